locals {
  # 105 addresses, so a /25
  size = provider::ipplan::size("app-service", { instances = 10, windows-container-apps = 4 })
}

resource "azurerm_subnet" "web" {
  name                 = "web"
  resource_group_name  = azurerm_resource_group.example.name
  virtual_network_name = azurerm_virtual_network.example.name
  address_prefixes     = [cidrsubnet("10.0.0.0/16", local.size.prefix_length - 16, 0)]
}
