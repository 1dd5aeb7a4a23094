//! The workspace gateway of API Management, integrated with or injected into a virtual network.

use super::prelude::*;

/// A workspace gateway of API Management.
pub static SERVICE: Service = Service {
    id: "api-management-workspace-gateway",
    name: "API Management workspace gateway",
    aliases: &["apim-workspace-gateway", "workspace-gateway", "apim-workspace"],
    group: Group::Integration,
    about: "The delegated subnet of one workspace gateway. Its page states sizes, no addresses per \
            unit; no other resource and no second gateway may live in it.",
    inputs: &[&MODE],
    subnets: &[
        SubnetRule {
            delegation: Some(&INTEGRATION),
            wanted: |given| !is_injected(given),
            ..GATEWAY
        },
        SubnetRule { delegation: Some(&INJECTION), wanted: is_injected, ..GATEWAY },
    ],
    facts: &[&SMALLEST, &LARGEST, &INTEGRATION, &INJECTION],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page does not say how many addresses a gateway or one of its units takes; \
                      it advises the largest subnet, a /24",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the virtual network is in the region and the subscription of the API Management \
                      instance",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "an injected gateway needs a network security group that lets ports 80 and 443 \
                      in, and name resolution of your own",
            source: &PAGE_2025,
            applies: |given, _| is_injected(given),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "inbound rules of a network security group have no effect on an integrated \
                      gateway, only on an injected one",
            source: &PAGE_2025,
            applies: |given, _| !is_injected(given),
        },
    ],
    examples: &[
        Example {
            id: "APIM-WG-2026",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2026,
            remark: "the smallest subnet; the page advises a /24",
        },
        Example {
            id: "APIM-WG-injected",
            given: &[("mode", "injection")],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2025,
            remark: "the sizes are the same in both modes",
        },
    ],
    ..Service::PLAIN
};

/// The parts of the subnet that do not depend on its delegation.
const GATEWAY: SubnetRule = SubnetRule {
    smallest: Bound::Always(&SMALLEST),
    advised: Bound::Always(&LARGEST),
    largest: Bound::Always(&LARGEST),
    one: Some(&PAGE_2025),
    ..SubnetRule::ORDINARY
};

/// How the gateway is connected, which decides the delegation.
pub const MODE: Input<OneOf> =
    Input::choice("mode", "how the gateway is connected, which decides the delegation", MODES)
        .or_choice("integration");

static MODES: &[Choice] = &[
    Choice::new("integration", "reached publicly, reaches private back ends").citing(&PAGE_2025),
    Choice::new("injection", "reached privately, reaches private back ends").citing(&PAGE_2025),
];

fn is_injected(given: &Given) -> bool {
    given.choice(&MODE).is_some_and(|mode| mode.name == "injection")
}

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2025), Cited::new(PrefixLen::v4(27), &PAGE_2026)],
);
static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet, which is the one advised",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2025), Cited::new(PrefixLen::v4(24), &PAGE_2026)],
);
static INTEGRATION: Fact<&str> = Fact::new(
    "delegation of an integrated gateway",
    &[
        Cited::new("Microsoft.Web/serverFarms", &PAGE_2025),
        Cited::new("Microsoft.Web/serverFarms", &PAGE_2026),
    ],
);
static INJECTION: Fact<&str> = Fact::new(
    "delegation of an injected gateway",
    &[
        Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2025),
        Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2026),
    ],
);

const TITLE: &str = "Network resource requirements to integrate or inject a workspace gateway into a virtual network";
const PAGE: &str =
    "https://learn.microsoft.com/azure/api-management/virtual-network-workspaces-resources";

static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 10, 8));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 5, 20));
