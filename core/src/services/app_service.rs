//! App Service: regional virtual network integration, the subnet through which apps reach out.
//!
//! Long, because its pages have been revised since 2019 and every tier has a limit of its own; it is a
//! list of dated entries more than code.

use core::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::prelude::*;

/// App Service virtual network integration.
pub static SERVICE: Service = Service {
    id: "app-service",
    name: "App Service virtual network integration",
    aliases: &["appservice", "web-app", "webapp", "app-service-plan"],
    keywords: &["web apps", "vnet integration"],
    group: Group::Apps,
    about: "The subnet through which the apps of App Service plans reach a virtual network. Every \
            instance of a plan takes one address, and so does every Windows container app on it.",
    assumed: true,
    inputs: &[&INSTANCES, &WINDOWS_CONTAINER_APPS, &PLANS, &SCALING, &TIER, &OS, &CONNECTIONS],
    resources: &["Microsoft.Web/serverFarms"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Chosen(|given| {
            Some(if given.count(&PLANS) > 1 { &SMALLEST_SHARED } else { &SMALLEST })
        }),
        advised: Bound::Always(&ADVISED),
        beside: &[Beside {
            smallest: Some(&SMALLEST_SHARED),
            note: Some(&ONE_SUBSCRIPTION),
            // Before the edition that says so, apps of such plans were not integrated at all.
            unless: |given| {
                is_isolated(given)
                    .then_some("plans of an App Service Environment do not join a subnet of others")
            },
            ..Beside::plain("app-service", &SEVERAL_PLANS)
        }],
        avoid: WORKERS,
        destinations: WORKERS,
        ipv6_in_network: Some(&IPV6_IN_NETWORK),
        demand,
        ..SubnetRule::ORDINARY
    }],
    limits,
    facts: &[
        &PER_INSTANCE,
        &PER_CONTAINER_APP,
        &DOUBLING,
        &SMALLEST,
        &SMALLEST_SHARED,
        &ADVISED,
        &PORTAL,
        &DELEGATION,
        &IPV6_IN_NETWORK,
        &SEVERAL_PLANS,
        &MOST_CONNECTIONS,
        &MOST_CONNECTIONS_LINUX,
        &MOST_CONNECTIONS_ISOLATED,
        &ISOLATED,
        &UNITS_PER_CORE,
        &MOST_BASIC,
        &MOST_STANDARD,
        &MOST_PREMIUM,
        &MOST_PREMIUM_V2,
        &MOST_PREMIUM_V3,
        &MOST_PREMIUM_V4,
        &MOST_ISOLATED,
    ],
    notes: NOTES,
    examples: EXAMPLES,
    connects: Some(Connects::App),
    ..Service::PLAIN
};

/// Instances of a plan.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of a plan, at the most you will ever scale to", 1, 100);
/// Windows container apps in a plan.
pub const WINDOWS_CONTAINER_APPS: Input<Count> =
    Input::count("windows-container-apps", "Windows container apps in a plan", 0, 94)
        .or(0)
        .also(&["win-containers"]);
/// Plans that share the subnet.
pub const PLANS: Input<Count> =
    Input::count("plans", "plans that share the subnet, each of that many instances", 1, 100).or(1);
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses a plan takes twice while it scales");
/// Pricing tier or size, which bounds the other inputs.
pub const TIER: Input<OneOf> =
    Input::choice("tier", "pricing tier or size, to check the other numbers against", &CHOICES);
/// Virtual network integrations of a plan.
pub const CONNECTIONS: Input<Count> =
    Input::count("connections", "virtual network integrations of a plan", 1, 4).or(1);
/// Operating system of the plan.
pub const OS: Input<OneOf> =
    Input::choice("os", "operating system, to check the connections against", SYSTEMS);

static SYSTEMS: &[Choice] =
    &[Choice::new("windows", "Windows plan"), Choice::new("linux", "Linux plan")];

/// Whether the plan is one of an App Service Environment.
fn is_isolated(given: &Given) -> bool {
    let tier = given.choice(&TIER).map_or("", |tier| tier.name);
    matches!(tier, "IsolatedV2" | "I1v2" | "I2v2" | "I3v2")
}

