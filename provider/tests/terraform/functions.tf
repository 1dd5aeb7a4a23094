# 10 instances and 4 Windows container apps need 105 addresses (provider/docs/functions/size.md), a /25. A /26 has 59
# addresses for others. The lock has 10.0.0.0/27; behind it, 10.0.0.64 is the next place for a /26.
terraform {
  required_providers {
    ipplan = { source = "ipplan/ipplan" }
  }
}

locals {
  plan = provider::ipplan::plan(file("net.yaml"), file("net.lock.json"))
}

output "capacity" {
  value = provider::ipplan::capacity("hosts", null, { in = "/26" }).capacity[0].most
}

output "next" {
  value = provider::ipplan::next(["/26"], local.plan.networks.hub.address_space, ["10.0.0.0/27"]).placements[0].address_prefix
}

output "place" {
  value = local.plan.networks.hub.subnets["web"].address_prefixes[0]
}

output "size" {
  value = provider::ipplan::size("app-service", { instances = 10, windows-container-apps = 4 }).prefix_length
}
