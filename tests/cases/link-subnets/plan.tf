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

# Network net-a: 10.0.0.0/24, 10.1.0.0/24
resource "azurerm_virtual_network" "net-a" {
  name                = "net-a"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24", "10.1.0.0/24"]
}

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "net-a__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.net-a.resource_group_name
  virtual_network_name            = azurerm_virtual_network.net-a.name
  address_prefixes                = ["10.0.0.0/27"]
  default_outbound_access_enabled = false
}

# Network net-c: 10.1.0.0/24, 10.6.0.0/24
resource "azurerm_virtual_network" "net-c" {
  name                = "net-c"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.1.0.0/24", "10.6.0.0/24"]
}

# Subnet db: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "net-c__db" {
  name                            = "db"
  resource_group_name             = azurerm_virtual_network.net-c.resource_group_name
  virtual_network_name            = azurerm_virtual_network.net-c.name
  address_prefixes                = ["10.6.0.0/27"]
  default_outbound_access_enabled = false
}

# net-a is peered with net-c
resource "azurerm_virtual_network_peering" "net-a__net-c" {
  name                      = "peer-net-a-net-c"
  resource_group_name       = azurerm_virtual_network.net-a.resource_group_name
  virtual_network_name      = azurerm_virtual_network.net-a.name
  remote_virtual_network_id = azurerm_virtual_network.net-c.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  peer_complete_virtual_networks_enabled = false
  local_subnet_names                     = ["web"]
  remote_subnet_names                    = ["db"]

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet.net-a__web,
    azurerm_subnet.net-c__db,
  ]
}

# net-c is peered with net-a
resource "azurerm_virtual_network_peering" "net-c__net-a" {
  name                      = "peer-net-c-net-a"
  resource_group_name       = azurerm_virtual_network.net-c.resource_group_name
  virtual_network_name      = azurerm_virtual_network.net-c.name
  remote_virtual_network_id = azurerm_virtual_network.net-a.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  peer_complete_virtual_networks_enabled = false
  local_subnet_names                     = ["db"]
  remote_subnet_names                    = ["web"]

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet.net-c__db,
    azurerm_subnet.net-a__web,
  ]
}
