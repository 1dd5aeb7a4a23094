//! Network security groups and route tables of files, against what the pages of 2019-04 list for a managed
//! instance. Later pages list nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{AuditOptions, Edition, Finding, Lock, Severity, audit, plan};
use ipplan_formats::deploy;
use ipplan_formats::read::{self, Syntax};

const RG: &str = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";

#[track_caller]
fn found(files: &[(&str, &str)], edition: Edition) -> Vec<Finding> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|it| (it.0, it.1.as_bytes())).collect();
    let (inventory, problems) = read::inventory(&files);
    assert_eq!(problems, []);
    let options = AuditOptions { edition: Some(edition), ..AuditOptions::default() };
    audit(&inventory, &options)
}

/// The findings of what is in groups and tables.
fn told(findings: &[Finding]) -> Vec<(Severity, &str, &str)> {
    let mine = ["missing-rule", "blocked-traffic", "part-not-read"];
    let mine = findings.iter().filter(|it| mine.contains(&it.code.id));
    mine.map(|it| (it.severity, it.code.id, it.message.split(';').next().unwrap())).collect()
}

#[track_caller]
fn check(files: &[(&str, &str)]) -> Vec<(Severity, String, String)> {
    assert_eq!(told(&found(files, Edition::newest())), [], "later pages list nothing");
    let found = found(files, Edition::new(2019, 4, 30));
    let told = told(&found).into_iter();
    told.map(|(severity, code, message)| (severity, code.into(), message.into())).collect()
}

/// A managed instance's network by the Azure CLI, whose subnet has these attached.
fn network(group: &str, table: &str) -> String {
    let id = |kind: &str, name: &str| match name {
        "" => "null".to_owned(),
        name => format!(r#"{{"id": "{RG}/{kind}/{name}"}}"#),
    };
    format!(
        r#"[{{"id": "{RG}/virtualNetworks/app", "name": "app", "type": "Microsoft.Network/virtualNetworks",
        "addressSpace": {{"addressPrefixes": ["10.0.0.0/16"]}},
        "subnets": [{{"name": "mi", "addressPrefix": "10.0.0.0/26", "id": "{RG}/virtualNetworks/app/subnets/mi",
          "delegations": [{{"serviceName": "Microsoft.Sql/managedInstances"}}],
          "networkSecurityGroup": {}, "routeTable": {}}}]}}]"#,
        id("networkSecurityGroups", group),
        id("routeTables", table)
    )
}

fn rule(
    name: &str,
    priority: u64,
    direction: &str,
    access: &str,
    ports: &str,
    ends: [&str; 2],
) -> String {
    let protocol = if ports == "*" { "*" } else { "Tcp" };
    let ports: Vec<String> = ports.split(' ').map(|port| format!("\"{port}\"")).collect();
    format!(
        r#"{{"name": "{name}", "priority": {priority}, "direction": "{direction}", "access": "{access}",
        "protocol": "{protocol}", "sourcePortRange": "*", "destinationPortRange": "",
        "destinationPortRanges": [{}], "sourceAddressPrefix": "{}", "sourceAddressPrefixes": [],
        "destinationAddressPrefix": "{}"}}"#,
        ports.join(", "),
        ends[0],
        ends[1]
    )
}

fn group(name: &str, rules: &[String]) -> String {
    format!(
        r#"[{{"id": "{RG}/networkSecurityGroups/{name}", "name": "{name}",
        "type": "Microsoft.Network/networkSecurityGroups", "securityRules": [{}]}}]"#,
        rules.join(", ")
    )
}

fn mandatory() -> Vec<String> {
    let own = "10.0.0.0/26";
    vec![
        rule("management", 100, "Inbound", "Allow", "9000-9003 1438 1440 1452", ["*", own]),
        rule("own", 200, "Inbound", "Allow", "*", [own, own]),
        rule("probe", 300, "Inbound", "Allow", "*", ["AzureLoadBalancer", "*"]),
        rule("cloud", 100, "Outbound", "Allow", "80 443 12000", ["VirtualNetwork", "Internet"]),
        rule("own-out", 200, "Outbound", "Allow", "*", ["10.0.0.0/27", "*"]),
        rule("own-out-2", 300, "Outbound", "Allow", "*", ["10.0.0.0/24", "VirtualNetwork"]),
    ]
}

