//! Azure Databricks in a virtual network of your own: two subnets for each workspace.

use super::prelude::*;

/// An Azure Databricks workspace.
pub static SERVICE: Service = Service {
    id: "databricks",
    name: "Azure Databricks workspace, VNet injection",
    aliases: &["azure-databricks", "dbx"],
    group: Group::Data,
    about: "The two subnets of one workspace. Every cluster node takes one address in each of \
            them; nothing else may live there, not even another workspace.",
    inputs: &[&NODES],
    resources: &["Microsoft.Databricks/workspaces"],
    subnets: &[SubnetRule { role: "host", ..SUBNET }, SubnetRule { role: "container", ..SUBNET }],
    facts: &[&PER_NODE, &SMALLEST, &LARGEST, &DELEGATION],
    notes: NOTES,
    examples: &[
        Example {
            id: "DBX-26",
            given: &[("nodes", "59")],
            expect: &[fits(26, 59), Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2019,
            remark: "the page prints 64 nodes, the whole block; without Azure's 5 it is 59",
        },
        Example {
            id: "DBX-22",
            given: &[("nodes", "1019")],
            expect: &[fits(22, 1_019), Expect::Prefix(PrefixLen::v4(22))],
            source: &PAGE_2019,
            remark: "the page prints 1,024 nodes, the whole block; without Azure's 5 it is 1,019",
        },
    ],
    ..Service::PLAIN
};

/// Both subnets are of one kind.
const SUBNET: SubnetRule = SubnetRule {
    delegation: Some(&DELEGATION),
    smallest: Bound::Always(&SMALLEST),
    largest: Bound::Always(&LARGEST),
    demand: |given| {
        Demand::none().steady(given.count(&NODES), "cluster nodes", given.at(&PER_NODE))
    },
    one: Some(&PAGE_2019),
    ..SubnetRule::ORDINARY
};

/// Nodes of all clusters.
pub const NODES: Input<Count> = Input::count(
    "nodes",
    "nodes of all clusters that run at one time, drivers included",
    1,
    32_763,
);

const fn fits(length: u8, most: u64) -> Expect {
    Expect::Fits { input: "nodes", within: PrefixLen::v4(length), most }
}

const NOTES: &[Note] = &[
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "the page prints 64 nodes for a /26 and 1,024 for a /22, without taking off the 5 \
                  addresses Azure keeps; they are taken off here",
        source: &PAGE_2019,
        applies: |_, _| true,
    },
    Note {
        code: &codes::NOT_STATED,
        message: "the newest page advises against a subnet under /26, where older ones allow none; \
                  /26 counts as the smallest",
        source: &PAGE_2026,
        applies: |_, _| true,
    },
    Note {
        code: &codes::FIXED_SIZE,
        message: "a workspace cannot get another network; its subnets are enlarged only on request \
                  to the account team",
        source: &PAGE_2026,
        applies: |_, _| true,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the virtual network is a /16 to a /24, in the region and subscription of the \
                  workspace",
        source: &PAGE_2026,
        applies: |_, _| true,
    },
];

static PER_NODE: Fact<u64> =
    Fact::new("addresses per cluster node, in each subnet", &[Cited::new(1, &PAGE_2019)]);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2019), Cited::new(PrefixLen::v4(26), &PAGE_2026)],
);
static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet; now half of a /16, the largest network",
    &[Cited::new(PrefixLen::v4(18), &PAGE_2019), Cited::new(PrefixLen::v4(17), &PAGE_2026)],
);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.Databricks/workspaces", &PAGE_2026)]);

static PAGE_2019: Source = Source::new(
    "Deploy Azure Databricks in your virtual network",
    "https://learn.microsoft.com/azure/azure-databricks/vnet-injection",
    Edition::new(2019, 3, 18),
);
static PAGE_2026: Source = Source::new(
    "Deploy Azure Databricks in your Azure virtual network",
    "https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject",
    Edition::new(2026, 5, 13),
)
.noting("undated copy; a glossary cites the page as of that day");