/// The most integrations of a plan, and which plan that is. Pass `linux` if the plan is known to run
/// Linux from something other than its inputs.
pub(crate) fn most_integrations(given: &Given, linux: bool) -> (Cited<u64>, &'static str) {
    let linux = linux || given.choice(&OS).is_some_and(|os| os.name == "linux");
    match (
        MOST_CONNECTIONS_LINUX.at(given.edition()).filter(|_| linux),
        MOST_CONNECTIONS_ISOLATED.at(given.edition()).filter(|_| is_isolated(given)),
    ) {
        (_, Some(most)) => (*most, "a plan of an environment"),
        (Some(most), None) => (*most, "a Linux plan"),
        (None, None) => (given.at(&MOST_CONNECTIONS), "a plan"),
    }
}

/// Whether apps of such a plan are only integrated by a newer deployment of App Service, as far as its
/// tier is known.
pub(crate) fn may_be_old(given: &Given) -> bool {
    given.choice(&TIER).is_none_or(|tier| matches!(tier.name, "Basic" | "Standard"))
}

fn demand(given: &Given) -> Demand {
    let instances = given.count(&INSTANCES).saturating_mul(given.count(&PLANS));
    let apps = given.count(&WINDOWS_CONTAINER_APPS);
    let steady =
        Demand::none().steady(instances, "plan instances", given.at(&PER_INSTANCE)).steady(
            instances,
            "instances, one for each Windows container app",
            given.at(&PER_CONTAINER_APP).times(apps),
        );
    if given.is_on(&SCALING) { steady.doubled(given.at(&DOUBLING)) } else { steady }
}

fn limits(given: &Given) -> Vec<Limit> {
    let mut limits = Vec::new();
    let several = given.at(&SEVERAL_PLANS);
    if !several.value {
        let because = "in this edition a subnet serves one plan";
        limits.push(Limit::at_most(&PLANS, 1, because, several.source));
    }
    if is_isolated(given) {
        if let Some(allowed) = ISOLATED.at(given.edition()).filter(|it| !it.value) {
            let because = "in this edition apps of an Isolated plan are not integrated";
            limits.push(Limit::at_most(&INSTANCES, 0, because, allowed.source));
        }
        if given.edition() >= ENVIRONMENT_2026.date {
            let because = "plans of an App Service Environment do not join a subnet of others";
            limits.push(Limit::at_most(&PLANS, 1, because, &ENVIRONMENT_2026));
        }
    }
    let (most, plan) = most_integrations(given, false);
    let because = format!("{plan} has at most {} integrations", most.value);
    limits.push(Limit::at_most(&CONNECTIONS, most.value, because, most.source));
    let chosen = given.choice(&TIER).map(|choice| choice.name);
    let Some(Tier { choice: Choice { name, .. }, most, containers }) =
        TIERS.into_iter().find(|tier| Some(tier.choice.name) == chosen)
    else {
        return limits;
    };
    let most = given.at(most);
    let because = format!("a {name} plan has at most {} instances", most.value);
    limits.push(Limit::at_most(&INSTANCES, most.value, because, most.source));
    match containers {
        Refused(source) => {
            let because = format!("a {name} plan runs no Windows containers");
            limits.push(Limit::at_most(&WINDOWS_CONTAINER_APPS, 0, because, source));
        }
        Unbounded => {}
        Cores(cores) => {
            // The worker and each connection spend a unit of the budget, then each app.
            let budget = given.at(&UNITS_PER_CORE);
            let units = budget.value.saturating_mul(cores);
            let apps = units.saturating_sub(1 + given.count(&CONNECTIONS));
            let because =
                format!("the {units} networking units of {name} leave room for {apps} apps");
            limits.push(Limit::at_most(&WINDOWS_CONTAINER_APPS, apps, because, budget.source));
        }
    }
    limits
}

/// A pricing tier or size, and what it bounds.
struct Tier {
    choice: Choice,
    most: &'static Fact<u64>,
    containers: Containers,
}

