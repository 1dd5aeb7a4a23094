// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network edge: 10.150.1.0/24
module vnet_edge 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-edge'
  params: {
    name: 'edge'
    location: location
    addressPrefixes: [
      '10.150.1.0/24'
    ]
    subnets: [
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
        addressPrefixes: [
          '10.150.1.0/25'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
