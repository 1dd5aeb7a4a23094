//! Azure Virtual Network routing appliance: its subnet, for which the page states no size.

use super::prelude::*;
use super::shared;

/// Azure Virtual Network routing appliance.
pub static SERVICE: Service = Service {
    id: "virtual-network-routing-appliance",
    name: "Azure Virtual Network routing appliance",
    aliases: &["routing-appliance", "vnra", "virtual-network-appliance"],
    group: Group::Network,
    about: "The subnet of the routing appliance of a virtual network. Its page states the name and no \
            size, so the room is yours to say.",
    inputs: &[&ROOM],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        demand: |given| Demand::none().asked(given.count(&ROOM), "addresses to keep room for"),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&NAME],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states neither a smallest subnet nor the addresses of an appliance; \
                      ask for more room than you expect to use",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the page describes the preview, which had IPv4 only and two appliances a \
                      subscription; read the newest page before you build",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "VNRA-unstated",
        given: &[("room", "11")],
        expect: &[Expect::Need(16), Expect::Prefix(PrefixLen::v4(28))],
        source: &PAGE,
        remark: "the page states no size: 11 addresses asked for and the 5 kept",
    }],
    ..Service::PLAIN
};

/// Addresses to keep room for.
pub const ROOM: Input<Count> = shared::ROOM;

static NAME: Fact<&str> =
    Fact::new("name of the subnet", &[Cited::new("VirtualNetworkApplianceSubnet", &PAGE)]);

static PAGE: Source = Source::new(
    "Overview of Azure Virtual Network routing appliances",
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-routing-appliance-overview",
    Edition::new(2026, 2, 4),
);
