//! Application Gateway v2: one gateway, or several alike, in a subnet for gateways only.
//!
//! Long, because its pages work out many examples.

use super::prelude::*;

/// Application Gateway v2.
pub static SERVICE: Service = Service {
    id: "application-gateway",
    name: "Application Gateway v2",
    aliases: &["agw", "appgw", "app-gateway", "application-gateway-v2", "waf"],
    keywords: &["web application firewall"],
    group: Group::Network,
    about: "An address for every instance of a gateway, and one for its private front end. Put \
            gateways that differ as several workloads into the subnet, but never v1 together with \
            v2.",
    inputs: &[&INSTANCES, &PRIVATE_FRONT_END, &GATEWAYS, &ISOLATION],
    resources: &["Microsoft.Network/applicationGateways"],
    subnets: &[
        SubnetRule { wanted: |given| !given.is_on(&ISOLATION), ..GATEWAY },
        SubnetRule {
            delegation: Some(&DELEGATION),
            wanted: |given| given.is_on(&ISOLATION),
            ..GATEWAY
        },
    ],
    limits: |given| {
        let most = given.at(&MOST_INSTANCES);
        let because = format!("a v2 gateway has at most {} instances", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    facts: &[
        &PER_INSTANCE,
        &PER_FRONT_END,
        &ADVISED,
        &MOST_INSTANCES,
        &DELEGATION,
        &DUAL_STACK,
        &SEVERAL,
        &WITH_V1,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a gateway can move to another subnet of the same virtual network, by command \
                      and not in the portal",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "instances take addresses from the bottom of the subnet up; give private front \
                      ends the ones at the top",
            source: &PAGE_2025,
            applies: |given, _| given.is_on(&PRIVATE_FRONT_END),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not be the one of a VPN gateway, GatewaySubnet",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a gateway has IPv6 in addition to IPv4 only when it is created so, in a \
                      dual-stack subnet: a gateway with IPv4 alone cannot be upgraded; it has up \
                      to four front ends, two of them private",
            source: &DUAL_STACK_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page wants the delegation for gateways with network isolation only, since \
                      2025-05-05; it does not say whether other v2 gateways accept it",
            source: &ISOLATION_2025,
            applies: |given, _| !given.is_on(&ISOLATION),
        },
    ],
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// The parts of the subnet that do not depend on its delegation.
const GATEWAY: SubnetRule = SubnetRule {
    ipv6: Some(&DUAL_STACK),
    beside: &[
        Beside::plain("application-gateway", &SEVERAL),
        Beside::plain("application-gateway-v1", &WITH_V1),
    ],
    advised: Bound::Always(&ADVISED),
    demand: |given| demand(given, given.at(&PER_INSTANCE), given.at(&PER_FRONT_END)),
    ..SubnetRule::ORDINARY
};

/// Instances of a gateway.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of a gateway, at the most it scales to", 1, 125);
/// Whether a gateway has a private front end.
pub const PRIVATE_FRONT_END: Input<Switch> =
    Input::switch("private-front-end", "count a private front-end address for each gateway")
        .off()
        .also(&["private-frontend"]);
/// Gateways that are alike.
pub const GATEWAYS: Input<Count> =
    Input::count("gateways", "gateways in the subnet, each of that many instances", 1, 100).or(1);
/// Whether the gateway is deployed with network isolation.
pub const ISOLATION: Input<Switch> =
    Input::switch("network-isolation", "deploy privately, into a subnet that must be delegated")
        .off()
        .also(&["private-deployment"]);

/// The addresses that gateways take, of either version.
pub(super) fn demand(given: &Given, per_instance: Cited<u64>, per_front_end: Cited<u64>) -> Demand {
    let gateways = given.count(&GATEWAYS);
    let front_ends = if given.is_on(&PRIVATE_FRONT_END) { gateways } else { 0 };
    Demand::none()
        .steady(given.count(&INSTANCES).saturating_mul(gateways), "gateway instances", per_instance)
        .steady(front_ends, "private front ends", per_front_end)
}

const EXAMPLES: &[Example] = &[
    Example {
        id: "AG-01",
        given: &[("instances", "15")],
        expect: &[Expect::Need(20), Expect::Prefix(PrefixLen::v4(27))],
        source: &PAGE_2025,
        remark: "",
    },
    Example {
        id: "AG-01-2023",
        given: &[("instances", "15")],
        expect: &[Expect::Need(20)],
        source: &PAGE_2023,
        remark: "",
    },
    Example {
        id: "AG-02",
        given: &[("instances", "27"), ("private-front-end", "true")],
        expect: &[Expect::Need(33), Expect::Prefix(PrefixLen::v4(26))],
        source: &PAGE_2025,
        remark: "",
    },
    Example {
        id: "AG-MOST",
        given: &[("instances", "125"), ("private-front-end", "true")],
        expect: &[Expect::Need(131), Expect::Limit { input: "instances", most: 125 }],
        source: &PAGE_2025,
        remark: "125 + 1 + 5",
    },
    Example {
        id: "AG-03-first",
        given: &[("instances", "10"), ("private-front-end", "true")],
        expect: &[Expect::Usable { within: PrefixLen::v4(24), addresses: 251 }, Expect::Steady(11)],
        source: &PAGE_2025,
        remark: "the first of three gateways in a /24: 251 - 11 leave 240",
    },
    Example {
        id: "AG-03-second",
        given: &[("instances", "2")],
        expect: &[Expect::Steady(2)],
        source: &PAGE_2025,
        remark: "240 - 2 leave 238",
    },
    Example {
        id: "AG-03-third",
        given: &[("instances", "15"), ("private-front-end", "true")],
        expect: &[Expect::Steady(16)],
        source: &PAGE_2025,
        remark: "238 - 16 leave 222",
    },
];

static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per gateway instance",
    &[Cited::new(1, &PAGE_2023), Cited::new(1, &PAGE_2025)],
);
static PER_FRONT_END: Fact<u64> = Fact::new(
    "addresses per private front end",
    &[Cited::new(1, &PAGE_2023), Cited::new(1, &PAGE_2025)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2023), Cited::new(PrefixLen::v4(24), &PAGE_2025)],
);
static MOST_INSTANCES: Fact<u64> = Fact::new(
    "most instances of a v2 gateway",
    &[Cited::new(125, &PAGE_2023), Cited::new(125, &PAGE_2025)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation, with network isolation",
    &[Cited::dated_back(
        Edition::new(2025, 5, 5),
        "Microsoft.Network/applicationGateways",
        &ISOLATION_2025,
    )],
);

pub(super) static SEVERAL: Fact<bool> = Fact::new(
    "several gateways may share the subnet",
    &[Cited::new(true, &PAGE_2023), Cited::new(true, &PAGE_2025)],
);
pub(super) static WITH_V1: Fact<bool> = Fact::new(
    "v1 and v2 gateways may share the subnet",
    &[Cited::new(false, &PAGE_2023), Cited::new(false, &PAGE_2025)],
);
static DUAL_STACK: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(true, &DUAL_STACK_2026)]);

const TITLE: &str = "Application Gateway infrastructure configuration";
const PAGE: &str =
    "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure";

pub(super) static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 7, 5));
pub(super) static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 9, 5));
static ISOLATION_2025: Source = Source::new(
    "Private Application Gateway deployment",
    "https://learn.microsoft.com/azure/application-gateway/application-gateway-private-deployment",
    Edition::new(2025, 12, 18),
);
pub(super) static DUAL_STACK_2026: Source = Source::new(
    "Configure Application Gateway with a frontend public IPv6 address using the Azure portal",
    "https://learn.microsoft.com/azure/application-gateway/ipv6-application-gateway-portal",
    Edition::new(2026, 3, 17),
);
