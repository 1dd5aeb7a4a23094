resource "azapi_resource" "hub" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "hub"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body      = { properties = { addressSpace = { addressPrefixes = ["10.0.0.0/24"] } } }
}

resource "azapi_resource" "gateway_subnet" {
  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "GatewaySubnet"
  parent_id = azapi_resource.hub.id
  body      = { properties = { addressPrefix = "10.0.0.0/26" } }
}

resource "azapi_resource" "app" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "app"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body      = { properties = { addressSpace = { addressPrefixes = ["10.0.1.0/24"] } } }
}

resource "azapi_resource" "hub_app" {
  type      = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01"
  name      = "hub-app"
  parent_id = azapi_resource.hub.id
  body = {
    properties = {
      remoteVirtualNetwork = { id = azapi_resource.app.id }
      allowGatewayTransit  = true
      allowForwardedTraffic = true
    }
  }
}

resource "azapi_resource" "app_hub" {
  type      = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01"
  name      = "app-hub"
  parent_id = azapi_resource.app.id
  body = {
    properties = {
      remoteVirtualNetwork = { id = azapi_resource.hub.id }
      useRemoteGateways    = true
    }
  }
}

resource "azapi_resource" "gateway" {
  type      = "Microsoft.Network/virtualNetworkGateways@2024-05-01"
  name      = "vgw-hub"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      gatewayType            = "Vpn"
      sku                    = { name = "VpnGw1AZ", tier = "VpnGw1AZ" }
      ipConfigurations       = [{ name = "one", properties = { subnet = { id = azapi_resource.gateway_subnet.id } } }]
      vpnClientConfiguration = { vpnClientAddressPool = { addressPrefixes = ["172.31.0.0/24"] } }
    }
  }
}

resource "azapi_resource" "office" {
  type      = "Microsoft.Network/localNetworkGateways@2024-05-01"
  name      = "office"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      gatewayIpAddress         = "203.0.113.7"
      localNetworkAddressSpace = { addressPrefixes = ["10.200.0.0/16"] }
    }
  }
}

resource "azapi_resource" "connection" {
  type      = "Microsoft.Network/connections@2024-05-01"
  name      = "to-office"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      connectionType         = "IPsec"
      virtualNetworkGateway1 = { id = azapi_resource.gateway.id }
      localNetworkGateway2   = { id = azapi_resource.office.id }
    }
  }
}

resource "azapi_resource" "wan" {
  type      = "Microsoft.Network/virtualHubs@2024-05-01"
  name      = "wan-hub"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body      = { properties = { addressPrefix = "10.9.0.0/23" } }
}

resource "azapi_resource" "wan_connection" {
  type      = "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections@2024-05-01"
  name      = "to-app"
  parent_id = azapi_resource.wan.id
  body      = { properties = { remoteVirtualNetwork = { id = azapi_resource.web.id } } }
}

resource "azapi_resource" "web" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "web"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body      = { properties = { addressSpace = { addressPrefixes = ["10.0.2.0/24"] } } }
}
