//! The Azure-SSIS integration runtime of Data Factory and Synapse pipelines.

use super::prelude::*;

/// The Azure-SSIS integration runtime.
pub static SERVICE: Service = Service {
    id: "ssis-integration-runtime",
    name: "Azure-SSIS integration runtime, Data Factory and Synapse",
    aliases: &["azure-ssis", "ssis", "ssis-ir", "azure-ssis-integration-runtime"],
    group: Group::Integration,
    about: "The subnet that the nodes of an Azure-SSIS integration runtime join. It needs free \
            addresses for twice the nodes, so that patches and upgrades do not interrupt them.",
    inputs: &[&NODES, &INJECTION],
    subnets: &[
        SubnetRule {
            delegation: Some(&DELEGATION),
            wanted: |given| !is_standard(given),
            ..RUNTIME
        },
        SubnetRule {
            shareable: true,
            avoid: &[Avoid {
                ranges: &[range(172, 16, 0, 0, 12)],
                what: "runtimes with a custom setup, which use it for their nodes",
                why: "neither the virtual network nor networks on premises may overlap it then",
                source: &STANDARD,
            }],
            wanted: is_standard,
            ..RUNTIME
        },
    ],
    facts: &[&PER_NODE_EXPRESS, &PER_NODE, &DELEGATION],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet cannot be the gateway subnet, nor one that another Azure service \
                      has to itself",
            source: &EXPRESS,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page does not say whether a delegated subnet may hold anything else; it \
                      is kept for the runtime",
            source: &EXPRESS,
            applies: |given, _| !is_standard(given),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a static public address for outbound traffic needs a NAT gateway with express \
                      injection, and two unused public addresses with standard injection",
            source: &STANDARD,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "SSIS-express",
            given: &[("nodes", "2")],
            expect: &[Expect::Steady(4), Expect::Need(9), Expect::Prefix(PrefixLen::v4(28))],
            source: &EXPRESS,
            remark: "the page states the rule only: at least twice the nodes, in addition to the 5 \
                     reserved",
        },
        Example {
            id: "SSIS-standard",
            given: &[("nodes", "10"), ("injection", "standard")],
            expect: &[Expect::Steady(20), Expect::Need(25), Expect::Prefix(PrefixLen::v4(27))],
            source: &STANDARD,
            remark: "the page states the rule only: at least twice the nodes, in addition to the 5 \
                     reserved",
        },
    ],
    ..Service::PLAIN
};

/// The requirements in both modes; the two pages state the same number.
const RUNTIME: SubnetRule = SubnetRule {
    demand: |given| {
        let each = if is_standard(given) { &PER_NODE } else { &PER_NODE_EXPRESS };
        Demand::none().steady(given.count(&NODES), "nodes, each counted twice", given.at(each))
    },
    ..SubnetRule::ORDINARY
};

/// Nodes of the runtimes in the subnet.
pub const NODES: Input<Count> =
    Input::count("nodes", "nodes of all runtimes in the subnet, at their most", 1, 1_000);
/// How the runtime joins the network, which decides the delegation.
pub const INJECTION: Input<OneOf> =
    Input::choice("injection", "how the runtime joins the network", INJECTIONS)
        .or_choice("express")
        .also(&["method"]);

static INJECTIONS: &[Choice] = &[
    Choice::new("express", "express injection, into a subnet delegated to Batch").citing(&EXPRESS),
    Choice::new("standard", "standard injection, into a subnet without delegation")
        .citing(&STANDARD),
];

fn is_standard(given: &Given) -> bool {
    given.choice(&INJECTION).is_some_and(|injection| injection.name == "standard")
}

static PER_NODE_EXPRESS: Fact<u64> =
    Fact::new("addresses per node, express injection", &[Cited::new(2, &EXPRESS)]);
static PER_NODE: Fact<u64> =
    Fact::new("addresses per node, standard injection", &[Cited::new(2, &STANDARD)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation, with express injection",
    &[Cited::new("Microsoft.Batch/batchAccounts", &EXPRESS)],
);

static EXPRESS: Source = Source::new(
    "Express virtual network injection method",
    "https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-express-virtual-network-injection",
    Edition::new(2023, 10, 20),
);
static STANDARD: Source = Source::new(
    "Standard virtual network injection method",
    "https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-standard-virtual-network-injection",
    Edition::new(2024, 1, 5),
);
