//! The integration service environment of Logic Apps, which is retired: four subnets.

use super::prelude::*;

/// An integration service environment.
pub static SERVICE: Service = Service {
    id: "integration-service-environment",
    name: "Logic Apps integration service environment",
    aliases: &["ise", "logic-apps-ise"],
    group: Group::Integration,
    retired: Some(Cited::new("retired on 2024-08-31", &RETIREMENT)),
    about: "Four empty subnets for the parts of one environment: the Logic Apps compute, an App \
            Service Environment, API Management and Redis.",
    subnets: &[
        SubnetRule { role: "compute", ..SUBNET },
        SubnetRule { role: "connectors", ..SUBNET },
        SubnetRule { role: "api-management", ..SUBNET },
        SubnetRule { role: "cache", ..SUBNET },
    ],
    facts: &[&SMALLEST, &LARGEST],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the ranges of the four subnets cannot change once the environment exists",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a name starts with a letter or an underscore and has none of < > % & \\ ? /; \
                      from the portal no subnet is delegated, from a template one of the four is, \
                      to Microsoft.integrationServiceEnvironment",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "ISE-2020",
        given: &[],
        expect: &[Expect::Prefix(PrefixLen::v4(27))],
        source: &PAGE,
        remark: "each of the four; more addresses bring nothing",
    }],
    ..Service::PLAIN
};

/// The four subnets differ only in what lives in them.
const SUBNET: SubnetRule = SubnetRule {
    smallest: Bound::Always(&SMALLEST),
    largest: Bound::Always(&LARGEST),
    avoid: AVOID,
    one: Some(&PAGE),
    ..SubnetRule::ORDINARY
};

const AVOID: &[Avoid] = &[Avoid {
    ranges: &[
        range(0, 0, 0, 0, 8),
        range(100, 64, 0, 0, 10),
        range(127, 0, 0, 0, 8),
        range(168, 63, 129, 16, 32),
        range(169, 254, 169, 254, 32),
    ],
    what: "addresses Logic Apps cannot resolve",
    why: "neither the network nor its subnets may use them",
    source: &PAGE,
}];

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE)]);
static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet: more addresses bring nothing",
    &[Cited::new(PrefixLen::v4(27), &PAGE)],
);

static PAGE: Source = Source::new(
    "Connect to Azure virtual networks by using an integration service environment",
    "https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment",
    Edition::new(2020, 9, 25),
);
static RETIREMENT: Source = Source::new(
    "Secure access and data in Azure Logic Apps",
    "https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app",
    Edition::new(2023, 7, 6),
);
