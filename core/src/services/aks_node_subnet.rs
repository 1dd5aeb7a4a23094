//! Kubernetes with Azure CNI on the node subnet: nodes and their pods share one subnet.
//!
//! The other ways of giving addresses to pods are services of their own; they count nodes, surge and
//! front ends as this one does, so this file is long: it has what they share.

use alloc::string::String;

use super::prelude::*;

/// AKS with Azure CNI on the node subnet.
pub static SERVICE: Service = Service {
    id: "aks-node-subnet",
    name: "AKS with Azure CNI on the node subnet",
    aliases: &["azure-cni", "aks-cni", "aks-azure-cni"],
    keywords: &["kubernetes on the node subnet", "k8s on the node subnet"],
    group: Group::Containers,
    about: "Node pools whose pods take addresses of the node subnet: one for every node and one for \
            each pod it may run, whether it runs or not. One workload is one node pool, or several \
            alike; put different pools as several workloads into the subnet.",
    inputs: &[&NODES, &MAX_PODS, &POOLS, &SURGE_NODES, &SURGE_PERCENT, &FRONT_ENDS, &SERVICE_CIDR],
    resources: &["Microsoft.ContainerService/managedClusters"],
    subnets: &[SubnetRule {
        shareable: true,
        avoid: AVOID,
        demand: |given| {
            let each = given.at(&PER_POD).times(given.count(&MAX_PODS));
            node_addresses(given, given.at(&PER_NODE))
                .steady(all_nodes(given), "nodes, one for each pod they may run", each)
                .scaling(all_surge(given), "surge nodes, one for each pod", each)
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| node_limits(given, &MOST_IN_POOL, &MOST_IN_CLUSTER),
    own_ranges: &[SERVICES_APART],
    facts: &[
        &PER_NODE,
        &PER_POD,
        &PER_FRONT_END,
        &DEFAULT_SURGE,
        &DEFAULT_SURGE_PERCENT,
        &SURGE_CAPPED,
        &DEFAULT_PODS,
        &MOST_IN_POOL,
        &MOST_IN_CLUSTER,
        &MOST_IN_NODE_SUBNET,
    ],
    notes: &[
        DEFAULT_SURGE_OPEN,
        ROOM_FOR_30,
        NOT_DELEGATED,
        BLUE_GREEN,
        POOL_OVER_1000,
        UPGRADE_BLOCKED,
        NODE_SUBNET_FULL,
        DOCKER_BRIDGE,
    ],
    examples: &[
        Example {
            id: "AKS-01",
            given: &[("nodes", "50"), ("surge-nodes", "1"), ("max-pods", "30")],
            expect: &[Expect::Peak(1_581), Expect::Prefix(PrefixLen::v4(21))],
            source: &PLAN_2024,
            remark: "",
        },
        Example {
            id: "AKS-01-2026",
            given: &[("nodes", "50"), ("surge-nodes", "1"), ("max-pods", "30")],
            expect: &[Expect::Peak(1_581), Expect::Prefix(PrefixLen::v4(21))],
            source: &PLAN_2026,
            remark: "",
        },
        Example {
            id: "AKS-02",
            given: &[("nodes", "60"), ("surge-nodes", "1"), ("max-pods", "30")],
            expect: &[Expect::Peak(1_891), Expect::Prefix(PrefixLen::v4(21))],
            source: &PLAN_2026,
            remark: "50 nodes that are to scale by 10 more",
        },
        Example {
            id: "AKS-SURGE-CAP",
            given: &[("nodes", "2"), ("surge-nodes", "5"), ("max-pods", "30")],
            expect: &[Expect::Need(129), Expect::Prefix(PrefixLen::v4(24))],
            source: &ROLLING_2026,
            remark: "by the page's rule: no more surge nodes than nodes, so 4 x 31 and 5",
        },
        Example {
            id: "AKS-CNI-24",
            given: &[("nodes", "1"), ("surge-nodes", "0"), ("max-pods", "30")],
            expect: &[Expect::Fits { input: "nodes", within: PrefixLen::v4(24), most: 8 }],
            source: &LEGACY_2026,
            remark: "with 30 pods each these are the page's 240 pods; it leaves upgrades out of the sum",
        },
    ],
    ..Service::PLAIN
};

/// Nodes of a pool.
pub const NODES: Input<Count> =
    Input::count("nodes", "nodes of a pool, at the most you will ever scale to", 1, 1_000);
/// The most pods a node may run.
pub const MAX_PODS: Input<Count> =
    Input::count("max-pods", "most pods a node may run, the setting of the pool", 10, 250)
        .or_fact(&DEFAULT_PODS)
        .also(&["pods-per-node"]);
/// Node pools that are alike.
pub const POOLS: Input<Count> =
    Input::count("pools", "node pools in the subnet, each of that many nodes", 1, 100)
        .or(1)
        .also(&["node-pools"]);
/// Nodes added while a pool is upgraded.
pub const SURGE_NODES: Input<Count> =
    Input::count("surge-nodes", "nodes added to a pool while it is upgraded (max surge)", 0, 1_000)
        .optional()
        .also(&["surge"])
        .instead_of(&["surge-percent"]);
/// The same, as a share of the pool.
pub const SURGE_PERCENT: Input<Count> =
    Input::count("surge-percent", "max surge in percent of the pool's nodes, rounded up", 0, 100)
        .optional();
/// Front ends of internal load balancers.
pub const FRONT_ENDS: Input<Count> = Input::count(
    "front-ends",
    "front ends of internal load balancers in the node subnet",
    0,
    1_000,
)
.or(0);

/// The range of the pods, where they have one of their own. Every node has a /24 of it.
pub(super) const POD_CIDR: Input<Cidr> = Input::cidr(
    "pod-cidr",
    "range of the pods of the cluster, which is not a subnet",
    PrefixLen::v4(8),
    PrefixLen::v4(24),
)
.also(&["pod-range"]);
/// The range of the cluster's services. The pages want it smaller than a /12.
pub const SERVICE_CIDR: Input<Cidr> = Input::cidr(
    "service-cidr",
    "range of the Kubernetes services of the cluster, which is not a subnet",
    PrefixLen::v4(13),
    PrefixLen::v4(32),
)
.also(&["service-range"]);
/// Nothing in reach of a cluster may have an address of its services.
pub(super) const SERVICES_APART: OwnRange =
    OwnRange { input: &SERVICE_CIDR, what: "service range", source: &PLAN_2024 };

/// The nodes of all pools.
pub(super) fn all_nodes(given: &Given) -> u64 {
    given.count(&NODES).saturating_mul(given.count(&POOLS))
}

/// The surge nodes of all pools.
pub(super) fn all_surge(given: &Given) -> u64 {
    surge_of_pool(given, given.count(&NODES)).saturating_mul(given.count(&POOLS))
}

/// The number of surge nodes of a pool of `nodes` nodes.
pub(super) fn surge_of_pool(given: &Given, nodes: u64) -> u64 {
    let share = |percent: u64| nodes.saturating_mul(percent).div_ceil(100);
    let surge = if given.says(&SURGE_NODES) {
        given.count(&SURGE_NODES)
    } else if given.says(&SURGE_PERCENT) {
        share(given.count(&SURGE_PERCENT))
    } else {
        let percent = DEFAULT_SURGE_PERCENT.at(given.edition()).map_or(0, |cited| cited.value);
        given.at(&DEFAULT_SURGE).value.max(share(percent))
    };
    let capped = SURGE_CAPPED.at(given.edition()).is_some_and(|cited| cited.value);
    if capped { surge.min(nodes) } else { surge }
}

/// The addresses that nodes, surge nodes and front ends themselves take from the node subnet.
pub(super) fn node_addresses(given: &Given, per_node: Cited<u64>) -> Demand {
    Demand::none()
        .steady(all_nodes(given), "nodes", per_node)
        .scaling(all_surge(given), "surge nodes while pools are upgraded", per_node)
        .steady(given.count(&FRONT_ENDS), "internal load balancers", given.at(&PER_FRONT_END))
}

/// The range of pods in which every node has a block of its own: what it must hold.
pub(super) fn pod_range(
    given: &Given,
    range: &Input<Cidr>,
    block: Cited<PrefixLen>,
) -> Vec<Notice> {
    let nodes = all_nodes(given).saturating_add(all_surge(given));
    let addresses = u128::from(nodes).saturating_mul(block.value.addresses());
    let Some(least) = PrefixLen::holding(addresses, Family::V4) else { return Vec::new() };
    let there = given.cidr(range).map_or_else(String::new, |there| {
        let enough = !least.is_larger_than(PrefixLen::v4(there.prefix_len()));
        let verdict = if enough { "large enough" } else { "too small for it" };
        let whose = if given.was_given(range) { "the range given" } else { "the default" };
        format!("; {whose}, {there}, is {verdict}")
    });
    let message = format!(
        "the pod range of the cluster is a {least} or larger: {nodes} nodes, surge included, have a \
         {} each{there}",
        block.value,
    );
    let message = message.into();
    alloc::vec![Notice { code: &codes::BEFORE_YOU_DEPLOY, message, source: Some(block.source) }]
}

/// How many nodes a pool may have whose pods live in the range that is given.
pub(super) fn pod_range_limit(
    given: &Given,
    range: &Input<Cidr>,
    block: Cited<PrefixLen>,
) -> Option<Limit> {
    let there = given.cidr(range).filter(|_| given.was_given(range))?;
    let blocks = PrefixLen::v4(there.prefix_len()).addresses() / block.value.addresses();
    let blocks = u64::try_from(blocks).unwrap_or(u64::MAX);
    let most = nodes_within(given, blocks / given.count(&POOLS).max(1));
    let because = format!(
        "{there} has {blocks} blocks of {}, one for each node and surge node: {most} nodes a pool",
        block.value,
    );
    Some(Limit::at_most(&NODES, most, because, block.source))
}

/// The most nodes of a pool that come, with their surge, to no more than a share.
pub(super) fn nodes_within(given: &Given, share: u64) -> u64 {
    let fits = |nodes: u64| nodes.saturating_add(surge_of_pool(given, nodes)) <= share;
    let (mut most, mut end) = (0, share);
    while most < end {
        let middle = most + (end - most).div_ceil(2);
        if fits(middle) { most = middle } else { end = middle - 1 }
    }
    most
}

/// The limits on the nodes of a pool, given the other pools.
pub(super) fn node_limits(
    given: &Given,
    in_pool: &'static Fact<u64>,
    in_cluster: &'static Fact<u64>,
) -> Vec<Limit> {
    let (in_pool, in_cluster) = (given.at(in_pool), given.at(in_cluster));
    let pools = given.count(&POOLS).max(1);
    let share = in_cluster.value / pools;
    let of_pool = format!("a node pool has at most {} nodes", in_pool.value);
    let of_cluster = format!("a cluster has at most {} nodes, {share} a pool", in_cluster.value);
    alloc::vec![
        Limit::at_most(&NODES, in_pool.value, of_pool, in_pool.source),
        Limit::at_most(&NODES, share, of_cluster, in_cluster.source),
    ]
}

/// Ranges no cluster may use for its network, pods or services.
pub(super) static AVOID: &[Avoid] = &[Avoid {
    ranges: &[
        range(169, 254, 0, 0, 16),
        range(172, 30, 0, 0, 16),
        range(172, 31, 0, 0, 16),
        range(192, 0, 2, 0, 24),
    ],
    what: "AKS itself",
    why: "a cluster cannot use them, nor a virtual network that holds one",
    source: &NETWORKING_2026,
}];

pub(super) const DEFAULT_SURGE_OPEN: Note = Note {
    code: &codes::PAGES_DISAGREE,
    message: "where no surge is set, one page of 2026 has AKS add one node, another 10% of the pool; \
              the larger is counted",
    source: &LARGE_2026,
    applies: |given, _| !given.says(&SURGE_NODES) && !given.says(&SURGE_PERCENT),
};
pub(super) const ROOM_FOR_30: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "a pool must have room for 30 pods at least: with 10 pods a node, that is 3 nodes",
    source: &PLAN_2024,
    applies: |given, _| given.count(&NODES).saturating_mul(given.count(&MAX_PODS)) < 30,
};
pub(super) const NOT_DELEGATED: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "the subnet of the nodes must not be delegated to a service",
    source: &LEGACY_2026,
    applies: |_, _| true,
};
pub(super) const POOL_OVER_1000: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "nodes and surge nodes of a pool come to over 1,000; AKS refuses to upgrade it",
    source: &ROLLING_2026,
    applies: |given, _| {
        let all = all_nodes(given).saturating_add(all_surge(given));
        all > given.count(&POOLS).saturating_mul(1_000)
    },
};

