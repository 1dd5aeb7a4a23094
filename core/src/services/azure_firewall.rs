//! Azure Firewall: its subnet, and the one of its management interface.

use super::prelude::*;
use crate::service::platform::{IPV6_2023, IPV6_2024};

/// Azure Firewall with its management subnet.
pub static SERVICE: Service = Service {
    id: "azure-firewall",
    name: "Azure Firewall",
    aliases: &["firewall", "afw"],
    group: Group::Network,
    about: "The firewall's own subnet, which has room for every instance it scales to, and the \
            subnet of its management interface.",
    inputs: &[&MANAGEMENT],
    resources: &["Microsoft.Network/azureFirewalls"],
    subnets: &[
        SubnetRule {
            role: "firewall",
            required_name: Some(&NAME),
            smallest: Bound::Always(&SMALLEST),
            ipv6: Some(&DUAL_STACK),
            ..SubnetRule::ORDINARY
        },
        SubnetRule {
            role: "management",
            required_name: Some(&MANAGEMENT_NAME),
            smallest: Bound::Always(&MANAGEMENT_SMALLEST),
            wanted: |given| given.is_on(&MANAGEMENT),
            ..SubnetRule::ORDINARY
        },
    ],
    facts: &[&SMALLEST, &NAME, &MANAGEMENT_SMALLEST, &MANAGEMENT_NAME, &DUAL_STACK],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the Basic SKU, forced tunnelling and packet capture need the management subnet",
        source: &MANAGEMENT_2024,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "FW-2025",
            given: &[("management", "false")],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &FAQ_2025,
            remark: "",
        },
        Example {
            id: "FW-2020",
            given: &[("management", "false")],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &FAQ_2020,
            remark: "",
        },
        Example {
            id: "FWM-2024",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &MANAGEMENT_2024,
            remark: "both subnets",
        },
    ],
    ..Service::PLAIN
};

/// Whether the firewall has a management interface.
pub const MANAGEMENT: Input<Switch> = Input::switch(
    "management",
    "plan the subnet of the management interface: for the Basic SKU, forced tunnelling or packet \
     capture",
);

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest firewall subnet",
    &[Cited::new(PrefixLen::v4(26), &FAQ_2020), Cited::new(PrefixLen::v4(26), &FAQ_2025)],
);
static NAME: Fact<&str> = Fact::new(
    "name of the firewall subnet",
    &[Cited::new("AzureFirewallSubnet", &FAQ_2020), Cited::new("AzureFirewallSubnet", &FAQ_2025)],
);
static MANAGEMENT_SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest management subnet", &[Cited::new(PrefixLen::v4(26), &MANAGEMENT_2024)]);
static MANAGEMENT_NAME: Fact<&str> = Fact::new(
    "name of the management subnet",
    &[Cited::new("AzureFirewallManagementSubnet", &MANAGEMENT_2024)],
);

static DUAL_STACK: Fact<bool> = Fact::new(
    "the firewall subnet may carry IPv6 as well, in preview since 2026",
    &[
        Cited::new(false, &IPV6_2023),
        Cited::new(false, &IPV6_2024),
        Cited::new(true, &DUAL_STACK_2026),
    ],
);

const FAQ: &str = "https://learn.microsoft.com/azure/firewall/firewall-faq";

static FAQ_2020: Source = Source::new("Azure Firewall FAQ", FAQ, Edition::new(2020, 6, 8));
static FAQ_2025: Source = Source::new("Azure Firewall FAQ", FAQ, Edition::new(2025, 7, 1));
static MANAGEMENT_2024: Source = Source::new(
    "Azure Firewall Management NIC",
    "https://learn.microsoft.com/azure/firewall/management-nic",
    Edition::new(2024, 11, 6),
);
static DUAL_STACK_2026: Source = Source::new(
    "Deploy Azure Firewall in dual stack mode (preview)",
    "https://learn.microsoft.com/azure/firewall/deploy-dual-stack-firewall",
    Edition::new(2026, 7, 16),
);
