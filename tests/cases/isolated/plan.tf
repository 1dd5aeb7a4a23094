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

# Network hub: 10.0.0.0/22
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/22"]
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
  address_prefixes                = ["10.0.0.0/27"]
  default_outbound_access_enabled = false
}

# Network lab: 10.0.0.0/22, 10.0.4.0/24
# Isolated: students break things here
resource "azurerm_virtual_network" "lab" {
  name                = "lab"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/22", "10.0.4.0/24"]
}

# Subnet vms: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "lab__vms" {
  name                            = "vms"
  resource_group_name             = azurerm_virtual_network.lab.resource_group_name
  virtual_network_name            = azurerm_virtual_network.lab.name
  address_prefixes                = ["10.0.4.0/27"]
  default_outbound_access_enabled = false
}

# Network ours: 9.9.0.0/22
resource "azurerm_virtual_network" "ours" {
  name                = "ours"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["9.9.0.0/22"]
}

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "ours__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.ours.resource_group_name
  virtual_network_name            = azurerm_virtual_network.ours.name
  address_prefixes                = ["9.9.0.0/27"]
  default_outbound_access_enabled = false
}

# Network outside: 8.8.0.0/22
resource "azurerm_virtual_network" "outside" {
  name                = "outside"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["8.8.0.0/22"]
}

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "outside__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.outside.resource_group_name
  virtual_network_name            = azurerm_virtual_network.outside.name
  address_prefixes                = ["8.8.0.0/27"]
  default_outbound_access_enabled = false
}
