//! Azure Dedicated HSM: the delegated subnet of the devices.

use super::prelude::*;

/// Azure Dedicated HSM.
pub static SERVICE: Service = Service {
    id: "dedicated-hsm",
    name: "Azure Dedicated HSM",
    aliases: &["azure-dedicated-hsm"],
    group: Group::Compute,
    about: "The delegated subnet of hardware security modules, one address each. Its page asks for no \
            particular size, and nothing else may live in it.",
    retired: Some(Cited::new(
        "closed to new customers; supported until 2028-07-31. Azure Cloud HSM, its successor, is \
         reached through private endpoints",
        &RETIREMENT,
    )),
    inputs: &[&DEVICES],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        demand: |given| {
            Demand::none().steady(given.count(&DEVICES), "devices", given.at(&PER_DEVICE))
        },
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
        ],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_DEVICE, &DELEGATION, &SECURITY_GROUP, &ROUTES],
    notes: &[Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "network security groups, route tables and global peering do not work with the \
                      subnet, and the virtual network needs an ExpressRoute gateway",
        source: &NETWORKING,
        applies: |_, _| true,
    }],
    examples: &[Example {
        id: "HSM-2",
        given: &[("devices", "2")],
        expect: &[Expect::Steady(2), Expect::Need(7), Expect::Prefix(PrefixLen::v4(29))],
        source: &NETWORKING,
        remark: "the page states the rule only: one private address for each device",
    }],
    ..Service::PLAIN
};

/// Devices.
pub const DEVICES: Input<Count> = Input::count("devices", "HSM devices in the subnet", 1, 1_000);

static PER_DEVICE: Fact<u64> = Fact::new("addresses per device", &[Cited::new(1, &NETWORKING)]);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[Cited::new("Microsoft.HardwareSecurityModules/dedicatedHSMs", &NETWORKING)],
);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Refused, &NETWORKING)]);
static ROUTES: Fact<Stance> =
    Fact::new("route table on the subnet", &[Cited::new(Stance::Refused, &NETWORKING)]);

static NETWORKING: Source = Source::new(
    "Azure Dedicated HSM networking",
    "https://learn.microsoft.com/azure/dedicated-hsm/networking",
    Edition::new(2025, 4, 15),
);
static RETIREMENT: Source = Source::new(
    "What is Azure Dedicated HSM?",
    "https://learn.microsoft.com/azure/dedicated-hsm/overview",
    Edition::new(2025, 4, 14),
)
.noting("the notice of retirement is newer than the date in the page's header");
