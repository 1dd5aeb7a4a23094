// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/8
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: location
    addressPrefixes: [
      '10.0.0.0/8'
    ]
    subnets: [
      // Subnet a: hosts
      // Needs 70005 of 131072 addresses; decided by: need; edition 2026-10-06
      //   70000 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits, 2022-12-05
      {
        name: 'a'
        addressPrefixes: [
          '10.0.0.0/15'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
