//! Virtual machines: one address for every IP configuration of their network interfaces.

use super::prelude::*;
use crate::service::platform::{
    ADDRESSES_PER_INTERFACE, DUAL_STACK, FAQ_2024 as FAQ, LIMITS_2022 as LIMITS, PER_CONFIGURATION,
    SEVERAL_PREFIXES,
};

/// Virtual machines.
pub static SERVICE: Service = Service {
    id: "virtual-machines",
    name: "Virtual machines",
    aliases: &["vm", "vms", "virtual-machine"],
    keywords: &[
        "network virtual appliance",
        "nva",
        "azure virtual desktop",
        "avd",
        "session host",
        "jump box",
        "domain controller",
    ],
    group: Group::Compute,
    about: "Virtual machines with their network interfaces in the subnet. Every IP configuration \
            of an interface takes one address.",
    inputs: &[&MACHINES, &INTERFACES, &CONFIGURATIONS],
    subnets: &[SubnetRule {
        shareable: true,
        ipv6: Some(&DUAL_STACK),
        several_prefixes: Some(&SEVERAL_PREFIXES),
        demand: |given| {
            let interfaces = given.count(&MACHINES).saturating_mul(given.count(&INTERFACES));
            let addresses = interfaces.saturating_mul(given.count(&CONFIGURATIONS));
            let each = given.at(&PER_CONFIGURATION);
            Demand::none().steady(addresses, "IP configurations of network interfaces", each)
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&ADDRESSES_PER_INTERFACE);
        let because = format!("a network interface holds at most {} addresses", most.value);
        alloc::vec![Limit::at_most(&CONFIGURATIONS, most.value, because, most.source)]
    },
    facts: &[&PER_CONFIGURATION, &ADDRESSES_PER_INTERFACE, &DUAL_STACK, &SEVERAL_PREFIXES],
    notes: &[Note {
        code: &codes::NOT_STATED,
        message: "how many network interfaces a machine can have depends on its size, and is not \
                  checked here",
        source: &LIMITS,
        applies: |given, _| given.count(&INTERFACES) > 1,
    }],
    examples: &[
        Example {
            id: "VM-24",
            given: &[("machines", "251")],
            expect: &[Expect::Steady(251), Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
            source: &FAQ,
            remark: "the page states the addresses kept: 5 of the 256 of a /24",
        },
        Example {
            id: "VM-per-interface",
            given: &[("machines", "1")],
            expect: &[Expect::Limit { input: "ip-configurations", most: 256 }],
            source: &LIMITS,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Virtual machines.
pub const MACHINES: Input<Count> =
    Input::count("machines", "virtual machines in the subnet", 1, 65_536).also(&["count"]);
/// Network interfaces of each.
pub const INTERFACES: Input<Count> = Input::count(
    "network-interfaces",
    "network interfaces of each machine that are in this subnet",
    1,
    8,
)
.or(1)
.also(&["nics"]);
/// IP configurations of each network interface.
pub const CONFIGURATIONS: Input<Count> = Input::count(
    "ip-configurations",
    "IP configurations of each network interface, one address each",
    1,
    1_000,
)
.or(1);
