//! App Service by a VPN gateway: the address pool of its point-to-site connections.

use super::prelude::*;

/// Gateway-required virtual network integration of App Service.
pub static SERVICE: Service = Service {
    id: "gateway-required-integration",
    name: "App Service gateway-required integration (address pool)",
    aliases: &["gateway-integration", "point-to-site-pool", "p2s-pool", "vpn-client-pool"],
    keywords: &["point-to-site", "p2s"],
    group: Group::Apps,
    about: "The pool of a VPN gateway from which the instances of Windows plans take an address \
            each. It is a range outside the virtual network, no subnet of it, so a request declares \
            it under client-pools; the gateway itself also needs its own subnet.",
    inputs: &[&INSTANCES, &PROTOCOLS, &ACTIVE_ACTIVE],
    subnets: &[SubnetRule {
        role: "address pool",
        smallest: Bound::Chosen(|given| {
            Some(if given.is_on(&ACTIVE_ACTIVE) { &SMALLEST_ACTIVE } else { &SMALLEST })
        }),
        demand: |given| {
            let each = given.at(&PER_INSTANCE);
            let (instances, protocols) = (given.count(&INSTANCES), given.count(&PROTOCOLS));
            let others = protocols.saturating_sub(1).saturating_mul(instances);
            let equal = given.at(&EQUAL_SHARES);
            Demand::none().steady(instances, "plan instances", each).steady(
                others,
                equal.value,
                Cited { since: equal.since, value: each.value, source: equal.source },
            )
        },
        one: Some(&PAGE_2023_10),
        client_pool: Some(&PAGE_2023_01),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&MOST_CONNECTIONS);
        let because = format!("a VPN gateway takes at most {} SSTP connections", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    facts: &[&PER_INSTANCE, &EQUAL_SHARES, &MOST_CONNECTIONS, &SMALLEST, &SMALLEST_ACTIVE],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "no page says how many addresses of a pool stay unused; five are left out, as \
                      in a subnet",
            source: &POOL_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::RANGE_TO_AVOID,
            message: "the pool must be private, and must overlap neither the virtual network nor the \
                      networks connected to it",
            source: &PAGE_2023_01,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "Windows plans only, one network an app and five a plan, by a route-based \
                      gateway with SSTP; not together with ExpressRoute, nor to service endpoints",
            source: &PAGE_2023_10,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "gateway-required integration is retired on 2027-03-31; regional integration takes \
                      its place",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "P2S-PASSIVE",
            given: &[("instances", "1")],
            expect: &[
                Expect::Prefix(PrefixLen::v4(29)),
                Expect::Limit { input: "instances", most: 128 },
            ],
            source: &POOL_2025,
            remark: "the smallest pool of an active-passive gateway",
        },
        Example {
            id: "P2S-ACTIVE",
            given: &[("instances", "1"), ("active-active", "true")],
            expect: &[Expect::Prefix(PrefixLen::v4(28))],
            source: &POOL_2025,
            remark: "the smallest pool of an active-active gateway",
        },
        Example {
            id: "P2S-TWO",
            given: &[("instances", "10"), ("protocols", "2")],
            expect: &[Expect::Steady(20)],
            source: &POOL_2025,
            remark: "the pool is split equally between SSTP and the other protocol",
        },
    ],
    connects: Some(Connects::AppByGateway),
    ..Service::PLAIN
};

/// Instances of all plans that use the gateway.
pub const INSTANCES: Input<Count> = Input::count(
    "instances",
    "instances of all plans that use the gateway, at their most, and other clients",
    1,
    10_000,
);
/// Protocols that the gateway offers.
pub const PROTOCOLS: Input<Count> =
    Input::count("protocols", "protocols the gateway offers, SSTP among them", 1, 3).or(1);
/// Whether the gateway is active-active.
pub const ACTIVE_ACTIVE: Input<Switch> =
    Input::switch("active-active", "make the gateway active-active").off();

static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses of the pool per plan instance",
    &[Cited::new(1, &PAGE_2023_01), Cited::new(1, &PAGE_2023_10)],
);
static EQUAL_SHARES: Fact<&str> = Fact::new(
    "how several protocols share the pool, SSTP among them",
    &[Cited::new("the same again for each other protocol, which gets an equal share", &POOL_2025)],
);
static MOST_CONNECTIONS: Fact<u64> =
    Fact::new("most SSTP connections of a VPN gateway", &[Cited::new(128, &SKUS_2018)]);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest pool, active-passive gateway",
    &[Cited::new(PrefixLen::v4(29), &POOL_2025)],
);
static SMALLEST_ACTIVE: Fact<PrefixLen> =
    Fact::new("smallest pool, active-active gateway", &[Cited::new(PrefixLen::v4(28), &POOL_2025)]);

const TITLE: &str = "Configure gateway-required virtual network integration";
const PAGE: &str =
    "https://learn.microsoft.com/azure/app-service/configure-gateway-required-vnet-integration";

static PAGE_2023_01: Source = Source::new(TITLE, PAGE, Edition::new(2023, 1, 20));
static PAGE_2023_10: Source = Source::new(TITLE, PAGE, Edition::new(2023, 10, 17));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 1, 30));
static POOL_2025: Source = Source::new(
    "Configure server settings for P2S VPN Gateway certificate authentication",
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-howto-point-to-site-resource-manager-portal",
    Edition::new(2025, 3, 10),
);
static SKUS_2018: Source = Source::new(
    "What is VPN Gateway: tunnels, connections and throughput by SKU",
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpngateways",
    Edition::new(2018, 10, 29),
)
.noting("a table that this page and others show");
