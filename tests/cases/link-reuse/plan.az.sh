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

# Network a1: 10.0.1.0/24
network 'a1' "$LOCATION" '10.0.1.0/24'

# Network a2: 10.0.2.0/24
network 'a2' "$LOCATION" '10.0.2.0/24'

# Network b1: 10.0.0.0/24
network 'b1' "$LOCATION" '10.0.0.0/24'

# Network hub-a: 10.0.0.0/24
network 'hub-a' "$LOCATION" '10.0.0.0/24'

# Network hub-b: 10.0.1.0/24
network 'hub-b' "$LOCATION" '10.0.1.0/24'

# hub-a is peered with a1
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'hub-a' -n 'peer-hub-a-a1' \
  --remote-vnet 'a1' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# a1 is peered with hub-a
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'a1' -n 'peer-a1-hub-a' \
  --remote-vnet 'hub-a' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# hub-a is peered with a2
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'hub-a' -n 'peer-hub-a-a2' \
  --remote-vnet 'a2' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# a2 is peered with hub-a
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'a2' -n 'peer-a2-hub-a' \
  --remote-vnet 'hub-a' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# hub-b is peered with b1
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'hub-b' -n 'peer-hub-b-b1' \
  --remote-vnet 'b1' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# b1 is peered with hub-b
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'b1' -n 'peer-b1-hub-b' \
  --remote-vnet 'hub-b' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false
