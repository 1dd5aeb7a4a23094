//! Tables as what exists: names, networks and their subnets, states, and what is free.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;

use ipplan::{Attached, ExistingNetwork, Inventory, SubnetState};
use ipplan_formats::read;
use proptest::prelude::*;

/// The inventory of a file, and its problems.
fn read(name: &str, text: &str) -> (Inventory, Vec<String>) {
    let (inventory, problems) = read::inventory(&[(name, text.as_bytes())]);
    (inventory, problems.iter().map(|it| format!("{}: {}", it.place, it.message)).collect())
}

fn exists(name: &str, text: &str) -> Inventory {
    let (inventory, problems) = read(name, text);
    assert!(problems.is_empty(), "{text}\n{problems:#?}");
    inventory
}

/// A network a line, with its subnets below it.
fn shown(inventory: &Inventory) -> String {
    let mut text = String::new();
    for network in &inventory.networks {
        let ExistingNetwork { name, space, full, vrf, state, .. } = network;
        let space: Vec<String> = space.iter().map(ToString::to_string).collect();
        let marks = [
            full.then_some(" full"),
            (!vrf.is_empty()).then_some(" vrf"),
            (*state == SubnetState::Reserved).then_some(" reserved"),
        ];
        let marks: String = marks.into_iter().flatten().collect();
        writeln!(text, "{name} [{}]{marks}", space.join(" ")).unwrap();
        for subnet in &network.subnets {
            let prefixes: Vec<String> = subnet.prefixes.iter().map(ToString::to_string).collect();
            let state = match subnet.state {
                SubnetState::Used => "",
                state => state.word(),
            };
            writeln!(text, "  {} {} {state}", subnet.name, prefixes.join(" ")).unwrap();
        }
    }
    text.replace(" \n", "\n")
}

fn codes(inventory: &Inventory) -> Vec<&str> {
    inventory.notices.iter().map(|it| it.code.id).collect()
}

