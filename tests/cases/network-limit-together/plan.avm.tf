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

# Network hub: 10.0.0.0/8
module "vnet_hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/8"]

  subnets = {
    # Subnet c: hosts
    # Needs 1000000 of 1048576 addresses; decided by: need; edition 2026-10-06
    #   1000000 steady: addresses needed
    # Source: https://www.rfc-editor.org/rfc/rfc4632, 2006-08-01
    "c" = {
      name                            = "c"
      address_prefixes                = ["10.0.0.0/12"]
      default_outbound_access_enabled = false
    }

    # Subnet a: hosts
    # Needs 40005 of 65536 addresses; decided by: need; edition 2026-10-06
    #   40000 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "a" = {
      name                            = "a"
      address_prefixes                = ["10.16.0.0/16"]
      default_outbound_access_enabled = false
    }

    # Subnet b: hosts
    # Needs 30005 of 32768 addresses; decided by: need; edition 2026-10-06
    #   30000 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "b" = {
      name                            = "b"
      address_prefixes                = ["10.17.0.0/17"]
      default_outbound_access_enabled = false
    }
  }
}
