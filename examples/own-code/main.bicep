// Bicep code of your own. `ipplan plan net.yaml --lock net.lock.json --format json --out net.plan.json` writes the plan,
// which Bicep reads while it compiles.
var plan = loadJsonContent('net.plan.json')

resource networks 'Microsoft.Network/virtualNetworks@2025-07-01' = [for network in plan.networks: {
  name: network.name
  location: network.region
  properties: {
    addressSpace: {
      addressPrefixes: network.space
    }
    subnets: [for subnet in network.subnets: {
      name: subnet.name
      properties: {
        addressPrefix: subnet.address_prefix
        defaultOutboundAccess: subnet.default_outbound
        delegations: empty(subnet.delegation) ? [] : [
          {
            name: 'ipplan'
            properties: {
              serviceName: subnet.delegation
            }
          }
        ]
      }
    }]
  }
}]
