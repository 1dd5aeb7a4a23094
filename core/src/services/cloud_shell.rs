//! Azure Cloud Shell in a virtual network: three subnets.

use super::prelude::*;

/// Azure Cloud Shell in a virtual network.
pub static SERVICE: Service = Service {
    id: "cloud-shell",
    name: "Azure Cloud Shell in a virtual network",
    aliases: &["azure-cloud-shell", "cloudshell"],
    group: Group::Compute,
    about: "Three subnets: one for the containers of the sessions, one for the relay, one for the \
            storage of the sessions. Too few addresses keep further users from connecting.",
    inputs: &[&SESSIONS],
    subnets: &[
        SubnetRule { role: "containers", ..PER_SESSIONS },
        SubnetRule {
            role: "relay",
            demand: |given| Demand::none().steady(1, "relay", given.at(&RELAY)),
            ..SubnetRule::ORDINARY
        },
        SubnetRule { role: "storage", ..PER_SESSIONS },
    ],
    facts: &[&PER_SESSION, &RELAY],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page asks for enough addresses for the sessions at a time, in the container \
                      and in the storage subnet; one for each session is counted",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page names no delegation; its template creates the three subnets, in the \
                      region and the resource group of the other resources",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "SHELL-20",
        given: &[("sessions", "20")],
        expect: &[
            Expect::At { role: "containers", expect: &Expect::Need(25) },
            Expect::At { role: "containers", expect: &Expect::Prefix(PrefixLen::v4(27)) },
            Expect::At { role: "relay", expect: &Expect::Need(6) },
            Expect::At { role: "relay", expect: &Expect::Prefix(PrefixLen::v4(29)) },
            Expect::At { role: "storage", expect: &Expect::Need(25) },
        ],
        source: &PAGE,
        remark: "the page states the rule only: the sessions at a time, and at least one for the relay",
    }],
    ..Service::PLAIN
};

/// A subnet that grows with the sessions.
const PER_SESSIONS: SubnetRule = SubnetRule {
    demand: |given| {
        Demand::none().steady(given.count(&SESSIONS), "sessions at a time", given.at(&PER_SESSION))
    },
    ..SubnetRule::ORDINARY
};

/// Sessions at a time.
pub const SESSIONS: Input<Count> =
    Input::count("sessions", "Cloud Shell sessions at a time, at the most", 1, 10_000)
        .also(&["users"]);

static PER_SESSION: Fact<u64> = Fact::new(
    "addresses per session, in the container and in the storage subnet",
    &[Cited::new(1, &PAGE)],
);
static RELAY: Fact<u64> = Fact::new("addresses of the relay subnet", &[Cited::new(1, &PAGE)]);

static PAGE: Source = Source::new(
    "Deploy Cloud Shell in a virtual network by using quickstart templates",
    "https://learn.microsoft.com/azure/cloud-shell/vnet/deployment",
    Edition::new(2024, 5, 3),
);
