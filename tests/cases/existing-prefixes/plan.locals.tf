# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/22, fd00:10::/56
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.0.0/22", "fd00:10::/56"]

      subnets = {
        # Subnet vms: hosts
        # Needs 80 of 96 addresses; decided by: pinned; edition 2026-10-06
        #   70 steady: addresses needed
        #   10 reserved: 2 reserved by Azure in every subnet, 5 each
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vms = {
          name                            = "vms"
          id                              = null
          address_prefixes                = ["10.0.0.0/26", "10.0.1.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

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
          address_prefixes                = ["10.0.0.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet dual: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        dual = {
          name                            = "dual"
          id                              = null
          address_prefixes                = ["10.0.1.32/28", "fd00:10:0:7::/64"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet v6: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        v6 = {
          name                            = "v6"
          id                              = null
          address_prefixes                = ["10.0.1.48/28", "fd00:10:0:1::/64"]
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
          address_prefixes                = ["10.0.2.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
