#!/bin/sh
az network vnet create --name hub --address-prefixes 10.0.0.0/24
