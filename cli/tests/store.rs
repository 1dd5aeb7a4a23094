//! The commands of a store, in a folder, as pipelines run them.
#![cfg(feature = "store")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(words).current_dir(folder).env("IPPLAN_STORE", "file:store");
    command.env("IPPLAN_AUTHOR", "ada").env("IPPLAN_OWNER", "shop").output().unwrap()
}

fn done(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The exit code, and what is said, in one line.
fn refused(folder: &Path, words: &[&str]) -> (i32, String) {
    let output = run(folder, words);
    let said = String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap(), one_line(&said))
}

/// A text whose lines may be wrapped anywhere.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn store() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("store")).unwrap();
    folder
}

#[test]
fn a_block_is_reserved_once_and_released_by_its_owner() {
    let folder = store();
    let folder = folder.path();
    let next = |size: &str, name: &str| {
        done(folder, &["next", size, "--name", name, "--in", "10.0.0.0/16"])
    };
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    assert_eq!(next("/26", "hub/api"), "10.0.0.64/26\n");
    let (code, said) = refused(folder, &["next", "/26", "--name", "hub/web", "--owner", "other"]);
    assert!(code == 1 && said.contains("belongs to `shop`"), "{said}");
    let (code, said) = refused(folder, &["release", "hub/web", "--owner", "other"]);
    assert!(code == 1 && said.contains("belongs to `shop`"), "{said}");
    let (code, said) = refused(folder, &["next", "/8", "--name", "hub/all"]);
    assert!(code == 1 && said.contains("does-not-fit"), "{said}");
    done(folder, &["release", "hub/web"]);
    let history = done(folder, &["history", "hub/web"]);
    assert!(
        history.contains("ada for shop") && history.contains("ipplan release hub/web"),
        "{history}"
    );
    // What was released is there again, at its place.
    done(folder, &["undo", "3"]);
    assert_eq!(next("/26", "hub/web"), "10.0.0.0/26\n");
    let lock = done(folder, &["export"]);
    assert_eq!(ipplan_formats::lock::read(&lock).unwrap().networks["hub"].subnets.len(), 2);
    assert_eq!(
        done(folder, &["prune", "--keep", "1d"]),
        "no version is old enough to be emptied\n"
    );
}

#[test]
fn a_request_is_planned_around_others() {
    let folder = store();
    let folder = folder.path();
    let request = "pools: { company: 10.0.0.0/16 }\nnetworks:\n  shop:\n    from: company\n    \
                   subnets:\n      web: { service: hosts, addresses: 100 }\n";
    fs::write(folder.join("shop.yaml"), request).unwrap();
    fs::write(folder.join("bank.yaml"), request.replace("shop", "bank")).unwrap();
    done(folder, &["plan", "shop.yaml"]);
    done(folder, &["plan", "bank.yaml", "--owner", "bank"]);
    done(folder, &["plan", "shop.yaml", "--locked"]);
    let lock = ipplan_formats::lock::read(&done(folder, &["export"])).unwrap();
    let at = |name: &str| lock.networks[name].subnets["web"].prefixes.to_string();
    assert_eq!((at("shop"), at("bank")), ("10.0.0.0/25".to_owned(), "10.0.0.128/25".to_owned()));
    assert!(lock.networks.values().all(|it| it.subnets.values().all(|it| !it.gone)));
    let (code, said) = refused(folder, &["plan", "shop.yaml", "--expect", "1"]);
    assert!(code == 1 && said.contains("the store has version 2, not 1"), "{said}");
    // The lock goes into another store as it is.
    fs::create_dir(folder.join("copy")).unwrap();
    done(folder, &["export", "--out", "net.lock.json"]);
    done(folder, &["import", "net.lock.json", "--store", "file:copy"]);
    let copy = done(folder, &["export", "--store", "file:copy"]);
    assert_eq!(copy, fs::read_to_string(folder.join("net.lock.json")).unwrap());
}

