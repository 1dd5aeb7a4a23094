resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.0.0.0/24"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/26"]
}

resource "azurerm_virtual_network" "app" {
  name                = "app"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.0.1.0/24"]
}

resource "azurerm_virtual_network_peering" "hub" {
  name                      = "hub-app"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.app.id
  allow_gateway_transit     = true
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "app" {
  name                      = "app-hub"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.app.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  use_remote_gateways       = true
}

resource "azurerm_virtual_network_gateway" "hub" {
  name                = "vgw-hub"
  resource_group_name = "rg"
  location            = "westeurope"
  type                = "Vpn"
  sku                 = "VpnGw1AZ"
  ip_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
  vpn_client_configuration {
    address_space = ["172.31.0.0/24"]
  }
}

resource "azurerm_local_network_gateway" "office" {
  name                = "office"
  resource_group_name = "rg"
  location            = "westeurope"
  gateway_address     = "203.0.113.7"
  address_space       = ["10.200.0.0/16"]
}

resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "to-office"
  resource_group_name        = "rg"
  location                   = "westeurope"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.hub.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}

resource "azurerm_virtual_hub" "wan" {
  name                = "wan-hub"
  resource_group_name = "rg"
  location            = "westeurope"
  virtual_wan_id      = azurerm_virtual_wan.wan.id
  address_prefix      = "10.9.0.0/23"
}

resource "azurerm_virtual_hub_connection" "app" {
  name                      = "to-app"
  virtual_hub_id            = azurerm_virtual_hub.wan.id
  remote_virtual_network_id = azurerm_virtual_network.web.id
}

resource "azurerm_virtual_network" "web" {
  name                = "web"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.0.2.0/24"]
}
