# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network batch: 10.32.0.0/23
    batch = {
      name          = "batch"
      id            = null
      location      = "northeurope"
      address_space = ["10.32.0.0/23"]

      subnets = {
        # Subnet workers: hosts
        # Needs 245 of 256 addresses; decided by: need; edition 2026-10-06
        #   200 steady: addresses needed
        #   40 headroom: 20% of 200, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        workers = {
          name                            = "workers"
          id                              = null
          address_prefixes                = ["10.32.0.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   2 headroom: 20% of 8, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints = {
          name                            = "endpoints"
          id                              = null
          address_prefixes                = ["10.32.1.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network hub: 10.0.0.0/23
    hub = {
      name          = "hub"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.0.0/23"]

      subnets = {
        # Subnet bastion: bastion
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        # Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        bastion = {
          name                            = "AzureBastionSubnet"
          id                              = null
          address_prefixes                = ["10.0.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        # Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
        firewall = {
          name                            = "AzureFirewallSubnet"
          id                              = null
          address_prefixes                = ["10.0.0.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet gateway: vpn-gateway
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
        # Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
        # VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        # VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        gateway = {
          name                            = "GatewaySubnet"
          id                              = null
          address_prefixes                = ["10.0.0.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   1 headroom: 20% of 4, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        resolver = {
          name                            = "resolver"
          id                              = null
          address_prefixes                = ["10.0.0.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network shop: 10.32.2.0/24
    shop = {
      name          = "shop"
      id            = null
      location      = "westeurope"
      address_space = ["10.32.2.0/24"]

      subnets = {
        # Subnet web: app-service
        # Needs 125 of 128 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   40 steady: 10 instances, one for each Windows container app, 4 each
        #   50 scaling: held twice while the plan changes instance size
        #   20 headroom: 20% of 100, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["10.32.2.0/25"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet data: sql-managed-instance
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   8 steady: VM groups
        #   6 steady: 3 General Purpose instances, 2 each
        #   10 steady: 2 Business Critical instances, 5 each
        #   6 scaling: 3 General Purpose instances held twice, 2 each
        #   10 scaling: 2 Business Critical instances held twice, 5 each
        #   8 headroom: 20% of 40, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
        # Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        data = {
          name                            = "data"
          id                              = null
          address_prefixes                = ["10.32.2.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }
      }
    }
  }
}
