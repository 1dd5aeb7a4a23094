//! Every resource of azurerm in what is written for Terraform has the attributes and blocks that it has in the
//! provider, by a table of the provider's published types, and all that it has to have.

use std::fs;
use std::path::Path;

use hcl_edit::structure::Body;
use serde_json::Value;

/// Attributes of every resource that Terraform itself has.
const OF_EACH: [&str; 2] = ["lifecycle", "depends_on"];

/// The names of a body, which are held against those of a table. Returns what is wrong.
fn wrong(body: &Body, table: &Value, at: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let of = |key: &str| table[key].as_object().into_iter().flatten();
    for (name, _) in of("required").filter(|(name, _)| body.get_attribute(name).is_none()) {
        wrong.push(format!("{at} has no {name}"));
    }
    for attribute in body.attributes() {
        let name = attribute.key.as_str();
        let known = ["required", "optional"].iter().any(|key| !table[key][name].is_null());
        if !known && !OF_EACH.contains(&name) {
            wrong.push(format!("{at} knows no {name}"));
        }
    }
    for block in body.blocks() {
        let (name, inside) = (block.ident.as_str(), format!("{at} {}", block.ident.as_str()));
        let nested = &table["blocks"][name];
        // Rules and routes are attributes that are written as blocks: a set of objects.
        let object = &table["computed"][name][1][1];
        if OF_EACH.contains(&name) {
        } else if nested.is_object() {
            wrong.extend(self::wrong(&block.body, nested, &inside));
        } else if object.is_object() {
            let unknown = block.body.attributes().map(|it| it.key.as_str());
            let unknown = unknown.filter(|name| object[name].is_null());
            wrong.extend(unknown.map(|name| format!("{inside} knows no {name}")));
        } else {
            wrong.push(format!("{at} knows no block {name}"));
        }
    }
    wrong
}

/// How many resources a file has, and what is wrong with them.
fn judged(text: &str, table: &Value) -> (usize, Vec<String>) {
    let body: Body = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let (mut count, mut found) = (0, Vec::new());
    for block in body.blocks().filter(|block| block.ident.as_str() == "resource") {
        let [kind, label] = [0, 1].map(|at| block.labels[at].as_str().to_owned());
        let known = &table["resources"][&kind];
        if known.is_null() {
            found.push(format!("there is no {kind}"));
        }
        found.extend(wrong(&block.body, known, &format!("{kind}.{label}")));
        count += 1;
    }
    (count, found)
}

fn table() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../provider/stub/azurerm.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_attribute_is_one_of_the_provider() {
    let (table, root) = (table(), Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let mut counted = 0;
    let mut folders: Vec<_> = fs::read_dir(root.join("tests/cases")).unwrap().collect();
    folders.retain(|folder| folder.as_ref().unwrap().path().is_dir());
    let folders = folders.into_iter().map(|folder| folder.unwrap().path());
    for folder in folders.chain([root.join("examples")]) {
        for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if file.extension().is_some_and(|it| it == "tf") {
                let (count, wrong) = judged(&fs::read_to_string(&file).unwrap(), &table);
                assert!(wrong.is_empty(), "{}: {wrong:#?}", file.display());
                counted += count;
            }
        }
    }
    assert!(counted > 200, "{counted}");
}

/// The judge itself: what it would say of a slip of the writer.
#[test]
fn a_slip_is_noticed() {
    let table = table();
    let text = "
resource \"azurerm_subnet\" \"web\" {
  name                 = \"web\"
  resource_group_name  = \"rg\"
  virtual_network_name = \"hub\"
  delegation {
    name = \"delegation\"
    service_delegation {
      name = \"Microsoft.Web/serverFarms\"
    }
  }
}
resource \"azurerm_route_table\" \"web\" {
  name                = \"rt\"
  resource_group_name = \"rg\"
  location            = \"westeurope\"
  route {
    name = \"own\"
  }
}
";
    assert_eq!(judged(text, &table), (2, vec![]));
    for (from, to, says) in [
        ("  name                 =", "  names                =", "azurerm_subnet.web has no name"),
        ("virtual_network_name", "virtual_network", "knows no virtual_network"),
        ("service_delegation {", "services {", "delegation knows no block services"),
        ("name = \"Microsoft", "service = \"Microsoft", "service_delegation has no name"),
        ("route {", "routes {", "knows no block routes"),
        ("name = \"own\"", "id = \"own\"", "route knows no id"),
        ("  location  ", "  guid = 1\n  location  ", "knows no guid"),
        ("azurerm_route_table", "azurerm_routes", "there is no azurerm_routes"),
    ] {
        assert!(text.contains(from), "{from}");
        let (_, wrong) = judged(&text.replacen(from, to, 1), &table);
        assert!(wrong.iter().any(|it| it.contains(says)), "{says}: {wrong:?}");
    }
}
