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

# Network apps: 10.0.1.0/24
resource "azurerm_virtual_network" "apps" {
  name                = "apps"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.1.0/24"]
}

# Subnet linux: app-service
# Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
#   3 steady: plan instances
#   3 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "apps__linux" {
  name                            = "linux"
  resource_group_name             = azurerm_virtual_network.apps.resource_group_name
  virtual_network_name            = azurerm_virtual_network.apps.name
  address_prefixes                = ["10.0.1.0/28"]
  default_outbound_access_enabled = false

  delegation {
    name = "delegation"

    service_delegation {
      name = "Microsoft.Web/serverFarms"
    }
  }

  lifecycle {
    # Azure adds the actions of a delegation itself.
    ignore_changes = [delegation[0].service_delegation[0].actions]
  }
}

# Subnet windows: app-service
# Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
#   3 steady: plan instances
#   3 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "apps__windows" {
  name                            = "windows"
  resource_group_name             = azurerm_virtual_network.apps.resource_group_name
  virtual_network_name            = azurerm_virtual_network.apps.name
  address_prefixes                = ["10.0.1.16/28"]
  default_outbound_access_enabled = false

  delegation {
    name = "delegation"

    service_delegation {
      name = "Microsoft.Web/serverFarms"
    }
  }

  lifecycle {
    # Azure adds the actions of a delegation itself.
    ignore_changes = [delegation[0].service_delegation[0].actions]
  }
}

# Network hub: 10.0.0.0/24
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.0.0/24"]
}

# hub is peered with apps
resource "azurerm_virtual_network_peering" "hub__apps" {
  name                      = "peer-hub-apps"
  resource_group_name       = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.apps.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet.apps__linux,
    azurerm_subnet.apps__windows,
  ]
}

# apps is peered with hub
resource "azurerm_virtual_network_peering" "apps__hub" {
  name                      = "peer-apps-hub"
  resource_group_name       = azurerm_virtual_network.apps.resource_group_name
  virtual_network_name      = azurerm_virtual_network.apps.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # Azure refuses a peering while a subnet of either network is being changed.
  depends_on = [
    azurerm_subnet.apps__linux,
    azurerm_subnet.apps__windows,
  ]
}