#[test]
fn what_is_wrong_with_a_store_is_said() {
    let folder = store();
    let folder = folder.path();
    let next = |store: &str| {
        refused(
            folder,
            &[
                "next",
                "/26",
                "--name",
                "hub/web",
                "--in",
                "10.0.0.0/16",
                "--wait",
                "1s",
                "--store",
                store,
            ],
        )
    };
    for (store, says) in [
        ("file:none", "create the folder first"),
        ("store", "for a folder, write `file:store`"),
        ("ftp://host/x", "is not the address of a store"),
        ("postgres://user:secret@localhost/x", "has a password or a signature in it"),
        ("postgres://user@127.0.0.1:1/x", "cannot be reached"),
        ("https://a.blob.core.windows.net/c?sig=secret", "has a password or a signature in it"),
    ] {
        let (code, said) = next(store);
        assert!(code == 2 && said.contains(says), "{store}: {said}");
        assert!(!said.contains("secret"), "{said}");
    }
    fs::create_dir(folder.join("store/plan")).unwrap();
    fs::write(folder.join("store/plan/notes.txt"), "mine").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("is not a file of ipplan"), "{said}");
    fs::remove_file(folder.join("store/plan/notes.txt")).unwrap();
    let first = folder.join("store/plan/00000000000000000001.json");
    fs::write(&first, "{\"format\": 2}").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("has format 2, but this release reads format 1"), "{said}");
    fs::write(&first, "{}").unwrap();
    let (code, said) = next("file:store");
    assert!(code == 2 && said.contains("is not one of ipplan"), "{said}");
    assert_eq!(fs::read_dir(folder.join("store/plan")).unwrap().count(), 1);
}

/// One network with one subnet of this name.
fn request(subnet: &str) -> String {
    format!(
        "networks: {{ hub: {{ space: 10.0.0.0/16, subnets: {{ {subnet}: {{ service: hosts, addresses: 50 }} }} }} }}\n"
    )
}

/// The subnets of the lock in a store, each with whether it is gone.
fn subnets(folder: &Path, network: &str) -> Vec<(String, bool)> {
    let lock = ipplan_formats::lock::read(&done(folder, &["export"])).unwrap();
    let subnets = lock.networks[network].subnets.iter();
    subnets.map(|(key, it)| (key.clone(), it.gone)).collect()
}

#[test]
fn an_undo_takes_back_what_its_owner_did() {
    let folder = store();
    let folder = folder.path();
    done(folder, &["next", "/26", "--name", "hub/web", "--in", "10.0.0.0/16"]);
    let (code, said) = refused(folder, &["undo", "1", "--owner", "other"]);
    assert!(code == 1 && said.contains("version 1 is a change of `shop`"), "{said}");
    assert_eq!(subnets(folder, "hub"), [("web".to_owned(), false)]);
    assert_eq!(done(folder, &["undo", "1"]), "version 2 takes back version 1\n");
    assert_eq!(subnets(folder, "hub"), [("web".to_owned(), true)]);
    let (code, said) = refused(folder, &["undo", "1"]);
    assert!(code == 1 && said.contains("version 1 is already undone"), "{said}");
    // Whoever has the name since keeps it, and what is in the way is named.
    done(folder, &["release", "hub/web"]);
    done(folder, &["next", "/28", "--name", "hub/web", "--owner", "other"]);
    let (code, said) = refused(folder, &["undo", "1"]);
    assert!(code == 1 && said.contains("it is at 10.0.0.0/28 now"), "{said}");
    assert!(said.contains("`ipplan history hub/web`"), "{said}");
    let (code, said) = refused(folder, &["undo", "3"]);
    assert!(code == 1 && said.contains("`hub/web` has changed since version 3"), "{said}");
    done(folder, &["release", "hub/web", "--owner", "other"]);
    done(folder, &["next", "/28", "--name", "hub/api", "--owner", "other"]);
    let (code, said) = refused(folder, &["undo", "3"]);
    assert!(code == 1 && said.contains("the addresses of `hub/web` are taken"), "{said}");
    assert_eq!(subnets(folder, "hub"), [("api".to_owned(), false)]);
}

