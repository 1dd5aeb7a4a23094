//! App Service Environment v3: plans that live inside the virtual network.
//!
//! Long, because its figures differ by revision and by how full an environment is.

use super::prelude::*;

/// App Service Environment v3.
pub static SERVICE: Service = Service {
    id: "app-service-environment",
    name: "App Service Environment v3",
    aliases: &["ase", "asev3", "ase-v3"],
    group: Group::Apps,
    about: "An environment of isolated plans inside the subnet: its infrastructure, the instances \
            of all its plans, and standby workers for each operating system and size in use.",
    inputs: &[&INSTANCES, &WINDOWS_CONTAINER_APPS, &SIZES, &SCALING],
    resources: &["Microsoft.Web/hostingEnvironments"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Chosen(|given| {
            let crowded = given.count(&INSTANCES) >= CROWDED && given.is_on(&SCALING);
            let stated = ADVISED_CROWDED.at(given.edition()).is_some();
            Some(if crowded && stated { &ADVISED_CROWDED } else { &ADVISED })
        }),
        avoid: &[Avoid {
            ranges: &[BALANCER],
            what: "the internal load balancer",
            why: "clients of the environment must not be there",
            source: &PAGE_2026,
        }],
        demand,
        one: Some(&PAGE_2021),
        ..SubnetRule::ORDINARY
    }],
    limits,
    facts: &[
        &PER_INSTANCE,
        &PER_CONTAINER_APP,
        &INFRASTRUCTURE,
        &INSTANCES_PER_STANDBY,
        &DOUBLING,
        &SMALLEST,
        &ADVISED,
        &ADVISED_CROWDED,
        &MOST_INSTANCES,
        &DELEGATION,
    ],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page gives the infrastructure a range that depends on load, 7 to 27 \
                      addresses; the most is counted",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a plan has at most 100 instances, the environment 200",
            source: &OVERVIEW_2025,
            applies: |given, _| given.count(&INSTANCES) > 100,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "templates must define the subnet by addressPrefix, not by a list of prefixes",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "after scaling, the old addresses can stay taken for up to 12 hours",
            source: &PAGE_2025,
            applies: |given, _| given.is_on(&SCALING),
        },
    ],
    examples: &[
        Example {
            id: "ASE-C-2023",
            given: &[("instances", "50"), ("windows-container-apps", "5"), ("scaling", "false")],
            expect: &[Expect::Steady(327)],
            source: &PAGE_2023,
            remark: "2 plans of 25 instances with 5 apps each take 300 in the page's sum; the \
                     infrastructure adds up to 27",
        },
        Example {
            id: "ASE-MIN",
            given: &[("instances", "1"), ("scaling", "false")],
            expect: &[Expect::Need(34), Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2026,
            remark: "27 for the infrastructure, 1 instance, 1 standby, 5 reserved by Azure",
        },
        Example {
            id: "ASE-FULL",
            given: &[("instances", "200")],
            expect: &[Expect::Prefix(PrefixLen::v4(23))],
            source: &PAGE_2026,
            remark: "the page advises /23 near 200 instances that scale often",
        },
    ],
    ..Service::PLAIN
};

/// Instances of all plans together.
pub const INSTANCES: Input<Count> = Input::count(
    "instances",
    "instances of all plans together, at the most you will ever scale to",
    1,
    200,
);
/// Windows container apps on every instance.
pub const WINDOWS_CONTAINER_APPS: Input<Count> =
    Input::count("windows-container-apps", "Windows container apps in each plan", 0, 94)
        .or(0)
        .also(&["win-containers"]);
/// Different operating systems and sizes among the plans.
pub const SIZES: Input<Count> = Input::count(
    "sizes",
    "different pairs of operating system and instance size among the plans",
    1,
    20,
)
.or(1);
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses plans take twice while they change size");

/// The number of instances from which on the page calls an environment nearly full.
const CROWDED: u64 = 190;

fn demand(given: &Given) -> Demand {
    let instances = given.count(&INSTANCES);
    let apps = given.count(&WINDOWS_CONTAINER_APPS);
    let held = Demand::none().steady(instances, "plan instances", given.at(&PER_INSTANCE)).steady(
        instances,
        "instances, one for each Windows container app",
        given.at(&PER_CONTAINER_APP).times(apps),
    );
    // Pages before 2025 say nothing of a doubling.
    let held = match DOUBLING.at(given.edition()) {
        Some(when) if given.is_on(&SCALING) => held.doubled(*when),
        _ => held,
    };
    held.steady(standby(given), "standby workers", standby_each(given)).steady(
        1,
        "infrastructure, at its most",
        given.at(&INFRASTRUCTURE),
    )
}