#[test]
fn rules_that_allow_what_the_page_lists_are_enough_whatever_their_names() {
    let group = group("nsg-mi", &mandatory());
    assert_eq!(check(&[("vnets.json", &network("nsg-mi", "")), ("nsgs.json", &group)]), []);
}

#[test]
fn a_rule_that_is_missing_is_told_with_the_page() {
    for (left_out, severity, expected) in [
        (
            0,
            Severity::Error,
            "`nsg-mi` of `app/mi` has no rule that allows inbound TCP 9000, 9003, 1438, 1440 and 1452 from \
             anywhere to the subnet",
        ),
        (
            1,
            Severity::Warning,
            "`nsg-mi` of `app/mi` has no rule that allows all inbound traffic within the subnet",
        ),
        (
            2,
            Severity::Warning,
            "`nsg-mi` of `app/mi` has no rule that allows all inbound traffic from `AzureLoadBalancer` to \
             the subnet",
        ),
        (
            3,
            Severity::Warning,
            "`nsg-mi` of `app/mi` has no rule that allows outbound TCP 80, 443 and 12000 from the subnet to \
             `AzureCloud`",
        ),
    ] {
        let mut rules = mandatory();
        rules.remove(left_out);
        let files = [network("nsg-mi", ""), group("nsg-mi", &rules)];
        let files = [("vnets.json", files[0].as_str()), ("nsgs.json", files[1].as_str())];
        assert_eq!(check(&files), [(severity, "missing-rule".into(), expected.into())]);
        let findings = found(&files, Edition::new(2019, 4, 30));
        let finding = findings.iter().find(|it| it.code.id == "missing-rule").unwrap();
        assert_eq!(finding.source.unwrap().date, Edition::new(2019, 4, 16));
        assert_eq!(finding.subnets, ["app/mi"]);
    }
}

#[test]
fn a_rule_that_denies_counts_where_it_comes_first() {
    let denied = |priority, ports: &str, ends| {
        let mut rules = mandatory();
        rules.push(rule("no", priority, "Inbound", "Deny", ports, ends));
        let told = check(&[
            ("vnets.json", &network("nsg-mi", "")),
            ("nsgs.json", &group("nsg-mi", &rules)),
        ]);
        told.into_iter().map(|(.., message)| message).collect::<Vec<_>>()
    };
    let message = |what: &str| format!("`nsg-mi` of `app/mi` denies {what} by its rule `no`");
    // Behind all of them.
    assert!(denied(4000, "*", ["*", "*"]).is_empty());
    // Of other ports, other addresses, or the other direction.
    assert!(denied(250, "22", ["Internet", "*"]).is_empty());
    assert!(denied(90, "*", ["*", "10.0.1.0/24"]).is_empty());
    // A part is enough, of the ports, of the sources, and of the subnet.
    assert_eq!(
        denied(90, "1430-1440", ["*", "*"]),
        [
            message("inbound TCP 1438 and 1440 from anywhere to the subnet"),
            message("a part of all inbound traffic within the subnet"),
            message("a part of all inbound traffic from `AzureLoadBalancer` to the subnet")
        ]
    );
    assert_eq!(
        denied(150, "*", ["Internet", "*"]),
        [] as [String; 0],
        "behind the ports, and of nothing else"
    );
    assert_eq!(
        denied(90, "9000", ["192.168.0.0/16", "10.0.0.32/28"]),
        [message("a part of inbound TCP 9000 from anywhere to the subnet")]
    );
}

#[test]
fn groups_that_no_file_has_are_not_judged() {
    assert_eq!(check(&[("vnets.json", &network("", ""))]), []);
    let expected = "the rules of the network security group `nsg-mi` of `app/mi` were not read: no file has it";
    let told =
        check(&[("vnets.json", &network("nsg-mi", "")), ("nsgs.json", &group("other", &[]))]);
    assert_eq!(told, [(Severity::Notice, "part-not-read".into(), expected.into())]);
}

