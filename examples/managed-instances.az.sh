#!/usr/bin/env bash
# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.
# Not in this file: failover-group of vnet-sql-weu/snet-sqlmi, vnet-sql-neu/snet-sqlmi.
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

# Network vnet-sql-neu: 10.40.0.0/25
network 'vnet-sql-neu' 'northeurope' '10.40.0.0/25'

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached nsg 'nsg-vnet-sql-neu-snet-sqlmi' 'northeurope'
# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached route-table 'rt-vnet-sql-neu-snet-sqlmi' 'northeurope'
# Subnet snet-sqlmi: sql-managed-instance
# Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
#   8 steady: VM groups
#   8 steady: 4 General Purpose instances, 2 each
#   10 steady: 2 Business Critical instances, 5 each
#   8 scaling: 4 General Purpose instances held twice, 2 each
#   10 scaling: 2 Business Critical instances held twice, 5 each
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
# Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
subnet 'vnet-sql-neu' 'snet-sqlmi' \
  --address-prefixes '10.40.0.0/26' \
  --default-outbound-access false \
  --delegations 'Microsoft.Sql/managedInstances' \
  --network-security-group 'nsg-vnet-sql-neu-snet-sqlmi' \
  --route-table 'rt-vnet-sql-neu-snet-sqlmi'

# Subnet snet-jump: hosts
# Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
#   4 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'vnet-sql-neu' 'snet-jump' \
  --address-prefixes '10.40.0.64/28' \
  --default-outbound-access false

# Network vnet-sql-weu: 10.40.0.128/25
network 'vnet-sql-weu' 'westeurope' '10.40.0.128/25'

# Azure SQL Managed Instance demands a network security group: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached nsg 'nsg-vnet-sql-weu-snet-sqlmi' 'westeurope'
# Azure SQL Managed Instance demands a route table: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
attached route-table 'rt-vnet-sql-weu-snet-sqlmi' 'westeurope'
# Subnet snet-sqlmi: sql-managed-instance
# Needs 49 of 64 addresses; decided by: need; edition 2026-10-06
#   8 steady: VM groups
#   8 steady: 4 General Purpose instances, 2 each
#   10 steady: 2 Business Critical instances, 5 each
#   8 scaling: 4 General Purpose instances held twice, 2 each
#   10 scaling: 2 Business Critical instances held twice, 5 each
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size, 2025-09-19
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Source: https://learn.microsoft.com/azure/sql-database/sql-database-managed-instance-connectivity-architecture, 2019-04-16
# Source: https://learn.microsoft.com/azure/azure-sql/managed-instance/service-tiers-next-gen-general-purpose-use, 2026-05-21
# Azure SQL Managed Instance allows no NAT gateway: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
# Azure SQL Managed Instance needs a custom DNS server to be able to resolve public names: https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview, 2026-05-12
subnet 'vnet-sql-weu' 'snet-sqlmi' \
  --address-prefixes '10.40.0.128/26' \
  --default-outbound-access false \
  --delegations 'Microsoft.Sql/managedInstances' \
  --network-security-group 'nsg-vnet-sql-weu-snet-sqlmi' \
  --route-table 'rt-vnet-sql-weu-snet-sqlmi'

# Subnet snet-jump: hosts
# Needs 9 of 16 addresses; decided by: need; edition 2026-10-06
#   4 steady: addresses needed
#   5 reserved: reserved by Azure in every subnet
# Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq, 2024-07-22
subnet 'vnet-sql-weu' 'snet-jump' \
  --address-prefixes '10.40.0.192/28' \
  --default-outbound-access false

# vnet-sql-weu is peered with vnet-sql-neu
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'vnet-sql-weu' -n 'peer-vnet-sql-weu-vnet-sql-neu' \
  --remote-vnet 'vnet-sql-neu' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false

# vnet-sql-neu is peered with vnet-sql-weu
az network vnet peering create -g "$RESOURCE_GROUP" -o none \
  --vnet-name 'vnet-sql-neu' -n 'peer-vnet-sql-neu-vnet-sql-weu' \
  --remote-vnet 'vnet-sql-weu' --allow-vnet-access true \
  --allow-gateway-transit false \
  --use-remote-gateways false
