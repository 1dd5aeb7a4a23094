// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

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
resource vnet_vnet_sql_neu 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'vnet-sql-neu'
  location: 'northeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.40.0.0/25'
      ]
    }
  }
}

var subnets_vnet_sql_neu = [
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
    properties: {
      addressPrefix: '10.40.0.0/26'
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
        id: nsg_vnet_sql_neu__snet_sqlmi.id
      }
      routeTable: {
        id: rt_vnet_sql_neu__snet_sqlmi.id
      }
    }
  }
  // Subnet snet-jump: hosts
  // Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
  //   4 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'snet-jump'
    properties: {
      addressPrefix: '10.40.0.64/28'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_vnet_sql_neu 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_vnet_sql_neu: {
  parent: vnet_vnet_sql_neu
  name: subnet.name
  properties: subnet.properties
}]

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
resource vnet_vnet_sql_weu 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'vnet-sql-weu'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.40.0.128/25'
      ]
    }
  }
}

var subnets_vnet_sql_weu = [
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
    properties: {
      addressPrefix: '10.40.0.128/26'
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
        id: nsg_vnet_sql_weu__snet_sqlmi.id
      }
      routeTable: {
        id: rt_vnet_sql_weu__snet_sqlmi.id
      }
    }
  }
  // Subnet snet-jump: hosts
  // Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
  //   4 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'snet-jump'
    properties: {
      addressPrefix: '10.40.0.192/28'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_vnet_sql_weu 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_vnet_sql_weu: {
  parent: vnet_vnet_sql_weu
  name: subnet.name
  properties: subnet.properties
}]

var peerings = [
  // vnet-sql-weu is peered with vnet-sql-neu
  {
    name: 'vnet-sql-weu/peer-vnet-sql-weu-vnet-sql-neu'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_vnet_sql_neu.id
      }
    }
  }
  // vnet-sql-neu is peered with vnet-sql-weu
  {
    name: 'vnet-sql-neu/peer-vnet-sql-neu-vnet-sql-weu'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_vnet_sql_weu.id
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
    subnet_vnet_sql_neu
    subnet_vnet_sql_weu
  ]
}]
