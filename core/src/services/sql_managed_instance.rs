//! Azure SQL Managed Instance: single instances in a subnet of their own.
//!
//! The pages changed the way they count five times; each number below is one column of that history, which is
//! why the file is long.

use super::managed_instance_rules;
use super::prelude::*;
use crate::service::AttachmentContents;

/// Azure SQL Managed Instance.
pub static SERVICE: Service = Service {
    id: "sql-managed-instance",
    name: "Azure SQL Managed Instance",
    aliases: &["sqlmi", "sql-mi", "managed-instance"],
    keywords: &["azure sql"],
    group: Group::Data,
    about: "Single managed instances, counted by service tier and by the VM groups they form: one \
            for every pair of hardware and maintenance-window configurations in the subnet.",
    inputs: &[
        &GENERAL_PURPOSE,
        &BUSINESS_CRITICAL,
        &ZONE_REDUNDANT,
        &VM_GROUPS,
        &HARDWARE,
        &WINDOWS,
        &SCALING,
    ],
    resources: &["Microsoft.Sql/managedInstances"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        // Since 2021 the minimum is what used to be advice.
        advised: Bound::Chosen(|given| (given.edition() < SIZE_2021.date).then_some(&ADVISED)),
        ipv6: Some(&IPV6),
        ipv6_in_network: Some(&IPV6),
        beside: &[Beside::plain("sql-managed-instance-pool", &WITH_POOLS)],
        demand,
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP).with(&RULES_IN_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES).with(&ROUTES_IN_TABLE),
            Attachment::new(AttachmentKind::NatGateway, &NAT),
            Attachment::new(AttachmentKind::ServiceEndpoint, &ENDPOINTS),
            Attachment::new(AttachmentKind::DnsServer, &DNS),
        ],
        ..SubnetRule::ORDINARY
    }],
    limits,
    facts: &[
        &IPV6,
        &EACH_GENERAL_PURPOSE,
        &EACH_BUSINESS_CRITICAL,
        &EACH_ZONE_REDUNDANT,
        &EACH_VM_GROUP,
        &EACH_VIRTUAL_CLUSTER,
        &SPARE_CLUSTER,
        &SCALING_GENERAL_PURPOSE,
        &SCALING_BUSINESS_CRITICAL,
        &HARDWARE_COUNTS,
        &SMALLEST,
        &ADVISED,
        &DELEGATION,
        &WITH_POOLS,
        &SECURITY_GROUP,
        &ROUTES,
        &NAT,
        &ENDPOINTS,
        &DNS,
    ],
    notes: NOTES,
    examples: EXAMPLES,
    connects: Some(Connects::ManagedInstance),
    ..Service::PLAIN
};

/// General Purpose instances.
pub const GENERAL_PURPOSE: Input<Count> =
    Input::count("general-purpose", "General Purpose instances, next-gen included", 0, 1_000)
        .or(0)
        .also(&["gp"]);
/// Business Critical instances.
pub const BUSINESS_CRITICAL: Input<Count> = Input::count(
    "business-critical",
    "Business Critical instances, zone-redundant ones included",
    0,
    1_000,
)
.or(0)
.also(&["bc"]);
/// How many of the Business Critical instances are zone-redundant.
pub const ZONE_REDUNDANT: Input<Count> = Input::count(
    "business-critical-zone-redundant",
    "how many of the Business Critical instances are zone-redundant",
    0,
    1_000,
)
.or(0)
.also(&["bc-zone-redundant"]);
/// VM groups, said outright.
pub const VM_GROUPS: Input<Count> = Input::count(
    "vm-groups",
    "VM groups, where you know them; else configurations times windows",
    1,
    100,
)
.optional()
.instead_of(&["hardware-configurations", "maintenance-windows"]);
/// Different hardware configurations.
pub const HARDWARE: Input<Count> = Input::count(
    "hardware-configurations",
    "different hardware generations and series in the subnet",
    1,
    3,
)
.optional();
/// Different maintenance windows.
pub const WINDOWS: Input<Count> =
    Input::count("maintenance-windows", "different maintenance windows in the subnet", 1, 3)
        .optional();
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses instances take twice while their vCores scale");

