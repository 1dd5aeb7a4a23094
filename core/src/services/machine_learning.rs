//! Azure Machine Learning: compute in a virtual network of your own.

use super::prelude::*;

/// Azure Machine Learning compute.
pub static SERVICE: Service = Service {
    id: "machine-learning",
    name: "Azure Machine Learning compute",
    aliases: &["aml", "azure-machine-learning", "azureml"],
    group: Group::Ai,
    about: "Compute of workspaces in a subnet of yours: every compute instance, cluster node and \
            serverless node takes one address. A managed network takes none of yours.",
    inputs: &[&NODES, &INSTANCES, &SERVERLESS],
    subnets: &[SubnetRule {
        shareable: true,
        avoid: &[Avoid {
            ranges: &[range(172, 17, 0, 0, 16)],
            what: "the default of the Docker bridge network",
            why: "the page advises against it for the virtual network",
            source: &ENDPOINT_2024,
        }],
        demand: |given| {
            let each = given.at(&EACH);
            Demand::none()
                .steady(given.count(&NODES), "cluster nodes", each)
                .steady(given.count(&INSTANCES), "compute instances", each)
                .steady(given.count(&SERVERLESS), "serverless nodes", each)
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let others = given.count(&INSTANCES).saturating_add(given.count(&SERVERLESS));
        let because = "a subnet without any compute needs no size";
        alloc::vec![Limit::between(&NODES, u64::from(others == 0), u64::MAX, because)]
    },
    facts: &[&EACH],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the subnet must not be delegated, and the network is in the subscription of the \
                  workspace",
        source: &PAGE_2025,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "AML-2025",
            given: &[("cluster-nodes", "4"), ("compute-instances", "2"), ("serverless-nodes", "1")],
            expect: &[Expect::Steady(7)],
            source: &PAGE_2025,
            remark: "the page states the rule only: one address for each",
        },
        Example {
            id: "AML-2024",
            given: &[("cluster-nodes", "4"), ("compute-instances", "2")],
            expect: &[Expect::Steady(6)],
            source: &PAGE_2024,
            remark: "the page states the rule only: one address for each",
        },
    ],
    ..Service::PLAIN
};

/// Nodes of compute clusters.
pub const NODES: Input<Count> =
    Input::count("cluster-nodes", "nodes of all compute clusters, at their most", 0, 65_536)
        .or(0)
        .also(&["nodes"]);
/// Compute instances.
pub const INSTANCES: Input<Count> =
    Input::count("compute-instances", "compute instances", 0, 65_536).or(0).also(&["instances"]);
/// Nodes of serverless jobs.
pub const SERVERLESS: Input<Count> =
    Input::count("serverless-nodes", "nodes of serverless jobs at one time", 0, 65_536).or(0);

static EACH: Fact<u64> = Fact::new(
    "addresses per compute instance, cluster node or serverless node",
    &[Cited::new(1, &PAGE_2024), Cited::new(1, &PAGE_2025)],
);

const TITLE: &str = "Secure an Azure Machine Learning training environment with virtual networks";
const PAGE: &str = "https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet";

static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 4, 8));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 6, 12));
static ENDPOINT_2024: Source = Source::new(
    "Configure a private endpoint for an Azure Machine Learning workspace",
    "https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link",
    Edition::new(2024, 1, 2),
);