#[test]
fn every_shape_gives_the_names_of_its_columns() {
    for (text, expected) in [
        // A script: the network in every row.
        (
            "VNet,AddressSpace,Subnet,AddressPrefix\nhub,10.0.0.0/22,web,10.0.0.0/26\n\
             hub,10.0.0.0/22,db,10.0.0.64/26\n",
            "hub [10.0.0.0/22]\n  web 10.0.0.0/26\n  db 10.0.0.64/26\n",
        ),
        // PowerShell: ConvertTo-Csv with the line of the type.
        (
            "#TYPE Selected.System.Management.Automation.PSCustomObject\n\
             \"Name\",\"AddressPrefix\"\n\"web\",\"10.0.0.0/26\"\n",
            "web [10.0.0.0/26] full\n",
        ),
        // The portal: its list of the subnets of a network.
        (
            "Name,IPv4,IPv6,Available IPs,Delegated to,Security group,Route table\n\
             web,10.0.0.0/26,-,59,Microsoft.Web/serverFarms,nsg-web,-\n",
            " []\n  web 10.0.0.0/26\n",
        ),
        // Infoblox: containers and networks, each kind with its own line of names.
        (
            "header-networkcontainer,address*,netmask*,comment\n\
             networkcontainer,10.1.0.0,255.255.0.0,Azure West\n\
             header-network,address*,netmask*,comment\n\
             network,10.1.1.0,255.255.255.0,web\nnetwork,10.2.0.0,255.255.255.0,alone\n",
            "Azure West [10.1.0.0/16]\n  web 10.1.1.0/24\nalone [10.2.0.0/24] full\n",
        ),
        // Whole ranges of networks next to addresses and masks of subnets, with merged cells.
        (
            "VNet Name,VNet Address Space,Subnet Name,Subnet Address,Subnet Mask\n\
             hub,10.0.0.0/16,web,10.0.0.0,255.255.255.192\n,,db,10.0.1.0,24\n",
            "hub [10.0.0.0/16]\n  web 10.0.0.0/26\n  db 10.0.1.0/24\n",
        ),
        // Each of two addresses has its mask.
        (
            "VNet,VNet Address,VNet Mask,Subnet,Subnet Address,Subnet Mask\n\
             hub,10.0.0.0,16,web,10.0.1.0,255.255.255.0\nhub,10.0.0.0,16,api,10.0.2.0,25\n",
            "hub [10.0.0.0/16]\n  web 10.0.1.0/24\n  api 10.0.2.0/25\n",
        ),
        // A wildcard mask is no mask.
        (
            "Network,Netmask,Wildcard mask,Name\n10.0.0.0,255.255.255.0,0.0.0.255,web\n",
            "web [10.0.0.0/24] full\n",
        ),
        // phpIPAM: a folder has no range.
        (
            "section,subnet,mask,description,vlan,domain,vrf,isFolder\n\
             Customers,,,Azure,,,,1\nCustomers,10.10.1.0,24,web,,,,0\n",
            "web [10.10.1.0/24] full\n",
        ),
        // One subnet with both families, and two rows of names.
        (
            "VNet,,Subnet,\nName,CIDR,Name,CIDR\nhub,10.0.0.0/22,web,\"10.0.0.0/26, fd00::/64\"\n",
            "hub [10.0.0.0/22]\n  web 10.0.0.0/26 fd00::/64\n",
        ),
        // As many names as ranges in a row.
        (
            "range,subnetNames,subnetRanges\n10.0.0.0/16,\"a,b\",\"10.0.1.0/24,10.0.2.0/24\"\n",
            "10-0-0-0-16 [10.0.0.0/16]\n  a 10.0.1.0/24\n  b 10.0.2.0/24\n",
        ),
        // Two networks of one name in two resource groups.
        (
            "name,resourceGroup,addressPrefix,subnetName,subnetPrefix\n\
             hub,rg-a,10.0.0.0/22,web,10.0.0.0/26\nhub,rg-b,10.4.0.0/22,web,10.4.0.0/26\n",
            "hub [10.0.0.0/22]\n  web 10.0.0.0/26\nhub [10.4.0.0/22]\n  web 10.4.0.0/26\n",
        ),
        // The row says its kind.
        (
            "type,name,prefix,location\nvnet,hub,10.0.0.0/16,westeurope\nsubnet,web,10.0.1.0/24,\n",
            "hub [10.0.0.0/16]\n  web 10.0.1.0/24\n",
        ),
        // The network is only named.
        (
            "vnet,subnet,cidr\nhub,web,10.0.0.0/26\n,db,10.0.0.64/26\n",
            "hub []\n  web 10.0.0.0/26\n  db 10.0.0.64/26\n",
        ),
        // What is planned is reserved, and what is free is not there.
        (
            "name,cidr,status\nweb,10.0.0.0/26,Active\nnew,10.0.0.64/26,Planned\n\
             x,10.0.0.128/26,Free\nUnallocated,10.0.0.192/26,\n",
            "web [10.0.0.0/26] full\nnew [10.0.0.64/26] full reserved\n",
        ),
        // Names that say nothing.
        (
            "what;where\nweb;10.0.0.0/26\ndb;10.0.0.64/26\n",
            "web [10.0.0.0/26] full\ndb [10.0.0.64/26] full\n",
        ),
        (
            "web,10.0.0.0/26,x\ndb,10.0.0.64/26,x\n",
            "web [10.0.0.0/26] full\ndb [10.0.0.64/26] full\n",
        ),
    ] {
        assert_eq!(shown(&exists("list.csv", text)), expected, "{text}");
        let wide: Vec<u8> =
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (inventory, problems) = read::inventory(&[("list.txt", &wide)]);
        assert!(problems.is_empty());
        assert_eq!(shown(&inventory), expected, "in UTF-16: {text}");
    }
}