/// Whether Windows containers run on a tier, and on how many cores an instance.
enum Containers {
    Refused(&'static Source),
    Unbounded,
    Cores(u64),
}

use Containers::{Cores, Refused, Unbounded};

const fn tier(
    name: &'static str,
    help: &'static str,
    most: &'static Fact<u64>,
    containers: Containers,
) -> Tier {
    Tier { choice: Choice::new(name, help), most, containers }
}

const fn size(
    name: &'static str,
    help: &'static str,
    most: &'static Fact<u64>,
    cores: u64,
    page: &'static Source,
) -> Tier {
    Tier { choice: Choice::new(name, help).citing(page), most, containers: Cores(cores) }
}

#[rustfmt::skip] // a table
const TIERS: [Tier; 28] = [
    tier("Basic", "B1 to B3", &MOST_BASIC, Refused(&LIMITS_2026)),
    tier("Standard", "S1 to S3", &MOST_STANDARD, Refused(&LIMITS_2026)),
    tier("Premium", "P1 to P3, the first generation", &MOST_PREMIUM, Unbounded),
    tier("PremiumV2", "P1v2 to P3v2", &MOST_PREMIUM_V2, Unbounded),
    tier("PremiumV3", "any size of Premium v3", &MOST_PREMIUM_V3, Unbounded),
    size("P0v3", "Premium v3, 1 core", &MOST_PREMIUM_V3, 1, &CORES_V3),
    size("P1v3", "Premium v3, 2 cores", &MOST_PREMIUM_V3, 2, &CORES_V3),
    size("P2v3", "Premium v3, 4 cores", &MOST_PREMIUM_V3, 4, &CORES_V3),
    size("P3v3", "Premium v3, 8 cores", &MOST_PREMIUM_V3, 8, &CORES_V3),
    size("P1mv3", "Premium v3, memory-optimized, 2 cores", &MOST_PREMIUM_V3, 2, &CORES_V3),
    size("P2mv3", "Premium v3, memory-optimized, 4 cores", &MOST_PREMIUM_V3, 4, &CORES_V3),
    size("P3mv3", "Premium v3, memory-optimized, 8 cores", &MOST_PREMIUM_V3, 8, &CORES_V3),
    size("P4mv3", "Premium v3, memory-optimized, 16 cores", &MOST_PREMIUM_V3, 16, &CORES_V3),
    size("P5mv3", "Premium v3, memory-optimized, 32 cores", &MOST_PREMIUM_V3, 32, &CORES_V3),
    tier("PremiumV4", "any size of Premium v4", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P0v4", "Premium v4", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P1v4", "Premium v4", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P2v4", "Premium v4", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P3v4", "Premium v4", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P1mv4", "Premium v4, memory-optimized", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P2mv4", "Premium v4, memory-optimized", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P3mv4", "Premium v4, memory-optimized", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P4mv4", "Premium v4, memory-optimized", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("P5mv4", "Premium v4, memory-optimized", &MOST_PREMIUM_V4, Refused(&PREMIUM_V4)),
    tier("IsolatedV2", "any size of Isolated v2", &MOST_ISOLATED, Unbounded),
    size("I1v2", "Isolated v2, 2 cores", &MOST_ISOLATED, 2, &CORES_ISOLATED),
    size("I2v2", "Isolated v2, 4 cores", &MOST_ISOLATED, 4, &CORES_ISOLATED),
    size("I3v2", "Isolated v2, 8 cores", &MOST_ISOLATED, 8, &CORES_ISOLATED),
];

#[expect(clippy::indexing_slicing, reason = "at compile time, and within the lengths")]
static CHOICES: [Choice; TIERS.len()] = {
    let mut choices = [Choice::new("", ""); TIERS.len()];
    let mut i = 0;
    while i < TIERS.len() {
        choices[i] = TIERS[i].choice;
        i += 1;
    }
    choices
};

const EXAMPLES: &[Example] = &[
    Example {
        id: "AS-01",
        given: &[("instances", "4"), ("scaling", "false")],
        expect: &[Expect::Steady(4), Expect::Need(9), Expect::Prefix(PrefixLen::v4(28))],
        source: &PAGE_2026_10,
        remark: "4 addresses, and Azure's 5",
    },
    Example {
        id: "AS-02",
        given: &[("instances", "10"), ("windows-container-apps", "4")],
        expect: &[Expect::Steady(50)],
        source: &PAGE_2026_10,
        remark: "before the headroom for scaling",
    },
    Example {
        id: "AS-02-2022",
        given: &[("instances", "10"), ("windows-container-apps", "4")],
        expect: &[Expect::Steady(50)],
        source: &PAGE_2022,
        remark: "",
    },
    Example {
        id: "AS-04",
        given: &[("instances", "1"), ("tier", "I1v2"), ("connections", "1")],
        expect: &[Expect::Limit { input: "windows-container-apps", most: 4 }],
        source: &PAGE_2026_10,
        remark: "6 networking units, of which the worker and the connection take one each",
    },
    Example {
        id: "AS-05",
        given: &[("instances", "1"), ("tier", "I1v2"), ("connections", "2")],
        expect: &[Expect::Limit { input: "windows-container-apps", most: 3 }],
        source: &PAGE_2026_10,
        remark: "",
    },
    table("AS-T-2020", &PAGE_2020_10),
    table("AS-T-2021", &PAGE_2021),
    table("AS-T-2022", &PAGE_2022),
];

/// The table of the editions from 2020 to 2022: usable addresses, and instances that survive a
/// doubling.
const fn table(id: &'static str, source: &'static Source) -> Example {
    const S28: PrefixLen = PrefixLen::v4(28);
    const S27: PrefixLen = PrefixLen::v4(27);
    const S26: PrefixLen = PrefixLen::v4(26);
    Example {
        id,
        given: &[("instances", "1")],
        expect: &[
            Expect::Usable { within: S28, addresses: 11 },
            Expect::Usable { within: S27, addresses: 27 },
            Expect::Usable { within: S26, addresses: 59 },
            Expect::Fits { input: "instances", within: S28, most: 5 },
            Expect::Fits { input: "instances", within: S27, most: 13 },
            Expect::Fits { input: "instances", within: S26, most: 29 },
        ],
        source,
        remark: "",
    }
}

const ONE_SUBSCRIPTION: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "plans that share a subnet have to be in the same subscription",
    source: &PAGE_2024,
    applies: |given, _| given.count(&PLANS) > 1,
};

const NOTES: &[Note] = &[
    ONE_SUBSCRIPTION,
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "the newest page counts networking units of Isolated v2 sizes; those of 2023-07-21 \
                  and, for functions, of 2026-03-03 leave plans of an App Service Environment out",
        source: &PAGE_2026_10,
        applies: |given, _| is_isolated(given),
    },
    Note {
        code: &codes::FIXED_SIZE,
        message: "the size of the subnet cannot change once an app is integrated with it",
        source: &PAGE_2023,
        applies: |_, _| true,
    },
    Note {
        code: &codes::PORTAL_MINIMUM,
        message: "the portal creates a /27 or larger; a /28 has to exist before it can be picked",
        source: &PAGE_2022,
        applies: |_, length| PrefixLen::v4(27).is_larger_than(length),
    },
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "the page says a /26 covers one plan at its most; 30 instances held twice need \
                  65 addresses, one more than it has",
        source: &PAGE_2026_10,
        applies: |given, _| {
            given.is_on(&SCALING) && given.count(&INSTANCES) >= 30 && given.count(&PLANS) == 1
        },
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "after scaling, the old addresses can stay taken for up to 12 hours",
        source: &PAGE_2024,
        applies: |given, _| given.is_on(&SCALING),
    },
];

