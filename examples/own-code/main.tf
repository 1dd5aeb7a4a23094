# Terraform code of your own. `ipplan plan net.yaml --lock net.lock.json --format tfvars --out ipplan.auto.tfvars.json`
# writes the values of `networks`, which Terraform reads by itself.
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

variable "networks" {
  description = "The networks by name, as ipplan has placed them."
  type = map(object({
    name          = string
    location      = string
    address_space = list(string)
    subnets = map(object({
      name                            = string
      address_prefixes                = list(string)
      default_outbound_access_enabled = bool
      delegation                      = string
    }))
  }))
}

locals {
  subnets = merge([
    for network, it in var.networks : {
      for key, subnet in it.subnets : "${network}/${key}" => merge(subnet, { network = network })
    }
  ]...)
}

resource "azurerm_virtual_network" "this" {
  for_each            = var.networks
  name                = each.value.name
  resource_group_name = var.resource_group_name
  location            = each.value.location
  address_space       = each.value.address_space
}

resource "azurerm_subnet" "this" {
  for_each                        = local.subnets
  name                            = each.value.name
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this[each.value.network].name
  address_prefixes                = each.value.address_prefixes
  default_outbound_access_enabled = each.value.default_outbound_access_enabled

  dynamic "delegation" {
    for_each = each.value.delegation == null ? [] : [each.value.delegation]
    content {
      name = "ipplan"
      service_delegation {
        name = delegation.value
      }
    }
  }
}
