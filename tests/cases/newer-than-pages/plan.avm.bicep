// Written by ipplan from a plan, edition 2099-01-31. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/24
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
      // Subnet a: app-service
      // Needs 11 of 16 addresses; decided by: need; edition 2099-01-31
      //   3 steady: plan instances
      //   3 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'a'
        addressPrefixes: [
          '10.0.0.0/28'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
    ]
  }
}
