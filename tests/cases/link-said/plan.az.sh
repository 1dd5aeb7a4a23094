#!/usr/bin/env bash
# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# It can be run again: what is there is updated, and nothing is deleted.
set -euo pipefail

: "${RESOURCE_GROUP:?set it to the resource group of the networks}"

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

# Network apps: 10.0.1.0/24
network 'apps' 'westeurope' '10.0.1.0/24'

# Subnet linux: app-service
# Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
#   3 steady: plan instances
#   3 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'apps' 'linux' \
  --address-prefixes '10.0.1.0/28' \
  --default-outbound-access false \
  --delegations 'Microsoft.Web/serverFarms'

# Subnet windows: app-service
# Needs 11 of 16 addresses; decided by: need; edition 2026-10-06
#   3 steady: plan instances
#   3 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'apps' 'windows' \
  --address-prefixes '10.0.1.16/28' \
  --default-outbound-access false \
  --delegations 'Microsoft.Web/serverFarms'

# Network hub: 10.0.0.0/24
network 'hub' 'westeurope' '10.0.0.0/24'

# hub is peered with apps
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'hub' -n 'peer-hub-apps' \
  --remote-vnet 'apps' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# apps is peered with hub
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'apps' -n 'peer-apps-hub' \
  --remote-vnet 'hub' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false
