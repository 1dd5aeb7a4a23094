//! Azure Functions on the Flex Consumption plan: virtual network integration.

use super::prelude::*;

/// Azure Functions on the Flex Consumption plan.
pub static SERVICE: Service = Service {
    id: "functions-flex",
    name: "Azure Functions Flex Consumption",
    aliases: &["flex-consumption", "functions-flex-consumption"],
    keywords: &["function app"],
    group: Group::Apps,
    about: "The subnet through which the function apps of Flex Consumption plans reach a virtual \
            network, by gateways that they share.",
    inputs: &[&APPS, &GATEWAYS, &INSTANCES],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Chosen(|given| {
            Some(if is_large(given) { &ADVISED_LARGE } else { &ADVISED })
        }),
        demand,
        ..SubnetRule::ORDINARY
    }],
    facts: &[
        &PER_APP,
        &PER_SUBNET,
        &MOST_INSTANCES,
        &SMALLEST,
        &ADVISED,
        &ADVISED_LARGE,
        &DELEGATION,
    ],
    notes: &[
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "one place of the page plans up to 40 addresses for each app, another up to 27 \
                      for all apps of a subnet and hence a /27 for one app; the first is counted \
                      unless gateways are \"per-subnet\"",
            source: &PAGE_2026,
            applies: |given, _| !is_per_subnet(given),
        },
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "one place of the page has a /27 as the smallest subnet, another lets a smaller \
                      one be, with less capacity for outbound traffic",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "the size of the subnet cannot change once an app uses it",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the page asks for a load test where several apps share a /27",
            source: &PAGE_2026,
            applies: |given, length| {
                given.count(&APPS) > 1 && !length.is_larger_than(PrefixLen::v4(27))
            },
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "more than 1,000 instances of an app must be asked for",
            source: &PLAN_2025,
            applies: |given, _| given.count(&INSTANCES) > given.at(&MOST_INSTANCES).value,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the name of the subnet must have no underscore; several Flex apps may share \
                      it, a Container Apps environment or anything else may not",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "FX-01",
            given: &[("apps", "15")],
            expect: &[Expect::Steady(600), Expect::Prefix(PrefixLen::v4(22))],
            source: &PAGE_2026,
            remark: "15 x 40; another place of the page says 27 however many apps",
        },
        Example {
            id: "FX-02",
            given: &[("apps", "1"), ("gateways", "per-subnet")],
            expect: &[
                Expect::Steady(27),
                Expect::Prefix(PrefixLen::v4(27)),
                Expect::Usable { within: PrefixLen::v4(27), addresses: 27 },
                Expect::Usable { within: PrefixLen::v4(26), addresses: 59 },
            ],
            source: &PAGE_2026,
            remark: "",
        },
        Example {
            id: "FX-03",
            given: &[("apps", "2"), ("gateways", "per-subnet")],
            expect: &[Expect::Steady(27), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2026,
            remark: "",
        },
        Example {
            id: "FX-04",
            given: &[("apps", "10"), ("gateways", "per-subnet")],
            expect: &[Expect::Steady(27), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2026,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Apps that share the subnet.
pub const APPS: Input<Count> =
    Input::count("apps", "function apps that share the subnet", 1, 1_000).or(1);
/// Which of the page's two ways to count.
pub const GATEWAYS: Input<OneOf> =
    Input::choice("gateways", "which of the page's two ways of counting to follow", WAYS)
        .or_choice("per-app");
/// Instances of all apps.
pub const INSTANCES: Input<Count> = Input::count(
    "instances",
    "instances of all apps together, which change the advised size only",
    1,
    1_000_000,
)
.optional();

static WAYS: &[Choice] = &[
    Choice::new("per-app", "up to 40 addresses for each app").citing(&PAGE_2026),
    Choice::new("per-subnet", "up to 27 addresses for all apps of the subnet").citing(&PAGE_2026),
];

fn is_per_subnet(given: &Given) -> bool {
    given.choice(&GATEWAYS).is_some_and(|way| way.name == "per-subnet")
}

fn is_large(given: &Given) -> bool {
    given.count(&INSTANCES) > given.at(&MOST_INSTANCES).value
}

fn demand(given: &Given) -> Demand {
    if is_per_subnet(given) {
        Demand::none().steady(1, "gateways of all apps, at their most", given.at(&PER_SUBNET))
    } else {
        Demand::none().steady(given.count(&APPS), "apps, at their most", given.at(&PER_APP))
    }
}

static PER_APP: Fact<u64> =
    Fact::new("addresses per app, at the most", &[Cited::new(40, &PAGE_2026)]);
static PER_SUBNET: Fact<u64> = Fact::new(
    "addresses of the gateways that all apps of a subnet share, at the most",
    &[Cited::new(27, &PAGE_2026)],
);
static MOST_INSTANCES: Fact<u64> = Fact::new(
    "instances an app may have without asking, and a /27 is advised for",
    &[Cited::new(1_000, &PLAN_2025), Cited::new(1_000, &PAGE_2026)],
);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE_2026)]);
static ADVISED: Fact<PrefixLen> =
    Fact::new("advised subnet for one app", &[Cited::new(PrefixLen::v4(27), &PAGE_2026)]);
static ADVISED_LARGE: Fact<PrefixLen> = Fact::new(
    "advised subnet for several apps or over 1,000 instances",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2026)],
);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.App/environments", &PAGE_2026)]);

static PAGE_2026: Source = Source::new(
    "Azure Functions networking options",
    "https://learn.microsoft.com/azure/azure-functions/functions-networking-options",
    Edition::new(2026, 3, 3),
)
.noting("two revisions carry this date; both are read together");
static PLAN_2025: Source = Source::new(
    "Azure Functions Flex Consumption plan hosting",
    "https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan",
    Edition::new(2025, 5, 12),
);
