//! Random requests: any content is written and reads back the same.

use ipplan::{
    Absent, AddressSpace, ClientPool, Edition, Family, Fit, Input, InputKind, IpNet, KeepOut, Link,
    LinkKind, Network, Place, PrefixLen, Request, Service, Subnet, Value, Workload, services,
};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{csv, json, toml, yaml};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Names and words of all kinds, those among them that a language takes for something else.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z][a-z0-9-]{0,8}",
        1 => any::<String>(),
        1 => r#"[-{}\[\]:,"'#&*!|>%@`?=;.\\ \t\r\n~é/0-9]{0,6}"#,
        1 => select(vec!["", "yes", "null", "~", "1", "0x1", "1e3", ".5", "2026-10", "<<", "a.b", "a: b",
            "$schema", "true", " a", "a ", "10.0.0.0", "1_0", "12:30:00", "=", "- a", "\u{feff}", "\u{85}",
            "\u{2028}", "\u{7f}", "a #b", "#", "0o7", "+1", "-1", "1.", "inf", ".inf", ".NaN", "\u{fffe}"])
            .prop_map(str::to_owned),
    ]
}

fn prefix() -> impl Strategy<Value = IpNet> {
    let v4 = (any::<u32>(), 0_u8..=32).prop_map(|(bits, length)| {
        IpNet::new(std::net::Ipv4Addr::from(bits).into(), length).unwrap().trunc()
    });
    let v6 = (any::<u128>(), 0_u8..=128).prop_map(|(bits, length)| {
        IpNet::new(std::net::Ipv6Addr::from(bits).into(), length).unwrap().trunc()
    });
    prop_oneof![v4, v6]
}

fn length() -> impl Strategy<Value = PrefixLen> {
    (0_u8..=32).prop_map(PrefixLen::v4)
}

fn input(input: &'static Input) -> BoxedStrategy<Option<Value>> {
    let value = match input.kind {
        InputKind::Count { least, most } => (least..=most).prop_map(Value::Count).boxed(),
        InputKind::Switch => any::<bool>().prop_map(Value::Switch).boxed(),
        InputKind::Choice { choices } => {
            select(choices).prop_map(|choice| Value::from(choice.name)).boxed()
        }
        InputKind::Cidr { largest, smallest } => (largest.length()..=smallest.length())
            .prop_map(|length| Value::from(format!("0.0.0.0/{length}")))
            .boxed(),
    };
    // Text that is checked later, and may be wrong, has to come through as well.
    let value = prop_oneof![5 => value, 1 => word().prop_map(Value::Text)];
    if input.absent == Absent::Refused {
        value.prop_map(Some).boxed()
    } else {
        option::of(value).boxed()
    }
}

fn workload() -> impl Strategy<Value = Workload> {
    select(services::ALL).prop_flat_map(|service: &'static Service| {
        let values: Vec<_> = service.inputs.iter().map(|it| input(it)).collect();
        values.prop_map(|values| {
            service.inputs.iter().zip(values).fold(
                service.workload(),
                |workload, (input, value)| match value {
                    Some(value) => workload.with(*input, value),
                    None => workload,
                },
            )
        })
    })
}

fn fit() -> impl Strategy<Value = Fit> {
    select(vec![Fit::Need, Fit::Advised])
}

fn place() -> impl Strategy<Value = Place> {
    let places = btree_map("[a-z][a-z-]{0,6}", vec(prefix(), 1..3), 1..3);
    prop_oneof![
        2 => Just(Place::Anywhere),
        2 => vec(prefix(), 1..4).prop_map(Place::Here),
        1 => places.prop_map(Place::ByRole),
    ]
}

fn subnet() -> impl Strategy<Value = Subnet> {
    let place = (place(), option::of(length()), option::of(word()), option::of(length()));
    let size = (option::of(fit()), option::of(0_u32..=1_000), any::<bool>(), option::of(word()));
    let size = (size, option::of(any::<bool>()));
    (vec(workload(), 0..4), place, size).prop_map(|(holds, place, size)| {
        let (at, prefix_len, group, reserve) = place;
        // Where nothing else says how large it is, something has to live in it.
        let unknown = holds.is_empty() && at == Place::Anywhere;
        let prefix_len = prefix_len.or(unknown.then_some(PrefixLen::v4(24)));
        let ((fit, headroom, ipv6, was), default_outbound) = size;
        let own = Subnet { holds, at, prefix_len, group, reserve, ..Subnet::default() };
        Subnet { fit, headroom, ipv6, was, default_outbound, ..own }
    })
}

fn network(pools: Vec<String>) -> impl Strategy<Value = Network> {
    let from = (select([pools, vec!["nowhere".to_owned()]].concat()), option::of(length()));
    let space = prop_oneof![
        vec(prefix(), 0..4).prop_map(AddressSpace::Declared),
        from.prop_map(|(pool, prefix_len)| AddressSpace::From { pool, prefix_len }),
    ];
    (space, option::of(word()), option::of(word()), btree_map(word(), subnet(), 0..4)).prop_map(
        |(space, region, was, subnets)| {
            // A reason has to say something.
            let why = region.clone().filter(|why: &String| !why.trim().is_empty());
            Network {
                space,
                region,
                was,
                isolated: why.clone(),
                reuse: why.clone(),
                public: why,
                subnets,
            }
        },
    )
}

