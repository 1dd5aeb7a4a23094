//! The pages of links, with the numbers and the rules that changed between them.

use crate::address::PrefixLen;
use crate::fact::{Cited, Edition, Fact, Source};
use crate::services::private_endpoints::HIGH_SCALE_2025;
use crate::services::sql_managed_instance::NEXT_GEN;

/// The most peerings of a network.
pub(crate) static MOST_PEERINGS: Fact<u64> =
    Fact::new("peerings of a virtual network", &[Cited::new(500, &LIMITS_2022)]);

/// The most private addresses in use in networks that are peered.
pub(super) static MOST_PEERED_ADDRESSES: Fact<u64> = Fact::new(
    "private addresses in networks that are peered",
    &[Cited::new(128_000, &LIMITS_2022)],
);

/// The most private endpoints in networks that are peered.
pub(super) static MOST_PEERED_ENDPOINTS: Fact<u64> =
    Fact::new("endpoints in networks that are peered", &[Cited::new(4_000, &HIGH_SCALE_2025)]);

/// The same where the networks are set up for high scale.
pub(super) static MOST_PEERED_ENDPOINTS_SCALED: Fact<u64> = Fact::new(
    "endpoints in networks that are peered and set up for high scale",
    &[Cited::new(20_000, &HIGH_SCALE_2025)],
);

/// The most subnets that a peering of subnets joins, of both networks together.
pub(super) static MOST_SUBNETS: Fact<u64> =
    Fact::new("subnets that a peering of subnets joins", &[Cited::new(200, &SUBNETS_2024)]);

/// Whether managed instances are reached over a peering between regions.
pub(super) static GLOBAL_PEERING: Fact<bool> = Fact::new(
    "managed instances are reached over a peering between regions",
    &[
        Cited::new(false, &CONNECT_2018),
        Cited::dated_back(Edition::new(2020, 9, 9), true, &INSTANCES_2026),
    ],
);

/// The ports by which a client reaches a managed instance.
pub(super) static CLIENT_PORTS: Fact<&str> = Fact::new(
    "ports from a client to a managed instance",
    &[
        Cited::new("TCP 1433, and TCP 11000-11999 for redirected connections", &CONNECT_2018),
        Cited::new("TCP 1433, and TCP 11000-11999 for redirected connections", &INSTANCES_2026),
    ],
);

/// The ports between the instances of a failover group.
pub(super) static FAILOVER_PORTS: Fact<&str> = Fact::new(
    "ports between the instances of a failover group",
    &[Cited::new("TCP 5022 and TCP 11000-11999, in and out, on both sides", &FAILOVER_2025)],
);

/// The ports of SQL Server at its end of an instance link.
pub(super) static SERVER_PORTS: Fact<&str> = Fact::new(
    "ports of SQL Server that is linked with a managed instance",
    &[Cited::new("TCP 5022, in and out, to and from the whole subnet of the instance", &LINK_2022)],
);

/// The ports of the managed instance at its end of an instance link.
pub(super) static LINKED_PORTS: Fact<&str> = Fact::new(
    "ports of a managed instance that is linked with SQL Server",
    &[Cited::new("TCP 5022 and TCP 11000-11999, in and out", &LINK_2022)],
);

/// The most databases of an instance, and so of its links: each is one database.
pub(super) static MOST_LINKS: Fact<u64> =
    Fact::new("links of a managed instance", &[Cited::new(100, &LINKS_2022)]);

/// The same of a next-gen General Purpose instance, whose page counts databases.
pub(super) static MOST_LINKS_NEXT_GEN: Fact<u64> =
    Fact::new("links of a next-gen General Purpose instance", &[Cited::new(500, &NEXT_GEN)]);

/// The most failover groups of an instance.
pub(super) static MOST_FAILOVER_GROUPS: Fact<u64> =
    Fact::new("failover groups of a managed instance", &[Cited::new(1, &FAILOVER_2024)]);

