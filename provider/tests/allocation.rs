//! The resource `ipplan_allocation` on a folder store, by a client that does what Terraform does.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod client;

use std::collections::BTreeSet;
use std::sync::Arc;

use client::{
    Applied, Checked, Configure, Dynamic, Import, ImportResult, Planned, Planning, Plugin, Read,
    ReadResult, Told, Upgrade, at, object, packed, run, start, unpacked,
};
use ipplan::{IpNet, Network, Request};
use ipplan_formats::lock::Released;
use ipplan_store::{Author, Tuning, decide, newest, open, submit};
use rmpv::Value as Packed;

const ATTRIBUTES: [&str; 7] =
    ["address_prefix", "in", "name", "owner", "prefix_length", "store", "until"];

/// The values of a configuration or a state, without those that are null.
type Values<'v> = &'v [(&'v str, Packed)];

/// The steps of Terraform with one resource, around one provider.
#[derive(Clone)]
struct Terraform {
    plugin: Arc<Plugin>,
    folder: Arc<tempfile::TempDir>,
}

impl Terraform {
    /// A provider with an empty store and the owner `shop`.
    async fn new() -> Terraform {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let terraform = Terraform { plugin: Arc::new(start()), folder };
        let store = terraform.address();
        terraform.configure(&[("store", store.into()), ("owner", "shop".into())]).await;
        terraform
    }

    fn address(&self) -> String {
        format!("file:{}", self.folder.path().display())
    }

    async fn configure(&self, config: Values<'_>) {
        let config = Some(packed(&object(config)));
        let path = "/tfplugin6.Provider/ConfigureProvider";
        let answer: Checked = self.plugin.ask(path, Configure { config }).await;
        assert_eq!(answer.diagnostics, []);
    }

    async fn validate(&self, config: Values<'_>) -> Vec<Told> {
        let asked = Read { type_name: "ipplan_allocation".to_owned(), config: Some(full(config)) };
        let path = "/tfplugin6.Provider/ValidateResourceConfig";
        let answer: Checked = self.plugin.ask(path, asked).await;
        answer.diagnostics
    }

    async fn plan(&self, prior: Option<&Packed>, config: Option<Values<'_>>) -> Planned {
        // What is computed, and what nobody says, stays as it was.
        let proposed = config.map(|config| {
            let mut proposed = unpacked(&full(config));
            if let (Packed::Map(proposed), Some(prior)) = (&mut proposed, prior) {
                for (key, value) in proposed {
                    if value.is_nil()
                        && ["owner", "address_prefix"].contains(&key.as_str().unwrap())
                    {
                        *value = at(prior, &[key.as_str().unwrap()]).clone();
                    }
                }
            }
            proposed
        });
        let asked = Planning {
            type_name: "ipplan_allocation".to_owned(),
            prior_state: Some(packed(prior.unwrap_or(&Packed::Nil))),
            proposed_new_state: Some(packed(&proposed.unwrap_or(Packed::Nil))),
            config: Some(config.map_or_else(|| packed(&Packed::Nil), full)),
        };
        let planned: Planned =
            self.plugin.ask("/tfplugin6.Provider/PlanResourceChange", asked).await;
        assert_eq!(planned.diagnostics, []);
        planned
    }

    /// Plans and applies: returns the new state, which is null if there is none, and the diagnostics.
    async fn apply(
        &self,
        prior: Option<&Packed>,
        config: Option<Values<'_>>,
    ) -> (Packed, Vec<Told>) {
        let planned = self.plan(prior, config).await.state.unwrap();
        let asked = Planning {
            type_name: "ipplan_allocation".to_owned(),
            prior_state: Some(packed(prior.unwrap_or(&Packed::Nil))),
            proposed_new_state: Some(planned.clone()),
            config: Some(config.map_or_else(|| packed(&Packed::Nil), full)),
        };
        let applied: Applied =
            self.plugin.ask("/tfplugin6.Provider/ApplyResourceChange", asked).await;
        let state = unpacked(&applied.new_state.unwrap());
        if applied.diagnostics.is_empty() {
            agrees(&unpacked(&planned), &state);
        }
        (state, applied.diagnostics)
    }

    async fn create(&self, config: Values<'_>) -> Packed {
        let (state, told) = self.apply(None, Some(config)).await;
        assert_eq!(told, []);
        state
    }

    async fn read(&self, state: &Packed) -> (Packed, Vec<Told>) {
        let config = Some(packed(state));
        let asked = Read { type_name: "ipplan_allocation".to_owned(), config };
        let read: ReadResult = self.plugin.ask("/tfplugin6.Provider/ReadResource", asked).await;
        (unpacked(&read.state.unwrap()), read.diagnostics)
    }

    async fn import(&self, id: &str) -> Result<Packed, Vec<Told>> {
        let asked = Import { type_name: "ipplan_allocation".to_owned(), id: id.to_owned() };
        let path = "/tfplugin6.Provider/ImportResourceState";
        let answer: ImportResult = self.plugin.ask(path, asked).await;
        match &answer.imported[..] {
            [one] => Ok(unpacked(one.state.as_ref().unwrap())),
            _ => Err(answer.diagnostics),
        }
    }

    /// Releases something in the store with the command, as another person would.
    async fn release_outside(&self, name: &str) {
        let store = open(&self.address()).unwrap();
        let author = Author { owner: "shop".to_owned(), ..Author::default() };
        let names = BTreeSet::from([name]);
        let mut release = |version: &_| decide::release(version, "shop", &names, Released::Whole);
        submit(&store, &author, &Tuning::default(), &mut release).await.unwrap();
    }

    /// The blocks in the store, with their owners.
    async fn stored(&self) -> Vec<(String, String, String)> {
        let version = newest(&open(&self.address()).unwrap()).await.unwrap();
        let networks = version.lock.networks.iter();
        let places = networks.flat_map(|(network, it)| {
            let place = move |(name, it): (&String, &ipplan::LockedSubnet)| {
                (format!("{network}/{name}"), it.prefixes.to_string())
            };
            it.subnets.iter().map(place)
        });
        let owner = |name: &String| version.holders[name].owner.clone();
        places.map(|(name, block)| (name.clone(), block, owner(&name))).collect()
    }
}

/// An object with all attributes.
fn full(values: Values<'_>) -> Dynamic {
    let value = |name: &&'static str| {
        let found = values.iter().find(|(key, _)| key == name);
        (*name, found.map_or(Packed::Nil, |(_, value)| value.clone()))
    };
    packed(&object(&ATTRIBUTES.iter().map(value).collect::<Vec<_>>()))
}

/// Terraform refuses a state in which something is other than it was planned.
fn agrees(planned: &Packed, state: &Packed) {
    let Packed::Map(planned) = planned else {
        assert!(state.is_nil());
        return;
    };
    for (key, value) in planned.iter().filter(|(_, value)| !matches!(value, Packed::Ext(..))) {
        assert_eq!(at(state, &[key.as_str().unwrap()]), value, "{key}");
    }
}

fn texts(all: &[&str]) -> Packed {
    Packed::Array(all.iter().map(|it| (*it).into()).collect())
}

fn block(name: &str, prefix_length: u64) -> Vec<(&str, Packed)> {
    vec![
        ("name", name.into()),
        ("prefix_length", prefix_length.into()),
        ("in", texts(&["10.0.0.0/24"])),
    ]
}

fn with<'v>(
    mut values: Vec<(&'v str, Packed)>,
    name: &'v str,
    value: impl Into<Packed>,
) -> Vec<(&'v str, Packed)> {
    values.retain(|(key, _)| *key != name);
    values.push((name, value.into()));
    values
}

fn text<'s>(state: &'s Packed, name: &str) -> &'s str {
    at(state, &[name]).as_str().unwrap()
}