/// The most standby workers there can be: each operating system and size rounds up on its own.
fn standby(given: &Given) -> u64 {
    let (instances, sizes) = (given.count(&INSTANCES), given.count(&SIZES).max(1));
    let sizes = sizes.min(instances);
    let each = given.at(&INSTANCES_PER_STANDBY).value.max(1);
    sizes + instances.saturating_sub(sizes) / each
}

/// One address for a standby worker; none in editions that know no standby.
fn standby_each(given: &Given) -> Cited<u64> {
    let known = given.at(&INSTANCES_PER_STANDBY);
    let each = given.at(&PER_INSTANCE).value;
    let each = if known.since <= given.edition() { each } else { 0 };
    Cited { since: known.since, value: each, source: known.source }
}

fn limits(given: &Given) -> Vec<Limit> {
    let most = given.at(&MOST_INSTANCES);
    let because = format!("an environment has at most {} instances", most.value);
    alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
}

const BALANCER: ipnet::Ipv4Net =
    ipnet::Ipv4Net::new_assert(core::net::Ipv4Addr::new(172, 31, 192, 0), 25);

static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per plan instance",
    &[
        Cited::new(1, &PAGE_2021),
        Cited::new(1, &PAGE_2023),
        Cited::new(1, &PAGE_2025),
        Cited::new(1, &PAGE_2026),
    ],
);
static PER_CONTAINER_APP: Fact<u64> = Fact::new(
    "addresses per Windows container app and instance",
    &[Cited::new(1, &PAGE_2023), Cited::new(1, &PAGE_2025), Cited::new(1, &PAGE_2026)],
);
static INFRASTRUCTURE: Fact<u64> = Fact::new(
    "addresses of the infrastructure, at its most",
    &[
        Cited::new(27, &PAGE_2021),
        Cited::new(27, &PAGE_2023),
        Cited::new(27, &PAGE_2025),
        Cited::new(27, &PAGE_2026),
    ],
);
static INSTANCES_PER_STANDBY: Fact<u64> = Fact::new(
    "instances that one standby worker covers",
    &[Cited::new(20, &PAGE_2025), Cited::new(20, &PAGE_2026)],
);
static DOUBLING: Fact<&str> = Fact::new(
    "when a plan takes its addresses twice",
    &[
        Cited::new("held twice while plans change size", &PAGE_2025),
        Cited::new("held twice while plans change size", &PAGE_2026),
    ],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2021),
        Cited::new(PrefixLen::v4(27), &PAGE_2023),
        Cited::new(PrefixLen::v4(27), &PAGE_2025),
        Cited::new(PrefixLen::v4(27), &PAGE_2026),
    ],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[
        Cited::new(PrefixLen::v4(24), &PAGE_2021),
        Cited::new(PrefixLen::v4(24), &PAGE_2023),
        Cited::new(PrefixLen::v4(24), &PAGE_2025),
        Cited::new(PrefixLen::v4(24), &PAGE_2026),
    ],
);
static ADVISED_CROWDED: Fact<PrefixLen> = Fact::new(
    "advised subnet near 200 instances that scale often",
    &[Cited::new(PrefixLen::v4(23), &PAGE_2025), Cited::new(PrefixLen::v4(23), &PAGE_2026)],
);
static MOST_INSTANCES: Fact<u64> = Fact::new(
    "most instances in an environment",
    &[Cited::new(200, &OVERVIEW_2024), Cited::new(200, &OVERVIEW_2025)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2021),
        Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2023),
        Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2026),
    ],
);

const TITLE: &str = "App Service Environment networking";
const PAGE: &str = "https://learn.microsoft.com/azure/app-service/environment/networking";
const OVERVIEW: &str = "https://learn.microsoft.com/azure/app-service/environment/overview";

static PAGE_2021: Source = Source::new(TITLE, PAGE, Edition::new(2021, 11, 15));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 7, 21));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 10, 15));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 2, 3));
static OVERVIEW_2024: Source =
    Source::new("App Service Environment overview", OVERVIEW, Edition::new(2024, 6, 18));
static OVERVIEW_2025: Source =
    Source::new("App Service Environment overview", OVERVIEW, Edition::new(2025, 11, 11));