#[test]
fn what_else_a_row_says() {
    let text = "Subscription,Resource group,VNet,Location,Address space,Subnet,Subnet prefix,Service,\
                NSG,Route table,Delegation,Service endpoints\n\
                s,rg,hub,westeurope,10.0.0.0/22,web,10.0.0.0/26,app-service,nsg-web,-,\
                Microsoft.Web/serverFarms,\"Microsoft.Storage, Microsoft.Sql\"\n";
    let inventory = exists("hub.csv", text);
    let network = &inventory.networks[0];
    assert_eq!(network.region.as_deref(), Some("westeurope"));
    assert_eq!((network.origin.line, network.origin.column), (2, 21));
    let subnet = &network.subnets[0];
    assert_eq!(subnet.security_group, Attached::Named("nsg-web".into()));
    assert_eq!(subnet.route_table, Attached::Missing);
    assert_eq!(subnet.nat_gateway, Attached::NotSaid);
    assert_eq!(subnet.delegations, ["Microsoft.Web/serverFarms"]);
    assert_eq!(subnet.service_endpoints, ["Microsoft.Storage", "Microsoft.Sql"]);
    assert_eq!(subnet.occupants()[0].service.id, "app-service");
    let id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub";
    let text = format!("id,name,prefix,nsg\n{id}/subnets/web,web,10.0.0.0/26,\n");
    let inventory = exists("ids.csv", &text);
    assert_eq!(inventory.networks[0].id.as_deref(), Some(id));
    assert_eq!(shown(&inventory), "hub []\n  web 10.0.0.0/26\n");
}

/// The request, the list and the inventory of a table agree.
#[test]
fn one_reading_for_all() {
    let text = "name,cidr\ncorp,10.0.0.0/22\nweb,10.0.0.0/26\nlone,10.9.0.0/24\n";
    let read = read::any(text.as_bytes(), "plan.csv");
    assert!(read.problems.is_empty());
    assert!(read.request.networks.keys().eq(["corp", "lone"]));
    assert!(read.request.networks["corp"].subnets.keys().eq(["web"]));
    let inventory = read.inventory.unwrap();
    assert_eq!(
        shown(&inventory),
        "corp [10.0.0.0/22] full\nweb [10.0.0.0/26] full\nlone [10.9.0.0/24] full\n"
    );
    assert_eq!(inventory.files[0].format, "Table of networks");
    let list = read::networks_of(text.as_bytes(), "plan.csv").unwrap();
    assert_eq!(list.overlaps(false).count(), 1);
    // Lists without names have those of their ranges.
    let (inventory, _) = read::inventory(&[("used.txt", b"10.0.0.0/22\n10.0.1.0/24\n")]);
    assert_eq!(inventory.networks[0].name, "10-0-0-0-22");
    assert_eq!(inventory.networks[0].subnets[0].name, "10-0-1-0-24");
}

#[test]
fn a_guess_is_shown() {
    let inventory = exists("x.csv", "what;where\nweb;10.0.0.0/26\ndb;10.0.0.64/26\n");
    let told = inventory.notices.iter().find(|it| it.code.id == "guessed-column").unwrap();
    assert_eq!(
        told.message,
        "the names of the columns do not say which has the ranges; `where` is taken for them, and \
         `what` for their names"
    );
    // One range in a text is no table.
    assert_eq!(read::any(b"fit: need, 10.0.0.0/8\nx, 1\n", "").kind, read::Kind::Request);
}

