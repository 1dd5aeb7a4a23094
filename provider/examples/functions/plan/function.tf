locals {
  plan = provider::ipplan::plan(file("net.yaml"), file("net.lock.json"))
}

resource "azurerm_virtual_network" "all" {
  for_each            = local.plan.networks
  name                = each.value.name
  location            = each.value.location
  address_space       = each.value.address_space
  resource_group_name = azurerm_resource_group.example.name
}
