# Written by ipplan from a plan, edition 2026-10-06. Change the request and write
# it again, instead of editing this file: what the lock holds keeps its place.

locals {
  networks = {
    # Network a1: 10.0.1.0/24
    a1 = {
      name          = "a1"
      location      = null
      address_space = ["10.0.1.0/24"]

      subnets = {
      }
    }

    # Network a2: 10.0.2.0/24
    a2 = {
      name          = "a2"
      location      = null
      address_space = ["10.0.2.0/24"]

      subnets = {
      }
    }

    # Network b1: 10.0.0.0/24
    b1 = {
      name          = "b1"
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
      }
    }

    # Network hub-a: 10.0.0.0/24
    hub-a = {
      name          = "hub-a"
      location      = null
      address_space = ["10.0.0.0/24"]

      subnets = {
      }
    }

    # Network hub-b: 10.0.1.0/24
    hub-b = {
      name          = "hub-b"
      location      = null
      address_space = ["10.0.1.0/24"]

      subnets = {
      }
    }
  }
}
