//! Application Gateway v1, which is retired.

use super::application_gateway::{self as v2, DUAL_STACK_2026, PAGE_2023, PAGE_2025};
use super::prelude::*;
pub use v2::{GATEWAYS, PRIVATE_FRONT_END};

/// Application Gateway v1.
pub static SERVICE: Service = Service {
    id: "application-gateway-v1",
    name: "Application Gateway v1",
    aliases: &["agw-v1", "appgw-v1"],
    group: Group::Network,
    retired: Some(Cited::dated_back(
        Edition::new(2026, 4, 28),
        "Application Gateway v1 is retired on 2026-04-28 and running gateways are stopped; new \
         subscriptions ended on 2023-07-01, new gateways on 2024-09-01",
        &RETIREMENT,
    )),
    about: "An address for every instance of a gateway, and one for its private front end. Put \
            gateways that differ as several workloads into the subnet, but never v2 together with \
            v1.",
    inputs: &[&INSTANCES, &PRIVATE_FRONT_END, &GATEWAYS],
    subnets: &[SubnetRule {
        advised: Bound::Always(&ADVISED),
        ipv6: Some(&IPV6),
        beside: &[
            Beside::plain("application-gateway-v1", &v2::SEVERAL),
            Beside::plain("application-gateway", &v2::WITH_V1),
        ],
        demand: |given| v2::demand(given, given.at(&PER_INSTANCE), given.at(&PER_FRONT_END)),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&MOST_INSTANCES);
        let because = format!("a v1 gateway has at most {} instances", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    facts: &[
        &PER_INSTANCE,
        &PER_FRONT_END,
        &ADVISED,
        &MOST_INSTANCES,
        &IPV6,
        &v2::SEVERAL,
        &v2::WITH_V1,
    ],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a gateway in the subnet of a VPN gateway, GatewaySubnet, had to leave it by \
                  2023-09-30",
        source: &PAGE_2023,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "AG1-01",
            given: &[("instances", "15")],
            expect: &[Expect::Need(20)],
            source: &PAGE_2025,
            remark: "the page's sum holds for both versions",
        },
        Example {
            id: "AG1-MOST",
            given: &[("instances", "32"), ("private-front-end", "true")],
            expect: &[
                Expect::Need(38),
                Expect::Prefix(PrefixLen::v4(26)),
                Expect::Limit { input: "instances", most: 32 },
            ],
            source: &PAGE_2025,
            remark: "32 + 1 + 5, in the /26 the page advises",
        },
    ],
    ..Service::PLAIN
};

/// Instances of a gateway.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of a gateway, at the most you will run", 1, 32);

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
    &[Cited::new(PrefixLen::v4(26), &PAGE_2023), Cited::new(PrefixLen::v4(26), &PAGE_2025)],
);
static MOST_INSTANCES: Fact<u64> = Fact::new(
    "most instances of a v1 gateway",
    &[Cited::new(32, &PAGE_2023), Cited::new(32, &PAGE_2025)],
);

static IPV6: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(false, &DUAL_STACK_2026)]);

static RETIREMENT: Source = Source::new(
    "Retirement of Application Gateway v1",
    "https://learn.microsoft.com/azure/application-gateway/v1-retirement",
    Edition::new(2023, 4, 19),
)
.noting("the text is newer than the date in its header");