pub(super) static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per plan instance",
    &[
        Cited::new(1, &PAGE_2020_06),
        Cited::new(1, &PAGE_2020_10),
        Cited::new(1, &PAGE_2021),
        Cited::new(1, &PAGE_2022),
        Cited::new(1, &PAGE_2023),
        Cited::new(1, &PAGE_2024),
        Cited::new(1, &PAGE_2026_02),
        Cited::new(1, &PAGE_2026_10),
    ],
);
static PER_CONTAINER_APP: Fact<u64> = Fact::new(
    "addresses per Windows container app and instance",
    &[
        Cited::new(1, &PAGE_2022),
        Cited::new(1, &PAGE_2023),
        Cited::new(1, &PAGE_2024),
        Cited::new(1, &PAGE_2026_02),
        Cited::new(1, &PAGE_2026_10),
    ],
);
pub(super) static DOUBLING: Fact<&str> = Fact::new(
    "when a plan takes its addresses twice",
    &[
        Cited::new("held twice while the plan scales up or down", &PAGE_2020_06),
        Cited::new("held twice while the plan changes instance size", &PAGE_2020_10),
        Cited::new("held twice while the plan changes instance size", &PAGE_2021),
        Cited::new("held twice while the plan changes instance size", &PAGE_2022),
        Cited::new("held twice while instance size or count changes", &PAGE_2023),
        Cited::new("held twice while the plan changes instance size", &PAGE_2024),
        Cited::new("held twice while the plan changes instance size", &PAGE_2026_02),
        Cited::new("held twice while the plan changes instance size", &PAGE_2026_10),
    ],
);
pub(super) static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2020_06),
        Cited::new(PrefixLen::v4(28), &PAGE_2020_10),
        Cited::new(PrefixLen::v4(28), &PAGE_2023),
        Cited::new(PrefixLen::v4(28), &PAGE_2026_10),
    ],
);
static SMALLEST_SHARED: Fact<PrefixLen> = Fact::new(
    "smallest subnet that several plans share",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2024), Cited::new(PrefixLen::v4(26), &PAGE_2026_10)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[
        Cited::new(PrefixLen::v4(26), &PAGE_2020_06),
        Cited::new(PrefixLen::v4(26), &PAGE_2020_10),
        Cited::new(PrefixLen::v4(26), &PAGE_2021),
        Cited::new(PrefixLen::v4(26), &PAGE_2022),
        Cited::new(PrefixLen::v4(26), &PAGE_2023),
        Cited::new(PrefixLen::v4(26), &PAGE_2024),
        Cited::new(PrefixLen::v4(26), &PAGE_2026_02),
        Cited::new(PrefixLen::v4(26), &PAGE_2026_10),
    ],
);
static PORTAL: Fact<PrefixLen> = Fact::new(
    "smallest subnet that the portal creates",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2022), Cited::new(PrefixLen::v4(27), &PAGE_2026_10)],
);
pub(super) static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.Web/serverFarms", &PAGE_2023),
        Cited::new("Microsoft.Web/serverFarms", &PAGE_2026_10),
    ],
);
static SEVERAL_PLANS: Fact<bool> = Fact::new(
    "whether several plans may share the subnet",
    &[
        Cited::new(false, &PAGE_2020_06),
        Cited::new(false, &PAGE_2021),
        Cited::new(false, &PAGE_2023),
        Cited::new(true, &PAGE_2024),
        Cited::new(true, &PAGE_2026_10),
    ],
);
static MOST_CONNECTIONS: Fact<u64> = Fact::new(
    "virtual network integrations of a plan",
    &[
        Cited::new(1, &PAGE_2020_06),
        Cited::new(1, &PAGE_2021),
        Cited::new(2, &PAGE_2022),
        Cited::new(2, &PAGE_2023),
        Cited::new(2, &PAGE_2024),
        Cited::new(2, &PAGE_2026_10),
    ],
);
static MOST_CONNECTIONS_LINUX: Fact<u64> = Fact::new(
    "virtual network integrations of a Linux plan",
    &[Cited::new(1, &PAGE_2023), Cited::new(2, &PAGE_2024), Cited::new(2, &PAGE_2026_10)],
);
static MOST_CONNECTIONS_ISOLATED: Fact<u64> = Fact::new(
    "virtual network integrations of a plan in an App Service Environment",
    &[Cited::new(4, &ENVIRONMENT_2026)],
);
static ISOLATED: Fact<bool> = Fact::new(
    "whether apps of an Isolated plan can be integrated",
    &[
        Cited::new(false, &PAGE_2023),
        Cited::new(true, &ENVIRONMENT_2026),
        Cited::new(true, &PAGE_2026_10),
    ],
);
static UNITS_PER_CORE: Fact<u64> = Fact::new(
    "networking units per core, for Windows containers",
    &[Cited::new(3, &PAGE_2024), Cited::new(3, &PAGE_2026_02), Cited::new(3, &PAGE_2026_10)],
);
static MOST_BASIC: Fact<u64> =
    Fact::new("most instances, Basic", &[Cited::new(3, &LIMITS_2020), Cited::new(3, &LIMITS_2026)]);
