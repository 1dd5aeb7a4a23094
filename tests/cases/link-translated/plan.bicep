// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Not in this file: vpn of hub, office.
// Not in this file: vpn of hub, partner.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

// Network hub: 10.0.0.0/24
resource vnet_hub 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'hub'
  location: 'westeurope'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
  }
}

var subnets_hub = [
  // Subnet gateway: vpn-gateway
  // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
  // Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
  // Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
  // VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
  // VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
  {
    name: 'GatewaySubnet'
    properties: {
      addressPrefix: '10.0.0.0/27'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_hub 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_hub: {
  parent: vnet_hub
  name: subnet.name
  properties: subnet.properties
}]
