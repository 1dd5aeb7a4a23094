# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "location" {
  description = "The region of networks whose request names none."
  type        = string
}

# Network one: 10.0.0.128/25
module "vnet_one" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "one"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.128/25"]

  subnets = {
    # Subnet a: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "a" = {
      name                            = "a"
      address_prefixes                = ["10.0.0.128/27"]
      default_outbound_access_enabled = false
    }

    # Subnet b: hosts
    # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
    #   50 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "b" = {
      name                            = "b"
      address_prefixes                = ["10.0.0.192/26"]
      default_outbound_access_enabled = false
    }
  }
}

# Network two: 10.0.0.0/25
module "vnet_two" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "two"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/25"]

  subnets = {
    # Subnet a: hosts
    # Needs 105 of 128 addresses; decided by: need; edition 2026-10-06
    #   100 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "a" = {
      name                            = "a"
      address_prefixes                = ["10.0.0.0/25"]
      default_outbound_access_enabled = false
    }
  }
}
