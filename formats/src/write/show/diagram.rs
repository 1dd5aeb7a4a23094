//! A diagram of networks and their links in Mermaid, which wikis and code hosts draw.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ipplan::{AddressSpace, IpNet, Link, LinkKind, Request};

use crate::write::shown::shown;

/// Networks in the frames of their regions, sites and client pools next to them, and the links between
/// them.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["hub", "web"])];
/// let request = Request { links, ..Request::default() }
///     .with("hub", network("10.0.0.0/24"))
///     .with("web", network("10.0.1.0/24"));
/// let text = ipplan_formats::diagram::links(&request);
/// assert!(text.contains("  n0[\"hub<br/>10.0.0.0/24\"]\n"));
/// assert!(text.contains("  n0 ---|\"peer\"| n1\n"));
/// ```
pub fn links(request: &Request) -> String {
    let mut page = String::from("flowchart TB\n");
    let mut ids = BTreeMap::<&str, String>::new();
    let mut regions = BTreeMap::<Option<&String>, Vec<(String, String)>>::new();
    for (name, network) in &request.networks {
        let space = match &network.space {
            AddressSpace::Declared(space) => ranges(space),
            AddressSpace::From { pool, .. } => format!("from {pool}"),
        };
        let id = format!("n{}", ids.len());
        let shape = format!("{id}[\"{}\"]", label(name, &space));
        regions.entry(network.region.as_ref()).or_default().push((id.clone(), shape));
        ids.insert(name, id);
    }
    for (number, (region, networks)) in regions.iter().enumerate() {
        let indent = if region.is_some() { "    " } else { "  " };
        if let Some(region) = region {
            add(&mut page, &format!("  subgraph r{number}[\"{}\"]", escaped(region)));
        }
        for (_, shape) in networks {
            add(&mut page, &format!("{indent}{shape}"));
        }
        if region.is_some() {
            add(&mut page, "  end");
        }
    }
    for (name, space) in &request.sites {
        let id = format!("n{}", ids.len());
        add(&mut page, &format!("  {id}{{{{\"{}\"}}}}", label(name, &ranges(space))));
        ids.entry(name).or_insert(id);
    }
    for (name, pool) in &request.client_pools {
        let id = format!("n{}", ids.len());
        let space = pool.at.map_or(String::new(), |at| at.to_string());
        add(&mut page, &format!("  {id}([\"{}\"])", label(name, &space)));
        if let Some(network) = pool.network.as_ref().and_then(|it| ids.get(it.as_str())) {
            add(&mut page, &format!("  {network} -.-|\"point-to-site\"| {id}"));
        }
        ids.entry(name).or_insert(id);
    }
    for (number, link) in request.links.iter().enumerate() {
        one_link(&mut page, number, link, &ids);
    }
    page
}

fn one_link(page: &mut String, number: usize, link: &Link, ids: &BTreeMap<&str, String>) {
    let id = |end: &str| ids.get(end).or_else(|| ids.get(end.split('/').next()?));
    let Some((first, others)) = link.ends.split_first() else { return };
    let stroke = match link.kind {
        LinkKind::Peer => "---",
        LinkKind::Vpn | LinkKind::PointToSite => "-.-",
        LinkKind::ExpressRoute | LinkKind::VirtualWan => "===",
        // What only needs a way is an arrow along it.
        _ => "-.->",
    };
    // The integration of an app has one end.
    if let (Some(to), []) = (id(first), others) {
        let subnet =
            first.split_once('/').map_or(String::new(), |(_, subnet)| format!(": {subnet}"));
        let what = escaped(&format!("{}{subnet}", link.kind.word()));
        add(page, &format!("  a{number}([\"App Service\"]) {stroke}|\"{what}\"| {to}"));
    }
    for other in others {
        let mut what = link.kind.word().to_owned();
        if let Some(gateway) =
            link.gateway_transit.first().filter(|_| !link.remote_gateways.is_empty())
        {
            what = format!("{what}, gateway of {gateway}");
        }
        let named = [first, other].into_iter().filter_map(|end| end.split_once('/'));
        let subnets: Vec<&str> = named.map(|(_, subnet)| subnet).collect();
        if !subnets.is_empty() {
            what = format!("{what}: {}", subnets.join(" to "));
        }
        if let Some((a, b)) = id(first).zip(id(other)).filter(|(a, b)| a != b) {
            add(page, &format!("  {a} {stroke}|\"{}\"| {b}", escaped(&what)));
        }
    }
}

fn ranges(space: &[IpNet]) -> String {
    let space: Vec<String> = space.iter().map(ToString::to_string).collect();
    space.join(", ")
}

fn label(name: &str, space: &str) -> String {
    let br = if space.is_empty() { "" } else { "<br/>" };
    format!("{}{br}{}", escaped(name), escaped(space))
}

fn add(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}

/// Text without markup: every character that is not a plain letter becomes its number.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in shown(text).chars() {
        if letter.is_alphanumeric() || " .,:-_/()'".contains(letter) {
            escaped.push(letter);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "#{};", u32::from(letter));
        }
    }
    escaped
}
