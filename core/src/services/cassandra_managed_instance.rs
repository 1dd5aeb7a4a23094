//! Azure Managed Instance for Apache Cassandra: the subnet of a datacenter.

use super::prelude::*;
use super::shared;

/// Azure Managed Instance for Apache Cassandra.
pub static SERVICE: Service = Service {
    id: "cassandra-managed-instance",
    name: "Azure Managed Instance for Apache Cassandra",
    aliases: &["managed-cassandra", "cassandra", "managed-instance-for-apache-cassandra"],
    group: Group::Data,
    about: "The subnet of the nodes of a datacenter. The pages state no size, so the room is yours to \
            say: more than the nodes.",
    inputs: &[&ROOM],
    subnets: &[SubnetRule {
        demand: |given| Demand::none().asked(given.count(&ROOM), "addresses to keep room for"),
        ..SubnetRule::ORDINARY
    }],
    facts: &[],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states neither a smallest subnet nor the addresses of a node, and \
                      names no delegation; the network needs a role assignment instead",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a datacenter in another region needs another virtual network, and a way between \
                      the two; nodes have private addresses only",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "CASSANDRA-unstated",
        given: &[("room", "9")],
        expect: &[Expect::Need(14), Expect::Prefix(PrefixLen::v4(28))],
        source: &PAGE,
        remark: "the page states no size: 9 addresses asked for and the 5 kept",
    }],
    ..Service::PLAIN
};

/// Addresses to keep room for.
pub const ROOM: Input<Count> = shared::ROOM;

static PAGE: Source = Source::new(
    "Quickstart: Create an Azure Managed Instance for Apache Cassandra cluster from the Azure portal",
    "https://learn.microsoft.com/azure/managed-instance-apache-cassandra/create-cluster-portal",
    Edition::new(2022, 5, 31),
);
