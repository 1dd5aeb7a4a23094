//! Azure Container Registry tasks: the agent pool in a virtual network.

use super::prelude::*;
use crate::service::platform::PER_CONFIGURATION;

/// An agent pool of Container Registry tasks.
pub static SERVICE: Service = Service {
    id: "container-registry-agent-pool",
    name: "Azure Container Registry, task agent pool",
    aliases: &["acr-agent-pool", "acr-tasks", "registry-agent-pool"],
    group: Group::Containers,
    about: "The instances of an agent pool that runs the tasks of a registry inside a virtual \
            network. The page states no addresses; one is counted for each instance.",
    inputs: &[&INSTANCES],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            Demand::none().steady(
                given.count(&INSTANCES),
                "agent instances",
                given.at(&PER_CONFIGURATION),
            )
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states neither a size of subnet nor a delegation, nor whether others \
                      may share it; one address is counted for each instance of the pool",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet needs service endpoints for the services that the pool depends on, \
                      or a firewall that lets it reach them; the registry is a Premium one",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "ACR-POOL-2",
        given: &[("instances", "2")],
        expect: &[Expect::Need(7), Expect::Prefix(PrefixLen::v4(29))],
        source: &PAGE,
        remark: "the page scales a pool to two instances and states no addresses",
    }],
    ..Service::PLAIN
};

/// Instances of the pool.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of the agent pool, at the most", 1, 1_000);

static PAGE: Source = Source::new(
    "Run an Azure Container Registry task on a dedicated agent pool",
    "https://learn.microsoft.com/azure/container-registry/tasks-agent-pools",
    Edition::new(2023, 10, 31),
);