#[test]
fn what_is_reserved_by_name_is_not_gone_by_a_plan_of_its_owner() {
    let folder = store();
    let folder = folder.path();
    fs::write(folder.join("net.yaml"), request("web")).unwrap();
    fs::write(folder.join("both.yaml"), request("web: { service: hosts, addresses: 50 }, api"))
        .unwrap();
    let planned = |file: &str| done(folder, &["plan", file]);
    planned("net.yaml");
    done(folder, &["next", "/26", "--name", "hub/api"]);
    done(folder, &["next", "/26", "--name", "spoke/api", "--in", "10.1.0.0/16"]);
    assert!(!planned("net.yaml").contains("api"));
    let both = [("api".to_owned(), false), ("web".to_owned(), false)];
    assert_eq!(subnets(folder, "hub"), both);
    assert_eq!(subnets(folder, "spoke"), both[..1]);
    assert!(done(folder, &["history"]).starts_with("     3  "), "nothing has changed since");
    // A request that names it takes it over, where it is; without it, it is gone as any other.
    planned("both.yaml");
    assert_eq!(subnets(folder, "hub"), both);
    assert!(done(folder, &["history", "hub/api"]).starts_with("     4  "));
    assert!(planned("net.yaml").contains("api"));
    assert_eq!(subnets(folder, "hub"), [("api".to_owned(), true), ("web".to_owned(), false)]);
    assert_eq!(subnets(folder, "spoke"), both[..1]);
    // By its name it is there again, and stays.
    done(folder, &["next", "/26", "--name", "hub/api"]);
    planned("net.yaml");
    assert_eq!(subnets(folder, "hub"), both);
}

#[test]
fn a_reservation_that_a_request_takes_over_does_not_end() {
    let folder = store();
    let folder = folder.path();
    fs::write(folder.join("net.yaml"), request("web")).unwrap();
    done(folder, &["next", "/26", "--name", "hub/web", "--in", "10.0.0.0/16", "--until", "30d"]);
    done(folder, &["plan", "net.yaml"]);
    let version = fs::read_to_string(folder.join("store/plan/00000000000000000002.json")).unwrap();
    let version: serde_json::Value = serde_json::from_str(&version).unwrap();
    assert_eq!(version["holders"]["hub/web"], serde_json::json!({ "owner": "shop" }));
}

#[test]
fn an_empty_request_is_refused_to_whoever_has_planned_something() {
    let folder = store();
    let folder = folder.path();
    fs::write(folder.join("hub.yaml"), request("web")).unwrap();
    fs::write(folder.join("api.yaml"), request("api")).unwrap();
    fs::write(folder.join("none.yaml"), "networks: {}\n").unwrap();
    done(folder, &["plan", "hub.yaml"]);
    // Somebody whose only subnet is in the network of another.
    done(folder, &["plan", "api.yaml", "--owner", "bank"]);
    for owner in ["shop", "bank"] {
        let (code, said) = refused(folder, &["plan", "none.yaml", "--owner", owner]);
        assert!(code == 1 && said.contains("empty-request"), "{owner}: {said}");
    }
    // Of somebody who has reserved by name only, nothing would be gone.
    done(folder, &["next", "/26", "--name", "hub/gate", "--owner", "gate"]);
    done(folder, &["plan", "none.yaml", "--owner", "gate", "--allow-empty"]);
    assert!(subnets(folder, "hub").iter().all(|(_, gone)| !gone));
}

