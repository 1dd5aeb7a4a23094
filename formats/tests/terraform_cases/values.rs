//! Values of variables, with the code they are for and without.

use super::super::{field, read, reads, table};

#[test]
fn the_values_of_code() {
    let (code, values) = (field("tfvars-maps/hub.tf"), field("tfvars-maps/hub.tfvars"));
    let expected = r"
        vnet-hub-frc: 10.44.0.0/16
          AzureBastionSubnet: 10.44.0.192/26
          AzureFirewallSubnet: 10.44.0.32/27
          GatewaySubnet: 10.44.2.0/24
          snet-app: 10.44.1.128/25
          snet-data: 10.44.1.128/26";
    reads(&[("hub.tf", &code), ("hub.tfvars", &values)], expected);
    reads(&[("env/hub.tfvars", &values), ("hub.tf", &code)], expected);
}

/// Of values alone, only what is written is read; what code makes of numbers is said.
#[test]
fn values_alone() {
    reads(
        &[("hub.tfvars", &field("tfvars-maps/hub.tfvars"))],
        r"
        vnet-hub-frc: 10.44.0.0/16
          AzureFirewallSubnet:  (unknown)
          GatewaySubnet:  (unknown)
          AzureBastionSubnet:  (unknown)
          snet-app:  (unknown)
          snet-data:  (unknown)
        ! subnets: the ranges of 5 subnets come from code (`newbits`, `netnum`)",
    );
    let text = field("tfvars-maps/spoke.auto.tfvars");
    reads(
        &[("spoke.auto.tfvars", &text)],
        r"
        : 10.45.0.0/22 10.45.8.0/24
          web: 10.45.0.0/26 Microsoft.Web/serverFarms
          aks: 10.45.1.0/24 Microsoft.Storage
          pe: 10.45.8.0/27
          snet-jobs: 10.45.2.0/27
          snet-misc: 10.45.4.0/27
        ! avm_sizes: only sizes are written (/26, /28, /24), without ranges",
    );
    let inventory = read(&[("spoke.auto.tfvars", &text)]);
    let origin = &inventory.networks[0].subnets[4].origin;
    assert_eq!((origin.path.as_str(), origin.line), ("subnet_objects[1]", 10));
}

#[test]
fn code_alone() {
    reads(
        &[("hub.tf", &field("tfvars-maps/hub.tf"))],
        r"
        azurerm_virtual_network.hub:
          azurerm_subnet.hub:  (unknown)
        ! azurerm_virtual_network.hub: the name is not known: the variable `vnet_name` has no value and no default
        ! azurerm_virtual_network.hub.address_space: the variable `vnet_address_space` has no value and no default
        ! azurerm_subnet.hub.address_prefixes: the variable `vnet_address_space` has no value and no default
        ! azurerm_subnet.hub: the name is not known: `for_each` is not known: the variable `subnets` has no value and no default",
    );
}

/// More shapes that people write.
#[test]
fn shapes() {
    for (text, expected) in [
        // A plain map, and ranges of one subnet each.
        (
            "vnet_cidr = \"10.0.0.0/16\"\nsubnets = {\n web = \"10.0.0.0/24\"\n db = [\"10.0.1.0/25\", \"10.0.2.0/25\"]\n}\n\
             bastion_subnet_prefix = \"10.0.3.0/26\"\n",
            "
        : 10.0.0.0/16
          bastion_subnet: 10.0.3.0/26
          db: 10.0.1.0/25 10.0.2.0/25
          web: 10.0.0.0/24",
        ),
        // Several networks, each with its subnets.
        (
            "vnets = {\n hub = {\n address_space = [\"10.0.0.0/24\"]\n subnets = { a = { address_prefix = \"10.0.0.0/26\" } }\n }\n\
             spoke = {\n name = \"vnet-spoke\"\n address_space = [\"10.0.1.0/24\"]\n subnets = [{ name = \"b\", cidr = \"10.0.1.0/26\" }]\n }\n}\n",
            "
        hub: 10.0.0.0/24
          a: 10.0.0.0/26
        vnet-spoke: 10.0.1.0/24
          b: 10.0.1.0/26",
        ),
        // The network next to its subnets.
        (
            "vnets = {\n one = {\n vnet = {\n name = \"one-vnet\"\n address_space = [\"10.0.0.0/24\"]\n }\n\
             subnets = { a = { name = \"aks\", cidr = [\"10.0.0.0/26\"] } }\n }\n}\n",
            "
        one-vnet: 10.0.0.0/24
          aks: 10.0.0.0/26",
        ),
        // Two networks by the start of their names; the third list is of neither.
        (
            "hub_address_space = [\"10.0.0.0/24\"]\nspoke_address_space = [\"10.0.1.0/24\"]\n\
             hub_subnets = { a = { address_prefixes = [\"10.0.0.0/26\"] } }\n\
             spoke_subnets = { b = { address_prefixes = [\"10.0.1.0/26\"] } }\n\
             lab_subnets = { c = { address_prefixes = [\"10.0.0.64/26\"] } }\n",
            "
        hub: 10.0.0.0/24
          a: 10.0.0.0/26
        spoke: 10.0.1.0/24
          b: 10.0.1.0/26
        :
          c: 10.0.0.64/26",
        ),
        // Ranges without a statement of what they are; a single address is not one.
        (
            "allowed = [\"192.168.0.0/16\"]\ndns_servers = [\"10.0.0.4\"]\ntags = {\n a = \"b\"\n}\n",
            "
        ! allowed: nothing says what these ranges are",
        ),
    ] {
        reads(&[("x.tfvars", text)], expected);
    }
}

/// Files of values in the order in which Terraform takes them.
#[test]
fn several_files_of_values() {
    let code = "variable \"space\" {}\nresource \"azurerm_virtual_network\" \"v\" {\n name = \"v\"\n address_space = [var.space]\n}\n";
    let value = |third: u8| format!("space = \"10.0.{third}.0/24\"\n");
    let (auto, plain, given) = (value(1), value(0), value(2));
    reads(
        &[("b.auto.tfvars", &auto), ("terraform.tfvars", &plain), ("main.tf", code)],
        "
        v: 10.0.1.0/24
        note the variable `space` has a value in `terraform.tfvars` and another in `b.auto.tfvars`, which counts",
    );
    let table =
        table(&read(&[("prod.tfvars", &given), ("b.auto.tfvars", &auto), ("main.tf", code)]));
    assert!(table.starts_with("v: 10.0.2.0/24\n"), "{table}");
}
