resource "azapi_resource" "app" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "vnet-app"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = { addressSpace = { addressPrefixes = ["10.0.0.0/16"] } }
  }
}

resource "azapi_resource" "subnet" {
  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "snet-mi"
  parent_id = azapi_resource.app.id
  body = {
    properties = {
      addressPrefix        = "10.0.0.0/26"
      delegations          = [{ name = "mi", properties = { serviceName = "Microsoft.Sql/managedInstances" } }]
      networkSecurityGroup = { id = azapi_resource.group.id }
      routeTable           = { id = azapi_resource.table.id }
    }
  }
}

resource "azapi_resource" "group" {
  type      = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name      = "nsg-mi"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      securityRules = [
        {
          name = "management-in"
          properties = {
            priority                 = 100
            direction                = "Inbound"
            access                   = "Allow"
            protocol                 = "Tcp"
            sourcePortRange          = "*"
            destinationPortRanges    = ["9000", "9003", "1438"]
            sourceAddressPrefix      = "*"
            destinationAddressPrefix = "10.0.0.0/26"
          }
        },
        {
          name = "deny-all-in"
          properties = {
            priority                 = 4000
            direction                = "Inbound"
            access                   = "Deny"
            protocol                 = "*"
            sourcePortRange          = "*"
            destinationPortRange     = "*"
            sourceAddressPrefix      = "*"
            destinationAddressPrefix = "*"
          }
        },
      ]
    }
  }
}

resource "azapi_resource" "rule" {
  type      = "Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01"
  name      = "management-out"
  parent_id = azapi_resource.group.id
  body = jsonencode({
    properties = {
      priority                 = 100
      direction                = "Outbound"
      access                   = "Allow"
      protocol                 = "Tcp"
      sourcePortRange          = "*"
      destinationPortRanges    = ["80", "443", "12000"]
      sourceAddressPrefix      = "VirtualNetwork"
      destinationAddressPrefix = "AzureCloud"
    }
  })
}

resource "azapi_resource" "table" {
  type      = "Microsoft.Network/routeTables@2024-05-01"
  name      = "rt-mi"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      routes = [{
        name = "default"
        properties = {
          addressPrefix    = "0.0.0.0/0"
          nextHopType      = "VirtualAppliance"
          nextHopIpAddress = "10.1.0.4"
        }
      }]
    }
  }
}

resource "azapi_resource" "route" {
  type      = "Microsoft.Network/routeTables/routes@2024-05-01"
  name      = "azure-20"
  parent_id = azapi_resource.table.id
  body = {
    properties = { addressPrefix = "20.0.0.0/8", nextHopType = "Internet" }
  }
}
