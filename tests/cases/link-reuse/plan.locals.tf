# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network a1: 10.0.1.0/24
    a1 = {
      name          = "a1"
      id            = null
      location      = null
      address_space = ["10.0.1.0/24"]

      subnets = {
      }
    }

    # Network a2: 10.0.2.0/24
    a2 = {
      name          = "a2"
      id            = null
      location      = null
      address_space = ["10.0.2.0/24"]

      subnets = {
      }
    }

    # Network b1: 10.0.0.0/24
    b1 = {
      name          = "b1"
      id            = null
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
      }
    }

    # Network hub-a: 10.0.0.0/24
    hub-a = {
      name          = "hub-a"
      id            = null
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
      }
    }

    # Network hub-b: 10.0.1.0/24
    hub-b = {
      name          = "hub-b"
      id            = null
      location      = null
      address_space = ["10.0.1.0/24"]

      subnets = {
      }
    }
  }

  peerings = [
    # hub-a is peered with a1
    {
      name                  = "peer-hub-a-a1"
      network               = "hub-a"
      remote_network        = "a1"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # a1 is peered with hub-a
    {
      name                  = "peer-a1-hub-a"
      network               = "a1"
      remote_network        = "hub-a"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # hub-a is peered with a2
    {
      name                  = "peer-hub-a-a2"
      network               = "hub-a"
      remote_network        = "a2"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # a2 is peered with hub-a
    {
      name                  = "peer-a2-hub-a"
      network               = "a2"
      remote_network        = "hub-a"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # hub-b is peered with b1
    {
      name                  = "peer-hub-b-b1"
      network               = "hub-b"
      remote_network        = "b1"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
    # b1 is peered with hub-b
    {
      name                  = "peer-b1-hub-b"
      network               = "b1"
      remote_network        = "hub-b"
      allow_gateway_transit = false
      use_remote_gateways   = false
    },
  ]
}
