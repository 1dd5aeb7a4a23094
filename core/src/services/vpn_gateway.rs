//! VPN gateway: the gateway subnet.

use super::prelude::*;

/// A VPN gateway.
pub static SERVICE: Service = Service {
    id: "vpn-gateway",
    name: "VPN Gateway",
    aliases: &["vpn"],
    group: Group::Network,
    about: "The gateway subnet of a virtual network. Its pages state sizes, no addresses per \
            gateway.",
    inputs: &[&SKU],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        smallest: Bound::Chosen(|given| {
            Some(if is_basic(given) { &SMALLEST_BASIC } else { &SMALLEST })
        }),
        advised: Bound::Chosen(|given| (!is_basic(given)).then_some(&ADVISED)),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &SMALLEST_BASIC, &ADVISED, &NAME],
    notes: &[Note {
        code: &codes::NOT_STATED,
        message: "beside an ExpressRoute gateway the page asks for a larger gateway subnet, without \
                  a number",
        source: &PAGE_2024,
        applies: |_, _| true,
    }],
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
            id: "GW-2023-BASIC",
            given: &[("sku", "Basic")],
            expect: &[Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2023_11,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// The SKU of the gateway.
pub const SKU: Input<OneOf> = Input::choice("sku", "SKU of the gateway", SKUS).or_choice("VpnGw");

static SKUS: &[Choice] = &[
    Choice::new("Basic", "the Basic SKU, which alone fits a /29"),
    Choice::new("VpnGw", "any other SKU, VpnGw1 to VpnGw5"),
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
    ],
);
static NAME: Fact<&str> = Fact::new(
    "name of the subnet",
    &[
        Cited::new("GatewaySubnet", &PAGE_2020),
        Cited::new("GatewaySubnet", &PAGE_2023_11),
        Cited::new("GatewaySubnet", &PAGE_2024),
    ],
);

const TITLE: &str = "About VPN Gateway configuration settings";
const PAGE: &str =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings";

static PAGE_2020: Source = Source::new(TITLE, PAGE, Edition::new(2020, 9, 16));
static PAGE_2023_10: Source = Source::new(TITLE, PAGE, Edition::new(2023, 10, 5));
static PAGE_2023_11: Source = Source::new(TITLE, PAGE, Edition::new(2023, 11, 20));
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 2, 29));
