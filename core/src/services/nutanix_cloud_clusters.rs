//! Nutanix Cloud Clusters on Azure: the delegated subnet of the bare-metal nodes.

use super::prelude::*;
use super::shared;

/// Nutanix Cloud Clusters on Azure.
pub static SERVICE: Service = Service {
    id: "nutanix-cloud-clusters",
    name: "Nutanix Cloud Clusters (NC2) on Azure",
    aliases: &["nc2", "nutanix", "nutanix-nc2"],
    group: Group::Compute,
    about: "The delegated subnet of the bare-metal nodes of a cluster. The pages of Azure state no \
            size, so the room is yours to say.",
    inputs: &[&ROOM],
    subnets: &[SubnetRule {
        ipv6: Some(&IPV6),
        demand: |given| Demand::none().asked(given.count(&ROOM), "addresses to keep room for"),
        attachments: &[Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP)],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&IPV6, &SECURITY_GROUP],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states neither a size nor the name of the delegation; a cluster has \
                      3 to 28 nodes, and also takes virtual addresses",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a virtual network has one such subnet; network security groups do not work \
                      with it, nor route tables without a virtual WAN, nor load balancers",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "Prism Central lives in another virtual network, which is peered",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "NC2-unstated",
        given: &[("room", "40")],
        expect: &[Expect::Need(45), Expect::Prefix(PrefixLen::v4(26))],
        source: &PAGE,
        remark: "the page states no size: 40 addresses asked for and the 5 kept",
    }],
    ..Service::PLAIN
};

/// Addresses to keep room for.
pub const ROOM: Input<Count> = shared::ROOM;

static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &PAGE)]);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Refused, &PAGE)]);

static PAGE: Source = Source::new(
    "Nutanix Cloud Clusters (NC2) on Azure architectural concepts",
    "https://learn.microsoft.com/azure/baremetal-infrastructure/workloads/nc2-on-azure/architecture",
    Edition::new(2024, 7, 19),
);
