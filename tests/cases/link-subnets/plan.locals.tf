# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network net-a: 10.0.0.0/24, 10.1.0.0/24
    net-a = {
      name          = "net-a"
      id            = null
      location      = null
      address_space = ["10.0.0.0/24", "10.1.0.0/24"]

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

    # Network net-c: 10.1.0.0/24, 10.6.0.0/24
    net-c = {
      name          = "net-c"
      id            = null
      location      = null
      address_space = ["10.1.0.0/24", "10.6.0.0/24"]

      subnets = {
        # Subnet db: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db = {
          name                            = "db"
          id                              = null
          address_prefixes                = ["10.6.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }

  peerings = [
    # net-a is peered with net-c
    {
      name                  = "peer-net-a-net-c"
      network               = "net-a"
      remote_network        = "net-c"
      allow_gateway_transit = false
      use_remote_gateways   = false
      local_subnet_names    = ["web"]
      remote_subnet_names   = ["db"]
    },
    # net-c is peered with net-a
    {
      name                  = "peer-net-c-net-a"
      network               = "net-c"
      remote_network        = "net-a"
      allow_gateway_transit = false
      use_remote_gateways   = false
      local_subnet_names    = ["db"]
      remote_subnet_names   = ["web"]
    },
  ]
}