#[test]
fn an_empty_store_is_no_plan_to_export() {
    let folder = store();
    let folder = folder.path();
    fs::write(folder.join("net.yaml"), request("web")).unwrap();
    fs::write(folder.join("backup.json"), "of yesterday").unwrap();
    for words in [&["export", "--out", "backup.json"][..], &["plan", "net.yaml", "--locked"]] {
        let (code, said) = refused(folder, words);
        assert!(code == 2 && said.contains("the store `file:store` has no plan yet"), "{said}");
        assert!(said.contains("check the address"), "{said}");
    }
    assert_eq!(fs::read_to_string(folder.join("backup.json")).unwrap(), "of yesterday");
}

#[test]
fn a_request_that_does_not_fit_into_a_store_has_a_proof() {
    let folder = store();
    let folder = folder.path();
    let one = "networks: { hub: { space: 10.0.0.0/26, subnets: { web: { service: hosts, addresses: 50 } } } }\n";
    fs::write(folder.join("web.yaml"), one).unwrap();
    fs::write(folder.join("api.yaml"), one.replace("web", "api")).unwrap();
    done(folder, &["plan", "web.yaml", "--proof", "proof.txt"]);
    assert!(fs::read_to_string(folder.join("proof.txt")).unwrap().contains("hub"));
    fs::remove_file(folder.join("proof.txt")).unwrap();
    // It would fit into an empty store.
    let (code, said) = refused(folder, &["plan", "api.yaml", "--proof", "proof.txt"]);
    assert!(code == 1 && said.contains("has no room"), "{said}");
    assert!(!said.contains("no proof was written"), "{said}");
    assert!(fs::read_to_string(folder.join("proof.txt")).unwrap().contains("hub"));
}

#[test]
fn options_that_say_nothing_are_refused() {
    let folder = store();
    let folder = folder.path();
    let plain = "next /26 --in 10.0.0.0/16";
    let named = "next /26 --name hub/web --in 10.0.0.0/16";
    for (words, says) in [
        (format!("{named} --used 10.0.0.0/24"), "`--used` cannot be used with `--name`"),
        (format!("{named} --from-top"), "`--from-top` cannot be used with `--name`"),
        (format!("{named} --as masks"), "`--as` cannot be used with `--name`"),
        (format!("{named} --fit advised"), "`--fit` is about a service"),
        (format!("{plain} --headroom 20%"), "`--headroom` is about a service"),
        (format!("{plain} --until 30d"), "`--until` needs `--name`"),
        (format!("{plain} --store file:store"), "`--store` needs `--name`"),
        (format!("{named} --until 2020-01-01"), "`2020-01-01` is not in the future"),
        (format!("{named} --until never"), "`never` is not a date or a time"),
        ("plan net.yaml --expect abc".to_owned(), "`abc` is not the number of a version"),
        ("export --owner shop".to_owned(), "unexpected argument"),
        ("history --store store".to_owned(), "for a folder, write `file:store`"),
    ] {
        fs::write(folder.join("net.yaml"), request("web")).unwrap();
        let words: Vec<&str> = words.split(' ').collect();
        let (code, said) = refused(folder, &words);
        assert!(code == 2 && said.contains(says), "{words:?}: {said}");
    }
    assert_eq!(fs::read_dir(folder.join("store")).unwrap().count(), 0);
}

#[test]
fn a_service_can_stand_for_the_size_of_a_block() {
    let folder = store();
    let folder = folder.path();
    let words = "next app-service --instances 10 --name hub/web --in 10.0.0.0/16 --headroom 100%";
    let words: Vec<&str> = words.split(' ').collect();
    // 10 instances, as many while they scale, all of that again, and 5 reserved addresses: 45.
    assert_eq!(done(folder, &words), "10.0.0.0/26\n");
    assert!(done(folder, &["history"]).contains("ipplan next /26 --name hub/web"));
    assert_eq!(done(folder, &words), "10.0.0.0/26\n");
    let two = ["next", "/26", "app-service", "--instances", "10", "--name", "hub/api"];
    let (code, said) = refused(folder, &two);
    assert!(code == 2 && said.contains("is needed for one name"), "{said}");
}

