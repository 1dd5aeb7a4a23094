//! Microsoft Dev Box: the subnet of a network connection.

use super::prelude::*;
use crate::service::platform::PER_CONFIGURATION;

/// Microsoft Dev Box.
pub static SERVICE: Service = Service {
    id: "dev-box",
    name: "Microsoft Dev Box network connection",
    aliases: &["microsoft-dev-box", "devbox", "dev-boxes"],
    group: Group::Compute,
    about: "The subnet of the dev boxes of a network connection. Its pages state no size: every dev \
            box has a network interface in the subnet, and one address is counted for each.",
    inputs: &[&DEV_BOXES],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            Demand::none().steady(
                given.count(&DEV_BOXES),
                "dev boxes",
                given.at(&PER_CONFIGURATION),
            )
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states neither a smallest subnet nor a delegation; one address is \
                      counted for the network interface of each dev box",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "dev boxes are made in the region of the virtual network; with a hybrid join \
                      they must reach a domain controller from it",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "DEVBOX-100",
        given: &[("dev-boxes", "100")],
        expect: &[Expect::Need(105), Expect::Prefix(PrefixLen::v4(25))],
        source: &PAGE,
        remark: "the page states no number: one address for each dev box and the 5 kept",
    }],
    ..Service::PLAIN
};

/// Dev boxes.
pub const DEV_BOXES: Input<Count> = Input::count(
    "dev-boxes",
    "dev boxes of all pools that use the network connection, at the most",
    1,
    65_531,
)
.also(&["boxes", "count"]);

static PAGE: Source = Source::new(
    "Connect dev boxes to resources by configuring network connections",
    "https://learn.microsoft.com/azure/dev-box/how-to-configure-network-connections",
    Edition::new(2025, 8, 27),
);
