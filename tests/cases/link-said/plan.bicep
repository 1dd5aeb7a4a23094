// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

// Network apps: 10.0.1.0/24
resource vnet_apps 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'apps'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.1.0/24'
      ]
    }
  }
}

var subnets_apps = [
  // Subnet linux: app-service
  // Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
  //   3 steady: plan instances
  //   3 scaling: held twice while the plan changes instance size
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'linux'
    properties: {
      addressPrefix: '10.0.1.0/28'
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
  // Subnet windows: app-service
  // Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
  //   3 steady: plan instances
  //   3 scaling: held twice while the plan changes instance size
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'windows'
    properties: {
      addressPrefix: '10.0.1.16/28'
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
]

@batchSize(1)
resource subnet_apps 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_apps: {
  parent: vnet_apps
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

var peerings = [
  // hub is peered with apps
  {
    name: 'hub/peer-hub-apps'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_apps.id
      }
    }
  }
  // apps is peered with hub
  {
    name: 'apps/peer-apps-hub'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
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
    subnet_apps
    vnet_hub
  ]
}]
