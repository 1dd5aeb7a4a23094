//! Container Apps environments with workload profiles.
//!
//! Long, because the pages disagree about the addresses that an environment keeps.

use super::prelude::*;
use crate::service::platform::{IPV6_2024, Platform};

/// A Container Apps environment with workload profiles.
pub static SERVICE: Service = Service {
    id: "container-apps",
    name: "Container Apps environment with workload profiles",
    aliases: &["aca", "containerapps", "container-apps-environment"],
    keywords: &["vnet integration"],
    group: Group::Containers,
    about: "One environment with workload profiles: an address for every node of a dedicated \
            profile, and for every ten replicas of the consumption profile.",
    inputs: &[&NODES, &REPLICAS, &SCALING],
    resources: &["Microsoft.App/managedEnvironments"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        platform: |_| &ENVIRONMENT,
        ipv6: Some(&IPV6),
        smallest: Bound::Always(&SMALLEST),
        avoid: AVOID,
        demand,
        one: Some(&PAGE_2023),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&KEPT, &PER_NODE, &REPLICAS_PER_ADDRESS, &DOUBLING, &SMALLEST, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the size of the subnet cannot change once the environment exists",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "the text keeps 12 addresses for the environment; the table, whose rows are \
                      followed, keeps 14 with Azure's own 5, and an earlier revision of the same \
                      date kept 17",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "in this edition the table takes 11 off the block, and does not say whether \
                      Azure's own 5 are among them; its rows are followed",
            source: &PAGE_2023,
            applies: |given, _| given.edition() < PAGE_2025.date,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "an environment has a quota of 100 nodes or replicas, which can be raised on \
                      request",
            source: &PAGE_2023,
            applies: |given, _| given.count(&NODES).max(given.count(&REPLICAS)) > 100,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the virtual network cannot move to another group or subscription while an \
                      environment uses it; a StandardV2 NAT gateway is not supported",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// Nodes of dedicated profiles.
pub const NODES: Input<Count> = Input::count(
    "nodes",
    "nodes of dedicated profiles, at the most you will ever scale to",
    0,
    10_000,
)
.or(0);
/// Replicas of the consumption profile.
pub const REPLICAS: Input<Count> = Input::count(
    "replicas",
    "replicas of all apps in the consumption profile, at their most",
    0,
    100_000,
)
.or(0);
/// Whether to keep the room to deploy.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses apps take twice while a revision is replaced");

fn demand(given: &Given) -> Demand {
    let shared = given.at(&REPLICAS_PER_ADDRESS);
    let steady = Demand::none()
        .steady(given.count(&NODES), "nodes of dedicated profiles", given.at(&PER_NODE))
        .steady(
            given.count(&REPLICAS).div_ceil(shared.value.max(1)),
            "addresses shared by replicas of the consumption profile",
            Cited { since: shared.since, value: 1, source: shared.source },
        );
    if given.is_on(&SCALING) { steady.doubled(given.at(&DOUBLING)) } else { steady }
}

/// The page takes what Azure keeps in every subnet and what the environment keeps as one number.
static ENVIRONMENT: Platform =
    Platform { reserved: &KEPT, kept: "reserved by Azure and the environment", ..Platform::AZURE };

/// Ranges that Kubernetes under the environment uses, and those of the platform itself.
static AVOID: &[Avoid] = &[
    Avoid {
        ranges: &[
            range(169, 254, 0, 0, 16),
            range(172, 30, 0, 0, 16),
            range(172, 31, 0, 0, 16),
            range(192, 0, 2, 0, 24),
        ],
        what: "the Kubernetes under every environment",
        why: "the subnet cannot overlap them",
        source: &PAGE_2025,
    },
    Avoid {
        ranges: &[
            range(100, 100, 0, 0, 17),
            range(100, 100, 128, 0, 19),
            range(100, 100, 160, 0, 19),
            range(100, 100, 192, 0, 19),
        ],
        what: "environments with workload profiles",
        why: "the environment keeps them for itself",
        source: &PAGE_2025,
    },
];

#[rustfmt::skip] // a table
const EXAMPLES: &[Example] = &[
    row_2023("ACA23-23", &[usable(23, 501), fits(NODES.name, 23, 250), fits(REPLICAS.name, 23, 250)]),
    row_2023("ACA23-24", &[usable(24, 245), fits(NODES.name, 24, 122), fits(REPLICAS.name, 24, 122)]),
    row_2023("ACA23-25", &[usable(25, 117), fits(NODES.name, 25, 58), fits(REPLICAS.name, 25, 58)]),
    row_2023("ACA23-26", &[usable(26, 53), fits(NODES.name, 26, 26), fits(REPLICAS.name, 26, 26)]),
    row_2023("ACA23-27", &[usable(27, 21), fits(NODES.name, 27, 10), fits(REPLICAS.name, 27, 10)]),
    row_2025("ACA25-23", &[usable(23, 498), fits(NODES.name, 23, 249), fits(REPLICAS.name, 23, 2_490)]),
    row_2025("ACA25-24", &[usable(24, 242), fits(NODES.name, 24, 121), fits(REPLICAS.name, 24, 1_210)]),
    row_2025("ACA25-25", &[usable(25, 114), fits(NODES.name, 25, 57), fits(REPLICAS.name, 25, 570)]),
    row_2025("ACA25-26", &[usable(26, 50), fits(NODES.name, 26, 25), fits(REPLICAS.name, 26, 250)]),
    row_2025("ACA25-27", &[usable(27, 18), fits(NODES.name, 27, 9), fits(REPLICAS.name, 27, 90)]),
];

const fn row_2023(id: &'static str, expect: &'static [Expect]) -> Example {
    Example { id, given: &[], expect, source: &PAGE_2023, remark: "in single revision mode" }
}

const fn row_2025(id: &'static str, expect: &'static [Expect]) -> Example {
    Example { id, given: &[], expect, source: &PAGE_2025, remark: "in single revision mode" }
}

const fn usable(within: u8, addresses: u64) -> Expect {
    Expect::Usable { within: PrefixLen::v4(within), addresses }
}

const fn fits(input: &'static str, within: u8, most: u64) -> Expect {
    Expect::Fits { input, within: PrefixLen::v4(within), most }
}

static KEPT: Fact<u64> = Fact::new(
    "addresses reserved by Azure and the environment",
    &[Cited::new(11, &PAGE_2023), Cited::new(14, &PAGE_2025)],
);
static PER_NODE: Fact<u64> = Fact::new(
    "addresses per node of a dedicated profile",
    &[Cited::new(1, &PAGE_2023), Cited::new(1, &PAGE_2025)],
);
static REPLICAS_PER_ADDRESS: Fact<u64> = Fact::new(
    "replicas of the consumption profile that share an address",
    &[Cited::new(1, &PAGE_2023), Cited::new(10, &PAGE_2025)],
);
static DOUBLING: Fact<&str> = Fact::new(
    "when apps take their addresses twice",
    &[
        Cited::new("held twice while a revision is replaced, in single revision mode", &PAGE_2023),
        Cited::new("held twice while a revision is replaced, in single revision mode", &PAGE_2025),
    ],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2023), Cited::new(PrefixLen::v4(27), &PAGE_2025)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.App/environments", &PAGE_2023),
        Cited::new("Microsoft.App/environments", &PAGE_2025),
    ],
);

/// Containers there have no IPv6.
pub(super) static IPV6: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(false, &IPV6_2024)]);

pub(super) static PAGE_2023: Source = Source::new(
    "Networking in Azure Container Apps environment",
    "https://learn.microsoft.com/azure/container-apps/networking",
    Edition::new(2023, 8, 29),
);
pub(super) static PAGE_2025: Source = Source::new(
    "Configuring virtual networks Azure Container Apps environments",
    "https://learn.microsoft.com/azure/container-apps/custom-virtual-networks",
    Edition::new(2025, 5, 1),
)
.noting("several revisions carry this date; this is the newest of them");
