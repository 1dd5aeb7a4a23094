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

# Subnet a/api-management: integration-service-environment
# Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
# Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
resource "azurerm_subnet" "hub__a__api-management" {
  name                            = "a-api-management"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.0/27"]
  default_outbound_access_enabled = false
}

# Subnet a/cache: integration-service-environment
# Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
# Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
resource "azurerm_subnet" "hub__a__cache" {
  name                            = "a-cache"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.32/27"]
  default_outbound_access_enabled = false
}

# Subnet a/compute: integration-service-environment
# Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
# Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
resource "azurerm_subnet" "hub__a__compute" {
  name                            = "a-compute"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.64/27"]
  default_outbound_access_enabled = false
}

# Subnet a/connectors: integration-service-environment
# Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
# Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
resource "azurerm_subnet" "hub__a__connectors" {
  name                            = "a-connectors"
  resource_group_name             = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name            = azurerm_virtual_network.hub.name
  address_prefixes                = ["10.0.0.96/27"]
  default_outbound_access_enabled = false
}