fn demand(given: &Given) -> Demand {
    let general_purpose = given.count(&GENERAL_PURPOSE);
    let business_critical = given.count(&BUSINESS_CRITICAL);
    let instances = general_purpose.saturating_add(business_critical);
    let groups = vm_groups(given);

    let steady = Demand::none()
        .steady(groups, "VM groups", given.at(&EACH_VM_GROUP))
        .steady(instances, "virtual clusters, one per instance", given.at(&EACH_VIRTUAL_CLUSTER))
        .steady(general_purpose, "General Purpose instances", given.at(&EACH_GENERAL_PURPOSE))
        .steady(business_critical, "Business Critical instances", given.at(&EACH_BUSINESS_CRITICAL))
        .steady(
            given.count(&ZONE_REDUNDANT),
            "of them zone-redundant",
            given.at(&EACH_ZONE_REDUNDANT),
        );
    if !given.is_on(&SCALING) {
        return steady;
    }
    steady
        .scaling(
            general_purpose,
            "General Purpose instances held twice",
            given.at(&SCALING_GENERAL_PURPOSE),
        )
        .scaling(
            business_critical,
            "Business Critical instances held twice",
            given.at(&SCALING_BUSINESS_CRITICAL),
        )
        .scaling(groups, "spare, for a new virtual cluster", given.at(&SPARE_CLUSTER))
}

/// How many VM groups (earlier: configurations) the instances form.
fn vm_groups(given: &Given) -> u64 {
    let hardware = if given.at(&HARDWARE_COUNTS).value { given.count(&HARDWARE).max(1) } else { 1 };
    match given.count(&VM_GROUPS) {
        0 => hardware * given.count(&WINDOWS).max(1),
        said => said,
    }
}

fn limits(given: &Given) -> Vec<Limit> {
    let business_critical = given.count(&BUSINESS_CRITICAL);
    let one_at_least = u64::from(business_critical == 0);
    let because = "a subnet needs a General Purpose or a Business Critical instance";
    let (least, most) = (one_at_least, u64::MAX);
    let redundant = format!("there are {business_critical} Business Critical instances in all");
    alloc::vec![
        Limit::between(&GENERAL_PURPOSE, least, most, because),
        Limit::between(&ZONE_REDUNDANT, 0, business_critical, redundant),
    ]
}

