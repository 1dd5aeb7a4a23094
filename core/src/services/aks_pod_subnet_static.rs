//! Kubernetes with Azure CNI Pod Subnet, static block allocation: pods take addresses in blocks.

use super::aks_node_subnet as aks;
use super::prelude::*;
use crate::service::platform::Platform;
pub use aks::{FRONT_ENDS, NODES, POOLS, SERVICE_CIDR, SURGE_NODES, SURGE_PERCENT};

/// AKS with Azure CNI Pod Subnet, static block allocation.
pub static SERVICE: Service = Service {
    id: "aks-pod-subnet-static",
    name: "AKS with Azure CNI Pod Subnet, static block allocation",
    aliases: &["aks-static-block", "aks-static"],
    keywords: &["kubernetes with static blocks", "k8s with static blocks"],
    group: Group::Containers,
    about: "Node pools with a subnet for nodes and another for pods, from which every node holds \
            whole blocks of addresses as long as it lives. One workload is one node pool, or \
            several alike; put different pools as several workloads into the subnets.",
    inputs: &[&NODES, &MAX_PODS, &POOLS, &SURGE_NODES, &SURGE_PERCENT, &FRONT_ENDS, &SERVICE_CIDR],
    subnets: &[
        SubnetRule {
            role: "nodes",
            shareable: true,
            avoid: aks::AVOID,
            demand: |given| aks::node_addresses(given, given.at(&aks::PER_NODE)),
            ..SubnetRule::ORDINARY
        },
        SubnetRule {
            role: "pods",
            platform: |_| &PODS,
            largest: Bound::Always(&LARGEST),
            avoid: aks::AVOID,
            demand: |given| {
                let each = given.at(&BLOCK).times(blocks(given));
                Demand::none()
                    .steady(aks::all_nodes(given), "nodes, blocks for their pods", each)
                    .scaling(aks::all_surge(given), "surge nodes, blocks for their pods", each)
            },
            ..SubnetRule::ORDINARY
        },
    ],
    limits: |given| aks::node_limits(given, &aks::MOST_IN_POOL, &aks::MOST_IN_CLUSTER),
    own_ranges: &[aks::SERVICES_APART],
    facts: &[
        &aks::PER_NODE,
        &aks::PER_FRONT_END,
        &BLOCK,
        &KEPT,
        &LARGEST,
        &aks::DEFAULT_SURGE,
        &aks::DEFAULT_SURGE_PERCENT,
        &aks::SURGE_CAPPED,
        &DEFAULT_PODS,
        &aks::MOST_IN_POOL,
        &aks::MOST_IN_CLUSTER,
    ],
    notes: &[
        aks::DEFAULT_SURGE_OPEN,
        aks::ROOM_FOR_30,
        aks::NOT_DELEGATED,
        aks::BLUE_GREEN,
        aks::POOL_OVER_1000,
        aks::UPGRADE_BLOCKED,
        Note {
            code: &codes::NOT_STATED,
            message: "the page does not say whether the blocks that hold Azure's own five addresses \
                      can serve a node; only the five are counted",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "some addresses of each node stay unused; the setting 15, 31, 47 and so on, one \
                      less than whole blocks, leaves none over",
            source: &PAGE_2024,
            applies: |given, _| {
                let block = given.at(&BLOCK).value.max(1);
                !(given.count(&MAX_PODS) + given.at(&KEPT).value).is_multiple_of(block)
            },
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a subnet of pods serves one way of allocation, static or dynamic; virtual \
                      machines and Private Link services of the cluster cannot use it",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
    ],
    examples: &[
        row("AKS-S30", &[("nodes", "1"), ("max-pods", "30"), ("surge-nodes", "0")], &[TWO_BLOCKS]),
        row("AKS-S31", &[("nodes", "1"), ("max-pods", "31"), ("surge-nodes", "0")], &[TWO_BLOCKS]),
        row(
            "AKS-S32",
            &[("nodes", "1"), ("max-pods", "32"), ("surge-nodes", "0")],
            &[THREE_BLOCKS],
        ),
    ],
    ..Service::PLAIN
};

const TWO_BLOCKS: Expect = Expect::At { role: "pods", expect: &Expect::Steady(32) };
const THREE_BLOCKS: Expect = Expect::At { role: "pods", expect: &Expect::Steady(48) };

/// A row of the page's table: the blocks of one node.
const fn row(
    id: &'static str,
    given: &'static [(&'static str, &'static str)],
    expect: &'static [Expect],
) -> Example {
    let remark = "blocks of 16, of which the page's table leaves all but one to pods";
    Example { id, given, expect, source: &PAGE_2024, remark }
}

/// The most pods a node may run.
pub const MAX_PODS: Input<Count> =
    Input::count("max-pods", "most pods a node may run, the setting of the pool", 10, 250)
        .or_fact(&DEFAULT_PODS)
        .also(&["pods-per-node"]);

/// The blocks of a node: room for the pods it may run and for what it keeps.
fn blocks(given: &Given) -> u64 {
    let wanted = given.count(&MAX_PODS) + given.at(&KEPT).value;
    wanted.div_ceil(given.at(&BLOCK).value.max(1))
}

/// The page lets a subnet of pods be a /12, over the limit of other networks.
static PODS: Platform = Platform { per_network: None, ..Platform::AZURE };

static BLOCK: Fact<u64> =
    Fact::new("addresses in a block", &[Cited::new(16, &HOW_TO_2024), Cited::new(16, &PAGE_2024)]);
static KEPT: Fact<u64> = Fact::new(
    "addresses of its blocks that a node keeps from pods",
    &[Cited::new(1, &HOW_TO_2024), Cited::new(1, &PAGE_2024)],
);
static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet of pods",
    &[Cited::new(PrefixLen::v4(12), &HOW_TO_2024), Cited::new(PrefixLen::v4(12), &PAGE_2024)],
);
static DEFAULT_PODS: Fact<u64> = Fact::new(
    "most pods a node may run, where nothing is set",
    &[Cited::new(110, &aks::PLAN_2024), Cited::new(110, &aks::PLAN_2026)],
);

static PAGE_2024: Source = Source::new(
    "Azure CNI Pod Subnet networking in AKS",
    "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet",
    Edition::new(2024, 5, 21),
);
static HOW_TO_2024: Source = Source::new(
    "Configure Azure CNI Pod Subnet - Static Block Allocation",
    "https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation",
    Edition::new(2024, 3, 18),
);