#[test]
fn a_store_is_called_a_store() {
    let folder = store();
    let folder = folder.path();
    fs::write(folder.join("net.yaml"), request("web")).unwrap();
    fs::write(folder.join("api.yaml"), request("api")).unwrap();
    done(folder, &["plan", "net.yaml"]);
    let (code, said) = refused(folder, &["release", "hub/api"]);
    assert!(code == 1 && said.contains("the store has no `hub/api`"), "{said}");
    let (code, said) = refused(folder, &["plan", "api.yaml", "--locked"]);
    assert!(code == 1 && said.contains("`api` is not in the store"), "{said}");
    assert!(said.contains("plan without --locked") && !said.contains("commit"), "{said}");
    assert_eq!(done(folder, &["history", "hub/none"]), "no changes found\n");
}

#[test]
fn the_history_says_where_things_are_and_what_is_emptied() {
    let folder = store();
    let folder = folder.path();
    let next = |name: &str| {
        let words = ["next", "/26", "--name", name, "--in", "10.0.0.0/16", "--until", "30d"];
        done(folder, &words);
    };
    for name in ["hub/web", "hub/api", "hub/db"] {
        next(name);
    }
    let history = one_line(&done(folder, &["history", "hub/api"]));
    assert!(
        history.ends_with(
            "ipplan next /26 --name hub/api --in 10.0.0.0/16 --until 30d: hub/api added at 10.0.0.64/26"
        ),
        "{history}"
    );
    fs::write(folder.join("net.yaml"), request("web")).unwrap();
    fs::write(folder.join("none.yaml"), request("gate")).unwrap();
    done(folder, &["plan", "net.yaml"]);
    done(folder, &["plan", "none.yaml"]);
    let history = one_line(&done(folder, &["history", "hub/web", "--last", "1"]));
    assert!(history.contains("hub/web no longer wanted at 10.0.0.0/26"), "{history}");
    // As by `prune`, weeks later: the first two versions are from before.
    for number in [1, 2] {
        let file = folder.join(format!("store/plan/{number:020}.json"));
        fs::write(file, "{\"format\":1,\"pruned\":true}\n").unwrap();
    }
    let third = one_line(&done(folder, &["history", "hub/db"]));
    let at = third.split(' ').nth(1).unwrap();
    assert!(third.contains("hub/db added at 10.0.0.128/26"), "{third}");
    let line = format!("2 versions until {at} emptied by `ipplan prune`");
    assert!(third.ends_with(&line), "{third}");
    let json = done(folder, &["history", "hub/web", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["emptied"], serde_json::json!({ "versions": 2, "until": at }));
    assert!(!done(folder, &["history", "--last", "1"]).contains("emptied"));
}

/// A server that accepts every connection, and never says a word.
fn mute() -> std::net::SocketAddr {
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    std::thread::spawn(move || server.incoming().collect::<Vec<_>>());
    address
}

#[test]
fn a_server_that_never_answers_keeps_nobody() {
    let folder = store();
    let request = "networks: { hub: { space: 10.0.0.0/16, subnets: { web: { service: hosts, addresses: 50 } } } }\n";
    fs::write(folder.path().join("net.yaml"), request).unwrap();
    let lock = "{\"version\": 1, \"networks\": {}}";
    fs::write(folder.path().join("net.lock.json"), lock).unwrap();
    let mute = mute();
    let stores =
        [format!("postgres://ada@{mute}/plans"), "s3://plans/x".into(), "az://plans/x".into()];
    let commands = [
        "next /26 --name hub/web --in 10.0.0.0/16",
        "plan net.yaml",
        "plan net.yaml --locked",
        "release hub/web",
        "import net.lock.json",
        "undo 2",
        "history",
        "export",
        "prune",
    ];
    let began = std::time::Instant::now();
    let start = |store: &String, words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
        command.args(words.split(' ')).args(["--wait", "2s", "--store", store]);
        command.env("AWS_ENDPOINT", format!("http://{mute}")).env("AWS_ALLOW_HTTP", "true");
        command.env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
        command.env("AZURITE_BLOB_STORAGE_URL", format!("http://{mute}"));
        command.env("AZURE_STORAGE_USE_EMULATOR", "true").current_dir(folder.path());
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        (format!("{words} on {store}"), command.spawn().unwrap())
    };
    let running: Vec<_> =
        stores.iter().flat_map(|store| commands.map(|words| start(store, words))).collect();
    let mut longest = Duration::ZERO;
    for (name, child) in running {
        let output = child.wait_with_output().unwrap();
        longest = longest.max(began.elapsed());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.starts_with("waiting for the store\n"), "{name}: {said}");
        assert!(said.contains("the store did not answer within 2s"), "{name}: {said}");
        assert!(said.contains("check the address and the network"), "{name}: {said}");
    }
    // All at once, on a machine that can be busy; it would be 30 seconds and more if nothing ended them.
    assert!(longest < Duration::from_secs(25), "{longest:?}");
}

