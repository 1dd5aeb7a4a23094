//! AKS virtual nodes: the subnet of the pods that run in Container Instances.

use super::container_instances;
use super::prelude::*;

/// AKS virtual nodes.
pub static SERVICE: Service = Service {
    id: "aks-virtual-nodes",
    name: "AKS virtual nodes, pods in Container Instances",
    aliases: &["virtual-nodes", "virtual-node", "virtual-kubelet", "aks-virtual-node"],
    group: Group::Containers,
    about: "The delegated subnet of the pods that a cluster runs in Container Instances, beside the \
            subnet of its nodes.",
    inputs: &[&PODS],
    subnets: &[SubnetRule {
        delegation: Some(&container_instances::DELEGATION),
        ipv6: Some(&IPV6),
        demand: |given| {
            Demand::none().steady(given.count(&PODS), "pods on virtual nodes", given.at(&PER_POD))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&container_instances::MOST);
        let because = format!("a subnet takes at most {} container groups", most.value);
        alloc::vec![Limit::at_most(&PODS, most.value, because, most.source)]
    },
    facts: &[&PER_POD, &container_instances::MOST, &container_instances::DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the cluster uses Azure CNI, without authorized address ranges for its API \
                      server; only Linux pods run on virtual nodes, and no daemon sets",
            source: &OVERVIEW,
            applies: |_, _| true,
        },
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "the page says that virtual nodes cannot be in the virtual network of the \
                      cluster, and its own example puts both subnets into one network",
            source: &HOW_TO,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "AKS-VN-20",
        given: &[("pods", "20")],
        expect: &[
            Expect::Steady(20),
            Expect::Need(25),
            Expect::Prefix(PrefixLen::v4(27)),
            Expect::Limit { input: "pods", most: 3_000 },
        ],
        source: &container_instances::PAGE_2026,
        remark: "the page states the rule only: a pod gets an address of the delegated subnet",
    }],
    ..Service::PLAIN
};

/// Pods on virtual nodes.
pub const PODS: Input<Count> =
    Input::count("pods", "pods on virtual nodes, at the most you will ever run", 1, 10_000)
        .also(&["max-pods"]);

static PER_POD: Fact<u64> = Fact::new("addresses per pod", &[Cited::new(1, &HOW_TO)]);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &OVERVIEW)]);

static HOW_TO: Source = Source::new(
    "Create and configure an AKS cluster to use virtual nodes using Azure CLI",
    "https://learn.microsoft.com/azure/aks/virtual-nodes-cli",
    Edition::new(2023, 8, 28),
);
static OVERVIEW: Source = Source::new(
    "Use virtual nodes with Azure Kubernetes Service (AKS)",
    "https://learn.microsoft.com/azure/aks/virtual-nodes",
    Edition::new(2023, 11, 6),
);
