//! VPN gateway: the gateway subnet.
//!
//! Long, because its SKUs and the gateways that may share the subnet have pages of their own.

use super::prelude::*;

/// A VPN gateway.
pub static SERVICE: Service = Service {
    id: "vpn-gateway",
    name: "VPN Gateway",
    aliases: &["vpn"],
    keywords: &[
        "gateway",
        "virtual network gateway",
        "vnet gateway",
        "site-to-site",
        "s2s",
        "ipsec",
    ],
    group: Group::Network,
    about: "The gateway subnet of a virtual network. Its pages state sizes, no addresses per \
            gateway. An ExpressRoute gateway can use the same subnet.",
    inputs: &[&SKU],
    resources: &["Microsoft.Network/virtualNetworkGateways"],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        smallest: Bound::Chosen(|given| {
            Some(if is_basic(given) { &SMALLEST_BASIC } else { &SMALLEST })
        }),
        advised: Bound::Chosen(|given| (!is_basic(given)).then_some(&ADVISED)),
        beside: &[Beside {
            service: "expressroute-gateway",
            allowed: &COEXIST,
            smallest: Some(&SMALLEST_BOTH),
            unless: |given| is_basic(given).then_some("the VPN gateway must not be Basic"),
            note: None,
        }],
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
        ],
        ipv6: Some(&DUAL_STACK),
        ..SubnetRule::ORDINARY
    }],
    facts: &[
        &SMALLEST,
        &SMALLEST_BASIC,
        &SMALLEST_BOTH,
        &ADVISED,
        &NAME,
        &COEXIST,
        &FREE_TO_MIGRATE,
        &SECURITY_GROUP,
        &ROUTES,
        &DUAL_STACK,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "an ExpressRoute gateway can live in the same subnet, which is then a /27 or \
                      larger; the VPN gateway has to be route-based and not Basic",
            source: &COEXIST_2018,
            applies: |given, _| !is_basic(given),
        },
        Note {
            code: &codes::RETIRED,
            message: "SKUs without AZ cannot be created since 2025-11-01 and are retired in \
                      September 2026; existing gateways move to the SKU with AZ of the same number",
            source: &SKUS_2026,
            applies: |given, _| {
                given.choice(&SKU).is_some_and(|sku| {
                    sku.name.starts_with("VpnGw") && sku.name.len() == "VpnGw1".len()
                })
            },
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "to migrate from a Basic public IP address, at least three addresses of the \
                      subnet have to be free; in a /28 or smaller that can fail",
            source: &MIGRATE_2026,
            applies: |_, length| PrefixLen::v4(27).is_larger_than(length),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "IPv6 inside the tunnel is in preview; this page still calls a /29 possible and \
                      advises a /27",
            source: &FAQ_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "GW-2020",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2020,
            remark: "/29 works for every gateway, /27 is advised",
        },
        Example {
            id: "GW-2023",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2023_11,
            remark: "",
        },
        Example {
            id: "GW-2026-AZ",
            given: &[("sku", "VpnGw1AZ")],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &SKUS_2026,
            remark: "the size is of the settings page; this one has the SKUs",
        },
        Example {
            id: "GW-2023-BASIC",
            given: &[("sku", "Basic")],
            expect: &[Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2023_11,
            remark: "",
        },
    ],
    connects: Some(Connects::VpnGateway),
    ..Service::PLAIN
};

/// The SKU of the gateway.
pub const SKU: Input<OneOf> = Input::choice("sku", "SKU of the gateway", SKUS).or_choice("VpnGw");

static SKUS: &[Choice] = &[
    Choice::new("Basic", "the Basic SKU, which alone fits a /29"),
    Choice::new("VpnGw", "any other SKU"),
    Choice::new("VpnGw1AZ", "zone-redundant").citing(&SKUS_2026),
    Choice::new("VpnGw2AZ", "zone-redundant").citing(&SKUS_2026),
    Choice::new("VpnGw3AZ", "zone-redundant").citing(&SKUS_2026),
    Choice::new("VpnGw4AZ", "zone-redundant").citing(&SKUS_2026),
    Choice::new("VpnGw5AZ", "zone-redundant").citing(&SKUS_2026),
    Choice::new("VpnGw1", "not zone-redundant, retired in September 2026").citing(&SKUS_2026),
    Choice::new("VpnGw2", "not zone-redundant, retired in September 2026").citing(&SKUS_2026),
    Choice::new("VpnGw3", "not zone-redundant, retired in September 2026").citing(&SKUS_2026),
    Choice::new("VpnGw4", "not zone-redundant, retired in September 2026").citing(&SKUS_2026),
    Choice::new("VpnGw5", "not zone-redundant, retired in September 2026").citing(&SKUS_2026),
];

