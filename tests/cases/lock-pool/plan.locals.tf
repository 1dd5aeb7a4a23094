# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network one: 10.0.0.128/25
    one = {
      name          = "one"
      id            = null
      location      = null
      address_space = ["10.0.0.128/25"]

      subnets = {
        # Subnet a: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.0.0.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet b: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        b = {
          name                            = "b"
          id                              = null
          address_prefixes                = ["10.0.0.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network two: 10.0.0.0/25
    two = {
      name          = "two"
      id            = null
      location      = null
      address_space = ["10.0.0.0/25"]

      subnets = {
        # Subnet a: hosts
        # Needs 105 of 128 addresses; decided by: need; edition 2026-10-06
        #   100 steady: addresses needed
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
