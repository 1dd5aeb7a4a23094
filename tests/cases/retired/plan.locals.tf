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
        # Subnet a/api-management: integration-service-environment
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
        # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
        "a/api-management" = {
          name                            = "a-api-management"
          id                              = null
          address_prefixes                = ["10.0.0.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet a/cache: integration-service-environment
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
        # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
        "a/cache" = {
          name                            = "a-cache"
          id                              = null
          address_prefixes                = ["10.0.0.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet a/compute: integration-service-environment
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
        # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
        "a/compute" = {
          name                            = "a-compute"
          id                              = null
          address_prefixes                = ["10.0.0.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet a/connectors: integration-service-environment
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
        # Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
        "a/connectors" = {
          name                            = "a-connectors"
          id                              = null
          address_prefixes                = ["10.0.0.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
