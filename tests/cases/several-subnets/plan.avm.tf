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
    # Subnet fw/firewall: azure-firewall
    # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
    # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
    # Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
    "fw/firewall" = {
      name                            = "AzureFirewallSubnet"
      address_prefixes                = ["10.0.0.0/26"]
      default_outbound_access_enabled = false
    }

    # Subnet fw/management: azure-firewall
    # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
    #   5 reserved: reserved by Azure in every subnet
    # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
    # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
    "fw/management" = {
      name                            = "AzureFirewallManagementSubnet"
      address_prefixes                = ["10.0.0.64/26"]
      default_outbound_access_enabled = false
    }
  }
}
