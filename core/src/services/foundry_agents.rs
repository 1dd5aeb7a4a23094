//! Microsoft Foundry: the subnet of its agents.

use super::prelude::*;

/// Foundry agents.
pub static SERVICE: Service = Service {
    id: "foundry-agents",
    name: "Foundry Agent Service",
    aliases: &["foundry", "ai-foundry", "azure-ai-foundry", "foundry-agent-service"],
    keywords: &["openai", "ai agents"],
    group: Group::Ai,
    about: "The delegated subnet of the agents of one Foundry resource. Its pages state sizes, no \
            addresses per agent.",
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Always(&ADVISED),
        one: Some(&PAGE_2026),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &ADVISED, &DELEGATION],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page counts no addresses per agent; for that it refers to Container Apps \
                      with workload profiles",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the range must be in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, and every \
                      Foundry resource needs an agent subnet of its own",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::PAGE_SUM_WRONG,
            message: "the page prints 10.0.0.0/16 among the ranges it allows; 10.0.0.0/8 is meant, \
                      as the next edition prints",
            source: &PAGE_2025,
            applies: |given, _| given.edition() < PAGE_2026.date,
        },
    ],
    examples: &[
        Example {
            id: "FOUNDRY-2026",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2026,
            remark: "the smallest size; a /24 is advised",
        },
        Example {
            id: "FOUNDRY-2025",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2025,
            remark: "the smallest size; a /24 is advised",
        },
    ],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2025), Cited::new(PrefixLen::v4(27), &PAGE_2026)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2025), Cited::new(PrefixLen::v4(24), &PAGE_2026)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.App/environments", &PAGE_2025),
        Cited::new("Microsoft.App/environments", &PAGE_2026),
    ],
);

const TITLE: &str = "Use a virtual network with the Foundry Agent Service";

static PAGE_2025: Source = Source::new(
    TITLE,
    "https://learn.microsoft.com/azure/ai-foundry/agents/how-to/virtual-networks",
    Edition::new(2025, 10, 21),
);
static PAGE_2026: Source = Source::new(
    TITLE,
    "https://learn.microsoft.com/azure/foundry/agents/how-to/virtual-networks",
    Edition::new(2026, 2, 17),
);
