// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/22
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: location
    addressPrefixes: [
      '10.0.0.0/22'
    ]
    subnets: [
      // Subnet web: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}

// Network lab: 10.0.0.0/22, 10.0.4.0/24
// Isolated: students break things here
module vnet_lab 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-lab'
  params: {
    name: 'lab'
    location: location
    addressPrefixes: [
      '10.0.0.0/22'
      '10.0.4.0/24'
    ]
    subnets: [
      // Subnet vms: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'vms'
        addressPrefixes: [
          '10.0.4.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}

// Network ours: 9.9.0.0/22
module vnet_ours 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-ours'
  params: {
    name: 'ours'
    location: location
    addressPrefixes: [
      '9.9.0.0/22'
    ]
    subnets: [
      // Subnet web: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '9.9.0.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}

// Network outside: 8.8.0.0/22
module vnet_outside 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-outside'
  params: {
    name: 'outside'
    location: location
    addressPrefixes: [
      '8.8.0.0/22'
    ]
    subnets: [
      // Subnet web: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '8.8.0.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
