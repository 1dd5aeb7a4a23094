//! What rules of services do to a size, with services made for it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::cmp::Ordering;

use ipplan::platform::{AZURE, Platform};
use ipplan::{
    Beside, Bound, Cited, Count, Demand, Edition, Fact, Given, Input, Limit, Lock, Network, Note,
    Notice, Options, Place, PlannedSubnet, PrefixLen, Problem, Request, Service, Source, Subnet,
    SubnetRule, Workload, capacity, codes, plan, size,
};

static OLD: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static NEW: Source = Source::new("A page", "https://example.com/a", Edition::new(2026, 2, 3));

const BEFORE: Edition = Edition::new(2026, 2, 2);
const ON_THE_DAY: Edition = Edition::new(2026, 2, 3);

static EACH: Fact<u64> = Fact::new("addresses", &[Cited::new(1, &OLD)]);
static YES: Fact<bool> = Fact::new("may share", &[Cited::new(true, &OLD)]);
static SINCE: Fact<bool> = Fact::new("may share", &[Cited::new(true, &NEW)]);
static NO: Fact<bool> = Fact::new("may share", &[Cited::new(false, &OLD)]);
static SLASH_26: Fact<PrefixLen> = Fact::new("smallest", &[Cited::new(PrefixLen::v4(26), &OLD)]);
static SLASH_27: Fact<PrefixLen> = Fact::new("smallest", &[Cited::new(PrefixLen::v4(27), &OLD)]);

const COUNT: Input<Count> = Input::count("count", "things with an address", 1, 1_000);
const NAMES: Input<Count> = Input::count("names", "things without one", 1, 1_000).or(1);

fn counted(given: &Given) -> Demand {
    Demand::none().steady(given.count(&COUNT), "things", given.at(&EACH))
}

const RULE: SubnetRule = SubnetRule { demand: counted, ..SubnetRule::ORDINARY };

const fn service(id: &'static str, subnets: &'static [SubnetRule]) -> Service {
    Service { id, subnets, inputs: &[&NAMES, &COUNT], ..Service::PLAIN }
}

fn planned(holds: &[Workload], at: &[&str], edition: Edition) -> Result<PlannedSubnet, Problem> {
    let at = at.iter().map(|it| it.parse().unwrap()).collect::<Vec<_>>();
    let at = if at.is_empty() { Place::default() } else { Place::Here(at) };
    let subnet = Subnet { holds: holds.to_vec(), at, ..Subnet::default() };
    let hub = Network::within(vec!["10.0.0.0/16".parse().unwrap()]).with("it", subnet);
    let request = Request { edition: Some(edition), ..Request::default() };
    let plan = plan(&request.with("hub", hub), &Lock::default());
    plan.map(|it| it.networks["hub"].subnets["it"].clone()).map_err(|mut it| it.remove(0))
}

fn told(subnet: &PlannedSubnet, message: &str) -> bool {
    subnet.size.notices.iter().any(|it| it.message.contains(message))
}

const NOTE: Note =
    Note { code: &codes::BEFORE_YOU_DEPLOY, message: "", source: &OLD, applies: |_, _| true };
static RETELLING: Note = Note { message: "best apart", ..NOTE };

static WITH_GUEST: Service = service(
    "host",
    &[SubnetRule {
        beside: &[
            Beside { smallest: Some(&SLASH_26), ..Beside::plain("guest", &YES) },
            Beside { note: Some(&RETELLING), ..Beside::plain("other-guest", &YES) },
            Beside::plain("late-guest", &SINCE),
            Beside::plain("stranger", &NO),
        ],
        ..RULE
    }],
);
static GUEST: Service = service("guest", &[SubnetRule { shareable: true, ..RULE }]);
static OTHER_GUEST: Service = service("other-guest", &[SubnetRule { shareable: true, ..RULE }]);
static LATE_GUEST: Service = service("late-guest", &[SubnetRule { shareable: true, ..RULE }]);
static STRANGER: Service = service("stranger", &[SubnetRule { shareable: true, ..RULE }]);
static UNKNOWN: Service = service("unknown", &[SubnetRule { shareable: true, ..RULE }]);

fn one(service: &'static Service) -> Workload {
    service.with(&COUNT, 1)
}

#[test]
fn company_brings_its_terms() {
    let with = |guests: &[&'static Service]| {
        let all: Vec<_> =
            [&WITH_GUEST].into_iter().chain(guests.iter().copied()).map(one).collect();
        let subnet = planned(&all, &[], Edition::newest()).unwrap();
        (subnet.size.prefix_len.length(), told(&subnet, "best apart"))
    };
    // One to three addresses and five that Azure reserves: a /29, or what the page wants of the pair.
    assert_eq!(with(&[]), (29, false));
    assert_eq!(with(&[&GUEST]), (26, false));
    assert_eq!(with(&[&OTHER_GUEST]), (29, true));
    assert_eq!(with(&[&OTHER_GUEST, &GUEST]), (26, true));
}

