//! Oracle Database@Azure: the client and the backup subnet of Exadata VM clusters.
//!
//! Its page exists in two texts of one date. They keep 17 and 13 addresses of the client subnet,
//! and both print tables that follow 17. Long, because every row of these tables is an example.

use super::prelude::*;
use crate::service::platform::Platform;

/// Oracle Database@Azure.
pub static SERVICE: Service = Service {
    id: "oracle-database",
    name: "Oracle Database@Azure, Exadata VM clusters",
    aliases: &["oracle", "oracle-database-at-azure", "odaa", "exadata"],
    group: Group::Data,
    about: "The client subnet, where every virtual machine takes four addresses and every VM \
            cluster three more, and the backup subnet, where a virtual machine takes three.",
    inputs: &[&CLUSTERS, &MACHINES, &DEPLOYMENTS, &SUBNETS, &KEPT],
    subnets: &[
        SubnetRule {
            role: "client",
            delegation: Some(&DELEGATION),
            platform: |given| {
                let kept = given.choice(&KEPT).map(|choice| choice.name);
                if kept == Some("13") { &CLIENT_13 } else { &CLIENT_17 }
            },
            smallest: Bound::Always(&SMALLEST),
            ipv6: Some(&IPV6),
            avoid: AVOID,
            wanted: |given| asked(given) != "backup",
            demand: |given| {
                Demand::none()
                    .steady(machines(given), "virtual machines", given.at(&PER_MACHINE))
                    .steady(clusters(given), "VM clusters", given.at(&PER_CLUSTER))
            },
            ..SubnetRule::ORDINARY
        },
        SubnetRule {
            role: "backup",
            delegation: Some(&DELEGATION),
            platform: |_| &BACKUP,
            ipv6: Some(&IPV6),
            avoid: AVOID,
            wanted: |given| asked(given) != "client",
            demand: |given| {
                let machines = machines(given);
                Demand::none().steady(machines, "virtual machines", given.at(&BACKUP_PER_MACHINE))
            },
            ..SubnetRule::ORDINARY
        },
    ],
    facts: &[
        &PER_MACHINE,
        &PER_CLUSTER,
        &BACKUP_PER_MACHINE,
        &KEPT_17,
        &KEPT_13,
        &KEPT_BACKUP,
        &SMALLEST,
        &DELEGATION,
        &IPV6,
    ],
    notes: NOTES,
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// VM clusters of one deployment.
pub const CLUSTERS: Input<Count> =
    Input::count("vm-clusters", "VM clusters of a deployment", 1, 100).also(&["clusters"]);
/// Virtual machines of each cluster.
pub const MACHINES: Input<Count> = Input::count("vms", "virtual machines of each cluster", 2, 100)
    .or(2)
    .also(&["vms-per-cluster"]);
/// Deployments of that kind.
pub const DEPLOYMENTS: Input<Count> = Input::count(
    "deployments",
    "deployments of that kind in the same subnets: the scenarios of the page's tables",
    1,
    1_000,
)
.or(1)
.also(&["scenarios"]);
/// Which of the two subnets is asked for.
pub const SUBNETS: Input<OneOf> =
    Input::choice("subnets", "which of the subnets are asked for", WHICH).or_choice("both");
/// How much of the client subnet is kept.
pub const KEPT: Input<OneOf> = Input::choice(
    "client-keeps",
    "addresses kept in the client subnet, on which two texts of the page disagree",
    KEEPS,
)
.or_choice("17");

static WHICH: &[Choice] = &[
    Choice::new("both", "the client and the backup subnet"),
    Choice::new("client", "the client subnet alone"),
    Choice::new("backup", "the backup subnet alone"),
];
static KEEPS: &[Choice] = &[
    Choice::new("17", "the first 16 addresses and the last").citing(&PLAN_17),
    Choice::new("13", "the first 4, the 9th to the 16th, and the last").citing(&PLAN_13),
];

fn asked(given: &Given) -> &'static str {
    given.choice(&SUBNETS).map_or("", |choice| choice.name)
}

fn clusters(given: &Given) -> u64 {
    given.count(&CLUSTERS).saturating_mul(given.count(&DEPLOYMENTS))
}

fn machines(given: &Given) -> u64 {
    clusters(given).saturating_mul(given.count(&MACHINES))
}

static CLIENT_17: Platform = Platform {
    reserved: &KEPT_17,
    kept: "reserved by the service in every client subnet",
    ..Platform::AZURE
};
static CLIENT_13: Platform = Platform { reserved: &KEPT_13, ..CLIENT_17 };
static BACKUP: Platform = Platform {
    reserved: &KEPT_BACKUP,
    kept: "reserved by the service in every backup subnet",
    ..CLIENT_17
};

