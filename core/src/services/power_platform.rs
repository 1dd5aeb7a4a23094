//! Power Platform: virtual network support of its environments.

use super::prelude::*;

/// Virtual network support of Power Platform.
pub static SERVICE: Service = Service {
    id: "power-platform",
    name: "Power Platform virtual network support",
    aliases: &["powerplatform", "dataverse"],
    group: Group::Integration,
    about: "The delegated subnet through which Power Platform environments reach a virtual \
            network. Each takes as many addresses as it runs containers, several may share it.",
    inputs: &[&PRODUCTION, &OTHERS, &SCALING],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        demand: |given| {
            let (production, others) = (given.count(&PRODUCTION), given.count(&OTHERS));
            let steady = Demand::none()
                .steady(production, "production environments", given.at(&PER_PRODUCTION))
                .steady(others, "other environments", given.at(&PER_OTHER));
            if !given.is_on(&SCALING) {
                return steady;
            }
            steady
                .scaling(
                    production,
                    "production environments at their most",
                    given.at(&MORE_PER_PRODUCTION),
                )
                .scaling(others, "other environments at their most", given.at(&MORE_PER_OTHER))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let least = u64::from(given.count(&OTHERS) == 0);
        let because = "a subnet without an environment needs no size";
        alloc::vec![Limit::between(&PRODUCTION, least, u64::MAX, because)]
    },
    facts: &[&PER_PRODUCTION, &MORE_PER_PRODUCTION, &PER_OTHER, &MORE_PER_OTHER, &DELEGATION],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the range of the subnet is fixed once it is in use",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "most areas need such a subnet in each of two regions; an area of one region \
                      needs one",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "PP-01",
            given: &[("production-environments", "4")],
            expect: &[Expect::Need(125), Expect::Prefix(PrefixLen::v4(25))],
            source: &PAGE_2026,
            remark: "4 environments of 30 addresses, and the 5 kept",
        },
        Example {
            id: "PP-02",
            given: &[("other-environments", "20")],
            expect: &[Expect::Need(205), Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2026,
            remark: "20 environments of 10 addresses, and the 5 kept",
        },
        Example {
            id: "PP-01-2025",
            given: &[("production-environments", "4")],
            expect: &[Expect::Need(125), Expect::Prefix(PrefixLen::v4(25))],
            source: &PAGE_2025,
            remark: "",
        },
        Example {
            id: "PP-02-2025",
            given: &[("other-environments", "20")],
            expect: &[Expect::Need(205), Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2025,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Production environments.
pub const PRODUCTION: Input<Count> =
    Input::count("production-environments", "production environments in the subnet", 0, 10_000)
        .or(0)
        .also(&["production"]);
/// Other environments.
pub const OTHERS: Input<Count> = Input::count(
    "other-environments",
    "environments in the subnet that are not for production",
    0,
    10_000,
)
.or(0)
.also(&["non-production"]);
/// Whether to count environments at their most.
pub const SCALING: Input<Switch> = Input::switch(
    "scaling",
    "count the upper end of the addresses an environment takes, not the lower",
);

static PER_PRODUCTION: Fact<u64> = Fact::new(
    "addresses per production environment, at least",
    &[Cited::new(25, &PAGE_2025), Cited::new(25, &PAGE_2026)],
);
static MORE_PER_PRODUCTION: Fact<u64> = Fact::new(
    "addresses more per production environment, up to 30",
    &[Cited::new(5, &PAGE_2025), Cited::new(5, &PAGE_2026)],
);
static PER_OTHER: Fact<u64> = Fact::new(
    "addresses per other environment, at least",
    &[Cited::new(6, &PAGE_2025), Cited::new(6, &PAGE_2026)],
);
static MORE_PER_OTHER: Fact<u64> = Fact::new(
    "addresses more per other environment, up to 10",
    &[Cited::new(4, &PAGE_2025), Cited::new(4, &PAGE_2026)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.PowerPlatform/enterprisePolicies", &PAGE_2025),
        Cited::new("Microsoft.PowerPlatform/enterprisePolicies", &PAGE_2026),
    ],
);

const TITLE: &str = "Virtual Network support for Power Platform overview";
const PAGE: &str = "https://learn.microsoft.com/power-platform/admin/vnet-support-overview";

static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 9, 25));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 1, 6));
