# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

terraform {
  required_version = ">= 1.1"

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

# Network core: 10.0.0.0/24
resource "azurerm_virtual_network" "core" {
  name                = "core"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "core__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.core.resource_group_name
  virtual_network_name            = azurerm_virtual_network.core.name
  address_prefixes                = ["10.0.0.64/27"]
  default_outbound_access_enabled = false
}

# Subnet api: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "core__api" {
  name                            = "api"
  resource_group_name             = azurerm_virtual_network.core.resource_group_name
  virtual_network_name            = azurerm_virtual_network.core.name
  address_prefixes                = ["10.0.0.96/27"]
  default_outbound_access_enabled = false
}

# Azure cannot rename it: Terraform deletes it, and then creates it at its place.
moved {
  from = azurerm_virtual_network.hub
  to   = azurerm_virtual_network.core
}

# Azure cannot rename it: Terraform deletes it, and then creates it at its place.
moved {
  from = azurerm_subnet.hub__web
  to   = azurerm_subnet.core__web
}

# Azure cannot rename it: Terraform deletes it, and then creates it at its place.
moved {
  from = azurerm_subnet.hub__api
  to   = azurerm_subnet.core__api
}
