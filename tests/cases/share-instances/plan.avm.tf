# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "resource_group_name" {
  description = "The name of the same resource group."
  type        = string
}

variable "location" {
  description = "The region of networks whose request names none."
  type        = string
}

# Azure SQL Managed Instance pool demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_network_security_group" "data__instances" {
  name                = "nsg-data-instances"
  resource_group_name = var.resource_group_name
  location            = var.location
}

# Azure SQL Managed Instance pool demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource "azurerm_route_table" "data__instances" {
  name                = "rt-data-instances"
  resource_group_name = var.resource_group_name
  location            = var.location
}

# Network data: 10.161.0.0/24
module "vnet_data" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "data"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.161.0.0/24"]

  subnets = {
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
    "instances" = {
      name                            = "instances"
      address_prefixes                = ["10.161.0.0/26"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Sql/managedInstances" } }]
      network_security_group          = { id = azurerm_network_security_group.data__instances.id }
      route_table                     = { id = azurerm_route_table.data__instances.id }
    }
  }
}