/// The smallest subnet of instances that leaves room to scale out.
pub(super) static ROOM_TO_SCALE: Fact<PrefixLen> = Fact::new(
    "subnet of managed instances that leaves room to scale out",
    &[Cited::new(PrefixLen::v4(26), &SIZE_2019)],
);

/// The pricing tiers whose apps reach networks by gateways.
pub(super) static GATEWAY_TIERS: Fact<&[&str]> = Fact::new(
    "tiers of gateway-required integration",
    &[
        Cited::new(&["Basic", "Standard", "Premium", "PremiumV2", "PremiumV3"], &GATEWAY_2023),
        Cited::new(
            &["Basic", "Standard", "Premium", "PremiumV2", "PremiumV3", "PremiumV4"],
            &GATEWAY_2026,
        ),
    ],
);

/// The most networks that a plan reaches by gateways.
pub(super) static MOST_NETWORKS: Fact<u64> =
    Fact::new("networks that a plan reaches by gateways", &[Cited::new(5, &GATEWAY_2023)]);

pub(super) static PEERING_2023: Source = Source::new(
    "Create, change, or delete a virtual network peering",
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering",
    Edition::new(2023, 8, 24),
);
static LIMITS_2022: Source = Source::new(
    "Azure networking limits",
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
    Edition::new(2022, 12, 5),
);
pub(super) static SUBNETS_2024: Source = Source::new(
    "How to configure subnet peering",
    "https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering",
    Edition::new(2024, 12, 3),
);
pub(super) static CONNECT_2018: Source = Source::new(
    "Connect your application to Azure SQL Database Managed Instance",
    "https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connect-app",
    Edition::new(2018, 11, 9),
);
pub(super) static INSTANCES_2026: Source = Source::new(
    "Connectivity architecture for Azure SQL Managed Instance",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview",
    Edition::new(2026, 5, 12),
);
pub(super) static FAILOVER_2025: Source = Source::new(
    "Configure a failover group for Azure SQL Managed Instance",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/failover-group-configure-sql-mi",
    Edition::new(2025, 4, 27),
);
pub(super) static FAILOVER_2024: Source = Source::new(
    "Failover groups overview & best practices",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/failover-group-sql-mi",
    Edition::new(2024, 5, 31),
);
pub(super) static DIRECT_2023: Source = Source::new(
    "Connectivity architecture for Azure SQL Managed Instance",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview",
    Edition::new(2023, 8, 2),
);
static SIZE_2019: Source = Source::new(
    "Determine the size of a subnet for Azure SQL Database Managed Instance",
    "https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-determine-size-vnet-subnet",
    Edition::new(2019, 2, 22),
);
static LINK_2022: Source = Source::new(
    "Prepare your environment for a link",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/managed-instance-link-preparation",
    Edition::new(2022, 11, 16),
);
pub(super) static LINKS_2022: Source = Source::new(
    "Managed Instance link feature overview",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/managed-instance-link-feature-overview",
    Edition::new(2022, 12, 2),
);
pub(super) static LINKS_2023: Source = Source::new(
    "Overview of the Managed Instance link feature",
    "https://learn.microsoft.com/azure/azure-sql/managed-instance/managed-instance-link-feature-overview",
    Edition::new(2023, 2, 3),
);
static GATEWAY_2026: Source = Source::new(
    "Configure gateway-required virtual network integration",
    "https://learn.microsoft.com/azure/app-service/configure-gateway-required-vnet-integration",
    Edition::new(2026, 1, 30),
);
pub(super) static GATEWAY_2023: Source = Source::new(
    "Configure gateway-required virtual network integration",
    "https://learn.microsoft.com/azure/app-service/configure-gateway-required-vnet-integration",
    Edition::new(2023, 10, 17),
);
pub(super) static INTEGRATION_2023: Source = Source::new(
    "Integrate your app with an Azure virtual network",
    "https://learn.microsoft.com/azure/app-service/overview-vnet-integration",
    Edition::new(2023, 7, 21),
);
