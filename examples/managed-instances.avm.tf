# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "resource_group_name" {
  description = "The name of the same resource group."
  type        = string
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "vnet-sql-neu__snet-sqlmi" {
  name                = "nsg-vnet-sql-neu-snet-sqlmi"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "vnet-sql-neu__snet-sqlmi" {
  name                = "rt-vnet-sql-neu-snet-sqlmi"
  resource_group_name = var.resource_group_name
  location            = "northeurope"
}

# Network vnet-sql-neu: 10.40.0.0/25
module "vnet_vnet-sql-neu" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "vnet-sql-neu"
  parent_id     = var.resource_group_id
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
    "snet-sqlmi" = {
      name                            = "snet-sqlmi"
      address_prefixes                = ["10.40.0.0/26"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.vnet-sql-neu__snet-sqlmi.id }
      route_table                     = { id = azurerm_route_table.vnet-sql-neu__snet-sqlmi.id }
    }

    # Subnet snet-jump: hosts
    # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
    #   4 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "snet-jump" = {
      name                            = "snet-jump"
      address_prefixes                = ["10.40.0.64/28"]
      default_outbound_access_enabled = false
    }
  }
}

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "vnet-sql-weu__snet-sqlmi" {
  name                = "nsg-vnet-sql-weu-snet-sqlmi"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "vnet-sql-weu__snet-sqlmi" {
  name                = "rt-vnet-sql-weu-snet-sqlmi"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
}

# Network vnet-sql-weu: 10.40.0.128/25
module "vnet_vnet-sql-weu" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "vnet-sql-weu"
  parent_id     = var.resource_group_id
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
    "snet-sqlmi" = {
      name                            = "snet-sqlmi"
      address_prefixes                = ["10.40.0.128/26"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.vnet-sql-weu__snet-sqlmi.id }
      route_table                     = { id = azurerm_route_table.vnet-sql-weu__snet-sqlmi.id }
    }

    # Subnet snet-jump: hosts
    # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
    #   4 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "snet-jump" = {
      name                            = "snet-jump"
      address_prefixes                = ["10.40.0.192/28"]
      default_outbound_access_enabled = false
    }
  }
}

# vnet-sql-weu is peered with vnet-sql-neu
module "peer_vnet-sql-weu__vnet-sql-neu" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-vnet-sql-weu-vnet-sql-neu"
  parent_id                 = module.vnet_vnet-sql-weu.resource_id
  remote_virtual_network_id = module.vnet_vnet-sql-neu.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_vnet-sql-weu, module.vnet_vnet-sql-neu]
}

# vnet-sql-neu is peered with vnet-sql-weu
module "peer_vnet-sql-neu__vnet-sql-weu" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-vnet-sql-neu-vnet-sql-weu"
  parent_id                 = module.vnet_vnet-sql-neu.resource_id
  remote_virtual_network_id = module.vnet_vnet-sql-weu.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_vnet-sql-neu, module.vnet_vnet-sql-weu]
}
