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

# Network hub: 10.0.0.0/22, fd00:10::/56
network 'hub' "$LOCATION" '10.0.0.0/22' 'fd00:10::/56'

# Subnet vms: hosts
# Needs 80 of 96 addresses; decided by: pinned; edition 2026-10-06
#   70 steady: addresses needed
#   10 reserved: 2 reserved by Azure in every subnet, 5 each
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'vms' \
  --address-prefixes '10.0.0.0/26' '10.0.1.0/27' \
  --default-outbound-access false

# Subnet fw/firewall: azure-firewall
# Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/firewall/firewall-faq, 2025-07-01
# Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
# Azure Firewall allows no network security group: https://learn.microsoft.com/azure/firewall/firewall-faq, 2020-06-08
subnet 'hub' 'AzureFirewallSubnet' \
  --address-prefixes '10.0.0.64/26' \
  --default-outbound-access false

# Subnet dual: hosts
# Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
#   10 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'dual' \
  --address-prefixes '10.0.1.32/28' 'fd00:10:0:7::/64' \
  --default-outbound-access false

# Subnet v6: hosts
# Needs 15 of 16 addresses; decided by: need; edition 2026-10-06
#   10 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'v6' \
  --address-prefixes '10.0.1.48/28' 'fd00:10:0:1::/64' \
  --default-outbound-access false

# Subnet fw/management: azure-firewall
# Has 64 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/firewall/management-nic, 2024-11-06
subnet 'hub' 'AzureFirewallManagementSubnet' \
  --address-prefixes '10.0.2.0/26' \
  --default-outbound-access false