pub(super) const UPGRADE_BLOCKED: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "a cluster of 5,000 nodes, the most there can be, cannot be upgraded: no surge node can \
              be added",
    source: &LARGE_2026,
    applies: |given, _| all_nodes(given) >= given.at(&MOST_IN_CLUSTER).value,
};
pub(super) const NODE_SUBNET_FULL: Note = Note {
    code: &codes::OVER_NETWORK_LIMIT,
    message: "a subnet of nodes holds at most 64,000 addresses",
    source: &PODS_2025,
    applies: |given, _| {
        let each = given.at(&PER_POD).times(given.count(&MAX_PODS));
        let nodes = all_nodes(given).saturating_add(all_surge(given));
        let pods = nodes.saturating_mul(each.value);
        nodes.saturating_add(pods).saturating_add(given.count(&FRONT_ENDS))
            > given.at(&MOST_IN_NODE_SUBNET).value
    },
};
pub(super) const BLUE_GREEN: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "a blue-green upgrade, in preview, doubles the nodes of a pool while it lasts; plan it as \
              100% surge",
    source: &BLUE_GREEN_2024,
    applies: |given, _| all_surge(given) == 0,
};

const DOCKER_BRIDGE: Note = Note {
    code: &codes::RANGE_TO_AVOID,
    message: "in this edition networks must also keep clear of the Docker bridge, 172.17.0.1/16",
    source: &CNI_2019,
    applies: |given, _| given.edition() < PLAN_2024.date,
};

