//! Virtual WAN hub: its address space, which is not a subnet of a virtual network.
//!
//! Long, because the addresses of an appliance are a table by its units, not one number.

use super::prelude::*;
use crate::service::platform::{IPV6_2023, IPV6_2024, LARGEST, Platform};

/// A Virtual WAN hub.
pub static SERVICE: Service = Service {
    id: "virtual-wan-hub",
    name: "Virtual WAN hub",
    aliases: &["vwan", "vwan-hub", "virtual-hub", "vhub"],
    keywords: &["network virtual appliance", "nva"],
    group: Group::Network,
    about: "The address space of a hub, from which Azure carves the subnets of its gateways itself. \
            It must be larger where network virtual appliances in the hub need more addresses than \
            a small hub sets aside for them.",
    inputs: &[
        &APPLIANCE_UNITS,
        &APPLIANCES,
        &INTERNAL_CONFIGURATIONS,
        &EXTERNAL_CONFIGURATIONS,
        &INTERNET_INBOUND,
    ],
    subnets: &[SubnetRule {
        role: "hub",
        ipv6: Some(&IPV6),
        platform: |_| &HUB,
        smallest: Bound::Chosen(|given| {
            let wanted = wanted(given);
            let room = |(room, hub): &(&'static Fact<u64>, &'static Fact<PrefixLen>)| {
                (wanted <= given.at(room).value).then_some(*hub)
            };
            Some(HUBS.iter().find_map(room).unwrap_or(&HUB_123))
        }),
        advised: Bound::Always(&ADVISED),
        one: Some(&BASICS_2022),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let room = given.at(&ROOM_20);
        let each = wanted(given).div_ceil(given.count(&APPLIANCES).max(1)).max(1);
        let because = format!("the largest hub has {} addresses for appliances", room.value);
        alloc::vec![Limit::at_most(&APPLIANCES, room.value / each, because, room.source)]
    },
    facts: &[
        &SMALLEST,
        &ADVISED,
        &OWN,
        &ROOM_23,
        &ROOM_22,
        &ROOM_21,
        &ROOM_20,
        &HUB_27,
        &HUB_59,
        &HUB_123,
        &PER_INSTANCE,
        &PER_BALANCER,
        &PER_BALANCER_INBOUND,
        &IPV6,
    ],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "no page counts what the hub's own gateways take; the sizes stated are taken to \
                      hold them",
            source: &FAQ_2022,
            applies: |_, _| true,
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "what a hub of a size sets aside for appliances is fixed and cannot be resized; \
                      appliances with over two network interfaces need a /23",
            source: &APPLIANCES_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "VWAN-2022",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &BASICS_2022,
            remark: "",
        },
        Example {
            id: "VWAN-2023",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &BASICS_2023,
            remark: "",
        },
        Example {
            id: "VWAN-NVA-INTERNAL",
            given: &[
                ("appliance-units", "60"),
                ("internal-configurations", "3"),
                ("internet-inbound", "true"),
            ],
            expect: &[Expect::Prefix(PrefixLen::v4(22))],
            source: &APPLIANCES_2026,
            remark: "4 instances of 3 addresses and 2 for the balancer come to 14, over the 11 of a \
                     /23 and within the 27 of a /22",
        },
        Example {
            id: "VWAN-NVA-EXTERNAL",
            given: &[("appliance-units", "60"), ("external-configurations", "2")],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &APPLIANCES_2026,
            remark: "4 instances of 2 addresses come to 8, within the 11 of a /23 or smaller; the \
                     page prints \"internal\" where its sum is of the external subnet",
        },
        Example {
            id: "VWAN-NVA-TWO",
            given: &[
                ("appliance-units", "80"),
                ("appliances", "2"),
                ("internal-configurations", "3"),
                ("internet-inbound", "true"),
            ],
            expect: &[Expect::Prefix(PrefixLen::v4(21))],
            source: &APPLIANCES_2026,
            remark: "by the page's rule: twice 5 instances of 3 addresses and 2 for the balancer \
                     come to 34, over the 27 of a /22",
        },
    ],
    connects: Some(Connects::WanHub),
    ..Service::PLAIN
};

/// Infrastructure units of an appliance.
pub const APPLIANCE_UNITS: Input<Count> = Input::count(
    "appliance-units",
    "infrastructure (scale) units of a network virtual appliance in the hub",
    0,
    80,
)
.or(0)
.also(&["nva-units", "scale-units"]);
/// Appliances that are alike.
pub const APPLIANCES: Input<Count> =
    Input::count("appliances", "appliances in the hub, each of that many units", 1, 100)
        .or(1)
        .also(&["nvas"]);
/// Address configurations of the internal interface.
pub const INTERNAL_CONFIGURATIONS: Input<Count> = Input::count(
    "internal-configurations",
    "IP configurations on the internal interface of an appliance",
    1,
    10,
)
.or(1);
/// Address configurations of the external interface.
pub const EXTERNAL_CONFIGURATIONS: Input<Count> = Input::count(
    "external-configurations",
    "IP configurations on the external interface of an appliance",
    1,
    10,
)
.or(1);
/// Whether appliances take traffic from the internet.
pub const INTERNET_INBOUND: Input<Switch> =
    Input::switch("internet-inbound", "let appliances take traffic from the internet");

