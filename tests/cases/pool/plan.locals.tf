# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub: 10.0.0.0/25
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.0.0/25"]

      subnets = {
        # Subnet a: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.0.0.0/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network one: 10.0.0.128/25
    one = {
      name          = "one"
      id            = null
      location      = null
      address_space = ["10.0.0.128/25"]

      subnets = {
        # Subnet a: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.0.0.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet b: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        b = {
          name                            = "b"
          id                              = null
          address_prefixes                = ["10.0.0.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network two: 10.0.1.0/25
    two = {
      name          = "two"
      id            = null
      location      = null
      address_space = ["10.0.1.0/25"]

      subnets = {
        # Subnet a: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        a = {
          name                            = "a"
          id                              = null
          address_prefixes                = ["10.0.1.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet b: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        b = {
          name                            = "b"
          id                              = null
          address_prefixes                = ["10.0.1.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
