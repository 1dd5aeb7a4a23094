//! Azure Functions: Elastic Premium and Dedicated plans, integrated with a virtual network.
//!
//! Long, because both plans have a history and a limit of their own.

use super::prelude::*;

/// Azure Functions on an Elastic Premium or a Dedicated plan.
pub static SERVICE: Service = Service {
    id: "functions-premium",
    name: "Azure Functions, Elastic Premium or Dedicated plan",
    aliases: &["elastic-premium", "functions-elastic-premium", "functions-dedicated"],
    keywords: &["function app"],
    group: Group::Apps,
    about: "The subnet through which the function apps of one plan reach a virtual network. Every \
            instance takes one address: of a Dedicated plan those of the plan, of an Elastic \
            Premium plan those of every app, as each app scales on its own.",
    inputs: &[&INSTANCES, &APPS, &PLAN, &OS, &SCALING],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Chosen(|given| {
            Some(match (named(given, &PLAN), named(given, &OS)) {
                ("dedicated", _) => &ADVISED_DEDICATED,
                (_, "linux") => &ADVISED_LINUX,
                _ => &ADVISED_WINDOWS,
            })
        }),
        demand,
        one: Some(&PAGE_2026),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let (fact, plan) = match named(given, &PLAN) {
            "dedicated" => (&MOST_DEDICATED, "a Dedicated plan"),
            _ => (&MOST_PREMIUM, "an Elastic Premium plan"),
        };
        let most = given.at(fact);
        let because = format!("{plan} has at most {} instances", most.value);
        let mut limits = alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)];
        if named(given, &PLAN) == "dedicated" {
            let because = "the apps of a Dedicated plan run on the same instances";
            limits.push(Limit::at_most(&APPS, 1, because, &PAGE_2026));
        }
        limits
    },
    facts: &[
        &PER_INSTANCE,
        &DOUBLING,
        &SMALLEST,
        &ADVISED_WINDOWS,
        &ADVISED_LINUX,
        &ADVISED_DEDICATED,
        &MOST_PREMIUM,
        &MOST_DEDICATED,
        &DELEGATION,
    ],
    notes: &[
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "one sentence of the page lets several plans use the subnet, another keeps apps \
                      of a different plan out; every plan gets a subnet of its own here",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "this page doubles a growing instance count too, the App Service page of the \
                      same year only a change of instance size; both come to twice the most \
                      instances",
            source: &PAGE_2026,
            applies: |given, _| given.is_on(&SCALING),
        },
        Note {
            code: &codes::PORTAL_MINIMUM,
            message: "for an Elastic Premium plan the portal creates the advised size or larger",
            source: &PAGE_2022,
            applies: |given, length| {
                let portal = if named(given, &OS) == "linux" { 26 } else { 24 };
                named(given, &PLAN) != "dedicated" && PrefixLen::v4(portal).is_larger_than(length)
            },
        },
        Note {
            code: &codes::NOT_STATED,
            message: "on Linux the most instances are 20 to 100, depending on the region; 100 is \
                      the bound here",
            source: &SCALE_2025,
            applies: |given, _| named(given, &OS) == "linux" && named(given, &PLAN) != "dedicated",
        },
    ],
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// Instances of the plan.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of an app, at the most you will ever scale to", 1, 100);
/// Apps that scale on their own.
pub const APPS: Input<Count> =
    Input::count("apps", "apps of an Elastic Premium plan, each of that many instances", 1, 100)
        .or(1);
/// The kind of plan.
pub const PLAN: Input<OneOf> =
    Input::choice("plan", "kind of plan", PLANS).or_choice("elastic-premium");
/// The operating system.
pub const OS: Input<OneOf> =
    Input::choice("os", "operating system, which changes the advised size", SYSTEMS)
        .or_choice("windows");
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses the plan takes twice while it scales");

static PLANS: &[Choice] = &[
    Choice::new("elastic-premium", "EP1 to EP3").citing(&SCALE_2025),
    Choice::new("dedicated", "a plan of App Service").citing(&SCALE_2025),
];
static SYSTEMS: &[Choice] =
    &[Choice::new("windows", "Windows plan"), Choice::new("linux", "Linux plan")];

/// The word chosen; these choices have defaults.
fn named(given: &Given, input: &Input<OneOf>) -> &'static str {
    given.choice(input).map_or("", |choice| choice.name)
}

fn demand(given: &Given) -> Demand {
    let instances = given.count(&INSTANCES).saturating_mul(given.count(&APPS));
    let steady = Demand::none().steady(instances, "plan instances", given.at(&PER_INSTANCE));
    if given.is_on(&SCALING) { steady.doubled(given.at(&DOUBLING)) } else { steady }
}

