//! Azure Chaos Studio: the two subnets of virtual network injection.

use super::container_instances;
use super::prelude::*;

/// Azure Chaos Studio in a virtual network.
pub static SERVICE: Service = Service {
    id: "chaos-studio",
    name: "Azure Chaos Studio, virtual network injection",
    aliases: &["azure-chaos-studio"],
    group: Group::Compute,
    about: "The two subnets through which experiments reach private targets: one for the containers \
            of Chaos Studio, delegated, and one for the relay.",
    subnets: &[
        SubnetRule {
            role: "containers",
            delegation: Some(&DELEGATION),
            ipv6: Some(&container_instances::IPV6),
            ..INJECTED
        },
        SubnetRule { role: "relay", ..INJECTED },
    ],
    facts: &[&SMALLEST, &DELEGATION, &container_instances::IPV6],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the portal recognizes subnets named ChaosStudioContainerSubnet and \
                      ChaosStudioRelaySubnet only, and can create them; elsewhere any name will do",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page states the smallest subnet, not how many addresses an experiment takes",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "only AKS clusters and key vaults can be targets inside a virtual network",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "CHAOS-both",
        given: &[],
        expect: &[
            Expect::At { role: "containers", expect: &Expect::Prefix(PrefixLen::v4(28)) },
            Expect::At { role: "relay", expect: &Expect::Prefix(PrefixLen::v4(28)) },
        ],
        source: &PAGE,
        remark: "both subnets need at least a /28",
    }],
    ..Service::PLAIN
};

/// The requirements on both subnets.
const INJECTED: SubnetRule =
    SubnetRule { smallest: Bound::Always(&SMALLEST), ..SubnetRule::ORDINARY };

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet, of either kind", &[Cited::new(PrefixLen::v4(28), &PAGE)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation of the container subnet",
    &[Cited::new("Microsoft.ContainerInstance/containerGroups", &PAGE)],
);

static PAGE: Source = Source::new(
    "Virtual network injection in Azure Chaos Studio",
    "https://learn.microsoft.com/azure/chaos-studio/chaos-studio-private-networking",
    Edition::new(2022, 10, 26),
)
.noting("several revisions carry this date; this is the newest of those that were read");
