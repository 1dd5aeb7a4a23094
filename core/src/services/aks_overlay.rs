//! Kubernetes with Azure CNI Overlay: only nodes take addresses of the subnet.

use ipnet::Ipv4Net;

use super::aks_node_subnet as aks;
use super::prelude::*;
pub use aks::{FRONT_ENDS, NODES, POOLS, SURGE_NODES, SURGE_PERCENT};

/// AKS with Azure CNI Overlay.
pub static SERVICE: Service = Service {
    id: "aks-overlay",
    name: "AKS with Azure CNI Overlay",
    aliases: &["azure-cni-overlay", "aks-cni-overlay"],
    keywords: &[
        "kubernetes",
        "kubernetes cluster",
        "kubernetes service",
        "k8s",
        "aks",
        "aks cluster",
        "azure kubernetes service",
    ],
    group: Group::Containers,
    about: "Node pools whose pods live in a private range of the cluster: only nodes take addresses \
            of the subnet. One workload is one node pool, or several alike; put different pools as \
            several workloads into the subnet.",
    inputs: &[
        &NODES,
        &MAX_PODS,
        &POOLS,
        &SURGE_NODES,
        &SURGE_PERCENT,
        &FRONT_ENDS,
        &POD_CIDR,
        &SERVICE_CIDR,
    ],
    subnets: &[SubnetRule {
        ipv6: Some(&DUAL_STACK),
        shareable: true,
        avoid: aks::AVOID,
        demand: |given| aks::node_addresses(given, given.at(&PER_NODE)),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let mut limits = aks::node_limits(given, &aks::MOST_IN_POOL, &MOST_IN_CLUSTER);
        limits.extend(aks::pod_range_limit(given, &POD_CIDR, given.at(&PODS_PER_NODE)));
        limits
    },
    facts: &[
        &PER_NODE,
        &aks::PER_FRONT_END,
        &aks::DEFAULT_SURGE,
        &aks::DEFAULT_SURGE_PERCENT,
        &aks::SURGE_CAPPED,
        &DEFAULT_PODS,
        &aks::MOST_IN_POOL,
        &MOST_IN_CLUSTER,
        &MOST_PODS,
        &PODS_PER_NODE,
        &DEFAULT_POD_CIDR,
        &DEFAULT_SERVICE_CIDR,
        &DUAL_STACK,
    ],
    notes: &[
        aks::DEFAULT_SURGE_OPEN,
        aks::ROOM_FOR_30,
        aks::NOT_DELEGATED,
        aks::BLUE_GREEN,
        aks::POOL_OVER_1000,
        aks::UPGRADE_BLOCKED,
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "every node takes a whole /24 of the cluster's private pod range, surge nodes \
                      too; that range is not a subnet, and must not overlap this one nor any network \
                      connected to it",
            source: &OVERLAY_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a cluster holds at most 200,000 pods, fewer than its nodes could run",
            source: &aks::LARGE_2026,
            applies: |given, _| {
                let pods = aks::all_nodes(given).saturating_mul(given.count(&MAX_PODS));
                pods > given.at(&MOST_PODS).value
            },
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a dual-stack subnet needs an IPv6 /64 in addition to its IPv4 range",
            source: &HOW_TO_2026,
            applies: |_, _| true,
        },
    ],
    own_ranges: &[
        OwnRange { input: &POD_CIDR, what: "pod range", source: &OVERLAY_2024 },
        OwnRange { input: &SERVICE_CIDR, what: "service range", source: &aks::PLAN_2024 },
    ],
    computed: |given| aks::pod_range(given, &POD_CIDR, given.at(&PODS_PER_NODE)),
    examples: &[
        Example {
            id: "AKS-07",
            given: &[("nodes", "3"), ("surge-nodes", "0"), ("pod-cidr", "10.244.0.0/16")],
            expect: &[Expect::Limit { input: "nodes", most: 256 }],
            source: &OVERLAY_2024,
            remark: "the first nodes have 10.244.0.0/24, 10.244.1.0/24 and 10.244.2.0/24; a /16 has 256 \
                     such blocks",
        },
        Example {
            id: "AKS-06",
            given: &[("nodes", "1"), ("surge-nodes", "0")],
            expect: &[
                Expect::Usable { within: PrefixLen::v4(24), addresses: 251 },
                Expect::Fits { input: "nodes", within: PrefixLen::v4(24), most: 251 },
            ],
            source: &OVERLAY_2024,
            remark: "",
        },
        Example {
            id: "AKS-06-2026",
            given: &[("nodes", "1"), ("surge-nodes", "0")],
            expect: &[Expect::Usable { within: PrefixLen::v4(24), addresses: 251 }],
            source: &OVERLAY_2026,
            remark: "",
        },
        Example {
            id: "AKS-SURGE",
            given: &[("nodes", "4"), ("pools", "5"), ("surge-percent", "50")],
            expect: &[Expect::Steady(20), Expect::Peak(30)],
            source: &aks::ROLLING_2026,
            remark: "five pools of four nodes that surge by half: 10 nodes more",
        },
    ],
    ..Service::PLAIN
};

