//! Private Link service: the addresses it translates from.

use super::prelude::*;

/// A Private Link service.
pub static SERVICE: Service = Service {
    id: "private-link-service",
    name: "Private Link service (NAT addresses)",
    aliases: &["pls"],
    group: Group::Network,
    about: "The addresses from which a service behind a load balancer sees its private clients, in \
            any subnet of the provider's virtual network.",
    inputs: &[&SERVICES, &ADDRESSES, &FRONT_ENDS],
    resources: &["Microsoft.Network/privateLinkServices"],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            let each = given.at(&PER_CONFIGURATION).times(given.count(&ADDRESSES));
            Demand::none()
                .steady(given.count(&SERVICES), "services, one for each NAT configuration", each)
                .steady(
                    given.count(&FRONT_ENDS),
                    "front ends of load balancers",
                    given.at(&PER_FRONT_END),
                )
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let (most, services) = (given.at(&MOST_ADDRESSES), given.at(&MOST_SERVICES));
        let because = format!("a service has at most {} NAT addresses", most.value);
        let in_all = format!("a subscription has at most {} services", services.value);
        alloc::vec![
            Limit::at_most(&ADDRESSES, most.value, because, most.source),
            Limit::at_most(&SERVICES, services.value, in_all, services.source),
        ]
    },
    facts: &[
        &PER_CONFIGURATION,
        &PER_FRONT_END,
        &MOST_ADDRESSES,
        &ADVISED_ADDRESSES,
        &MOST_SERVICES,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the page advises to keep 8 addresses free for each service",
            source: &PAGE_2019,
            applies: |given, _| given.count(&ADDRESSES) < given.at(&ADVISED_ADDRESSES).value,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the front end of the load balancer takes an address of its own, in this subnet \
                      or another; at most 8 services use one load balancer",
            source: &LIMITS_2020,
            applies: |given, _| given.count(&FRONT_ENDS) == 0,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "in this edition a NAT address cannot be removed again; a later, undated text \
                      lets all but the last one be removed",
            source: &PAGE_2019,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "PLS-8",
            given: &[],
            expect: &[Expect::Steady(8), Expect::Limit { input: "addresses", most: 8 }],
            source: &PAGE_2019,
            remark: "the 8 the page advises are also the most",
        },
        Example {
            id: "PLS-800",
            given: &[],
            expect: &[Expect::Limit { input: "services", most: 800 }],
            source: &LIMITS_2020,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Services with addresses in the subnet.
pub const SERVICES: Input<Count> =
    Input::count("services", "Private Link services with addresses in the subnet", 1, 800).or(1);
/// NAT addresses of a service.
pub const ADDRESSES: Input<Count> =
    Input::count("addresses", "NAT addresses of a service", 1, 8).or(8).also(&["nat-addresses"]);
/// Front ends of load balancers.
pub const FRONT_ENDS: Input<Count> =
    Input::count("front-ends", "load balancer front ends in the same subnet", 0, 800).or(0);

static PER_CONFIGURATION: Fact<u64> = Fact::new(
    "addresses per NAT configuration of a service",
    &[Cited::new(1, &PAGE_2019), Cited::new(1, &LIMITS_2020)],
);
static PER_FRONT_END: Fact<u64> =
    Fact::new("addresses per front end of a load balancer", &[Cited::new(1, &LIMITS_2020)]);
static MOST_ADDRESSES: Fact<u64> = Fact::new(
    "most NAT addresses of a service",
    &[Cited::new(8, &PAGE_2019), Cited::new(8, &LIMITS_2020)],
);
static ADVISED_ADDRESSES: Fact<u64> =
    Fact::new("NAT addresses to keep free for a service", &[Cited::new(8, &PAGE_2019)]);
static MOST_SERVICES: Fact<u64> =
    Fact::new("most services in a subscription", &[Cited::new(800, &LIMITS_2020)]);

static PAGE_2019: Source = Source::new(
    "What is Azure Private Link service?",
    "https://learn.microsoft.com/azure/private-link/private-link-service-overview",
    Edition::new(2019, 9, 16),
);
static LIMITS_2020: Source = Source::new(
    "Azure subscription limits: Azure Private Link",
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
    Edition::new(2020, 4, 21),
);
