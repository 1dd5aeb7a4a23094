//! Managed DevOps Pools: the subnet of one pool.

use super::prelude::*;

/// A Managed DevOps Pool.
pub static SERVICE: Service = Service {
    id: "managed-devops-pools",
    name: "Managed DevOps Pools",
    aliases: &["managed-devops-pool", "mdp", "devops-pool"],
    group: Group::Compute,
    about: "The delegated subnet of the agents of one pool, one address each. Nothing else may \
            live in it, not even another pool.",
    inputs: &[&AGENTS],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        demand: |given| Demand::none().steady(given.count(&AGENTS), "agents", given.at(&PER_AGENT)),
        one: Some(&PAGE_08),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_AGENT, &DELEGATION],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the pool and the network are in the same region, and every further pool needs a \
                  further subnet",
        source: &PAGE_08,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "MDP-2024-11",
            given: &[("agents", "20")],
            expect: &[Expect::Need(25), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_11,
            remark: "the page states the rule only: the maximum pool size and 5",
        },
        Example {
            id: "MDP-2024-08",
            given: &[("agents", "20")],
            expect: &[Expect::Need(25), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_08,
            remark: "the page states the rule only: the maximum pool size and 5",
        },
    ],
    ..Service::PLAIN
};

/// The maximum size of the pool.
pub const AGENTS: Input<Count> =
    Input::count("agents", "agents of the pool: its maximum size", 1, 10_000)
        .also(&["pool-size", "maximum-pool-size"]);

static PER_AGENT: Fact<u64> =
    Fact::new("addresses per agent", &[Cited::new(1, &PAGE_08), Cited::new(1, &PAGE_11)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.DevOpsInfrastructure/pools", &PAGE_08),
        Cited::new("Microsoft.DevOpsInfrastructure/pools", &PAGE_11),
    ],
);

const TITLE: &str = "Configure Managed DevOps Pools networking";
const PAGE: &str =
    "https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking";

static PAGE_08: Source = Source::new(TITLE, PAGE, Edition::new(2024, 8, 22));
static PAGE_11: Source = Source::new(TITLE, PAGE, Edition::new(2024, 11, 13));
