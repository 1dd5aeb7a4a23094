# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of west/db, north/db.

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

# Network north: 10.1.0.0/24
resource "azurerm_virtual_network" "north" {
  name                = "north"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
  address_space       = ["10.1.0.0/24"]
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
resource "azurerm_subnet" "north__db" {
  name                            = "db"
  resource_group_name             = azurerm_virtual_network.north.resource_group_name
  virtual_network_name            = azurerm_virtual_network.north.name
  address_prefixes                = ["10.1.0.0/27"]
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
resource "azurerm_network_security_group" "north__db" {
  name                = "nsg-north-db"
  resource_group_name = azurerm_virtual_network.north.resource_group_name
  location            = azurerm_virtual_network.north.location
}

resource "azurerm_subnet_network_security_group_association" "north__db" {
  subnet_id                 = azurerm_subnet.north__db.id
  network_security_group_id = azurerm_network_security_group.north__db.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "north__db" {
  name                = "rt-north-db"
  resource_group_name = azurerm_virtual_network.north.resource_group_name
  location            = azurerm_virtual_network.north.location
}

resource "azurerm_subnet_route_table_association" "north__db" {
  subnet_id      = azurerm_subnet.north__db.id
  route_table_id = azurerm_route_table.north__db.id
}

# Network west: 10.0.0.0/24
resource "azurerm_virtual_network" "west" {
  name                = "west"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.0.0/24"]
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
resource "azurerm_subnet" "west__db" {
  name                            = "db"
  resource_group_name             = azurerm_virtual_network.west.resource_group_name
  virtual_network_name            = azurerm_virtual_network.west.name
  address_prefixes                = ["10.0.0.0/27"]
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
resource "azurerm_network_security_group" "west__db" {
  name                = "nsg-west-db"
  resource_group_name = azurerm_virtual_network.west.resource_group_name
  location            = azurerm_virtual_network.west.location
}

resource "azurerm_subnet_network_security_group_association" "west__db" {
  subnet_id                 = azurerm_subnet.west__db.id
  network_security_group_id = azurerm_network_security_group.west__db.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "west__db" {
  name                = "rt-west-db"
  resource_group_name = azurerm_virtual_network.west.resource_group_name
  location            = azurerm_virtual_network.west.location
}

resource "azurerm_subnet_route_table_association" "west__db" {
  subnet_id      = azurerm_subnet.west__db.id
  route_table_id = azurerm_route_table.west__db.id
}

# west is peered with north
resource "azurerm_virtual_network_peering" "west__north" {
  name                      = "peer-west-north"
  resource_group_name       = azurerm_virtual_network.west.resource_group_name
  virtual_network_name      = azurerm_virtual_network.west.name
  remote_virtual_network_id = azurerm_virtual_network.north.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet_network_security_group_association.west__db,
    azurerm_subnet_route_table_association.west__db,
    azurerm_subnet_network_security_group_association.north__db,
    azurerm_subnet_route_table_association.north__db,
  ]
}

# north is peered with west
resource "azurerm_virtual_network_peering" "north__west" {
  name                      = "peer-north-west"
  resource_group_name       = azurerm_virtual_network.north.resource_group_name
  virtual_network_name      = azurerm_virtual_network.north.name
  remote_virtual_network_id = azurerm_virtual_network.west.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet_network_security_group_association.north__db,
    azurerm_subnet_route_table_association.north__db,
    azurerm_subnet_network_security_group_association.west__db,
    azurerm_subnet_route_table_association.west__db,
  ]
}
