# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.

locals {
  networks = {
    # Network vnet-sql-neu: 10.40.0.0/25
    vnet-sql-neu = {
      name          = "vnet-sql-neu"
      id            = null
      location      = "northeurope"
      address_space = ["10.40.0.0/25"]

      subnets = {
        # Subnet snet-sqlmi: sql-managed-instance
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   8 steady: VM groups
        #   8 steady: 4 General Purpose instances, 2 each
        #   10 steady: 2 Business Critical instances, 5 each
        #   8 scaling: 4 General Purpose instances held twice, 2 each
        #   10 scaling: 2 Business Critical instances held twice, 5 each
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
        # Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        snet-sqlmi = {
          name                            = "snet-sqlmi"
          id                              = null
          address_prefixes                = ["10.40.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }

        # Subnet snet-jump: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        snet-jump = {
          name                            = "snet-jump"
          id                              = null
          address_prefixes                = ["10.40.0.64/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network vnet-sql-weu: 10.40.0.128/25
    vnet-sql-weu = {
      name          = "vnet-sql-weu"
      id            = null
      location      = "westeurope"
      address_space = ["10.40.0.128/25"]

      subnets = {
        # Subnet snet-sqlmi: sql-managed-instance
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   8 steady: VM groups
        #   8 steady: 4 General Purpose instances, 2 each
        #   10 steady: 2 Business Critical instances, 5 each
        #   8 scaling: 4 General Purpose instances held twice, 2 each
        #   10 scaling: 2 Business Critical instances held twice, 5 each
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
        # Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        snet-sqlmi = {
          name                            = "snet-sqlmi"
          id                              = null
          address_prefixes                = ["10.40.0.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }

        # Subnet snet-jump: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        snet-jump = {
          name                            = "snet-jump"
          id                              = null
          address_prefixes                = ["10.40.0.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }

  peerings = [
    # vnet-sql-weu is peered with vnet-sql-neu
    {
      name                  = "peer-vnet-sql-weu-vnet-sql-neu"
      network               = "vnet-sql-weu"
      remote_network        = "vnet-sql-neu"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # vnet-sql-neu is peered with vnet-sql-weu
    {
      name                  = "peer-vnet-sql-neu-vnet-sql-weu"
      network               = "vnet-sql-neu"
      remote_network        = "vnet-sql-weu"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
  ]
}