/// Kinds of tables that people really have, each with another that is like it and is something else.
#[test]
fn columns_that_hold_no_networks() {
    let read_all = |text: &str| {
        let (inventory, problems) = read("t.csv", text);
        (shown(&inventory), problems, codes(&inventory).join(" "))
    };
    for (text, expected) in [
        // An export of Infoblox, with marks of how full a range is.
        (
            "header-network,address*,netmask*,range_high_water_mark,range_low_water_mark,comment\n\
             network,10.90.0.0,255.255.254.0,95,10,build\n\
             network,10.90.2.0,255.255.255.0,95,10,run\n",
            "build [10.90.0.0/23] full\nrun [10.90.2.0/24] full\n",
        ),
        // The address of the router in each network is no network.
        (
            "site,lan_subnet,local_ip\na,10.91.0.0/24,10.91.0.1\nb,10.91.1.0/24,10.91.1.1\n",
            "10-91-0-0-24 [10.91.0.0/24] full\n10-91-1-0-24 [10.91.1.0/24] full\n",
        ),
        // Nothing names the columns, and the length stands apart.
        (
            "Build farm,10.92.0.0,16\nTest farm,10.93.0.0,24\n",
            "Build farm [10.92.0.0/16] full\nTest farm [10.93.0.0/24] full\n",
        ),
        // A list with a title of several words.
        (
            "Networks in CIDR notation\n10.94.0.0/24\n10.94.1.0/24\n",
            "10-94-0-0-24 [10.94.0.0/24] full\n10-94-1-0-24 [10.94.1.0/24] full\n",
        ),
        // Lines of an old Mac.
        (
            "name,prefix\rweb,10.95.0.0/24\rdb,10.95.1.0/24\r",
            "web [10.95.0.0/24] full\ndb [10.95.1.0/24] full\n",
        ),
    ] {
        let (shown, problems, _) = read_all(text);
        assert_eq!((shown.as_str(), problems), (expected, Vec::new()), "{text}");
    }
    // Rules and routes are refused at their line of names, as in a document.
    let (shown, problems, _) = read_all(
        "rule_number,protocol,rule_action,cidr_block\n100,tcp,allow,0.0.0.0/0\n\
         110,tcp,allow,10.0.0.0/8\n",
    );
    let why = "the ranges in a table of rules or routes are not networks";
    assert_eq!((shown.as_str(), problems), ("", vec![format!("t.csv:1:1: {why}")]));
    // A mask is no address.
    let (_, problems, _) = read_all("item,ip_address\nnetwork,10.96.0.0\nmask,255.255.255.128\n");
    let why = "`255.255.255.128` is a mask, and there is no address before it";
    assert_eq!(problems, [format!("t.csv:3:6: {why}")]);
    // Ranges in columns that are not read are reported.
    let (shown, problems, codes) = read_all(
        "name,prefix,extra\nweb,10.97.0.0/24,\ndb,10.97.1.0/24,10.97.2.0/24\nx,10.97.3.0/24,see mail\n",
    );
    let expected = "web [10.97.0.0/24] full\ndb [10.97.1.0/24] full\nx [10.97.3.0/24] full\n";
    assert_eq!((shown.as_str(), problems, codes.as_str()), (expected, vec![], "several-columns"));
}

/// Remarks in brackets after ranges are the names of subnets.
#[test]
fn remarks_behind_ranges() {
    let inventory = exists(
        "plan.md",
        "| CIDR | Network name | Subnets |\n|---|---|---|\n\
         | `10.98.0.0/20` | Data | `10.98.0.0/26` (Clusters), `10.98.1.0/24` (Private endpoints) |\n\
         | `10.98.16.0/20` | Web | `10.98.16.0/24` (Apps) |\n",
    );
    assert_eq!(
        shown(&inventory),
        "Data [10.98.0.0/20]\n  Clusters 10.98.0.0/26\n  Private endpoints 10.98.1.0/24\n\
         Web [10.98.16.0/20]\n  Apps 10.98.16.0/24\n"
    );
}

/// Code in a document is an example; its tables are read all the same.
#[test]
fn code_in_a_document() {
    let inventory = exists(
        "README.md",
        "# Plan\n\n```hcl\nmodule \"ipam\" {\n  source = \"./ipam\"\n}\n```\n\n\
         | Network | Prefix |\n|---|---|\n| hub | 10.99.0.0/24 |\n",
    );
    assert_eq!(shown(&inventory), "hub [10.99.0.0/24] full\n");
}

/// A text of something else is one problem, however many keys or columns it has.
#[test]
fn something_else_is_one_problem() {
    let policy =
        r#"{"name": "x", "type": "y", "apiVersion": "1", "properties": {"policyRule": {}}}"#;
    let (_, problems) = read("policy.json", policy);
    assert_eq!(
        problems,
        ["policy.json: no key of it is one of a request: `apiVersion`, `name`, `properties` \
          and 1 more"]
    );
    let (_, problems) = read("hosts.csv", "host,owner,rack\na,b,1\nc,d,2\n");
    let why = "no column of the table is known, be it one of networks or of a request";
    assert_eq!(problems, [format!("hosts.csv:1:1: {why}")]);
}

