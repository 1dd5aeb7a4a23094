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

# Network hub: 10.0.0.0/24
network 'hub' "$LOCATION" '10.0.0.0/24'

# Subnet data: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'data' \
  --address-prefixes '10.0.0.0/27' \
  --default-outbound-access false

# Subnet web: hosts
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   20 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'web' \
  --address-prefixes '10.0.0.32/27' \
  --default-outbound-access true