#[test]
fn company_is_judged_at_the_edition_and_each_of_it() {
    let may = |guests: &[&'static Service], edition| {
        let all: Vec<_> =
            [&WITH_GUEST].into_iter().chain(guests.iter().copied()).map(one).collect();
        planned(&all, &[], edition).map(|_| ()).map_err(|problem| problem.to_string())
    };
    let newest = Edition::newest();
    assert!(may(&[&LATE_GUEST], BEFORE).is_err());
    assert!(may(&[&LATE_GUEST], ON_THE_DAY).is_ok());
    assert!(may(&[&STRANGER], newest).unwrap_err().contains("cannot share a subnet"));
    // Whichever of many it is.
    assert!(may(&[&GUEST, &GUEST, &OTHER_GUEST, &LATE_GUEST, &STRANGER], newest).is_err());
    assert!(may(&[&GUEST, &GUEST, &OTHER_GUEST, &LATE_GUEST, &GUEST], newest).is_ok());
    assert!(may(&[&UNKNOWN], newest).is_err());
}

#[test]
fn several_of_a_kind_may_live_together_unless_a_page_says_otherwise() {
    static KIND: Service = service("kind", &[RULE]);
    static LONELY: Service = service("lonely", &[SubnetRule { one: Some(&OLD), ..RULE }]);
    let twice = |service| planned(&[one(service), one(service)], &[], Edition::newest());
    assert!(twice(&KIND).is_ok());
    assert_eq!(twice(&LONELY).unwrap_err().message, "a subnet can hold only one lonely");
    let hint = |service| {
        let problem = planned(&[one(service), one(&UNKNOWN)], &[], Edition::newest()).unwrap_err();
        problem.hints.last().unwrap().text.clone()
    };
    assert_eq!(hint(&KIND), "it can share a subnet with another kind");
    assert_eq!(hint(&LONELY), "give it a subnet of its own");
    let company = "another host or guest or other-guest or late-guest";
    assert_eq!(hint(&WITH_GUEST), format!("it can share a subnet with {company}"));
}

#[test]
fn the_larger_of_two_smallest_sizes_counts() {
    const SHARED: SubnetRule = SubnetRule { shareable: true, ..RULE };
    static OF_26: Service =
        service("a", &[SubnetRule { smallest: Bound::Always(&SLASH_26), ..SHARED }]);
    static OF_27: Service =
        service("b", &[SubnetRule { smallest: Bound::Always(&SLASH_27), ..SHARED }]);
    for holds in [[&OF_26, &OF_27], [&OF_27, &OF_26]] {
        let subnet = planned(&holds.map(one), &[], Edition::newest()).unwrap();
        assert_eq!(subnet.size.prefix_len.length(), 26);
    }
}

/// A platform whose networks hold few addresses, and whose subnets are small.
static SMALL: Platform = Platform {
    per_network: Some(&Fact::new("addresses of a network", &[Cited::new(40, &OLD)])),
    largest: &SLASH_27,
    ..AZURE
};

#[test]
fn a_platform_is_told_of_when_it_is_outgrown() {
    static IN_SMALL: Service = service("in-small", &[SubnetRule { platform: |_| &SMALL, ..RULE }]);
    let of = |count: u64, at: &[&str]| {
        let holds = [IN_SMALL.with(&COUNT, count)];
        planned(&holds, at, Edition::newest()).map(|it| told(&it, "at most 40 addresses"))
    };
    // A /27 holds 27 of its own. Two of them hold 54, but a network holds 40.
    let two = ["10.0.0.0/27", "10.0.0.64/27"];
    assert_eq!(of(27, &[]), Ok(false));
    assert_eq!(of(28, &[]).unwrap_err().code, &codes::TOO_LARGE);
    assert_eq!(of(40, &two), Ok(false));
    assert_eq!(of(41, &two), Ok(true));
    assert_eq!(of(55, &two).unwrap_err().code, &codes::TOO_SMALL);
}

#[test]
fn a_notice_is_given_from_the_day_of_its_page_on() {
    static FADING: Service = Service {
        retired: Some(Cited::new("it has ended", &NEW)),
        notes: &[
            Note { source: &NEW, message: "new note", ..NOTE },
            Note { source: &OLD, message: "old note", ..NOTE },
        ],
        computed: |_| {
            let notice = |message: &'static str, source| Notice {
                code: &codes::BEFORE_YOU_DEPLOY,
                message: message.into(),
                source,
            };
            vec![notice("new sum", Some(&NEW)), notice("sum", None), notice("old sum", Some(&OLD))]
        },
        ..service("fading", &[RULE])
    };
    let at = |edition| {
        let subnet = planned(&[one(&FADING)], &[], edition).unwrap();
        let dated = ["it has ended", "new note", "new sum"].map(|it| told(&subnet, it));
        let others = ["old note", "old sum", "sum"].map(|it| told(&subnet, it));
        (dated, others)
    };
    assert_eq!(at(BEFORE), ([false; 3], [true; 3]));
    assert_eq!(at(ON_THE_DAY), ([true; 3], [true; 3]));
}

