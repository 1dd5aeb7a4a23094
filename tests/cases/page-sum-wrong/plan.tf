# Written by ipplan from a plan, edition 2021-06-30. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

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

variable "location" {
  description = "The region of networks whose request names none."
  type        = string
}

# Network hub: 10.0.0.0/24
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

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
resource "azurerm_subnet" "hub__db" {
  name                            = "db"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.0/25"]
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

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
resource "azurerm_network_security_group" "hub__db" {
  name                = "nsg-hub-db"
  resource_group_name = azurerm_virtual_network.hub.resource_group_name
  location            = azurerm_virtual_network.hub.location
}

resource "azurerm_subnet_network_security_group_association" "hub__db" {
  subnet_id                 = azurerm_subnet.hub__db.id
  network_security_group_id = azurerm_network_security_group.hub__db.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
resource "azurerm_route_table" "hub__db" {
  name                = "rt-hub-db"
  resource_group_name = azurerm_virtual_network.hub.resource_group_name
  location            = azurerm_virtual_network.hub.location
}

resource "azurerm_subnet_route_table_association" "hub__db" {
  subnet_id      = azurerm_subnet.hub__db.id
  route_table_id = azurerm_route_table.hub__db.id
}
