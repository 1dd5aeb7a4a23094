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

# Network net-a: 10.0.0.0/24, 10.1.0.0/24
module "vnet_net-a" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "net-a"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.0.0.0/24", "10.1.0.0/24"]

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

# Network net-c: 10.1.0.0/24, 10.6.0.0/24
module "vnet_net-c" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "net-c"
  parent_id     = var.resource_group_id
  location      = var.location
  address_space = ["10.1.0.0/24", "10.6.0.0/24"]

  subnets = {
    # Subnet db: hosts
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   20 steady: addresses needed
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "db" = {
      name                            = "db"
      address_prefixes                = ["10.6.0.0/27"]
      default_outbound_access_enabled = false
    }
  }
}

# net-a is peered with net-c
module "peer_net-a__net-c" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-net-a-net-c"
  parent_id                 = module.vnet_net-a.resource_id
  remote_virtual_network_id = module.vnet_net-c.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  peer_complete_vnets   = false
  local_peered_subnets  = [{ subnet_name = "web" }]
  remote_peered_subnets = [{ subnet_name = "db" }]

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_net-a, module.vnet_net-c]
}

# net-c is peered with net-a
module "peer_net-c__net-a" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-net-c-net-a"
  parent_id                 = module.vnet_net-c.resource_id
  remote_virtual_network_id = module.vnet_net-a.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  peer_complete_vnets   = false
  local_peered_subnets  = [{ subnet_name = "db" }]
  remote_peered_subnets = [{ subnet_name = "web" }]

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_net-c, module.vnet_net-a]
}