#[test]
fn tables_of_a_document() {
    let text = "\
# Address plan

The data centre has 192.168.0.0/16, which is in no table.

## Azure (10.80.0.0/16)

| VNet | Address space | Region |
|------|---------------|--------|
| `hub` | 10.80.0.0/22 | westeurope |
| **shop** | 10.80.4.0/23 | |

## Subnets

| VNet | Subnet | Prefix | Status |
|------|:-------|--------|--------|
| hub | AzureBastionSubnet | 10.80.0.0/26 | ✅ Active |
| hub | later | 10.80.0.64/26 | reserved |
| hub | Free | 10.80.0.128/25 | |
| shop | web<br>db | 10.80.4.0/25<br>10.80.4.128/25 | |
| shop | broken | 10.80.5.0/33 | |
| shop | planned | | |
| sum | | | |

| Rule | Source | Port |
|---|---|---|
| web | 10.1.0.0/16 | 443 |

| Name | Owner |
|---|---|
| web | shop |
";
    let inventory = exists("plan.md", text);
    assert_eq!(
        shown(&inventory),
        "hub [10.80.0.0/22]\n  AzureBastionSubnet 10.80.0.0/26\n  later 10.80.0.64/26 reserved\n\
         shop [10.80.4.0/23]\n  web 10.80.4.0/25\n  db 10.80.4.128/25\n"
    );
    let containers: Vec<String> =
        inventory.containers.iter().map(|it| format!("{} {}", it.range, it.why)).collect();
    assert_eq!(containers, ["10.80.0.0/16 Azure (10.80.0.0/16)"]);
    let not_read: Vec<String> =
        inventory.files[0].not_read.iter().map(|it| format!("{}: {}", it.origin, it.why)).collect();
    assert_eq!(
        not_read,
        [
            "20:19: `10.80.5.0/33` is not a network",
            "24:1: the ranges in a table of rules or routes are not networks",
        ]
    );
    assert_eq!(
        codes(&inventory),
        ["not-active", "marked-free", "rows-without-range", "only-tables"]
    );
    let only = &inventory.notices.last().unwrap().message;
    assert_eq!(
        only,
        "read 2 tables; not read: 1 table without networks, 2 lines outside of tables with ranges"
    );
}

/// A register, as a team keeps it: what is no range is counted, and prose with one is not read.
#[test]
fn prose_in_a_document() {
    let text = "\
| VPC | CIDR | Purpose |
|---|---|---|
| Hub live | 10.195.0.0/20 | pods |
| Hub old | to be decided | pods |
| Hub new | TBD | pods |
| Hub next | the half 10.195.16.0/21 of it | pods |

| CIDR | Allocated to | Notes |
|---|---|---|
| 10.41.0.0/16 | Live | Routable |
| 10.42.0.0/16 | Unassigned | |

| VPC | CIDR | Allocated to |
|---|---|---|
| unit 9 | 10.43.0.0/16 | Unassigned |
| Free | 10.44.0.0/16 | Unassigned |
";
    let inventory = exists("register.md", text);
    assert_eq!(
        shown(&inventory),
        "Hub live [10.195.0.0/20] full\nLive [10.41.0.0/16] full\n\
         unit 9 [10.43.0.0/16] full\n"
    );
    let not_read: Vec<String> =
        inventory.files[0].not_read.iter().map(|it| format!("{}: {}", it.origin, it.why)).collect();
    assert_eq!(not_read, ["6:14: `the half 10.195.16.0/21 of it` is more than ranges"]);
    assert_eq!(
        inventory.notices[0].message,
        "2 rows have no range (line 4, 5), and so are not read"
    );
    let problems = read::networks_of(b"# Notes\n\n- `10.0.0.0/8`: ours\n", "notes.md").unwrap_err();
    assert!(problems[0].message.contains("a document without a table"), "{problems:#?}");
}

#[test]
fn what_commands_print_for_people() {
    let text = "\
Name    ResourceGroup    Location    AddressPrefix
------  ---------------  ----------  ---------------
web     rg-hub           westeurope  10.0.0.0/26
db      rg-hub           westeurope  10.0.0.64/26
";
    for name in ["subnets.txt", "", "-"] {
        let inventory = exists(name, text);
        assert_eq!(shown(&inventory), "web [10.0.0.0/26] full\ndb [10.0.0.64/26] full\n");
        assert_eq!(inventory.networks[1].region.as_deref(), Some("westeurope"));
        assert_eq!(inventory.networks[1].origin.line, 4);
    }
}

