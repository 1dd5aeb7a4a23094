// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network edge: 10.150.1.0/24
resource vnet_edge 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'edge'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.150.1.0/24'
      ]
    }
  }
}

var subnets_edge = [
  // Subnet gateways: application-gateway, application-gateway
  // Needs 70 of 128 addresses; decided by: need; edition 2026-10-06
  //   35 steady: gateway instances
  //   30 steady: gateway instances
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure, 2025-09-05
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/application-gateway/ipv6-application-gateway-portal, 2026-03-17
  // Source: https://learn.microsoft.com/azure/application-gateway/application-gateway-private-deployment, 2025-12-18
  {
    name: 'gateways'
    properties: {
      addressPrefix: '10.150.1.0/25'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_edge 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_edge: {
  parent: vnet_edge
  name: subnet.name
  properties: subnet.properties
}]
