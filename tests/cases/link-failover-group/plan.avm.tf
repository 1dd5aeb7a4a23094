# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of west/db, north/db.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "resource_group_name" {
  description = "The name of the same resource group."
  type        = string
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "north__db" {
  name                = "nsg-north-db"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "north__db" {
  name                = "rt-north-db"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
}

# Network north: 10.1.0.0/24
module "vnet_north" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "north"
  parent_id     = var.resource_group_id
  location      = "northeurope"
  address_space = ["10.1.0.0/24"]

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
      address_prefixes                = ["10.1.0.0/27"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.north__db.id }
      route_table                     = { id = azurerm_route_table.north__db.id }
    }
  }
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "west__db" {
  name                = "nsg-west-db"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "west__db" {
  name                = "rt-west-db"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Network west: 10.0.0.0/24
module "vnet_west" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "west"
  parent_id     = var.resource_group_id
  location      = "westeurope"
  address_space = ["10.0.0.0/24"]

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
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.west__db.id }
      route_table                     = { id = azurerm_route_table.west__db.id }
    }
  }
}

# west is peered with north
module "peer_west__north" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-west-north"
  parent_id                 = module.vnet_west.resource_id
  remote_virtual_network_id = module.vnet_north.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_west, module.vnet_north]
}

# north is peered with west
module "peer_north__west" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-north-west"
  parent_id                 = module.vnet_north.resource_id
  remote_virtual_network_id = module.vnet_west.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_north, module.vnet_west]
}
