//! ExpressRoute gateway: the gateway subnet.
//!
//! Long, because its rules are spread over five pages, each with the gateways that may share the
//! subnet.

use super::prelude::*;
use super::vpn_gateway::{COEXIST, COEXIST_2018, ROUTES, SECURITY_GROUP, SMALLEST_BOTH};

/// An ExpressRoute gateway.
pub static SERVICE: Service = Service {
    id: "expressroute-gateway",
    name: "ExpressRoute virtual network gateway",
    aliases: &["expressroute", "ergw", "er-gateway"],
    keywords: &["virtual network gateway", "private peering"],
    group: Group::Network,
    about: "The gateway subnet of a virtual network with ExpressRoute. Its pages state sizes, no \
            addresses per gateway. A VPN gateway can use the same subnet.",
    inputs: &[&CIRCUITS, &SKU],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        smallest: Bound::Chosen(|given| {
            let stated = SMALLEST_16.at(given.edition()).is_some();
            Some(if given.count(&CIRCUITS) >= 16 && stated { &SMALLEST_16 } else { &SMALLEST })
        }),
        advised: Bound::Always(&ADVISED),
        ipv6: Some(&DUAL_STACK),
        beside: &[Beside {
            smallest: Some(&SMALLEST_BOTH),
            ..Beside::plain("vpn-gateway", &COEXIST)
        }],
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
        ],
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let Some(sku) = given.choice(&SKU) else { return Vec::new() };
        let most = given.at(match sku.name {
            "Standard" | "ErGw1Az" => &MOST_SMALL,
            "HighPerformance" | "ErGw2Az" => &MOST_MIDDLE,
            _ => &MOST_LARGE,
        });
        let because = format!("a {} gateway takes at most {} circuits", sku.name, most.value);
        alloc::vec![Limit::at_most(&CIRCUITS, most.value, because, most.source)]
    },
    facts: &[
        &SMALLEST,
        &SMALLEST_16,
        &SMALLEST_BOTH,
        &ADVISED,
        &NAME,
        &COEXIST,
        &DUAL_STACK,
        &MOST_SMALL,
        &MOST_MIDDLE,
        &MOST_LARGE,
        &SECURITY_GROUP,
        &ROUTES,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "new gateways in a /28 or smaller are not supported",
            source: &HOW_TO_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a VPN gateway can live in the same subnet, which is then a /27 or larger; the \
                      VPN gateway has to be route-based and not Basic",
            source: &COEXIST_2018,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a gateway cannot be migrated to an availability-zone SKU in a subnet smaller \
                      than a /27, nor in a network that holds a dedicated HSM",
            source: &MIGRATION_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "at most 4 circuits of one peering location connect to one virtual network; \
                      ErGwScale takes 4 circuits with one scale unit, 8 with two, 16 with ten",
            source: &PAGE_2024,
            applies: |given, _| given.count(&CIRCUITS) >= 4,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a dual-stack gateway subnet also needs an IPv6 range, for which the page \
                      asks a /64 or larger; a subnet takes exactly a /64",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "ER-2023",
            given: &[("circuits", "4")],
            expect: &[Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2023,
            remark: "this edition still lets a /29 be and advises a /27",
        },
        Example {
            id: "ER-2024",
            given: &[("circuits", "16")],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2024,
            remark: "",
        },
        Example {
            id: "ER-2025",
            given: &[("circuits", "4"), ("sku", "ErGw1Az")],
            expect: &[
                Expect::Prefix(PrefixLen::v4(27)),
                Expect::Limit { input: "circuits", most: 4 },
            ],
            source: &PAGE_2025,
            remark: "",
        },
        Example {
            id: "ER-2025-8",
            given: &[("circuits", "8"), ("sku", "ErGw2Az")],
            expect: &[
                Expect::Prefix(PrefixLen::v4(27)),
                Expect::Limit { input: "circuits", most: 8 },
            ],
            source: &PAGE_2025,
            remark: "",
        },
        Example {
            id: "ER-2025-16",
            given: &[("circuits", "16"), ("sku", "ErGw3Az")],
            expect: &[
                Expect::Prefix(PrefixLen::v4(26)),
                Expect::Limit { input: "circuits", most: 16 },
            ],
            source: &PAGE_2025,
            remark: "",
        },
    ],
    connects: Some(Connects::ExpressRouteGateway),
    ..Service::PLAIN
};