/// The instances of an appliance; between two rows of the page's table, those of the larger.
fn instances(given: &Given) -> u64 {
    match given.count(&APPLIANCE_UNITS) {
        0 => 0,
        1..=20 => 2,
        21..=40 => 3,
        41..=60 => 4,
        _ => 5,
    }
}

/// The addresses that appliances want in the fuller of their two subnets.
fn wanted(given: &Given) -> u64 {
    let per_instance = given.at(&PER_INSTANCE).value;
    let of = |configurations: &Input<Count>| {
        let each = per_instance.saturating_mul(given.count(configurations));
        instances(given).saturating_mul(each)
    };
    let balancer =
        if given.is_on(&INTERNET_INBOUND) { &PER_BALANCER_INBOUND } else { &PER_BALANCER };
    let balancer = if instances(given) == 0 { 0 } else { given.at(balancer).value };
    let internal = of(&INTERNAL_CONFIGURATIONS).saturating_add(balancer);
    let each = internal.max(of(&EXTERNAL_CONFIGURATIONS));
    each.saturating_mul(given.count(&APPLIANCES))
}

/// The hub is not a subnet of a virtual network: nothing is kept of it on top of what it is for.
static HUB: Platform = Platform {
    reserved: &OWN,
    kept: "reserved by Azure",
    smallest: &SMALLEST,
    largest: &LARGEST,
    ..Platform::AZURE
};

/// The addresses that a hub sets aside for appliances, and the size of the hub, from small to
/// large.
static HUBS: &[(&Fact<u64>, &Fact<PrefixLen>)] =
    &[(&ROOM_23, &SMALLEST), (&ROOM_22, &HUB_27), (&ROOM_21, &HUB_59), (&ROOM_20, &HUB_123)];

static OWN: Fact<u64> = Fact::new(
    "addresses kept of a hub on top of what it is for",
    &[Cited::new(0, &BASICS_2022), Cited::new(0, &BASICS_2023)],
);
static IPV6: Fact<bool> = Fact::new(
    "the hub may carry IPv6 as well",
    &[Cited::new(false, &IPV6_2023), Cited::new(false, &IPV6_2024)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest hub",
    &[Cited::new(PrefixLen::v4(24), &BASICS_2022), Cited::new(PrefixLen::v4(24), &BASICS_2023)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised hub",
    &[Cited::new(PrefixLen::v4(23), &FAQ_2022), Cited::new(PrefixLen::v4(23), &APPLIANCES_2026)],
);
static ROOM_23: Fact<u64> = Fact::new(
    "addresses for appliances in a /23 or smaller, internal and external each",
    &[Cited::new(11, &APPLIANCES_2026)],
);
static ROOM_22: Fact<u64> = Fact::new(
    "addresses for appliances in a /22, internal and external each",
    &[Cited::new(27, &APPLIANCES_2026)],
);
static ROOM_21: Fact<u64> = Fact::new(
    "addresses for appliances in a /21, internal and external each",
    &[Cited::new(59, &APPLIANCES_2026)],
);
static ROOM_20: Fact<u64> = Fact::new(
    "addresses for appliances in a /20 or larger, internal and external each",
    &[Cited::new(123, &APPLIANCES_2026)],
);
static HUB_27: Fact<PrefixLen> = Fact::new(
    "smallest hub for up to 27 addresses of appliances",
    &[Cited::new(PrefixLen::v4(22), &APPLIANCES_2026)],
);
static HUB_59: Fact<PrefixLen> = Fact::new(
    "smallest hub for up to 59 addresses of appliances",
    &[Cited::new(PrefixLen::v4(21), &APPLIANCES_2026)],
);
static HUB_123: Fact<PrefixLen> = Fact::new(
    "smallest hub for up to 123 addresses of appliances",
    &[Cited::new(PrefixLen::v4(20), &APPLIANCES_2026)],
);
static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per instance of an appliance and IP configuration",
    &[Cited::new(1, &APPLIANCES_2026)],
);
static PER_BALANCER: Fact<u64> =
    Fact::new("addresses of an appliance's internal balancer", &[Cited::new(1, &APPLIANCES_2026)]);
static PER_BALANCER_INBOUND: Fact<u64> = Fact::new(
    "addresses of an appliance's internal balancer, with traffic from the internet",
    &[Cited::new(2, &APPLIANCES_2026)],
);

const BASICS_TITLE: &str = "Tutorial: Create site-to-site connections using Azure Virtual WAN";
const BASICS: &str =
    "https://learn.microsoft.com/azure/virtual-wan/virtual-wan-site-to-site-portal";
const BASICS_NOTE: &str = "the step that creates a hub, which this page and others show";

static BASICS_2022: Source =
    Source::new(BASICS_TITLE, BASICS, Edition::new(2022, 5, 25)).noting(BASICS_NOTE);
static BASICS_2023: Source =
    Source::new(BASICS_TITLE, BASICS, Edition::new(2023, 7, 28)).noting(BASICS_NOTE);
static FAQ_2022: Source = Source::new(
    "Virtual WAN FAQ",
    "https://learn.microsoft.com/azure/virtual-wan/virtual-wan-faq",
    Edition::new(2022, 10, 13),
);
static APPLIANCES_2026: Source = Source::new(
    "About Network Virtual Appliances - Virtual WAN hub",
    "https://learn.microsoft.com/azure/virtual-wan/about-nva-hub",
    Edition::new(2026, 8, 27),
);