const EXAMPLES: &[Example] = &[
    Example {
        id: "MI-01",
        given: &[("general-purpose", "3"), ("business-critical", "2")],
        expect: &[Expect::Need(19), Expect::Prefix(PrefixLen::v4(27))],
        source: &SIZE_2019,
        remark: "",
    },
    Example {
        id: "MI-02",
        given: &[("general-purpose", "3"), ("business-critical", "2")],
        expect: &[Expect::Need(54), Expect::Prefix(PrefixLen::v4(26))],
        source: &SIZE_2020,
        remark: "the page prints 43; its own numbers, 5 + 3 x 9 + 2 x 11, come to 54",
    },
    Example {
        id: "MI-04",
        given: &[
            ("general-purpose", "3"),
            ("business-critical", "2"),
            ("maintenance-windows", "1"),
        ],
        expect: &[Expect::Need(89), Expect::Prefix(PrefixLen::v4(25))],
        source: &SIZE_2021,
        remark: "the first revision of that date prints 85; its formula comes to 89, as the \
                 corrected revision prints",
    },
    Example {
        id: "MI-05",
        given: &[("general-purpose", "3"), ("business-critical", "2"), ("vm-groups", "1")],
        expect: &[Expect::Need(89), Expect::Prefix(PrefixLen::v4(25))],
        source: &SIZE_2022,
        remark: "",
    },
    Example {
        id: "MI-06",
        given: &[("general-purpose", "3"), ("business-critical", "2"), ("vm-groups", "1")],
        expect: &[Expect::Need(49), Expect::Prefix(PrefixLen::v4(26))],
        source: &SIZE_2023,
        remark: "",
    },
    Example {
        id: "MI-08",
        given: &[("general-purpose", "3"), ("business-critical", "2"), ("vm-groups", "1")],
        expect: &[Expect::Need(45), Expect::Prefix(PrefixLen::v4(26))],
        source: &SIZE_2025,
        remark: "",
    },
    Example {
        id: "MI-09",
        given: &[
            ("general-purpose", "4"),
            ("business-critical", "3"),
            ("business-critical-zone-redundant", "2"),
            ("vm-groups", "2"),
        ],
        expect: &[Expect::Need(71), Expect::Prefix(PrefixLen::v4(25))],
        source: &SIZE_2025,
        remark: "the text has 2 zone-redundant instances, the printed sum of 69 counts 1; the \
                 prefix is the same",
    },
    Example {
        id: "MI-09-as-summed",
        given: &[
            ("general-purpose", "4"),
            ("business-critical", "3"),
            ("business-critical-zone-redundant", "1"),
            ("vm-groups", "2"),
        ],
        expect: &[Expect::Need(69), Expect::Prefix(PrefixLen::v4(25))],
        source: &SIZE_2025,
        remark: "with the one zone-redundant instance that the printed sum counts",
    },
    Example {
        id: "MI-10",
        given: &[("general-purpose", "1"), ("scaling", "false")],
        expect: &[Expect::Need(15), Expect::Prefix(PrefixLen::v4(27))],
        source: &SIZE_2025,
        remark: "",
    },
    Example {
        id: "MI-11",
        given: &[("business-critical", "1"), ("scaling", "false")],
        expect: &[Expect::Need(18), Expect::Prefix(PrefixLen::v4(27))],
        source: &SIZE_2025,
        remark: "",
    },
    Example {
        id: "MI-11-zone-redundant",
        given: &[
            ("business-critical", "1"),
            ("business-critical-zone-redundant", "1"),
            ("scaling", "false"),
        ],
        expect: &[Expect::Need(20)],
        source: &SIZE_2025,
        remark: "",
    },
    Example {
        id: "MI-13-2021",
        given: &[("general-purpose", "1"), ("scaling", "false")],
        expect: &[Expect::Need(14), Expect::Prefix(PrefixLen::v4(27))],
        source: &SIZE_2021,
        remark: "",
    },
    Example {
        id: "MI-13-2022",
        given: &[("general-purpose", "1"), ("scaling", "false")],
        expect: &[Expect::Need(14)],
        source: &SIZE_2022,
        remark: "",
    },
    Example {
        id: "MI-13-2023",
        given: &[("general-purpose", "1"), ("scaling", "false")],
        expect: &[Expect::Need(14)],
        source: &SIZE_2023,
        remark: "",
    },
    Example {
        id: "MI-14-2021",
        given: &[("business-critical", "1"), ("scaling", "false")],
        expect: &[Expect::Need(16)],
        source: &SIZE_2021,
        remark: "",
    },
    Example {
        id: "MI-14-2022",
        given: &[("business-critical", "1"), ("scaling", "false")],
        expect: &[Expect::Need(16)],
        source: &SIZE_2022,
        remark: "",
    },
    Example {
        id: "MI-14-2023",
        given: &[("business-critical", "1"), ("scaling", "false")],
        expect: &[Expect::Need(16)],
        source: &SIZE_2023,
        remark: "",
    },
    Example {
        id: "MI-18",
        given: &[
            ("general-purpose", "1"),
            ("hardware-configurations", "1"),
            ("maintenance-windows", "1"),
            ("scaling", "false"),
        ],
        expect: &[Expect::Steady(10)],
        source: &SIZE_2025,
        remark: "1 VM group of 8, and the instance's 2",
    },
    Example {
        id: "MI-19",
        given: &[
            ("general-purpose", "1"),
            ("hardware-configurations", "3"),
            ("maintenance-windows", "3"),
            ("scaling", "false"),
        ],
        expect: &[Expect::Steady(74)],
        source: &SIZE_2025,
        remark: "9 VM groups of 8, and the instance's 2",
    },
];

