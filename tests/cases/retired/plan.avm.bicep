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
      // Subnet a/api-management: integration-service-environment
      // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
      // Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
      {
        name: 'a-api-management'
        addressPrefixes: [
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet a/cache: integration-service-environment
      // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
      // Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
      {
        name: 'a-cache'
        addressPrefixes: [
          '10.0.0.32/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet a/compute: integration-service-environment
      // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
      // Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
      {
        name: 'a-compute'
        addressPrefixes: [
          '10.0.0.64/27'
        ]
        defaultOutboundAccess: false
      }
      // Subnet a/connectors: integration-service-environment
      // Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      // Source: https://learn.microsoft.com/azure/logic-apps/connect-virtual-network-vnet-isolated-environment, 2020-09-25
      // Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app, 2023-07-06
      {
        name: 'a-connectors'
        addressPrefixes: [
          '10.0.0.96/27'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
