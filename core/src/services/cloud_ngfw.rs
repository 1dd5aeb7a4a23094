//! Cloud NGFW by Palo Alto Networks in a virtual network: its two subnets.

use super::prelude::*;

/// Cloud NGFW by Palo Alto Networks.
pub static SERVICE: Service = Service {
    id: "cloud-ngfw",
    name: "Cloud NGFW by Palo Alto Networks",
    aliases: &["palo-alto-cloud-ngfw", "pan-ngfw"],
    group: Group::Network,
    about: "The two delegated subnets of one firewall, private and public. Room is kept for the \
            addresses it takes at 100 Gbps, its most.",
    subnets: &[
        SubnetRule { role: "private", ..FIREWALL },
        SubnetRule { role: "public", ..FIREWALL },
    ],
    facts: &[&AT_MOST, &SMALLEST, &DELEGATION],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a virtual network that holds the firewall is at least a /25",
            source: &VENDOR,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page states the addresses at 100 Gbps only, 40 in each subnet; a firewall \
                      with less traffic takes fewer, but not a smaller subnet",
            source: &VENDOR,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "NGFW-100-GBPS",
        given: &[],
        expect: &[
            Expect::At { role: "private", expect: &Expect::Need(45) },
            Expect::At { role: "private", expect: &Expect::Prefix(PrefixLen::v4(26)) },
            Expect::At { role: "public", expect: &Expect::Prefix(PrefixLen::v4(26)) },
        ],
        source: &VENDOR,
        remark: "80 addresses in all, 40 in each subnet",
    }],
    ..Service::PLAIN
};

/// The requirements on both subnets.
const FIREWALL: SubnetRule = SubnetRule {
    delegation: Some(&DELEGATION),
    smallest: Bound::Always(&SMALLEST),
    demand: |given| Demand::none().steady(1, "firewall at 100 Gbps", given.at(&AT_MOST)),
    ..SubnetRule::ORDINARY
};

static AT_MOST: Fact<u64> =
    Fact::new("addresses in each subnet at 100 Gbps", &[Cited::new(40, &VENDOR)]);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet, of either kind", &[Cited::new(PrefixLen::v4(26), &VENDOR)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("PaloAltoNetworks.Cloudngfw/firewalls", &VENDOR)]);

static VENDOR: Source = Source::new(
    "Deploy Cloud NGFW in a vNET",
    "https://docs.paloaltonetworks.com/cloud-ngfw/azure/cloud-ngfw-for-azure/deploy-cloud-ngfw-for-azure/deploy-cloud-ngfw-in-a-vnet",
    Edition::new(2025, 6, 27),
)
.noting("the page has no date; this is the day of Microsoft's quickstart for the same firewall");
