//! Plain addresses: virtual machines, network interfaces, anything that takes one address each.

use super::prelude::*;
use crate::platform::FAQ_2024 as FAQ;

/// Plain addresses.
pub static SERVICE: Service = Service {
    id: "hosts",
    name: "Plain addresses",
    aliases: &["host", "addresses"],
    group: Group::Compute,
    about: "Anything that takes one address each: network interfaces of virtual machines, front \
            ends of load balancers, private endpoints.",
    inputs: &[&ADDRESSES],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| Demand::none().asked(given.count(&ADDRESSES), "addresses asked for"),
        ..SubnetRule::ORDINARY
    }],
    examples: &[
        Example {
            id: "VNET-01",
            given: &[("addresses", "251")],
            expect: &[Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
            source: &FAQ,
            remark: "the page lists the five addresses kept in 192.168.1.0/24",
        },
        Example {
            id: "VNET-02",
            given: &[("addresses", "3")],
            expect: &[
                Expect::Usable { within: PrefixLen::v4(29), addresses: 3 },
                Expect::Prefix(PrefixLen::v4(29)),
            ],
            source: &FAQ,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Addresses wanted.
pub const ADDRESSES: Input =
    Input::count("addresses", "addresses wanted", 1, 4_294_967_295).also(&["count", "hosts"]);