#[test]
fn a_service_that_has_a_size_for_good_says_so_itself() {
    static FIXED: Service = Service {
        notes: &[Note { code: &codes::FIXED_SIZE, message: "for good", ..NOTE }],
        ..service("fixed", &[RULE])
    };
    static FREE: Service = service("free", &[RULE]);
    let said = |service| {
        let subnet = planned(&[one(service)], &[], Edition::newest()).unwrap();
        (told(&subnet, "for good"), told(&subnet, "can change only while nothing is deployed"))
    };
    assert_eq!(said(&FIXED), (true, false));
    assert_eq!(said(&FREE), (false, true));
}

#[test]
fn an_edition_after_the_newest_page_is_answered_and_told_of() {
    static IT: Service = service("it", &[RULE]);
    let told = |edition| {
        let answer = size(&one(&IT), &Options { edition, ..Options::default() }).unwrap();
        let mut notices = answer.subnets[0].notices.iter();
        notices.any(|it| it.code == &codes::NEWER_THAN_PAGES)
    };
    assert!(!told(Edition::newest()));
    assert!(told(Edition::new(9999, 1, 1)));
}

#[test]
fn what_a_subnet_scales_to_is_of_an_input_that_takes_addresses() {
    static IT: Service = service("it", &[RULE]);
    // 20 and the 5 that Azure reserves make a /27, which holds 27.
    let answer = size(&one(&IT).with(&NAMES, 3).with(&COUNT, 20), &Options::default()).unwrap();
    let (input, capacity) = answer.subnets[0].scales.clone().unwrap();
    assert_eq!((input.name, capacity.most), ("count", Some(27)));
}

#[test]
fn subnets_follow_one_another_where_a_block_can_start() {
    static TWO: Service = service(
        "two",
        &[RULE, SubnetRule { smallest: Bound::Always(&SLASH_26), role: "large", ..RULE }, RULE],
    );
    let at = |base: &str| {
        let answer = size(&one(&TWO), &Options::default()).unwrap();
        let answer = answer.starting_at(base.parse().unwrap());
        let places = answer.map(|answer| {
            let networks = answer.subnets.iter().map(|it| it.network.unwrap().to_string());
            networks.collect::<Vec<_>>().join(" ")
        });
        places.map_err(|problems| problems[0].code.id)
    };
    assert_eq!(at("10.0.0.8").unwrap(), "10.0.0.8/29 10.0.0.64/26 10.0.0.128/29");
    assert_eq!(at("10.0.0.56").unwrap(), "10.0.0.56/29 10.0.0.64/26 10.0.0.128/29");
    // Where the first starts is what the user says.
    assert_eq!(at("10.0.0.4").unwrap_err(), "misaligned");
}

#[test]
fn values_are_in_the_order_of_their_names() {
    static IT: Service = service("it", &[RULE]);
    let names = |workload: &Workload| {
        workload.values().map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    let one = IT.workload().with("names", 1).with("count", 2).with("apples", 3);
    let other = IT.workload().with("apples", 3).with("names", 1).with("count", 2);
    assert_eq!(names(&one), ["apples", "count", "names"]);
    assert_eq!(one, other);
    let fewer = IT.workload().with("names", 1).with("count", 1).with("apples", 3);
    assert_eq!(fewer.partial_cmp(&one), Some(Ordering::Less));
    assert_eq!(one.partial_cmp(&other), Some(Ordering::Equal));
}

#[test]
fn what_one_input_allows_another_is_found_wherever_it_starts() {
    static IT: Service = Service {
        limits: |given| {
            let count = given.count(&COUNT);
            let names = if count > 25 { 0 } else { count / 2 };
            vec![
                Limit::at_most(&NAMES, names, "two for each name, and none of many", &OLD),
                Limit::at_most(&COUNT, 20, "20 at most", &OLD),
            ]
        },
        ..service("it", &[RULE])
    };
    // Five names want a count from 10 to 25, and no count is over 20; a /27 alone would hold 27.
    let workload = IT.with(&NAMES, 5).with(&COUNT, 10);
    let slash_27 = Some(PrefixLen::v4(27));
    let answer = capacity(&workload, Some("count"), slash_27, &Options::default()).unwrap();
    let row = &answer.rows[0];
    assert_eq!((row.most, row.by_addresses), (Some(20), Some(27)));
    assert_eq!(row.bounded_by.because(), "20 at most");
}

#[test]
fn a_limit_that_leaves_nothing_says_so() {
    static IT: Service = Service {
        limits: |given| {
            let most = if given.count(&COUNT) == 1 { 0 } else { 2 };
            vec![Limit::at_most(&MORE, most, "it depends", &OLD)]
        },
        inputs: &[&COUNT, &MORE],
        ..service("it", &[RULE])
    };
    static MORE: Input<Count> = Input::count("more", "more of them", 0, 100).or(0);
    let hints = |count: u64, more: u64| {
        let answer = size(&IT.with(&COUNT, count).with(&MORE, more), &Options::default());
        answer.map(|_| ()).map_err(|problems| problems[0].hints[0].clone())
    };
    assert_eq!(hints(1, 3).unwrap_err(), "use 0");
    assert_eq!(hints(2, 3).unwrap_err(), "use 2 or less");
    assert!(hints(2, 2).is_ok() && hints(1, 0).is_ok());
}
