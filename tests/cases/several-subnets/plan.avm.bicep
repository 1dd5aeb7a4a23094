// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network hub: 10.0.0.0/24
module vnet_hub 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-hub'
  params: {
    name: 'hub'
    location: location
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
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
          '10.0.0.0/26'
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
          '10.0.0.64/26'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