#[test]
fn answers_in_json_are_what_the_schema_says() {
    let folder = store();
    let folder = folder.path();
    let schema = include_str!("../../formats/schema/store.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let kinds = schema["oneOf"].as_array().unwrap().len();
    // One kind alone, so that an answer is known to be of it.
    let kind = |title: &str| {
        let mut one = schema.clone();
        one["oneOf"] = serde_json::json!([{ "$ref": format!("#/$defs/{title}") }]);
        jsonschema::draft202012::new(&one).unwrap()
    };
    let ask = |title: &str, words: &str| {
        let words: Vec<&str> = words.split(' ').chain(["--format", "json"]).collect();
        let answer: serde_json::Value = serde_json::from_str(&done(folder, &words)).unwrap();
        let errors: Vec<String> =
            kind(title).iter_errors(&answer).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{words:?}: {errors:?}");
        answer
    };
    let reserved = ask("Reserved", "next /26 --name hub/web --in 10.0.0.0/16");
    assert_eq!(reserved["address_prefix"], "10.0.0.0/26");
    assert_eq!((&reserved["owner"], &reserved["version"]), (&"shop".into(), &1.into()));
    let trial = ask("Reserved", "next /28 --name hub/trial --until 2990-01-01");
    assert_eq!(trial["until"], "2990-01-01T00:00:00Z");
    let released = ask("Released", "release hub/web");
    assert_eq!(
        released,
        serde_json::json!({"released": ["hub/web"], "ipv6_only": false, "version": 3})
    );
    assert_eq!(ask("Undone", "undo 3"), serde_json::json!({ "version": 4, "undone": 3 }));
    let history = ask("History", "history hub/web");
    let versions: Vec<_> = history["history"].as_array().unwrap().iter().collect();
    assert_eq!(versions.len(), 3);
    assert_eq!(versions[1]["command"], "ipplan release hub/web");
    let released = serde_json::json!({
        "subnet": "hub/web", "before": ["10.0.0.0/26"], "after": [], "gone": false,
    });
    assert_eq!(versions[1]["changes"], serde_json::json!([released]));
    assert_eq!(versions[2]["changes"][0]["after"], serde_json::json!(["10.0.0.0/26"]));
    assert_eq!(history["emptied"], serde_json::Value::Null);
    done(folder, &["export", "--out", "net.lock.json"]);
    assert_eq!(ask("Imported", "import net.lock.json"), serde_json::json!({ "version": 4 }));
    assert_eq!(ask("Pruned", "prune"), serde_json::json!({ "emptied": 0 }));
    let in_a_file = ask("Released", "release hub/web --lock net.lock.json");
    assert_eq!(in_a_file["version"], serde_json::Value::Null);
    // `Exported` is what a server answers; the command prints the lock alone.
    assert_eq!(kinds, 7, "a kind of answer that this test does not know");
}

#[test]
fn history_keeps_to_80_columns_and_finds_old_changes() {
    let folder = store();
    let folder = folder.path();
    let long = "company-with-a-long-name/platform-of-landing-zones";
    let next = |name: &str| {
        let words = ["next", "/28", "--name", name, "--in", "10.0.0.0/16", "--owner", long];
        done(folder, &words);
    };
    next("landing-zone-of-the-shop/workload-subnet-of-the-shop");
    for number in 0..25 {
        next(&format!("landing-zone-of-the-shop/workload-{number}"));
    }
    let history =
        done(folder, &["history", "landing-zone-of-the-shop/workload-subnet-of-the-shop"]);
    assert!(history.starts_with("     1  "), "{history}");
    assert!(history.contains("company-with-a-long-name/platform"), "{history}");
    assert!(history.lines().all(|line| line.chars().count() <= 80), "{history}");
    let all = done(folder, &["history"]);
    assert_eq!(all.lines().filter(|line| line.contains("ada for")).count(), 20, "{all}");
    assert_eq!(done(folder, &["history", "--last", "1"]).matches("ada for").count(), 1);
}

/// `ulimit` counts in blocks of 512 bytes: nothing can be written. The signal is ignored, so that the system
/// answers as a full disk does.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_no_success() {
    let folder = store();
    let folder = folder.path();
    done(folder, &["next", "/26", "--name", "hub/web", "--in", "10.0.0.0/16"]);
    let before = done(folder, &["export"]);
    let limited = "trap '' XFSZ; ulimit -f 0; exec \"$0\" next /26 --name hub/api 2>&1 | cat";
    let mut command = Command::new("sh");
    command.args(["-c", limited, env!("CARGO_BIN_EXE_ipplan")]).current_dir(folder);
    let output = command.env("IPPLAN_STORE", "file:store").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("does not take a file as large as the plan"), "{said}");
    assert!(said.contains("ulimit -f"), "{said}");
    assert_eq!(done(folder, &["export"]), before);
    assert_eq!(fs::read_dir(folder.join("store/plan")).unwrap().count(), 1, "a draft is left");
}

