# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network app: 10.0.0.0/24
    app = {
      name          = "app"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.0.0/24"]

      subnets = {
        # Subnet web: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web = {
          name                            = "web"
          id                              = null
          address_prefixes                = ["10.0.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
