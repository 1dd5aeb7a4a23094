// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network a1: 10.0.1.0/24
module vnet_a1 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-a1'
  params: {
    name: 'a1'
    location: location
    addressPrefixes: [
      '10.0.1.0/24'
    ]
    subnets: [
    ]
  }
}

// Network a2: 10.0.2.0/24
module vnet_a2 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-a2'
  params: {
    name: 'a2'
    location: location
    addressPrefixes: [
      '10.0.2.0/24'
    ]
    subnets: [
    ]
  }
}

// Network b1: 10.0.0.0/24
module vnet_b1 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-b1'
  params: {
    name: 'b1'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
    ]
  }
}

// Network hub-a: 10.0.0.0/24
module vnet_hub_a 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub-a'
  params: {
    name: 'hub-a'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
    ]
    peerings: [
      // hub-a is peered with a1
      // a1 is peered with hub-a
      {
        remoteVirtualNetworkResourceId: vnet_a1.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-hub-a-a1'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-a1-hub-a'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
      // hub-a is peered with a2
      // a2 is peered with hub-a
      {
        remoteVirtualNetworkResourceId: vnet_a2.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-hub-a-a2'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-a2-hub-a'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
    ]
  }
}

// Network hub-b: 10.0.1.0/24
module vnet_hub_b 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub-b'
  params: {
    name: 'hub-b'
    location: location
    addressPrefixes: [
      '10.0.1.0/24'
    ]
    subnets: [
    ]
    peerings: [
      // hub-b is peered with b1
      // b1 is peered with hub-b
      {
        remoteVirtualNetworkResourceId: vnet_b1.outputs.resourceId
        remotePeeringEnabled: true
        name: 'peer-hub-b-b1'
        allowVirtualNetworkAccess: true
        allowForwardedTraffic: false
        allowGatewayTransit: false
        useRemoteGateways: false
        remotePeeringName: 'peer-b1-hub-b'
        remotePeeringAllowVirtualNetworkAccess: true
        remotePeeringAllowForwardedTraffic: false
        remotePeeringAllowGatewayTransit: false
        remotePeeringUseRemoteGateways: false
      }
    ]
  }
}
