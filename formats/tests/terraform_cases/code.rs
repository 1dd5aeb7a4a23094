//! Code, as far as it says its ranges without a provider.

use super::super::{read, reads, table};

/// Locals in any order, functions, `for_each` over a `for`, names of other resources.
#[test]
fn computed_ranges() {
    let code = r#"
        resource "azurerm_subnet" "this" {
          for_each             = { for name, it in local.subnets : name => it if it.on }
          name                 = each.key
          virtual_network_name = azurerm_virtual_network.this.name
          resource_group_name  = azurerm_virtual_network.this.resource_group_name
          address_prefixes     = [cidrsubnet(local.space, it_bits(each.value), each.value.number)]
        }
        locals {
          subnets = merge(local.more, { web = { bits = 8, number = 0, on = true } })
          space   = element(azurerm_virtual_network.this.address_space, 0)
          more    = { for n in range(2) : format("app-%02d", n + 1) => { bits = 4, number = n + 1, on = n == 1 } }
        }
        resource "azurerm_virtual_network" "this" {
          name                = join("-", ["vnet", var.name, lower("WEU")])
          resource_group_name = "rg"
          location            = "westeurope"
          address_space       = var.space
        }
        variable "name" { default = "hub" }
        variable "space" {
          type    = list(string)
          default = ["10.20.0.0/16"]
        }
    "#;
    // 16 + 8 = /24, the first; 16 + 4 = /20, 2 x 16 = 32.
    reads(
        &[("main.tf", &code.replace("it_bits(each.value)", "each.value.bits"))],
        r"
        vnet-hub-weu: 10.20.0.0/16
          app-02: 10.20.32.0/20
          web: 10.20.0.0/24",
    );
    reads(
        &[("main.tf", code)],
        r#"
        vnet-hub-weu: 10.20.0.0/16
          app-02:  (unknown)
          web:  (unknown)
        ! azurerm_subnet.this["app-02"].address_prefixes: the function `it_bits` is not computed here
        ! azurerm_subnet.this["web"].address_prefixes: the function `it_bits` is not computed here"#,
    );
}

/// `count`, splats, `cidrsubnets`, conditionals, dynamic blocks, what is attached.
#[test]
fn counts_and_blocks() {
    reads(
        &[(
            "main.tf",
            r#"
        variable "names" { default = ["a", "b", "c"] }
        variable "nat" { default = true }
        locals {
          ranges = cidrsubnets("10.0.0.0/24", 2, 2, 3, 3)
        }
        resource "azurerm_virtual_network" "v" {
          name          = "v"
          address_space = ["10.0.0.0/24"]
          dynamic "subnet" {
            for_each = slice(local.ranges, 2, 4)
            iterator = it
            content {
              name           = "inline-${it.key}"
              address_prefix = it.value
              security_group = azurerm_network_security_group.n.id
            }
          }
        }
        resource "azurerm_network_security_group" "n" { name = "nsg-${random_string.s.result}" }
        resource "azurerm_subnet" "s" {
          count                = length(var.names) > 2 ? 2 : 0
          name                 = upper(var.names[count.index])
          virtual_network_name = azurerm_virtual_network.v.name
          address_prefixes     = [local.ranges[count.index]]
          delegation {
            name = "d"
            service_delegation { name = "Microsoft.Web/serverFarms" }
          }
        }
        resource "azurerm_subnet_network_security_group_association" "s" {
          count                     = 2
          subnet_id                 = azurerm_subnet.s[count.index].id
          network_security_group_id = azurerm_network_security_group.n.id
        }
        resource "azurerm_subnet_nat_gateway_association" "s" {
          for_each       = var.nat ? toset(["x"]) : toset([])
          subnet_id      = element(azurerm_subnet.s[*].id, 1)
          nat_gateway_id = "/x/ng"
        }
        resource "azurerm_linux_virtual_machine_scale_set" "vm" {
          name      = "vm"
          instances = 2 + 3
          network_interface {
            ip_configuration {
              subnet_id = azurerm_subnet.s.0.id
            }
          }
        }
        resource "azurerm_virtual_network_peering" "p" {
          name                      = "p"
          virtual_network_name      = azurerm_virtual_network.v.name
          remote_virtual_network_id = data.azurerm_virtual_network.hub.id
        }
        data "azurerm_virtual_network" "hub" {
          name                = "hub"
          resource_group_name = "rg-hub"
        }
    "#,
        )],
        // 24 + 2 = /26, /26, then /27 at 128 and at 160.
        r"
        v: 10.0.0.0/24
          A: 10.0.0.0/26 Microsoft.Web/serverFarms nsg=azurerm_network_security_group.n [virtualMachineScaleSets vm = scale-set instances 5]
          B: 10.0.0.64/26 Microsoft.Web/serverFarms nsg=azurerm_network_security_group.n nat=ng
          inline-0: 10.0.0.128/27 nsg=azurerm_network_security_group.n
          inline-1: 10.0.0.160/27 nsg=azurerm_network_security_group.n
          p -> hub
        hub:",
    );
}

