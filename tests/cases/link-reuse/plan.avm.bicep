// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: the peering of hub-a with a1.
// Not in this file: the peering of a1 with hub-a.
// Not in this file: the peering of hub-a with a2.
// Not in this file: the peering of a2 with hub-a.
// Not in this file: the peering of hub-b with b1.
// Not in this file: the peering of b1 with hub-b.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network a1: 10.0.1.0/24
module vnet_a1 'br/public:avm/res/network/virtual-network:0.7.1' = {
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
module vnet_a2 'br/public:avm/res/network/virtual-network:0.7.1' = {
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
module vnet_b1 'br/public:avm/res/network/virtual-network:0.7.1' = {
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
module vnet_hub_a 'br/public:avm/res/network/virtual-network:0.7.1' = {
  name: 'vnet-hub-a'
  params: {
    name: 'hub-a'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
    ]
  }
}

// Network hub-b: 10.0.1.0/24
module vnet_hub_b 'br/public:avm/res/network/virtual-network:0.7.1' = {
  name: 'vnet-hub-b'
  params: {
    name: 'hub-b'
    location: location
    addressPrefixes: [
      '10.0.1.0/24'
    ]
    subnets: [
    ]
  }
}
