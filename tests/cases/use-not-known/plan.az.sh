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

# Network hub: 10.0.0.0/22
network 'hub' "$LOCATION" '10.0.0.0/22'

# Subnet jobs: use not known
# Needs 256 of 256 addresses; decided by: pinned; edition 2026-10-06
#   251 steady: all addresses of the subnet: its use is not known
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'jobs' \
  --address-prefixes '10.0.0.0/24' \
  --default-outbound-access false

# Subnet misc: use not known
# Needs 128 of 128 addresses; decided by: asked; edition 2026-10-06
#   123 steady: all addresses of the subnet: its use is not known
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'misc' \
  --address-prefixes '10.0.1.0/25' \
  --default-outbound-access false

# Subnet AzureBastionSubnet: bastion, by its name
# Needs 64 of 64 addresses; decided by: pinned; edition 2026-10-06
#   59 steady: all addresses of the subnet: its use is not known
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
# Azure Bastion allows no route table: https://learn.microsoft.com/azure/bastion/configuration-settings, 2025-11-24
subnet 'hub' 'AzureBastionSubnet' \
  --address-prefixes '10.0.1.128/26' \
  --default-outbound-access false

# Subnet GatewaySubnet: use not known
# Needs 32 of 32 addresses; decided by: asked; edition 2026-10-06
#   27 steady: all addresses of the subnet: its use is not known
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways, 2025-11-10
subnet 'hub' 'GatewaySubnet' \
  --address-prefixes '10.0.1.192/27' \
  --default-outbound-access false

# Subnet small: use not known
# Needs 16 of 16 addresses; decided by: asked; edition 2026-10-06
#   11 steady: all addresses of the subnet: its use is not known
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'hub' 'small' \
  --address-prefixes '10.0.1.224/28' \
  --default-outbound-access false
