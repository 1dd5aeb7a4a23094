// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Client pool apps: 172.31.0.0/27, for the VPN gateway.
// Not in this file: point-to-site of hub, apps.

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_data__db 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-data-db'
  location: 'westeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_data__db 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-data-db'
  location: 'westeurope'
  properties: {}
}

// Network data: 10.0.1.0/24
module vnet_data 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-data'
  params: {
    name: 'data'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.1.0/24'
    ]
    subnets: [
      // Subnet db: sql-managed-instance
      // Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
      //   8 steady: VM groups
      //   4 steady: 2 General Purpose instances, 2 each
      //   4 scaling: 2 General Purpose instances held twice, 2 each
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
      // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      {
        name: 'db'
        addressPrefixes: [
          '10.0.1.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_data__db.id
        routeTableResourceId: rt_data__db.id
      }
    ]
  }
}

// Network hub: 10.0.0.0/24
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
      // Subnet gateway: vpn-gateway
      // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
      // Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
      // Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
      // VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
      // VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
      {
        name: 'GatewaySubnet'
        addressPrefixes: [
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
    peerings: [
      // hub is peered with data
      // data is peered with hub
      // It uses the gateway of hub, which has to exist first.
      {
        remoteVirtualNetworkResourceId: vnet_data.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-hub-data'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: true
        allowGatewayTransit: true
        useRemoteGateways: false
        remotePeeringName: 'peer-data-hub'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: true
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: true
      }
    ]
  }
}
