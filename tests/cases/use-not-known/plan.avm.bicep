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
      // Subnet jobs: use not known
      // Needs 256 of 256 addresses; decided by: pinned; edition 2026-10-06
      //   251 steady: all addresses of the subnet: its use is not known
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'jobs'
        addressPrefixes: [
          '10.0.0.0/24'
        ]
        defaultOutboundAccess: false
      }
      // Subnet misc: use not known
      // Needs 128 of 128 addresses; decided by: asked; edition 2026-10-06
      //   123 steady: all addresses of the subnet: its use is not known
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'misc'
        addressPrefixes: [
          '10.0.1.0/25'
        ]
        defaultOutboundAccess: false
      }
      // Subnet AzureBastionSubnet: bastion, by its name
      // Needs 64 of 64 addresses; decided by: pinned; edition 2026-10-06
      //   59 steady: all addresses of the subnet: its use is not known
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
      // Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
      {
        name: 'AzureBastionSubnet'
        addressPrefixes: [
          '10.0.1.128/26'
        ]
        defaultOutboundAccess: false
      }
      // Subnet GatewaySubnet: use not known
      // Needs 32 of 32 addresses; decided by: asked; edition 2026-10-06
      //   27 steady: all addresses of the subnet: its use is not known
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways, 2025-11-10
      {
        name: 'GatewaySubnet'
        addressPrefixes: [
          '10.0.1.192/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet small: use not known
      // Needs 16 of 16 addresses; decided by: asked; edition 2026-10-06
      //   11 steady: all addresses of the subnet: its use is not known
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'small'
        addressPrefixes: [
          '10.0.1.224/28'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
