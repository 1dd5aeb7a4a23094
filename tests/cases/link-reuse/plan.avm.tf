# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: the peering of hub-a with a1.
# Not in this file: the peering of a1 with hub-a.
# Not in this file: the peering of hub-a with a2.
# Not in this file: the peering of a2 with hub-a.
# Not in this file: the peering of hub-b with b1.
# Not in this file: the peering of b1 with hub-b.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

variable "location" {
  description = "The region of networks whose request names none."
  type        = string
}

# Network a1: 10.0.1.0/24
module "vnet_a1" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "a1"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.1.0/24"]

  subnets = {
  }
}

# Network a2: 10.0.2.0/24
module "vnet_a2" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "a2"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.2.0/24"]

  subnets = {
  }
}

# Network b1: 10.0.0.0/24
module "vnet_b1" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "b1"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/24"]

  subnets = {
  }
}

# Network hub-a: 10.0.0.0/24
module "vnet_hub-a" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub-a"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/24"]

  subnets = {
  }
}

# Network hub-b: 10.0.1.0/24
module "vnet_hub-b" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub-b"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.1.0/24"]

  subnets = {
  }
}
