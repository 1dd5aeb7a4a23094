//! Every input of a verified module in what is written is one that the module has, by a table of its variables, and
//! all that it has to have is there. The reader of Bicep knows no more than how lines are nested.

use std::fs;
use std::path::{Path, PathBuf};

use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::Body;
use serde_json::Value;

/// The arguments of a module: names with their content, which is empty for a single value.
#[derive(Debug)]
struct Given(Vec<(String, Vec<Given>)>);

/// The problems of the arguments, by a part of the table.
fn wrong(given: &Given, table: &Value, at: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(known) = table.as_object() else {
        return vec![format!("{at} has nothing inside")];
    };
    // A map, whose names are those of its user.
    let any = known.get("*");
    for name in known.keys().filter_map(|it| it.strip_suffix('!')) {
        if !given.0.iter().any(|(it, _)| it == name) {
            wrong.push(format!("{at} has no {name}"));
        }
    }
    for (name, inside) in &given.0 {
        match any.or_else(|| known.get(name)).or_else(|| known.get(&format!("{name}!"))) {
            None => wrong.push(format!("{at} knows no {name}")),
            Some(table) => {
                let at = format!("{at} {name}");
                wrong.extend(inside.iter().flat_map(|it| self::wrong(it, table, &at)));
            }
        }
    }
    wrong
}

fn in_hcl(value: &Expression) -> Vec<Given> {
    match value {
        Expression::Array(items) => items.iter().flat_map(in_hcl).collect(),
        Expression::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let name = match key {
                    ObjectKey::Ident(word) => word.as_str().to_owned(),
                    ObjectKey::Expression(key) => key.as_str().unwrap().to_owned(),
                };
                (name, in_hcl(value.expr()))
            });
            vec![Given(entries.collect())]
        }
        _ => vec![],
    }
}

/// How many modules a file for Terraform has, and what is wrong with them.
fn terraform(text: &str, table: &Value) -> (usize, Vec<String>) {
    let body: Body = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let (mut count, mut found) = (0, Vec::new());
    for block in body.blocks().filter(|block| block.ident.as_str() == "module") {
        let label = block.labels[0].as_str();
        let value = |name| block.body.get_attribute(name).and_then(|it| it.value.as_str());
        let known = &table["terraform"][value("source").unwrap()];
        if known["version"] != value("version").unwrap() {
            found.push(format!("{label} is of another version"));
        }
        let all = block.body.attributes().map(|it| (it.key.as_str(), &it.value));
        let own = all.filter(|(name, _)| !["source", "version", "depends_on"].contains(name));
        let given = Given(own.map(|(name, value)| (name.to_owned(), in_hcl(value))).collect());
        found.extend(wrong(&given, &known["inputs"], label));
        count += 1;
    }
    (count, found)
}

/// The objects that lines are, up to the bracket that closes them.
fn in_bicep<'l>(lines: &mut impl Iterator<Item = &'l str>) -> Vec<Given> {
    let mut given = Given(Vec::new());
    let mut several = Vec::new();
    while let Some(line) = lines.next() {
        match line.trim() {
            "}" | "]" => break,
            "{" => several.extend(in_bicep(lines)),
            line => {
                // A text of a list has no name.
                let Some((name, value)) =
                    line.split_once(": ").filter(|it| !it.0.starts_with('\''))
                else {
                    continue;
                };
                let opens = value == "{" || value == "[";
                given.0.push((name.to_owned(), if opens { in_bicep(lines) } else { vec![] }));
            }
        }
    }
    if !given.0.is_empty() {
        several.push(given);
    }
    several
}

fn bicep(text: &str, table: &Value) -> (usize, Vec<String>) {
    let (mut count, mut found) = (0, Vec::new());
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let Some(head) = line.strip_prefix("module ") else { continue };
        let (symbol, source) = head.split_once(' ').unwrap();
        let source = source.strip_prefix('\'').unwrap().split('\'').next().unwrap();
        let module = in_bicep(&mut lines).pop().unwrap();
        let parameters = module.0.into_iter().find(|(name, _)| name == "params");
        let (_, mut parameters) = parameters.unwrap();
        let known = &table["bicep"][source];
        found.extend(wrong(&parameters.pop().unwrap(), known, symbol));
        count += 1;
    }
    (count, found)
}

fn table() -> Value {
    serde_json::from_str(include_str!("modules.json")).unwrap()
}

fn files(ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cases = fs::read_dir(root.join("tests/cases")).unwrap().map(|it| it.unwrap().path());
    let folders = cases.filter(|it| it.is_dir()).chain([root.join("examples")]);
    let files = folders.flat_map(|it| fs::read_dir(it).unwrap()).map(|it| it.unwrap().path());
    files.filter(|it| it.to_string_lossy().ends_with(ending)).collect()
}

#[test]
fn every_input_is_one_of_the_module() {
    let table = table();
    for (ending, judge) in [(".avm.tf", terraform as fn(&str, &Value) -> _), (".avm.bicep", bicep)]
    {
        let mut counted = 0;
        for file in files(ending) {
            let (count, wrong) = judge(&fs::read_to_string(&file).unwrap(), &table);
            assert!(wrong.is_empty(), "{}: {wrong:#?}", file.display());
            counted += count;
        }
        assert!(counted > 100, "{ending}: {counted}");
    }
}

/// The judge itself: what it would say of a slip of the writer.
#[test]
fn a_slip_is_noticed() {
    let table = table();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/managed-instances");
    let text = |ending: &str| fs::read_to_string(root.with_extension(ending)).unwrap();
    let slip = |ending: &str, from: &str, to: &str, says: &str| {
        let whole = text(ending);
        assert!(whole.contains(from), "{from}");
        let slipped = whole.replacen(from, to, 1);
        let (_, wrong) =
            if ending == "avm.tf" { terraform(&slipped, &table) } else { bicep(&slipped, &table) };
        assert!(wrong.iter().any(|it| it.contains(says)), "{from} for {to}: {wrong:?}");
    };
    // Two networks, and a module for each direction of their peering.
    assert_eq!(terraform(&text("avm.tf"), &table), (4, vec![]));
    assert_eq!(bicep(&text("avm.bicep"), &table), (2, vec![]));
    slip("avm.tf", "~> 0.18", "~> 1.0", "another version");
    slip("avm.tf", "default_outbound_access_enabled", "default_outbound_access", "knows no");
    slip("avm.tf", "service_delegation =", "delegation =", "has no service_delegation");
    slip("avm.tf", "remote_virtual_network_id", "remote_network_id", "has no remote_virtual");
    slip("avm.tf", "{ id = azurerm_route", "{ ids = azurerm_route", "route_table knows no ids");
    slip("avm.bicep", ":0.10.1", ":0.7.1", "has nothing inside");
    slip("avm.bicep", "    addressPrefixes: [", "    addressSpace: [", "has no addressPrefixes");
    slip("avm.bicep", "        delegation: ", "        delegations: ", "knows no delegations");
    slip("avm.bicep", "useRemoteGateways: ", "peerCompleteVnets: ", "knows no peerComplete");
}
