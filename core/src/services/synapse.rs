//! Azure Synapse Analytics: the private endpoints of its workspaces.

use super::prelude::*;

/// Azure Synapse Analytics.
pub static SERVICE: Service = Service {
    id: "synapse",
    name: "Azure Synapse Analytics, private endpoints",
    aliases: &["synapse-analytics", "azure-synapse"],
    group: Group::Data,
    about: "A workspace lives in a network that Microsoft manages and takes no subnet of yours. \
            What takes addresses of yours are its private endpoints: for dedicated and serverless \
            SQL, for development, and for the private link hub.",
    inputs: &[&WORKSPACES, &ENDPOINTS, &HUBS],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            let endpoints = given.count(&WORKSPACES).saturating_mul(given.count(&ENDPOINTS));
            Demand::none()
                .steady(endpoints, "private endpoints of workspaces", given.at(&PER_ENDPOINT))
                .steady(
                    given.count(&HUBS),
                    "private endpoints of private link hubs",
                    given.at(&PER_ENDPOINT),
                )
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&ENDPOINTS_PER_WORKSPACE);
        let because = format!("a workspace has {} things to reach", most.value);
        alloc::vec![Limit::at_most(&ENDPOINTS, most.value, because, most.source)]
    },
    facts: &[&PER_ENDPOINT, &ENDPOINTS_PER_WORKSPACE],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the managed network is chosen when the workspace is created, and cannot be \
                  changed later",
        source: &MANAGED,
        applies: |_, _| true,
    }],
    examples: &[Example {
        id: "SYN-endpoints",
        given: &[("workspaces", "1"), ("private-link-hubs", "1")],
        expect: &[Expect::Steady(4), Expect::Limit { input: "endpoints-per-workspace", most: 3 }],
        source: &ENDPOINT,
        remark: "Sql, SqlOnDemand and Dev of a workspace, and Web of a private link hub",
    }],
    ..Service::PLAIN
};

/// Workspaces.
pub const WORKSPACES: Input<Count> =
    Input::count("workspaces", "workspaces with private endpoints", 1, 1_000);
/// Private endpoints of each workspace.
pub const ENDPOINTS: Input<Count> = Input::count(
    "endpoints-per-workspace",
    "private endpoints of each workspace: of Sql, SqlOnDemand and Dev",
    1,
    1_000,
)
.or(3);
/// Private link hubs.
pub const HUBS: Input<Count> =
    Input::count("private-link-hubs", "private link hubs, one private endpoint each", 0, 1_000)
        .or(0);

static PER_ENDPOINT: Fact<u64> =
    Fact::new("addresses per private endpoint", &[Cited::new(1, &ENDPOINT)]);
static ENDPOINTS_PER_WORKSPACE: Fact<u64> =
    Fact::new("sub-resources of a workspace", &[Cited::new(3, &ENDPOINT)]);

static ENDPOINT: Source = Source::new(
    "What is a private endpoint?",
    "https://learn.microsoft.com/azure/private-link/private-endpoint-overview",
    Edition::new(2025, 3, 25),
);
static MANAGED: Source = Source::new(
    "Azure Synapse Analytics managed virtual network",
    "https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet",
    Edition::new(2021, 8, 15),
);