fn client_pool() -> impl Strategy<Value = ClientPool> {
    let at = prefix().prop_map(|range| (Some(range), None));
    let from = option::of(word()).prop_map(|pool| (None, pool));
    let place = prop_oneof![at, from];
    (place, vec(workload(), 0..2), option::of(length()), option::of(word())).prop_map(
        |((at, from), holds, prefix_len, network)| ClientPool {
            holds,
            at,
            from,
            prefix_len,
            network,
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    let names = || vec(word(), 0..3);
    let said = || option::of(word());
    let peering = (names(), names(), names(), names(), any::<bool>());
    let app = (said(), said(), said(), said(), any::<bool>(), any::<bool>());
    let instance = (option::of(1_u64..2_000), any::<bool>());
    let kind = select(LinkKind::ALL.to_vec());
    (kind, vec(word(), 1..4), peering, app, instance, said()).prop_map(
        |(kind, ends, peering, app, (databases, next_gen), overlap)| {
            // A reason has to say something.
            let overlap = overlap.filter(|why| !why.trim().is_empty());
            let link = Link { overlap, ..Link::of(kind, ends) };
            let (gateway_transit, remote_gateways, forwarded_traffic, subnets, disconnected) =
                peering;
            let (plan, app, region, tier, linux, containers) = app;
            match kind {
                LinkKind::Peer => {
                    let link = Link { gateway_transit, remote_gateways, subnets, ..link };
                    Link { forwarded_traffic, disconnected, ..link }
                }
                LinkKind::RegionalIntegration => {
                    Link { plan, app, region, linux, containers, ..link }
                }
                LinkKind::GatewayRequiredIntegration => {
                    Link { plan, app, region, tier, linux, containers, ..link }
                }
                LinkKind::InstanceLink => Link { databases, next_gen, ..link },
                _ => link,
            }
        },
    )
}

fn edition() -> impl Strategy<Value = Edition> {
    (2000_u16..2100, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| Edition::new(year, month, day))
}

pub(super) fn request() -> impl Strategy<Value = Request> {
    let keep_out = (prefix(), word()).prop_map(|(range, why)| KeepOut { range, why });
    let files = vec(word().prop_filter("a name", |name| !name.trim().is_empty()), 0..3);
    let general = (fit(), any::<bool>());
    let head = (option::of(edition()), general, 0_u32..=1_000, files, vec(keep_out, 0..3));
    let pools = btree_map(word(), vec(prefix(), 0..3), 0..3);
    (head, pools).prop_flat_map(|((edition, general, headroom, existing, avoid), pools)| {
        let names = pools.keys().cloned().collect();
        let clients = btree_map(word(), client_pool(), 0..3);
        let networks = btree_map(word(), network(names), 0..4);
        let linked = (btree_map(word(), vec(prefix(), 0..3), 0..3), vec(link(), 0..3));
        (clients, networks, linked).prop_map(move |(client_pools, mut networks, (sites, links))| {
            for network in networks.values_mut() {
                settle(network, &pools);
            }
            let (pools, avoid, existing) = (pools.clone(), avoid.clone(), existing.clone());
            let (fit, default_outbound) = general;
            let head = Request { edition, fit, headroom, default_outbound, ..Request::default() };
            Request { existing, avoid, pools, networks, client_pools, sites, links, ..head }
        })
    })
}

/// A length is of the pool's family, or it could not be met.
fn settle(network: &mut Network, pools: &std::collections::BTreeMap<String, Vec<IpNet>>) {
    let AddressSpace::From { pool, prefix_len: Some(length) } = &mut network.space else { return };
    let prefixes = pools.get(pool).map(Vec::as_slice).unwrap_or_default();
    if !prefixes.is_empty() && prefixes.iter().all(|prefix| Family::of(prefix) == Family::V6) {
        *length = PrefixLen::v6(length.length());
    }
}

proptest! {
    #[test]
    fn requests_written_read_back_the_same_in_all_four_syntaxes(request in request()) {
        for (syntax, text) in [
            (Syntax::Yaml, yaml::request(&request)),
            (Syntax::Toml, toml::request(&request)),
            (Syntax::Json, json::request(&request).to_string()),
            (Syntax::Json, format!("{:#}", json::request(&request))),
            (Syntax::Csv, csv::request(&request)),
        ] {
            match read::request(&text, syntax) {
                Ok(document) => prop_assert_eq!(&document.request, &request, "{:?}\n{}", syntax, text),
                Err(refused) => prop_assert!(false, "{:?}\n{}\n{:#?}", syntax, text, refused.problems),
            }
        }
    }

    /// JSON is YAML too, so editors and programs must read both the same.
    #[test]
    fn json_reads_the_same_as_yaml(request in request()) {
        let text = json::request(&request).to_string();
        let odd = |letter: char| letter.is_control() || "\u{85}\u{2028}\u{2029}\u{feff}".contains(letter)
            || ('\u{7f}'..='\u{9f}').contains(&letter) || letter > '\u{fffd}';
        if !text.contains(odd) {
            let document = read::request(&text, Syntax::Yaml).unwrap();
            prop_assert_eq!(document.request, request);
        }
    }
}
