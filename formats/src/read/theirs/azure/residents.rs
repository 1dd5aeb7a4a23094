//! Residents of subnets: every resource that names the ID of one, with its size as far as it is
//! stated.

use ipplan::{Inventory, Resident};

use super::connections;
use super::id::{is_subnet, last, properties};
use super::workloads::{agent_pool, workload};
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

/// Types that name subnets to let them in or to serve them, and live in none.
const OUTSIDE: &[&str] = &[
    "microsoft.network/networksecuritygroups",
    "microsoft.network/routetables",
    "microsoft.network/natgateways",
    "microsoft.network/networkintentpolicies",
    "microsoft.network/serviceendpointpolicies",
    "microsoft.network/networkmanagers",
    "microsoft.network/privatednszones",
    "microsoft.authorization/roleassignments",
    "microsoft.authorization/policyassignments",
    "microsoft.insights/diagnosticsettings",
];

/// Keys under which subnets are let in, by their service endpoints.
const RULES: &[&str] =
    &["virtualnetworkrules", "networkacls", "networkruleset", "ipsecurityrestrictions"];

const PLAN: &str = "Microsoft.Web/serverFarms";

/// How deep a resource is searched for the IDs of subnets.
const DEEPEST: usize = 24;

/// Types (in lower case) whose lists can be read together with those of networks.
pub(super) fn is_known(kind: &str) -> bool {
    [
        "microsoft.web/serverfarms",
        "microsoft.web/sites",
        "microsoft.web/sites/slots",
        "microsoft.sql/managedinstances",
        "microsoft.containerservice/managedclusters",
        "microsoft.network/privateendpoints",
        "microsoft.network/virtualnetworkgateways",
        "microsoft.network/applicationgateways",
        "microsoft.network/bastionhosts",
        "microsoft.network/azurefirewalls",
        "microsoft.network/networkinterfaces",
        "microsoft.compute/virtualmachinescalesets",
    ]
    .contains(&kind)
        || ipplan::services::ALL
            .iter()
            .any(|service| service.resources.iter().any(|it| it.eq_ignore_ascii_case(kind)))
}

/// Adds what a resource says of subnets.
pub(super) fn add(item: &Item<'_>, kind: &str, group: Option<&str>, inventory: &mut Inventory) {
    if OUTSIDE.iter().any(|it| kind.starts_with(it)) {
        return;
    }
    let own = properties(item);
    let said = item.text("type").unwrap_or(kind);
    let (name, id) = (item.text("name").unwrap_or_default(), item.text("id"));
    let by_group = || Some(format!("{}/providers/{said}/{name}", group?));
    let id = id.filter(|it| it.contains('/')).map(str::to_owned).or_else(by_group);
    let resident = |subnet: String| Resident {
        kind: said.to_owned(),
        name: name.to_owned(),
        id: id.clone(),
        subnet,
        origin: item.origin(),
        workload: None,
    };
    match kind {
        "microsoft.web/serverfarms" => {
            // A plan lives where its apps say.
            let workload = workload(item, kind);
            let plan = Resident { kind: PLAN.to_owned(), workload, ..resident(String::new()) };
            inventory.residents.push(plan);
            return;
        }
        "microsoft.web/sites" | "microsoft.web/sites/slots" => {
            let subnet = own.text("virtualNetworkSubnetId").filter(|it| is_subnet(it));
            let plan = ["serverFarmId", "appServicePlanId"].iter().find_map(|it| own.text(it));
            if let Some(subnet) = subnet {
                connections::app(item, subnet, plan, inventory);
                let app = resident(subnet.to_owned());
                let plan = plan.and_then(|id| Some((id, last(id)?)));
                inventory.residents.push(match plan {
                    Some((id, name)) => Resident {
                        kind: PLAN.to_owned(),
                        name: name.to_owned(),
                        id: Some(id.to_owned()).filter(|it| it.contains('/')),
                        ..app
                    },
                    None => app,
                });
            }
            return;
        }
        "microsoft.containerservice/managedclusters" => {
            for pool in own.list("agentPoolProfiles") {
                let name = pool.text("name").unwrap_or_default();
                for (key, counts) in [("vnetSubnetId", true), ("podSubnetId", false)] {
                    let subnet = pool.text(key).filter(|it| is_subnet(it));
                    let Some(subnet) = subnet else { continue };
                    let of_pool = agent_pool(&own, &pool);
                    let pool = resident(subnet.to_owned());
                    let name = format!("{}/{name}", pool.name);
                    let workload = of_pool.filter(|_| counts);
                    let id = pool.id.as_ref().map(|id| format!("{id}/agentPools/{name}"));
                    inventory.residents.push(Resident { name, id, workload, ..pool });
                }
            }
            let server = own.get("apiServerAccessProfile").and_then(|it| it.text("subnetId"));
            if let Some(subnet) = server.filter(|it| is_subnet(it)) {
                let workload = ipplan::Workload::of(&ipplan::services::aks_api_server::SERVICE);
                let server = resident(subnet.to_owned());
                let name = format!("{}/apiServer", server.name);
                let id = server.id.as_ref().map(|id| format!("{id}/apiServer"));
                let workload = Some(workload);
                inventory.residents.push(Resident { name, id, workload, ..server });
            }
            return;
        }
        "microsoft.network/virtualnetworkgateways" => {
            let gateway = id.clone().unwrap_or_else(|| format!("{said}/{name}"));
            connections::clients(item, gateway, inventory);
        }
        _ => {}
    }
    let mut subnets = Vec::new();
    search(&own, 0, &mut subnets);
    for subnet in subnets {
        let workload = workload(item, kind);
        inventory.residents.push(Resident { workload, ..resident(subnet) });
    }
}

/// The IDs of all subnets that a resource names, each once.
fn search(item: &Item<'_>, depth: usize, found: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    match &item.node.value {
        NodeValue::Text(text)
            if is_subnet(text) && !found.iter().any(|it| it.eq_ignore_ascii_case(text)) =>
        {
            found.push(text.clone());
        }
        NodeValue::List(_) => item.items().for_each(|it| search(&it, depth + 1, found)),
        NodeValue::Map(_) => {
            for (key, value) in item.entries() {
                if !RULES.contains(&key.to_ascii_lowercase().as_str()) {
                    search(&value, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}
