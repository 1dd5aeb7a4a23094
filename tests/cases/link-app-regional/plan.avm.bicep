// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

// Network app: 10.0.0.0/24
module vnet_app 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-app'
  params: {
    name: 'app'
    location: 'westeurope'
    addressPrefixes: [
      '10.0.0.0/24'
    ]
    subnets: [
      // Subnet web: app-service
      // Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
      //   10 steady: plan instances
      //   10 scaling: held twice while the plan changes instance size
      //   5 reserved: reserved by Azure in every subnet
      // Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
      // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
      {
        name: 'web'
        addressPrefixes: [
          '10.0.0.0/27'
        ]
        defaultOutboundAccess: false
        delegation: 'Microsoft.Web/serverFarms'
      }
    ]
  }
}
