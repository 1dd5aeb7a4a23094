# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network data: 10.161.0.0/24
    data = {
      name          = "data"
      id            = null
      location      = null
      address_space = ["10.161.0.0/24"]

      subnets = {
        # Subnet instances: sql-managed-instance, sql-managed-instance-pool
        # Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
        #   8 steady: VM groups
        #   2 steady: General Purpose instances
        #   2 scaling: General Purpose instances held twice
        #   5 steady: the pool itself
        #   3 steady: instances of the pool
        #   8 scaling: held twice while the pool scales
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/instance-pools-configure, 2026-03-18
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
        # Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance pool allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance pool needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        instances = {
          name                            = "instances"
          id                              = null
          address_prefixes                = ["10.161.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }
      }
    }
  }
}
