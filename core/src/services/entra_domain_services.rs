//! Microsoft Entra Domain Services: the subnet of a managed domain.

use super::prelude::*;

/// Microsoft Entra Domain Services.
pub static SERVICE: Service = Service {
    id: "entra-domain-services",
    name: "Microsoft Entra Domain Services managed domain",
    aliases: &["aadds", "azure-ad-ds", "domain-services"],
    group: Group::Compute,
    about: "The subnet of the domain controllers of a managed domain, or of one of its replica sets. \
            Nothing else may live in it, and it cannot be the gateway subnet.",
    resources: &["Microsoft.AAD/domainServices"],
    subnets: &[SubnetRule {
        demand: |given| {
            Demand::none().steady(1, "managed domain, at its most", given.at(&PER_DOMAIN))
        },
        one: Some(&PAGE),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_DOMAIN],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page asks for 3 to 5 addresses; 5 are counted, because with too few the \
                      domain cannot keep two domain controllers",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a managed domain cannot move to another virtual network; the network uses the \
                      DNS servers of the domain, and should have private addresses only",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the deployment brings the network security group; a route table or rules of \
                      your own can keep the domain from being managed and patched",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "ENTRA-DS",
        given: &[],
        expect: &[Expect::Steady(5), Expect::Need(10), Expect::Prefix(PrefixLen::v4(28))],
        source: &PAGE,
        remark: "3 would do in a /29 without a spare one; 5 and 5 take a /28",
    }],
    ..Service::PLAIN
};

static PER_DOMAIN: Fact<u64> =
    Fact::new("addresses of a managed domain, at its most", &[Cited::new(5, &PAGE)]);

static PAGE: Source = Source::new(
    "Virtual network design considerations and configuration options for Microsoft Entra Domain Services",
    "https://learn.microsoft.com/entra/identity/domain-services/network-considerations",
    Edition::new(2025, 2, 5),
);
