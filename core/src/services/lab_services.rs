//! Azure Lab Services with advanced networking: the subnet of a lab plan.

use super::prelude::*;

/// Azure Lab Services, advanced networking.
pub static SERVICE: Service = Service {
    id: "lab-services",
    name: "Azure Lab Services lab plan, advanced networking",
    aliases: &["azure-lab-services", "lab-plan"],
    group: Group::Compute,
    about: "The delegated subnet of the labs of one lab plan: their template machines and their lab \
            machines.",
    inputs: &[&LABS],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        demand: |given| Demand::none().steady(given.count(&LABS), "labs", given.at(&PER_LAB)),
        attachments: &[Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP)],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_LAB, &DELEGATION, &SECURITY_GROUP],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the range of the subnet cannot change while lab or template machines exist",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "advanced networking is chosen when the lab plan is created, and one subnet \
                      serves one lab plan, in the same region",
            source: &PAGE_2022,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet needs a network security group that lets ports 22 and 3389 in; \
                      forced tunneling, Azure Firewall and Bastion do not work with it",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "LAB-1",
            given: &[("labs", "1")],
            expect: &[Expect::Steady(512), Expect::Need(517), Expect::Prefix(PrefixLen::v4(22))],
            source: &PAGE_2023,
            remark: "each lab uses 512 addresses; with the 5 kept that no longer fits a /23",
        },
        Example {
            id: "LAB-3",
            given: &[("labs", "3")],
            expect: &[Expect::Need(1_541), Expect::Prefix(PrefixLen::v4(21))],
            source: &PAGE_2023,
            remark: "the page states the rule only: 512 for each lab",
        },
    ],
    ..Service::PLAIN
};

/// Labs of the plan.
pub const LABS: Input<Count> = Input::count("labs", "labs of the lab plan", 1, 1_000);

static PER_LAB: Fact<u64> = Fact::new("addresses per lab", &[Cited::new(512, &PAGE_2023)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.LabServices/labplans", &PAGE_2022),
        Cited::new("Microsoft.LabServices/labplans", &PAGE_2023),
    ],
);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Required, &PAGE_2023)]);

const TITLE: &str = "Connect a lab plan to a virtual network with advanced networking";
const PAGE: &str = "https://learn.microsoft.com/azure/lab-services/how-to-connect-vnet-injection";

static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 7, 4));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 6, 20));
