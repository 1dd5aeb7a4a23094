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

# Network a1: 10.0.1.0/24
resource "azurerm_virtual_network" "a1" {
  name                = "a1"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.1.0/24"]
}

# Network a2: 10.0.2.0/24
resource "azurerm_virtual_network" "a2" {
  name                = "a2"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.2.0/24"]
}

# Network b1: 10.0.0.0/24
resource "azurerm_virtual_network" "b1" {
  name                = "b1"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Network hub-a: 10.0.0.0/24
resource "azurerm_virtual_network" "hub-a" {
  name                = "hub-a"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Network hub-b: 10.0.1.0/24
resource "azurerm_virtual_network" "hub-b" {
  name                = "hub-b"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.1.0/24"]
}

# hub-a is peered with a1
resource "azurerm_virtual_network_peering" "hub-a__a1" {
  name                      = "peer-hub-a-a1"
  resource_group_name       = azurerm_virtual_network.hub-a.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub-a.name
  remote_virtual_network_id = azurerm_virtual_network.a1.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}

# a1 is peered with hub-a
resource "azurerm_virtual_network_peering" "a1__hub-a" {
  name                      = "peer-a1-hub-a"
  resource_group_name       = azurerm_virtual_network.a1.resource_group_name
  virtual_network_name      = azurerm_virtual_network.a1.name
  remote_virtual_network_id = azurerm_virtual_network.hub-a.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}

# hub-a is peered with a2
resource "azurerm_virtual_network_peering" "hub-a__a2" {
  name                      = "peer-hub-a-a2"
  resource_group_name       = azurerm_virtual_network.hub-a.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub-a.name
  remote_virtual_network_id = azurerm_virtual_network.a2.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}

# a2 is peered with hub-a
resource "azurerm_virtual_network_peering" "a2__hub-a" {
  name                      = "peer-a2-hub-a"
  resource_group_name       = azurerm_virtual_network.a2.resource_group_name
  virtual_network_name      = azurerm_virtual_network.a2.name
  remote_virtual_network_id = azurerm_virtual_network.hub-a.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}

# hub-b is peered with b1
resource "azurerm_virtual_network_peering" "hub-b__b1" {
  name                      = "peer-hub-b-b1"
  resource_group_name       = azurerm_virtual_network.hub-b.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub-b.name
  remote_virtual_network_id = azurerm_virtual_network.b1.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}

# b1 is peered with hub-b
resource "azurerm_virtual_network_peering" "b1__hub-b" {
  name                      = "peer-b1-hub-b"
  resource_group_name       = azurerm_virtual_network.b1.resource_group_name
  virtual_network_name      = azurerm_virtual_network.b1.name
  remote_virtual_network_id = azurerm_virtual_network.hub-b.id
  allow_gateway_transit     = false
  use_remote_gateways       = false
}