proptest! {
    /// Nothing is lost: every range that is read as a network is in the inventory, too.
    #[test]
    fn garbled_tables(
        parts in prop::collection::vec(prop::sample::select(vec![
            "10.0.0.0", "/24", "/8", "10.1.0.0/16", "fd00::/64", "#", "\n", "\r\n", ",", ";", "|",
            "\"", " ", "vnet", "subnet", "cidr", "name", "status", "free", "container", "vrf", "lab",
            "255.255.255.0", "\n---|---\n", "----  ----\n", "<br>", "description", "type", "-",
        ]), 0..60)
    ) {
        let text = parts.concat();
        let (inventory, problems) = read::inventory(&[("a.txt", text.as_bytes())]);
        let read = read::networks_of(text.as_bytes(), "a.txt");
        if let (Ok(list), true) = (&read, problems.is_empty()) {
            let all = |network: &ExistingNetwork| {
                let subnets = network.subnets.iter().flat_map(|it| it.prefixes.clone());
                network.space.iter().copied().chain(subnets).collect::<Vec<_>>()
            };
            let mut known: Vec<_> = inventory.networks.iter().flat_map(all).collect();
            known.extend(inventory.containers.iter().chain(&inventory.keep_outs).map(|it| it.range));
            for network in list.networks() {
                prop_assert!(known.contains(network), "{network} of {text:?}");
            }
        }
        let _ = ipplan::plan(&inventory.request(), &ipplan::Lock::default());
    }
}

/// A sheet is known by what is in it: titles, sums, hidden sheets, and masks that are numbers.
#[cfg(feature = "workbooks")]
#[test]
fn sheets_of_a_workbook() {
    let bytes = include_bytes!("workbooks/plan.xlsx");
    let (inventory, problems) = read::inventory(&[("plan.xlsx", bytes.as_slice())]);
    assert!(problems.is_empty());
    assert_eq!(
        shown(&inventory),
        "vnet-hub [10.0.0.0/22]\n  AzureBastionSubnet 10.0.0.0/26\n  snet-web 10.0.0.64/26 reserved\n\
         gone [10.9.0.0/24] full\n10-8-0-0-24 [10.8.0.0/24] full\n10-8-1-0-25 [10.8.1.0/25] full\n"
    );
    assert_eq!(inventory.networks[0].subnets[1].origin.to_string(), "Plan!E5");
    let not_read = &inventory.files[0].not_read;
    assert_eq!(not_read.len(), 1);
    assert_eq!(not_read[0].origin.to_string(), "Plan!E6");
    let told: Vec<&str> = inventory.notices.iter().map(|it| &*it.message).collect();
    assert!(told.contains(&"read hidden sheets as well: `Old`"), "{told:#?}");
    assert!(told.contains(&"sheets without networks are not read: `Read me`"), "{told:#?}");
    assert!(told.iter().any(|it| it.starts_with("sheet `Plan`: 1 row says")), "{told:#?}");
    // Whatever is cut off of it is no workbook, and never a panic.
    for end in (0..bytes.len()).step_by(97) {
        let _ = read::inventory(&[("plan.xlsx", &bytes[..end])]);
        let mut garbled = bytes.to_vec();
        garbled[end] ^= 0x55;
        let _ = read::networks_of(&garbled, "plan.xlsx");
    }
}