const NOTES: &[Note] = &[
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "one text of the page keeps 17 addresses of a client subnet, another of the same \
                  date 13; Oracle's own page and every table follow 17, which is taken",
        source: &PLAN_13,
        applies: |given, _| given.choice(&KEPT).is_some_and(|choice| choice.name == "17"),
    },
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "the tables of the page still follow 17 kept addresses; with 13, as asked for, a \
                  subnet holds more than they print",
        source: &PLAN_13,
        applies: |given, _| given.choice(&KEPT).is_some_and(|choice| choice.name == "13"),
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "the table of backup subnets counts the 3 kept addresses again for every \
                  scenario; by the rule they are kept once, so a subnet holds more than it prints",
        source: &PLAN_17,
        applies: |given, _| asked(given) != "client",
    },
    Note {
        code: &codes::NOT_STATED,
        message: "a /27 is called the smallest for Exadata in one text, for Autonomous Database in \
                  another; it is taken for every client subnet",
        source: &PLAN_13,
        applies: |given, _| asked(given) != "backup",
    },
    Note {
        code: &codes::PAGES_DISAGREE,
        message: "the network page allows one delegated subnet in a virtual network, so client and \
                  backup subnets may have to be in two networks; the limits page counts 5 in a \
                  region, unless raised",
        source: &SUBNET_LIMITS,
        applies: |_, _| true,
    },
    Note {
        code: &codes::PAGE_SUM_WRONG,
        message: "two pages print the delegation as networkAttachment and networkAttachement; \
                  Azure takes Oracle.Database/networkAttachments",
        source: &SUBNET_LIMITS,
        applies: |_, _| true,
    },
];

const fn fits(length: u8, most: u64) -> Expect {
    Expect::Fits { input: "deployments", within: PrefixLen::v4(length), most }
}

const fn usable(length: u8, addresses: u64) -> Expect {
    Expect::Usable { within: PrefixLen::v4(length), addresses }
}

/// Of a row of the backup table only the sizes where it agrees with the formula can be expected.
const TABLE: &str = "the table divides the whole block by this sum, so it counts the 3 kept \
                     addresses for every scenario; in larger subnets it prints fewer than fit";