const NOTES: &[Note] = &[
    ATTACHED,
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "of two subnets of instances that are peered, each needs a network security group \
                  and a route table of its own",
        source: &CONNECTIVITY_2026,
        applies: |_, _| true,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a NAT gateway on the subnet and encryption of the virtual network are not \
                  supported",
        source: &CONNECTIVITY_2026,
        applies: |_, _| true,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "while a General Purpose instance moves to Business Critical, it takes five \
                  addresses more, three over what scaling keeps for it",
        source: &SIZE_2025,
        applies: |given, _| given.count(&GENERAL_PURPOSE) > 0,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a subnet can hold more than nine VM groups, as the machines of one are limited; \
                  give the number as vm-groups",
        source: &CLUSTER_2025,
        applies: |given, _| vm_groups(given) >= 9,
    },
    Note {
        code: &codes::NOT_STATED,
        message: "no page says whether the 2 addresses of zone redundancy are held twice while \
                  scaling; as in the page's formula, they are counted once",
        source: &SIZE_2025,
        applies: |given, _| given.count(&ZONE_REDUNDANT) > 0 && given.is_on(&SCALING),
    },
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "the text still gives a new VM group 6 addresses where the table and the formula \
                  of the same page give 8; 8 is counted",
        source: &SIZE_2025,
        applies: |_, _| true,
    },
    Note {
        code: &codes::NOT_STATED,
        message: "no page gives next-gen General Purpose a figure of its own; it counts as General \
                  Purpose",
        source: &NEXT_GEN,
        applies: |given, _| given.count(&GENERAL_PURPOSE) > 0,
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "the page's own example prints 43 where its numbers come to 54; the numbers count",
        source: &SIZE_2020,
        applies: |given, _| given.edition() < SIZE_2021.date,
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "a revision of that day prints 85 where its formula comes to 89; the formula \
                  counts",
        source: &SIZE_2021,
        applies: |given, _| given.edition() < SIZE_2022.date,
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "the page's second example prints 69, counting 1 zone-redundant instance of the 2 \
                  in its text; the formula counts both",
        source: &SIZE_2025,
        applies: |given, _| given.count(&ZONE_REDUNDANT) > 0,
    },
];

pub(super) const ATTACHED: Note = Note {
    code: &codes::BEFORE_YOU_DEPLOY,
    message: "a network security group and a route table must be attached to the subnet",
    source: &CONNECTIVITY_2019,
    applies: |_, _| true,
};

