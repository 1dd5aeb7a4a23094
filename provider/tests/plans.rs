//! The effect of the root modules in a real Terraform. `cargo xtask judge` installs one and sets `TERRAFORM`; a
//! stub of azurerm (`provider/stub`) takes the place of Azure, so nothing needs a network.
//!
//! The Terraform of the package is older than the blocks `moved` and `import`. Commands with the same meaning
//! stand in for them, and the blocks are left out of what it reads. An installed Terraform reads them.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use ipplan::{Lock, Plan, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{deploy, json};
use serde_json::{Value, json};

/// A Terraform in a folder of its own.
struct Terraform {
    program: String,
    /// Whether it knows the blocks `moved` and `import`.
    knows_blocks: bool,
    folder: tempfile::TempDir,
}

impl Terraform {
    fn find() -> Option<Terraform> {
        let program = env::var("TERRAFORM").ok();
        if program.is_none() {
            eprintln!(
                "skipped: TERRAFORM is not set; `cargo xtask judge` installs one and sets it"
            );
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mirror/registry.terraform.io/hashicorp/azurerm/4.73.0");
        let path = path.join(format!("{}_{}", system(), machine()));
        fs::create_dir_all(&path).unwrap();
        let built = Path::new(env!("CARGO_BIN_EXE_terraform-provider-ipplan"));
        let stub = built.with_file_name("examples").join("terraform-provider-azurerm");
        let program = program?;
        fs::copy(&stub, path.join("terraform-provider-azurerm_v4.73.0")).unwrap_or_else(|error| {
            panic!("{}: {error}; `cargo build --examples` makes it", stub.display())
        });
        let mirror = folder.path().join("mirror");
        let settings = format!(
            "provider_installation {{\n  filesystem_mirror {{\n    path = \"{}\"\n  }}\n}}\n",
            mirror.display()
        );
        fs::write(folder.path().join("settings.tfrc"), settings).unwrap();
        let version = Command::new(&program).arg("version").env("CHECKPOINT_DISABLE", "1").output();
        let version = String::from_utf8(version.unwrap().stdout).unwrap();
        let minor = version.strip_prefix("Terraform v1.").and_then(|it| it.split('.').next());
        let knows_blocks = minor.is_some_and(|it| it.parse::<u32>().unwrap() >= 5);
        Some(Terraform { program, knows_blocks, folder })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The output, if it succeeds.
    #[track_caller]
    fn run(&self, words: &[&str]) -> String {
        let mut command = Command::new(&self.program);
        command.args(words).current_dir(self.folder.path()).env("CHECKPOINT_DISABLE", "1");
        command.env("TF_CLI_CONFIG_FILE", self.file("settings.tfrc")).env("TF_IN_AUTOMATION", "1");
        command.env("TF_VAR_resource_group_name", "rg-net").env("TF_VAR_location", "westeurope");
        let output = command.env("AZURERM_STUB", self.file("azure.json")).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Does what the code says, first the moves and the imports in it.
    fn init(&self, code: &str) {
        let (code, commands) =
            if self.knows_blocks { (code.to_owned(), Vec::new()) } else { without_blocks(code) };
        fs::write(self.file("main.tf"), code).unwrap();
        self.run(&["init", "-no-color"]);
        for words in commands {
            self.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    /// The changes that it would make, by address.
    #[track_caller]
    fn plan(&self, code: &str) -> BTreeMap<String, Change> {
        self.init(code);
        self.run(&["plan", "-no-color", "-out", "saved"]);
        let shown = self.run(&["show", "-json", "saved"]);
        // The packaged build writes a word of its own before it.
        let shown = &shown[shown.find('{').unwrap()..];
        let shown: Value = serde_json::from_str(shown).unwrap();
        let resources = shown["configuration"]["root_module"]["resources"].as_array().cloned();
        let resources = resources.unwrap_or_default();
        let changes = shown["resource_changes"].as_array().cloned().unwrap_or_default();
        let change = |it: &Value| {
            let actions = it["change"]["actions"].as_array().unwrap().iter();
            let actions: Vec<&str> = actions.map(|it| it.as_str().unwrap()).collect();
            let address = it["address"].as_str().unwrap().to_owned();
            let resource = resources.iter().find(|it| it["address"] == address.as_str());
            let change = Change {
                actions: actions.join(" and "),
                after: it["change"]["after"].clone(),
                unknown: it["change"]["after_unknown"].clone(),
                expressions: resource.map_or(Value::Null, |it| it["expressions"].clone()),
            };
            (address, change)
        };
        changes.iter().map(change).collect()
    }

    /// Leaves the state that is there after these changes: the stub plans, and applies nothing.
    fn apply(&self, changes: &BTreeMap<String, Change>) {
        let resources = changes.iter().map(|(address, change)| {
            let (kind, name) = address.split_once('.').unwrap();
            let mut attributes = change.after.as_object().unwrap().clone();
            for (key, _) in
                change.unknown.as_object().unwrap().iter().filter(|(_, it)| **it == true)
            {
                let value = match change.expressions[key]["references"][0].as_str() {
                    Some(other) => format!("/{}", other.trim_end_matches(".id")).into(),
                    None if key == "id" => format!("/{address}").into(),
                    None if key == "guid" => "0".into(),
                    None => json!([]),
                };
                attributes.insert(key.clone(), value);
            }
            json!({
                "mode": "managed", "type": kind, "name": name,
                "provider": "provider[\"registry.terraform.io/hashicorp/azurerm\"]",
                "instances": [{ "schema_version": 0, "attributes": attributes }],
            })
        });
        let state = json!({
            "version": 4, "terraform_version": "0.15.0", "serial": 1, "lineage": "test", "outputs": {},
            "resources": resources.collect::<Value>(),
        });
        fs::write(self.file("terraform.tfstate"), state.to_string()).unwrap();
    }
}

/// The change of a resource.
struct Change {
    actions: String,
    after: Value,
    /// The attributes known only after apply, and the expressions they are made of.
    unknown: Value,
    expressions: Value,
}

fn system() -> &'static str {
    if cfg!(target_os = "macos") { "darwin" } else { "linux" }
}

fn machine() -> &'static str {
    if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" }
}

/// Code without its blocks `moved` and `import`, and commands that do what they say.
fn without_blocks(code: &str) -> (String, Vec<Vec<String>>) {
    let (mut rest, mut commands) = (String::new(), Vec::new());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if !["moved {", "import {"].contains(&line) {
            if !line.trim_start().starts_with("required_version") {
                rest.push_str(line);
                rest.push('\n');
            }
            continue;
        }
        let mut value = || {
            let (_, value) = lines.next().unwrap().split_once(" = ").unwrap();
            value.trim().trim_matches('"').to_owned()
        };
        let (first, second) = (value(), value());
        assert_eq!(lines.next(), Some("}"));
        let words: &[&str] =
            if line == "moved {" { &["state", "mv"] } else { &["import", "-no-color"] };
        let words = words.iter().map(|it| (*it).to_owned());
        commands.push(words.chain([first, second]).collect());
    }
    (rest, commands)
}

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name);
    fs::read_to_string(path).unwrap()
}