/// A user with read access finds everything, and writes nothing. The administrator of a machine can always
/// write, so the commands run as another user there.
#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    let folder = store();
    let folder = folder.path();
    allow(folder, 0o755).unwrap();
    let request = "networks: { hub: { space: 10.0.0.0/16, subnets: { web: { service: hosts, addresses: 50 } } } }\n";
    fs::write(folder.join("net.yaml"), request).unwrap();
    done(folder, &["plan", "net.yaml"]);
    for path in ["store", "store/plan"] {
        allow(&folder.join(path), 0o555).unwrap();
    }
    let root = fs::write(folder.join("store/try"), "").is_ok();
    let program = env!("CARGO_BIN_EXE_ipplan");
    let reader = |words: &[&str]| {
        let mut command = Command::new(if root { "setpriv" } else { program });
        if root {
            fs::remove_file(folder.join("store/try")).unwrap_or_default();
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
        }
        command.args(words).current_dir(folder).env("IPPLAN_STORE", "file:store");
        command.env("IPPLAN_OWNER", "shop").output()
    };
    if !reader(&["--version"]).is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no user who may only read can run {program}");
        return;
    }
    let reading: [&[&str]; 5] = [
        &["export"],
        &["history", "hub/web"],
        &["plan", "net.yaml", "--locked"],
        &["plan", "net.yaml"],
        &["next", "/26", "--name", "hub/web"],
    ];
    for words in reading {
        let output = reader(words).unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {said}");
    }
    let output = reader(&["next", "/26", "--name", "hub/api"]).unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("cannot be written: access is denied"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    allow(&folder.join("store/plan"), 0o000).unwrap();
    let output = reader(&["export"]).unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("cannot be read: access is denied"), "{said}");
    for path in ["store/plan", "store"] {
        allow(&folder.join(path), 0o755).unwrap();
    }
}
