// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: failover-group of west/db, north/db.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

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
resource vnet_north 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'north'
  location: 'northeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.1.0.0/24'
      ]
    }
  }
}

var subnets_north = [
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
      addressPrefix: '10.1.0.0/27'
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
        id: nsg_north__db.id
      }
      routeTable: {
        id: rt_north__db.id
      }
    }
  }
]

@batchSize(1)
resource subnet_north 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_north: {
  parent: vnet_north
  name: subnet.name
  properties: subnet.properties
}]

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
resource vnet_west 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'west'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

var subnets_west = [
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
      addressPrefix: '10.0.0.0/27'
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
        id: nsg_west__db.id
      }
      routeTable: {
        id: rt_west__db.id
      }
    }
  }
]

@batchSize(1)
resource subnet_west 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_west: {
  parent: vnet_west
  name: subnet.name
  properties: subnet.properties
}]

var peerings = [
  // west is peered with north
  {
    name: 'west/peer-west-north'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_north.id
      }
    }
  }
  // north is peered with west
  {
    name: 'north/peer-north-west'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_west.id
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
    subnet_north
    subnet_west
  ]
}]