#[test]
fn routes_lead_where_the_page_says() {
    let table = |routes: &str| {
        format!(
            r#"[{{"id": "{RG}/routeTables/rt-mi", "name": "rt-mi", "type": "Microsoft.Network/routeTables",
            "routes": [{routes}]}}]"#
        )
    };
    let route = |name: &str, to: &str, hop: &str| {
        format!(r#"{{"name": "{name}", "addressPrefix": "{to}", "nextHopType": "{hop}"}}"#)
    };
    let told = |routes: &[String]| {
        let (network, table) = (network("", "rt-mi"), table(&routes.join(", ")));
        let told = check(&[("vnets.json", &network), ("tables.json", &table)]);
        told.into_iter().map(|(severity, _, message)| (severity, message)).collect::<Vec<_>>()
    };
    let message = |rest: &str| format!("`rt-mi` of `app/mi` {rest}");
    let missing = |hop: &str, to: &str| {
        (Severity::Warning, message(&format!("has no route with the next hop {hop} to {to}")))
    };
    let local = missing("VnetLocal", "10.0.0.0/26");
    let all = "13.64.0.0/11, 13.96.0.0/13, 13.104.0.0/14";
    // The page lists 99 ranges in addition to the subnet itself.
    assert_eq!(told(&[]), [local.clone(), missing("Internet", &format!("{all} and 96 more"))]);
    let own = route("own", "10.0.0.0/24", "VnetLocal");
    let open = route("open", "0.0.0.0/0", "Internet");
    assert_eq!(told(&[own.clone(), open.clone()]), []);
    // Inside of the network, Azure's own route is longer than one to everything.
    let appliance = route("all", "0.0.0.0/0", "VirtualAppliance");
    let sent = |to: &str, by: &str| {
        (Severity::Error, message(&format!("sends {to} to VirtualAppliance by its route `{by}`")))
    };
    assert_eq!(told(&[appliance]), [sent(&format!("{all} and 96 more"), "all"), local]);
    let part = route("part", "20.1.0.0/16", "VirtualAppliance");
    assert_eq!(told(&[own, open, part]), [sent("20.0.0.0/8", "part")]);
}

/// The output for a managed instance has everything that the page requires.
#[test]
fn what_is_deployed_has_what_the_page_lists() {
    let request = "edition: 2019-04\nnetworks:\n  app:\n    space: 10.0.0.0/24\n    subnets:\n      mi:\n        \
                   service: sql-managed-instance\n        general-purpose: 2\n";
    let request = read::request(request, Syntax::Yaml).unwrap().request;
    let plan = plan(&request, &Lock::default()).unwrap();
    // No delegation says yet what lives there.
    let mut code = deploy::terraform(&plan);
    assert!(code.contains("resource \"azurerm_subnet\" \"app__mi\""), "{code}");
    code.push_str(
        "resource \"azurerm_mssql_managed_instance\" \"it\" {\n  name = \"it\"\n  subnet_id = \
         azurerm_subnet.app__mi.id\n}\n",
    );
    let mut template: serde_json::Value = serde_json::from_str(&deploy::arm(&plan)).unwrap();
    template["resources"].as_array_mut().unwrap().push(serde_json::json!({
        "type": "Microsoft.Sql/managedInstances", "apiVersion": "2021-11-01", "name": "it",
        "properties": {
            "subnetId": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'app', 'mi')]"
        }
    }));
    for (name, text) in [("main.tf", code), ("main.json", template.to_string())] {
        let files = [(name, text.as_str())];
        let findings = found(&files, Edition::new(2019, 4, 30));
        assert_eq!(told(&findings), [], "{name}");
        // Both are there, so that nothing is said for another reason.
        let text = text.replace("\"12000\"", "\"12001\"").replace("13.64.0.0/11", "13.64.0.0/12");
        let findings = found(&[(name, &text)], Edition::new(2019, 4, 30));
        let told: Vec<&str> = told(&findings).into_iter().map(|(_, code, _)| code).collect();
        assert_eq!(told, ["missing-rule", "missing-rule"], "{name}");
    }
}