fn planned(text: &str, lock: &Lock) -> Plan {
    plan(&read::request(text, Syntax::Yaml).unwrap().request, lock).unwrap()
}

/// How many resources of each kind have which actions.
fn counts(changes: &BTreeMap<String, Change>) -> BTreeMap<(&str, &str), usize> {
    let mut counts = BTreeMap::new();
    for (address, change) in changes {
        let (kind, _) = address.split_once('.').unwrap();
        *counts.entry((kind, change.actions.as_str())).or_insert(0) += 1;
    }
    counts
}

/// Every subnet of the plan is created where the plan in JSON has it, in the group of its network.
#[track_caller]
fn creates_each_subnet(plan: &Plan, changes: &BTreeMap<String, Change>) {
    let answer = serde_json::to_value(json::plan(plan)).unwrap();
    let mut left: Vec<&Change> = changes
        .iter()
        .filter(|(address, _)| address.starts_with("azurerm_subnet."))
        .map(|(_, change)| change)
        .collect();
    for network in answer["networks"].as_array().unwrap() {
        for subnet in network["subnets"].as_array().unwrap() {
            let is = |it: &&Change| {
                it.after["name"] == subnet["name"]
                    && it.after["virtual_network_name"] == network["name"]
            };
            let at = left.iter().position(is).unwrap_or_else(|| panic!("{subnet:#}"));
            let Change { actions, after, .. } = left.remove(at);
            assert_eq!(actions, "create");
            assert_eq!(after["resource_group_name"], "rg-net");
            assert_eq!(after["address_prefixes"][0], subnet["address_prefix"]);
            assert_eq!(after["default_outbound_access_enabled"], subnet["default_outbound"]);
            let delegation = &after["delegation"][0]["service_delegation"][0]["name"];
            assert_eq!(delegation, &subnet["delegation"]);
        }
    }
    assert_eq!(left.len(), 0);
}

/// Counted in the request: 3 networks, 4 + 2 + 2 subnets, and what one managed instance demands.
#[test]
fn the_landing_zone_is_created() {
    let Some(terraform) = Terraform::find() else { return };
    let changes = terraform.plan(&example("landing-zone.tf"));
    let expected = [
        (("azurerm_network_security_group", "create"), 1),
        (("azurerm_route_table", "create"), 1),
        (("azurerm_subnet", "create"), 8),
        (("azurerm_subnet_network_security_group_association", "create"), 1),
        (("azurerm_subnet_route_table_association", "create"), 1),
        (("azurerm_virtual_network", "create"), 3),
    ];
    assert_eq!(counts(&changes), BTreeMap::from(expected));
    creates_each_subnet(&planned(&example("landing-zone.yaml"), &Lock::default()), &changes);
}

