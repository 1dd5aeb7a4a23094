// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network apps: 10.1.0.0/22
module vnet_apps 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-apps'
  params: {
    name: 'apps'
    location: location
    addressPrefixes: [
      '10.1.0.0/22'
    ]
    subnets: [
      // Subnet web: app-service
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   10 steady: plan instances
      //   10 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.1.0.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
    ]
  }
}

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_data__mi 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-data-mi'
  location: location
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_data__mi 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-data-mi'
  location: location
  properties: {}
}

// Network data: 10.70.0.0/22
module vnet_data 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-data'
  params: {
    name: 'data'
    location: location
    addressPrefixes: [
      '10.70.0.0/22'
    ]
    subnets: [
      // Subnet mi: sql-managed-instance
      // Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
      //   8 steady: VM groups
      //   2 steady: General Purpose instances
      //   2 scaling: General Purpose instances held twice
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
      // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      {
        name: 'mi'
        addressPrefixes: [
          '10.70.0.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_data__mi.id
        routeTableResourceId: rt_data__mi.id
      }
    ]
  }
}
