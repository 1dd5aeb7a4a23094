// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/24
resource vnet_hub 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

var subnets_hub = [
  // Subnet data: hosts
  // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
  //   20 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'data'
    properties: {
      addressPrefix: '10.0.0.0/27'
      defaultOutboundAccess: false
    }
  }
  // Subnet web: hosts
  // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
  //   20 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'web'
    properties: {
      addressPrefix: '10.0.0.32/27'
      defaultOutboundAccess: true
    }
  }
]

@batchSize(1)
resource subnet_hub 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_hub: {
  parent: vnet_hub
  name: subnet.name
  properties: subnet.properties
}]
