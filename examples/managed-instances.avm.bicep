// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_vnet_sql_neu__snet_sqlmi 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-vnet-sql-neu-snet-sqlmi'
  location: 'northeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_vnet_sql_neu__snet_sqlmi 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-vnet-sql-neu-snet-sqlmi'
  location: 'northeurope'
  properties: {}
}

// Network vnet-sql-neu: 10.40.0.0/25
module vnet_vnet_sql_neu 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-vnet-sql-neu'
  params: {
    name: 'vnet-sql-neu'
    location: 'northeurope'
    addressPrefixes: [
      '10.40.0.0/25'
    ]
    subnets: [
      // Subnet snet-sqlmi: sql-managed-instance
      // Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
      //   8 steady: VM groups
      //   8 steady: 4 General Purpose instances, 2 each
      //   10 steady: 2 Business Critical instances, 5 each
      //   8 scaling: 4 General Purpose instances held twice, 2 each
      //   10 scaling: 2 Business Critical instances held twice, 5 each
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
      // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      {
        name: 'snet-sqlmi'
        addressPrefixes: [
          '10.40.0.0/26'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_vnet_sql_neu__snet_sqlmi.id
        routeTableResourceId: rt_vnet_sql_neu__snet_sqlmi.id
      }
      // Subnet snet-jump: hosts
      // Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
      //   4 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'snet-jump'
        addressPrefixes: [
          '10.40.0.64/28'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_vnet_sql_weu__snet_sqlmi 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-vnet-sql-weu-snet-sqlmi'
  location: 'westeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_vnet_sql_weu__snet_sqlmi 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-vnet-sql-weu-snet-sqlmi'
  location: 'westeurope'
  properties: {}
}

// Network vnet-sql-weu: 10.40.0.128/25
module vnet_vnet_sql_weu 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-vnet-sql-weu'
  params: {
    name: 'vnet-sql-weu'
    location: 'westeurope'
    addressPrefixes: [
      '10.40.0.128/25'
    ]
    subnets: [
      // Subnet snet-sqlmi: sql-managed-instance
      // Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
      //   8 steady: VM groups
      //   8 steady: 4 General Purpose instances, 2 each
      //   10 steady: 2 Business Critical instances, 5 each
      //   8 scaling: 4 General Purpose instances held twice, 2 each
      //   10 scaling: 2 Business Critical instances held twice, 5 each
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
      // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
      // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
      {
        name: 'snet-sqlmi'
        addressPrefixes: [
          '10.40.0.128/26'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Sql/managedInstances'
        networkSecurityGroupResourceId: nsg_vnet_sql_weu__snet_sqlmi.id
        routeTableResourceId: rt_vnet_sql_weu__snet_sqlmi.id
      }
      // Subnet snet-jump: hosts
      // Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
      //   4 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'snet-jump'
        addressPrefixes: [
          '10.40.0.192/28'
        ]
        defaultOutboundAccess: false
      }
    ]
    peerings: [
      // vnet-sql-weu is peered with vnet-sql-neu
      // vnet-sql-neu is peered with vnet-sql-weu
      {
        remoteVirtualNetworkResourceId: vnet_vnet_sql_neu.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-vnet-sql-weu-vnet-sql-neu'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-vnet-sql-neu-vnet-sql-weu'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
    ]
  }
}
