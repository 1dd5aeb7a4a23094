// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network a1: 10.0.1.0/24
resource vnet_a1 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'a1'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.1.0/24'
      ]
    }
  }
}

// Network a2: 10.0.2.0/24
resource vnet_a2 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'a2'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.2.0/24'
      ]
    }
  }
}

// Network b1: 10.0.0.0/24
resource vnet_b1 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'b1'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

// Network hub-a: 10.0.0.0/24
resource vnet_hub_a 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub-a'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

// Network hub-b: 10.0.1.0/24
resource vnet_hub_b 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub-b'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.1.0/24'
      ]
    }
  }
}

var peerings = [
  // hub-a is peered with a1
  {
    name: 'hub-a/peer-hub-a-a1'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_a1.id
      }
    }
  }
  // a1 is peered with hub-a
  {
    name: 'a1/peer-a1-hub-a'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_hub_a.id
      }
    }
  }
  // hub-a is peered with a2
  {
    name: 'hub-a/peer-hub-a-a2'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_a2.id
      }
    }
  }
  // a2 is peered with hub-a
  {
    name: 'a2/peer-a2-hub-a'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_hub_a.id
      }
    }
  }
  // hub-b is peered with b1
  {
    name: 'hub-b/peer-hub-b-b1'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_b1.id
      }
    }
  }
  // b1 is peered with hub-b
  {
    name: 'b1/peer-b1-hub-b'
    properties: {
      allowVirtualNetworkAccess: true
      allowGatewayTransit: false
      useRemoteGateways: false
      remoteVirtualNetwork: {
        id: vnet_hub_b.id
      }
    }
  }
]

// One after the other, because a network that is being changed refuses another change.
@batchSize(1)
resource peer 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-07-01' = [for peering in peerings: {
  name: peering.name
  properties: peering.properties
  dependsOn: [
    vnet_a1
    vnet_a2
    vnet_b1
    vnet_hub_a
    vnet_hub_b
  ]
}]
