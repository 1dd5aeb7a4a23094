//! Azure Database for PostgreSQL flexible server with private access.

use super::prelude::*;
use crate::service::platform::IPV6_2024;

/// Azure Database for PostgreSQL flexible server.
pub static SERVICE: Service = Service {
    id: "postgresql-flexible-server",
    name: "Azure Database for PostgreSQL flexible server",
    aliases: &["postgresql", "postgres", "postgres-flexible-server", "pgsql"],
    group: Group::Data,
    about: "The delegated subnet of PostgreSQL flexible servers with private access. Only servers \
            of this kind may live in it, several if you like.",
    inputs: &[&SERVERS],
    resources: &["Microsoft.DBforPostgreSQL/flexibleServers"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&IPV6),
        ipv6_in_network: Some(&IPV6),
        demand: |given| {
            Demand::none().steady(given.count(&SERVERS), "servers", given.at(&PER_SERVER))
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_SERVER, &SMALLEST, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "a server cannot move to another virtual network or subnet, and the subnet \
                      cannot be made larger once a server is in it",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "the page counts only a server with high availability; to be safe, one \
                      without is counted like it",
            source: &PAGE_2021,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not have a name that Azure keeps for others, such as \
                      GatewaySubnet or AzureFirewallSubnet",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "for replicas in another region the two networks must not overlap",
            source: &PAGE_2024,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "PG-01",
            given: &[("servers", "1")],
            expect: &[
                Expect::Steady(4),
                Expect::Usable { within: PrefixLen::v4(28), addresses: 11 },
                Expect::Prefix(PrefixLen::v4(28)),
            ],
            source: &PAGE_2024,
            remark: "one server with high availability",
        },
        Example {
            id: "PG-01-2021",
            given: &[("servers", "1")],
            expect: &[
                Expect::Steady(4),
                Expect::Usable { within: PrefixLen::v4(28), addresses: 11 },
                Expect::Prefix(PrefixLen::v4(28)),
            ],
            source: &PAGE_2021,
            remark: "one server with high availability",
        },
    ],
    ..Service::PLAIN
};

/// Servers in the subnet.
pub const SERVERS: Input<Count> =
    Input::count("servers", "servers in the subnet, read replicas included", 1, 10_000);

static PER_SERVER: Fact<u64> = Fact::new(
    "addresses of a server with high availability",
    &[Cited::new(4, &PAGE_2021), Cited::new(4, &PAGE_2024)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[Cited::new(PrefixLen::v4(28), &PAGE_2021), Cited::new(PrefixLen::v4(28), &PAGE_2024)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.DBforPostgreSQL/flexibleServers", &PAGE_2021),
        Cited::new("Microsoft.DBforPostgreSQL/flexibleServers", &PAGE_2024),
    ],
);

static IPV6: Fact<bool> =
    Fact::new("the network may have IPv6 space", &[Cited::new(false, &IPV6_2024)]);

const TITLE: &str = "Azure Database for PostgreSQL flexible server: private networking";

static PAGE_2021: Source = Source::new(
    TITLE,
    "https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking",
    Edition::new(2021, 11, 30),
);
static PAGE_2024: Source = Source::new(
    TITLE,
    "https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private",
    Edition::new(2024, 6, 27),
);
