// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Azure SQL Managed Instance pool demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_data__instances 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-data-instances'
  location: location
  properties: {}
}

// Azure SQL Managed Instance pool demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_data__instances 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-data-instances'
  location: location
  properties: {}
}

// Network data: 10.161.0.0/24
resource vnet_data 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'data'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.161.0.0/24'
      ]
    }
  }
}

var subnets_data = [
  // Subnet instances: sql-managed-instance, sql-managed-instance-pool
  // Needs 33 of 64 addresses; decided by: need; edition 2026-10-06
  //   8 steady: VM groups
  //   2 steady: General Purpose instances
  //   2 scaling: General Purpose instances held twice
  //   5 steady: the pool itself
  //   3 steady: instances of the pool
  //   8 scaling: held twice while the pool scales
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/instance-pools-configure, 2026-03-18
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
  // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Azure SQL Managed Instance pool allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Azure SQL Managed Instance pool needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  {
    name: 'instances'
    properties: {
      addressPrefix: '10.161.0.0/26'
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
        id: nsg_data__instances.id
      }
      routeTable: {
        id: rt_data__instances.id
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