#[track_caller]
fn says(told: &[Told], severity: i32, words: &[&str]) {
    let [told] = told else { panic!("{told:?}") };
    assert_eq!(told.severity, severity);
    let whole = format!("{}\n{}", told.summary, told.detail);
    assert!(words.iter().all(|it| whole.contains(it)), "{whole}");
}

#[test]
fn it_is_placed_once_and_never_moves() {
    run(async {
        let terraform = Terraform::new().await;
        let web = block("hub/web", 26);
        assert_eq!(terraform.validate(&web).await, []);
        let planned = unpacked(&terraform.plan(None, Some(&web)).await.state.unwrap());
        assert!(matches!(at(&planned, &["address_prefix"]), Packed::Ext(0, _)));
        assert_eq!(text(&planned, "owner"), "shop");

        let first = terraform.create(&web).await;
        assert_eq!(text(&first, "address_prefix"), "10.0.0.0/26");
        // The network exists by now; the next /26 is after the first.
        let second = [("name", "hub/db".into()), ("prefix_length", 26.into())];
        let second = terraform.create(&second).await;
        assert_eq!(text(&second, "address_prefix"), "10.0.0.64/26");
        assert_eq!(terraform.read(&first).await, (first.clone(), vec![]));

        let again = terraform.plan(Some(&first), Some(&web)).await;
        assert_eq!(
            (unpacked(&again.state.unwrap()), again.requires_replace),
            (first.clone(), vec![])
        );

        // Only the first is released, so only its addresses are free.
        assert_eq!(terraform.apply(Some(&first), None).await, (Packed::Nil, vec![]));
        assert_eq!(terraform.read(&first).await, (Packed::Nil, vec![]));
        assert_eq!(terraform.apply(Some(&first), None).await, (Packed::Nil, vec![]));
        let at_db = ("hub/db".to_owned(), "10.0.0.64/26".to_owned(), "shop".to_owned());
        assert_eq!(terraform.stored().await, [at_db]);
    });
}

