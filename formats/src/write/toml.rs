//! TOML.

use ipplan::Request;
use serde_json::Value;

use super::request;

/// A request file.
///
/// ```
/// use ipplan::{Network, Request, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let text = ipplan_formats::toml::request(&Request::default().with("hub", hub));
/// assert_eq!(
///     text,
///     "[networks.hub]\nspace = \"10.0.0.0/24\"\n\n\
///      [networks.hub.subnets.web]\nservice = \"hosts\"\naddresses = 20\n"
/// );
/// ```
pub fn request(request: &Request) -> String {
    let mut value = request::value(request);
    within_range(&mut value);
    // A map of maps, lists, text, switches and numbers within range is always TOML.
    ::toml::to_string(&value).unwrap_or_default()
}

/// TOML has no numbers over this; no input takes one, but a request may hold anything.
fn within_range(value: &mut Value) {
    match value {
        Value::Number(number) if number.as_i64().is_none() => *value = number.to_string().into(),
        Value::Array(items) => items.iter_mut().for_each(within_range),
        Value::Object(entries) => entries.values_mut().for_each(within_range),
        _ => {}
    }
}
