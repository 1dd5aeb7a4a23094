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
      // Subnet old: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'old'
        addressPrefixes: [
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet web: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.0.0.32/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet new: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'new'
        addressPrefixes: [
          '10.0.0.64/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