/// The most pods a node may run.
pub const MAX_PODS: Input<Count> =
    Input::count("max-pods", "most pods a node may run, the setting of the pool", 10, 250)
        .or_fact(&DEFAULT_PODS)
        .also(&["pods-per-node"]);

/// The range of the pods.
pub const POD_CIDR: Input<Cidr> = aks::POD_CIDR.or_cidr(&DEFAULT_POD_CIDR);
/// The range of the cluster's services.
pub const SERVICE_CIDR: Input<Cidr> = aks::SERVICE_CIDR.or_cidr(&DEFAULT_SERVICE_CIDR);

static DEFAULT_POD_CIDR: Fact<Ipv4Net> = Fact::new(
    "range of the pods where none is set",
    &[Cited::new(range(10, 244, 0, 0, 16), &HOW_TO_2026)],
);
static DEFAULT_SERVICE_CIDR: Fact<Ipv4Net> = Fact::new(
    "range of the services where none is set",
    &[Cited::new(range(10, 0, 0, 0, 16), &HOW_TO_2026)],
);
static PER_NODE: Fact<u64> =
    Fact::new("addresses per node", &[Cited::new(1, &OVERLAY_2024), Cited::new(1, &OVERLAY_2026)]);
static DEFAULT_PODS: Fact<u64> = Fact::new(
    "most pods a node may run, where nothing is set",
    &[Cited::new(250, &aks::PLAN_2024), Cited::new(250, &aks::PLAN_2026)],
);
static MOST_IN_CLUSTER: Fact<u64> = Fact::new(
    "most nodes in a cluster",
    &[Cited::new(5_000, &OVERLAY_2024), Cited::new(5_000, &OVERLAY_2026)],
);
static PODS_PER_NODE: Fact<PrefixLen> = Fact::new(
    "block of the pod range for each node",
    &[Cited::new(PrefixLen::v4(24), &OVERLAY_2024), Cited::new(PrefixLen::v4(24), &OVERLAY_2026)],
);
static MOST_PODS: Fact<u64> = Fact::new(
    "most pods in a cluster",
    &[Cited::new(250_000, &aks::PODS_2025), Cited::new(200_000, &aks::LARGE_2026)],
);
static DUAL_STACK: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(true, &HOW_TO_2026)]);

const TITLE: &str = "Overview of Azure CNI Overlay Networking in Azure Kubernetes Service (AKS)";
const PAGE: &str = "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay";

static OVERLAY_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 5, 14));
static OVERLAY_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 7, 31));
static HOW_TO_2026: Source = Source::new(
    "Configure Azure CNI Overlay Networking in Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/azure-cni-overlay",
    Edition::new(2026, 7, 31),
);
