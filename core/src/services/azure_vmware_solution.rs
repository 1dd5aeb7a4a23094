//! Azure VMware Solution: the management block of a private cloud.

use super::prelude::*;
use crate::service::platform::other::NONE;

/// A private cloud of Azure VMware Solution.
pub static SERVICE: Service = Service {
    id: "azure-vmware-solution",
    name: "Azure VMware Solution private cloud",
    aliases: &["avs", "vmware"],
    group: Group::Compute,
    about: "The management block of a private cloud, which the service divides itself; for a cloud \
            of the second generation also the two blocks of HCX.",
    inputs: &[&GENERATION, &HCX],
    resources: &["Microsoft.AVS/privateClouds"],
    subnets: &[
        SubnetRule {
            role: "management",
            smallest: Bound::Always(&MANAGEMENT),
            avoid: AVOID,
            ..BLOCK
        },
        SubnetRule { role: "hcx-management", ..HCX_BLOCK },
        SubnetRule { role: "hcx-uplink", ..HCX_BLOCK },
    ],
    facts: &[&MANAGEMENT, &HCX_SIZE, &LAYOUT_1, &LAYOUT_2],
    notes: NOTES,
    examples: &[
        Example {
            id: "AVS-01",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(22))],
            source: &CHECKLIST_07,
            remark: "the page divides 10.10.0.0/22; its rows are the fact on the layout",
        },
        Example {
            id: "AVS-2021-04",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(22))],
            source: &CHECKLIST_04,
            remark: "",
        },
        Example {
            id: "AVS-generation-2",
            given: &[("generation", "2")],
            expect: &[
                Expect::At { role: "management", expect: &Expect::Prefix(PrefixLen::v4(22)) },
                Expect::At { role: "hcx-management", expect: &Expect::Prefix(PrefixLen::v4(24)) },
                Expect::At { role: "hcx-uplink", expect: &Expect::Prefix(PrefixLen::v4(24)) },
            ],
            source: &DESIGN,
            remark: "the page divides 10.31.0.0/22; its rows are the fact on the layout",
        },
    ],
    ..Service::PLAIN
};

/// The service divides a block into subnets itself, and each of them has its own kept addresses.
const BLOCK: SubnetRule =
    SubnetRule { platform: |_| &NONE, one: Some(&CHECKLIST_07), ..SubnetRule::ORDINARY };

const HCX_BLOCK: SubnetRule = SubnetRule {
    smallest: Bound::Always(&HCX_SIZE),
    avoid: AVOID,
    wanted: |given| is_second(given) && given.is_on(&HCX),
    ..BLOCK
};

/// The generation of the private cloud.
pub const GENERATION: Input<OneOf> =
    Input::choice("generation", "generation of the private cloud", GENERATIONS).or_choice("1");
/// Whether HCX gets its blocks.
pub const HCX: Input<Switch> =
    Input::switch("hcx", "add the two blocks of HCX, for a cloud of the second generation");

static GENERATIONS: &[Choice] = &[
    Choice::new("1", "a block of its own, outside your virtual networks").citing(&CHECKLIST_07),
    Choice::new("2", "subnets inside a virtual network of yours").citing(&DESIGN),
];

fn is_second(given: &Given) -> bool {
    given.choice(&GENERATION).is_some_and(|choice| choice.name == "2")
}

const NOTES: &[Note] = &[
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the block belongs to no virtual network, must be private addresses, and must not \
                  overlap any network it is connected to",
        source: &CHECKLIST_04,
        applies: |given, _| !is_second(given),
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "the service makes and delegates the subnets inside the block; a virtual network \
                  and a resource group hold one private cloud",
        source: &DESIGN,
        applies: |given, _| is_second(given),
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "the layout prints the same /27 for the NSX gateway and as reserved; the block \
                  is a /22 either way",
        source: &DESIGN,
        applies: |given, _| is_second(given),
    },
];

const AVOID: &[Avoid] = &[
    Avoid {
        ranges: &[range(172, 17, 0, 0, 16)],
        what: "the service itself",
        why: "a private cloud cannot use it",
        source: &CHECKLIST_07,
    },
    Avoid {
        ranges: &[
            range(169, 254, 0, 0, 24),
            range(169, 254, 2, 0, 23),
            range(100, 64, 0, 0, 16),
            range(100, 73, 0, 0, 16),
        ],
        what: "the service itself, second generation",
        why: "a private cloud of the second generation cannot use it",
        source: &DESIGN,
    },
];

static MANAGEMENT: Fact<PrefixLen> = Fact::new(
    "management block",
    &[
        Cited::new(PrefixLen::v4(22), &CHECKLIST_04),
        Cited::new(PrefixLen::v4(22), &CHECKLIST_07),
        Cited::new(PrefixLen::v4(22), &DESIGN),
    ],
);
static HCX_SIZE: Fact<PrefixLen> = Fact::new(
    "each of the two HCX blocks, second generation",
    &[Cited::new(PrefixLen::v4(24), &DESIGN)],
);
static LAYOUT_1: Fact<&str> = Fact::new(
    "how the service divides the block, as for 10.10.0.0/22",
    &[
        Cited::new(
            "management 0.0/26, HCX management 0.64/26, Global Reach 0.128/26, ExpressRoute \
             reserved 0.192/27, ExpressRoute peering 0.224/27, ESXi management 1.0/25, vMotion \
             1.128/25, replication 2.0/25, vSAN 2.128/25, HCX uplink 3.0/26",
            &CHECKLIST_04,
        ),
        Cited::new(
            "management 0.0/26, HCX management 0.64/26, Global Reach 0.128/26, NSX DNS 0.192/32, \
             reserved 0.193/32, 0.194/32, 0.195/32, 0.196/30, 0.200/29 and 0.208/28, ExpressRoute \
             peering 0.224/27, ESXi management 1.0/25, vMotion 1.128/25, replication 2.0/25, vSAN \
             2.128/25, HCX uplink 3.0/26, reserved 3.64/26, 3.128/26 and 3.192/26",
            &CHECKLIST_07,
        ),
    ],
);
static LAYOUT_2: Fact<&str> = Fact::new(
    "how the service divides the block, second generation, as for 10.31.0.0/22",
    &[Cited::new(
        "NSX 0.0/27, vCenter 0.32/27, management 0.64/27, network sync 0.96/27, NSX gateways \
         0.128/27 and 0.160/27, services 0.224/27, ESXi management 1.0/25, vMotion 1.128/25, vSAN \
         2.0/25, infrastructure gateway 2.128/26, reserved 0.128/27 (a slip) and \
         0.192/27",
        &DESIGN,
    )],
);

const TITLE: &str = "Network planning checklist for Azure VMware Solution";
const CHECKLIST: &str = "https://learn.microsoft.com/azure/azure-vmware/tutorial-network-checklist";

static CHECKLIST_04: Source = Source::new(TITLE, CHECKLIST, Edition::new(2021, 4, 23));
static CHECKLIST_07: Source = Source::new(TITLE, CHECKLIST, Edition::new(2021, 7, 1));
static DESIGN: Source = Source::new(
    "Azure VMware Solution Generation 2 network design considerations",
    "https://learn.microsoft.com/azure/azure-vmware/native-network-design-consideration",
    Edition::new(2025, 12, 16),
);
