//! DNS Private Resolver: a subnet for every endpoint.

use super::prelude::*;

/// Azure DNS Private Resolver.
pub static SERVICE: Service = Service {
    id: "dns-private-resolver",
    name: "Azure DNS Private Resolver",
    aliases: &["dns-resolver", "private-resolver", "dnspr"],
    keywords: &["conditional forwarding", "dns forwarder"],
    group: Group::Network,
    about: "The endpoints of a resolver, each in a subnet of its own: one to be asked, one to ask \
            other servers. Put further endpoints as further workloads.",
    inputs: &[&ENDPOINTS],
    resources: &["Microsoft.Network/dnsResolvers"],
    subnets: &[
        SubnetRule { role: "inbound", wanted: |given| asks_for(given, "inbound"), ..ENDPOINT },
        SubnetRule { role: "outbound", wanted: |given| asks_for(given, "outbound"), ..ENDPOINT },
    ],
    facts: &[&SMALLEST, &LARGEST, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::RANGE_TO_AVOID,
            message: "in this edition endpoints cannot use 10.0.1.0 to 10.0.16.255",
            source: &PAGE_2022,
            applies: |given, _| given.edition() < Edition::new(2023, 10, 9),
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page gives no addresses per endpoint; a /28 holds today's limits, and a \
                      larger subnet leaves room should they change",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "one resolver a virtual network, in its region; the network must not be \
                      encrypted, and ExpressRoute FastPath does not reach the endpoints",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "DNSR-2022",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2022,
            remark: "both subnets; /28 to /24",
        },
        Example {
            id: "DNSR-2025",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2025,
            remark: "both subnets; /28 to /24",
        },
    ],
    ..Service::PLAIN
};

/// The subnet of an endpoint.
const ENDPOINT: SubnetRule = SubnetRule {
    delegation: Some(&DELEGATION),
    smallest: Bound::Always(&SMALLEST),
    largest: Bound::Always(&LARGEST),
    ipv6: Some(&IPV6),
    one: Some(&PAGE_2022),
    ..SubnetRule::ORDINARY
};

/// Which endpoints the resolver has.
pub const ENDPOINTS: Input<OneOf> =
    Input::choice("endpoints", "which endpoints the resolver has", KINDS).or_choice("both");

static KINDS: &[Choice] = &[
    Choice::new("both", "one of each, in two subnets"),
    Choice::new("inbound", "to be asked from elsewhere"),
    Choice::new("outbound", "to ask servers elsewhere"),
];

fn asks_for(given: &Given, kind: &str) -> bool {
    given.choice(&ENDPOINTS).is_none_or(|chosen| [kind, "both"].contains(&chosen.name))
}

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet of an endpoint",
    &[Cited::new(PrefixLen::v4(28), &PAGE_2022), Cited::new(PrefixLen::v4(28), &PAGE_2025)],
);
static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet of an endpoint",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2022), Cited::new(PrefixLen::v4(24), &PAGE_2025)],
);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.Network/dnsResolvers", &PAGE_2025)]);
static IPV6: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(false, &PAGE_2025)]);

const PAGE: &str = "https://learn.microsoft.com/azure/dns/dns-private-resolver-overview";

static PAGE_2022: Source =
    Source::new("What is Azure DNS Private Resolver?", PAGE, Edition::new(2022, 12, 6));
static PAGE_2025: Source =
    Source::new("What is Azure DNS Private Resolver?", PAGE, Edition::new(2025, 12, 16));