#[test]
fn answers_of_netbox_and_phpipam() {
    let text = r#"{"count": 6, "next": null, "results": [
        {"id": 1, "prefix": "10.0.0.0/8", "rir": {"name": "RFC 1918"}, "description": "all"},
        {"id": 2, "prefix": "10.1.0.0/16", "status": {"value": "container"}, "vrf": null, "description": "hub"},
        {"id": 3, "prefix": "10.1.1.0/24", "status": {"value": "active"}, "vrf": null, "description": "web"},
        {"id": 4, "prefix": "10.2.0.0/24", "status": {"value": "reserved"}, "vrf": null, "description": "later"},
        {"id": 5, "prefix": "10.1.1.0/24", "status": "active", "vrf": {"name": "lab"}, "description": "copy"},
        {"start_address": "10.1.1.10/24", "end_address": "10.1.1.11/24", "description": "dhcp"},
        {"prefix": "10.1.1.0/33", "status": "active"}, {"name": "x"}]}"#;
    let inventory = exists("prefixes.json", text);
    assert_eq!(
        shown(&inventory),
        "hub [10.1.0.0/16]\n  web 10.1.1.0/24\nlater [10.2.0.0/24] full reserved\n\
         copy [10.1.1.0/24] full vrf\n"
    );
    assert_eq!(inventory.containers[0].why, "all");
    assert_eq!(inventory.keep_outs[0].range.to_string(), "10.1.1.10/31");
    assert_eq!(inventory.networks[0].origin.to_string(), "results[1]");
    let places: Vec<String> =
        inventory.files[0].not_read.iter().map(|it| it.origin.to_string()).collect();
    assert_eq!(places, ["results[7]", "results[6]"]);

    let text = r#"{"code": 200, "data": [
        {"id": "7", "subnet": "10.10.0.0", "mask": "16", "sectionId": "1", "description": "Azure",
         "masterSubnetId": "0", "vrfId": "0", "isFolder": "0"},
        {"id": "8", "subnet": "10.10.1.0", "mask": "24", "sectionId": "1", "description": "web",
         "masterSubnetId": "7", "vrfId": "0", "isFolder": "0"}]}"#;
    assert_eq!(shown(&exists("ipam.json", text)), "Azure [10.10.0.0/16]\n  web 10.10.1.0/24\n");
}

#[test]
fn answers_of_azure_ipam() {
    let text = r#"[{"name": "corp", "desc": "", "blocks": [{"name": "west", "cidr": "10.0.0.0/8",
        "vnets": [
            {"name": "hub", "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub",
             "prefixes": ["10.0.0.0/22"], "resource_group": "rg",
             "subnets": [{"name": "web", "prefix": "10.0.0.0/26", "size": 64, "used": 9}]},
            {"id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/far", "active": true}],
        "externals": [{"name": "office", "desc": "", "cidr": "10.200.0.0/16"}],
        "resv": [{"id": "a", "cidr": "10.1.0.0/24", "desc": "shop", "settledOn": null},
                 {"id": "b", "cidr": "10.2.0.0/24", "desc": "old", "settledOn": 1700000000}]}]}]"#;
    let inventory = exists("spaces.json", text);
    assert_eq!(
        shown(&inventory),
        "hub [10.0.0.0/22]\n  web 10.0.0.0/26\nshop [10.1.0.0/24] full reserved\n"
    );
    assert_eq!(inventory.networks[0].subnets[0].ip_configurations, Some(9));
    assert_eq!(
        (&*inventory.containers[0].why, &*inventory.keep_outs[0].why),
        ("corp/west", "office")
    );
    let not_read = &inventory.files[0].not_read;
    assert_eq!(not_read.len(), 1);
    assert!(not_read[0].why.contains("`far` is only named"), "{}", not_read[0].why);
}

/// Version 1 has no base network, and standard mode no mode.
/// A file that is given for its networks and has none is a mistake, and never an empty network.
#[test]
fn tables_without_a_network() {
    let document = "# Owners\n\n| Name | Owner |\n|---|---|\n| web | shop |\n";
    for (name, text) in [("plan.md", document), ("plan.csv", "vnet,subnet,prefix\n")] {
        let (inventory, problems) = read(name, text);
        assert_eq!(inventory.networks, [], "{name}");
        assert_eq!(
            problems,
            [format!("{name}: the file has text, but no network was found in it")]
        );
        let files = [(name, text.as_bytes())];
        let report = ipplan_formats::check(&files, &ipplan::AuditOptions::default());
        assert!(report.findings.iter().any(|it| it.code.id == "no-networks"), "{name}");
        assert!(report.fails(), "{name}");
    }
}
