# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Client pool apps: 172.31.0.0/27, for the VPN gateway.
# Not in this file: point-to-site of hub, apps.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "resource_group_name" {
  description = "The resource group of the networks."
  type        = string
}

# Network data: 10.0.1.0/24
resource "azurerm_virtual_network" "data" {
  name                = "data"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.1.0/24"]
}

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
resource "azurerm_subnet" "data__db" {
  name                            = "db"
  resource_group_name             = azurerm_virtual_network.data.resource_group_name
  virtual_network_name            = azurerm_virtual_network.data.name
  address_prefixes                = ["10.0.1.0/27"]
  default_outbound_access_enabled = false

  delegation {
    name = "delegation"

    service_delegation {
      name = "Microsoft.Sql/managedInstances"
    }
  }

  lifecycle {
    # Azure adds the actions of a delegation itself.
    ignore_changes = [delegation[0].service_delegation[0].actions]
  }
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "data__db" {
  name                = "nsg-data-db"
  resource_group_name = azurerm_virtual_network.data.resource_group_name
  location            = azurerm_virtual_network.data.location
}

resource "azurerm_subnet_network_security_group_association" "data__db" {
  subnet_id                 = azurerm_subnet.data__db.id
  network_security_group_id = azurerm_network_security_group.data__db.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "data__db" {
  name                = "rt-data-db"
  resource_group_name = azurerm_virtual_network.data.resource_group_name
  location            = azurerm_virtual_network.data.location
}

resource "azurerm_subnet_route_table_association" "data__db" {
  subnet_id      = azurerm_subnet.data__db.id
  route_table_id = azurerm_route_table.data__db.id
}

# Network hub: 10.0.0.0/24
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.0.0/24"]
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
resource "azurerm_subnet" "hub__gateway" {
  name                            = "GatewaySubnet"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.0/27"]
  default_outbound_access_enabled = false
}

# hub is peered with data
resource "azurerm_virtual_network_peering" "hub__data" {
  name                      = "peer-hub-data"
  resource_group_name       = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.data.id
  allow_gateway_transit     = true
  use_remote_gateways       = false
  allow_forwarded_traffic   = true

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet.hub__gateway,
    azurerm_subnet_network_security_group_association.data__db,
    azurerm_subnet_route_table_association.data__db,
  ]
}

# data is peered with hub
# It uses the gateway of hub, which has to exist first.
resource "azurerm_virtual_network_peering" "data__hub" {
  name                      = "peer-data-hub"
  resource_group_name       = azurerm_virtual_network.data.resource_group_name
  virtual_network_name      = azurerm_virtual_network.data.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_gateway_transit     = false
  use_remote_gateways       = true
  allow_forwarded_traffic   = true

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet_network_security_group_association.data__db,
    azurerm_subnet_route_table_association.data__db,
    azurerm_subnet.hub__gateway,
  ]
}
