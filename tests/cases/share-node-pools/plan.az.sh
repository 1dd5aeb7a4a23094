#!/usr/bin/env bash
# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# It can be run again: what is there is updated, and nothing is deleted.
set -euo pipefail

: "${RESOURCE_GROUP:?set it to the resource group of the networks}"
: "${LOCATION:?set it to the region of the networks}"

# network NAME LOCATION PREFIX...
network() {
  if az network vnet show -g "$RESOURCE_GROUP" -n "$1" -o none 2>/dev/null; then
    az network vnet update -g "$RESOURCE_GROUP" -n "$1" -o none --address-prefixes "${@:3}"
  else
    az network vnet create -g "$RESOURCE_GROUP" -n "$1" -o none -l "$2" --address-prefixes "${@:3}"
  fi
}

# subnet NETWORK NAME OPTION...
subnet() {
  local verb=create
  if az network vnet subnet show -g "$RESOURCE_GROUP" --vnet-name "$1" -n "$2" -o none 2>/dev/null; then
    verb=update
  fi
  az network vnet subnet "$verb" -g "$RESOURCE_GROUP" --vnet-name "$1" -n "$2" -o none "${@:3}"
}

# attached KIND NAME LOCATION: a network security group (nsg) or a route table (route-table)
attached() {
  if ! az network "$1" show -g "$RESOURCE_GROUP" -n "$2" -o none 2>/dev/null; then
    az network "$1" create -g "$RESOURCE_GROUP" -n "$2" -o none -l "$3"
  fi
}

# Network cluster: 10.160.0.0/22
network 'cluster' "$LOCATION" '10.160.0.0/22'

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
subnet 'cluster' 'aks-pods' \
  --address-prefixes '10.160.0.0/24' \
  --default-outbound-access false

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
subnet 'cluster' 'aks-nodes' \
  --address-prefixes '10.160.1.0/28' \
  --default-outbound-access false
