#!/usr/bin/env bash
# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Client pool apps: 172.31.0.0/27, for the VPN gateway.
# Not in this file: point-to-site of hub, apps.
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

# Network data: 10.0.1.0/24
network 'data' 'westeurope' '10.0.1.0/24'

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached nsg 'nsg-data-db' 'westeurope'
# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached route-table 'rt-data-db' 'westeurope'
# Subnet db: sql-managed-instance
# Needs 21 of 32 addresses; decided by: need; edition 2026-10-06
#   8 steady: VM groups
#   4 steady: 2 General Purpose instances, 2 each
#   4 scaling: 2 General Purpose instances held twice, 2 each
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
# Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
subnet 'data' 'db' \
  --address-prefixes '10.0.1.0/27' \
  --default-outbound-access false \
  --delegations 'Microsoft.Sql/managedInstances' \
  --network-security-group 'nsg-data-db' \
  --route-table 'rt-data-db'

# Network hub: 10.0.0.0/24
network 'hub' 'westeurope' '10.0.0.0/24'

# Subnet gateway: vpn-gateway
# Has 32 addresses: a fixed size, by the minimum; edition 2026-10-06
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2024-02-29
# Source: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq, 2025-09-09
# Source: https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager, 2018-06-05
# VPN Gateway allows no network security group: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
# VPN Gateway needs a route table to be without a route to 0.0.0.0/0: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings, 2023-10-05
subnet 'hub' 'GatewaySubnet' \
  --address-prefixes '10.0.0.0/27' \
  --default-outbound-access false

# hub is peered with data
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'hub' -n 'peer-hub-data' \
  --remote-vnet 'data' --allow-vnet-access true \
  --allow-gateway-transit true \
  --use-remote-gateways false \
  --allow-forwarded-traffic true

# data is peered with hub
# It uses the gateway of hub, which has to exist first.
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'data' -n 'peer-data-hub' \
  --remote-vnet 'hub' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways true \
  --allow-forwarded-traffic true
