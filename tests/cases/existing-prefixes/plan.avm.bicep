// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/22, fd00:10::/56
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: location
    addressPrefixes: [
      '10.0.0.0/22'
      'fd00:10::/56'
    ]
    subnets: [
      // Subnet vms: hosts
      // Needs 80 of 96 addresses; decided by: pinned; edition 2026-10-06
      //   70 steady: addresses needed
      //   10 reserved: 2 reserved by Azure in every subnet, 5 each
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'vms'
        addressPrefixes: [
          '10.0.0.0/26'
          '10.0.1.0/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet fw/firewall: azure-firewall
      // Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
      // Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
      // Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
      {
        name: 'AzureFirewallSubnet'
        addressPrefixes: [
          '10.0.0.64/26'
        ]
        defaultOutboundAccess: false
      }
      // Subnet dual: hosts
      // Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
      //   10 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'dual'
        addressPrefixes: [
          '10.0.1.32/28'
          'fd00:10:0:7::/64'
        ]
        defaultOutboundAccess: false
      }
      // Subnet v6: hosts
      // Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
      //   10 steady: addresses needed
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'v6'
        addressPrefixes: [
          '10.0.1.48/28'
          'fd00:10:0:1::/64'
        ]
        defaultOutboundAccess: false
      }
      // Subnet fw/management: azure-firewall
      // Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
      {
        name: 'AzureFirewallManagementSubnet'
        addressPrefixes: [
          '10.0.2.0/26'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
