// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network apps: 10.1.2.0/24
module vnet_apps 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-apps'
  params: {
    name: 'apps'
    location: location
    addressPrefixes: [
      '10.1.2.0/24'
    ]
    subnets: [
      // Subnet few: app-service, app-service
      // Needs 15 of 64 addresses; decided by: minimum; edition 2026-10-06
      //   2 steady: plan instances
      //   2 scaling: held twice while the plan changes instance size
      //   3 steady: plan instances
      //   3 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'few'
        addressPrefixes: [
          '10.1.2.0/26'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
      // Subnet web: app-service, app-service
      // Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
      //   20 steady: plan instances
      //   20 scaling: held twice while the plan changes instance size
      //   3 steady: plan instances
      //   3 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.1.2.64/26'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
    ]
  }
}
