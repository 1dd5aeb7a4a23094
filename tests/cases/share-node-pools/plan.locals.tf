# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network cluster: 10.160.0.0/22
    cluster = {
      name          = "cluster"
      id            = null
      location      = null
      address_space = ["10.160.0.0/22"]

      subnets = {
        # Subnet aks/pods: aks-pod-subnet-dynamic, aks-pod-subnet-dynamic
        # Needs 245 of 256 addresses; decided by: need; edition 2026-10-06
        #   144 steady: 3 nodes, batches for their pods, 48 each
        #   96 steady: 2 nodes, batches for their pods, 48 each
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation, 2024-07-09
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni, 2026-04-16
        # Source: https://learn.microsoft.com/azure/aks/blue-green-node-pool-upgrade, 2024-11-06
        # Source: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet, 2024-05-21
        "aks/pods" = {
          name                            = "aks-pods"
          id                              = null
          address_prefixes                = ["10.160.0.0/24"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }

        # Subnet aks/nodes: aks-pod-subnet-dynamic, aks-pod-subnet-dynamic
        # Needs 10 of 16 addresses; decided by: need; edition 2026-10-06
        #   3 steady: nodes
        #   2 steady: nodes
        #   5 reserved: reserved by Azure in every subnet
        # Source: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning, 2026-04-16
        # Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
        # Source: https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni, 2026-04-16
        # Source: https://learn.microsoft.com/azure/aks/blue-green-node-pool-upgrade, 2024-11-06
        # Source: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet, 2024-05-21
        # Source: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation, 2024-07-09
        "aks/nodes" = {
          name                            = "aks-nodes"
          id                              = null
          address_prefixes                = ["10.160.1.0/28"]
          default_outbound_access_enabled = false
          delegation                      = null
          network_security_group_required = false
          route_table_required            = false
        }
      }
    }
  }
}
