// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
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
      // Subnet grow: hosts
      // Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
      //   10 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'grow'
        addressPrefixes: [
          '10.0.0.0/28'
        ]
        defaultOutboundAccess: false
      }
      // Subnet other: hosts
      // Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
      //   10 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'other'
        addressPrefixes: [
          '10.0.0.64/28'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