/// Counted in the request: 2 networks with 2 subnets each, what 2 managed instances demand, and both
/// directions of a peering.
#[test]
fn managed_instances_in_two_regions_are_created() {
    let Some(terraform) = Terraform::find() else { return };
    let changes = terraform.plan(&example("managed-instances.tf"));
    let expected = [
        (("azurerm_network_security_group", "create"), 2),
        (("azurerm_route_table", "create"), 2),
        (("azurerm_subnet", "create"), 4),
        (("azurerm_subnet_network_security_group_association", "create"), 2),
        (("azurerm_subnet_route_table_association", "create"), 2),
        (("azurerm_virtual_network", "create"), 2),
        (("azurerm_virtual_network_peering", "create"), 2),
    ];
    assert_eq!(counts(&changes), BTreeMap::from(expected));
    creates_each_subnet(&planned(&example("managed-instances.yaml"), &Lock::default()), &changes);
    let group = &changes["azurerm_network_security_group.vnet-sql-weu__snet-sqlmi"].after;
    assert_eq!([&group["location"], &group["resource_group_name"]], ["westeurope", "rg-net"]);
    terraform.apply(&changes);
    let again = terraform.plan(&example("managed-instances.tf"));
    assert!(again.values().all(|it| it.actions == "no-op"), "{:?}", counts(&again));
    let peering = &again["azurerm_virtual_network_peering.vnet-sql-weu__vnet-sql-neu"].after;
    let remote = &again["azurerm_virtual_network.vnet-sql-neu"].after;
    assert_eq!(peering["virtual_network_name"], "vnet-sql-weu");
    assert_eq!(peering["remote_virtual_network_id"], remote["id"]);
}

/// Code of one's own, whose variable has the values of the plan: 2 networks with 2 subnets each.
#[test]
fn code_of_your_own_creates_what_it_reads() {
    let Some(terraform) = Terraform::find() else { return };
    let values = example("own-code/ipplan.auto.tfvars.json");
    fs::write(terraform.file("ipplan.auto.tfvars.json"), values).unwrap();
    let changes = terraform.plan(&example("own-code/main.tf"));
    let expected = [(("azurerm_subnet", "create"), 4), (("azurerm_virtual_network", "create"), 2)];
    assert_eq!(counts(&changes), BTreeMap::from(expected));
    let plan = planned(&example("own-code/net.yaml"), &Lock::default());
    creates_each_subnet(&plan, &changes);
}

/// The page of 2019-04-16: five rules, 99 ranges and the subnet's own.
#[test]
fn rules_and_routes_of_2019_are_created() {
    let Some(terraform) = Terraform::find() else { return };
    let text = "{ edition: 2019-04-30, networks: { sql: { space: 10.0.0.0/24, region: westeurope, subnets: {
        mi: { service: sql-managed-instance, general-purpose: 3 } } } } }";
    let changes = terraform.plan(&deploy::terraform(&planned(text, &Lock::default())));
    let at = "sql__mi";
    let group = &changes[&format!("azurerm_network_security_group.{at}")].after;
    let rules = group["security_rule"].as_array().unwrap();
    assert_eq!(rules.len(), 5);
    let ports = json!(["1438", "1440", "1452", "9000", "9003"]);
    let in_order = |rule: &&Value| {
        let mut found = rule["destination_port_ranges"].as_array().cloned().unwrap_or_default();
        found.sort_by_key(Value::to_string);
        Value::from(found) == ports
    };
    let management = rules.iter().find(in_order).unwrap();
    assert_eq!([&management["direction"], &management["access"]], ["Inbound", "Allow"]);
    let routes = changes[&format!("azurerm_route_table.{at}")].after["route"].clone();
    let routes = routes.as_array().unwrap();
    assert_eq!(routes.len(), 100);
    let own = &changes[&format!("azurerm_subnet.{at}")].after["address_prefixes"][0];
    let local: Vec<&Value> =
        routes.iter().filter(|it| it["next_hop_type"] == "VnetLocal").collect();
    assert_eq!(local.len(), 1);
    assert_eq!(&local[0]["address_prefix"], own);
}

