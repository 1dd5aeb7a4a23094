//! Files as people have them, in the folders of `field`: what is read, what overlaps, what is free.
//! Every expected range was worked out by hand.
#![allow(clippy::format_collect, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use ipplan::{ExistingSubnet, Inventory, IpNet, PrefixLen, SubnetState};
use ipplan_formats::read::{self, Networks, SpaceLists};

fn bytes(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(file)).unwrap()
}

fn list(file: &str) -> Networks {
    read::networks_of(&bytes(file), file).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn inventory(file: &str) -> Inventory {
    let (inventory, problems) = read::inventory(&[(file, bytes(file).as_slice())]);
    assert!(problems.is_empty(), "{problems:#?}");
    inventory
}

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

/// The networks that are listed.
#[track_caller]
fn holds(list: &Networks, expected: &[&str]) {
    let expected: Vec<IpNet> = expected.iter().map(|it| net(it)).collect();
    assert_eq!(list.networks(), expected);
}

/// Every pair that overlaps: the inner one and the outer one, with their lines.
fn pairs(list: &Networks) -> Vec<String> {
    let shown =
        |index: usize| format!("{} at {}", list.networks()[index], list.place(index).unwrap().line);
    list.overlaps(true).map(|it| format!("{} in {}", shown(it.inner), shown(it.outer))).collect()
}

fn asked(declared: &[&str], used: &Networks) -> SpaceLists {
    let mut space = Networks::default();
    for prefix in declared {
        space.append(net(prefix).into());
    }
    SpaceLists::of(Ok(space), Ok(used.clone())).unwrap()
}

#[track_caller]
fn is_free(declared: &[&str], used: &Networks, expected: &[&str]) {
    let free: Vec<IpNet> = asked(declared, used).space.free().collect();
    assert_eq!(free, expected.iter().map(|it| net(it)).collect::<Vec<_>>());
}

fn next(length: u8, declared: &str, used: &Networks) -> Option<String> {
    let placed = asked(&[declared], used).space.carve(PrefixLen::v4(length));
    placed.ok().map(|it| it.to_string())
}

#[test]
fn a_mask_in_a_column_of_its_own() {
    let dotted = list("csv-separate-mask/dotted.csv");
    holds(&dotted, &["10.60.0.0/24", "10.60.1.0/24", "10.60.2.0/23", "10.60.3.0/25"]);
    assert_eq!(pairs(&dotted), ["10.60.3.0/25 at 5 in 10.60.2.0/23 at 4"]);
    // 256 + 256 + 512 = 1,024.
    assert_eq!(next(26, "10.60.0.0/22", &dotted), None);
    let bits = list("csv-separate-mask/bits.csv");
    holds(&bits, &["10.61.0.0/24", "10.61.1.0/25", "10.61.1.128/25"]);
    assert!(pairs(&bits).is_empty());
    assert_eq!(next(26, "10.61.0.0/22", &bits).as_deref(), Some("10.61.2.0/26"));
}

#[test]
fn the_range_of_the_network_beside_that_of_the_subnet() {
    let table = list("csv-two-ranges/vnets-and-subnets.csv");
    assert_eq!(pairs(&table), ["10.70.5.64/26 at 4 in 10.70.5.0/25 at 3"]);
    // 1,024 - 256 - 128 = 640.
    is_free(&["10.70.4.0/22"], &table, &["10.70.5.128/25", "10.70.6.0/23"]);
    let old = ["10.70.8.0/24", "10.70.9.0/24"];
    is_free(&old, &table, &["10.70.8.0/24", "10.70.9.64/26", "10.70.9.128/25"]);
    // For one more network, those that are there are taken: 4.0 to 7.255, 8.0 to 9.255 of 0.0 to 15.255.
    let free = ["10.70.0.0/22", "10.70.10.0/23", "10.70.12.0/22"];
    is_free(&["10.70.0.0/20"], &table, &free);
}

#[test]
fn merged_cells() {
    let table = list("csv-two-ranges/merged-cells.csv");
    assert!(pairs(&table).is_empty());
    // 1,024 - 32 - 256 = 736.
    let free = ["10.71.0.32/27", "10.71.0.64/26", "10.71.0.128/25", "10.71.2.0/23"];
    is_free(&["10.71.0.0/22"], &table, &free);
}

#[test]
fn an_export_that_lost_its_ranges() {
    let file = "csv-two-ranges/export-csv.csv";
    let problems = read::networks_of(&bytes(file), file).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("in place of the ranges"), "{}", problems[0].message);
    assert!(problems[0].hints[0].text.contains("{$_.AddressPrefix -join ','}"));
}