static EACH_GENERAL_PURPOSE: Fact<u64> = Fact::new(
    "addresses per General Purpose instance",
    &[
        Cited::new(2, &SIZE_2019),
        Cited::new(9, &SIZE_2020),
        Cited::new(3, &SIZE_2021),
        Cited::new(3, &SIZE_2022),
        Cited::new(3, &SIZE_2023),
        Cited::new(2, &SIZE_2025_SECOND),
        Cited::new(2, &SIZE_2025),
    ],
);
static EACH_BUSINESS_CRITICAL: Fact<u64> = Fact::new(
    "addresses per Business Critical instance",
    &[
        Cited::new(4, &SIZE_2019),
        Cited::new(11, &SIZE_2020),
        Cited::new(5, &SIZE_2021),
        Cited::new(5, &SIZE_2022),
        Cited::new(5, &SIZE_2023),
        Cited::new(5, &SIZE_2025_SECOND),
        Cited::new(5, &SIZE_2025),
    ],
);
static EACH_ZONE_REDUNDANT: Fact<u64> = Fact::new(
    "addresses more per zone-redundant Business Critical instance",
    &[Cited::new(0, &SIZE_2019), Cited::new(2, &SIZE_2025_SECOND), Cited::new(2, &SIZE_2025)],
);
static EACH_VM_GROUP: Fact<u64> = Fact::new(
    "addresses per VM group",
    &[
        Cited::new(0, &SIZE_2019),
        Cited::new(6, &SIZE_2023),
        Cited::new(8, &SIZE_2025_SECOND),
        Cited::new(8, &SIZE_2025),
    ],
);
static EACH_VIRTUAL_CLUSTER: Fact<u64> = Fact::new(
    "addresses of a virtual cluster, counted per instance",
    &[
        Cited::new(0, &SIZE_2019),
        Cited::new(6, &SIZE_2021),
        Cited::new(6, &SIZE_2022),
        Cited::new(0, &SIZE_2023),
    ],
);
static SPARE_CLUSTER: Fact<u64> = Fact::new(
    "spare addresses for a new virtual cluster, per configuration",
    &[
        Cited::new(0, &SIZE_2019),
        Cited::new(16, &SIZE_2021),
        Cited::new(16, &SIZE_2022),
        Cited::new(0, &SIZE_2023),
    ],
);
static SCALING_GENERAL_PURPOSE: Fact<u64> = Fact::new(
    "addresses more while the vCores of a General Purpose instance scale",
    &[
        Cited::new(0, &SIZE_2019),
        Cited::new(3, &SIZE_2021),
        Cited::new(3, &SIZE_2022),
        Cited::new(3, &SIZE_2023),
        Cited::new(2, &SIZE_2025_SECOND),
        Cited::new(2, &SIZE_2025),
    ],
);
static SCALING_BUSINESS_CRITICAL: Fact<u64> = Fact::new(
    "addresses more while the vCores of a Business Critical instance scale",
    &[
        Cited::new(0, &SIZE_2019),
        Cited::new(5, &SIZE_2021),
        Cited::new(5, &SIZE_2022),
        Cited::new(5, &SIZE_2023),
        Cited::new(5, &SIZE_2025_SECOND),
        Cited::new(5, &SIZE_2025),
    ],
);
static HARDWARE_COUNTS: Fact<bool> = Fact::new(
    "whether different hardware makes configurations of its own",
    &[Cited::new(false, &SIZE_2021), Cited::new(true, &SIZE_2022), Cited::new(true, &CLUSTER_2025)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(28), &SIZE_2019),
        Cited::new(PrefixLen::v4(27), &SIZE_2021),
        Cited::new(PrefixLen::v4(27), &SIZE_2022),
        Cited::new(PrefixLen::v4(27), &SIZE_2023),
        Cited::new(PrefixLen::v4(27), &SIZE_2025),
        Cited::new(PrefixLen::v4(27), &CONNECTIVITY_2026),
    ],
);
static ADVISED: Fact<PrefixLen> =
    Fact::new("advised subnet", &[Cited::new(PrefixLen::v4(27), &CONNECTIVITY_2019)]);
pub(super) static WITH_POOLS: Fact<bool> = Fact::new(
    "single instances and instance pools may share the subnet, in VM groups of their own",
    &[Cited::new(true, &CLUSTER_2025)],
);
/// The page of 2019 wants none yet.
pub(super) static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.Sql/managedInstances", &CONNECTIVITY_2020),
        Cited::new("Microsoft.Sql/managedInstances", &CONNECTIVITY_2026),
    ],
);
pub(super) static SECURITY_GROUP: Fact<Stance> = Fact::new(
    "network security group on the subnet",
    &[
        Cited::new(Stance::Required, &CONNECTIVITY_2019),
        Cited::new(Stance::Required, &CONNECTIVITY_2026),
    ],
);
pub(super) static ROUTES: Fact<Stance> = Fact::new(
    "route table on the subnet",
    &[
        Cited::new(Stance::Required, &CONNECTIVITY_2019),
        Cited::new(Stance::Required, &CONNECTIVITY_2026),
    ],
);
/// Since 2020 the service adds what it needs itself.
pub(super) static RULES_IN_GROUP: Fact<AttachmentContents> = Fact::new(
    "rules in the network security group",
    &[
        Cited::new(managed_instance_rules::RULES, &CONNECTIVITY_2019),
        Cited::new(AttachmentContents::NOTHING, &CONNECTIVITY_2020),
    ],
);
pub(super) static ROUTES_IN_TABLE: Fact<AttachmentContents> = Fact::new(
    "routes in the route table",
    &[
        Cited::new(managed_instance_rules::ROUTES, &CONNECTIVITY_2019),
        Cited::new(AttachmentContents::NOTHING, &CONNECTIVITY_2020),
    ],
);
pub(super) static NAT: Fact<Stance> =
    Fact::new("NAT gateway on the subnet", &[Cited::new(Stance::Refused, &CONNECTIVITY_2026)]);
