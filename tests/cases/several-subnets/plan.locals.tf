# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/24
    hub = {
      name          = "hub"
      id            = null
      location      = null
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
          id                              = null
          address_prefixes                = ["10.0.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet fw/management: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        "fw/management" = {
          name                            = "AzureFirewallManagementSubnet"
          id                              = null
          address_prefixes                = ["10.0.0.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
