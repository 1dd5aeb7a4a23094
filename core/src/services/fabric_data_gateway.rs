//! The virtual network data gateway of Microsoft Fabric and Power BI.

use super::prelude::*;

/// The virtual network data gateway.
pub static SERVICE: Service = Service {
    id: "fabric-data-gateway",
    name: "Virtual network data gateway, Microsoft Fabric and Power BI",
    aliases: &["vnet-data-gateway", "data-gateway", "power-bi-gateway"],
    group: Group::Integration,
    about: "The delegated subnet of virtual network data gateways. Every member of a gateway \
            cluster takes one address; several gateways may share the subnet.",
    inputs: &[&MEMBERS, &CLUSTERS, &SCALING],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        ipv6: Some(&IPV6),
        avoid: &[Avoid {
            ranges: &[range(10, 0, 1, 0, 24)],
            what: "the service itself",
            why: "the subnet must not overlap it",
            source: &CREATE,
        }],
        demand: |given| {
            let members = given.count(&CLUSTERS).saturating_mul(given.count(&MEMBERS));
            let steady = Demand::none().steady(members, "gateway members", given.at(&PER_MEMBER));
            if !given.is_on(&SCALING) {
                return steady;
            }
            steady.scaling(1, "spare, as advised", given.at(&SPARE))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&MOST_MEMBERS);
        let because = format!("a cluster has at most {} members", most.value);
        alloc::vec![Limit::at_most(&MEMBERS, most.value, because, most.source)]
    },
    facts: &[&PER_MEMBER, &SPARE, &MOST_MEMBERS, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::PAGES_DISAGREE,
            message: "one page counts the members and 5, another advises 2 more to spare; they are \
                      kept unless scaling is turned off",
            source: &FAQ,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not be called gatewaysubnet or AzureBastionSubnet, and stays \
                      in use for 48 to 72 hours after its last gateway",
            source: &FAQ,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "FAB-2-clusters",
            given: &[("members", "3"), ("clusters", "2"), ("scaling", "false")],
            expect: &[Expect::Need(11), Expect::Prefix(PrefixLen::v4(28))],
            source: &HIGH_AVAILABILITY,
            remark: "2 clusters of 3 members, and the 5 kept",
        },
        Example {
            id: "FAB-spare",
            given: &[("members", "3"), ("clusters", "2")],
            expect: &[Expect::Need(13), Expect::Limit { input: "members", most: 9 }],
            source: &FAQ,
            remark: "the page states the rule only: 5, the instances, and 2 to spare",
        },
    ],
    ..Service::PLAIN
};

/// Members of each cluster.
pub const MEMBERS: Input<Count> =
    Input::count("members", "members of each gateway cluster", 1, 100).or(1);
/// Clusters in the subnet.
pub const CLUSTERS: Input<Count> =
    Input::count("clusters", "gateway clusters in the subnet", 1, 1_000).or(1).also(&["gateways"]);
/// Whether to keep the spare addresses.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the spare addresses that are advised");

static PER_MEMBER: Fact<u64> = Fact::new("addresses per gateway member", &[Cited::new(1, &CREATE)]);
static SPARE: Fact<u64> =
    Fact::new("spare addresses advised", &[Cited::new(0, &CREATE), Cited::new(2, &FAQ)]);
static MOST_MEMBERS: Fact<u64> =
    Fact::new("most members of a cluster", &[Cited::new(9, &HIGH_AVAILABILITY)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.PowerPlatform/vnetaccesslinks", &CREATE)]);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &CREATE)]);

static CREATE: Source = Source::new(
    "Create virtual network data gateways",
    "https://learn.microsoft.com/data-integration/vnet/create-data-gateways",
    Edition::new(2025, 6, 10),
);
static HIGH_AVAILABILITY: Source = Source::new(
    "Virtual network data gateways: high availability and load balancing",
    "https://learn.microsoft.com/data-integration/vnet/high-availability-load-balancing",
    Edition::new(2025, 6, 27),
);
static FAQ: Source = Source::new(
    "Virtual network data gateway frequently asked questions",
    "https://learn.microsoft.com/data-integration/vnet/data-gateway-faqs",
    Edition::new(2025, 6, 27),
);
