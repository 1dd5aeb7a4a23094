// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network apps: 10.1.2.0/24
resource vnet_apps 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'apps'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.1.2.0/24'
      ]
    }
  }
}

var subnets_apps = [
  // Subnet few: app-service, app-service
  // Needs 15 of 64 addresses; decided by: minimum; edition 2026-10-06
  //   2 steady: plan instances
  //   2 scaling: held twice while the plan changes instance size
  //   3 steady: plan instances
  //   3 scaling: held twice while the plan changes instance size
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'few'
    properties: {
      addressPrefix: '10.1.2.0/26'
      defaultOutboundAccess: false
      delegations: [
        {
          name: 'delegation'
          properties: {
            serviceName: 'Microsoft.Web/serverFarms'
          }
        }
      ]
    }
  }
  // Subnet web: app-service, app-service
  // Needs 51 of 64 addresses; decided by: need; edition 2026-10-06
  //   20 steady: plan instances
  //   20 scaling: held twice while the plan changes instance size
  //   3 steady: plan instances
  //   3 scaling: held twice while the plan changes instance size
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  {
    name: 'web'
    properties: {
      addressPrefix: '10.1.2.64/26'
      defaultOutboundAccess: false
      delegations: [
        {
          name: 'delegation'
          properties: {
            serviceName: 'Microsoft.Web/serverFarms'
          }
        }
      ]
    }
  }
]

@batchSize(1)
resource subnet_apps 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_apps: {
  parent: vnet_apps
  name: subnet.name
  properties: subnet.properties
}]