fn is_basic(given: &Given) -> bool {
    given.choice(&SKU).is_some_and(|sku| sku.name == "Basic")
}

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest gateway subnet",
    &[
        Cited::new(PrefixLen::v4(29), &PAGE_2020),
        Cited::new(PrefixLen::v4(27), &PAGE_2023_10),
        Cited::new(PrefixLen::v4(27), &PAGE_2023_11),
        Cited::new(PrefixLen::v4(27), &PAGE_2024),
    ],
);
/// For a VPN and an ExpressRoute gateway together.
pub(super) static SMALLEST_BOTH: Fact<PrefixLen> = Fact::new(
    "smallest gateway subnet, VPN and ExpressRoute together",
    &[Cited::new(PrefixLen::v4(27), &COEXIST_2018)],
);
pub(super) static COEXIST: Fact<bool> = Fact::new(
    "a VPN and an ExpressRoute gateway may share the subnet",
    &[Cited::new(true, &COEXIST_2018)],
);
static FREE_TO_MIGRATE: Fact<u64> = Fact::new(
    "free addresses wanted to migrate from a Basic public IP address, at the least",
    &[Cited::new(3, &MIGRATE_2026)],
);
static SMALLEST_BASIC: Fact<PrefixLen> = Fact::new(
    "smallest gateway subnet, Basic SKU",
    &[
        Cited::new(PrefixLen::v4(29), &PAGE_2020),
        Cited::new(PrefixLen::v4(29), &PAGE_2023_10),
        Cited::new(PrefixLen::v4(29), &PAGE_2023_11),
        Cited::new(PrefixLen::v4(29), &PAGE_2024),
    ],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised gateway subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2020),
        Cited::new(PrefixLen::v4(27), &PAGE_2023_10),
        Cited::new(PrefixLen::v4(27), &PAGE_2023_11),
        Cited::new(PrefixLen::v4(27), &PAGE_2024),
        Cited::new(PrefixLen::v4(27), &FAQ_2025),
    ],
);
static DUAL_STACK: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(true, &DUAL_STACK_2025)]);
static NAME: Fact<&str> = Fact::new(
    "name of the subnet",
    &[
        Cited::new("GatewaySubnet", &PAGE_2020),
        Cited::new("GatewaySubnet", &PAGE_2023_11),
        Cited::new("GatewaySubnet", &PAGE_2024),
    ],
);
pub(super) static SECURITY_GROUP: Fact<Stance> = Fact::new(
    "network security group on the subnet",
    &[Cited::new(Stance::Refused, &PAGE_2023_10)],
);
pub(super) static ROUTES: Fact<Stance> = Fact::new(
    "route table on the subnet",
    &[Cited::new(Stance::Limited("without a route to 0.0.0.0/0"), &PAGE_2023_10)],
);

const TITLE: &str = "About VPN Gateway configuration settings";
const PAGE: &str =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings";

static PAGE_2020: Source = Source::new(TITLE, PAGE, Edition::new(2020, 9, 16));
static PAGE_2023_10: Source = Source::new(TITLE, PAGE, Edition::new(2023, 10, 5));
static PAGE_2023_11: Source = Source::new(TITLE, PAGE, Edition::new(2023, 11, 20));
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 2, 29));
static DUAL_STACK_2025: Source = Source::new(
    "Configure IPv6 in dual stack: Azure VPN Gateway",
    "https://learn.microsoft.com/azure/vpn-gateway/ipv6-configuration",
    Edition::new(2025, 5, 2),
);
static FAQ_2025: Source = Source::new(
    "VPN Gateway FAQ",
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq",
    Edition::new(2025, 9, 9),
);
static SKUS_2026: Source = Source::new(
    "VPN Gateway SKU consolidation and migration",
    "https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-consolidation",
    Edition::new(2026, 2, 3),
);
static MIGRATE_2026: Source = Source::new(
    "About migrating a Basic SKU public IP address to Standard SKU for VPN Gateway",
    "https://learn.microsoft.com/azure/vpn-gateway/basic-public-ip-migrate-about",
    Edition::new(2026, 1, 21),
);
pub(super) static COEXIST_2018: Source = Source::new(
    "Configure ExpressRoute and Site-to-Site coexisting connections: Azure PowerShell",
    "https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager",
    Edition::new(2018, 6, 5),
);
