# Written by ipplan from a plan, edition 2021-06-30. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/24
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
        # Subnet db: sql-managed-instance
        # Needs 89 of 128 addresses; decided by: need; edition 2021-06-30
        #   30 steady: 5 virtual clusters, one per instance, 6 each
        #   9 steady: 3 General Purpose instances, 3 each
        #   10 steady: 2 Business Critical instances, 5 each
        #   9 scaling: 3 General Purpose instances held twice, 3 each
        #   10 scaling: 2 Business Critical instances held twice, 5 each
        #   16 scaling: spare, for a new virtual cluster
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2021-06-14
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2020-06-26
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2020-03-17
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Azure SQL Managed Instance allows no service endpoint: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        db = {
          name                            = "db"
          id                              = null
          address_prefixes                = ["10.0.0.0/25"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }
      }
    }
  }
}
