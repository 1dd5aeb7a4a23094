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

# hub-a is peered with a1
module "peer_hub-a__a1" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-hub-a-a1"
  parent_id                 = module.vnet_hub-a.resource_id
  remote_virtual_network_id = module.vnet_a1.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_hub-a, module.vnet_a1]
}

# a1 is peered with hub-a
module "peer_a1__hub-a" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-a1-hub-a"
  parent_id                 = module.vnet_a1.resource_id
  remote_virtual_network_id = module.vnet_hub-a.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_a1, module.vnet_hub-a]
}

# hub-a is peered with a2
module "peer_hub-a__a2" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-hub-a-a2"
  parent_id                 = module.vnet_hub-a.resource_id
  remote_virtual_network_id = module.vnet_a2.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_hub-a, module.vnet_a2]
}

# a2 is peered with hub-a
module "peer_a2__hub-a" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-a2-hub-a"
  parent_id                 = module.vnet_a2.resource_id
  remote_virtual_network_id = module.vnet_hub-a.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_a2, module.vnet_hub-a]
}

# hub-b is peered with b1
module "peer_hub-b__b1" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-hub-b-b1"
  parent_id                 = module.vnet_hub-b.resource_id
  remote_virtual_network_id = module.vnet_b1.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_hub-b, module.vnet_b1]
}

# b1 is peered with hub-b
module "peer_b1__hub-b" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-b1-hub-b"
  parent_id                 = module.vnet_b1.resource_id
  remote_virtual_network_id = module.vnet_hub-b.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_b1, module.vnet_hub-b]
}
