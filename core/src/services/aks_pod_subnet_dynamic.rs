//! Kubernetes with Azure CNI Pod Subnet, dynamic allocation: pods take addresses in batches.

use super::aks_node_subnet as aks;
use super::prelude::*;
pub use aks::{FRONT_ENDS, NODES, POOLS, SERVICE_CIDR, SURGE_NODES, SURGE_PERCENT};

/// AKS with Azure CNI Pod Subnet, dynamic allocation.
pub static SERVICE: Service = Service {
    id: "aks-pod-subnet-dynamic",
    name: "AKS with Azure CNI Pod Subnet, dynamic allocation",
    aliases: &["aks-pod-subnet", "aks-dynamic"],
    keywords: &["kubernetes with a pod subnet", "k8s with a pod subnet"],
    group: Group::Containers,
    about: "Node pools with a subnet for nodes and another for pods, from which every node takes \
            batches of addresses as its pods need them. One workload is one node pool, or several \
            alike; put different pools as several workloads into the subnets.",
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
            avoid: aks::AVOID,
            demand: |given| {
                let each = given.at(&BATCH).times(batches(given));
                Demand::none()
                    .steady(aks::all_nodes(given), "nodes, batches for their pods", each)
                    .scaling(aks::all_surge(given), "surge nodes, batches for their pods", each)
            },
            ..SubnetRule::ORDINARY
        },
    ],
    limits: |given| aks::node_limits(given, &aks::MOST_IN_POOL, &aks::MOST_IN_CLUSTER),
    own_ranges: &[aks::SERVICES_APART],
    facts: &[
        &aks::PER_NODE,
        &aks::PER_FRONT_END,
        &BATCH,
        &FREE,
        &aks::DEFAULT_SURGE,
        &aks::DEFAULT_SURGE_PERCENT,
        &aks::SURGE_CAPPED,
        &DEFAULT_PODS,
        &aks::MOST_IN_POOL,
        &aks::MOST_IN_CLUSTER,
        &MOST_PODS,
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
            message: "the page gives the size of a batch and when a node asks for the next one, no \
                      total; every node is taken to run the most pods it may, system pods included",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "dynamic allocation is meant for up to 50,000 pods of applications; beyond, the \
                      page has an overlay network or static blocks",
            source: &aks::LARGE_2026,
            applies: |given, _| {
                let pods = aks::all_nodes(given).saturating_mul(given.count(&MAX_PODS));
                pods > given.at(&MOST_PODS).value
            },
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "virtual machines cannot be in the subnet of the pods; several pools and \
                      clusters of one virtual network can share it",
            source: &HOW_TO_2024,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "AKS-DYN-30",
            given: &[("nodes", "10"), ("max-pods", "30"), ("surge-nodes", "0")],
            expect: &[
                Expect::At { role: "nodes", expect: &Expect::Steady(10) },
                Expect::At { role: "pods", expect: &Expect::Steady(480) },
            ],
            source: &PAGE_2024,
            remark: "by the page's rule: 30 pods leave only 2 of two batches free, so there is a \
                     third",
        },
        Example {
            id: "AKS-DYN-8",
            given: &[("nodes", "1"), ("max-pods", "24"), ("surge-nodes", "0")],
            expect: &[Expect::At { role: "pods", expect: &Expect::Steady(32) }],
            source: &PAGE_2024,
            remark: "by the page's rule: 24 pods leave 8 of two batches free, which is enough",
        },
    ],
    ..Service::PLAIN
};

/// The most pods a node may run.
pub const MAX_PODS: Input<Count> =
    Input::count("max-pods", "most pods a node may run, the setting of the pool", 10, 250)
        .or_fact(&DEFAULT_PODS)
        .also(&["pods-per-node"]);

/// The batches of a node that runs all its pods: it asks for one more whenever too few are free.
fn batches(given: &Given) -> u64 {
    let wanted = given.count(&MAX_PODS) + given.at(&FREE).value;
    wanted.div_ceil(given.at(&BATCH).value.max(1))
}

static BATCH: Fact<u64> =
    Fact::new("addresses in a batch", &[Cited::new(16, &PAGE_2024), Cited::new(16, &HOW_TO_2024)]);
static FREE: Fact<u64> = Fact::new(
    "free addresses below which a node asks for another batch",
    &[Cited::new(8, &PAGE_2024), Cited::new(8, &HOW_TO_2024)],
);
static MOST_PODS: Fact<u64> =
    Fact::new("most pods of applications", &[Cited::new(50_000, &aks::LARGE_2026)]);
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
    "Configure Azure CNI Pod Subnet - Dynamic IP Allocation and enhanced subnet support",
    "https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation",
    Edition::new(2024, 7, 9),
);
