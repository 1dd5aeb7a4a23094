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
        # Subnet web: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["10.0.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
