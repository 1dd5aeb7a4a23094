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
    # Subnet a/api-management: integration-service-environment
    # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
    # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
    "a/api-management" = {
      name                            = "a-api-management"
      address_prefixes                = ["10.0.0.0/27"]
      default_outbound_access_enabled = false
    }

    # Subnet a/cache: integration-service-environment
    # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
    # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
    "a/cache" = {
      name                            = "a-cache"
      address_prefixes                = ["10.0.0.32/27"]
      default_outbound_access_enabled = false
    }

    # Subnet a/compute: integration-service-environment
    # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
    # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
    "a/compute" = {
      name                            = "a-compute"
      address_prefixes                = ["10.0.0.64/27"]
      default_outbound_access_enabled = false
    }

    # Subnet a/connectors: integration-service-environment
    # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
    # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
    "a/connectors" = {
      name                            = "a-connectors"
      address_prefixes                = ["10.0.0.96/27"]
      default_outbound_access_enabled = false
    }
  }
}
