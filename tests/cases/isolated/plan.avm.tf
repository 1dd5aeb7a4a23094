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

# Network hub: 10.0.0.0/22
module "vnet_hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/22"]

  subnets = {
    # Subnet web: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
    }
  }
}

# Network lab: 10.0.0.0/22, 10.0.4.0/24
# Isolated: students break things here
module "vnet_lab" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "lab"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/22", "10.0.4.0/24"]

  subnets = {
    # Subnet vms: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "vms" = {
      name                            = "vms"
      address_prefixes                = ["10.0.4.0/27"]
      default_outbound_access_enabled = false
    }
  }
}

# Network ours: 9.9.0.0/22
module "vnet_ours" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "ours"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["9.9.0.0/22"]

  subnets = {
    # Subnet web: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["9.9.0.0/27"]
      default_outbound_access_enabled = false
    }
  }
}

# Network outside: 8.8.0.0/22
module "vnet_outside" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "outside"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["8.8.0.0/22"]

  subnets = {
    # Subnet web: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["8.8.0.0/27"]
      default_outbound_access_enabled = false
    }
  }
}
