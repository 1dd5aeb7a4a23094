//! Azure Spring Apps in a virtual network: a subnet for its runtime and one for the apps.
//!
//! Long, because its tables differ by the cores of an app instance.

use super::prelude::*;

/// An Azure Spring Apps instance.
pub static SERVICE: Service = Service {
    id: "spring-apps",
    name: "Azure Spring Apps",
    aliases: &["azure-spring-apps", "spring-cloud"],
    group: Group::Apps,
    retired: Some(Cited::new(
        "retiring since 2025-03-17, and switched off on 2028-03-31",
        &RETIREMENT,
    )),
    about: "The two subnets of one service instance: one for the service runtime, one for the \
            apps. One address of the latter carries several app instances, the fewer the more \
            cores each has.",
    inputs: &[&INSTANCES, &CORES, &REQUESTS],
    resources: &["Microsoft.AppPlatform/Spring"],
    subnets: &[
        SubnetRule { role: "apps", demand: apps, ..SUBNET },
        SubnetRule { role: "runtime", demand: runtime, ..SUBNET },
    ],
    limits: |given| {
        let most = given.at(&MOST);
        let because = format!("a service instance runs at most {} app instances", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    facts: &[
        &OVERHEAD,
        &PER_ADDRESS_HALF,
        &PER_ADDRESS_1,
        &PER_ADDRESS_2,
        &PER_ADDRESS_3,
        &PER_ADDRESS_4,
        &REQUESTS_PER_ADDRESS,
        &MOST,
        &SMALLEST,
    ],
    notes: NOTES,
    examples: EXAMPLES,
    ..Service::PLAIN
};

const SUBNET: SubnetRule =
    SubnetRule { smallest: Bound::Always(&SMALLEST), one: Some(&PAGE), ..SubnetRule::ORDINARY };

/// App instances.
pub const INSTANCES: Input<Count> =
    Input::count("app-instances", "instances of all apps, at their most", 1, 500)
        .also(&["instances"]);
/// Cores of each app instance.
pub const CORES: Input<OneOf> =
    Input::choice("cores", "cores of each app instance", CORE_CHOICES).or_choice("1");
/// Traffic to keep room for.
pub const REQUESTS: Input<Count> = Input::count(
    "requests-per-second",
    "requests in a second that the ingress may grow to; 0 keeps no room for that",
    0,
    10_000_000,
)
.or(0);

static CORE_CHOICES: &[Choice] = &[
    Choice::new("0.5", "half a core"),
    Choice::new("1", "one core"),
    Choice::new("2", "two cores"),
    Choice::new("3", "three cores"),
    Choice::new("4", "four cores"),
];

fn apps(given: &Given) -> Demand {
    let per_address = given.at(match given.choice(&CORES).map(|choice| choice.name) {
        Some("0.5") => &PER_ADDRESS_HALF,
        Some("2") => &PER_ADDRESS_2,
        Some("3") => &PER_ADDRESS_3,
        Some("4") => &PER_ADDRESS_4,
        _ => &PER_ADDRESS_1,
    });
    let carrying = given.count(&INSTANCES).div_ceil(per_address.value.max(1));
    let what = format!("addresses that carry {} app instances each", per_address.value);
    runtime(given).steady(carrying, what, Cited { value: 1, ..per_address })
}

fn runtime(given: &Given) -> Demand {
    let requests = given.at(&REQUESTS_PER_ADDRESS);
    let growth = given.count(&REQUESTS).div_ceil(requests.value.max(1));
    Demand::none().steady(1, "taken by the service", given.at(&OVERHEAD)).scaling(
        growth,
        "for the ingress to grow",
        Cited { value: 1, ..requests },
    )
}

const NOTES: &[Note] = &[
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "for a /27 and apps of half a core or one, the page prints 456 and 228 instances, \
                  19 addresses' worth of the 24 it counts; by the rule of its other rows they \
                  would be 500 and 288",
        source: &PAGE,
        applies: |given, length| {
            let small = given.choice(&CORES).is_some_and(|cores| matches!(cores.name, "0.5" | "1"));
            small && length == PrefixLen::v4(27)
        },
    },
    Note {
        code: &codes::NOT_STATED,
        message: "the page does not say in which subnet the ingress grows; room is kept in both",
        source: &PAGE,
        applies: |given, _| given.count(&REQUESTS) > 0,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a service instance cannot change to another virtual network, and needs the Owner \
                  role, or two lesser ones, on the network",
        source: &PAGE,
        applies: |_, _| true,
    },
];

const fn fits(length: u8, most: u64) -> Expect {
    Expect::Fits { input: "app-instances", within: PrefixLen::v4(length), most }
}

/// Where the table prints 500, it is the most a service instance runs.
const MOST_500: Expect = Expect::Limit { input: "app-instances", most: 500 };

const EXAMPLES: &[Example] = &[
    Example {
        id: "SPR-0-5-cores",
        given: &[("app-instances", "1"), ("cores", "0.5")],
        expect: &[fits(28, 192), MOST_500],
        source: &PAGE,
        remark: "the /27 row prints 456; see the notice",
    },
    Example {
        id: "SPR-1-cores",
        given: &[("app-instances", "1"), ("cores", "1")],
        expect: &[fits(28, 96), MOST_500],
        source: &PAGE,
        remark: "the /27 row prints 228; see the notice",
    },
    Example {
        id: "SPR-2-cores",
        given: &[("app-instances", "1"), ("cores", "2")],
        expect: &[fits(28, 48), fits(27, 144), fits(26, 336), MOST_500],
        source: &PAGE,
        remark: "",
    },
    Example {
        id: "SPR-3-cores",
        given: &[("app-instances", "1"), ("cores", "3")],
        expect: &[fits(28, 32), fits(27, 96), fits(26, 224), fits(25, 480), MOST_500],
        source: &PAGE,
        remark: "",
    },
    Example {
        id: "SPR-4-cores",
        given: &[("app-instances", "1"), ("cores", "4")],
        expect: &[fits(28, 24), fits(27, 72), fits(26, 168), fits(25, 360), MOST_500],
        source: &PAGE,
        remark: "",
    },
    Example {
        id: "SPR-28-free",
        given: &[("app-instances", "96")],
        expect: &[
            Expect::At { role: "apps", expect: &Expect::Steady(11) },
            Expect::At { role: "runtime", expect: &Expect::Steady(3) },
            Expect::Prefix(PrefixLen::v4(28)),
        ],
        source: &PAGE,
        remark: "8 of 16 addresses carry apps: 5 are reserved by Azure and 3 by the service",
    },
];

static PER_ADDRESS_HALF: Fact<u64> =
    Fact::new("app instances of half a core on one address", &[Cited::new(24, &PAGE)]);
static PER_ADDRESS_1: Fact<u64> =
    Fact::new("app instances of one core on one address", &[Cited::new(12, &PAGE)]);
static PER_ADDRESS_2: Fact<u64> =
    Fact::new("app instances of two cores on one address", &[Cited::new(6, &PAGE)]);
static PER_ADDRESS_3: Fact<u64> =
    Fact::new("app instances of three cores on one address", &[Cited::new(4, &PAGE)]);
static PER_ADDRESS_4: Fact<u64> =
    Fact::new("app instances of four cores on one address", &[Cited::new(3, &PAGE)]);
static OVERHEAD: Fact<u64> =
    Fact::new("addresses the service takes in each subnet", &[Cited::new(3, &PAGE)]);
static REQUESTS_PER_ADDRESS: Fact<u64> =
    Fact::new("requests in a second for which one address is kept", &[Cited::new(10_000, &PAGE)]);
static MOST: Fact<u64> =
    Fact::new("most app instances of a service instance", &[Cited::new(500, &PAGE)]);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(28), &PAGE)]);

static PAGE: Source = Source::new(
    "Deploy Azure Spring Apps in a virtual network",
    "https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-deploy-in-azure-virtual-network",
    Edition::new(2020, 7, 21),
);
static RETIREMENT: Source = Source::new(
    "Azure Spring Apps retirement announcement",
    "https://learn.microsoft.com/azure/spring-apps/basic-standard/retirement-announcement",
    Edition::new(2025, 3, 17),
)
.noting("the page itself was not read; other pages quote it, and a digest the last day");
