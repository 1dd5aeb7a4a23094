//! Kubernetes with its API server in the virtual network: the subnet of the API server.

use super::aks_node_subnet as aks;
use super::prelude::*;

/// The API server subnet of AKS.
pub static SERVICE: Service = Service {
    id: "aks-api-server",
    name: "AKS API server in the virtual network",
    aliases: &["aks-apiserver", "api-server"],
    keywords: &["kubernetes api server", "k8s api server"],
    group: Group::Containers,
    about: "The subnet into which AKS puts the API servers of clusters. Clusters of one virtual \
            network may share it; their nodes are in another.",
    inputs: &[&CLUSTERS],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&DUAL_STACK),
        avoid: aks::AVOID,
        demand: |given| {
            Demand::none().steady(given.count(&CLUSTERS), "clusters", given.at(&PER_CLUSTER))
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_CLUSTER, &SMALLEST, &DELEGATION, &DUAL_STACK],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page keeps at least nine addresses for a cluster and says that too few \
                      stop the API server from scaling, but not how many more it may take",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the virtual network must not be encrypted, and dual stack needs a cluster with \
                      an overlay network; not in the region qatarcentral",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "AKS-API-2023",
            given: &[("clusters", "1")],
            expect: &[Expect::Steady(9), Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2023,
            remark: "",
        },
        Example {
            id: "AKS-API-2026",
            given: &[("clusters", "1")],
            expect: &[Expect::Steady(9), Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2026,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Clusters that share the subnet.
pub const CLUSTERS: Input<Count> =
    Input::count("clusters", "clusters whose API servers share the subnet", 1, 1_000).or(1);

static PER_CLUSTER: Fact<u64> = Fact::new(
    "addresses per cluster, at the least",
    &[Cited::new(9, &PAGE_2023), Cited::new(9, &PAGE_2026)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(28), &PAGE_2023), Cited::new(PrefixLen::v4(28), &PAGE_2026)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.ContainerService/managedClusters", &PAGE_2023),
        Cited::new("Microsoft.ContainerService/managedClusters", &PAGE_2026),
    ],
);

static DUAL_STACK: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(true, &PAGE_2026)]);

const TITLE: &str = "API Server VNet Integration in Azure Kubernetes Service (AKS)";
const PAGE: &str = "https://learn.microsoft.com/azure/aks/api-server-vnet-integration";

static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 5, 19));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 4, 15));
