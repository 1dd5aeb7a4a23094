# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/8
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.0.0/8"]

      subnets = {
        # Subnet c: hosts
        # Needs 1000000 of 1048576 addresses; decided by: need; edition 2026-10-06
        #   1000000 steady: addresses needed
        # Source: https://www.rfc-editor.org/rfc/rfc4632, 2006-08-01
        c = {
          name                            = "c"
          id                              = null
          address_prefixes                = ["10.0.0.0/12"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet a: hosts
        # Needs 40005 of 65536 addresses; decided by: need; edition 2026-10-06
        #   40000 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.16.0.0/16"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet b: hosts
        # Needs 30005 of 32768 addresses; decided by: need; edition 2026-10-06
        #   30000 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        b = {
          name                            = "b"
          id                              = null
          address_prefixes                = ["10.17.0.0/17"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
