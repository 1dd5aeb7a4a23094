//! Values of variables, with the code they are for and without.

use super::super::{field, reads};

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

#[test]
fn values_alone() {
    reads(&[("hub.tfvars", &field("tfvars-maps/hub.tfvars"))], "x");
    }
#[test]
fn values_alone2() {
    reads(&[("spoke.auto.tfvars", &field("tfvars-maps/spoke.auto.tfvars"))], "x");
}
#[test]
fn code_alone() {
    reads(&[("hub.tf", &field("tfvars-maps/hub.tf"))], "x");
}
