# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Client pool apps: 172.31.0.0/27, for the VPN gateway.
# Not in this file: point-to-site of hub, apps.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "resource_group_name" {
  description = "The name of the same resource group."
  type        = string
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "data__db" {
  name                = "nsg-data-db"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "data__db" {
  name                = "rt-data-db"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Network data: 10.0.1.0/24
module "vnet_data" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "data"
  parent_id     = var.resource_group_id
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
    "db" = {
      name                            = "db"
      address_prefixes                = ["10.0.1.0/27"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.data__db.id }
      route_table                     = { id = azurerm_route_table.data__db.id }
    }
  }
}

# Network hub: 10.0.0.0/24
module "vnet_hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub"
  parent_id     = var.resource_group_id
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
    "gateway" = {
      name                            = "GatewaySubnet"
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
    }
  }
}

# hub is peered with data
module "peer_hub__data" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-hub-data"
  parent_id                 = module.vnet_hub.resource_id
  remote_virtual_network_id = module.vnet_data.resource_id
  allow_gateway_transit     = true
  use_remote_gateways       = false
  allow_forwarded_traffic   = true

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_hub, module.vnet_data]
}

# data is peered with hub
# It uses the gateway of hub, which has to exist first.
module "peer_data__hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-data-hub"
  parent_id                 = module.vnet_data.resource_id
  remote_virtual_network_id = module.vnet_hub.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = true
  allow_forwarded_traffic   = true

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_data, module.vnet_hub]
}
