# Two blocks of a network: .64 is the next place for a /26 behind the first.
terraform {
  required_providers {
    ipplan = { source = "ipplan/ipplan" }
  }
}

provider "ipplan" {
  store = "file:store"
  owner = "shop"
}

resource "ipplan_allocation" "web" {
  name          = "hub/web"
  prefix_length = 26
  in            = ["10.0.0.0/24"]
}

resource "ipplan_allocation" "db" {
  name          = "hub/db"
  prefix_length = 26
  depends_on    = [ipplan_allocation.web]
}

output "db" {
  value = ipplan_allocation.db.address_prefix
}

output "web" {
  value = ipplan_allocation.web.address_prefix
}