static MOST_STANDARD: Fact<u64> = Fact::new(
    "most instances, Standard",
    &[Cited::new(10, &LIMITS_2020), Cited::new(10, &LIMITS_2026)],
);
static MOST_PREMIUM: Fact<u64> = Fact::new(
    "most instances, Premium v1",
    &[Cited::new(20, &LIMITS_2020), Cited::new(20, &LIMITS_2026)],
);
static MOST_PREMIUM_V2: Fact<u64> = Fact::new(
    "most instances, Premium v2",
    &[Cited::new(30, &LIMITS_2020), Cited::new(30, &LIMITS_2026)],
);
static MOST_PREMIUM_V3: Fact<u64> = Fact::new(
    "most instances, Premium v3",
    &[Cited::new(30, &LIMITS_2020), Cited::new(30, &LIMITS_2026)],
);
static MOST_PREMIUM_V4: Fact<u64> =
    Fact::new("most instances, Premium v4", &[Cited::new(30, &LIMITS_2026)]);
static MOST_ISOLATED: Fact<u64> = Fact::new(
    "most instances, Isolated",
    &[Cited::new(100, &LIMITS_2020), Cited::new(100, &LIMITS_2026)],
);

/// Where the workers of Windows plans live: a subnet there can be out of reach for the apps.
const WORKERS: &[Avoid] = &[
    workers("B1, S1 and P1", &[w(10, 10, 0), w(10, 11, 0), w(172, 18, 0), w(172, 19, 0)]),
    workers("B2, S2 and P2", &[w(10, 10, 32), w(10, 11, 32), w(172, 18, 32), w(172, 19, 32)]),
    workers("B3, S3 and P3", &[w(10, 10, 64), w(10, 11, 64), w(172, 18, 64), w(172, 19, 64)]),
    workers("P1v2", &[w(10, 20, 0), w(10, 21, 0), w(172, 20, 0), w(172, 21, 0)]),
    workers("P2v2", &[w(10, 20, 32), w(10, 21, 32), w(172, 20, 32), w(172, 21, 32)]),
    workers("P3v2", &[w(10, 20, 64), w(10, 21, 64), w(172, 20, 64), w(172, 21, 64)]),
    // Premium v3 has two layouts in 10.70 and 10.71, so two sizes share each block there.
    workers("P0v3 or P1v3", &[w(10, 70, 0), w(10, 71, 0)]),
    workers("P1v3 or P2v3", &[w(10, 70, 32), w(10, 71, 32)]),
    workers("P2v3 or P3v3", &[w(10, 70, 64), w(10, 71, 64)]),
    workers("P0v3 or P3v3", &[w(10, 70, 96), w(10, 71, 96)]),
    workers("P1v3", &[w(172, 22, 0), w(172, 23, 0)]),
    workers("P2v3", &[w(172, 22, 32), w(172, 23, 32)]),
    workers("P3v3", &[w(172, 22, 64), w(172, 23, 64)]),
    workers("P0v3", &[w(172, 22, 96), w(172, 23, 96)]),
    workers("P1mv3", &[w(10, 90, 0), w(10, 91, 0)]),
    workers("P2mv3", &[w(10, 90, 32), w(10, 91, 32)]),
    workers("P3mv3", &[w(10, 90, 64), w(10, 91, 64)]),
    workers("P4mv3", &[w(10, 90, 96), w(10, 91, 96)]),
    workers("P5mv3", &[w(10, 90, 128), w(10, 91, 128)]),
    workers("P0v4", &[w(10, 150, 0), w(10, 151, 0), w(10, 190, 0)]),
    workers("P1v4", &[w(10, 150, 32), w(10, 151, 32), w(10, 190, 32)]),
    workers("P2v4", &[w(10, 150, 64), w(10, 151, 64), w(10, 190, 64)]),
    workers("P3v4", &[w(10, 150, 96), w(10, 151, 96), w(10, 190, 96)]),
    workers("P1mv4", &[w(10, 160, 0), w(10, 161, 0), w(10, 200, 0)]),
    workers("P2mv4", &[w(10, 160, 32), w(10, 161, 32), w(10, 200, 32)]),
    workers("P3mv4", &[w(10, 160, 64), w(10, 161, 64), w(10, 200, 64)]),
    workers("P4mv4", &[w(10, 160, 96), w(10, 161, 96), w(10, 200, 96)]),
    workers("P5mv4", &[w(10, 160, 128), w(10, 161, 128), w(10, 200, 128)]),
];

