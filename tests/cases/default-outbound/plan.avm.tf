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

# Network hub: 10.0.0.0/24
module "vnet_hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/24"]

  subnets = {
    # Subnet data: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "data" = {
      name                            = "data"
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
    }

    # Subnet web: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["10.0.0.32/27"]
      default_outbound_access_enabled = true
    }
  }
}
