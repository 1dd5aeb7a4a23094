# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# No longer wanted, and not in this file: old.

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

# Network new: 10.0.0.0/26
resource "azurerm_virtual_network" "new" {
  name                = "new"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/26"]
}

# Subnet web: hosts
# Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
#   50 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "new__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.new.resource_group_name
  virtual_network_name            = azurerm_virtual_network.new.name
  address_prefixes                = ["10.0.0.0/26"]
  default_outbound_access_enabled = false
}