/// Deployed, planned again around the lock with a subnet and a network more, and deployed again.
#[test]
fn a_second_deployment_creates_only_what_is_new() {
    let Some(terraform) = Terraform::find() else { return };
    let text = example("landing-zone.yaml");
    let first = planned(&text, &Lock::default());
    terraform.apply(&terraform.plan(&deploy::terraform(&first)));

    let more = text.replace(
        "      resolver: {",
        "      jump: { service: hosts, addresses: 20 }\n      resolver: {",
    );
    let lab = "lab: { from: spokes, region: westeurope, subnets: { vm: { service: hosts, addresses: 4 } } }";
    let more = format!("{more}\n  {lab}\n");
    let second = planned(&more, &first.lock());
    let changes = terraform.plan(&deploy::terraform(&second));
    let new: Vec<(&str, &str)> = changes
        .iter()
        .filter(|(_, change)| change.actions != "no-op")
        .map(|(address, change)| (address.as_str(), change.actions.as_str()))
        .collect();
    let expected = [
        ("azurerm_subnet.hub__jump", "create"),
        ("azurerm_subnet.lab__vm", "create"),
        ("azurerm_virtual_network.lab", "create"),
    ];
    assert_eq!(new, expected);
    terraform.apply(&changes);
    let third = terraform.plan(&deploy::terraform(&planned(&more, &second.lock())));
    assert!(third.values().all(|it| it.actions == "no-op"), "{:?}", counts(&third));
}

/// A renamed subnet is moved: it stays if Azure fixes its name, otherwise it is replaced at its place.
#[test]
fn what_was_renamed_is_moved() {
    let Some(terraform) = Terraform::find() else { return };
    let text = example("landing-zone.yaml");
    let first = planned(&text, &Lock::default());
    terraform.apply(&terraform.plan(&deploy::terraform(&first)));

    let renamed = text
        .replace("      firewall: {", "      wall: { was: firewall,")
        .replace("      data: {", "      sql: { was: data,");
    let second = planned(&renamed, &first.lock());
    let code = deploy::terraform(&second);
    let changes = terraform.plan(&code);
    assert_eq!(changes["azurerm_subnet.hub__wall"].actions, "no-op");
    let sql = &changes["azurerm_subnet.shop__sql"];
    assert_eq!(sql.actions, "delete and create");
    let before = &first.networks["shop"].subnets["data"].prefixes;
    assert_eq!(sql.after["address_prefixes"], json!([before.to_string()]));
    // Nothing is made twice, and nothing is left over.
    let created = changes.values().filter(|it| it.actions == "create" || it.actions == "delete");
    assert_eq!(created.count(), 0, "{:?}", counts(&changes));
    assert_eq!(changes.len(), 15);
}

/// Existing resources are imported as they are, and only new ones are created.
#[test]
fn what_exists_is_imported() {
    let Some(terraform) = Terraform::find() else { return };
    let id =
        "/subscriptions/0/resourceGroups/rg-old/providers/Microsoft.Network/virtualNetworks/hub";
    let existing = json!([{
        "name": "hub", "id": id, "location": "westeurope",
        "addressSpace": { "addressPrefixes": ["10.0.0.0/24"] },
        "subnets": [{
            "name": "data", "id": format!("{id}/subnets/data"), "addressPrefix": "10.0.0.0/27",
            "defaultOutboundAccess": true,
        }],
    }]);
    let azure = json!({
        (id): {
            "name": "hub", "resource_group_name": "rg-old", "location": "westeurope",
            "address_space": ["10.0.0.0/24"],
        },
        (format!("{id}/subnets/data")): {
            "name": "data", "resource_group_name": "rg-old", "virtual_network_name": "hub",
            "address_prefixes": ["10.0.0.0/27"], "default_outbound_access_enabled": true,
        },
    });
    fs::write(terraform.file("azure.json"), azure.to_string()).unwrap();
    let (inventory, problems) = read::inventory(&[("vnets.json", existing.to_string().as_bytes())]);
    assert!(problems.is_empty(), "{problems:?}");
    let text = "networks: { hub: { space: 10.0.0.0/24, region: westeurope, subnets: {
        data: { service: hosts, addresses: 20 }, web: { service: hosts, addresses: 20 } } } }";
    let request = read::request(text, Syntax::Yaml).unwrap().request;
    let mut plan = plan(&inventory.around(&request), &Lock::default()).unwrap();
    inventory.identify(&mut plan);
    let changes = terraform.plan(&deploy::terraform(&plan));
    let found: Vec<(&str, &str)> =
        changes.iter().map(|(address, it)| (address.as_str(), it.actions.as_str())).collect();
    let expected = [
        ("azurerm_subnet.hub__data", "no-op"),
        ("azurerm_subnet.hub__web", "create"),
        ("azurerm_virtual_network.hub", "no-op"),
    ];
    assert_eq!(found, expected);
    assert_eq!(changes["azurerm_subnet.hub__web"].after["resource_group_name"], "rg-old");
}
