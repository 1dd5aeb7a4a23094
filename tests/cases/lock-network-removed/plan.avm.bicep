// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// No longer wanted, and not in this file: old.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network new: 10.0.0.0/26
module vnet_new 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-new'
  params: {
    name: 'new'
    location: location
    addressPrefixes: [
      '10.0.0.0/26'
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
    ]
  }
}
