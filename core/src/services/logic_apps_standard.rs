//! Logic Apps Standard: virtual network integration, which is that of App Service.

use super::app_service as host;
use super::prelude::*;

/// Logic Apps Standard.
pub static SERVICE: Service = Service {
    id: "logic-apps-standard",
    name: "Logic Apps Standard",
    aliases: &["logic-apps", "logicapps", "logic-app"],
    group: Group::Integration,
    about: "The subnet through which Standard workflows reach a virtual network. Every instance of \
            their plan takes one address, as any App Service plan does.",
    inputs: &[&INSTANCES, &SCALING],
    subnets: &[SubnetRule {
        delegation: Some(&host::DELEGATION),
        smallest: Bound::Always(&host::SMALLEST),
        advised: Bound::Always(&ADVISED),
        demand,
        ..SubnetRule::ORDINARY
    }],
    facts: &[
        &host::PER_INSTANCE,
        &host::DOUBLING,
        &host::SMALLEST,
        &ADVISED,
        &PORTAL,
        &host::DELEGATION,
    ],
    notes: &[
        Note {
            code: &codes::PORTAL_MINIMUM,
            message: "where the portal creates the subnet, it takes a /27 or larger",
            source: &PAGE_2022,
            applies: |given, length| given.at(&PORTAL).value.is_larger_than(length),
        },
        Note {
            code: &codes::FIXED_SIZE,
            message: "the size of the subnet cannot change once workflows use it",
            source: &PAGE_2022,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page gives no addresses per instance and no most instances; those of the \
                      App Service plan underneath are counted",
            source: &PAGE_2022,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a private endpoint to the workflows needs another subnet, without delegation",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "LA-2022",
            given: &[("instances", "29")],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2022,
            remark: "the /26 the page advises holds 29 instances of an App Service plan",
        },
        Example {
            id: "LA-2023",
            given: &[("instances", "1")],
            expect: &[
                Expect::Usable { within: PrefixLen::v4(26), addresses: 59 },
                Expect::Fits { input: "instances", within: PrefixLen::v4(26), most: 29 },
            ],
            source: &PAGE_2023,
            remark: "the page names a /26 with 64 addresses; five of them are Azure's",
        },
    ],
    ..Service::PLAIN
};

/// Instances of the plan.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of the plan, at the most you will ever scale to", 1, 100);
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses the plan takes twice while it scales");

fn demand(given: &Given) -> Demand {
    let each = given.at(&host::PER_INSTANCE);
    let steady = Demand::none().steady(given.count(&INSTANCES), "plan instances", each);
    if given.is_on(&SCALING) { steady.doubled(given.at(&host::DOUBLING)) } else { steady }
}

static ADVISED: Fact<PrefixLen> = Fact::new(
    "advised subnet",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2022), Cited::new(PrefixLen::v4(26), &PAGE_2023)],
);
static PORTAL: Fact<PrefixLen> = Fact::new(
    "smallest subnet the portal creates",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2022), Cited::new(PrefixLen::v4(27), &PAGE_2023)],
);

const TITLE: &str = "Secure traffic between Standard workflows and virtual networks";
const PAGE: &str = "https://learn.microsoft.com/azure/logic-apps/secure-single-tenant-workflow-virtual-network-private-endpoint";

static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 3, 11));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 2, 22));
