//! A request as plain data, for every syntax to write.

use std::collections::BTreeMap;

use ipplan::{
    AddressSpace, ClientPool, Fit, IpNet, KeepOut, Link, LinkKind, Network, Place, Request, Subnet,
    Value, Workload,
};
use serde_json::{Map, Value as Json, json};

/// A request as plain data, with the keys of a request file. Defaults are left out.
pub(in crate::write) fn value(request: &Request) -> Json {
    let mut file = Map::new();
    let mut set = |key: &str, value: Json| file.insert(key.to_owned(), value);
    if let Some(edition) = request.edition {
        set("edition", edition.to_string().into());
    }
    if request.fit != Fit::default() {
        set("fit", fit(request.fit));
    }
    if request.headroom != 0 {
        set("headroom", percent(request.headroom));
    }
    if request.default_outbound {
        set("default-outbound", true.into());
    }
    if !request.existing.is_empty() {
        set(
            "existing",
            match request.existing.as_slice() {
                [file] => file.as_str().into(),
                files => files.iter().map(|file| Json::from(file.as_str())).collect(),
            },
        );
    }
    if !request.avoid.is_empty() {
        set("avoid", request.avoid.iter().map(keep_out).collect());
    }
    if !request.pools.is_empty() {
        set("pools", named(&request.pools, |prefixes| one_or_list(prefixes)));
    }
    if !request.client_pools.is_empty() {
        set("client-pools", named(&request.client_pools, client_pool));
    }
    if !request.networks.is_empty() {
        set("networks", named(&request.networks, |it| network(it, !request.existing.is_empty())));
    }
    if !request.sites.is_empty() {
        set("sites", named(&request.sites, |prefixes| one_or_list(prefixes)));
    }
    if !request.links.is_empty() {
        set("links", request.links.iter().map(link).collect());
    }
    Json::Object(file)
}

fn link(link: &Link) -> Json {
    let mut file = Map::new();
    let mut set = |key: &str, value: Json| file.insert(key.to_owned(), value);
    match link.ends.as_slice() {
        [hub, spokes @ ..] if link.kind == LinkKind::Peer && spokes.len() > 1 => {
            set("hub", text(hub));
            set("spokes", names(spokes));
        }
        ends => {
            set(link.kind.word(), names(ends));
        }
    }
    let lists = [
        ("gateway-transit", &link.gateway_transit),
        ("remote-gateways", &link.remote_gateways),
        ("forwarded-traffic", &link.forwarded_traffic),
        ("subnets", &link.subnets),
    ];
    for (key, list) in lists {
        if !list.is_empty() {
            set(key, names(list));
        }
    }
    if link.disconnected {
        set("state", "disconnected".into());
    }
    let words = [
        ("overlap", &link.overlap),
        ("plan", &link.plan),
        ("app", &link.app),
        ("region", &link.region),
        ("tier", &link.tier),
    ];
    for (key, said) in words {
        if let Some(said) = said {
            set(key, text(said));
        }
    }
    if link.linux {
        set("os", "linux".into());
    }
    if link.containers {
        set("containers", true.into());
    }
    if let Some(databases) = link.databases {
        set("databases", databases.into());
    }
    if link.next_gen {
        set("next-gen", true.into());
    }
    Json::Object(file)
}

fn names(names: &[String]) -> Json {
    match names {
        [name] => text(name),
        names => names.iter().map(text).collect(),
    }
}

/// A map with what each entry of another says.
pub(in crate::write) fn named<T>(
    entries: &BTreeMap<String, T>,
    value: impl Fn(&T) -> Json,
) -> Json {
    Json::Object(entries.iter().map(|(name, entry)| (name.clone(), value(entry))).collect())
}

fn fit(fit: Fit) -> Json {
    match fit {
        Fit::Need => "need".into(),
        Fit::Advised => "advised".into(),
    }
}

fn percent(headroom: u32) -> Json {
    format!("{headroom}%").into()
}

fn text(value: &impl ToString) -> Json {
    value.to_string().into()
}

