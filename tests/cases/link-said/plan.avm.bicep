// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

// Network apps: 10.0.1.0/24
module vnet_apps 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-apps'
  params: {
    name: 'apps'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.1.0/24'
    ]
    subnets: [
      // Subnet linux: app-service
      // Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
      //   3 steady: plan instances
      //   3 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'linux'
        addressPrefixes: [
          '10.0.1.0/28'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
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
        addressPrefixes: [
          '10.0.1.16/28'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
    ]
  }
}

// Network hub: 10.0.0.0/24
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
    ]
    peerings: [
      // hub is peered with apps
      // apps is peered with hub
      {
        remoteVirtualNetworkResourceId: vnet_apps.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-hub-apps'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-apps-hub'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
    ]
  }
}
