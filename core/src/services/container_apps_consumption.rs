//! Container Apps environments of the older kind, which know the consumption plan only.

use super::container_apps::{IPV6, PAGE_2023, PAGE_2025};
use super::prelude::*;

/// A Container Apps environment with the consumption plan only.
pub static SERVICE: Service = Service {
    id: "container-apps-consumption",
    name: "Container Apps environment, consumption only",
    aliases: &["aca-consumption", "container-apps-consumption-only"],
    group: Group::Containers,
    about: "One environment without workload profiles: its infrastructure, which grows with the \
            apps, and an address for every replica.",
    inputs: &[&REPLICAS, &SCALING],
    subnets: &[SubnetRule {
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&IPV6),
        avoid: AVOID,
        demand,
        one: Some(&PAGE_2022),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&INFRASTRUCTURE, &PER_REPLICA, &DOUBLING, &SMALLEST, &IPV6],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the size of the subnet cannot change once the environment exists",
            source: &PAGE_2022,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page gives the infrastructure a range that grows with the apps, 60 to 256 \
                      addresses; the most is counted",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "in this edition the infrastructure takes 60 addresses and may grow, without \
                      saying how far; the page counts revisions, no replicas",
            source: &PAGE_2022,
            applies: |given, _| given.edition() < PAGE_2023.date,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not be delegated to any service, unlike that of an environment \
                      with workload profiles",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::RANGE_TO_AVOID,
            message: "the subnet and those peered with it must not overlap the environment's own \
                      ranges, where it was given some (service CIDR, platform reserved CIDR)",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "ACA-CO-2022",
            given: &[("replicas", "0")],
            expect: &[Expect::Steady(60), Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2022,
            remark: "the page describes a subnet with 255 addresses",
        },
        Example {
            id: "ACA-CO-2023",
            given: &[("replicas", "0")],
            expect: &[Expect::Steady(256), Expect::Prefix(PrefixLen::v4(23))],
            source: &PAGE_2023,
            remark: "",
        },
        Example {
            id: "ACA-CO-2025",
            given: &[("replicas", "0")],
            expect: &[Expect::Steady(256), Expect::Prefix(PrefixLen::v4(23))],
            source: &PAGE_2025,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Replicas of all apps.
pub const REPLICAS: Input<Count> =
    Input::count("replicas", "replicas of all apps, at their most", 0, 100_000);
/// Whether to keep the room to deploy.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses apps take twice while a revision is replaced");

fn demand(given: &Given) -> Demand {
    let replicas =
        Demand::none().steady(given.count(&REPLICAS), "replicas", given.at(&PER_REPLICA));
    let replicas =
        if given.is_on(&SCALING) { replicas.doubled(given.at(&DOUBLING)) } else { replicas };
    replicas.steady(1, "infrastructure, at its most", given.at(&INFRASTRUCTURE))
}

static AVOID: &[Avoid] = &[Avoid {
    ranges: &[
        range(169, 254, 0, 0, 16),
        range(172, 30, 0, 0, 16),
        range(172, 31, 0, 0, 16),
        range(192, 0, 2, 0, 24),
    ],
    what: "the Kubernetes under every environment",
    why: "the subnet cannot overlap them",
    source: &PAGE_2022,
}];

static INFRASTRUCTURE: Fact<u64> = Fact::new(
    "addresses of the infrastructure, at its most",
    &[Cited::new(60, &PAGE_2022), Cited::new(256, &PAGE_2023), Cited::new(256, &PAGE_2025)],
);
static PER_REPLICA: Fact<u64> =
    Fact::new("addresses per replica", &[Cited::new(1, &PAGE_2023), Cited::new(1, &PAGE_2025)]);
static DOUBLING: Fact<&str> = Fact::new(
    "when apps take their addresses twice",
    &[
        Cited::new("held twice while a revision is replaced, in single revision mode", &PAGE_2023),
        Cited::new("held twice while a revision is replaced, in single revision mode", &PAGE_2025),
    ],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(24), &PAGE_2022),
        Cited::new(PrefixLen::v4(23), &PAGE_2023),
        Cited::new(PrefixLen::v4(23), &PAGE_2025),
    ],
);

static PAGE_2022: Source = Source::new(
    "Networking architecture in Azure Container Apps",
    "https://learn.microsoft.com/azure/container-apps/networking",
    Edition::new(2022, 5, 6),
);
