# The same as functions.tf, for versions of Terraform without functions.
terraform {
  required_providers {
    ipplan = { source = "ipplan/ipplan" }
  }
}

data "ipplan_size" "web" {
  service = "app-service"
  inputs  = { instances = 10, windows-container-apps = 4 }
}

data "ipplan_capacity" "hosts" {
  service = "hosts"
  in      = "/26"
}

data "ipplan_plan" "net" {
  request = file("net.yaml")
  lock    = file("net.lock.json")
}

data "ipplan_next" "more" {
  sizes = ["/26"]
  in    = data.ipplan_plan.net.answer.networks.hub.address_space
  used  = ["10.0.0.0/27"]
}

output "capacity" {
  value = data.ipplan_capacity.hosts.answer.capacity[0].most
}

output "next" {
  value = data.ipplan_next.more.answer.placements[0].address_prefix
}

output "place" {
  value = data.ipplan_plan.net.answer.networks.hub.subnets["web"].address_prefixes[0]
}

output "size" {
  value = data.ipplan_size.web.answer.prefix_length
}