const EXAMPLES: &[Example] = &[
    Example {
        id: "ORA-01",
        given: &[("vm-clusters", "1"), ("vms", "2")],
        expect: &[
            Expect::At { role: "client", expect: &Expect::Need(28) },
            Expect::At { role: "client", expect: &Expect::Prefix(PrefixLen::v4(27)) },
            Expect::At { role: "backup", expect: &Expect::Need(9) },
            Expect::At { role: "backup", expect: &Expect::Prefix(PrefixLen::v4(28)) },
        ],
        source: &PLAN_17,
        remark: "also ORA-02, the backup subnet",
    },
    Example {
        id: "ORA-C12",
        given: &[("vm-clusters", "1"), ("vms", "2"), ("subnets", "client")],
        expect: &[
            Expect::Need(28),
            fits(27, 1),
            fits(26, 4),
            fits(25, 10),
            fits(24, 21),
            fits(23, 45),
            fits(22, 91),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C13",
        given: &[("vm-clusters", "1"), ("vms", "3"), ("subnets", "client")],
        expect: &[
            Expect::Need(32),
            fits(27, 1),
            fits(26, 3),
            fits(25, 7),
            fits(24, 15),
            fits(23, 33),
            fits(22, 67),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C14",
        given: &[("vm-clusters", "1"), ("vms", "4"), ("subnets", "client")],
        expect: &[fits(26, 2), fits(25, 5), fits(24, 12), fits(23, 26), fits(22, 53)],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C22",
        given: &[("vm-clusters", "2"), ("vms", "2"), ("subnets", "client")],
        expect: &[
            Expect::Need(39),
            fits(26, 2),
            fits(25, 5),
            fits(24, 10),
            fits(23, 22),
            fits(22, 45),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C23",
        given: &[("vm-clusters", "2"), ("vms", "3"), ("subnets", "client")],
        expect: &[fits(26, 1), fits(25, 3), fits(24, 7), fits(23, 16), fits(22, 33)],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C24",
        given: &[("vm-clusters", "2"), ("vms", "4"), ("subnets", "client")],
        expect: &[
            Expect::Need(55),
            fits(26, 1),
            fits(25, 2),
            fits(24, 6),
            fits(23, 13),
            fits(22, 26),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-C12-13",
        given: &[("vm-clusters", "1"), ("vms", "2"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(24)],
        source: &PLAN_13,
        remark: "",
    },
    Example {
        id: "ORA-C13-13",
        given: &[("vm-clusters", "1"), ("vms", "3"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(28)],
        source: &PLAN_13,
        remark: "",
    },
    Example {
        id: "ORA-C14-13",
        given: &[("vm-clusters", "1"), ("vms", "4"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(32)],
        source: &PLAN_13,
        remark: "the page prints 34; its own numbers, 13 + 4 x 4 + 3, come to 32",
    },
    Example {
        id: "ORA-C22-13",
        given: &[("vm-clusters", "2"), ("vms", "2"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(35)],
        source: &PLAN_13,
        remark: "",
    },
    Example {
        id: "ORA-C23-13",
        given: &[("vm-clusters", "2"), ("vms", "3"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(43)],
        source: &PLAN_13,
        remark: "",
    },
    Example {
        id: "ORA-C24-13",
        given: &[("vm-clusters", "2"), ("vms", "4"), ("subnets", "client"), ("client-keeps", "13")],
        expect: &[Expect::Need(51)],
        source: &PLAN_13,
        remark: "",
    },
    Example {
        id: "ORA-U-client",
        given: &[("vm-clusters", "1"), ("subnets", "client")],
        expect: &[
            usable(27, 15),
            usable(26, 47),
            usable(25, 111),
            usable(24, 239),
            usable(23, 495),
            usable(22, 1_007),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-U-backup",
        given: &[("vm-clusters", "1"), ("subnets", "backup")],
        expect: &[
            usable(28, 13),
            usable(27, 29),
            usable(26, 61),
            usable(25, 125),
            usable(24, 253),
            usable(23, 509),
            usable(22, 1_021),
        ],
        source: &PLAN_17,
        remark: "",
    },
    Example {
        id: "ORA-B12",
        given: &[("vm-clusters", "1"), ("vms", "2"), ("subnets", "backup")],
        expect: &[Expect::Need(9)],
        source: &PLAN_17,
        remark: TABLE,
    },
    Example {
        id: "ORA-B13",
        given: &[("vm-clusters", "1"), ("vms", "3"), ("subnets", "backup")],
        expect: &[Expect::Need(12), fits(28, 1)],
        source: &PLAN_17,
        remark: TABLE,
    },
    Example {
        id: "ORA-B14",
        given: &[("vm-clusters", "1"), ("vms", "4"), ("subnets", "backup")],
        expect: &[Expect::Need(15), fits(28, 1), fits(27, 2)],
        source: &PLAN_17,
        remark: TABLE,
    },
    Example {
        id: "ORA-B22",
        given: &[("vm-clusters", "2"), ("vms", "2"), ("subnets", "backup")],
        expect: &[Expect::Need(15), fits(28, 1), fits(27, 2)],
        source: &PLAN_17,
        remark: TABLE,
    },
    Example {
        id: "ORA-B23",
        given: &[("vm-clusters", "2"), ("vms", "3"), ("subnets", "backup")],
        expect: &[Expect::Need(21), fits(27, 1), fits(26, 3), fits(25, 6)],
        source: &PLAN_17,
        remark: TABLE,
    },
    Example {
        id: "ORA-B24",
        given: &[("vm-clusters", "2"), ("vms", "4"), ("subnets", "backup")],
        expect: &[fits(27, 1), fits(26, 2)],
        source: &PLAN_17,
        remark: TABLE,
    },
];

const AVOID: &[Avoid] = &[Avoid {
    ranges: &[range(100, 106, 0, 0, 16), range(100, 107, 0, 0, 16)],
    what: "interconnect of Exadata X9M",
    why: "the service uses it itself",
    source: &PLAN_17,
}];

static PER_MACHINE: Fact<u64> =
    Fact::new("addresses per virtual machine, client subnet", &[Cited::new(4, &PLAN_17)]);
static PER_CLUSTER: Fact<u64> =
    Fact::new("addresses per VM cluster, client subnet", &[Cited::new(3, &PLAN_17)]);
static BACKUP_PER_MACHINE: Fact<u64> =
    Fact::new("addresses per virtual machine, backup subnet", &[Cited::new(3, &PLAN_17)]);
static KEPT_17: Fact<u64> =
    Fact::new("addresses kept in a client subnet, one text", &[Cited::new(17, &PLAN_17)]);
static KEPT_13: Fact<u64> =
    Fact::new("addresses kept in a client subnet, other text", &[Cited::new(13, &PLAN_13)]);
static KEPT_BACKUP: Fact<u64> =
    Fact::new("addresses kept in a backup subnet", &[Cited::new(3, &PLAN_17)]);
static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest client subnet", &[Cited::new(PrefixLen::v4(27), &PLAN_17)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Oracle.Database/networkAttachments", &NETWORK)]);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &NETWORK)]);

const PLAN: &str = "https://learn.microsoft.com/azure/oracle/oracle-db/oracle-database-plan-ip";

static PLAN_17: Source =
    Source::new("Plan IP address space for Oracle Database@Azure", PLAN, Edition::new(2024, 8, 29));
static PLAN_13: Source =
    Source::new("Plan IP address space for Oracle Database@Azure", PLAN, Edition::new(2024, 8, 29))
        .noting("second text of that date");
static NETWORK: Source = Source::new(
    "Network planning for Oracle Database@Azure",
    "https://learn.microsoft.com/azure/oracle/oracle-db/oracle-database-network-plan",
    Edition::new(2023, 12, 12),
)
.noting("prints the delegation in the singular");
static SUBNET_LIMITS: Source = Source::new(
    "Delegated subnet limits in Oracle Database@Azure",
    "https://learn.microsoft.com/azure/oracle/oracle-db/oracle-database-delegated-subnet-limits",
    Edition::new(2024, 8, 1),
);