#[test]
fn some_changes_make_another_and_some_do_not() {
    run(async {
        let terraform = Terraform::new().await;
        let web = block("hub/web", 26);
        let state = terraform.create(&web).await;
        for (name, value) in [
            ("name", Packed::from("hub/other")),
            ("prefix_length", 27.into()),
            ("owner", "crm".into()),
            ("store", "file:elsewhere".into()),
        ] {
            let other = with(web.clone(), name, value);
            let planned = terraform.plan(Some(&state), Some(&other)).await;
            let paths: Vec<&str> = planned
                .requires_replace
                .iter()
                .map(|it| it.steps[0].attribute_name.as_str())
                .collect();
            assert_eq!(paths, [name]);
        }
        let ends = with(web.clone(), "until", "2099-01-31");
        assert_eq!(terraform.plan(Some(&state), Some(&ends)).await.requires_replace, []);
        let (state, told) = terraform.apply(Some(&state), Some(&ends)).await;
        assert_eq!(told, []);
        assert_eq!(text(&state, "address_prefix"), "10.0.0.0/26");
        assert_eq!(terraform.read(&state).await.0, state);
        // 2099-01-31T00:00:00Z, by the calendar: 47,147 days after 1970-01-01.
        let version = newest(&open(&terraform.address()).unwrap()).await.unwrap();
        assert_eq!(version.holders["hub/web"].until, Some(47_147 * 86_400));
        // The network has a space, and keeps it.
        let other = with(ends, "in", texts(&["10.1.0.0/16"]));
        let (kept, told) = terraform.apply(Some(&state), Some(&other)).await;
        says(&told, 1, &["bad-space", "10.0.0.0/24", "Hint: "]);
        assert_eq!(kept, state);
    });
}

#[test]
fn what_is_released_outside_is_gone() {
    run(async {
        let terraform = Terraform::new().await;
        let web = block("hub/web", 26);
        let state = terraform.create(&web).await;
        terraform.release_outside("hub/web").await;
        // Between the look and the change: nothing is placed under the old state.
        let ends = with(web.clone(), "until", "2099-01-31");
        let (kept, told) = terraform.apply(Some(&state), Some(&ends)).await;
        says(&told, 1, &["not-in-lock", "released meanwhile"]);
        assert_eq!((kept, terraform.stored().await), (state.clone(), vec![]));
        assert_eq!(terraform.read(&state).await, (Packed::Nil, vec![]));

        // Somebody else has the name by now: neither read nor released as ours.
        let theirs = terraform.create(&with(web, "owner", "crm")).await;
        assert_eq!(text(&theirs, "owner"), "crm");
        assert_eq!(terraform.read(&state).await, (Packed::Nil, vec![]));
        assert_eq!(terraform.apply(Some(&state), None).await, (Packed::Nil, vec![]));
        assert_eq!(terraform.stored().await.len(), 1);
        let (none, told) = terraform.apply(None, Some(&block("hub/web", 26))).await;
        assert!(none.is_nil());
        says(&told, 1, &["name-taken", "`crm`", "Hint: use another name"]);
    });
}