const EXAMPLES: &[Example] = &[
    Example {
        id: "FN-01",
        given: &[("instances", "1")],
        expect: &[Expect::Steady(1)],
        source: &PAGE_2026,
        remark: "",
    },
    Example {
        id: "FN-02",
        given: &[("instances", "5")],
        expect: &[Expect::Steady(5)],
        source: &PAGE_2026,
        remark: "",
    },
    Example {
        id: "FN-04",
        given: &[("apps", "3"), ("instances", "5")],
        expect: &[Expect::Steady(15)],
        source: &PAGE_2026,
        remark: "the sum of all instances of the apps",
    },
    Example {
        id: "FN-03",
        given: &[("instances", "10")],
        expect: &[Expect::Peak(20)],
        source: &PAGE_2026,
        remark: "scaling out from 5 to 10 may take up to 20 addresses",
    },
    table("FN-T-2021", &PAGE_2021),
    table("FN-T-2022", &PAGE_2022),
    Example {
        id: "FN-T-2026",
        given: &[("instances", "1")],
        expect: &[
            Expect::Usable { within: PrefixLen::v4(28), addresses: 11 },
            Expect::Usable { within: PrefixLen::v4(26), addresses: 59 },
            Expect::Usable { within: PrefixLen::v4(24), addresses: 251 },
            Expect::Fits { input: "instances", within: PrefixLen::v4(28), most: 5 },
            Expect::Fits { input: "instances", within: PrefixLen::v4(27), most: 13 },
            Expect::Fits { input: "instances", within: PrefixLen::v4(26), most: 29 },
            Expect::Fits { input: "instances", within: PrefixLen::v4(24), most: 125 },
            Expect::Limit { input: "instances", most: 100 },
        ],
        source: &PAGE_2026,
        remark: "125 by the addresses of a /24; the plan stops at 100",
    },
];

/// The table of the editions up to 2022.
const fn table(id: &'static str, source: &'static Source) -> Example {
    const S28: PrefixLen = PrefixLen::v4(28);
    const S27: PrefixLen = PrefixLen::v4(27);
    const S26: PrefixLen = PrefixLen::v4(26);
    Example {
        id,
        given: &[("instances", "1")],
        expect: &[
            Expect::Fits { input: "instances", within: S28, most: 5 },
            Expect::Fits { input: "instances", within: S27, most: 13 },
            Expect::Fits { input: "instances", within: S26, most: 29 },
        ],
        source,
        remark: "",
    }
}

static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per plan instance",
    &[Cited::new(1, &PAGE_2021), Cited::new(1, &PAGE_2022), Cited::new(1, &PAGE_2026)],
);
static DOUBLING: Fact<&str> = Fact::new(
    "when a plan takes its addresses twice",
    &[
        Cited::new("held twice while the plan changes instance size", &PAGE_2021),
        Cited::new("held twice while the plan changes instance size", &PAGE_2022),
        Cited::new("held twice while the plan scales up or down", &PAGE_2026),
    ],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(28), &PAGE_2021),
        Cited::new(PrefixLen::v4(28), &PAGE_2022),
        Cited::new(PrefixLen::v4(28), &PAGE_2026),
    ],
);
static ADVISED_WINDOWS: Fact<PrefixLen> = Fact::new(
    "advised subnet, Elastic Premium on Windows",
    &[
        Cited::new(PrefixLen::v4(24), &PAGE_2021),
        Cited::new(PrefixLen::v4(24), &PAGE_2022),
        Cited::new(PrefixLen::v4(24), &PAGE_2026),
    ],
);
static ADVISED_LINUX: Fact<PrefixLen> = Fact::new(
    "advised subnet, Elastic Premium on Linux",
    &[
        Cited::new(PrefixLen::v4(26), &PAGE_2021),
        Cited::new(PrefixLen::v4(26), &PAGE_2022),
        Cited::new(PrefixLen::v4(26), &PAGE_2026),
    ],
);
static ADVISED_DEDICATED: Fact<PrefixLen> =
    Fact::new("advised subnet, Dedicated plan", &[Cited::new(PrefixLen::v4(26), &PAGE_2026)]);
static MOST_PREMIUM: Fact<u64> = Fact::new(
    "most instances, Elastic Premium",
    &[Cited::new(100, &SCALE_2025), Cited::new(100, &PAGE_2026)],
);
static MOST_DEDICATED: Fact<u64> =
    Fact::new("most instances, Dedicated plan", &[Cited::new(30, &PAGE_2026)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.Web/serverFarms", &PAGE_2026)]);

const TITLE: &str = "Azure Functions networking options";
const PAGE: &str = "https://learn.microsoft.com/azure/azure-functions/functions-networking-options";

static PAGE_2021: Source = Source::new(TITLE, PAGE, Edition::new(2021, 1, 21));
static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 3, 28));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 3, 3));
static SCALE_2025: Source = Source::new(
    "Azure Functions hosting options",
    "https://learn.microsoft.com/azure/azure-functions/functions-scale",
    Edition::new(2025, 2, 2),
);
