//! Azure Batch pools in a virtual network.

use super::prelude::*;

/// Azure Batch.
pub static SERVICE: Service = Service {
    id: "batch",
    name: "Azure Batch pools",
    aliases: &["azure-batch", "batch-pool"],
    group: Group::Compute,
    about: "The compute nodes of the pools in the subnet, one address each. The subnet needs as \
            many free addresses as the pools have target nodes.",
    inputs: &[&DEDICATED, &SPOT],
    resources: &["Microsoft.Batch/batchAccounts"],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            Demand::none()
                .steady(given.count(&DEDICATED), "dedicated nodes", given.at(&PER_NODE))
                .steady(given.count(&SPOT), "spot nodes", given.at(&PER_NODE))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let least = u64::from(given.count(&SPOT) == 0);
        let because = "a pool without a node needs no size";
        alloc::vec![Limit::between(&DEDICATED, least, u64::MAX, because)]
    },
    facts: &[&PER_NODE],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "with too few free addresses a pool gets only part of its nodes, and a resize \
                      error",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "pools need no delegation; express injection of an Azure-SSIS integration \
                      runtime wants the subnet delegated to Microsoft.Batch/batchAccounts",
            source: &EXPRESS_2022,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "BATCH-2023",
        given: &[("dedicated-nodes", "10"), ("spot-nodes", "5")],
        expect: &[Expect::Steady(15)],
        source: &PAGE_2023,
        remark: "the page states the rule only: the sum of both targets",
    }],
    ..Service::PLAIN
};

/// Dedicated nodes.
pub const DEDICATED: Input<Count> = Input::count(
    "dedicated-nodes",
    "target number of dedicated nodes, of all pools in the subnet",
    0,
    100_000,
)
.or(0)
.also(&["nodes"]);
/// Spot nodes.
pub const SPOT: Input<Count> = Input::count(
    "spot-nodes",
    "target number of spot (low-priority) nodes, of all pools in the subnet",
    0,
    100_000,
)
.or(0)
.also(&["low-priority-nodes"]);

static PER_NODE: Fact<u64> =
    Fact::new("addresses per node", &[Cited::new(1, &PAGE_2018), Cited::new(1, &PAGE_2023)]);

const TITLE: &str = "Create an Azure Batch pool in a virtual network";
const PAGE: &str = "https://learn.microsoft.com/azure/batch/batch-virtual-network";

static PAGE_2018: Source = Source::new(TITLE, PAGE, Edition::new(2018, 7, 26));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 9, 20));
static EXPRESS_2022: Source = Source::new(
    "Express virtual network injection method of the Azure-SSIS integration runtime",
    "https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-express-virtual-network-injection",
    Edition::new(2022, 2, 15),
);