/// Otherwise each run of one would undo the other, for ever.
#[test]
fn a_plan_of_the_same_owner_leaves_it_as_it_is() {
    run(async {
        let terraform = Terraform::new().await;
        let state = terraform.create(&block("hub/web", 26)).await;
        let store = open(&terraform.address()).unwrap();
        let author = Author { owner: "shop".to_owned(), ..Author::default() };
        let space: IpNet = "10.8.0.0/16".parse().unwrap();
        let request = Request::default().with("other", Network::within(vec![space]));
        let mut plan =
            |version: &_| decide::request(version, "shop", &request).map(|(delta, _)| delta);
        let done = submit(&store, &author, &Tuning::default(), &mut plan).await.unwrap();
        assert!(done.version.lock.networks.contains_key("other"));
        assert_eq!(terraform.read(&state).await, (state.clone(), vec![]));
    });
}

#[test]
fn it_is_imported_by_its_name() {
    run(async {
        let terraform = Terraform::new().await;
        let created = terraform.create(&with(block("hub/web", 26), "until", "2099-01-31")).await;
        let imported = terraform.import("hub/web").await.unwrap();
        for name in ["name", "prefix_length", "owner", "address_prefix"] {
            assert_eq!(at(&imported, &[name]), at(&created, &[name]));
        }
        assert_eq!(text(&imported, "until"), "2099-01-31T00:00:00Z");
        assert_eq!(terraform.read(&imported).await, (imported.clone(), vec![]));

        says(&terraform.import("hub/wbe").await.unwrap_err(), 1, &["not-in-lock", "`hub/web`?"]);
        says(&terraform.import("web").await.unwrap_err(), 1, &["NETWORK/SUBNET"]);

        // Terraform gives a state back as JSON.
        let json = br#"{"name":"hub/web"}"#.to_vec();
        let raw_state = Some(Dynamic { msgpack: json.clone(), json: Vec::new() });
        let path = "/tfplugin6.Provider/UpgradeResourceState";
        let upgraded: ReadResult = terraform.plugin.ask(path, Upgrade { raw_state }).await;
        assert_eq!(upgraded.state.unwrap().json, json);
    });
}

#[test]
fn many_at_once_fill_a_network_and_never_overlap() {
    run(async {
        let one = Terraform::new().await;
        // A second Terraform, with a provider of its own, on the same store.
        let other = Terraform { plugin: Arc::new(start()), folder: one.folder.clone() };
        other.configure(&[("store", other.address().into()), ("owner", "crm".into())]).await;
        let tasks: Vec<_> = (0..16)
            .map(|index| {
                let terraform = if index % 2 == 0 { one.clone() } else { other.clone() };
                tokio::spawn(async move {
                    let state = terraform.create(&block(&format!("hub/n{index}"), 28)).await;
                    text(&state, "address_prefix").parse::<IpNet>().unwrap()
                })
            })
            .collect();
        let mut blocks = BTreeSet::new();
        for task in tasks {
            blocks.insert(task.await.unwrap());
        }
        // 16 blocks of 16 addresses are all 256.
        let all = (0..16).map(|index| format!("10.0.0.{}/28", index * 16).parse().unwrap());
        assert_eq!(blocks, all.collect());
        let (none, told) = one.apply(None, Some(&block("hub/more", 28))).await;
        assert!(none.is_nil());
        says(&told, 1, &["does-not-fit"]);
    });
}

#[test]
fn an_interrupted_run_is_found_again() {
    run(async {
        let terraform = Terraform::new().await;
        let first = terraform.create(&block("hub/web", 26)).await;
        let (again, told) = terraform.apply(None, Some(&block("hub/web", 26))).await;
        says(&told, 2, &["`hub/web` was in the store already, at 10.0.0.0/26"]);
        assert_eq!(again, first);
        let (none, told) = terraform.apply(None, Some(&block("hub/web", 27))).await;
        assert!(none.is_nil());
        says(&told, 1, &["pin-moved", "another size", "Hint: "]);
    });
}

