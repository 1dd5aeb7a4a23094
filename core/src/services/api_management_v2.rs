//! API Management Premium v2: injection into a subnet.

use super::api_management::{self as classic, fits};
use super::prelude::*;

/// API Management Premium v2, injected.
pub static SERVICE: Service = Service {
    id: "api-management-v2",
    name: "API Management Premium v2, injected",
    aliases: &["apim-v2", "apim-premium-v2"],
    group: Group::Integration,
    about: "A Premium v2 instance inside the subnet: two addresses for every unit, one for the \
            internal balancer.",
    inputs: &[&UNITS],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Always(&ADVISED),
        demand: |given| classic::demand(given, given.at(&PER_UNIT), given.at(&PER_BALANCER)),
        one: Some(&PAGE_2025),
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&MOST);
        let because = format!("a Premium v2 instance has at most {} units", most.value);
        alloc::vec![Limit::at_most(&UNITS, most.value, because, most.source)]
    },
    facts: &[&PER_UNIT, &PER_BALANCER, &MOST, &SMALLEST, &ADVISED, &DELEGATION],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "an instance can be injected only when it is created, and cannot switch between \
                  injection and outbound integration; it can move to another subnet later",
        source: &PAGE_2025,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "APIMv2-27",
            given: &[("units", "1")],
            expect: &[
                Expect::Need(8),
                Expect::Prefix(PrefixLen::v4(27)),
                fits(27, 13),
                Expect::Limit { input: "units", most: 30 },
            ],
            source: &PAGE_2025,
            remark: "24 of the 32 addresses are left for further units",
        },
        Example {
            id: "APIMv2-26",
            given: &[("units", "1")],
            expect: &[fits(26, 29)],
            source: &PAGE_2025,
            remark: "",
        },
        Example {
            id: "APIMv2-25",
            given: &[("units", "30")],
            expect: &[Expect::Prefix(PrefixLen::v4(25)), fits(25, 61)],
            source: &PAGE_2025,
            remark: "61 units by the addresses; the service, and so the page's row, stops at 30",
        },
    ],
    ..Service::PLAIN
};

/// Units of the instance.
pub const UNITS: Input<Count> =
    Input::count("units", "units of the instance, at the most you will ever scale to", 1, 30);

static PER_UNIT: Fact<u64> = Fact::new("addresses per unit", &[Cited::new(2, &PAGE_2025)]);
static PER_BALANCER: Fact<u64> =
    Fact::new("addresses of the internal load balancer", &[Cited::new(1, &PAGE_2025)]);
static MOST: Fact<u64> = Fact::new("most units", &[Cited::new(30, &PAGE_2025)]);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE_2025)]);
static ADVISED: Fact<PrefixLen> =
    Fact::new("advised subnet", &[Cited::new(PrefixLen::v4(24), &PAGE_2025)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.Web/hostingEnvironments", &PAGE_2025)]);

static PAGE_2025: Source = Source::new(
    "Inject an Azure API Management instance in a private virtual network - Premium v2 tier",
    "https://learn.microsoft.com/azure/api-management/inject-vnet-v2",
    Edition::new(2025, 10, 8),
);