pub(super) static PER_NODE: Fact<u64> = Fact::new(
    "addresses per node",
    &[Cited::new(1, &CNI_2019), Cited::new(1, &PLAN_2024), Cited::new(1, &PLAN_2026)],
);
static PER_POD: Fact<u64> = Fact::new(
    "addresses per pod a node may run",
    &[Cited::new(1, &CNI_2019), Cited::new(1, &PLAN_2024), Cited::new(1, &PLAN_2026)],
);
pub(super) static PER_FRONT_END: Fact<u64> = Fact::new(
    "addresses per front end of an internal load balancer",
    &[Cited::new(1, &PLAN_2024), Cited::new(1, &PLAN_2026)],
);
pub(super) static DEFAULT_SURGE: Fact<u64> = Fact::new(
    "surge nodes where none are set",
    &[
        Cited::new(1, &CNI_2019),
        Cited::new(1, &PLAN_2024),
        Cited::new(1, &PLAN_2026),
        Cited::new(1, &ROLLING_2026),
    ],
);
pub(super) static DEFAULT_SURGE_PERCENT: Fact<u64> =
    Fact::new("surge in percent of the pool where none is set", &[Cited::new(10, &LARGE_2026)]);
static DEFAULT_PODS: Fact<u64> = Fact::new(
    "most pods a node may run, where nothing is set",
    &[Cited::new(30, &PLAN_2024), Cited::new(30, &PLAN_2026)],
);
pub(super) static SURGE_CAPPED: Fact<bool> =
    Fact::new("surge is never more than the nodes of the pool", &[Cited::new(true, &ROLLING_2026)]);
