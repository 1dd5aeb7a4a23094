# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/22
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.0.0/22"]

      subnets = {
        # Subnet jobs: use not known
        # Needs 256 of 256 addresses; decided by: pinned; edition 2026-10-06
        #   251 steady: all addresses of the subnet: its use is not known
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        jobs = {
          name                            = "jobs"
          id                              = null
          address_prefixes                = ["10.0.0.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet misc: use not known
        # Needs 128 of 128 addresses; decided by: asked; edition 2026-10-06
        #   123 steady: all addresses of the subnet: its use is not known
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        misc = {
          name                            = "misc"
          id                              = null
          address_prefixes                = ["10.0.1.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet AzureBastionSubnet: bastion, by its name
        # Needs 64 of 64 addresses; decided by: pinned; edition 2026-10-06
        #   59 steady: all addresses of the subnet: its use is not known
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        # Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        AzureBastionSubnet = {
          name                            = "AzureBastionSubnet"
          id                              = null
          address_prefixes                = ["10.0.1.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet GatewaySubnet: use not known
        # Needs 32 of 32 addresses; decided by: asked; edition 2026-10-06
        #   27 steady: all addresses of the subnet: its use is not known
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways, 2025-11-10
        GatewaySubnet = {
          name                            = "GatewaySubnet"
          id                              = null
          address_prefixes                = ["10.0.1.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet small: use not known
        # Needs 16 of 16 addresses; decided by: asked; edition 2026-10-06
        #   11 steady: all addresses of the subnet: its use is not known
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        small = {
          name                            = "small"
          id                              = null
          address_prefixes                = ["10.0.1.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
