//! Azure Payment HSM: the delegated subnets of its host and management ports.

use super::prelude::*;
use super::shared;

/// Azure Payment HSM.
pub static SERVICE: Service = Service {
    id: "payment-hsm",
    name: "Azure Payment HSM",
    aliases: &["azure-payment-hsm", "payshield"],
    group: Group::Compute,
    about: "The delegated subnet of payment HSMs: of one port, or of both where host and management \
            ports share it. Its pages state no size, so the room is yours to say.",
    inputs: &[&ROOM],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        ipv6: Some(&IPV6),
        demand: |given| Demand::none().asked(given.count(&ROOM), "addresses to keep room for"),
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
        ],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&DELEGATION, &IPV6, &SECURITY_GROUP, &ROUTES],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the pages state neither a smallest subnet nor the addresses of a device, which \
                      has host ports and a management port",
            source: &CREATE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a virtual network has one such subnet, so management ports that are kept apart \
                      live in another network; security groups and route tables do not work",
            source: &DESIGN,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the virtual network carries the tag fastpathenabled=True",
            source: &CREATE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "PHSM-unstated",
        given: &[("room", "6")],
        expect: &[Expect::Need(11), Expect::Prefix(PrefixLen::v4(28))],
        source: &CREATE,
        remark: "the pages state no size: 6 addresses asked for and the 5 kept",
    }],
    ..Service::PLAIN
};

/// Addresses to keep room for.
pub const ROOM: Input<Count> = shared::ROOM;

static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[Cited::new("Microsoft.HardwareSecurityModules/dedicatedHSMs", &CREATE)],
);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &DESIGN)]);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Refused, &DESIGN)]);
static ROUTES: Fact<Stance> =
    Fact::new("route table on the subnet", &[Cited::new(Stance::Refused, &DESIGN)]);

static DESIGN: Source = Source::new(
    "Solution design for Azure Payment HSM",
    "https://learn.microsoft.com/azure/payment-hsm/solution-design",
    Edition::new(2025, 4, 10),
);
static CREATE: Source = Source::new(
    "Create a payment HSM",
    "https://learn.microsoft.com/azure/payment-hsm/create-payment-hsm",
    Edition::new(2025, 4, 14),
);
