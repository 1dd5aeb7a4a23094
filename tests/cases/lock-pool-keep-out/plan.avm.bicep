// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network spoke: 10.0.0.0/24
module vnet_spoke 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-spoke'
  params: {
    name: 'spoke'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
      // Subnet web: hosts
      // Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
      //   50 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.0.0.0/26'
        ]
        defaultOutboundAccess: false
      }
      // Subnet api: hosts
      // Needs 55 of 64 addresses; decided by: need; edition 2026-10-06
      //   50 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'api'
        addressPrefixes: [
          '10.0.0.64/26'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
