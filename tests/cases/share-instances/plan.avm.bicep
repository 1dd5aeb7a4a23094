// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

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
module vnet_data 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-data'
  params: {
    name: 'data'
    location: location
    addressPrefixes: [
      '10.161.0.0/24'
    ]
    subnets: [
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
        addressPrefixes: [
          '10.161.0.0/26'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_data__instances.id
        routeTableResourceId: rt_data__instances.id
      }
    ]
  }
}
