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
      // Subnet c: hosts
      // Needs 1000000 of 1048576 addresses; decided by: need; edition 2026-10-06
      //   1000000 steady: addresses needed
      // Source: https://www.rfc-editor.org/rfc/rfc4632, 2006-08-01
      {
        name: 'c'
        addressPrefixes: [
          '10.0.0.0/12'
        ]
        defaultOutboundAccess: false
      }
      // Subnet a: hosts
      // Needs 40005 of 65536 addresses; decided by: need; edition 2026-10-06
      //   40000 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'a'
        addressPrefixes: [
          '10.16.0.0/16'
        ]
        defaultOutboundAccess: false
      }
      // Subnet b: hosts
      // Needs 30005 of 32768 addresses; decided by: need; edition 2026-10-06
      //   30000 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'b'
        addressPrefixes: [
          '10.17.0.0/17'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
