//! App Service Environment v2, which is retired.

use super::prelude::*;

/// App Service Environment v2.
pub static SERVICE: Service = Service {
    id: "app-service-environment-v2",
    name: "App Service Environment v2",
    aliases: &["asev2", "ase-v2"],
    group: Group::Apps,
    retired: Some(Cited::dated_back(
        Edition::new(2024, 8, 31),
        "App Service Environment v2 is retired on 2024-08-31; new ones ended on 2024-01-15",
        &PAGE_2022,
    )),
    about: "An environment of isolated plans inside the subnet: its infrastructure, and the \
            instances of all its plans.",
    inputs: &[&INSTANCES, &ACCESS, &SCALING],
    subnets: &[SubnetRule {
        advised: Bound::Always(&ADVISED),
        demand,
        one: Some(&PAGE_2020),
        ..SubnetRule::ORDINARY
    }],
    facts: &[
        &EXTERNAL,
        &INTERNAL,
        &PER_INSTANCE,
        &PER_ROLE,
        &INSTANCES_PER_ROLE,
        &INSTANCES_PER_OTHER_ROLE,
        &DOUBLING,
        &ADVISED,
    ],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page adds infrastructure roles at every multiple of 15 and of 20 \
                      instances without saying how many; one is counted each time",
            source: &PAGE_2020,
            applies: |given, _| given.count(&INSTANCES) >= 15,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page does not say whether its 12 or 13 addresses include Azure's own \
                      five; those are counted on top",
            source: &PAGE_2020,
            applies: |_, _| true,
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "the size of the subnet cannot change once the environment exists",
            source: &PAGE_2020,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "ASE-02",
            given: &[("instances", "0"), ("access", "external")],
            expect: &[Expect::Steady(12)],
            source: &PAGE_2020,
            remark: "",
        },
        Example {
            id: "ASE-03",
            given: &[("instances", "0"), ("access", "internal")],
            expect: &[Expect::Steady(13)],
            source: &PAGE_2020,
            remark: "",
        },
        Example {
            id: "ASE-02-2022",
            given: &[("instances", "0"), ("access", "external")],
            expect: &[Expect::Steady(12)],
            source: &PAGE_2022,
            remark: "",
        },
        Example {
            id: "ASE-03-2022",
            given: &[("instances", "0"), ("access", "internal")],
            expect: &[Expect::Steady(13)],
            source: &PAGE_2022,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Instances of all plans together.
pub const INSTANCES: Input<Count> = Input::count(
    "instances",
    "instances of all plans together, at the most you will ever scale to",
    0,
    100,
);
/// How clients reach the environment.
pub const ACCESS: Input<OneOf> =
    Input::choice("access", "how clients reach the environment", WAYS).or_choice("internal");
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses plans take twice while they change size");

static WAYS: &[Choice] = &[
    Choice::new("external", "by a public address").citing(&PAGE_2020),
    Choice::new("internal", "by an internal load balancer").citing(&PAGE_2020),
];

fn demand(given: &Given) -> Demand {
    let instances = given.count(&INSTANCES);
    let held = Demand::none().steady(instances, "plan instances", given.at(&PER_INSTANCE));
    let held = if given.is_on(&SCALING) { held.doubled(given.at(&DOUBLING)) } else { held };
    let multiples = |of: &'static Fact<u64>| instances / given.at(of).value.max(1);
    let roles = multiples(&INSTANCES_PER_ROLE) + multiples(&INSTANCES_PER_OTHER_ROLE);
    let is_internal = given.choice(&ACCESS).is_some_and(|way| way.name == "internal");
    let base = if is_internal { &INTERNAL } else { &EXTERNAL };
    held.steady(1, "infrastructure", given.at(base)).steady(
        roles,
        "infrastructure roles, one at every multiple of 15 and of 20 instances",
        given.at(&PER_ROLE),
    )
}

static EXTERNAL: Fact<u64> = Fact::new(
    "addresses of an external environment without plans",
    &[Cited::new(12, &PAGE_2020), Cited::new(12, &PAGE_2022)],
);
static INTERNAL: Fact<u64> = Fact::new(
    "addresses of an internal environment without plans",
    &[Cited::new(13, &PAGE_2020), Cited::new(13, &PAGE_2022)],
);
static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per plan instance",
    &[Cited::new(1, &PAGE_2020), Cited::new(1, &PAGE_2022)],
);
static PER_ROLE: Fact<u64> = Fact::new(
    "addresses per infrastructure role",
    &[Cited::new(1, &PAGE_2020), Cited::new(1, &PAGE_2022)],
);
static INSTANCES_PER_ROLE: Fact<u64> = Fact::new(
    "instances at whose multiples roles are added",
    &[Cited::new(15, &PAGE_2020), Cited::new(15, &PAGE_2022)],
);
static INSTANCES_PER_OTHER_ROLE: Fact<u64> = Fact::new(
    "instances at whose multiples other roles are added",
    &[Cited::new(20, &PAGE_2020), Cited::new(20, &PAGE_2022)],
);
static DOUBLING: Fact<&str> = Fact::new(
    "when a plan takes its addresses twice",
    &[
        Cited::new("held twice while plans scale up or down", &PAGE_2020),
        Cited::new("held twice while plans scale up or down", &PAGE_2022),
    ],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2020), Cited::new(PrefixLen::v4(24), &PAGE_2022)],
);

const TITLE: &str = "Networking considerations for App Service Environment v2";
const PAGE: &str = "https://learn.microsoft.com/azure/app-service/environment/network-info";

static PAGE_2020: Source = Source::new(TITLE, PAGE, Edition::new(2020, 7, 27));
static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 3, 29));
