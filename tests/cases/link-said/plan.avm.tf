# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

# Network apps: 10.0.1.0/24
module "vnet_apps" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "apps"
  parent_id     = var.resource_group_id
  location      = "westeurope"
  address_space = ["10.0.1.0/24"]

  subnets = {
    # Subnet linux: app-service
    # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
    #   3 steady: plan instances
    #   3 scaling: held twice while the plan changes instance size
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "linux" = {
      name                            = "linux"
      address_prefixes                = ["10.0.1.0/28"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Web/serverFarms" } }]
    }

    # Subnet windows: app-service
    # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
    #   3 steady: plan instances
    #   3 scaling: held twice while the plan changes instance size
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "windows" = {
      name                            = "windows"
      address_prefixes                = ["10.0.1.16/28"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Web/serverFarms" } }]
    }
  }
}

# Network hub: 10.0.0.0/24
module "vnet_hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "hub"
  parent_id     = var.resource_group_id
  location      = "westeurope"
  address_space = ["10.0.0.0/24"]

  subnets = {
  }
}

# hub is peered with apps
module "peer_hub__apps" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-hub-apps"
  parent_id                 = module.vnet_hub.resource_id
  remote_virtual_network_id = module.vnet_apps.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_hub, module.vnet_apps]
}

# apps is peered with hub
module "peer_apps__hub" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering"
  version = "~> 0.18"

  name                      = "peer-apps-hub"
  parent_id                 = module.vnet_apps.resource_id
  remote_virtual_network_id = module.vnet_hub.resource_id
  allow_gateway_transit     = false
  use_remote_gateways       = false

  # A network whose subnets are being made refuses another change.
  depends_on = [module.vnet_apps, module.vnet_hub]
}
