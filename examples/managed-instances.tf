# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.

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

# Network vnet-sql-neu: 10.40.0.0/25
resource "azurerm_virtual_network" "vnet-sql-neu" {
  name                = "vnet-sql-neu"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
  address_space       = ["10.40.0.0/25"]
}

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
resource "azurerm_subnet" "vnet-sql-neu__snet-sqlmi" {
  name                            = "snet-sqlmi"
  resource_group_name             = azurerm_virtual_network.vnet-sql-neu.resource_group_name
  virtual_network_name            = azurerm_virtual_network.vnet-sql-neu.name
  address_prefixes                = ["10.40.0.0/26"]
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
resource "azurerm_network_security_group" "vnet-sql-neu__snet-sqlmi" {
  name                = "nsg-vnet-sql-neu-snet-sqlmi"
  resource_group_name = azurerm_virtual_network.vnet-sql-neu.resource_group_name
  location            = azurerm_virtual_network.vnet-sql-neu.location
}

resource "azurerm_subnet_network_security_group_association" "vnet-sql-neu__snet-sqlmi" {
  subnet_id                 = azurerm_subnet.vnet-sql-neu__snet-sqlmi.id
  network_security_group_id = azurerm_network_security_group.vnet-sql-neu__snet-sqlmi.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "vnet-sql-neu__snet-sqlmi" {
  name                = "rt-vnet-sql-neu-snet-sqlmi"
  resource_group_name = azurerm_virtual_network.vnet-sql-neu.resource_group_name
  location            = azurerm_virtual_network.vnet-sql-neu.location
}

resource "azurerm_subnet_route_table_association" "vnet-sql-neu__snet-sqlmi" {
  subnet_id      = azurerm_subnet.vnet-sql-neu__snet-sqlmi.id
  route_table_id = azurerm_route_table.vnet-sql-neu__snet-sqlmi.id
}

# Subnet snet-jump: hosts
# Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
#   4 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "vnet-sql-neu__snet-jump" {
  name                            = "snet-jump"
  resource_group_name             = azurerm_virtual_network.vnet-sql-neu.resource_group_name
  virtual_network_name            = azurerm_virtual_network.vnet-sql-neu.name
  address_prefixes                = ["10.40.0.64/28"]
  default_outbound_access_enabled = false
}

# Network vnet-sql-weu: 10.40.0.128/25
resource "azurerm_virtual_network" "vnet-sql-weu" {
  name                = "vnet-sql-weu"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.40.0.128/25"]
}

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
resource "azurerm_subnet" "vnet-sql-weu__snet-sqlmi" {
  name                            = "snet-sqlmi"
  resource_group_name             = azurerm_virtual_network.vnet-sql-weu.resource_group_name
  virtual_network_name            = azurerm_virtual_network.vnet-sql-weu.name
  address_prefixes                = ["10.40.0.128/26"]
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
resource "azurerm_network_security_group" "vnet-sql-weu__snet-sqlmi" {
  name                = "nsg-vnet-sql-weu-snet-sqlmi"
  resource_group_name = azurerm_virtual_network.vnet-sql-weu.resource_group_name
  location            = azurerm_virtual_network.vnet-sql-weu.location
}

resource "azurerm_subnet_network_security_group_association" "vnet-sql-weu__snet-sqlmi" {
  subnet_id                 = azurerm_subnet.vnet-sql-weu__snet-sqlmi.id
  network_security_group_id = azurerm_network_security_group.vnet-sql-weu__snet-sqlmi.id
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "vnet-sql-weu__snet-sqlmi" {
  name                = "rt-vnet-sql-weu-snet-sqlmi"
  resource_group_name = azurerm_virtual_network.vnet-sql-weu.resource_group_name
  location            = azurerm_virtual_network.vnet-sql-weu.location
}

resource "azurerm_subnet_route_table_association" "vnet-sql-weu__snet-sqlmi" {
  subnet_id      = azurerm_subnet.vnet-sql-weu__snet-sqlmi.id
  route_table_id = azurerm_route_table.vnet-sql-weu__snet-sqlmi.id
}

# Subnet snet-jump: hosts
# Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
#   4 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "vnet-sql-weu__snet-jump" {
  name                            = "snet-jump"
  resource_group_name             = azurerm_virtual_network.vnet-sql-weu.resource_group_name
  virtual_network_name            = azurerm_virtual_network.vnet-sql-weu.name
  address_prefixes                = ["10.40.0.192/28"]
  default_outbound_access_enabled = false
}

# vnet-sql-weu is peered with vnet-sql-neu
resource "azurerm_virtual_network_peering" "vnet-sql-weu__vnet-sql-neu" {
  name                      = "peer-vnet-sql-weu-vnet-sql-neu"
  resource_group_name       = azurerm_virtual_network.vnet-sql-weu.resource_group_name
  virtual_network_name      = azurerm_virtual_network.vnet-sql-weu.name
  remote_virtual_network_id = azurerm_virtual_network.vnet-sql-neu.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet_network_security_group_association.vnet-sql-weu__snet-sqlmi,
    azurerm_subnet_route_table_association.vnet-sql-weu__snet-sqlmi,
    azurerm_subnet.vnet-sql-weu__snet-jump,
    azurerm_subnet_network_security_group_association.vnet-sql-neu__snet-sqlmi,
    azurerm_subnet_route_table_association.vnet-sql-neu__snet-sqlmi,
    azurerm_subnet.vnet-sql-neu__snet-jump,
  ]
}

# vnet-sql-neu is peered with vnet-sql-weu
resource "azurerm_virtual_network_peering" "vnet-sql-neu__vnet-sql-weu" {
  name                      = "peer-vnet-sql-neu-vnet-sql-weu"
  resource_group_name       = azurerm_virtual_network.vnet-sql-neu.resource_group_name
  virtual_network_name      = azurerm_virtual_network.vnet-sql-neu.name
  remote_virtual_network_id = azurerm_virtual_network.vnet-sql-weu.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet_network_security_group_association.vnet-sql-neu__snet-sqlmi,
    azurerm_subnet_route_table_association.vnet-sql-neu__snet-sqlmi,
    azurerm_subnet.vnet-sql-neu__snet-jump,
    azurerm_subnet_network_security_group_association.vnet-sql-weu__snet-sqlmi,
    azurerm_subnet_route_table_association.vnet-sql-weu__snet-sqlmi,
    azurerm_subnet.vnet-sql-weu__snet-jump,
  ]
}
