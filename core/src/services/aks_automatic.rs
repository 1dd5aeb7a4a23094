//! AKS Automatic in a virtual network of one's own: the API server's, system and user subnets.

use super::prelude::*;
use crate::service::platform::PER_CONFIGURATION;

/// AKS Automatic in a custom virtual network.
pub static SERVICE: Service = Service {
    id: "aks-automatic",
    name: "AKS Automatic in a custom virtual network",
    aliases: &["aks-automatic-cluster", "automatic-cluster"],
    keywords: &["kubernetes automatic", "k8s automatic"],
    group: Group::Containers,
    about: "The three subnets of an Automatic cluster: its API server's, delegated, and those of \
            system and user nodes. Pods live in an overlay and take no address of the network.",
    inputs: &[&USER_NODES, &SYSTEM_NODES, &CLUSTERS],
    subnets: &[
        SubnetRule {
            role: "api-server",
            delegation: Some(&DELEGATION),
            smallest: Bound::Always(&SMALLEST),
            demand: |given| {
                Demand::none().steady(
                    given.count(&CLUSTERS),
                    "API servers, at least",
                    given.at(&PER_CLUSTER),
                )
            },
            ..SubnetRule::ORDINARY
        },
        SubnetRule {
            role: "system-nodes",
            demand: |given| {
                Demand::none().steady(
                    given.count(&SYSTEM_NODES),
                    "system nodes",
                    given.at(&PER_CONFIGURATION),
                )
            },
            ..SubnetRule::ORDINARY
        },
        SubnetRule {
            role: "user-nodes",
            demand: |given| {
                Demand::none().steady(
                    given.count(&USER_NODES),
                    "user nodes",
                    given.at(&PER_CONFIGURATION),
                )
            },
            ..SubnetRule::ORDINARY
        },
    ],
    facts: &[&PER_CLUSTER, &SMALLEST, &DELEGATION],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states the subnet of the API server only; in the other two one address \
                      is counted for each node, as with Azure CNI Overlay, so leave room for the nodes \
                      that upgrades add and for internal load balancers",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet of the API server may serve several clusters of the same virtual \
                      network, and nothing else; without free addresses the API server may fail",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "AKS-AUTO-50",
        given: &[("user-nodes", "50"), ("system-nodes", "3")],
        expect: &[
            Expect::At { role: "api-server", expect: &Expect::Need(14) },
            Expect::At { role: "api-server", expect: &Expect::Prefix(PrefixLen::v4(28)) },
            Expect::At { role: "system-nodes", expect: &Expect::Prefix(PrefixLen::v4(29)) },
            Expect::At { role: "user-nodes", expect: &Expect::Prefix(PrefixLen::v4(26)) },
        ],
        source: &PAGE,
        remark: "9 for the API server and 5 kept; 3 and 5; 50 and 5",
    }],
    ..Service::PLAIN
};

/// Nodes for workloads.
pub const USER_NODES: Input<Count> =
    Input::count("user-nodes", "nodes for workloads, at the most the cluster scales to", 1, 5_000)
        .also(&["nodes"]);
/// Nodes for the system.
pub const SYSTEM_NODES: Input<Count> =
    Input::count("system-nodes", "nodes for the system, at the most", 1, 1_000);
/// Clusters that share the subnet of the API server.
pub const CLUSTERS: Input<Count> =
    Input::count("clusters", "clusters whose API servers share the subnet", 1, 1_000).or(1);

static PER_CLUSTER: Fact<u64> =
    Fact::new("addresses of the API server of a cluster, at least", &[Cited::new(9, &PAGE)]);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet of the API server", &[Cited::new(PrefixLen::v4(28), &PAGE)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation of the API server's subnet",
    &[Cited::new("Microsoft.ContainerService/managedClusters", &PAGE)],
);

static PAGE: Source = Source::new(
    "Quickstart: Create an Azure Kubernetes Service (AKS) Automatic cluster in a custom virtual network",
    "https://learn.microsoft.com/azure/aks/automatic/quick-automatic-custom-network",
    Edition::new(2026, 6, 2),
);