pub(super) static DNS: Fact<Stance> = Fact::new(
    "custom DNS server of the network",
    &[
        Cited::new(Stance::Limited("able to resolve public names"), &CONNECTIVITY_2019),
        Cited::new(Stance::Limited("able to resolve public names"), &CONNECTIVITY_2026),
    ],
);
static ENDPOINTS: Fact<Stance> = Fact::new(
    "service endpoints on the subnet",
    &[
        Cited::new(Stance::Refused, &CONNECTIVITY_2019),
        Cited::new(Stance::Optional, &CONNECTIVITY_2026),
    ],
);

const SIZE: &str =
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size";
const OLD_SIZE: &str = "https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-determine-size-vnet-subnet";

/// Deployments into a network with IPv6 space are expected to fail.
pub(super) static IPV6: Fact<bool> =
    Fact::new("the network may have IPv6 space", &[Cited::new(false, &CONNECTIVITY_2026)]);

static SIZE_2019: Source = Source::new(
    "Determine the size of a subnet for Azure SQL Database Managed Instance",
    OLD_SIZE,
    Edition::new(2019, 2, 22),
);
static SIZE_2020: Source = Source::new(
    "Determine the size of a subnet for Azure SQL Database Managed Instance",
    OLD_SIZE,
    Edition::new(2020, 1, 1),
)
.noting(
    "revision by hardware generation; the date is approximate: the page kept 2019-02-22, and \
     published translations still had the older rule in 2020-05",
);
static CONNECTIVITY_2019: Source = Source::new(
    "Connectivity architecture for a managed instance in Azure SQL Database",
    "https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture",
    Edition::new(2019, 4, 16),
);
static SIZE_2021: Source = Source::new(
    "Determine required subnet size and range for Azure SQL Managed Instance",
    SIZE,
    Edition::new(2021, 6, 14),
);
static SIZE_2022: Source =
    Source::new("Determine required subnet size and range", SIZE, Edition::new(2022, 4, 6));
pub(super) static SIZE_2023: Source =
    Source::new("Determine required subnet size and range", SIZE, Edition::new(2023, 11, 14));
static SIZE_2025_SECOND: Source =
    Source::new("Determine required subnet size and range", SIZE, Edition::new(2025, 9, 11))
        .noting("second revision of that day");
pub(super) static SIZE_2025: Source =
    Source::new("Determine required subnet size and range", SIZE, Edition::new(2025, 9, 19));
static CLUSTER_2025: Source = Source::new(
    "Virtual cluster architecture",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/virtual-cluster-architecture",
    Edition::new(2025, 8, 27),
);
static CONNECTIVITY_2020: Source = Source::new(
    "Connectivity architecture for Azure SQL Managed Instance",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview",
    Edition::new(2020, 3, 17),
);
static CONNECTIVITY_2026: Source = Source::new(
    "Connectivity architecture for Azure SQL Managed Instance",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview",
    Edition::new(2026, 5, 12),
);
pub(crate) static NEXT_GEN: Source = Source::new(
    "Use the next-gen General Purpose service tier",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use",
    Edition::new(2026, 5, 21),
);
