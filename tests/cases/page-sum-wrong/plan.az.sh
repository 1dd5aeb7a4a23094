#!/usr/bin/env bash
# Written by ipplan from a plan, edition 2021-06-30. Change the request and write
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

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
attached nsg 'nsg-hub-db' "$LOCATION"
# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
attached route-table 'rt-hub-db' "$LOCATION"
# Subnet db: sql-managed-instance
# Needs 89 of 128 addresses; decided by: need; edition 2021-06-30
#   30 steady: 5 virtual clusters, one per instance, 6 each
#   9 steady: 3 General Purpose instances, 3 each
#   10 steady: 2 Business Critical instances, 5 each
#   9 scaling: 3 General Purpose instances held twice, 3 each
#   10 scaling: 2 Business Critical instances held twice, 5 each
#   16 scaling: spare, for a new virtual cluster
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2021-06-14
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2020-06-26
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2020-03-17
# Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Azure SQL Managed Instance allows no service endpoint: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
subnet 'hub' 'db' \
  --address-prefixes '10.0.0.0/25' \
  --default-outbound-access false \
  --delegations 'Microsoft.Sql/managedInstances' \
  --network-security-group 'nsg-hub-db' \
  --route-table 'rt-hub-db'