#[test]
fn prefixes_of_netbox() {
    let table = list("netbox-prefixes/prefixes.csv");
    assert!(pairs(&table).is_empty());
    // 10.80.0.0 to 10.80.8.255 is taken, and 10.80.9.0/24 is too small.
    assert_eq!(next(23, "10.80.0.0/16", &table).as_deref(), Some("10.80.10.0/23"));
    // 1,024 - 64 - 32 = 928.
    let free = ["10.80.0.96/27", "10.80.0.128/25", "10.80.1.0/24", "10.80.2.0/23"];
    is_free(&["10.80.0.0/22"], &table, &free);
    let notices = asked(&["10.80.0.0/16"], &table).notices;
    let shown = |what: &str| notices.iter().any(|notice| notice.message.contains(what));
    assert!(shown("`deprecated` (line 9)") && shown("`reserved` (line 8)"), "{notices:#?}");
    assert!(shown("10.80.4.0/25 at netbox-prefixes/prefixes.csv:10 is in another"), "{notices:#?}");

    let form = list("netbox-prefixes/import-form.csv");
    holds(&form, &["10.81.0.0/22", "10.81.4.0/22", "10.81.4.0/24"]);
    assert_eq!(pairs(&form), ["10.81.4.0/24 at 4 in 10.81.4.0/22 at 3"]);
}

/// Nine subnets stay, one goes; the network of three is known by reference alone. In the hub,
/// 1,024 - (64 + 64 + 16) = 880; in orders 512 + 256 - (128 + 128 + 128 + 64) = 320.
#[test]
fn a_terraform_plan_on_one_line() {
    let inventory = inventory("tf-plan-one-line/plan.json");
    let free = |name: &str| {
        let network = inventory.networks.iter().find(|it| it.name == name).unwrap();
        network.free().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        free("vnet-hub-sdc"),
        ["10.130.0.144/28", "10.130.0.160/27", "10.130.0.192/26", "10.130.1.0/24", "10.130.2.0/23"]
    );
    assert_eq!(free("vnet-orders-sdc"), ["10.130.5.64/26", "10.130.5.128/25", "10.130.6.128/25"]);
    assert_eq!(free("vnet-legacy-sdc"), ["10.130.8.128/25"]);
    assert_eq!(free("vnet-avm-sdc")[0], "10.130.10.32/27");
    let subnets: Vec<_> = inventory.networks.iter().flat_map(|it| &it.subnets).collect();
    let going = |it: &&&ExistingSubnet| it.state == SubnetState::Going;
    assert_eq!(subnets.iter().filter(going).map(|it| &it.name).collect::<Vec<_>>(), ["snet-gone"]);
    assert_eq!(subnets.len(), 10);
    assert!(inventory.files[0].not_read.is_empty());
    // The free blocks are printed for one network as well, with any name of the file.
    let used = list("tf-plan-one-line/plan.json");
    assert!(pairs(&used).is_empty());
    assert_eq!(next(26, "10.130.0.0/22", &used).as_deref(), Some("10.130.0.192/26"));
}

