provider "ipplan" {
  store = "az://plans/company"
  owner = "shop"
}

resource "ipplan_allocation" "web" {
  name          = "hub/web"
  prefix_length = provider::ipplan::size("app-service", { instances = 10 }).prefix_length
}

# A network that the store does not have yet, and a block that is free again one day.
resource "ipplan_allocation" "trial" {
  name          = "lab/trial"
  prefix_length = 28
  in            = ["10.8.0.0/24"]
  until         = "2027-03-31"
}

resource "azurerm_subnet" "web" {
  name                 = "web"
  resource_group_name  = "rg-net"
  virtual_network_name = "hub"
  address_prefixes     = [ipplan_allocation.web.address_prefix]
}
