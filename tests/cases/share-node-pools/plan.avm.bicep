// Written by ipplan from a plan, edition 2026-10-06. Change the request and write
// it again, instead of editing this file: what the lock holds keeps its place.

@description('The region of networks whose request names none.')
param location string = resourceGroup().location

// Network cluster: 10.160.0.0/22
module vnet_cluster 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'vnet-cluster'
  params: {
    name: 'cluster'
    location: location
    addressPrefixes: [
      '10.160.0.0/22'
    ]
    subnets: [
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
        addressPrefixes: [
          '10.160.0.0/24'
        ]
        defaultOutboundAccess: false
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
        addressPrefixes: [
          '10.160.1.0/28'
        ]
        defaultOutboundAccess: false
      }
    ]
  }
}
