//! Kubernetes with kubenet: only nodes take addresses of the subnet.

use ipnet::Ipv4Net;

use super::aks_node_subnet as aks;
use super::prelude::*;
pub use aks::{FRONT_ENDS, NODES, POOLS, SURGE_NODES, SURGE_PERCENT};

/// AKS with kubenet.
pub static SERVICE: Service = Service {
    id: "aks-kubenet",
    name: "AKS with kubenet",
    aliases: &["kubenet"],
    keywords: &["kubernetes with kubenet", "k8s with kubenet"],
    group: Group::Containers,
    about: "Node pools of one cluster whose pods live in a private range behind a route table: only \
            nodes take addresses of the subnet. One workload is one node pool, or several alike.",
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
        avoid: aks::AVOID,
        demand: |given| aks::node_addresses(given, given.at(&PER_NODE)),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let routes = given.at(&MOST_NODES);
        // Surge nodes take routes too.
        let most = aks::nodes_within(given, routes.value / given.count(&POOLS).max(1));
        let because = format!(
            "a cluster has at most {} routes, one for each node and surge node: {most} nodes a pool",
            routes.value,
        );
        let mut limits = aks::node_limits(given, &aks::MOST_IN_POOL, &MOST_NODES);
        limits.push(Limit::at_most(&NODES, most, because, routes.source));
        limits.extend(aks::pod_range_limit(given, &POD_CIDR, given.at(&PODS_PER_NODE)));
        limits
    },
    own_ranges: &[
        OwnRange { input: &POD_CIDR, what: "pod range", source: &PAGE_2024 },
        OwnRange { input: &SERVICE_CIDR, what: "service range", source: &aks::PLAN_2024 },
    ],
    computed: |given| aks::pod_range(given, &POD_CIDR, given.at(&PODS_PER_NODE)),
    facts: &[
        &PER_NODE,
        &aks::PER_FRONT_END,
        &aks::DEFAULT_SURGE,
        &aks::DEFAULT_SURGE_PERCENT,
        &aks::SURGE_CAPPED,
        &DEFAULT_PODS,
        &aks::MOST_IN_POOL,
        &MOST_NODES,
        &PODS_PER_NODE,
        &DEFAULT_POD_CIDR,
        &DEFAULT_SERVICE_CIDR,
    ],
    notes: &[
        aks::DEFAULT_SURGE_OPEN,
        aks::ROOM_FOR_30,
        aks::NOT_DELEGATED,
        aks::BLUE_GREEN,
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "AKS no longer supports kubenet from 2028-03-31 on; Azure CNI Overlay needs \
                      the same addresses",
            source: &RETIREMENT_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "one subnet holds one kubenet cluster, unlike the other ways of AKS",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "every node takes a /24 of the cluster's private pod range, 10.244.0.0/16 \
                      unless another is set; that range is not a subnet, and must not overlap this one",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::PAGE_SUM_WRONG,
            message: "the page says Azure keeps the first three addresses, but its own 251 nodes in \
                      a /24 leave out five",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "AKS-07",
            given: &[("nodes", "3"), ("surge-nodes", "0"), ("pod-cidr", "10.244.0.0/16")],
            expect: &[Expect::Limit { input: "nodes", most: 256 }],
            source: &PAGE_2024,
            remark: "the first nodes have 10.244.0.0/24, 10.244.1.0/24 and 10.244.2.0/24; a /16 has 256 \
                     such blocks",
        },
        Example {
            id: "AKS-03",
            given: &[("nodes", "1"), ("surge-nodes", "0")],
            expect: &[
                Expect::Fits { input: "nodes", within: PrefixLen::v4(24), most: 251 },
                Expect::Limit { input: "nodes", most: 400 },
            ],
            source: &PAGE_2024,
            remark: "with 110 pods each these are the page's 27,610 pods; it leaves upgrades out of \
                     the sum",
        },
        Example {
            id: "AKS-05-most",
            given: &[("nodes", "1"), ("surge-nodes", "2")],
            expect: &[Expect::Fits { input: "nodes", within: PrefixLen::v4(27), most: 25 }],
            source: &PAGE_2026,
            remark: "the page prints 20 to 25 nodes, 2,200 to 2,750 pods, with room to upgrade, and \
                     not how much room: 25 nodes leave room for two more",
        },
        Example {
            id: "AKS-05-least",
            given: &[("nodes", "1"), ("surge-nodes", "7")],
            expect: &[Expect::Fits { input: "nodes", within: PrefixLen::v4(27), most: 20 }],
            source: &PAGE_2026,
            remark: "20 nodes leave room for seven more",
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
    &[
        Cited::new(range(10, 244, 0, 0, 16), &PAGE_2024),
        Cited::new(range(10, 244, 0, 0, 16), &PAGE_2026),
    ],
);
static DEFAULT_SERVICE_CIDR: Fact<Ipv4Net> = Fact::new(
    "range of the services where none is set",
    &[
        Cited::new(range(10, 0, 0, 0, 16), &PAGE_2024),
        Cited::new(range(10, 0, 0, 0, 16), &PAGE_2026),
    ],
);
static PER_NODE: Fact<u64> =
    Fact::new("addresses per node", &[Cited::new(1, &PAGE_2024), Cited::new(1, &PAGE_2026)]);
static DEFAULT_PODS: Fact<u64> = Fact::new(
    "most pods a node may run, where nothing is set",
    &[Cited::new(110, &PAGE_2024), Cited::new(110, &PAGE_2026)],
);
static PODS_PER_NODE: Fact<PrefixLen> = Fact::new(
    "block of the pod range for each node",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2024), Cited::new(PrefixLen::v4(24), &PAGE_2026)],
);
static MOST_NODES: Fact<u64> = Fact::new(
    "most nodes in a cluster, one route each",
    &[Cited::new(400, &PAGE_2024), Cited::new(400, &PAGE_2026)],
);

const TITLE: &str = "Configure kubenet networking in Azure Kubernetes Service (AKS)";
const PAGE: &str = "https://learn.microsoft.com/azure/aks/configure-kubenet";

static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 5, 22));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 4, 16));
static RETIREMENT_2026: Source = Source::new(
    "Retirement of kubenet networking, shown on the pages of AKS",
    PAGE,
    Edition::new(2026, 1, 14),
);
