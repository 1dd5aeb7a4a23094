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
        # Subnet a: hosts
        # Needs 65 of 128 addresses; decided by: need; edition 2026-10-06
        #   40 steady: addresses needed
        #   20 headroom: 50% of 40, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.0.0.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
