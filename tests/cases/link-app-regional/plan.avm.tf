# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

variable "resource_group_id" {
  description = "The ID of the resource group of the networks."
  type        = string
}

# Network app: 10.0.0.0/24
module "vnet_app" {
  source  = "Azure/avm-res-network-virtualnetwork/azurerm"
  version = "~> 0.18"

  name          = "app"
  parent_id     = var.resource_group_id
  location      = "westeurope"
  address_space = ["10.0.0.0/24"]

  subnets = {
    # Subnet web: app-service
    # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
    #   10 steady: plan instances
    #   10 scaling: held twice while the plan changes instance size
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    "web" = {
      name                            = "web"
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
      delegations                     = [{ name = "delegation", service_delegation = { name = "Microsoft.Web/serverFarms" } }]
    }
  }
}