/// Two problems: the firewall has a /27, and snet-data lies in snet-app. The name of the file does not
/// matter; alone, the values have no ranges.
#[test]
fn terraform_code_and_its_values() {
    let (code, values) = (bytes("tfvars-maps/hub.tf"), bytes("tfvars-maps/hub.tfvars"));
    let (inventory, problems) = read::inventory(&[("-", &code), ("used.csv", &values)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let [hub] = inventory.networks.as_slice() else { panic!("{inventory:#?}") };
    assert_eq!(hub.space, [net("10.44.0.0/16")]);
    let range = |name: &str| hub.subnets.iter().find(|it| it.name == name).unwrap().prefixes[0];
    assert_eq!(range("AzureFirewallSubnet"), net("10.44.0.32/27"));
    assert_eq!(range("GatewaySubnet"), net("10.44.2.0/24"));
    assert_eq!(range("AzureBastionSubnet"), net("10.44.0.192/26"));
    assert_eq!(range("snet-app"), net("10.44.1.128/25"));
    assert_eq!(range("snet-data"), net("10.44.1.128/26"));

    let (inventory, _) = read::inventory(&[("hub.tfvars", &values)]);
    assert!(inventory.networks[0].subnets.iter().all(|it| it.state == SubnetState::Unknown));
    let [part] = inventory.files[0].not_read.as_slice() else { panic!("{inventory:#?}") };
    assert!(part.why.contains("`newbits`") && part.hint.as_ref().unwrap().contains("show -json"));
}

/// A network for each item: `NAME RANGE …: SUBNET PREFIX …`, followed by its free ranges.
fn told(inventory: &ipplan::Inventory) -> Vec<String> {
    let words = |ranges: &[IpNet]| ranges.iter().map(|it| format!(" {it}")).collect::<String>();
    let network = |it: &ipplan::ExistingNetwork| {
        let subnets = it.subnets.iter().map(|it| format!(" {}{}", it.name, words(&it.prefixes)));
        let subnets: String = subnets.collect();
        format!("{}{}:{subnets}; free{}", it.name, words(&it.space), words(&it.free()))
    };
    inventory.networks.iter().map(network).collect()
}

#[test]
fn tables_say_what_exists_by_its_names() {
    assert_eq!(
        told(&inventory("csv-separate-mask/dotted.csv")),
        [
            "web 10.60.0.0/24:; free",
            "db 10.60.1.0/24:; free",
            "aks 10.60.2.0/23:; free",
            "build agents 10.60.3.0/25:; free",
        ]
    );
    let bits = inventory("csv-separate-mask/bits.csv");
    let names: Vec<&str> = bits.networks.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Web", "Datenbank", "Endpunkte"]);

    let table = inventory("csv-two-ranges/vnets-and-subnets.csv");
    assert_eq!(
        told(&table),
        [
            "vnet-lab 10.70.4.0/22: snet-001 10.70.4.0/24 snet-002 10.70.5.0/25 \
             snet-003 10.70.5.64/26; free 10.70.5.128/25 10.70.6.0/23",
            "vnet-old 10.70.8.0/24 10.70.9.0/24: snet-old 10.70.9.0/26; \
             free 10.70.8.0/24 10.70.9.64/26 10.70.9.128/25",
        ]
    );
    let group = &table.networks[0].subnets[0].security_group;
    assert_eq!(*group, ipplan::Attached::Named("nsg-lab".into()));

    assert_eq!(
        told(&inventory("csv-two-ranges/merged-cells.csv")),
        [
            "vnet-hub 10.71.0.0/22: GatewaySubnet 10.71.0.0/27 snet-shared 10.71.1.0/24; \
             free 10.71.0.32/27 10.71.0.64/26 10.71.0.128/25 10.71.2.0/23",
            // 10.71.4.0/23 without its first quarter of a /24.
            "vnet-app 10.71.4.0/23: snet-web 10.71.4.0/26; \
             free 10.71.4.64/26 10.71.4.128/25 10.71.5.0/24",
        ]
    );
}

#[test]
fn prefixes_of_netbox_by_their_names() {
    let netbox = inventory("netbox-prefixes/prefixes.csv");
    let containers: Vec<String> =
        netbox.containers.iter().map(|it| format!("{} {}", it.range, it.why)).collect();
    assert_eq!(containers, ["10.80.0.0/16 Azure Europe"]);
    let mut told = told(&netbox);
    // The space of IPv6 is free as a whole: 2001:db8:80::/56.
    assert_eq!(
        told.remove(0),
        "vnet-hub 10.80.0.0/22 2001:db8:80::/56: AzureFirewallSubnet 10.80.0.0/26 \
         GatewaySubnet 10.80.0.64/27; free 10.80.0.96/27 10.80.0.128/25 10.80.1.0/24 10.80.2.0/23 \
         2001:db8:80::/56"
    );
    assert_eq!(
        told,
        [
            "vnet-shop 10.80.4.0/23: web 10.80.4.0/25; free 10.80.4.128/25 10.80.5.0/24",
            "vnet-shop-dr 10.80.6.0/23:; free",
            "vnet-lab-old 10.80.8.0/24:; free",
            // Its role says that it is a subnet; no row says in which network.
            ": sandbox that reuses the range 10.80.4.0/25; free",
        ]
    );
    let states: Vec<&str> = netbox.networks.iter().map(|it| it.state.word()).collect();
    assert_eq!(states, ["used", "used", "reserved", "used", "used"]);
    let vrfs: Vec<&str> = netbox.networks.iter().map(|it| it.vrf.as_str()).collect();
    assert_eq!(vrfs, ["", "", "", "", "isolated"]);
    let codes: Vec<&str> = netbox.notices.iter().map(|it| it.code.id).collect();
    assert_eq!(codes, ["not-active", "not-active"]);

    let form = inventory("netbox-prefixes/import-form.csv");
    let subnets = form.networks[0].subnets.iter();
    let names: Vec<&str> = subnets.map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Mgmt; LOC02", "Mgmt LOC03", "Mgmt LOC03, printers"]);
}

/// 64 + 32 + 32 + 256 = 384 of 2,048 are used; what has a colour and no note is undecided, and free.
#[test]
fn a_plan_of_visualsubnetcalc() {
    let plan = inventory("visualsubnetcalc/plan.json");
    assert_eq!(
        told(&plan),
        [
            "10-90-0-0-21 10.90.0.0/21: AzureFirewallSubnet 10.90.0.0/26 GatewaySubnet 10.90.0.64/27 \
          AzureBastionSubnet 10.90.0.96/27 shared services 10.90.1.0/24; free 10.90.0.128/25 \
          10.90.2.0/23 10.90.4.0/22"
        ]
    );
    assert_eq!(plan.notices.len(), 1);
    assert_eq!(
        plan.notices[0].message,
        "10.90.4.0/22 is coloured, but without a note, and so taken as free"
    );
    assert!(plan.files[0].not_read.is_empty());
    // The next /26 for the bastion.
    let used = list("visualsubnetcalc/plan.json");
    assert_eq!(next(26, "10.90.0.0/21", &used).as_deref(), Some("10.90.0.128/26"));
}

/// More that is known, as small as it can be.
#[test]
fn more_known_languages() {
    for (text, what) in [
        (&b"PK\x03\x04....xl/workbook.xml"[..], "a spreadsheet"),
        (b"PK\x03\x04....a.txt", "a zip archive"),
        (b"%PDF-1.7 10.0.0.0/24", "a PDF"),
        (b"\x1f\x8b\x08\0\0", "a compressed file"),
        (b"10.0.0.0/24\0\0\0", "a binary file"),
        (b"param location string = 'west'\nresource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n}", "a Bicep file"),
        (b"{\"version\":3,\"deployment\":{\"manifest\":{},\"resources\":[]}}", "a Pulumi stack"),
        (b"{\"count\":1,\"data\":[{\"name\":\"a\"}],\"skip_token\":null}", "Resource Graph"),
        (b"<!DOCTYPE html><p>10.0.0.0/24", "a web page"),
        (b"<mxfile host=\"a\"/>", "XML"),
    ] {
        let problems = read::networks(text).unwrap_err();
        assert_eq!(problems[0].code.id, "unread-format", "{what}: {problems:#?}");
        assert!(problems[0].message.contains(what), "{}", problems[0].message);
        assert!(read::any(text, "").problems[0].message.contains(what), "{what}");
    }
}

fn words(ranges: &[IpNet]) -> String {
    ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A network: its prefixes, its subnets, what is free.
fn row(network: &ipplan::ExistingNetwork) -> String {
    let subnets = network.subnets.iter();
    let subnets: Vec<String> =
        subnets.map(|it| format!("{} {}", it.name, words(&it.prefixes))).collect();
    let (space, free) = (words(&network.space), words(&network.free()));
    format!("{} | {space} | {} | {free}", network.name, subnets.join(", "))
}

/// A template: what can be evaluated, what is left out, and what its parameters file has to say.
#[test]
fn arm_template() {
    let template = bytes("arm-template/template.json");
    let (inventory, problems) = read::inventory(&[("template.json", &template)]);
    assert_eq!(problems, []);
    let rows: Vec<String> = inventory.networks.iter().map(row).collect();
    let orders = "vnet-orders | 10.140.0.0/23 | snet-web 10.140.0.0/26, snet-app 10.140.0.64/26, \
                  snet-data 10.140.0.128/27, AzureBastionSubnet 10.140.1.0/27, snet-pe \
                  10.140.1.64/26 | 10.140.0.160/27 10.140.0.192/26 10.140.1.32/27 10.140.1.128/25";
    let stamp = "vnet-stamp | 10.141.0.0/24 | nodes 10.141.0.64/26, lb 10.141.0.128/28 | \
                 10.141.0.0/26 10.141.0.144/28 10.141.0.160/27 10.141.0.192/26";
    assert_eq!(rows, [orders, "vnet-peer-{uniqueString} |  | default  | ", stamp]);
    let unread: Vec<String> = inventory.files[0]
        .not_read
        .iter()
        .map(|it| format!("{}: {}; {}", it.origin, it.why, it.hint.as_deref().unwrap_or_default()))
        .collect();
    let why = "the parameter `peerRange` has no default value; give its parameters file beside the \
               template";
    let first = "resources[5].properties.addressSpace.addressPrefixes[0]";
    let second = "resources[5].properties.subnets[0].properties.addressPrefix";
    assert_eq!(unread, [format!("{first}: {why}"), format!("{second}: {why}")]);
    let notices: Vec<&str> = inventory.notices.iter().map(|it| it.message.as_ref()).collect();
    assert_eq!(
        notices,
        ["left out, because its condition is false: vnet-orders/GatewaySubnet 10.140.1.224/27 \
          (resources[3].condition)"]
    );

    let given = br#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
        "contentVersion": "1.0.0.0",
        "parameters": {"peerRange": {"value": "10.142.0.0/24"}, "DEPLOYGATEWAY": {"value": true}}}"#;
    let files = [("net.parameters.json", &given[..]), ("template.json", &template)];
    let (inventory, problems) = read::inventory(&files);
    assert_eq!(problems, []);
    assert!(inventory.notices.is_empty(), "{:?}", inventory.notices);
    assert!(inventory.files.iter().all(|it| it.not_read.is_empty()), "{:?}", inventory.files);
    let rows: Vec<String> = inventory.networks.iter().map(row).collect();
    assert!(rows[0].contains("GatewaySubnet 10.140.1.224/27"), "{}", rows[0]);
    assert_eq!(
        rows[1],
        "vnet-peer-{uniqueString} | 10.142.0.0/24 | default 10.142.0.0/26 | 10.142.0.64/26 \
         10.142.0.128/25"
    );
}

/// `az network vnet list`: every prefix and subnet of the table, and what is free.
#[test]
fn az_vnet_list() {
    let bytes = bytes("az-vnet-list/vnets.json");
    let (inventory, problems) = read::inventory(&[("vnets.json", &bytes)]);
    assert_eq!(problems, []);
    assert_eq!(inventory.files[0].not_read, []);
    let rows: Vec<String> = inventory.networks.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "vnet-hub-weu | 10.120.0.0/22 10.120.16.0/24 | GatewaySubnet 10.120.0.0/27, \
         AzureFirewallSubnet 10.120.0.64/26, AzureFirewallManagementSubnet 10.120.0.128/26, \
         AzureBastionSubnet 10.120.0.192/27, snet-shared 10.120.1.0/24, snet-dns-in \
         10.120.16.0/28 | 10.120.0.32/27 10.120.0.224/27 10.120.2.0/23 10.120.16.16/28 \
         10.120.16.32/27 10.120.16.64/26 10.120.16.128/25",
            "vnet-shop-weu | 10.121.0.0/23 | snet-web 10.121.0.0/27, snet-sqlmi 10.121.0.64/27, \
         snet-pe 10.121.0.128/26 | 10.121.0.32/27 10.121.0.96/27 10.121.0.192/26 10.121.1.0/24",
            "vnet-lab-weu | 10.121.0.0/24 | default 10.121.0.0/25 | 10.121.0.128/25",
            "vnet-data-neu | 10.122.0.0/24 | snet-dbx-host 10.122.0.0/26, snet-dbx-container \
         10.122.0.64/26 | 10.122.0.128/25",
        ]
    );
}