const fn workers(plans: &'static str, ranges: &'static [Ipv4Net]) -> Avoid {
    Avoid { ranges, what: plans, why: WORKERS_WHY, source: &PAGE_2026_10 }
}

const WORKERS_WHY: &str = "workers of Windows plans live there, and their apps may not reach it";

const fn w(a: u8, b: u8, c: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, 0), 19)
}

const PAGE: &str = "https://learn.microsoft.com/azure/app-service/overview-vnet-integration";
const TITLE: &str = "Integrate your app with an Azure virtual network";
const OLD_PAGE: &str =
    "https://learn.microsoft.com/azure/app-service/web-sites-integrate-with-vnet";
const LIMITS: &str = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits";

/// The page of 2023 refuses such a network; that of 2024 does not say so any more.
static IPV6_IN_NETWORK: Fact<bool> = Fact::new(
    "the network may have IPv6 space",
    &[Cited::new(false, &PAGE_2023), Cited::new(true, &PAGE_2024)],
);

static PAGE_2020_06: Source = Source::new(TITLE, OLD_PAGE, Edition::new(2020, 6, 8));
static PAGE_2020_10: Source = Source::new(TITLE, OLD_PAGE, Edition::new(2020, 10, 21));
static PAGE_2021: Source = Source::new(TITLE, PAGE, Edition::new(2021, 10, 20));
static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 10, 5));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 7, 21));
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 4, 5));
static PAGE_2026_02: Source = Source::new(TITLE, PAGE, Edition::new(2026, 2, 25));
static PAGE_2026_10: Source = Source::new(TITLE, PAGE, Edition::new(2026, 10, 6))
    .noting("read in a public fork of the documentation");
static LIMITS_2020: Source =
    Source::new("Azure subscription limits: App Service", LIMITS, Edition::new(2020, 3, 17));
static LIMITS_2026: Source =
    Source::new("Azure subscription limits: App Service", LIMITS, Edition::new(2026, 8, 4))
        .noting("read in a copy of the page");
static CORES_V3: Source = Source::new(
    "Azure App Service plan overview",
    "https://learn.microsoft.com/azure/app-service/overview-hosting-plans",
    Edition::new(2024, 8, 21),
);
static ENVIRONMENT_2026: Source = Source::new(
    "App Service Environment networking",
    "https://learn.microsoft.com/azure/app-service/environment/networking",
    Edition::new(2026, 2, 3),
);
static CORES_ISOLATED: Source = Source::new(
    "App Service Environment overview",
    "https://learn.microsoft.com/azure/app-service/environment/overview",
    Edition::new(2025, 11, 11),
);
static PREMIUM_V4: Source = Source::new(
    "Configure Premium v4 tier for Azure App Service",
    "https://learn.microsoft.com/azure/app-service/app-service-configure-premium-v4-tier",
    Edition::new(2025, 9, 24),
);
