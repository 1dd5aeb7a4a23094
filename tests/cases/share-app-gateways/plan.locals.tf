# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network edge: 10.150.1.0/24
    edge = {
      name          = "edge"
      id            = null
      location      = null
      address_space = ["10.150.1.0/24"]

      subnets = {
        # Subnet gateways: application-gateway, application-gateway
        # Needs 70 of 128 addresses; decided by: need; edition 2026-10-06
        #   35 steady: gateway instances
        #   30 steady: gateway instances
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure, 2025-09-05
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/application-gateway/ipv6-application-gateway-portal, 2026-03-17
        # Source: https://learn.microsoft.com/azure/application-gateway/application-gateway-private-deployment, 2025-12-18
        gateways = {
          name                            = "gateways"
          id                              = null
          address_prefixes                = ["10.150.1.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
