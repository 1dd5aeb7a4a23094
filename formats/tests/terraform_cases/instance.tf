resource "azurerm_virtual_network" "app" {
  name                = "vnet-app"
  resource_group_name = "rg"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "mi" {
  name                 = "snet-mi"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.app.name
  address_prefixes     = ["10.0.0.0/26"]
  delegation {
    name = "mi"
    service_delegation {
      name = "Microsoft.Sql/managedInstances"
    }
  }
}

resource "azurerm_network_security_group" "mi" {
  name                = "nsg-mi"
  resource_group_name = "rg"
  location            = "westeurope"

  security_rule {
    name                       = "management-in"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_ranges    = ["9000", "9003", "1438"]
    source_address_prefix      = "*"
    destination_address_prefix = "10.0.0.0/26"
  }

  security_rule {
    name                       = "deny-all-in"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_rule" "out" {
  name                        = "management-out"
  priority                    = 100
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = [80, 443, 12000]
  source_address_prefix       = "VirtualNetwork"
  destination_address_prefix  = "AzureCloud"
  resource_group_name         = "rg"
  network_security_group_name = azurerm_network_security_group.mi.name
}

resource "azurerm_route_table" "mi" {
  name                = "rt-mi"
  resource_group_name = "rg"
  location            = "westeurope"
  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.1.0.4"
  }
}

resource "azurerm_route" "azure" {
  name                = "azure-20"
  resource_group_name = "rg"
  route_table_name    = azurerm_route_table.mi.name
  address_prefix      = "20.0.0.0/8"
  next_hop_type       = "Internet"
}

resource "azurerm_subnet_network_security_group_association" "mi" {
  subnet_id                 = azurerm_subnet.mi.id
  network_security_group_id = azurerm_network_security_group.mi.id
}

resource "azurerm_subnet_route_table_association" "mi" {
  subnet_id      = azurerm_subnet.mi.id
  route_table_id = azurerm_route_table.mi.id
}
