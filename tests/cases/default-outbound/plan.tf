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

# Network hub: 10.0.0.0/24
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Subnet data: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "hub__data" {
  name                            = "data"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.0/27"]
  default_outbound_access_enabled = false
}

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "hub__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.32/27"]
  default_outbound_access_enabled = true
}