#[test]
fn a_wrong_store_is_told_and_loses_nothing() {
    run(async {
        let terraform = Terraform::new().await;
        let state = terraform.create(&block("hub/web", 26)).await;
        let empty = tempfile::tempdir().unwrap();
        let empty = format!("file:{}", empty.path().display());
        for (config, words) in [
            (
                vec![("store", Packed::from("file:/no/such/folder"))],
                ["cannot-read", "create the folder"],
            ),
            (vec![("store", "ftp://x".into())], ["cannot-read", "postgres:"]),
            (vec![], ["usage", "IPPLAN_STORE"]),
            (vec![("store", Packed::Ext(0, vec![0]))], ["usage", "not known yet"]),
            // It never had this allocation, so nobody has released it there.
            (vec![("store", empty.as_str().into())], ["not-in-lock", "is empty"]),
        ] {
            terraform.configure(&config).await;
            let (kept, told) = terraform.read(&state).await;
            says(&told, 1, &words);
            assert_eq!(kept, state);
        }
        // The resource's own store comes first, and an owner that is not known yet is left open.
        terraform.configure(&[("owner", Packed::Ext(0, vec![0]))]).await;
        let own = with(block("hub/db", 26), "store", terraform.address());
        let planned = unpacked(&terraform.plan(None, Some(&own)).await.state.unwrap());
        assert!(matches!(at(&planned, &["owner"]), Packed::Ext(..)));
        terraform.configure(&[]).await;
        let state = terraform.create(&own).await;
        assert_eq!(
            (text(&state, "address_prefix"), text(&state, "owner")),
            ("10.0.0.64/26", "environment")
        );
    });
}

#[test]
fn a_change_takes_no_longer_than_the_configuration_says() {
    run(async {
        let terraform = Terraform::new().await;
        for path in
            ["/tfplugin6.Provider/ValidateProviderConfig", "/tfplugin6.Provider/ConfigureProvider"]
        {
            let told = async |wait: Packed| {
                let config = Some(packed(&object(&[("wait", wait)])));
                let answer: Checked = terraform.plugin.ask(path, Configure { config }).await;
                answer.diagnostics
            };
            says(&told("soon".into()).await, 1, &["usage", "`soon`", "30s"]);
            for fine in [Packed::from("5m"), "".into(), Packed::Nil, Packed::Ext(0, vec![0])] {
                assert_eq!(told(fine).await, []);
            }
        }
        // Nobody listens there, so it is tried for as long as may be: 60 seconds if nothing is said.
        let began = std::time::Instant::now();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let store = format!("postgres://127.0.0.1:{port}/plans");
        terraform.configure(&[("store", store.into()), ("wait", "0s".into())]).await;
        let (none, told) = terraform.apply(None, Some(&block("hub/web", 26))).await;
        assert!(none.is_nil());
        says(&told, 1, &["cannot-read", "127.0.0.1"]);
        assert!(began.elapsed() < std::time::Duration::from_secs(60));
    });
}

#[test]
fn what_is_wrong_is_told_before_anything_is_planned() {
    run(async {
        let terraform = Terraform::new().await;
        let web = block("hub/web", 26);
        for (name, value, words) in [
            ("name", Packed::from("web"), ["usage", "NETWORK/SUBNET"]),
            ("prefix_length", 129.into(), ["wrong-type", "`129`"]),
            ("prefix_length", 30.into(), ["under-minimum", "/29"]),
            ("prefix_length", 26.5.into(), ["wrong-type", "`26.5`"]),
            ("prefix_length", (-1).into(), ["wrong-type", "`-1`"]),
            ("in", texts(&["10.0.0.0"]), ["bad-space", "`10.0.0.0`"]),
            ("until", "30d".into(), ["usage", "2027-03-31"]),
        ] {
            says(&terraform.validate(&with(web.clone(), name, value)).await, 1, &words);
        }
        // What is not known yet is not wrong.
        for name in ["name", "prefix_length", "in", "until"] {
            let later = with(web.clone(), name, Packed::Ext(0, vec![0]));
            assert_eq!(terraform.validate(&later).await, []);
        }
        let over = with(web, "until", "2001-01-01");
        assert_eq!(terraform.validate(&over).await, []);
        let (none, told) = terraform.apply(None, Some(&over)).await;
        assert!(none.is_nil());
        says(&told, 1, &["usage", "`2001-01-01` is over"]);
        // A name that no lock can have is refused by the store.
        let (_, told) = terraform.apply(None, Some(&block("hub/a b", 26))).await;
        says(&told, 1, &["bad-name"]);
    });
}
