// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Client pool apps: 172.31.0.0/27, for the VPN gateway.
// Not in this file: point-to-site of hub, apps.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

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
resource vnet_data 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'data'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.1.0/24'
      ]
    }
  }
}

var subnets_data = [
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
    properties: {
      addressPrefix: '10.0.1.0/27'
      defaultOutboundAccess: false
      delegations: [
        {
          name: 'delegation'
          properties: {
            serviceName: 'Microsoft.Sql/managedInstances'
          }
        }
      ]
      networkSecurityGroup: {
        id: nsg_data__db.id
      }
      routeTable: {
        id: rt_data__db.id
      }
    }
  }
]

@batchSize(1)
resource subnet_data 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_data: {
  parent: vnet_data
  name: subnet.name
  properties: subnet.properties
}]

// Network hub: 10.0.0.0/24
resource vnet_hub 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

var subnets_hub = [
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
    properties: {
      addressPrefix: '10.0.0.0/27'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_hub 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_hub: {
  parent: vnet_hub
  name: subnet.name
  properties: subnet.properties
}]

var peerings = [
  // hub is peered with data
  {
    name: 'hub/peer-hub-data'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: true
      useRemoteGateways: false
      allowForwardedTraffic: true
      remoteVirtualNetwork: {
        id: vnet_data.id
      }
    }
  }
  // data is peered with hub
  // It uses the gateway of hub, which has to exist first.
  {
    name: 'data/peer-data-hub'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: true
      allowForwardedTraffic: true
      remoteVirtualNetwork: {
        id: vnet_hub.id
      }
    }
  }
]

// One after the other, because a network that is being changed refuses another change.
@batchSize(1)
resource peer 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-07-01' = [for peering in peerings: {
  name: peering.name
  properties: peering.properties
  dependsOn: [
    subnet_data
    subnet_hub
  ]
}]
