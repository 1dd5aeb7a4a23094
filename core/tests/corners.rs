//! For every service, over the corners of all its inputs: sizing and its inverse agree, sums add up,
//! and no statement about a subnet contradicts its numbers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{
    Answer, Edition, Fit, Input, InputKind, Options, Phase, PrefixLen, Service, Size, Value,
    Workload, capacity, codes, services, size,
};

/// The values to try for an input: its ends, their neighbours, and something between.
fn corners(input: &Input) -> Vec<Value> {
    match input.kind {
        InputKind::Count { least, most } => {
            let near = [least, least + 1, least + 2, least.midpoint(most).min(40), most / 3, most];
            let mut counts: Vec<u64> = near.into_iter().filter(|it| *it <= most).collect();
            counts.sort_unstable();
            counts.dedup();
            counts.into_iter().map(Value::Count).collect()
        }
        InputKind::Switch => vec![Value::Switch(true), Value::Switch(false)],
        InputKind::Choice { choices } => choices.iter().map(|it| Value::from(it.name)).collect(),
        InputKind::Cidr { largest, smallest } => {
            let middle = largest.length().midpoint(smallest.length());
            let lengths = [largest.length(), middle, smallest.length()];
            lengths.map(|length| Value::from(format!("96.0.0.0/{length}"))).to_vec()
        }
    }
}

/// Workloads of a service, each input at one of its corners or left out.
fn workloads(service: &'static Service) -> Vec<Workload> {
    // Any sequence will do, as long as it is the same every time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut all = vec![service.workload()];
    for _ in 0..15 {
        let mut workload = service.workload();
        for input in service.inputs {
            let values = corners(input);
            let at = next(values.len() + 1);
            if let Some(value) = values.get(at) {
                workload = workload.with(*input, value.clone());
            }
        }
        all.push(workload);
    }
    // And each input alone at each of its corners, added to an example.
    for example in service.examples.iter().take(2) {
        for input in service.inputs {
            all.extend(corners(input).into_iter().map(|it| example.of(service).with(*input, it)));
        }
    }
    all
}

fn options() -> Vec<Options> {
    let newest = Options::default();
    let early = Edition::new(2023, 8, 1);
    vec![newest, Options { edition: early, ..newest }, Options { fit: Fit::Advised, ..newest }]
}

