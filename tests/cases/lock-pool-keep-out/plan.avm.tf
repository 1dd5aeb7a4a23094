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

# Network spoke: 10.0.0.0/24
module "vnet_spoke" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "spoke"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/24"]

  subnets = {
    # Subnet web: hosts
    # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
    #   50 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["10.0.0.0/26"]
      default_outbound_access_enabled = false
    }

    # Subnet api: hosts
    # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
    #   50 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "api" = {
      name                            = "api"
      address_prefixes                = ["10.0.0.64/26"]
      default_outbound_access_enabled = false
    }
  }
}
