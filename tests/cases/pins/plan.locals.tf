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
        # Subnet new: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        new = {
          name                            = "new"
          id                              = null
          address_prefixes                = ["10.0.0.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet last: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        last = {
          name                            = "last"
          id                              = null
          address_prefixes                = ["10.0.0.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
