//! API Management, classic tiers: injection into a subnet.

use super::prelude::*;

/// API Management of a classic tier, injected.
pub static SERVICE: Service = Service {
    id: "api-management",
    name: "API Management, classic tiers, injected",
    aliases: &["apim", "apim-classic", "api-management-classic"],
    keywords: &["internal mode", "external mode"],
    group: Group::Integration,
    about: "A Developer or Premium instance inside the subnet: two addresses for every unit, one for \
            the internal balancer.",
    inputs: &[&UNITS, &TIER, &ACCESS],
    resources: &["Microsoft.ApiManagement/service"],
    subnets: &[SubnetRule {
        smallest: Bound::Always(&SMALLEST),
        shareable: true,
        demand: |given| {
            let each = if is_developer(given) { &PER_DEVELOPER } else { &PER_UNIT };
            demand(given, given.at(each), given.at(&PER_BALANCER))
        },
        attachments: &[Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP)],
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let (fact, tier) =
            if is_developer(given) { (&MOST_DEVELOPER, "Developer") } else { (&MOST, "Premium") };
        let most = given.at(fact);
        let because = format!("a {tier} instance has at most {} units", most.value);
        alloc::vec![Limit::at_most(&UNITS, most.value, because, most.source)]
    },
    facts: &[
        &PER_UNIT,
        &PER_DEVELOPER,
        &PER_BALANCER,
        &MOST,
        &MOST_DEVELOPER,
        &SMALLEST,
        &SECURITY_GROUP,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not be delegated to any service, and needs a network security \
                      group",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "in this edition instances on the older platform, stv1, need a subnet of their \
                      own",
            source: &PAGE_2024,
            applies: |given, _| given.edition() < PAGE_2025.date,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the instance can move to another subnet; its private address may then change, \
                      also after it moves back",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "in several regions every location needs a subnet of its own",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page advises to leave room for growth without a size; towards the most \
                      units it names a /26 or a /25",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        row("APIM-29", &[fits(29, 1), Expect::Limit { input: "units", most: 31 }]),
        row("APIM-28", &[fits(28, 5)]),
        row("APIM-27", &[fits(27, 13)]),
        row("APIM-26", &[fits(26, 29)]),
        row("APIM-25", &[fits(25, 61)]),
        Example {
            id: "APIM-1",
            given: &[("units", "1")],
            expect: &[Expect::Need(8), Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2025,
            remark: "5 of Azure, 2 of the unit and 1 of the balancer",
        },
        Example {
            id: "APIM-DEVELOPER",
            given: &[("units", "1"), ("tier", "Developer"), ("access", "external")],
            expect: &[Expect::Steady(1), Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2024,
            remark: "",
        },
        Example {
            id: "APIM-2022",
            given: &[("units", "5")],
            expect: &[Expect::Need(16), Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2022,
            remark: "the rule of the newer table",
        },
    ],
    ..Service::PLAIN
};

/// A row of the page's table, which is of Premium instances in internal mode.
const fn row(id: &'static str, expect: &'static [Expect]) -> Example {
    let remark = "units by the addresses; the service stops at 31";
    Example { id, given: &[("units", "1")], expect, source: &PAGE_2025, remark }
}

/// The expectation that `most` units fit in a subnet of that length.
pub(super) const fn fits(within: u8, most: u64) -> Expect {
    Expect::Fits { input: "units", within: PrefixLen::v4(within), most }
}

/// Units of the instance.
pub const UNITS: Input<Count> =
    Input::count("units", "units of the instance, at the most you will ever scale to", 1, 31);
/// The tier of the instance.
pub const TIER: Input<OneOf> =
    Input::choice("tier", "tier of the instance", TIERS).or_choice("Premium");
/// How clients reach the instance.
pub const ACCESS: Input<OneOf> =
    Input::choice("access", "how clients reach the instance", WAYS).or_choice("internal");

static TIERS: &[Choice] = &[
    Choice::new("Developer", "one unit, not for production").citing(&PAGE_2025),
    Choice::new("Premium", "one unit or more").citing(&PAGE_2025),
];
static WAYS: &[Choice] = &[
    Choice::new("internal", "by an internal load balancer").citing(&PAGE_2025),
    Choice::new("external", "by a public address").citing(&PAGE_2025),
];

fn is_developer(given: &Given) -> bool {
    given.choice(&TIER).is_some_and(|tier| tier.name == "Developer")
}

/// The addresses of the units and, unless the instance is reached from outside, of the balancer.
pub(super) fn demand(given: &Given, per_unit: Cited<u64>, per_balancer: Cited<u64>) -> Demand {
    let is_external = given.choice(&ACCESS).is_some_and(|way| way.name == "external");
    Demand::none().steady(given.count(&UNITS), "units", per_unit).steady(
        u64::from(!is_external),
        "internal load balancer",
        per_balancer,
    )
}

static PER_UNIT: Fact<u64> = Fact::new(
    "addresses per unit",
    &[Cited::new(2, &PAGE_2022), Cited::new(2, &PAGE_2024), Cited::new(2, &PAGE_2025)],
);
static PER_DEVELOPER: Fact<u64> = Fact::new(
    "addresses of a Developer instance",
    &[Cited::new(1, &PAGE_2022), Cited::new(1, &PAGE_2024), Cited::new(1, &PAGE_2025)],
);
static PER_BALANCER: Fact<u64> = Fact::new(
    "addresses of the internal load balancer",
    &[Cited::new(1, &PAGE_2022), Cited::new(1, &PAGE_2024), Cited::new(1, &PAGE_2025)],
);
static MOST: Fact<u64> = Fact::new("most units, Premium", &[Cited::new(31, &PAGE_2025)]);
static MOST_DEVELOPER: Fact<u64> = Fact::new("units, Developer", &[Cited::new(1, &PAGE_2025)]);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(29), &PAGE_2022),
        Cited::new(PrefixLen::v4(29), &PAGE_2024),
        Cited::new(PrefixLen::v4(29), &PAGE_2025),
    ],
);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Required, &PAGE_2025)]);

const TITLE: &str =
    "Network resource requirements for API Management injection into a virtual network";
const PAGE: &str =
    "https://learn.microsoft.com/azure/api-management/virtual-network-injection-resources";

static PAGE_2022: Source = Source::new(
    "Use a virtual network with Azure API Management",
    "https://learn.microsoft.com/azure/api-management/virtual-network-concepts",
    Edition::new(2022, 5, 26),
);
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 3, 26));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 4, 17));
