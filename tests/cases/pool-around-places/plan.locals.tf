# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network first: 10.0.12.0/24
    first = {
      name          = "first"
      id            = null
      location      = null
      address_space = ["10.0.12.0/24"]

      subnets = {
      }
    }

    # Network hub: 10.0.8.0/22
    hub = {
      name          = "hub"
      id            = null
      location      = null
      address_space = ["10.0.8.0/22"]

      subnets = {
        # Subnet jobs: hosts
        # Needs 205 of 256 addresses; decided by: need; edition 2026-10-06
        #   200 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        jobs = {
          name                            = "jobs"
          id                              = null
          address_prefixes                = ["10.0.8.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["10.0.9.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet api: hosts
        # Needs 105 of 128 addresses; decided by: need; edition 2026-10-06
        #   100 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        api = {
          name                            = "api"
          id                              = null
          address_prefixes                = ["10.0.10.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
