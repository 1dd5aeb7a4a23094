# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: vpn of hub, office.

locals {
  networks = {
    # Network data: 10.0.1.0/24
    data = {
      name          = "data"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.1.0/24"]

      subnets = {
        # Subnet db: sql-managed-instance
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: VM groups
        #   4 steady: 2 General Purpose instances, 2 each
        #   4 scaling: 2 General Purpose instances held twice, 2 each
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
        # Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
        # Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        # Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
        db = {
          name                            = "db"
          id                              = null
          address_prefixes                = ["10.0.1.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Sql/managedInstances"
          network_security_group_required = true
          route_table_required            = true
        }
      }
    }

    # Network hub: 10.0.0.0/24
    hub = {
      name          = "hub"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.0.0/24"]

      subnets = {
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
          address_prefixes                = ["10.0.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }

  peerings = [
    # hub is peered with data
    {
      name                  = "peer-hub-data"
      network               = "hub"
      remote_network        = "data"
      allow_gateway_transit = true
      use_remote_gateways   = false
    },
    # data is peered with hub
    # It uses the gateway of hub, which has to exist first.
    {
      name                  = "peer-data-hub"
      network               = "data"
      remote_network        = "hub"
      allow_gateway_transit = false
      use_remote_gateways   = true
    },
  ]
}
