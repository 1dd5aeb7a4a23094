data "ipplan_plan" "net" {
  request = file("net.yaml")
  lock    = file("net.lock.json")
}

output "address_spaces" {
  value = { for name, network in data.ipplan_plan.net.answer.networks : name => network.address_space }
}
