// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: failover-group of west/db, north/db.

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_north__db 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-north-db'
  location: 'northeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_north__db 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-north-db'
  location: 'northeurope'
  properties: {}
}

// Network north: 10.1.0.0/24
module vnet_north 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-north'
  params: {
    name: 'north'
    location: 'northeurope'
    addressPrefixes: [
      '10.1.0.0/24'
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
          '10.1.0.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_north__db.id
        routeTableResourceId: rt_north__db.id
      }
    ]
  }
}

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_west__db 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-west-db'
  location: 'westeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_west__db 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-west-db'
  location: 'westeurope'
  properties: {}
}

// Network west: 10.0.0.0/24
module vnet_west 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-west'
  params: {
    name: 'west'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.0.0/24'
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
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_west__db.id
        routeTableResourceId: rt_west__db.id
      }
    ]
    peerings: [
      // west is peered with north
      // north is peered with west
      {
        remoteVirtualNetworkResourceId: vnet_north.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-west-north'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-north-west'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
    ]
  }
}
