// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.
// Subnets are resources of their own, and no network lists them: a network that is deployed again
// then keeps the subnets that are not in this file. They are deployed one after the other, because
// Azure changes only one subnet of a network at a time.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network cluster: 10.160.0.0/22
resource vnet_cluster 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: 'cluster'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.160.0.0/22'
      ]
    }
  }
}

var subnets_cluster = [
  // Subnet aks/pods: aks-pod-subnet-dynamic, aks-pod-subnet-dynamic
  // Needs 245 of 256 addresses; decided by: need; edition 2026-10-06
  //   144 steady: 3 nodes, batches for their pods, 48 each
  //   96 steady: 2 nodes, batches for their pods, 48 each
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation, 2024-07-09
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni, 2026-04-16
  // Source: https://learn.microsoft.com/azure/aks/blue-green-node-pool-upgrade, 2024-11-06
  // Source: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet, 2024-05-21
  {
    name: 'aks-pods'
    properties: {
      addressPrefix: '10.160.0.0/24'
      defaultOutboundAccess: false
    }
  }
  // Subnet aks/nodes: aks-pod-subnet-dynamic, aks-pod-subnet-dynamic
  // Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
  //   3 steady: nodes
  //   2 steady: nodes
  //   5 reserved: reserved by Azure in every subnet
  // Source: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning, 2026-04-16
  // Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
  // Source: https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni, 2026-04-16
  // Source: https://learn.microsoft.com/azure/aks/blue-green-node-pool-upgrade, 2024-11-06
  // Source: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet, 2024-05-21
  // Source: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation, 2024-07-09
  {
    name: 'aks-nodes'
    properties: {
      addressPrefix: '10.160.1.0/28'
      defaultOutboundAccess: false
    }
  }
]

@batchSize(1)
resource subnet_cluster 'Microsoft.Network/virtualNetworks/subnets@2025-07-01' = [for subnet in subnets_cluster: {
  parent: vnet_cluster
  name: subnet.name
  properties: subnet.properties
}]