/// Modules next to the code, with `for_each`, defaults of object types, and outputs of one in the
/// other.
#[test]
fn modules_of_folders() {
    let main = r#"
        module "net" {
          for_each = { sdc = 0, weu = 1 }
          source   = "../modules/net"
          name     = "vnet-${each.key}"
          space    = cidrsubnet("10.0.0.0/16", 8, each.value)
        }
        module "sub" {
          source  = "../modules/sub"
          network = module.net["weu"].network
          subnets = { web = { number = 1 }, db = { number = 4, bits = 3 } }
        }
    "#;
    let net = r#"
        variable "name" {}
        variable "space" { type = string }
        resource "azurerm_virtual_network" "this" {
          name          = var.name
          address_space = [var.space]
        }
        output "network" { value = azurerm_virtual_network.this }
    "#;
    let sub = r#"
        variable "network" { type = any }
        variable "subnets" {
          type = map(object({ number = number, bits = optional(number, 2), nsg = optional(string) }))
        }
        resource "azurerm_subnet" "this" {
          for_each             = var.subnets
          name                 = each.key
          virtual_network_name = var.network.name
          address_prefixes     = [cidrsubnet(one(var.network.address_space), each.value.bits, each.value.number)]
        }
    "#;
    let files =
        [("live/main.tf", main), ("modules/net/main.tf", net), ("modules/sub/main.tf", sub)];
    // /24 and two bits: the second quarter; three bits: 4 x 32.
    reads(
        &files,
        r"
        vnet-sdc: 10.0.0.0/24
        vnet-weu: 10.0.1.0/24
          db: 10.0.1.128/27
          web: 10.0.1.64/26",
    );
    let inventory = read(&files);
    let origin = &inventory.networks[1].subnets[0].origin;
    assert_eq!(origin.path, r#"module.sub.azurerm_subnet.this["db"]"#);
    assert_eq!((origin.file, origin.line), (2, 6));
    // A module whose code is not given is said.
    let table = table(&read(&files[..1]));
    assert!(
        table.contains("! module.net: the code of module `net` (`../modules/net`) is not here"),
        "{table}"
    );
}

/// Modules of a registry say their networks by what they are given.
#[test]
fn modules_of_others() {
    reads(
        &[(
            "main.tf",
            r#"
        module "vnet" {
          source        = "Azure/avm-res-network-virtualnetwork/azurerm"
          version       = "0.8.1"
          name          = "vnet-avm"
          location      = "swedencentral"
          parent_id     = azurerm_resource_group.this.id
          address_space = ["10.0.0.0/16"]
          subnets = {
            web = {
              name                   = "snet-web"
              address_prefixes       = ["10.0.0.0/26"]
              network_security_group = { id = "/x/nsg" }
              delegations = [{ name = "d", service_delegation = { name = "Microsoft.Web/serverFarms" } }]
            }
            pe = { name = "snet-pe", address_prefix = cidrsubnet("10.0.0.0/16", 10, 4) }
          }
        }
        resource "azurerm_subnet" "extra" {
          name                 = "snet-extra"
          virtual_network_name = module.vnet.name
          address_prefixes     = ["10.0.2.0/24"]
        }
        module "old" {
          source          = "Azure/vnet/azurerm"
          vnet_name       = "vnet-old"
          address_space   = ["10.1.0.0/16"]
          subnet_names    = ["a", "b"]
          subnet_prefixes = ["10.1.0.0/24", "10.1.1.0/24"]
        }
        module "one" {
          source               = "claranet/subnet/azurerm"
          name                 = "snet-one"
          virtual_network_name = "vnet-old"
          address_prefixes     = ["10.1.2.0/24"]
        }
        module "cluster" {
          source = "Azure/aks/azurerm"
          name   = "aks"
        }
    "#,
        )],
        // 16 + 10 = /26, 4 x 64 = 256.
        r"
        vnet-avm: 10.0.0.0/16
          snet-extra: 10.0.2.0/24
          snet-web: 10.0.0.0/26 Microsoft.Web/serverFarms nsg=nsg
          snet-pe: 10.0.1.0/26
        vnet-old: 10.1.0.0/16
          snet-one: 10.1.2.0/24
          a: 10.1.0.0/24
          b: 10.1.1.0/24",
    );
}

/// A value that needs a provider, another value or itself is not read, and its subnet is kept.
#[test]
fn what_cannot_be_computed() {
    reads(
        &[(
            "main.tf",
            r#"
        variable "space" { type = string }
        locals {
          a = local.b
          b = local.a
        }
        resource "azurerm_virtual_network" "v" {
          name          = "v"
          address_space = [var.space]
        }
        resource "azurerm_subnet" "loop" {
          name                 = "loop"
          virtual_network_name = azurerm_virtual_network.v.name
          address_prefixes     = [local.a]
        }
        resource "azurerm_subnet" "data" {
          name                 = "data"
          virtual_network_name = data.azurerm_virtual_network.other.name
          address_prefixes     = [cidrsubnet(data.azurerm_virtual_network.other.address_space[0], 8, 1)]
        }
        resource "azurerm_subnet" "each" {
          for_each             = toset(data.azurerm_virtual_network.other.subnets)
          name                 = each.value
          virtual_network_name = azurerm_virtual_network.v.name
          address_prefixes     = ["10.0.0.0/24"]
        }
        resource "azurerm_subnet" "perhaps" {
          count                = length(data.azurerm_virtual_network.other.subnets)
          name                 = "perhaps"
          virtual_network_name = azurerm_virtual_network.v.name
          address_prefixes     = ["10.0.1.0/24"]
        }
        data "azurerm_virtual_network" "other" { name = "other" }
    "#,
        )],
        r"
        v:
          loop:  (unknown)
          azurerm_subnet.each: 10.0.0.0/24
          perhaps: 10.0.1.0/24
        other:
          data:  (unknown)
        ! azurerm_virtual_network.v.address_space: the variable `space` has no value and no default
        ! azurerm_subnet.loop.address_prefixes: `local.a` refers to itself
        ! azurerm_subnet.data.address_prefixes: `data.azurerm_virtual_network.other.address_space` is read from Azure
        ! azurerm_subnet.each: the name is not known: `for_each` is not known: `data.azurerm_virtual_network.other.subnets` is read from Azure
        ! azurerm_subnet.perhaps: how many there are is not known: `count` is not known: `data.azurerm_virtual_network.other.subnets` is read from Azure",
    );
}

/// A comment above it is no line of names, however much it sounds like one.
#[test]
fn comments_are_no_tables() {
    let code = "# Subnets\nresource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n  address_space = [\"10.0.0.0/24\"]\n}\n";
    for name in ["main.tf", "-", ""] {
        reads(&[(name, code)], "v: 10.0.0.0/24");
    }
}

/// The same in JSON.
#[test]
fn code_in_json() {
    reads(
        &[
            (
                "main.tf.json",
                r#"{"variable": {"bits": {"default": 8}},
            "locals": {"space": "10.3.0.0/16"},
            "resource": {"azurerm_virtual_network": {"v": {"name": "v-${var.bits}", "address_space": ["${local.space}"],
                "subnet": [{"name": "in", "address_prefixes": ["10.3.9.0/24"]}]}},
              "azurerm_subnet": {"s": {"count": 2, "name": "s${count.index}", "virtual_network_name": "${azurerm_virtual_network.v.name}",
                "address_prefixes": ["${cidrsubnet(local.space, var.bits, count.index)}"]}}}}"#,
            ),
            ("terraform.tfvars.json", r#"{"bits": 10}"#),
        ],
        r"
        v-10: 10.3.0.0/16
          s0: 10.3.0.0/26
          s1: 10.3.0.64/26
          in: 10.3.9.0/24",
    );
}

/// A few lines that would compute for ever, or nest without end, are cut off; others go on.
#[test]
fn hostile_code() {
    let network =
        "resource \"azurerm_virtual_network\" \"v\" {\n name = \"v\"\n address_space = X\n}\n";
    let doubled: String =
        (1..30).map(|n| format!("a{n} = [local.a{}, local.a{}]\n", n - 1, n - 1)).collect();
    let chain: String = (1..5_000).map(|n| format!("a{n} = local.a{}\n", n - 1)).collect();
    let longer: String = (1..30)
        .map(|n| format!("a{n} = \"${{local.a{}}}${{local.a{}}}\"\n", n - 1, n - 1))
        .collect();
    for (locals, space, why) in [
        (doubled, "[local.a29]", "makes too much"),
        (chain, "[local.a4999]", "nests too deep"),
        (longer, "[local.a29]", "too long"),
        (
            String::new(),
            "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]",
            "compute",
        ),
        (String::new(), "range(1e9)", "1,024"),
    ] {
        let code =
            network.replace('X', space) + "locals {\na0 = \"10.0.0.0/8\"\n" + &locals + "}\n";
        let table = table(&read(&[("main.tf", &code)]));
        assert!(table.starts_with("v:") && table.contains(why), "{space}: {table}");
    }
    let deep = format!("locals {{ a = {}1{} }}", "[".repeat(10_000), "]".repeat(10_000));
    let (inventory, _) = ipplan_formats::read::inventory(&[("main.tf", deep.as_bytes())]);
    assert_eq!(inventory.files[0].not_read.len(), 1);
    // A module that calls itself.
    let table = table(&read(&[("main.tf", "module \"m\" {\n source = \"./\"\n}\n")]));
    assert!(table.is_empty() || table.contains("too deep"), "{table}");
}

/// Cut off or changed anywhere, it is read as far as that goes, and nothing panics.
#[test]
fn garbled_code() {
    let text = include_str!("../field/tfvars-maps/hub.tf").to_owned()
        + include_str!("../field/tfvars-maps/hub.tfvars")
        + include_str!("../field/tfvars-maps/spoke.auto.tfvars");
    let words =
        ["", "null", "[]", "{}", "local.x", "${", "var.subnets[*]", "-1", "each.value", "\"\u{0}"];
    for (step, (at, _)) in text.char_indices().step_by(7).enumerate() {
        let (before, after) = text.split_at(at);
        let rest = after.find(char::is_whitespace).map_or("", |end| &after[end..]);
        let text = format!("{before}{}{rest}", words[step % words.len()]);
        for name in ["a.tf", "a.tfvars"] {
            let whole = if step % 5 == 0 { before } else { &text };
            let _ = ipplan_formats::read::inventory(&[(name, whole.as_bytes())]);
        }
    }
}
