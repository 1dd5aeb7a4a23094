# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
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

# Network data: 10.161.0.0/24
resource "azurerm_virtual_network" "data" {
  name                = "data"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.161.0.0/24"]
}

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
resource "azurerm_subnet" "data__instances" {
  name                            = "instances"
  resource_group_name             = azurerm_virtual_network.data.resource_group_name
  virtual_network_name            = azurerm_virtual_network.data.name
  address_prefixes                = ["10.161.0.0/26"]
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

# Azure SQL Managed Instance pool demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "data__instances" {
  name                = "nsg-data-instances"
  resource_group_name = azurerm_virtual_network.data.resource_group_name
  location            = azurerm_virtual_network.data.location
}

resource "azurerm_subnet_network_security_group_association" "data__instances" {
  subnet_id                 = azurerm_subnet.data__instances.id
  network_security_group_id = azurerm_network_security_group.data__instances.id
}

# Azure SQL Managed Instance pool demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "data__instances" {
  name                = "rt-data-instances"
  resource_group_name = azurerm_virtual_network.data.resource_group_name
  location            = azurerm_virtual_network.data.location
}

resource "azurerm_subnet_route_table_association" "data__instances" {
  subnet_id      = azurerm_subnet.data__instances.id
  route_table_id = azurerm_route_table.data__instances.id
}
