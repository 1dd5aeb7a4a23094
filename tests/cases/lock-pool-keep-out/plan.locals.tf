# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network spoke: 10.0.0.0/24
    spoke = {
      name          = "spoke"
      id            = null
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
        # Subnet web: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["10.0.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet api: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        api = {
          name                            = "api"
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