fn one_or_list(prefixes: &[IpNet]) -> Json {
    match prefixes {
        [prefix] => text(prefix),
        _ => prefixes.iter().map(text).collect(),
    }
}

fn keep_out(keep_out: &KeepOut) -> Json {
    if keep_out.why.is_empty() {
        return text(&keep_out.range);
    }
    json!({ "range": keep_out.range.to_string(), "why": keep_out.why })
}

fn client_pool(pool: &ClientPool) -> Json {
    let mut file = Map::new();
    // One that is read has one service at most.
    if let Some(workload) = pool.holds.first() {
        inputs(workload, &mut file);
    }
    let said = [
        ("at", pool.at.as_ref().map(text)),
        ("from", pool.from.as_ref().map(text)),
        ("prefix-length", pool.prefix_len.as_ref().map(text)),
        ("network", pool.network.as_ref().map(text)),
    ];
    let said = said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    file.extend(said);
    Json::Object(file)
}

/// A network may have no space of its own where files say what exists.
fn network(network: &Network, exists: bool) -> Json {
    let mut file = Map::new();
    let mut set = |key: &str, value: Json| file.insert(key.to_owned(), value);
    match &network.space {
        // It has the space that it has in Azure.
        AddressSpace::Declared(space) if space.is_empty() && exists => {}
        AddressSpace::Declared(space) => {
            set("space", one_or_list(space));
        }
        AddressSpace::From { pool, prefix_len } => {
            set("from", text(pool));
            if let Some(length) = prefix_len {
                set("prefix-length", text(length));
            }
        }
    }
    if let Some(region) = &network.region {
        set("region", text(region));
    }
    let words = [
        ("was", &network.was),
        ("isolated", &network.isolated),
        ("reuse", &network.reuse),
        ("public", &network.public),
    ];
    for (key, said) in words {
        if let Some(said) = said {
            set(key, text(said));
        }
    }
    if !network.subnets.is_empty() {
        set("subnets", named(&network.subnets, subnet));
    }
    Json::Object(file)
}

fn subnet(subnet: &Subnet) -> Json {
    let mut file = Map::new();
    match subnet.holds.as_slice() {
        [] => {}
        [workload] => inputs(workload, &mut file),
        several => {
            file.insert("holds".to_owned(), several.iter().map(held).collect());
        }
    }
    let mut set = |key: &str, value: Json| {
        file.insert(key.to_owned(), value);
    };
    match &subnet.at {
        Place::Anywhere => {}
        Place::Here(prefixes) => set("at", one_or_list(prefixes)),
        Place::ByRole(places) => set("at", named(places, |prefixes| one_or_list(prefixes))),
    }
    if let Some(length) = subnet.prefix_len {
        set("prefix-length", text(&length));
    }
    if let Some(group) = &subnet.group {
        set("group", text(group));
    }
    if let Some(length) = subnet.reserve {
        set("reserve", text(&length));
    }
    if let Some(own) = subnet.fit {
        set("fit", fit(own));
    }
    if let Some(headroom) = subnet.headroom {
        set("headroom", percent(headroom));
    }
    if subnet.ipv6 {
        set("ipv6", true.into());
    }
    if let Some(was) = &subnet.was {
        set("was", text(was));
    }
    if let Some(on) = subnet.default_outbound {
        set("default-outbound", on.into());
    }
    one_word(file)
}

fn held(workload: &Workload) -> Json {
    let mut file = Map::new();
    inputs(workload, &mut file);
    one_word(file)
}

/// A service with nothing else said is its name alone.
fn one_word(file: Map<String, Json>) -> Json {
    match file.get("service") {
        Some(service) if file.len() == 1 => service.clone(),
        _ => Json::Object(file),
    }
}

fn inputs(workload: &Workload, file: &mut Map<String, Json>) {
    file.insert("service".to_owned(), workload.service().id.into());
    for (name, value) in workload.values() {
        let value = match value {
            Value::Count(count) => (*count).into(),
            Value::Switch(on) => (*on).into(),
            Value::Text(text) => text.clone().into(),
        };
        file.insert(name.to_owned(), value);
    }
}
