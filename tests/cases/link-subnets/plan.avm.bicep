// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network net-a: 10.0.0.0/24, 10.1.0.0/24
module vnet_net_a 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-net-a'
  params: {
    name: 'net-a'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
      '10.1.0.0/24'
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

// Network net-c: 10.1.0.0/24, 10.6.0.0/24
module vnet_net_c 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-net-c'
  params: {
    name: 'net-c'
    location: location
    addressPrefixes: [
      '10.1.0.0/24'
      '10.6.0.0/24'
    ]
    subnets: [
      // Subnet db: hosts
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   20 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'db'
        addressPrefixes: [
          '10.6.0.0/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}

// net-a is peered with net-c
resource peer_net_a__net_c 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-07-01' = {
  name: 'net-a/peer-net-a-net-c'
  properties: {
    allowVirtualNetworkAccess: true
    allowGatewayTransit: false
    useRemoteGateways: false
    remoteVirtualNetwork: {
      id: vnet_net_c.outputs.resourceId
    }
    peerCompleteVnets: false
    localSubnetNames: [
      'web'
    ]
    remoteSubnetNames: [
      'db'
    ]
  }
  dependsOn: [
    vnet_net_a
  ]
}

// net-c is peered with net-a
resource peer_net_c__net_a 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-07-01' = {
  name: 'net-c/peer-net-c-net-a'
  properties: {
    allowVirtualNetworkAccess: true
    allowGatewayTransit: false
    useRemoteGateways: false
    remoteVirtualNetwork: {
      id: vnet_net_a.outputs.resourceId
    }
    peerCompleteVnets: false
    localSubnetNames: [
      'db'
    ]
    remoteSubnetNames: [
      'web'
    ]
  }
  dependsOn: [
    vnet_net_c
    peer_net_a__net_c
  ]
}
