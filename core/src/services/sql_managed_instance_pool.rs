//! Azure SQL Managed Instance: one instance pool in a subnet of its own.

use super::prelude::*;
use super::sql_managed_instance::{
    ATTACHED, DELEGATION, DNS, IPV6, NAT, ROUTES, SECURITY_GROUP, SIZE_2023, SIZE_2025, WITH_POOLS,
};

/// An instance pool of Azure SQL Managed Instance.
pub static SERVICE: Service = Service {
    id: "sql-managed-instance-pool",
    name: "Azure SQL Managed Instance pool",
    aliases: &["sqlmi-pool", "instance-pool"],
    group: Group::Data,
    about: "One instance pool: General Purpose instances on machines they share. A pool never \
            shares a VM group with single instances.",
    inputs: &[&INSTANCES, &SCALING],
    resources: &["Microsoft.Sql/instancePools"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&IPV6),
        ipv6_in_network: Some(&IPV6),
        beside: &[Beside::plain("sql-managed-instance", &WITH_POOLS)],
        demand,
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
            Attachment::new(AttachmentKind::NatGateway, &NAT),
            Attachment::new(AttachmentKind::DnsServer, &DNS),
        ],
        ..SubnetRule::ORDINARY
    }],
    facts: &[
        &IPV6,
        &PER_POOL,
        &PER_INSTANCE,
        &DOUBLING,
        &MOST_INSTANCES,
        &SMALLEST,
        &DELEGATION,
        &WITH_POOLS,
        &SECURITY_GROUP,
        &ROUTES,
        &NAT,
        &DNS,
    ],
    limits: |given| {
        let most = given.at(&MOST_INSTANCES);
        let because = format!("a pool holds at most {} instances", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    notes: &[ATTACHED],
    examples: &[
        Example {
            id: "MI-POOL-1",
            given: &[("instances", "1")],
            expect: &[Expect::Need(21), Expect::Prefix(PrefixLen::v4(27))],
            source: &POOL_2026,
            remark: "2 x (5 + 3 x 1) + 5, by the page's formula",
        },
        Example {
            id: "MI-POOL-40",
            given: &[("instances", "40")],
            expect: &[Expect::Need(255), Expect::Prefix(PrefixLen::v4(24))],
            source: &POOL_2026,
            remark: "2 x (5 + 3 x 40) + 5, by the page's formula",
        },
        Example {
            id: "MI-POOL-3-2024",
            given: &[("instances", "3")],
            expect: &[Expect::Need(33), Expect::Prefix(PrefixLen::v4(26))],
            source: &POOL_2024,
            remark: "2 x (5 + 3 x 3) + 5, by the page's formula",
        },
    ],
    connects: Some(Connects::ManagedInstance),
    ..Service::PLAIN
};

/// Instances of the pool.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of the pool, at the most you plan", 1, 40);
/// Whether to keep the room to scale.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep the addresses the pool takes twice while it scales");

fn demand(given: &Given) -> Demand {
    let steady = Demand::none().steady(1, "the pool itself", given.at(&PER_POOL)).steady(
        given.count(&INSTANCES),
        "instances of the pool",
        given.at(&PER_INSTANCE),
    );
    if given.is_on(&SCALING) { steady.doubled(given.at(&DOUBLING)) } else { steady }
}

static PER_POOL: Fact<u64> = Fact::new(
    "addresses of the pool itself",
    &[Cited::new(5, &POOL_2024), Cited::new(5, &POOL_2026)],
);
static PER_INSTANCE: Fact<u64> = Fact::new(
    "addresses per instance of the pool",
    &[Cited::new(3, &POOL_2024), Cited::new(3, &POOL_2026)],
);
static DOUBLING: Fact<&str> = Fact::new(
    "why the pool's addresses are doubled",
    &[
        Cited::new("held twice while the pool scales", &POOL_2024),
        Cited::new("held twice while the pool scales", &POOL_2026),
    ],
);
static MOST_INSTANCES: Fact<u64> = Fact::new(
    "most instances in a pool",
    &[Cited::new(40, &POOL_2024), Cited::new(40, &POOL_2026)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(27), &SIZE_2023), Cited::new(PrefixLen::v4(27), &SIZE_2025)],
);

const POOL: &str =
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/instance-pools-configure";

static POOL_2024: Source =
    Source::new("Create and manage instance pools", POOL, Edition::new(2024, 1, 31));
static POOL_2026: Source =
    Source::new("Create and manage instance pools", POOL, Edition::new(2026, 3, 18));
