# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network hub-amer: 10.64.16.0/21
    hub-amer = {
      name          = "hub-amer"
      id            = null
      location      = "centralus"
      address_space = ["10.64.16.0/21"]

      subnets = {
        # Subnet vm-05: hosts
        # Needs 198 of 256 addresses; decided by: need; edition 2026-10-06
        #   193 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.64.16.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-12: hosts
        # Needs 134 of 256 addresses; decided by: need; edition 2026-10-06
        #   129 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.64.17.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet bastion: bastion
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        # Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        bastion = {
          name                            = "AzureBastionSubnet"
          id                              = null
          address_prefixes                = ["10.64.18.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: addresses needed
        #   13 headroom: 50% of 25, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.64.18.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/firewall: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        # Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
        "firewall/firewall" = {
          name                            = "AzureFirewallSubnet"
          id                              = null
          address_prefixes                = ["10.64.18.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/management: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        "firewall/management" = {
          name                            = "AzureFirewallManagementSubnet"
          id                              = null
          address_prefixes                = ["10.64.18.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet route-server: route-server
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/route-server/quickstart-create-route-server-portal, 2025-09-17
        # Source: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no network security group: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no route table: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        route-server = {
          name                            = "RouteServerSubnet"
          id                              = null
          address_prefixes                = ["10.64.19.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.64.19.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   7 headroom: 50% of 14, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.64.19.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-11: private-endpoints
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   27 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.64.19.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet gateway: vpn-gateway
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
        # Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
        # VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        # VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        gateway = {
          name                            = "GatewaySubnet"
          id                              = null
          address_prefixes                = ["10.64.19.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.64.19.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.64.19.208/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/inbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/inbound" = {
          name                            = "resolver-inbound"
          id                              = null
          address_prefixes                = ["10.64.19.224/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/outbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/outbound" = {
          name                            = "resolver-outbound"
          id                              = null
          address_prefixes                = ["10.64.19.240/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.64.20.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.64.20.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network hub-emea: 10.0.32.0/22
    hub-emea = {
      name          = "hub-emea"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.32.0/22"]

      subnets = {
        # Subnet vm-06: hosts
        # Needs 156 of 256 addresses; decided by: need; edition 2026-10-06
        #   151 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.0.32.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-13: hosts
        # Needs 92 of 128 addresses; decided by: need; edition 2026-10-06
        #   87 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.0.33.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet bastion: bastion
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        # Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        bastion = {
          name                            = "AzureBastionSubnet"
          id                              = null
          address_prefixes                = ["10.0.33.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-05: private-endpoints
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   38 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.0.33.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/firewall: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        # Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
        "firewall/firewall" = {
          name                            = "AzureFirewallSubnet"
          id                              = null
          address_prefixes                = ["10.0.34.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/management: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        "firewall/management" = {
          name                            = "AzureFirewallManagementSubnet"
          id                              = null
          address_prefixes                = ["10.0.34.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet route-server: route-server
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/route-server/quickstart-create-route-server-portal, 2025-09-17
        # Source: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no network security group: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no route table: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        route-server = {
          name                            = "RouteServerSubnet"
          id                              = null
          address_prefixes                = ["10.0.34.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.0.34.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.0.34.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   9 headroom: 50% of 18, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.0.35.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet gateway: vpn-gateway
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
        # Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
        # VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        # VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        gateway = {
          name                            = "GatewaySubnet"
          id                              = null
          address_prefixes                = ["10.0.35.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.0.35.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.0.35.96/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.0.35.112/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/inbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/inbound" = {
          name                            = "resolver-inbound"
          id                              = null
          address_prefixes                = ["10.0.35.128/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/outbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/outbound" = {
          name                            = "resolver-outbound"
          id                              = null
          address_prefixes                = ["10.0.35.144/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.0.35.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network hub-uk: 10.0.36.0/22
    hub-uk = {
      name          = "hub-uk"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.36.0/22"]

      subnets = {
        # Subnet vm-13: hosts
        # Needs 162 of 256 addresses; decided by: need; edition 2026-10-06
        #   157 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.0.36.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-05: private-endpoints
        # Needs 78 of 128 addresses; decided by: need; edition 2026-10-06
        #   73 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.0.37.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet bastion: bastion
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        # Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
        bastion = {
          name                            = "AzureBastionSubnet"
          id                              = null
          address_prefixes                = ["10.0.37.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: addresses needed
        #   15 headroom: 50% of 29, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.0.37.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 46 of 64 addresses; decided by: need; edition 2026-10-06
        #   41 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.0.38.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/firewall: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        # Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
        "firewall/firewall" = {
          name                            = "AzureFirewallSubnet"
          id                              = null
          address_prefixes                = ["10.0.38.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet firewall/management: azure-firewall
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
        "firewall/management" = {
          name                            = "AzureFirewallManagementSubnet"
          id                              = null
          address_prefixes                = ["10.0.38.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet route-server: route-server
        # Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/route-server/quickstart-create-route-server-portal, 2025-09-17
        # Source: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no network security group: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        # Azure Route Server allows no route table: https://learn.microsoft.com/azure/route-server/route-server-faq, 2025-09-17
        route-server = {
          name                            = "RouteServerSubnet"
          id                              = null
          address_prefixes                = ["10.0.38.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.0.39.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.0.39.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   27 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.0.39.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet gateway: vpn-gateway
        # Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
        # Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
        # Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
        # VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        # VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
        gateway = {
          name                            = "GatewaySubnet"
          id                              = null
          address_prefixes                = ["10.0.39.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-06: hosts
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   27 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.0.39.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/inbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/inbound" = {
          name                            = "resolver-inbound"
          id                              = null
          address_prefixes                = ["10.0.39.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet resolver/outbound: dns-private-resolver
        # Has 16 addresses: a fixed size, by the minimum; edition 2026-10-06
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/dns/dns-private-resolver-overview, 2025-12-16
        "resolver/outbound" = {
          name                            = "resolver-outbound"
          id                              = null
          address_prefixes                = ["10.0.39.176/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Network/dnsResolvers"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.0.39.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: plan instances
        #   4 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.0.39.208/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-01: 10.0.40.0/22
    spoke-01 = {
      name          = "spoke-01"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.40.0/22"]

      subnets = {
        # Subnet vm-04: hosts
        # Needs 170 of 256 addresses; decided by: need; edition 2026-10-06
        #   165 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.0.40.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-11: hosts
        # Needs 106 of 128 addresses; decided by: need; edition 2026-10-06
        #   101 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.0.41.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 36 of 64 addresses; decided by: need; edition 2026-10-06
        #   31 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.0.41.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   10 headroom: 50% of 20, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.0.41.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 50 of 64 addresses; decided by: need; edition 2026-10-06
        #   45 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.0.42.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   17 steady: plan instances
        #   17 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.0.42.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.0.42.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.0.42.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.0.42.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.0.42.224/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 headroom: 50% of 9, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.0.43.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-10: private-endpoints
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.0.43.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: plan instances
        #   8 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.0.43.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.0.43.96/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.0.43.104/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-02: 10.0.44.0/22
    spoke-02 = {
      name          = "spoke-02"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.44.0/22"]

      subnets = {
        # Subnet vm-02: hosts
        # Needs 184 of 256 addresses; decided by: need; edition 2026-10-06
        #   179 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["10.0.44.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 57 of 64 addresses; decided by: need; edition 2026-10-06
        #   52 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["10.0.45.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-09: hosts
        # Needs 120 of 128 addresses; decided by: need; edition 2026-10-06
        #   115 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["10.0.45.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 36 of 64 addresses; decided by: need; edition 2026-10-06
        #   31 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["10.0.46.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   11 headroom: 50% of 22, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["10.0.46.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   15 steady: plan instances
        #   15 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["10.0.46.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: plan instances
        #   24 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["10.0.46.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: plan instances
        #   20 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["10.0.47.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["10.0.47.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-03: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-03 = {
          name                            = "front-03"
          id                              = null
          address_prefixes                = ["10.0.47.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   6 headroom: 50% of 12, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["10.0.47.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-08: private-endpoints
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["10.0.47.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["10.0.47.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["10.0.47.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["10.0.47.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-04: 10.64.40.0/22
    spoke-04 = {
      name          = "spoke-04"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.40.0/22"]

      subnets = {
        # Subnet vm-10: hosts
        # Needs 148 of 256 addresses; decided by: need; edition 2026-10-06
        #   143 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["10.64.40.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-02: private-endpoints
        # Needs 71 of 128 addresses; decided by: need; edition 2026-10-06
        #   66 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["10.64.41.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 46 of 64 addresses; decided by: need; edition 2026-10-06
        #   27 steady: addresses needed
        #   14 headroom: 50% of 27, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["10.64.41.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   34 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["10.64.41.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["10.64.42.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: addresses needed
        #   8 headroom: 50% of 16, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["10.64.42.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-03: hosts
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["10.64.42.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["10.64.42.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["10.64.42.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["10.64.42.144/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["10.64.42.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 7 of 16 addresses; decided by: minimum; edition 2026-10-06
        #   1 steady: plan instances
        #   1 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["10.64.42.176/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["10.64.42.192/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["10.64.42.200/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["10.64.42.208/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-06: 10.0.48.0/22
    spoke-06 = {
      name          = "spoke-06"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.48.0/22"]

      subnets = {
        # Subnet vm-11: hosts
        # Needs 176 of 256 addresses; decided by: need; edition 2026-10-06
        #   171 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.0.48.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 85 of 128 addresses; decided by: need; edition 2026-10-06
        #   80 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.0.49.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   34 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.0.49.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   32 steady: addresses needed
        #   16 headroom: 50% of 32, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.0.49.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   11 headroom: 50% of 21, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.0.50.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-10: private-endpoints
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   48 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.0.50.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-04: hosts
        # Needs 46 of 64 addresses; decided by: need; edition 2026-10-06
        #   41 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.0.50.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   15 steady: plan instances
        #   15 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.0.50.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.0.51.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.0.51.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   26 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.0.51.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: plan instances
        #   11 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.0.51.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.0.51.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.0.51.144/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.0.51.160/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-07: 172.16.0.0/22, 172.16.4.0/23
    spoke-07 = {
      name          = "spoke-07"
      id            = null
      location      = "northeurope"
      address_space = ["172.16.0.0/22", "172.16.4.0/23"]

      subnets = {
        # Subnet endpoints-08: private-endpoints
        # Needs 60 of 64 addresses; decided by: need; edition 2026-10-06
        #   55 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["172.16.0.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   12 headroom: 50% of 23, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["172.16.0.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-02: hosts
        # Needs 60 of 64 addresses; decided by: need; edition 2026-10-06
        #   55 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["172.16.0.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   22 steady: plan instances
        #   22 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["172.16.1.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   18 steady: plan instances
        #   18 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["172.16.1.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 59 of 64 addresses; decided by: need; edition 2026-10-06
        #   27 steady: plan instances
        #   27 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["172.16.1.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["172.16.1.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["172.16.1.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["172.16.1.224/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   1 headroom: 50% of 2, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["172.16.1.232/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["172.16.1.240/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["172.16.1.248/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 92 of 128 addresses; decided by: need; edition 2026-10-06
        #   87 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["172.16.2.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet fixed: hosts
        # Needs 105 of 128 addresses; decided by: need; edition 2026-10-06
        #   100 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        fixed = {
          name                            = "fixed"
          id                              = null
          address_prefixes                = ["172.16.2.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-09: hosts
        # Needs 190 of 256 addresses; decided by: need; edition 2026-10-06
        #   185 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["172.16.3.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-08: 10.64.44.0/22
    spoke-08 = {
      name          = "spoke-08"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.44.0/22"]

      subnets = {
        # Subnet vm-14: hosts
        # Needs 140 of 256 addresses; decided by: need; edition 2026-10-06
        #   135 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-14 = {
          name                            = "vm-14"
          id                              = null
          address_prefixes                = ["10.64.44.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-06: private-endpoints
        # Needs 67 of 128 addresses; decided by: need; edition 2026-10-06
        #   62 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-06 = {
          name                            = "endpoints-06"
          id                              = null
          address_prefixes                = ["10.64.45.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-00: hosts
        # Needs 74 of 128 addresses; decided by: need; edition 2026-10-06
        #   69 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-00 = {
          name                            = "vm-00"
          id                              = null
          address_prefixes                = ["10.64.45.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-09: hosts
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   26 steady: addresses needed
        #   13 headroom: 50% of 26, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-09 = {
          name                            = "db-09"
          id                              = null
          address_prefixes                = ["10.64.46.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-13: private-endpoints
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   30 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-13 = {
          name                            = "endpoints-13"
          id                              = null
          address_prefixes                = ["10.64.46.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-05: app-service
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: plan instances
        #   25 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-05 = {
          name                            = "web-05"
          id                              = null
          address_prefixes                = ["10.64.46.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-01: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-01 = {
          name                            = "front-01"
          id                              = null
          address_prefixes                = ["10.64.46.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-08: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-08 = {
          name                            = "front-08"
          id                              = null
          address_prefixes                = ["10.64.46.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-10: managed-devops-pools
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-10 = {
          name                            = "agents-10"
          id                              = null
          address_prefixes                = ["10.64.47.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-12: app-service
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   6 steady: plan instances
        #   6 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-12 = {
          name                            = "web-12"
          id                              = null
          address_prefixes                = ["10.64.47.32/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-03: managed-devops-pools
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-03 = {
          name                            = "agents-03"
          id                              = null
          address_prefixes                = ["10.64.47.64/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-02: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   2 headroom: 50% of 4, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-02 = {
          name                            = "db-02"
          id                              = null
          address_prefixes                = ["10.64.47.80/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-04: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-04 = {
          name                            = "test-04"
          id                              = null
          address_prefixes                = ["10.64.47.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-11: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-11 = {
          name                            = "test-11"
          id                              = null
          address_prefixes                = ["10.64.47.112/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-07: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-07 = {
          name                            = "vm-07"
          id                              = null
          address_prefixes                = ["10.64.47.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-09: 10.64.48.0/22
    spoke-09 = {
      name          = "spoke-09"
      id            = null
      location      = "centralus"
      address_space = ["10.64.48.0/22"]

      subnets = {
        # Subnet vm-12: hosts
        # Needs 154 of 256 addresses; decided by: need; edition 2026-10-06
        #   149 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.64.48.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-04: private-endpoints
        # Needs 74 of 128 addresses; decided by: need; edition 2026-10-06
        #   69 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-04 = {
          name                            = "endpoints-04"
          id                              = null
          address_prefixes                = ["10.64.49.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: addresses needed
        #   14 headroom: 50% of 28, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.64.49.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-11: private-endpoints
        # Needs 42 of 64 addresses; decided by: need; edition 2026-10-06
        #   37 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.64.49.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.64.50.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.64.50.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-01: managed-devops-pools
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-01 = {
          name                            = "agents-01"
          id                              = null
          address_prefixes                = ["10.64.50.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   23 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.64.50.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   9 headroom: 50% of 17, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.64.50.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-05: hosts
        # Needs 24 of 32 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.64.50.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: plan instances
        #   13 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.64.50.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-00: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   3 headroom: 50% of 6, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-00 = {
          name                            = "db-00"
          id                              = null
          address_prefixes                = ["10.64.50.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-02: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-02 = {
          name                            = "test-02"
          id                              = null
          address_prefixes                = ["10.64.50.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.64.51.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-03: app-service
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: plan instances
        #   4 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-03 = {
          name                            = "web-03"
          id                              = null
          address_prefixes                = ["10.64.51.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-10: 10.0.52.0/22
    spoke-10 = {
      name          = "spoke-10"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.52.0/22"]

      subnets = {
        # Subnet vm-10: hosts
        # Needs 168 of 256 addresses; decided by: need; edition 2026-10-06
        #   163 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["10.0.52.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-02: private-endpoints
        # Needs 81 of 128 addresses; decided by: need; edition 2026-10-06
        #   76 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["10.0.53.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   30 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["10.0.53.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 50 of 64 addresses; decided by: need; edition 2026-10-06
        #   30 steady: addresses needed
        #   15 headroom: 50% of 30, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["10.0.53.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   10 headroom: 50% of 20, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["10.0.54.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   44 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["10.0.54.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-03: hosts
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   33 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["10.0.54.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["10.0.54.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["10.0.54.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["10.0.55.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: plan instances
        #   11 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["10.0.55.32/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   7 steady: plan instances
        #   7 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["10.0.55.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["10.0.55.96/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["10.0.55.104/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["10.0.55.112/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-11: 10.0.16.0/20
    spoke-11 = {
      name          = "spoke-11"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.16.0/20"]

      subnets = {
        # Subnet vm-08: hosts
        # Needs 182 of 256 addresses; decided by: need; edition 2026-10-06
        #   177 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-08 = {
          name                            = "vm-08"
          id                              = null
          address_prefixes                = ["10.0.16.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-00: private-endpoints
        # Needs 88 of 128 addresses; decided by: need; edition 2026-10-06
        #   83 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-00 = {
          name                            = "endpoints-00"
          id                              = null
          address_prefixes                = ["10.0.17.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-04: managed-devops-pools
        # Needs 42 of 64 addresses; decided by: need; edition 2026-10-06
        #   37 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-04 = {
          name                            = "agents-04"
          id                              = null
          address_prefixes                = ["10.0.17.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-03: hosts
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   33 steady: addresses needed
        #   17 headroom: 50% of 33, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-03 = {
          name                            = "db-03"
          id                              = null
          address_prefixes                = ["10.0.17.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-10: hosts
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   11 headroom: 50% of 22, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-10 = {
          name                            = "db-10"
          id                              = null
          address_prefixes                = ["10.0.18.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-07: private-endpoints
        # Needs 56 of 64 addresses; decided by: need; edition 2026-10-06
        #   51 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-07 = {
          name                            = "endpoints-07"
          id                              = null
          address_prefixes                = ["10.0.18.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-01: hosts
        # Needs 52 of 64 addresses; decided by: need; edition 2026-10-06
        #   47 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-01 = {
          name                            = "vm-01"
          id                              = null
          address_prefixes                = ["10.0.18.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-06: app-service
        # Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
        #   14 steady: plan instances
        #   14 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-06 = {
          name                            = "web-06"
          id                              = null
          address_prefixes                = ["10.0.18.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-13: app-service
        # Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: plan instances
        #   23 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-13 = {
          name                            = "web-13"
          id                              = null
          address_prefixes                = ["10.0.19.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-02: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-02 = {
          name                            = "front-02"
          id                              = null
          address_prefixes                = ["10.0.19.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-09: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-09 = {
          name                            = "front-09"
          id                              = null
          address_prefixes                = ["10.0.19.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-14: private-endpoints
        # Needs 24 of 32 addresses; decided by: need; edition 2026-10-06
        #   19 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-14 = {
          name                            = "endpoints-14"
          id                              = null
          address_prefixes                = ["10.0.19.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-11: managed-devops-pools
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-11 = {
          name                            = "agents-11"
          id                              = null
          address_prefixes                = ["10.0.19.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-05: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-05 = {
          name                            = "test-05"
          id                              = null
          address_prefixes                = ["10.0.19.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-12: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-12 = {
          name                            = "test-12"
          id                              = null
          address_prefixes                = ["10.0.19.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-12: 10.0.56.0/22
    spoke-12 = {
      name          = "spoke-12"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.56.0/22"]

      subnets = {
        # Subnet vm-06: hosts
        # Needs 196 of 256 addresses; decided by: need; edition 2026-10-06
        #   191 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.0.56.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-13: hosts
        # Needs 132 of 256 addresses; decided by: need; edition 2026-10-06
        #   127 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.0.57.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-05: private-endpoints
        # Needs 63 of 64 addresses; decided by: need; edition 2026-10-06
        #   58 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.0.58.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   12 headroom: 50% of 24, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.0.58.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-04: app-service
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: plan instances
        #   21 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-04 = {
          name                            = "web-04"
          id                              = null
          address_prefixes                = ["10.0.58.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-00: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-00 = {
          name                            = "front-00"
          id                              = null
          address_prefixes                = ["10.0.59.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.0.59.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.0.59.48/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.0.59.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   26 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.0.59.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-02: managed-devops-pools
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-02 = {
          name                            = "agents-02"
          id                              = null
          address_prefixes                = ["10.0.59.128/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-01: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   2 headroom: 50% of 3, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-01 = {
          name                            = "db-01"
          id                              = null
          address_prefixes                = ["10.0.59.144/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-03: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-03 = {
          name                            = "test-03"
          id                              = null
          address_prefixes                = ["10.0.59.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.0.59.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   2 steady: plan instances
        #   2 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.0.59.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-13: 10.64.52.0/22
    spoke-13 = {
      name          = "spoke-13"
      id            = null
      location      = "centralus"
      address_space = ["10.64.52.0/22"]

      subnets = {
        # Subnet vm-11: hosts
        # Needs 146 of 256 addresses; decided by: need; edition 2026-10-06
        #   141 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.64.52.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 70 of 128 addresses; decided by: need; edition 2026-10-06
        #   65 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.64.53.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 46 of 64 addresses; decided by: need; edition 2026-10-06
        #   27 steady: addresses needed
        #   14 headroom: 50% of 27, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.64.53.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-10: private-endpoints
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   33 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.64.53.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 61 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: plan instances
        #   28 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.64.54.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 24 of 32 addresses; decided by: need; edition 2026-10-06
        #   19 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.64.54.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: addresses needed
        #   8 headroom: 50% of 16, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.64.54.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   9 steady: plan instances
        #   9 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.64.54.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.64.54.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.64.54.176/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.64.54.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.64.54.208/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.64.54.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-04: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.64.54.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.64.55.0/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-14: 10.64.56.0/22
    spoke-14 = {
      name          = "spoke-14"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.56.0/22"]

      subnets = {
        # Subnet vm-09: hosts
        # Needs 160 of 256 addresses; decided by: need; edition 2026-10-06
        #   155 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["10.64.56.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 77 of 128 addresses; decided by: need; edition 2026-10-06
        #   72 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["10.64.57.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: addresses needed
        #   15 headroom: 50% of 29, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["10.64.57.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-08: private-endpoints
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   40 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["10.64.57.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-03: hosts
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-03 = {
          name                            = "front-03"
          id                              = null
          address_prefixes                = ["10.64.58.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["10.64.58.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   26 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["10.64.58.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   9 headroom: 50% of 18, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["10.64.58.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-02: hosts
        # Needs 30 of 32 addresses; decided by: need; edition 2026-10-06
        #   25 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["10.64.58.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   7 steady: plan instances
        #   7 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["10.64.58.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: plan instances
        #   12 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["10.64.58.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["10.64.58.224/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["10.64.58.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["10.64.59.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["10.64.59.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-15: 10.0.60.0/22
    spoke-15 = {
      name          = "spoke-15"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.60.0/22"]

      subnets = {
        # Subnet vm-07: hosts
        # Needs 174 of 256 addresses; decided by: need; edition 2026-10-06
        #   169 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-07 = {
          name                            = "vm-07"
          id                              = null
          address_prefixes                = ["10.0.60.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-14: hosts
        # Needs 110 of 128 addresses; decided by: need; edition 2026-10-06
        #   105 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-14 = {
          name                            = "vm-14"
          id                              = null
          address_prefixes                = ["10.0.61.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-03: managed-devops-pools
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   33 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-03 = {
          name                            = "agents-03"
          id                              = null
          address_prefixes                = ["10.0.61.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-02: hosts
        # Needs 52 of 64 addresses; decided by: need; edition 2026-10-06
        #   31 steady: addresses needed
        #   16 headroom: 50% of 31, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-02 = {
          name                            = "db-02"
          id                              = null
          address_prefixes                = ["10.0.61.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-09: hosts
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   11 headroom: 50% of 21, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-09 = {
          name                            = "db-09"
          id                              = null
          address_prefixes                = ["10.0.62.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-06: private-endpoints
        # Needs 52 of 64 addresses; decided by: need; edition 2026-10-06
        #   47 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-06 = {
          name                            = "endpoints-06"
          id                              = null
          address_prefixes                = ["10.0.62.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-00: hosts
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   39 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-00 = {
          name                            = "vm-00"
          id                              = null
          address_prefixes                = ["10.0.62.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-12: app-service
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   19 steady: plan instances
        #   19 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-12 = {
          name                            = "web-12"
          id                              = null
          address_prefixes                = ["10.0.62.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-01: hosts
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-01 = {
          name                            = "front-01"
          id                              = null
          address_prefixes                = ["10.0.63.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-08: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-08 = {
          name                            = "front-08"
          id                              = null
          address_prefixes                = ["10.0.63.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-13: private-endpoints
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-13 = {
          name                            = "endpoints-13"
          id                              = null
          address_prefixes                = ["10.0.63.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-05: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-05 = {
          name                            = "web-05"
          id                              = null
          address_prefixes                = ["10.0.63.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-04: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-04 = {
          name                            = "test-04"
          id                              = null
          address_prefixes                = ["10.0.63.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-11: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-11 = {
          name                            = "test-11"
          id                              = null
          address_prefixes                = ["10.0.63.144/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-10: managed-devops-pools
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-10 = {
          name                            = "agents-10"
          id                              = null
          address_prefixes                = ["10.0.63.160/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-16: 10.0.64.0/22
    spoke-16 = {
      name          = "spoke-16"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.64.0/22"]

      subnets = {
        # Subnet vm-05: hosts
        # Needs 188 of 256 addresses; decided by: need; edition 2026-10-06
        #   183 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.0.64.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-12: hosts
        # Needs 124 of 128 addresses; decided by: need; edition 2026-10-06
        #   119 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.0.65.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-01: managed-devops-pools
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   40 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-01 = {
          name                            = "agents-01"
          id                              = null
          address_prefixes                = ["10.0.65.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   12 headroom: 50% of 23, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.0.65.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-04: private-endpoints
        # Needs 59 of 64 addresses; decided by: need; edition 2026-10-06
        #   54 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-04 = {
          name                            = "endpoints-04"
          id                              = null
          address_prefixes                = ["10.0.66.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-03: app-service
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   17 steady: plan instances
        #   17 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-03 = {
          name                            = "web-03"
          id                              = null
          address_prefixes                = ["10.0.66.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 57 of 64 addresses; decided by: need; edition 2026-10-06
        #   26 steady: plan instances
        #   26 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.0.66.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.0.66.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.0.66.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   6 headroom: 50% of 12, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.0.67.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-11: private-endpoints
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.0.67.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.0.67.64/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-02: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-02 = {
          name                            = "test-02"
          id                              = null
          address_prefixes                = ["10.0.67.80/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-00: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   1 headroom: 50% of 1, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-00 = {
          name                            = "db-00"
          id                              = null
          address_prefixes                = ["10.0.67.96/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.0.67.104/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-17: 172.20.0.0/22, fd00:20::/56
    spoke-17 = {
      name          = "spoke-17"
      id            = null
      location      = "uksouth"
      address_space = ["172.20.0.0/22", "fd00:20::/56"]

      subnets = {
        # Subnet vm-10: hosts
        # Needs 138 of 256 addresses; decided by: need; edition 2026-10-06
        #   133 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["172.20.0.0/24", "fd00:20:0:1::/64"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-02: private-endpoints
        # Needs 66 of 128 addresses; decided by: need; edition 2026-10-06
        #   61 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["172.20.1.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   40 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["172.20.1.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: addresses needed
        #   13 headroom: 50% of 25, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["172.20.1.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["172.20.2.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: plan instances
        #   24 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["172.20.2.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["172.20.2.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   8 headroom: 50% of 15, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["172.20.2.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["172.20.2.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["172.20.2.208/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["172.20.2.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["172.20.2.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["172.20.3.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: plan instances
        #   5 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["172.20.3.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-03: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["172.20.3.32/29", "fd00:20::/64"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-18: 10.64.24.0/21
    spoke-18 = {
      name          = "spoke-18"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.24.0/21"]

      subnets = {
        # Subnet endpoints-14: private-endpoints
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-14 = {
          name                            = "endpoints-14"
          id                              = null
          address_prefixes                = ["10.64.24.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-08: hosts
        # Needs 152 of 256 addresses; decided by: need; edition 2026-10-06
        #   147 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-08 = {
          name                            = "vm-08"
          id                              = null
          address_prefixes                = ["10.64.25.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-00: private-endpoints
        # Needs 73 of 128 addresses; decided by: need; edition 2026-10-06
        #   68 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-00 = {
          name                            = "endpoints-00"
          id                              = null
          address_prefixes                = ["10.64.26.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-03: hosts
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: addresses needed
        #   14 headroom: 50% of 28, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-03 = {
          name                            = "db-03"
          id                              = null
          address_prefixes                = ["10.64.26.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-07: private-endpoints
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   36 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-07 = {
          name                            = "endpoints-07"
          id                              = null
          address_prefixes                = ["10.64.26.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-02: hosts
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-02 = {
          name                            = "front-02"
          id                              = null
          address_prefixes                = ["10.64.27.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-09: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-09 = {
          name                            = "front-09"
          id                              = null
          address_prefixes                = ["10.64.27.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-04: managed-devops-pools
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-04 = {
          name                            = "agents-04"
          id                              = null
          address_prefixes                = ["10.64.27.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-10: hosts
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   9 headroom: 50% of 17, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-10 = {
          name                            = "db-10"
          id                              = null
          address_prefixes                = ["10.64.27.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-01: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-01 = {
          name                            = "vm-01"
          id                              = null
          address_prefixes                = ["10.64.27.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-06: app-service
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: plan instances
        #   12 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-06 = {
          name                            = "web-06"
          id                              = null
          address_prefixes                = ["10.64.27.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-13: app-service
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: plan instances
        #   8 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-13 = {
          name                            = "web-13"
          id                              = null
          address_prefixes                = ["10.64.27.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-11: managed-devops-pools
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-11 = {
          name                            = "agents-11"
          id                              = null
          address_prefixes                = ["10.64.27.224/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-05: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-05 = {
          name                            = "test-05"
          id                              = null
          address_prefixes                = ["10.64.27.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-12: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-12 = {
          name                            = "test-12"
          id                              = null
          address_prefixes                = ["10.64.28.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-19: 10.64.60.0/22
    spoke-19 = {
      name          = "spoke-19"
      id            = null
      location      = "centralus"
      address_space = ["10.64.60.0/22"]

      subnets = {
        # Subnet vm-06: hosts
        # Needs 166 of 256 addresses; decided by: need; edition 2026-10-06
        #   161 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.64.60.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-13: hosts
        # Needs 102 of 128 addresses; decided by: need; edition 2026-10-06
        #   97 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.64.61.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-00: hosts
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-00 = {
          name                            = "front-00"
          id                              = null
          address_prefixes                = ["10.64.61.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.64.61.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.64.61.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-02: managed-devops-pools
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-02 = {
          name                            = "agents-02"
          id                              = null
          address_prefixes                = ["10.64.62.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-01: hosts
        # Needs 50 of 64 addresses; decided by: need; edition 2026-10-06
        #   30 steady: addresses needed
        #   15 headroom: 50% of 30, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-01 = {
          name                            = "db-01"
          id                              = null
          address_prefixes                = ["10.64.62.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   10 headroom: 50% of 19, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.64.62.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-05: private-endpoints
        # Needs 48 of 64 addresses; decided by: need; edition 2026-10-06
        #   43 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.64.62.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   15 steady: plan instances
        #   15 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.64.63.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.64.63.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-04: app-service
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   6 steady: plan instances
        #   6 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-04 = {
          name                            = "web-04"
          id                              = null
          address_prefixes                = ["10.64.63.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.64.63.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-03: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-03 = {
          name                            = "test-03"
          id                              = null
          address_prefixes                = ["10.64.63.144/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.64.63.160/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-20: 10.0.68.0/22
    spoke-20 = {
      name          = "spoke-20"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.68.0/22"]

      subnets = {
        # Subnet vm-04: hosts
        # Needs 180 of 256 addresses; decided by: need; edition 2026-10-06
        #   175 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.0.68.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-11: hosts
        # Needs 116 of 128 addresses; decided by: need; edition 2026-10-06
        #   111 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.0.69.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   36 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.0.69.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.0.69.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 38 of 64 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   11 headroom: 50% of 22, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.0.70.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   50 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.0.70.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   22 steady: plan instances
        #   22 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.0.70.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.0.70.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.0.70.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   6 headroom: 50% of 11, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.0.71.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-10: private-endpoints
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.0.71.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: plan instances
        #   13 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.0.71.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.0.71.96/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.0.71.112/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.0.71.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-21: 10.0.72.0/22
    spoke-21 = {
      name          = "spoke-21"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.72.0/22"]

      subnets = {
        # Subnet vm-02: hosts
        # Needs 194 of 256 addresses; decided by: need; edition 2026-10-06
        #   189 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["10.0.72.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-09: hosts
        # Needs 130 of 256 addresses; decided by: need; edition 2026-10-06
        #   125 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["10.0.73.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   36 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["10.0.74.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   12 headroom: 50% of 24, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["10.0.74.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 62 of 64 addresses; decided by: need; edition 2026-10-06
        #   57 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["10.0.74.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: plan instances
        #   20 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["10.0.74.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: plan instances
        #   25 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["10.0.75.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   7 headroom: 50% of 13, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["10.0.75.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-08: private-endpoints
        # Needs 30 of 32 addresses; decided by: need; edition 2026-10-06
        #   25 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["10.0.75.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-03: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-03 = {
          name                            = "front-03"
          id                              = null
          address_prefixes                = ["10.0.75.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["10.0.75.144/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["10.0.75.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["10.0.75.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["10.0.75.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 7 of 16 addresses; decided by: minimum; edition 2026-10-06
        #   1 steady: plan instances
        #   1 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["10.0.75.208/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-22: 10.0.76.0/22
    spoke-22 = {
      name          = "spoke-22"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.76.0/22"]

      subnets = {
        # Subnet vm-07: hosts
        # Needs 144 of 256 addresses; decided by: need; edition 2026-10-06
        #   139 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-07 = {
          name                            = "vm-07"
          id                              = null
          address_prefixes                = ["10.0.76.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-13: private-endpoints
        # Needs 102 of 128 addresses; decided by: need; edition 2026-10-06
        #   97 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-13 = {
          name                            = "endpoints-13"
          id                              = null
          address_prefixes                = ["10.0.77.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-14: hosts
        # Needs 80 of 128 addresses; decided by: need; edition 2026-10-06
        #   75 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-14 = {
          name                            = "vm-14"
          id                              = null
          address_prefixes                = ["10.0.77.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-02: hosts
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   26 steady: addresses needed
        #   13 headroom: 50% of 26, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-02 = {
          name                            = "db-02"
          id                              = null
          address_prefixes                = ["10.0.78.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-06: private-endpoints
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   32 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-06 = {
          name                            = "endpoints-06"
          id                              = null
          address_prefixes                = ["10.0.78.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-03: managed-devops-pools
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-03 = {
          name                            = "agents-03"
          id                              = null
          address_prefixes                = ["10.0.78.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-09: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: addresses needed
        #   8 headroom: 50% of 16, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-09 = {
          name                            = "db-09"
          id                              = null
          address_prefixes                = ["10.0.78.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-05: app-service
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: plan instances
        #   8 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-05 = {
          name                            = "web-05"
          id                              = null
          address_prefixes                = ["10.0.78.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-01: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-01 = {
          name                            = "front-01"
          id                              = null
          address_prefixes                = ["10.0.78.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-08: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-08 = {
          name                            = "front-08"
          id                              = null
          address_prefixes                = ["10.0.78.240/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-04: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-04 = {
          name                            = "test-04"
          id                              = null
          address_prefixes                = ["10.0.79.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-00: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-00 = {
          name                            = "vm-00"
          id                              = null
          address_prefixes                = ["10.0.79.16/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-12: app-service
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: plan instances
        #   4 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-12 = {
          name                            = "web-12"
          id                              = null
          address_prefixes                = ["10.0.79.32/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-10: managed-devops-pools
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-10 = {
          name                            = "agents-10"
          id                              = null
          address_prefixes                = ["10.0.79.48/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-11: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-11 = {
          name                            = "test-11"
          id                              = null
          address_prefixes                = ["10.0.79.56/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-23: 10.64.64.0/22
    spoke-23 = {
      name          = "spoke-23"
      id            = null
      location      = "centralus"
      address_space = ["10.64.64.0/22"]

      subnets = {
        # Subnet endpoints-11: private-endpoints
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.64.64.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-05: hosts
        # Needs 158 of 256 addresses; decided by: need; edition 2026-10-06
        #   153 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.64.65.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-12: hosts
        # Needs 94 of 128 addresses; decided by: need; edition 2026-10-06
        #   89 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.64.66.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-00: hosts
        # Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: addresses needed
        #   15 headroom: 50% of 29, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-00 = {
          name                            = "db-00"
          id                              = null
          address_prefixes                = ["10.64.66.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-04: private-endpoints
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   39 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-04 = {
          name                            = "endpoints-04"
          id                              = null
          address_prefixes                = ["10.64.66.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.64.67.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.64.67.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-01: managed-devops-pools
        # Needs 30 of 32 addresses; decided by: need; edition 2026-10-06
        #   25 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-01 = {
          name                            = "agents-01"
          id                              = null
          address_prefixes                = ["10.64.67.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   9 headroom: 50% of 18, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.64.67.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: plan instances
        #   11 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.64.67.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.64.67.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   4 headroom: 50% of 7, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.64.67.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-02: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-02 = {
          name                            = "test-02"
          id                              = null
          address_prefixes                = ["10.64.67.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.64.67.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-03: app-service
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   2 steady: plan instances
        #   2 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-03 = {
          name                            = "web-03"
          id                              = null
          address_prefixes                = ["10.64.67.224/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-24: 10.64.0.0/20
    spoke-24 = {
      name          = "spoke-24"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.0.0/20"]

      subnets = {
        # Subnet vm-03: hosts
        # Needs 172 of 256 addresses; decided by: need; edition 2026-10-06
        #   167 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["10.64.0.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-10: hosts
        # Needs 108 of 128 addresses; decided by: need; edition 2026-10-06
        #   103 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["10.64.1.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   10 headroom: 50% of 20, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["10.64.1.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-02: private-endpoints
        # Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
        #   46 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["10.64.1.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   18 steady: plan instances
        #   18 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["10.64.2.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["10.64.2.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["10.64.2.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["10.64.2.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 30 of 32 addresses; decided by: need; edition 2026-10-06
        #   25 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["10.64.2.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 headroom: 50% of 10, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["10.64.2.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["10.64.2.224/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   9 steady: plan instances
        #   9 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["10.64.3.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["10.64.3.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["10.64.3.48/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["10.64.3.64/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-25: 10.0.80.0/22
    spoke-25 = {
      name          = "spoke-25"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.80.0/22"]

      subnets = {
        # Subnet vm-01: hosts
        # Needs 186 of 256 addresses; decided by: need; edition 2026-10-06
        #   181 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-01 = {
          name                            = "vm-01"
          id                              = null
          address_prefixes                = ["10.0.80.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-14: private-endpoints
        # Needs 91 of 128 addresses; decided by: need; edition 2026-10-06
        #   86 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-14 = {
          name                            = "endpoints-14"
          id                              = null
          address_prefixes                = ["10.0.81.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-08: hosts
        # Needs 122 of 128 addresses; decided by: need; edition 2026-10-06
        #   117 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-08 = {
          name                            = "vm-08"
          id                              = null
          address_prefixes                = ["10.0.81.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-11: managed-devops-pools
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   32 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-11 = {
          name                            = "agents-11"
          id                              = null
          address_prefixes                = ["10.0.82.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-03: hosts
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   12 headroom: 50% of 23, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-03 = {
          name                            = "db-03"
          id                              = null
          address_prefixes                = ["10.0.82.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-00: private-endpoints
        # Needs 58 of 64 addresses; decided by: need; edition 2026-10-06
        #   53 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-00 = {
          name                            = "endpoints-00"
          id                              = null
          address_prefixes                = ["10.0.82.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-06: app-service
        # Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: plan instances
        #   25 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-06 = {
          name                            = "web-06"
          id                              = null
          address_prefixes                = ["10.0.82.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-13: app-service
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: plan instances
        #   21 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-13 = {
          name                            = "web-13"
          id                              = null
          address_prefixes                = ["10.0.83.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-09: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-09 = {
          name                            = "front-09"
          id                              = null
          address_prefixes                = ["10.0.83.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-02: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-02 = {
          name                            = "front-02"
          id                              = null
          address_prefixes                = ["10.0.83.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-10: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   6 headroom: 50% of 12, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-10 = {
          name                            = "db-10"
          id                              = null
          address_prefixes                = ["10.0.83.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-07: private-endpoints
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-07 = {
          name                            = "endpoints-07"
          id                              = null
          address_prefixes                = ["10.0.83.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-04: managed-devops-pools
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-04 = {
          name                            = "agents-04"
          id                              = null
          address_prefixes                = ["10.0.83.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-05: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-05 = {
          name                            = "test-05"
          id                              = null
          address_prefixes                = ["10.0.83.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-12: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-12 = {
          name                            = "test-12"
          id                              = null
          address_prefixes                = ["10.0.83.224/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-26: 10.0.84.0/22
    spoke-26 = {
      name          = "spoke-26"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.84.0/22"]

      subnets = {
        # Subnet vm-06: hosts
        # Needs 136 of 256 addresses; decided by: need; edition 2026-10-06
        #   131 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.0.84.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 98 of 128 addresses; decided by: need; edition 2026-10-06
        #   93 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.0.85.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-13: hosts
        # Needs 72 of 128 addresses; decided by: need; edition 2026-10-06
        #   67 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.0.85.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   39 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.0.86.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-01: hosts
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   25 steady: addresses needed
        #   13 headroom: 50% of 25, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-01 = {
          name                            = "db-01"
          id                              = null
          address_prefixes                = ["10.0.86.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-05: private-endpoints
        # Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.0.86.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 61 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: plan instances
        #   28 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.0.86.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.0.87.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-00: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-00 = {
          name                            = "front-00"
          id                              = null
          address_prefixes                = ["10.0.87.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.0.87.48/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-02: managed-devops-pools
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-02 = {
          name                            = "agents-02"
          id                              = null
          address_prefixes                = ["10.0.87.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   7 headroom: 50% of 14, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.0.87.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-03: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-03 = {
          name                            = "test-03"
          id                              = null
          address_prefixes                = ["10.0.87.128/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.0.87.144/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-04: app-service
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: plan instances
        #   4 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-04 = {
          name                            = "web-04"
          id                              = null
          address_prefixes                = ["10.0.87.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-27: 10.0.88.0/22
    spoke-27 = {
      name          = "spoke-27"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.88.0/22"]

      subnets = {
        # Subnet vm-04: hosts
        # Needs 150 of 256 addresses; decided by: need; edition 2026-10-06
        #   145 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.0.88.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-11: hosts
        # Needs 86 of 128 addresses; decided by: need; edition 2026-10-06
        #   81 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.0.89.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   35 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.0.89.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.0.89.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.0.89.224/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.0.90.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.0.90.32/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   9 headroom: 50% of 17, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.0.90.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: plan instances
        #   11 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.0.90.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   7 steady: plan instances
        #   7 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.0.90.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.0.90.160/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   3 headroom: 50% of 6, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.0.90.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.0.90.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-10: private-endpoints
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.0.90.208/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.0.90.216/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-28: 10.64.32.0/21
    spoke-28 = {
      name          = "spoke-28"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.32.0/21"]

      subnets = {
        # Subnet endpoints-08: private-endpoints
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["10.64.32.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-02: hosts
        # Needs 164 of 256 addresses; decided by: need; edition 2026-10-06
        #   159 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["10.64.33.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-09: hosts
        # Needs 100 of 128 addresses; decided by: need; edition 2026-10-06
        #   95 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["10.64.34.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   10 headroom: 50% of 19, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["10.64.34.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   42 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["10.64.34.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
        #   14 steady: plan instances
        #   14 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["10.64.35.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["10.64.35.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-03: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-03 = {
          name                            = "front-03"
          id                              = null
          address_prefixes                = ["10.64.35.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["10.64.35.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["10.64.35.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   4 headroom: 50% of 8, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["10.64.35.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["10.64.35.224/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["10.64.36.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: plan instances
        #   5 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["10.64.36.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["10.64.36.32/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-29: 10.64.68.0/22
    spoke-29 = {
      name          = "spoke-29"
      id            = null
      location      = "centralus"
      address_space = ["10.64.68.0/22"]

      subnets = {
        # Subnet vm-00: hosts
        # Needs 178 of 256 addresses; decided by: need; edition 2026-10-06
        #   173 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-00 = {
          name                            = "vm-00"
          id                              = null
          address_prefixes                = ["10.64.68.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-13: private-endpoints
        # Needs 87 of 128 addresses; decided by: need; edition 2026-10-06
        #   82 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-13 = {
          name                            = "endpoints-13"
          id                              = null
          address_prefixes                = ["10.64.69.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-07: hosts
        # Needs 114 of 128 addresses; decided by: need; edition 2026-10-06
        #   109 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-07 = {
          name                            = "vm-07"
          id                              = null
          address_prefixes                = ["10.64.69.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-10: managed-devops-pools
        # Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-10 = {
          name                            = "agents-10"
          id                              = null
          address_prefixes                = ["10.64.70.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-02: hosts
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   11 headroom: 50% of 21, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-02 = {
          name                            = "db-02"
          id                              = null
          address_prefixes                = ["10.64.70.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-14: hosts
        # Needs 50 of 64 addresses; decided by: need; edition 2026-10-06
        #   45 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-14 = {
          name                            = "vm-14"
          id                              = null
          address_prefixes                = ["10.64.70.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-05: app-service
        # Needs 47 of 64 addresses; decided by: need; edition 2026-10-06
        #   21 steady: plan instances
        #   21 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-05 = {
          name                            = "web-05"
          id                              = null
          address_prefixes                = ["10.64.70.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-12: app-service
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   17 steady: plan instances
        #   17 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-12 = {
          name                            = "web-12"
          id                              = null
          address_prefixes                = ["10.64.71.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-08: hosts
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-08 = {
          name                            = "front-08"
          id                              = null
          address_prefixes                = ["10.64.71.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-01: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-01 = {
          name                            = "front-01"
          id                              = null
          address_prefixes                = ["10.64.71.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-09: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   6 headroom: 50% of 11, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-09 = {
          name                            = "db-09"
          id                              = null
          address_prefixes                = ["10.64.71.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-06: private-endpoints
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-06 = {
          name                            = "endpoints-06"
          id                              = null
          address_prefixes                = ["10.64.71.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-04: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-04 = {
          name                            = "test-04"
          id                              = null
          address_prefixes                = ["10.64.71.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-11: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-11 = {
          name                            = "test-11"
          id                              = null
          address_prefixes                = ["10.64.71.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-03: managed-devops-pools
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-03 = {
          name                            = "agents-03"
          id                              = null
          address_prefixes                = ["10.64.71.224/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-30: 10.0.92.0/22
    spoke-30 = {
      name          = "spoke-30"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.92.0/22"]

      subnets = {
        # Subnet endpoints-11: private-endpoints
        # Needs 94 of 128 addresses; decided by: need; edition 2026-10-06
        #   89 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.0.92.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-05: hosts
        # Needs 128 of 128 addresses; decided by: need; edition 2026-10-06
        #   123 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.0.92.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   35 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.0.93.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-00: hosts
        # Needs 41 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   12 headroom: 50% of 24, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-00 = {
          name                            = "db-00"
          id                              = null
          address_prefixes                = ["10.0.93.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-12: hosts
        # Needs 64 of 64 addresses; decided by: need; edition 2026-10-06
        #   59 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.0.93.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-03: app-service
        # Needs 61 of 64 addresses; decided by: need; edition 2026-10-06
        #   28 steady: plan instances
        #   28 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-03 = {
          name                            = "web-03"
          id                              = null
          address_prefixes                = ["10.0.93.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: plan instances
        #   24 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.0.94.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.0.94.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.0.94.96/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   7 headroom: 50% of 13, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.0.94.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-04: private-endpoints
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-04 = {
          name                            = "endpoints-04"
          id                              = null
          address_prefixes                = ["10.0.94.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-01: managed-devops-pools
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-01 = {
          name                            = "agents-01"
          id                              = null
          address_prefixes                = ["10.0.94.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.0.94.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   1 headroom: 50% of 2, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.0.94.224/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-02: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-02 = {
          name                            = "test-02"
          id                              = null
          address_prefixes                = ["10.0.94.232/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-31: 10.0.96.0/22
    spoke-31 = {
      name          = "spoke-31"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.96.0/22"]

      subnets = {
        # Subnet vm-03: hosts
        # Needs 142 of 256 addresses; decided by: need; edition 2026-10-06
        #   137 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["10.0.96.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 101 of 128 addresses; decided by: need; edition 2026-10-06
        #   96 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["10.0.97.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-10: hosts
        # Needs 78 of 128 addresses; decided by: need; edition 2026-10-06
        #   73 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["10.0.97.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-02: private-endpoints
        # Needs 36 of 64 addresses; decided by: need; edition 2026-10-06
        #   31 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["10.0.98.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 24 of 32 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["10.0.98.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["10.0.98.96/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   8 headroom: 50% of 15, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["10.0.98.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   7 steady: plan instances
        #   7 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["10.0.98.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["10.0.98.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 13 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: addresses needed
        #   3 headroom: 50% of 5, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["10.0.98.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["10.0.98.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["10.0.98.240/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["10.0.99.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["10.0.99.16/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["10.0.99.32/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-32: 10.0.100.0/22
    spoke-32 = {
      name          = "spoke-32"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.100.0/22"]

      subnets = {
        # Subnet vm-01: hosts
        # Needs 156 of 256 addresses; decided by: need; edition 2026-10-06
        #   151 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-01 = {
          name                            = "vm-01"
          id                              = null
          address_prefixes                = ["10.0.100.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-14: private-endpoints
        # Needs 76 of 128 addresses; decided by: need; edition 2026-10-06
        #   71 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-14 = {
          name                            = "endpoints-14"
          id                              = null
          address_prefixes                = ["10.0.101.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-08: hosts
        # Needs 92 of 128 addresses; decided by: need; edition 2026-10-06
        #   87 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-08 = {
          name                            = "vm-08"
          id                              = null
          address_prefixes                = ["10.0.101.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-00: private-endpoints
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   38 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-00 = {
          name                            = "endpoints-00"
          id                              = null
          address_prefixes                = ["10.0.102.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-09: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-09 = {
          name                            = "front-09"
          id                              = null
          address_prefixes                = ["10.0.102.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-02: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-02 = {
          name                            = "front-02"
          id                              = null
          address_prefixes                = ["10.0.102.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-11: managed-devops-pools
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-11 = {
          name                            = "agents-11"
          id                              = null
          address_prefixes                = ["10.0.102.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-03: hosts
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   9 headroom: 50% of 18, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-03 = {
          name                            = "db-03"
          id                              = null
          address_prefixes                = ["10.0.102.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-06: app-service
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: plan instances
        #   10 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-06 = {
          name                            = "web-06"
          id                              = null
          address_prefixes                = ["10.0.102.192/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-13: app-service
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   6 steady: plan instances
        #   6 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-13 = {
          name                            = "web-13"
          id                              = null
          address_prefixes                = ["10.0.102.224/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-04: managed-devops-pools
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-04 = {
          name                            = "agents-04"
          id                              = null
          address_prefixes                = ["10.0.103.0/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-10: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   4 headroom: 50% of 7, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-10 = {
          name                            = "db-10"
          id                              = null
          address_prefixes                = ["10.0.103.16/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-07: private-endpoints
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-07 = {
          name                            = "endpoints-07"
          id                              = null
          address_prefixes                = ["10.0.103.32/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-05: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-05 = {
          name                            = "test-05"
          id                              = null
          address_prefixes                = ["10.0.103.48/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-12: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-12 = {
          name                            = "test-12"
          id                              = null
          address_prefixes                = ["10.0.103.64/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-33: 10.64.72.0/22
    spoke-33 = {
      name          = "spoke-33"
      id            = null
      location      = "centralus"
      address_space = ["10.64.72.0/22"]

      subnets = {
        # Subnet endpoints-05: private-endpoints
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-05 = {
          name                            = "endpoints-05"
          id                              = null
          address_prefixes                = ["10.64.72.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-12: private-endpoints
        # Needs 83 of 128 addresses; decided by: need; edition 2026-10-06
        #   78 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-12 = {
          name                            = "endpoints-12"
          id                              = null
          address_prefixes                = ["10.64.73.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-06: hosts
        # Needs 106 of 128 addresses; decided by: need; edition 2026-10-06
        #   101 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-06 = {
          name                            = "vm-06"
          id                              = null
          address_prefixes                = ["10.64.73.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-07: hosts
        # Needs 27 of 32 addresses; decided by: need; edition 2026-10-06
        #   22 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-07 = {
          name                            = "front-07"
          id                              = null
          address_prefixes                = ["10.64.74.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-14: hosts
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-14 = {
          name                            = "front-14"
          id                              = null
          address_prefixes                = ["10.64.74.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-00: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-00 = {
          name                            = "front-00"
          id                              = null
          address_prefixes                = ["10.64.74.64/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-01: hosts
        # Needs 35 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: addresses needed
        #   10 headroom: 50% of 20, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-01 = {
          name                            = "db-01"
          id                              = null
          address_prefixes                = ["10.64.74.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-13: hosts
        # Needs 42 of 64 addresses; decided by: need; edition 2026-10-06
        #   37 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-13 = {
          name                            = "vm-13"
          id                              = null
          address_prefixes                = ["10.64.74.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-04: app-service
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   17 steady: plan instances
        #   17 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-04 = {
          name                            = "web-04"
          id                              = null
          address_prefixes                = ["10.64.75.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-02: managed-devops-pools
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-02 = {
          name                            = "agents-02"
          id                              = null
          address_prefixes                = ["10.64.75.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-09: managed-devops-pools
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-09 = {
          name                            = "agents-09"
          id                              = null
          address_prefixes                = ["10.64.75.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-08: hosts
        # Needs 19 of 32 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 headroom: 50% of 9, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-08 = {
          name                            = "db-08"
          id                              = null
          address_prefixes                = ["10.64.75.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-11: app-service
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: plan instances
        #   13 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-11 = {
          name                            = "web-11"
          id                              = null
          address_prefixes                = ["10.64.75.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-10: hosts
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   4 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-10 = {
          name                            = "test-10"
          id                              = null
          address_prefixes                = ["10.64.75.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-03: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-03 = {
          name                            = "test-03"
          id                              = null
          address_prefixes                = ["10.64.75.208/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-34: 10.64.76.0/22
    spoke-34 = {
      name          = "spoke-34"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.76.0/22"]

      subnets = {
        # Subnet endpoints-10: private-endpoints
        # Needs 90 of 128 addresses; decided by: need; edition 2026-10-06
        #   85 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-10 = {
          name                            = "endpoints-10"
          id                              = null
          address_prefixes                = ["10.64.76.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-04: hosts
        # Needs 120 of 128 addresses; decided by: need; edition 2026-10-06
        #   115 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-04 = {
          name                            = "vm-04"
          id                              = null
          address_prefixes                = ["10.64.76.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-07: managed-devops-pools
        # Needs 36 of 64 addresses; decided by: need; edition 2026-10-06
        #   31 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-07 = {
          name                            = "agents-07"
          id                              = null
          address_prefixes                = ["10.64.77.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-14: managed-devops-pools
        # Needs 44 of 64 addresses; decided by: need; edition 2026-10-06
        #   39 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-14 = {
          name                            = "agents-14"
          id                              = null
          address_prefixes                = ["10.64.77.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-11: hosts
        # Needs 56 of 64 addresses; decided by: need; edition 2026-10-06
        #   51 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-11 = {
          name                            = "vm-11"
          id                              = null
          address_prefixes                = ["10.64.77.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-02: app-service
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   24 steady: plan instances
        #   24 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-02 = {
          name                            = "web-02"
          id                              = null
          address_prefixes                = ["10.64.77.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-09: app-service
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: plan instances
        #   20 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-09 = {
          name                            = "web-09"
          id                              = null
          address_prefixes                = ["10.64.78.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-05: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   24 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-05 = {
          name                            = "front-05"
          id                              = null
          address_prefixes                = ["10.64.78.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-12: hosts
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-12 = {
          name                            = "front-12"
          id                              = null
          address_prefixes                = ["10.64.78.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-06: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: addresses needed
        #   6 headroom: 50% of 12, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-06 = {
          name                            = "db-06"
          id                              = null
          address_prefixes                = ["10.64.78.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-03: private-endpoints
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-03 = {
          name                            = "endpoints-03"
          id                              = null
          address_prefixes                = ["10.64.78.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-00: managed-devops-pools
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-00 = {
          name                            = "agents-00"
          id                              = null
          address_prefixes                = ["10.64.78.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-01: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-01 = {
          name                            = "test-01"
          id                              = null
          address_prefixes                = ["10.64.78.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-08: hosts
        # Needs 16 of 16 addresses; decided by: need; edition 2026-10-06
        #   11 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-08 = {
          name                            = "test-08"
          id                              = null
          address_prefixes                = ["10.64.78.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-13: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   1 headroom: 50% of 1, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-13 = {
          name                            = "db-13"
          id                              = null
          address_prefixes                = ["10.64.78.240/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-35: 10.0.104.0/22
    spoke-35 = {
      name          = "spoke-35"
      id            = null
      location      = "uksouth"
      address_space = ["10.0.104.0/22"]

      subnets = {
        # Subnet vm-02: hosts
        # Needs 134 of 256 addresses; decided by: need; edition 2026-10-06
        #   129 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-02 = {
          name                            = "vm-02"
          id                              = null
          address_prefixes                = ["10.0.104.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-08: private-endpoints
        # Needs 97 of 128 addresses; decided by: need; edition 2026-10-06
        #   92 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-08 = {
          name                            = "endpoints-08"
          id                              = null
          address_prefixes                = ["10.0.105.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-09: hosts
        # Needs 70 of 128 addresses; decided by: need; edition 2026-10-06
        #   65 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-09 = {
          name                            = "vm-09"
          id                              = null
          address_prefixes                = ["10.0.105.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-05: managed-devops-pools
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   38 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-05 = {
          name                            = "agents-05"
          id                              = null
          address_prefixes                = ["10.0.106.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-07: app-service
        # Needs 59 of 64 addresses; decided by: need; edition 2026-10-06
        #   27 steady: plan instances
        #   27 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-07 = {
          name                            = "web-07"
          id                              = null
          address_prefixes                = ["10.0.106.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-14: app-service
        # Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: plan instances
        #   23 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-14 = {
          name                            = "web-14"
          id                              = null
          address_prefixes                = ["10.0.106.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-10: hosts
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   18 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-10 = {
          name                            = "front-10"
          id                              = null
          address_prefixes                = ["10.0.106.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-03: hosts
        # Needs 6 of 8 addresses; decided by: need; edition 2026-10-06
        #   1 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-03 = {
          name                            = "front-03"
          id                              = null
          address_prefixes                = ["10.0.106.224/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-04: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   14 steady: addresses needed
        #   7 headroom: 50% of 14, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-04 = {
          name                            = "db-04"
          id                              = null
          address_prefixes                = ["10.0.107.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-01: private-endpoints
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   27 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-01 = {
          name                            = "endpoints-01"
          id                              = null
          address_prefixes                = ["10.0.107.32/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-12: managed-devops-pools
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-12 = {
          name                            = "agents-12"
          id                              = null
          address_prefixes                = ["10.0.107.64/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-11: hosts
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   2 headroom: 50% of 3, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-11 = {
          name                            = "db-11"
          id                              = null
          address_prefixes                = ["10.0.107.80/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-06: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-06 = {
          name                            = "test-06"
          id                              = null
          address_prefixes                = ["10.0.107.96/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-13: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-13 = {
          name                            = "test-13"
          id                              = null
          address_prefixes                = ["10.0.107.112/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-00: app-service
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: plan instances
        #   3 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-00 = {
          name                            = "web-00"
          id                              = null
          address_prefixes                = ["10.0.107.128/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-36: 10.0.108.0/22
    spoke-36 = {
      name          = "spoke-36"
      id            = null
      location      = "westeurope"
      address_space = ["10.0.108.0/22"]

      subnets = {
        # Subnet vm-00: hosts
        # Needs 148 of 256 addresses; decided by: need; edition 2026-10-06
        #   143 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-00 = {
          name                            = "vm-00"
          id                              = null
          address_prefixes                = ["10.0.108.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-13: private-endpoints
        # Needs 72 of 128 addresses; decided by: need; edition 2026-10-06
        #   67 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-13 = {
          name                            = "endpoints-13"
          id                              = null
          address_prefixes                = ["10.0.109.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-07: hosts
        # Needs 84 of 128 addresses; decided by: need; edition 2026-10-06
        #   79 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-07 = {
          name                            = "vm-07"
          id                              = null
          address_prefixes                = ["10.0.109.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-08: hosts
        # Needs 24 of 32 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-08 = {
          name                            = "front-08"
          id                              = null
          address_prefixes                = ["10.0.110.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-01: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-01 = {
          name                            = "front-01"
          id                              = null
          address_prefixes                = ["10.0.110.32/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-10: managed-devops-pools
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-10 = {
          name                            = "agents-10"
          id                              = null
          address_prefixes                = ["10.0.110.64/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-02: hosts
        # Needs 29 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: addresses needed
        #   8 headroom: 50% of 16, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-02 = {
          name                            = "db-02"
          id                              = null
          address_prefixes                = ["10.0.110.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-14: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-14 = {
          name                            = "vm-14"
          id                              = null
          address_prefixes                = ["10.0.110.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-05: app-service
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   6 steady: plan instances
        #   6 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-05 = {
          name                            = "web-05"
          id                              = null
          address_prefixes                = ["10.0.110.160/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-03: managed-devops-pools
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   5 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-03 = {
          name                            = "agents-03"
          id                              = null
          address_prefixes                = ["10.0.110.192/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-09: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   3 headroom: 50% of 6, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-09 = {
          name                            = "db-09"
          id                              = null
          address_prefixes                = ["10.0.110.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-12: app-service
        # Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
        #   2 steady: plan instances
        #   2 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-12 = {
          name                            = "web-12"
          id                              = null
          address_prefixes                = ["10.0.110.224/28"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-06: private-endpoints
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-06 = {
          name                            = "endpoints-06"
          id                              = null
          address_prefixes                = ["10.0.110.240/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-04: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-04 = {
          name                            = "test-04"
          id                              = null
          address_prefixes                = ["10.0.110.248/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-11: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-11 = {
          name                            = "test-11"
          id                              = null
          address_prefixes                = ["10.0.111.0/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-37: 10.0.112.0/22
    spoke-37 = {
      name          = "spoke-37"
      id            = null
      location      = "northeurope"
      address_space = ["10.0.112.0/22"]

      subnets = {
        # Subnet endpoints-11: private-endpoints
        # Needs 79 of 128 addresses; decided by: need; edition 2026-10-06
        #   74 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-11 = {
          name                            = "endpoints-11"
          id                              = null
          address_prefixes                = ["10.0.112.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-05: hosts
        # Needs 98 of 128 addresses; decided by: need; edition 2026-10-06
        #   93 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-05 = {
          name                            = "vm-05"
          id                              = null
          address_prefixes                = ["10.0.112.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-00: hosts
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   19 steady: addresses needed
        #   10 headroom: 50% of 19, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-00 = {
          name                            = "db-00"
          id                              = null
          address_prefixes                = ["10.0.113.0/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-14: hosts
        # Needs 50 of 64 addresses; decided by: need; edition 2026-10-06
        #   30 steady: addresses needed
        #   15 headroom: 50% of 30, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-14 = {
          name                            = "db-14"
          id                              = null
          address_prefixes                = ["10.0.113.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-12: hosts
        # Needs 34 of 64 addresses; decided by: need; edition 2026-10-06
        #   29 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-12 = {
          name                            = "vm-12"
          id                              = null
          address_prefixes                = ["10.0.113.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-06: hosts
        # Needs 26 of 32 addresses; decided by: need; edition 2026-10-06
        #   21 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-06 = {
          name                            = "front-06"
          id                              = null
          address_prefixes                = ["10.0.113.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-13: hosts
        # Needs 18 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-13 = {
          name                            = "front-13"
          id                              = null
          address_prefixes                = ["10.0.113.224/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-01: managed-devops-pools
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   12 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-01 = {
          name                            = "agents-01"
          id                              = null
          address_prefixes                = ["10.0.114.0/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-08: managed-devops-pools
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   20 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-08 = {
          name                            = "agents-08"
          id                              = null
          address_prefixes                = ["10.0.114.32/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-07: hosts
        # Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
        #   8 steady: addresses needed
        #   4 headroom: 50% of 8, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-07 = {
          name                            = "db-07"
          id                              = null
          address_prefixes                = ["10.0.114.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-03: app-service
        # Needs 31 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: plan instances
        #   13 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-03 = {
          name                            = "web-03"
          id                              = null
          address_prefixes                = ["10.0.114.96/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-10: app-service
        # Needs 23 of 32 addresses; decided by: need; edition 2026-10-06
        #   9 steady: plan instances
        #   9 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-10 = {
          name                            = "web-10"
          id                              = null
          address_prefixes                = ["10.0.114.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-04: private-endpoints
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-04 = {
          name                            = "endpoints-04"
          id                              = null
          address_prefixes                = ["10.0.114.160/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-02: hosts
        # Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-02 = {
          name                            = "test-02"
          id                              = null
          address_prefixes                = ["10.0.114.176/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-09: hosts
        # Needs 14 of 16 addresses; decided by: need; edition 2026-10-06
        #   9 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-09 = {
          name                            = "test-09"
          id                              = null
          address_prefixes                = ["10.0.114.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-38: 10.64.80.0/22
    spoke-38 = {
      name          = "spoke-38"
      id            = null
      location      = "eastus2"
      address_space = ["10.64.80.0/22"]

      subnets = {
        # Subnet endpoints-02: private-endpoints
        # Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
        #   16 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-02 = {
          name                            = "endpoints-02"
          id                              = null
          address_prefixes                = ["10.64.80.0/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-09: private-endpoints
        # Needs 86 of 128 addresses; decided by: need; edition 2026-10-06
        #   81 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-09 = {
          name                            = "endpoints-09"
          id                              = null
          address_prefixes                = ["10.64.81.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-03: hosts
        # Needs 112 of 128 addresses; decided by: need; edition 2026-10-06
        #   107 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-03 = {
          name                            = "vm-03"
          id                              = null
          address_prefixes                = ["10.64.81.128/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-13: managed-devops-pools
        # Needs 40 of 64 addresses; decided by: need; edition 2026-10-06
        #   35 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-13 = {
          name                            = "agents-13"
          id                              = null
          address_prefixes                = ["10.64.82.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-12: hosts
        # Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
        #   32 steady: addresses needed
        #   16 headroom: 50% of 32, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-12 = {
          name                            = "db-12"
          id                              = null
          address_prefixes                = ["10.64.82.64/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-10: hosts
        # Needs 48 of 64 addresses; decided by: need; edition 2026-10-06
        #   43 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-10 = {
          name                            = "vm-10"
          id                              = null
          address_prefixes                = ["10.64.82.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-01: app-service
        # Needs 45 of 64 addresses; decided by: need; edition 2026-10-06
        #   20 steady: plan instances
        #   20 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-01 = {
          name                            = "web-01"
          id                              = null
          address_prefixes                = ["10.64.82.192/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-08: app-service
        # Needs 37 of 64 addresses; decided by: need; edition 2026-10-06
        #   16 steady: plan instances
        #   16 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-08 = {
          name                            = "web-08"
          id                              = null
          address_prefixes                = ["10.64.83.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-04: hosts
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   23 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-04 = {
          name                            = "front-04"
          id                              = null
          address_prefixes                = ["10.64.83.64/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-11: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   15 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-11 = {
          name                            = "front-11"
          id                              = null
          address_prefixes                = ["10.64.83.96/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-06: managed-devops-pools
        # Needs 32 of 32 addresses; decided by: need; edition 2026-10-06
        #   27 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-06 = {
          name                            = "agents-06"
          id                              = null
          address_prefixes                = ["10.64.83.128/27"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-05: hosts
        # Needs 20 of 32 addresses; decided by: need; edition 2026-10-06
        #   10 steady: addresses needed
        #   5 headroom: 50% of 10, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-05 = {
          name                            = "db-05"
          id                              = null
          address_prefixes                = ["10.64.83.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-00: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-00 = {
          name                            = "test-00"
          id                              = null
          address_prefixes                = ["10.64.83.192/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-07: hosts
        # Needs 12 of 16 addresses; decided by: need; edition 2026-10-06
        #   7 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-07 = {
          name                            = "test-07"
          id                              = null
          address_prefixes                = ["10.64.83.208/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-14: hosts
        # Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
        #   6 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-14 = {
          name                            = "test-14"
          id                              = null
          address_prefixes                = ["10.64.83.224/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }

    # Network spoke-39: 10.64.84.0/22
    spoke-39 = {
      name          = "spoke-39"
      id            = null
      location      = "centralus"
      address_space = ["10.64.84.0/22"]

      subnets = {
        # Subnet endpoints-07: private-endpoints
        # Needs 93 of 128 addresses; decided by: need; edition 2026-10-06
        #   88 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-07 = {
          name                            = "endpoints-07"
          id                              = null
          address_prefixes                = ["10.64.84.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-14: private-endpoints
        # Needs 61 of 64 addresses; decided by: need; edition 2026-10-06
        #   56 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-14 = {
          name                            = "endpoints-14"
          id                              = null
          address_prefixes                = ["10.64.84.128/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-01: hosts
        # Needs 126 of 128 addresses; decided by: need; edition 2026-10-06
        #   121 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-01 = {
          name                            = "vm-01"
          id                              = null
          address_prefixes                = ["10.64.85.0/25"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-04: managed-devops-pools
        # Needs 39 of 64 addresses; decided by: need; edition 2026-10-06
        #   34 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-04 = {
          name                            = "agents-04"
          id                              = null
          address_prefixes                = ["10.64.85.128/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet vm-08: hosts
        # Needs 62 of 64 addresses; decided by: need; edition 2026-10-06
        #   57 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        vm-08 = {
          name                            = "vm-08"
          id                              = null
          address_prefixes                = ["10.64.85.192/26"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-06: app-service
        # Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
        #   23 steady: plan instances
        #   23 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-06 = {
          name                            = "web-06"
          id                              = null
          address_prefixes                = ["10.64.86.0/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet web-13: app-service
        # Needs 43 of 64 addresses; decided by: need; edition 2026-10-06
        #   19 steady: plan instances
        #   19 scaling: held twice while the plan changes instance size
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        web-13 = {
          name                            = "web-13"
          id                              = null
          address_prefixes                = ["10.64.86.64/26"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.Web/serverFarms"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-02: hosts
        # Needs 30 of 32 addresses; decided by: need; edition 2026-10-06
        #   25 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-02 = {
          name                            = "front-02"
          id                              = null
          address_prefixes                = ["10.64.86.128/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet front-09: hosts
        # Needs 22 of 32 addresses; decided by: need; edition 2026-10-06
        #   17 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        front-09 = {
          name                            = "front-09"
          id                              = null
          address_prefixes                = ["10.64.86.160/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-03: hosts
        # Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
        #   13 steady: addresses needed
        #   7 headroom: 50% of 13, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-03 = {
          name                            = "db-03"
          id                              = null
          address_prefixes                = ["10.64.86.192/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet endpoints-00: private-endpoints
        # Needs 28 of 32 addresses; decided by: need; edition 2026-10-06
        #   23 steady: private endpoints
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview, 2025-03-25
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        endpoints-00 = {
          name                            = "endpoints-00"
          id                              = null
          address_prefixes                = ["10.64.86.224/27"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet agents-11: managed-devops-pools
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: agents
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/devops/managed-devops-pools/configure-networking, 2024-11-13
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        agents-11 = {
          name                            = "agents-11"
          id                              = null
          address_prefixes                = ["10.64.87.0/29"]
          default_outbound_access_enabled = false
          delegation                      = "Microsoft.DevOpsInfrastructure/pools"
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet db-10: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   1 headroom: 50% of 2, rounded up
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        db-10 = {
          name                            = "db-10"
          id                              = null
          address_prefixes                = ["10.64.87.8/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-05: hosts
        # Needs 8 of 8 addresses; decided by: need; edition 2026-10-06
        #   3 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-05 = {
          name                            = "test-05"
          id                              = null
          address_prefixes                = ["10.64.87.16/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet test-12: hosts
        # Needs 7 of 8 addresses; decided by: need; edition 2026-10-06
        #   2 steady: addresses needed
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        test-12 = {
          name                            = "test-12"
          id                              = null
          address_prefixes                = ["10.64.87.24/29"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
