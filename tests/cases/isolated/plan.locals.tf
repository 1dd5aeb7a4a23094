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

    # Network lab: 10.0.0.0/22, 10.0.4.0/24
    # Isolated: students break things here
    lab = {
      name          = "lab"
      id            = null
      location      = null
      address_space = ["10.0.0.0/22", "10.0.4.0/24"]

      subnets = {
        # Subnet vms: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vms = {
          name                            = "vms"
          id                              = null
          address_prefixes                = ["10.0.4.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network ours: 9.9.0.0/22
    ours = {
      name          = "ours"
      id            = null
      location      = null
      address_space = ["9.9.0.0/22"]

      subnets = {
        # Subnet web: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["9.9.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network outside: 8.8.0.0/22
    outside = {
      name          = "outside"
      id            = null
      location      = null
      address_space = ["8.8.0.0/22"]

      subnets = {
        # Subnet web: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["8.8.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
