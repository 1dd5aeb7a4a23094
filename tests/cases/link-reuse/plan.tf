# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "resource_group_name" {
  description = "The resource group of the networks."
  type        = string
}

variable "location" {
  description = "The region of networks whose request names none."
  type        = string
}

# Network a1: 10.0.1.0/24
resource "azurerm_virtual_network" "a1" {
  name                = "a1"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.1.0/24"]
}

# Network a2: 10.0.2.0/24
resource "azurerm_virtual_network" "a2" {
  name                = "a2"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.2.0/24"]
}

# Network b1: 10.0.0.0/24
resource "azurerm_virtual_network" "b1" {
  name                = "b1"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Network hub-a: 10.0.0.0/24
resource "azurerm_virtual_network" "hub-a" {
  name                = "hub-a"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.0.0/24"]
}

# Network hub-b: 10.0.1.0/24
resource "azurerm_virtual_network" "hub-b" {
  name                = "hub-b"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.0.1.0/24"]
}
