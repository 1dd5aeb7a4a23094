# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network apps: 10.0.1.0/24
    apps = {
      name          = "apps"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.1.0/24"]

      subnets = {
        # Subnet linux: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        linux = {
          name                            = "linux"
          id                              = null
          address_prefixes                = ["10.0.1.0/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet windows: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        windows = {
          name                            = "windows"
          id                              = null
          address_prefixes                = ["10.0.1.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network hub: 10.0.0.0/24
    hub = {
      name          = "hub"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.0.0/24"]

      subnets = {
      }
    }
  }

  peerings = [
    # hub is peered with apps
    {
      name                  = "peer-hub-apps"
      network               = "hub"
      remote_network        = "apps"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # apps is peered with hub
    {
      name                  = "peer-apps-hub"
      network               = "apps"
      remote_network        = "hub"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
  ]
}
