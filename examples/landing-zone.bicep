// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

// Network batch: 10.32.0.0/23
resource vnet_batch 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'batch'
  location: 'northeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.32.0.0/23'
      ]
    }
  }
}

var subnets_batch = [
  // Subnet workers: hosts
  // Needs 245 of 256 addresses; decided by: need; edition 2026-10-06
  //   200 steady: addresses needed
  //   40 headroom: 20% of 200, rounded up
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'workers'
    properties: {
      addressPrefix: '10.32.0.0/24'
      defaultOutboundAccess: false
    }
  }
  // Subnet endpoints: hosts
  // Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
  //   8 steady: addresses needed
  //   2 headroom: 20% of 8, rounded up
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'endpoints'
    properties: {
      addressPrefix: '10.32.1.0/28'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_batch 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_batch: {
  parent: vnet_batch
  name: subnet.name
  properties: subnet.properties
}]

// Network hub: 10.0.0.0/23
resource vnet_hub 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/23'
      ]
    }
  }
}

var subnets_hub = [
  // Subnet bastion: bastion
  // Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
  // Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
  {
    name: 'AzureBastionSubnet'
    properties: {
      addressPrefix: '10.0.0.0/26'
      defaultOutboundAccess: false
    }
  }
  // Subnet firewall: azure-firewall
  // Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
  // Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
  // Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
  {
    name: 'AzureFirewallSubnet'
    properties: {
      addressPrefix: '10.0.0.64/26'
      defaultOutboundAccess: false
    }
  }
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
      addressPrefix: '10.0.0.128/27'
      defaultOutboundAccess: false
    }
  }
  // Subnet resolver: hosts
  // Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
  //   4 steady: addresses needed
  //   1 headroom: 20% of 4, rounded up
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'resolver'
    properties: {
      addressPrefix: '10.0.0.160/28'
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

// Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource nsg_shop__data 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: 'nsg-shop-data'
  location: 'westeurope'
  properties: {}
}

// Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
resource rt_shop__data 'Microsoft.Network/routeTables@2025-07-01' = {
  name: 'rt-shop-data'
  location: 'westeurope'
  properties: {}
}

// Network shop: 10.32.2.0/24
resource vnet_shop 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.32.2.0/24'
      ]
    }
  }
}

var subnets_shop = [
  // Subnet web: app-service
  // Needs 125 of 128 addresses; decided by: need; edition 2026-10-06
  //   10 steady: plan instances
  //   40 steady: 10 instances, one for each Windows container app, 4 each
  //   50 scaling: held twice while the plan changes instance size
  //   20 headroom: 20% of 100, rounded up
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'web'
    properties: {
      addressPrefix: '10.32.2.0/25'
      defaultOutboundAccess: false
      delegations: [
        {
          name: 'delegation'
          properties: {
            serviceName: 'Microsoft.Web/serverFarms'
          }
        }
      ]
    }
  }
  // Subnet data: sql-managed-instance
  // Needs 53 of 64 addresses; decided by: need; edition 2026-10-06
  //   8 steady: VM groups
  //   6 steady: 3 General Purpose instances, 2 each
  //   10 steady: 2 Business Critical instances, 5 each
  //   6 scaling: 3 General Purpose instances held twice, 2 each
  //   10 scaling: 2 Business Critical instances held twice, 5 each
  //   8 headroom: 20% of 40, rounded up
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
  // Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
  // Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  // Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
  {
    name: 'data'
    properties: {
      addressPrefix: '10.32.2.128/26'
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
        id: nsg_shop__data.id
      }
      routeTable: {
        id: rt_shop__data.id
      }
    }
  }
]

@batchSize(1)
resource subnet_shop 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_shop: {
  parent: vnet_shop
  name: subnet.name
  properties: subnet.properties
}]
