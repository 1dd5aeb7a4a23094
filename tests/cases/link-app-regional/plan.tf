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

# Network app: 10.0.0.0/24
resource "azurerm_virtual_network" "app" {
  name                = "app"
  resource_group_name = var.resource_group_name
  location            = "westeurope"
  address_space       = ["10.0.0.0/24"]
}

# Subnet web: app-service
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   10 steady: plan instances
#   10 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
resource "azurerm_subnet" "app__web" {
  name                            = "web"
  resource_group_name             = azurerm_virtual_network.app.resource_group_name
  virtual_network_name            = azurerm_virtual_network.app.name
  address_prefixes                = ["10.0.0.0/27"]
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
