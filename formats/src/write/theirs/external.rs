//! A plan as a flat map of text, which is all that a data source `external` of Terraform can hold.

use ipplan::Plan;
use serde_json::{Map, Value};

use super::deployment::Deployment;
use super::tfvars;
use crate::write::show::json;

/// A map of texts: `NETWORK/` has the address space of a network and `NETWORK/SUBNET` the prefixes of a
/// subnet, with commas between several; `networks` has everything, as JSON for `jsondecode`.
///
/// No name of a network or subnet can be one of the others.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let map: serde_json::Value =
///     serde_json::from_str(&ipplan_formats::deploy::external(&plan)).unwrap();
/// assert_eq!(map["hub/"], "10.0.0.0/24");
/// assert_eq!(map["hub/web"], "10.0.0.0/27");
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut map = Map::new();
    let mut set = |key: String, value: String| map.insert(key, Value::String(value));
    for network in &deployment.networks {
        set(format!("{}/", network.name), network.space().join(","));
        for subnet in &network.subnets {
            set(format!("{}/{}", network.name, subnet.key), subnet.prefixes().join(","));
        }
    }
    set("networks".to_owned(), tfvars::networks(&deployment).to_string());
    json::text(&Value::Object(map))
}