fn counts(service: &'static Service) -> impl Iterator<Item = &'static Input> {
    service.inputs.iter().copied().filter(|input| matches!(input.kind, InputKind::Count { .. }))
}

fn said(workload: &Workload) -> String {
    let values = workload.values().map(|(name, value)| format!(" {name} {value}"));
    format!("{}{}", workload.service().id, values.collect::<String>())
}

/// The largest of the subnets, in which all of them fit.
fn largest(answer: &Answer) -> PrefixLen {
    let sizes = answer.subnets.iter().map(|size| size.prefix_len);
    sizes.reduce(PrefixLen::or_larger).unwrap_or(PrefixLen::v4(29))
}

#[test]
fn sums_add_up_and_every_term_names_a_page() {
    for service in services::ALL {
        for options in options() {
            for workload in workloads(service) {
                let Ok(answer) = size(&workload, &options) else { continue };
                for subnet in &answer.subnets {
                    adds_up(service, subnet);
                }
            }
        }
    }
}

fn adds_up(service: &Service, subnet: &Size) {
    let id = service.id;
    let of = |phase| subnet.demand.addresses(phase);
    let terms: u64 = subnet.demand.terms().iter().map(|term| term.count * term.each).sum();
    assert_eq!(terms, subnet.need(), "{id}");
    assert_eq!(Phase::ALL.map(of).iter().sum::<u64>(), subnet.need(), "{id}");
    let block = u64::try_from(subnet.prefix_len.addresses()).unwrap();
    assert_eq!(subnet.need() + subnet.spare(), block, "{id}");
    assert_eq!(subnet.usable() + of(Phase::Reserved), block, "{id}");
    assert_eq!(subnet.is_fixed(), of(Phase::Steady) + of(Phase::Scaling) == 0, "{id}");
    assert!(!subnet.minimum.value.is_larger_than(subnet.prefix_len), "{id}");
    for term in subnet.demand.terms() {
        // Plain addresses, and room where no page states a number, are what their user asks for.
        let asked = id == "hosts" || service.input("room").is_some();
        let cited = term.source().is_some() || term.phase == Phase::Headroom;
        assert!(cited || asked, "{id}: {}", term.what);
    }
}

#[test]
fn what_sizing_takes_its_way_back_offers_and_no_more() {
    for service in services::ALL {
        for options in options() {
            for workload in workloads(service) {
                let Ok(answer) = size(&workload, &options) else { continue };
                for input in counts(service) {
                    way_back(&workload, &answer, input, &options);
                }
            }
        }
    }
}

fn held(answer: &Answer, input: &'static Input) -> u64 {
    match answer.given.value(input) {
        Some(Value::Count(count)) => count,
        _ => 0,
    }
}

fn way_back(workload: &Workload, answer: &Answer, input: &'static Input, options: &Options) {
    let at = || format!("{} for {} {options:?}", said(workload), input.name);
    let within = largest(answer);
    let back = match capacity(workload, Some(input.name), Some(within), options) {
        Ok(back) => back,
        Err(problems) => {
            // Of what no page counts yet, nothing fits; one of something else can want a larger
            // subnet; and what is said in another way is not said twice.
            let known =
                [&codes::EDITION_TOO_EARLY, &codes::UNDER_MINIMUM, &codes::CONFLICTING_INPUTS];
            assert!(problems.iter().all(|it| known.contains(&it.code)), "{}: {problems:?}", at());
            assert!(held(answer, input) == 0, "{}: {problems:?}", at());
            return;
        }
    };
    let row = &back.rows[0];
    let held = held(answer, input);
    let most = row.most.unwrap_or_else(|| panic!("{}: none, but {held} are sized", at()));
    let InputKind::Count { least, most: range } = input.kind else { return };
    // Where nothing is said, that can be less than the least that can be said.
    assert!(held <= most || held < least, "{}: {most}, but {held} are held", at());
    assert!((least..=range).contains(&most), "{}: {most} cannot be given", at());
    let full = size(&workload.clone().with(input, most), options)
        .unwrap_or_else(|problems| panic!("{}: {most} offered, {problems:?}", at()));
    assert!(!largest(&full).is_larger_than(within), "{}: {most} do not fit", at());
    if most < range {
        let more = size(&workload.clone().with(input, most + 1), options);
        let fits = more.is_ok_and(|more| !largest(&more).is_larger_than(within));
        assert!(!fits, "{}: one more than {most} fits", at());
    }
}

#[test]
fn every_row_of_a_table_is_sized_so() {
    for service in services::ALL {
        for options in options() {
            for workload in workloads(service).iter().take(8) {
                for input in counts(service) {
                    let Ok(table) = capacity(workload, Some(input.name), None, &options) else {
                        continue;
                    };
                    for row in table.rows {
                        let Some(most) = row.most else { continue };
                        let Ok(answer) = size(&workload.clone().with(input, most), &options) else {
                            panic!("{} {} {most} in {}", said(workload), input.name, row.prefix_len)
                        };
                        assert!(
                            !largest(&answer).is_larger_than(row.prefix_len),
                            "{}",
                            said(workload)
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_subnet_scales_to_is_of_an_input_that_was_given_and_holds() {
    let mut shown = 0;
    for service in services::ALL {
        for options in options() {
            for workload in workloads(service) {
                let Ok(answer) = size(&workload, &options) else { continue };
                for (i, subnet) in answer.subnets.iter().enumerate() {
                    let Some((input, capacity)) = &subnet.scales else { continue };
                    shown += 1;
                    assert!(
                        workload.values().any(|(name, _)| name == input.name),
                        "{}",
                        said(&workload)
                    );
                    let Some(Value::Count(held)) = answer.given.value(*input) else { panic!() };
                    let most = capacity.most.unwrap();
                    assert!(held > 0 && most >= held, "{}: {most} of {held}", said(&workload));
                    let Ok(full) = size(&workload.clone().with(*input, most), &options) else {
                        // Another subnet of the service may be what is too small.
                        assert!(
                            answer.subnets.len() > 1,
                            "{} {} {most}",
                            said(&workload),
                            input.name
                        );
                        continue;
                    };
                    let full = full.subnets[i].prefix_len;
                    assert!(!full.is_larger_than(subnet.prefix_len), "{}: {most}", said(&workload));
                }
            }
        }
    }
    assert!(shown > 1_000, "{shown} subnets say how far they go");
}

#[test]
fn who_may_live_together_stands_in_both_tables() {
    for service in services::ALL {
        for rule in service.subnets {
            for beside in rule.beside {
                let other = Service::named(beside.service).unwrap();
                assert_eq!(other.id, beside.service);
                let back = other.subnets.iter().flat_map(|rule| rule.beside);
                let back: Vec<_> = back.filter(|it| it.service == service.id).collect();
                assert!(!back.is_empty(), "{} does not know {}", other.id, service.id);
                for back in back {
                    assert_eq!(back.allowed, beside.allowed, "{} {}", service.id, other.id);
                    assert_eq!(back.smallest, beside.smallest, "{} {}", service.id, other.id);
                }
            }
        }
    }
}

fn sized(id: &str, inputs: &[(&str, u64)]) -> Result<Answer, Vec<&'static str>> {
    let start = Service::named(id).unwrap().workload();
    let workload = inputs.iter().fold(start, |it, (name, count)| it.with(*name, *count));
    size(&workload, &Options::default())
        .map_err(|problems| problems.iter().map(|problem| problem.code.id).collect())
}

/// Questions that engineers ask, with sums made by hand.
#[test]
fn what_engineers_ask() {
    type Case<'a> = (&'a str, &'a [(&'a str, u64)], u64, &'a str);
    let cases: [Case<'_>; 7] = [
        // 30 instances, held twice, and Azure's 5
        ("app-service", &[("instances", 30)], 65, "/25"),
        // 2 x 30, held twice, and 5
        ("app-service", &[("plans", 2), ("instances", 30)], 125, "/25"),
        // 6 nodes and 30 addresses of ten replicas each, held twice, and 14 kept
        ("container-apps", &[("nodes", 6), ("replicas", 300)], 86, "/25"),
        // 3 apps of 5 instances, held twice, and 5
        ("functions-premium", &[("apps", 3), ("instances", 5)], 35, "/26"),
        // 2 nodes and no more than 2 surge nodes, of 1 + 30 addresses, and 5
        ("aks-node-subnet", &[("nodes", 2), ("surge-nodes", 5)], 129, "/24"),
        // one registry, three data endpoints, three vaults of 10, and 5
        (
            "private-endpoints",
            &[("registries", 1), ("registry-regions", 3), ("backup-vaults", 3)],
            39,
            "/26",
        ),
        // 35 instances and 5
        ("application-gateway", &[("instances", 35)], 40, "/26"),
    ];
    for (id, inputs, need, prefix) in cases {
        let answer = sized(id, inputs).unwrap();
        let subnet = &answer.subnets[0];
        assert_eq!((subnet.need(), subnet.prefix_len.to_string().as_str()), (need, prefix), "{id}");
    }
}

/// A limit can sit on another input than the one that is searched.
#[test]
fn capacity_keeps_the_limits_of_every_input() {
    let most = |id: &str, given: (&str, u64), searched: &str| {
        let workload = Service::named(id).unwrap().workload().with(given.0, given.1);
        let within = Some(PrefixLen::v4(8));
        capacity(&workload, Some(searched), within, &Options::default()).unwrap().rows[0].most
    };
    // A cluster has 5,000 nodes at most, a pool 1,000.
    assert_eq!(most("aks-node-subnet", ("nodes", 1_000), "pools"), Some(5));
    assert_eq!(
        sized("aks-node-subnet", &[("nodes", 1_000), ("pools", 6)]).unwrap_err()[0],
        "over-limit"
    );
    // 363 nodes and 10% of surge, 37, are the 400 routes of a table.
    assert_eq!(most("aks-kubenet", ("surge-percent", 10), "nodes"), Some(363));
    assert_eq!(
        sized("aks-kubenet", &[("nodes", 364), ("surge-percent", 10)]).unwrap_err()[0],
        "over-limit"
    );
}