/// Code that has rules and routes as blocks and as resources of their own.
#[test]
fn terraform_says_the_same_as_blocks_and_as_resources() {
    let code = include_str!("terraform_cases/instance.tf");
    let told = check(&[("main.tf", code)]);
    let told: Vec<(&str, &str)> = told.iter().map(|it| (it.1.as_str(), it.2.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                "blocked-traffic",
                "`nsg-mi` of `vnet-app/snet-mi` denies inbound TCP 1440 and 1452 from anywhere to the subnet \
                 by its rule `deny-all-in`"
            ),
            (
                "blocked-traffic",
                "`nsg-mi` of `vnet-app/snet-mi` denies all inbound traffic within the subnet by its rule \
                 `deny-all-in`"
            ),
            (
                "blocked-traffic",
                "`nsg-mi` of `vnet-app/snet-mi` denies all inbound traffic from `AzureLoadBalancer` to the \
                 subnet by its rule `deny-all-in`"
            ),
            (
                "blocked-traffic",
                "`rt-mi` of `vnet-app/snet-mi` sends 13.64.0.0/11, 13.96.0.0/13, 13.104.0.0/14 and 95 more \
                 to VirtualAppliance by its route `default`"
            ),
            (
                "missing-rule",
                "`nsg-mi` of `vnet-app/snet-mi` has no rule that allows all outbound traffic within the subnet"
            ),
            (
                "missing-rule",
                "`rt-mi` of `vnet-app/snet-mi` has no route with the next hop VnetLocal to 10.0.0.0/26"
            ),
        ]
    );
    // What a deployment decides is not judged.
    let open = code.replace("priority                   = 4000", "priority = var.priority");
    let open = format!("variable \"priority\" {{}}\n{open}");
    let told = check(&[("main.tf", &open)]);
    let expected = "the rules of the network security group `nsg-mi` of `vnet-app/snet-mi` were not read: some \
                    of them are not known";
    assert!(told.iter().any(|it| it.2 == expected), "{told:?}");
    assert!(!told.iter().any(|it| it.2.contains("TCP")), "{told:?}");
}

/// The same resources by the azapi provider: in code, in a plan that knows no IDs yet, and in a state.
#[test]
fn azapi_says_the_same() {
    let expected = check(&[("main.tf", include_str!("terraform_cases/instance.tf"))]);
    let code = include_str!("terraform_cases/instance_azapi.tf");
    assert_eq!(check(&[("main.tf", code)]), expected);
    let planned = azapi(true).to_string();
    assert_eq!(check(&[("plan.json", &planned)]), expected);
    let state = azapi(false).to_string();
    assert_eq!(check(&[("terraform.tfstate", &state)]), expected);
    // What a deployment decides is not judged, nor what is changed of a group that something else makes.
    let open = format!("variable \"priority\" {{}}\n{}", code.replace("= 4000", "= var.priority"));
    let update = "resource \"azapi_update_resource\" \"more\" {\n  type = \
                  \"Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01\"\n  name = \"more\"\n  \
                  parent_id = azapi_resource.group.id\n  body = { properties = { priority = 99 } }\n}\n";
    for code in [open, format!("{code}\n{update}")] {
        let told = check(&[("main.tf", &code)]);
        let expected = "the rules of the network security group `nsg-mi` of `vnet-app/snet-mi` were not read: some of \
             them are not known";
        assert!(told.iter().any(|it| it.2 == expected), "{told:?}");
        assert!(!told.iter().any(|it| it.2.contains("TCP")), "{told:?}");
    }
}

