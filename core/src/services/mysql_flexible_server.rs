//! Azure Database for MySQL flexible server with private access.

use super::prelude::*;

/// Azure Database for MySQL flexible server.
pub static SERVICE: Service = Service {
    id: "mysql-flexible-server",
    name: "Azure Database for MySQL flexible server",
    aliases: &["mysql"],
    group: Group::Data,
    about: "The delegated subnet of MySQL flexible servers with private access. Every node takes \
            one address: a server has one node, and two with high availability.",
    inputs: &[&SERVERS, &HIGH_AVAILABILITY, &SCALING],
    resources: &["Microsoft.DBforMySQL/flexibleServers"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        demand: |given| {
            let servers = given.count(&SERVERS);
            let standby = given.count(&HIGH_AVAILABILITY);
            let steady = Demand::none().steady(servers, "servers", given.at(&PER_NODE)).steady(
                standby,
                "standby servers",
                given.at(&PER_NODE),
            );
            if !given.is_on(&SCALING) {
                return steady;
            }
            let alone = servers.saturating_sub(standby);
            let what = "servers that may get high availability later";
            steady.scaling(alone, what, given.at(&KEPT_PER_SERVER))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let servers = given.count(&SERVERS);
        let because = format!("there are {servers} servers in all");
        alloc::vec![Limit::between(&HIGH_AVAILABILITY, 0, servers, because)]
    },
    facts: &[&PER_NODE, &KEPT_PER_SERVER, &SMALLEST, &DELEGATION],
    notes: &[Note {
        code: &codes::FIXED_SIZE,
        message: "the subnet cannot be made larger once something is in it, and a server cannot \
                  move to another subnet",
        source: &PAGE_2021,
        applies: |_, _| true,
    }],
    examples: &[
        Example {
            id: "MY-01-single",
            given: &[("servers", "1"), ("scaling", "false")],
            expect: &[
                Expect::Steady(1),
                Expect::Usable { within: PrefixLen::v4(29), addresses: 3 },
                Expect::Prefix(PrefixLen::v4(29)),
            ],
            source: &PAGE_2026,
            remark: "",
        },
        Example {
            id: "MY-01",
            given: &[("servers", "1"), ("high-availability", "1")],
            expect: &[Expect::Steady(2), Expect::Peak(2), Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2026,
            remark: "",
        },
        Example {
            id: "MY-advice",
            given: &[("servers", "1")],
            expect: &[Expect::Steady(1), Expect::Peak(2)],
            source: &PAGE_2021,
            remark: "the page advises to reserve 2 addresses for every server",
        },
        Example {
            id: "MY-01-2021",
            given: &[("servers", "1"), ("high-availability", "1")],
            expect: &[Expect::Steady(2), Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2021,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Servers in the subnet.
pub const SERVERS: Input<Count> =
    Input::count("servers", "servers in the subnet, read replicas included", 1, 10_000);
/// How many of the servers have high availability.
pub const HIGH_AVAILABILITY: Input<Count> =
    Input::count("high-availability", "how many of the servers have high availability", 0, 10_000)
        .or(0)
        .also(&["ha"]);
/// Whether to keep the room for high availability.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep room to turn on high availability for every server");

static PER_NODE: Fact<u64> = Fact::new(
    "addresses per node of a server",
    &[Cited::new(1, &PAGE_2021), Cited::new(1, &PAGE_2026)],
);
static KEPT_PER_SERVER: Fact<u64> = Fact::new(
    "addresses more to keep for a server without high availability",
    &[Cited::new(1, &PAGE_2021), Cited::new(1, &PAGE_2026)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(29), &PAGE_2021), Cited::new(PrefixLen::v4(29), &PAGE_2026)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.DBforMySQL/flexibleServers", &PAGE_2021),
        Cited::new("Microsoft.DBforMySQL/flexibleServers", &PAGE_2026),
    ],
);

const TITLE: &str = "Private network access for Azure Database for MySQL flexible server";
const PAGE: &str =
    "https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-vnet";

static PAGE_2021: Source = Source::new(TITLE, PAGE, Edition::new(2021, 8, 6));
static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 1, 5));