/// Circuits connected to the gateway.
pub const CIRCUITS: Input<Count> =
    Input::count("circuits", "ExpressRoute circuits that connect to the gateway", 1, 16).or(1);
/// The SKU of the gateway.
pub const SKU: Input<OneOf> =
    Input::choice("sku", "SKU of the gateway, to check the circuits against", SKUS);

static SKUS: &[Choice] = &[
    Choice::new("Standard", "up to 4 circuits").citing(&PAGE_2025),
    Choice::new("ErGw1Az", "up to 4 circuits, zone-redundant").citing(&PAGE_2025),
    Choice::new("HighPerformance", "up to 8 circuits").citing(&PAGE_2025),
    Choice::new("ErGw2Az", "up to 8 circuits, zone-redundant").citing(&PAGE_2025),
    Choice::new("UltraPerformance", "up to 16 circuits").citing(&PAGE_2025),
    Choice::new("ErGw3Az", "up to 16 circuits, zone-redundant").citing(&PAGE_2025),
    Choice::new("ErGwScale", "up to 16 circuits with ten scale units").citing(&PAGE_2025),
];

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest gateway subnet",
    &[
        Cited::new(PrefixLen::v4(29), &PAGE_2023),
        Cited::new(PrefixLen::v4(27), &PAGE_2024),
        Cited::new(PrefixLen::v4(27), &PAGE_2025),
    ],
);
static SMALLEST_16: Fact<PrefixLen> = Fact::new(
    "smallest gateway subnet for 16 circuits",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2024), Cited::new(PrefixLen::v4(26), &PAGE_2025)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised gateway subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2023),
        Cited::new(PrefixLen::v4(27), &PAGE_2024),
        Cited::new(PrefixLen::v4(27), &PAGE_2025),
    ],
);
static NAME: Fact<&str> = Fact::new(
    "name of the subnet",
    &[Cited::new("GatewaySubnet", &PAGE_2023), Cited::new("GatewaySubnet", &PAGE_2025)],
);
static DUAL_STACK: Fact<bool> = Fact::new(
    "the subnet may carry IPv6 as well",
    &[Cited::new(true, &PAGE_2024), Cited::new(true, &PAGE_2025)],
);
static MOST_SMALL: Fact<u64> = Fact::new(
    "most circuits, Standard and ErGw1Az",
    &[Cited::new(4, &PAGE_2024), Cited::new(4, &PAGE_2025)],
);
static MOST_MIDDLE: Fact<u64> = Fact::new(
    "most circuits, HighPerformance and ErGw2Az",
    &[Cited::new(8, &PAGE_2024), Cited::new(8, &PAGE_2025)],
);
static MOST_LARGE: Fact<u64> = Fact::new(
    "most circuits, UltraPerformance, ErGw3Az and ErGwScale",
    &[Cited::new(16, &PAGE_2024), Cited::new(16, &PAGE_2025)],
);

const TITLE: &str = "About ExpressRoute Virtual Network Gateways";
const PAGE: &str =
    "https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways";

static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 10, 5));
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 8, 19));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 11, 10));
static HOW_TO_2025: Source = Source::new(
    "Configure a virtual network gateway for ExpressRoute using the Azure portal",
    "https://learn.microsoft.com/azure/expressroute/expressroute-howto-add-gateway-portal-resource-manager",
    Edition::new(2025, 7, 25),
);
static MIGRATION_2025: Source = Source::new(
    "About migrating to an availability zone-enabled ExpressRoute virtual network gateway",
    "https://learn.microsoft.com/azure/expressroute/gateway-migration",
    Edition::new(2025, 5, 19),
);
