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

# Network apps: 10.1.0.0/22
network 'apps' "$LOCATION" '10.1.0.0/22'

# Subnet web: app-service
# Needs 25 of 32 addresses; decided by: need; edition 2026-10-06
#   10 steady: plan instances
#   10 scaling: held twice while the plan changes instance size
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/app-service/overview-vnet-integration, 2026-10-06
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'apps' 'web' \
  --address-prefixes '10.1.0.0/27' \
  --default-outbound-access false \
  --delegations 'Microsoft.Web/serverFarms'

# Network data: 10.70.0.0/22
network 'data' "$LOCATION" '10.70.0.0/22'

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached nsg 'nsg-data-mi' "$LOCATION"
# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached route-table 'rt-data-mi' "$LOCATION"
# Subnet mi: sql-managed-instance
# Needs 17 of 32 addresses; decided by: need; edition 2026-10-06
#   8 steady: VM groups
#   2 steady: General Purpose instances
#   2 scaling: General Purpose instances held twice
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
# Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
subnet 'data' 'mi' \
  --address-prefixes '10.70.0.0/27' \
  --default-outbound-access false \
  --delegations 'Microsoft.Sql/managedInstances' \
  --network-security-group 'nsg-data-mi' \
  --route-table 'rt-data-mi'
