// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network net-a: 10.0.0.0/24, 10.1.0.0/24
resource vnet_net_a 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'net-a'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
        '10.1.0.0/24'
      ]
    }
  }
}

var subnets_net_a = [
  // Subnet web: hosts
  // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
  //   20 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'web'
    properties: {
      addressPrefix: '10.0.0.0/27'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_net_a 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_net_a: {
  parent: vnet_net_a
  name: subnet.name
  properties: subnet.properties
}]

// Network net-c: 10.1.0.0/24, 10.6.0.0/24
resource vnet_net_c 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'net-c'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.1.0.0/24'
        '10.6.0.0/24'
      ]
    }
  }
}

var subnets_net_c = [
  // Subnet db: hosts
  // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
  //   20 steady: addresses needed
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'db'
    properties: {
      addressPrefix: '10.6.0.0/27'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_net_c 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_net_c: {
  parent: vnet_net_c
  name: subnet.name
  properties: subnet.properties
}]

var peerings = [
  // net-a is peered with net-c
  {
    name: 'net-a/peer-net-a-net-c'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_net_c.id
      }
      peerCompleteVnets: false
      localSubnetNames: [
        'web'
      ]
      remoteSubnetNames: [
        'db'
      ]
    }
  }
  // net-c is peered with net-a
  {
    name: 'net-c/peer-net-c-net-a'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_net_a.id
      }
      peerCompleteVnets: false
      localSubnetNames: [
        'db'
      ]
      remoteSubnetNames: [
        'web'
      ]
    }
  }
]

// One after the other, because a network that is being changed refuses another change.
@batchSize(1)
resource peer 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-07-01' = [for peering in peerings: {
  name: peering.name
  properties: peering.properties
  dependsOn: [
    subnet_net_a
    subnet_net_c
  ]
}]