static MOST_IN_NODE_SUBNET: Fact<u64> =
    Fact::new("most addresses in a subnet of nodes", &[Cited::new(64_000, &PODS_2025)]);
pub(super) static MOST_IN_POOL: Fact<u64> =
    Fact::new("most nodes in a pool", &[Cited::new(1_000, &LARGE_2026)]);
pub(super) static MOST_IN_CLUSTER: Fact<u64> =
    Fact::new("most nodes in a cluster", &[Cited::new(5_000, &LARGE_2026)]);

const PLAN: &str = "https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning";
const PLAN_TITLE: &str = "IP address planning in Azure Kubernetes Service (AKS)";

static CNI_2019: Source = Source::new(
    "Configure Azure CNI networking in Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/configure-azure-cni",
    Edition::new(2019, 6, 3),
);
pub(super) static PLAN_2024: Source = Source::new(PLAN_TITLE, PLAN, Edition::new(2024, 5, 28));
pub(super) static PLAN_2026: Source = Source::new(PLAN_TITLE, PLAN, Edition::new(2026, 4, 16));
static LEGACY_2026: Source = Source::new(
    "AKS Legacy Container Networking Interfaces (CNI)",
    "https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni",
    Edition::new(2026, 4, 16),
);
pub(super) static NETWORKING_2026: Source = Source::new(
    "CNI Networking in Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview",
    Edition::new(2026, 7, 10),
);
pub(super) static ROLLING_2026: Source = Source::new(
    "Configure rolling upgrades for Azure Kubernetes Service (AKS) node pools",
    "https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling",
    Edition::new(2026, 5, 29),
);
pub(super) static LARGE_2026: Source = Source::new(
    "Performance and Scaling Best Practices for Large Workloads in Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large",
    Edition::new(2026, 6, 5),
);
pub(super) static PODS_2025: Source = Source::new(
    "Plan Pod Networking for Azure Kubernetes Service (AKS) Workloads",
    "https://learn.microsoft.com/azure/aks/plan-pod-networking",
    Edition::new(2025, 3, 24),
);
static BLUE_GREEN_2024: Source = Source::new(
    "Blue-green upgrades of node pools in Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/blue-green-node-pool-upgrade",
    Edition::new(2024, 11, 6),
);