/// A plan of the resources of that code, or a state.
fn azapi(is_plan: bool) -> serde_json::Value {
    use serde_json::json;
    let id = |kind: &str, name: &str| format!("{RG}/{kind}/{name}");
    let rule = |name: &str, priority: u64, access: &str, ports: &[&str]| {
        json!({"name": name, "properties": {"priority": priority, "direction": "Inbound", "access": access,
            "protocol": if ports == ["*"] { "*" } else { "Tcp" }, "sourcePortRange": "*",
            "destinationPortRanges": ports, "sourceAddressPrefix": "*",
            "destinationAddressPrefix": if ports == ["*"] { "*" } else { "10.0.0.0/26" }}})
    };
    let management = rule("management-in", 100, "Allow", &["9000", "9003", "1438"]);
    let denied = rule("deny-all-in", 4000, "Deny", &["*"]);
    let out = json!({"priority": 100, "direction": "Outbound", "access": "Allow", "protocol": "Tcp",
        "sourcePortRange": "*", "destinationPortRanges": ["80", "443", "12000"],
        "sourceAddressPrefix": "VirtualNetwork", "destinationAddressPrefix": "AzureCloud"});
    let delegation =
        json!([{"name": "mi", "properties": {"serviceName": "Microsoft.Sql/managedInstances"}}]);
    let mut subnet = json!({"addressPrefix": "10.0.0.0/26", "delegations": delegation});
    if !is_plan {
        subnet["networkSecurityGroup"] = json!({"id": id("networkSecurityGroups", "nsg-mi")});
        subnet["routeTable"] = json!({"id": id("routeTables", "rt-mi")});
    }
    let default = json!({"name": "default", "properties": {
        "addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance"}});
    // The address, the type, the name, what it is a part of, and its properties.
    let resources = [
        (
            "app",
            "virtualNetworks",
            "vnet-app",
            None,
            json!({"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}),
        ),
        ("subnet", "virtualNetworks/subnets", "snet-mi", Some("app"), subnet),
        (
            "group",
            "networkSecurityGroups",
            "nsg-mi",
            None,
            json!({"securityRules": [management, denied]}),
        ),
        ("rule", "networkSecurityGroups/securityRules", "management-out", Some("group"), out),
        ("table", "routeTables", "rt-mi", None, json!({"routes": [default]})),
        (
            "route",
            "routeTables/routes",
            "azure-20",
            Some("table"),
            json!({"addressPrefix": "20.0.0.0/8", "nextHopType": "Internet"}),
        ),
    ];
    let of = |at: &str| resources.iter().find(|it| it.0 == at).unwrap();
    let values = resources.iter().map(|(_, kind, name, parent, properties)| {
        let mut values =
            json!({"type": format!("Microsoft.Network/{kind}@2024-05-01"), "name": name});
        values["body"] = json!({"properties": properties});
        if !is_plan {
            let parent = parent.map(|at| id(of(at).1, of(at).2));
            let part = kind.rsplit('/').next().unwrap();
            values["id"] = match &parent {
                Some(parent) => format!("{parent}/{part}/{name}").into(),
                None => id(kind, name).into(),
            };
            values["parent_id"] =
                parent.map_or("/subscriptions/s/resourceGroups/rg".into(), Into::into);
        }
        values
    });
    if !is_plan {
        let resource = |(values, it): (serde_json::Value, &(&str, &str, &str, _, _))| {
            json!({"mode": "managed", "type": "azapi_resource", "name": it.0,
                "instances": [{"attributes": values}]})
        };
        let all: Vec<_> = values.zip(&resources).map(resource).collect();
        return json!({"version": 4, "terraform_version": "1.9.8", "resources": all});
    }
    let change = |(values, it): (serde_json::Value, &(&str, &str, &str, Option<&str>, _))| {
        let mut unknown = json!({"id": true});
        if it.3.is_some() {
            unknown["parent_id"] = true.into();
        }
        if it.0 == "subnet" {
            unknown["body"] = json!({"properties": {"networkSecurityGroup": {"id": true}, "routeTable": {"id": true}}});
        }
        json!({"address": format!("azapi_resource.{}", it.0), "mode": "managed", "type": "azapi_resource",
            "change": {"actions": ["create"], "before": null, "after": values, "after_unknown": unknown}})
    };
    let changes: Vec<_> = values.zip(&resources).map(change).collect();
    let refers = |to: &[&str]| {
        let to = to.iter().map(|it| format!("azapi_resource.{it}"));
        json!({"references": to.flat_map(|it| [format!("{it}.id"), it]).collect::<Vec<_>>()})
    };
    let configured = resources.iter().filter_map(|it| Some((it.0, it.3?))).map(|(at, parent)| {
        let mut expressions = json!({"parent_id": refers(&[parent])});
        if at == "subnet" {
            expressions["body"] = refers(&["group", "table"]);
        }
        json!({"address": format!("azapi_resource.{at}"), "expressions": expressions})
    });
    let configured: Vec<_> = configured.collect();
    json!({"format_version": "1.2", "resource_changes": changes,
        "configuration": {"root_module": {"resources": configured}}})
}
