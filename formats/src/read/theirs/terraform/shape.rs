//! Networks by the shape of values alone: of variables whose code is not there, and of what a module of
//! others is given.

use std::collections::BTreeMap;

use super::shape_keys::{
    BITS, DEEPEST, NETWORK, PREFIXES, SIZES, is_ranges, is_space, may_be, one_of, plain,
};
use super::shape_subnet::{ranged, subnet};
use super::value::{At, TerraformValue};

/// The networks in values of any shape.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) networks: Vec<Shaped>,
    /// Subnets that name their network.
    pub(super) subnets: Vec<Shaped>,
    /// Values that name address space and are not understood: the place, the reason, and a hint.
    pub(super) open: Vec<(String, String, String)>,
}

/// A network with its subnets, or a subnet, with the names of the azurerm provider.
pub(super) struct Shaped {
    pub(super) values: BTreeMap<String, TerraformValue>,
    pub(super) path: String,
    pub(super) at: Option<At>,
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

impl Shape {
    /// Reads the values of a file, or of what a module is given.
    pub(super) fn of(values: &TerraformValue, path: &str) -> Shape {
        let mut shape = Shape::default();
        shape.map(values, "", path, 0);
        shape
    }

    /// A map that may be a network, may have subnets, and may have more maps in it.
    fn map(&mut self, map: &TerraformValue, name: &str, path: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let entries: Vec<(&str, &TerraformValue)> = map.entries().collect();
        // Some keep the network next to its subnets: { vnet = { … }, subnets = { … } }.
        let inner = entries.iter().find(|(key, value)| {
            one_of(&["vnet", "virtual_network"], key)
                && value.entries().any(|(key, it)| is_space(key) && may_be(it))
        });
        let spaces: Vec<(&str, &TerraformValue)> = match inner {
            Some((_, inner)) => {
                inner.entries().filter(|(key, it)| is_space(key) && may_be(it)).collect()
            }
            None => {
                entries.iter().filter(|(key, it)| is_space(key) && may_be(it)).copied().collect()
            }
        };
        let mut subnets = Vec::new();
        for (key, value) in &entries {
            let path = join(path, key);
            if inner.is_some_and(|(it, _)| it == key) || spaces.iter().any(|(it, _)| it == key) {
                continue;
            }
            if !self.subnets_of(key, value, &entries, &path, &mut subnets) {
                self.other(key, value, &path, !spaces.is_empty(), &mut subnets, depth);
            }
        }
        let known = inner.map_or(map, |(_, inner)| inner);
        match spaces.as_slice() {
            [] => self.without_space(map, path, subnets),
            [(_, space)] => self.network(known, name, space, path, subnets),
            many => {
                // hub_address_space goes with hub_subnets.
                for (key, space) in many {
                    let start = plain(key);
                    let start = start.split('_').next().unwrap_or_default();
                    let (own, rest): (Vec<_>, Vec<_>) =
                        subnets.into_iter().partition(|(key, _): &(String, TerraformValue)| {
                            plain(key).split('_').next() == Some(start)
                        });
                    subnets = rest;
                    self.network(&TerraformValue::Null, start, space, &join(path, key), own);
                }
                self.without_space(map, path, subnets);
            }
        }
    }

    fn network(
        &mut self,
        map: &TerraformValue,
        name: &str,
        space: &TerraformValue,
        path: &str,
        mut subnets: Vec<(String, TerraformValue)>,
    ) {
        // In the order of the file.
        subnets.sort_by_key(|(_, it)| it.at());
        let names = ["name", "vnet_name", "virtual_network_name", "network_name"];
        let own = names.iter().find_map(|key| map.get(key)).cloned();
        let mut values = BTreeMap::from([
            ("name".to_owned(), own.unwrap_or_else(|| TerraformValue::text_of(name))),
            ("address_space".to_owned(), space.clone()),
            (
                "subnet".to_owned(),
                TerraformValue::list(subnets.into_iter().map(|(_, it)| it).collect()),
            ),
        ]);
        for key in ["location", "resource_group_name"] {
            values.extend(map.get(key).map(|it| (key.to_owned(), it.clone())));
        }
        self.networks.push(Shaped { values, path: path.to_owned(), at: map.at() });
    }

    /// Subnets without address space next to them: of a network that is named, or of none.
    fn without_space(
        &mut self,
        map: &TerraformValue,
        path: &str,
        mut subnets: Vec<(String, TerraformValue)>,
    ) {
        subnets.sort_by_key(|(_, it)| it.at());
        let network = NETWORK.iter().find_map(|key| map.get(key));
        let network = network.map(|it| {
            let inside = ["resource_id", "id", "name"].iter().find_map(|key| it.get(key));
            inside.unwrap_or(it).clone()
        });
        // A module may be given one subnet and no more.
        let is_one = network.is_some() && subnets.is_empty();
        let ranges =
            is_one.then(|| map.entries().find(|(key, it)| one_of(PREFIXES, key) && may_be(it)));
        let one = ranges.flatten().map(|_| (String::new(), subnet(map, "", path)));
        let all: Vec<_> = subnets.into_iter().chain(one).map(|(_, it)| it).collect();
        match network {
            Some(network) => {
                for subnet in all {
                    let TerraformValue::Map(object) = &subnet else { continue };
                    let mut values = object.entries.clone();
                    values.insert("virtual_network_name".to_owned(), network.clone());
                    let path = subnet.text("$path").unwrap_or(path).to_owned();
                    self.subnets.push(Shaped { values, path, at: subnet.at() });
                }
            }
            None if all.is_empty() => {}
            None => {
                let values = BTreeMap::from([
                    ("name".to_owned(), TerraformValue::text_of("")),
                    ("subnet".to_owned(), TerraformValue::list(all)),
                ]);
                self.networks.push(Shaped { values, path: path.to_owned(), at: map.at() });
            }
        }
    }

    /// Takes a value that is subnets, each with its key; whether it is.
    fn subnets_of(
        &mut self,
        key: &str,
        value: &TerraformValue,
        beside: &[(&str, &TerraformValue)],
        path: &str,
        found: &mut Vec<(String, TerraformValue)>,
    ) -> bool {
        let named = plain(key).contains("subnet") || plain(key).contains("snet");
        let items: Vec<(String, &TerraformValue, String)> = if let TerraformValue::Map(_) = value {
            value.entries().map(|(name, it)| (name.to_owned(), it, join(path, name))).collect()
        } else {
            let items = value.items().iter().enumerate();
            items.map(|(at, it)| (String::new(), it, format!("{path}[{at}]"))).collect()
        };
        let ranges_of =
            |it: &TerraformValue| it.entries().any(|(key, it)| one_of(PREFIXES, key) && may_be(it));
        if named && is_ranges(value) {
            Shape::listed(key, value, beside, path, found);
            return true;
        }
        let of_objects = !holds_subnets(value)
            && items.iter().any(|(_, it, _)| ranges_of(it))
            && !items.iter().any(|(_, it, _)| holds_subnets(it));
        let of_ranges = named
            && !items.is_empty()
            && items.iter().any(|(name, it, _)| !name.is_empty() && is_ranges(it));
        if of_objects || of_ranges {
            for (name, item, path) in &items {
                let item = match item {
                    TerraformValue::Map(_) => subnet(item, name, path),
                    ranges if may_be(ranges) => {
                        let entries = [
                            ("name".to_owned(), TerraformValue::text_of(name)),
                            ("address_prefixes".to_owned(), (*ranges).clone()),
                            ("$path".to_owned(), TerraformValue::text_of(path)),
                        ];
                        TerraformValue::map(entries.into_iter().collect(), value.at())
                    }
                    _ => continue,
                };
                found.push((key.to_owned(), item));
            }
            return true;
        }
        self.sized(key, &items, path, found)
    }

    /// A list of ranges alone, whose names stand in another list.
    fn listed(
        key: &str,
        value: &TerraformValue,
        beside: &[(&str, &TerraformValue)],
        path: &str,
        found: &mut Vec<(String, TerraformValue)>,
    ) {
        let one = std::slice::from_ref(value);
        let ranges = if value.items().is_empty() { one } else { value.items() };
        let names = beside.iter().find(|(key, it)| {
            plain(key).contains("subnet")
                && plain(key).ends_with("names")
                && it.items().len() == ranges.len()
        });
        let names = names.map(|(_, it)| it.items());
        let stem = plain(key);
        let stem = [
            "_address_prefixes",
            "_address_prefix",
            "_prefixes",
            "_prefix",
            "_cidrs",
            "_cidr",
            "_ranges",
            "_range",
        ]
        .iter()
        .find_map(|end| stem.strip_suffix(end))
        .unwrap_or(&stem)
        .to_owned();
        let several = ranges.len() > 1;
        if several && names.is_none() && !stem.ends_with('s') && stem != "subnet" {
            // One subnet with several ranges.
            found.push((key.to_owned(), ranged(&TerraformValue::text_of(&stem), value, path)));
            return;
        }
        for (at, range) in ranges.iter().enumerate() {
            let name = names.and_then(|it| it.get(at)).cloned();
            let name = name.unwrap_or_else(|| {
                TerraformValue::text_of(if several { format!("{stem}-{at}") } else { stem.clone() })
            });
            let path = if several { format!("{path}[{at}]") } else { path.to_owned() };
            found.push((key.to_owned(), ranged(&name, range, &path)));
        }
    }

    /// Subnets with a size instead of a range: the ranges are made by code.
    fn sized(
        &mut self,
        key: &str,
        items: &[(String, &TerraformValue, String)],
        path: &str,
        found: &mut Vec<(String, TerraformValue)>,
    ) -> bool {
        let number = |it: &TerraformValue, keys: &[&str]| {
            it.entries()
                .find(|(key, it)| one_of(keys, key) && it.count().is_some())
                .and_then(|(_, it)| it.count())
        };
        let is_named = |name: &str| {
            plain(name).contains("subnet")
                || plain(key).contains("subnet")
                || plain(key).contains("size")
        };
        let coded = items.iter().filter(|(_, it, _)| number(it, BITS).is_some()).count();
        if coded > 0 && coded == items.len() {
            for (name, item, path) in items {
                let name =
                    item.get("name").cloned().unwrap_or_else(|| TerraformValue::text_of(name));
                let entries = [
                    ("name".to_owned(), name),
                    ("$path".to_owned(), TerraformValue::text_of(path)),
                    ("$open".to_owned(), TerraformValue::Bool(true)),
                ];
                found.push((
                    key.to_owned(),
                    TerraformValue::map(entries.into_iter().collect(), item.at()),
                ));
            }
            self.open.push((
                path.to_owned(),
                format!("the ranges of {coded} subnets come from code (`newbits`, `netnum`)"),
                "give the .tf files as well, or `terraform show -json` of a plan, which has them"
                    .to_owned(),
            ));
            return true;
        }
        let sizes: Vec<String> = items
            .iter()
            .filter(|(name, _, _)| is_named(name))
            .filter_map(|(_, it, _)| number(it, SIZES).filter(|it| (1..=128).contains(it)))
            .map(|it| format!("/{it}"))
            .collect();
        if !sizes.is_empty() && sizes.len() == items.len() {
            self.open.push((
                path.to_owned(),
                format!("only sizes are written ({}), without ranges", sizes.join(", ")),
                "to place them, ask for them in a request by their prefix-length".to_owned(),
            ));
            return true;
        }
        false
    }

    /// A value that is neither the space nor subnets.
    fn other(
        &mut self,
        key: &str,
        value: &TerraformValue,
        path: &str,
        in_network: bool,
        found: &mut Vec<(String, TerraformValue)>,
        depth: usize,
    ) {
        if let TerraformValue::Map(_) = value {
            // The subnet of a firewall or gateway, among its other settings.
            let own =
                value.entries().find(|(key, it)| plain(key).contains("subnet") && is_ranges(it));
            if let Some((inner, ranges)) = own.filter(|_| in_network) {
                found.push((
                    key.to_owned(),
                    ranged(&TerraformValue::text_of(key), ranges, &join(path, inner)),
                ));
                return;
            }
            self.map(value, key, path, depth + 1);
            return;
        }
        for (at, item) in value.items().iter().enumerate() {
            if let TerraformValue::Map(_) = item {
                self.map(item, "", &format!("{path}[{at}]"), depth + 1);
            }
        }
        let is_one = one_of(PREFIXES, key);
        if is_ranges(value) && !is_one {
            self.open.push((
                path.to_owned(),
                "nothing says what these ranges are".to_owned(),
                "give the .tf files as well, or `terraform show -json` of a plan".to_owned(),
            ));
        }
    }
}

/// Whether a map has subnets in it, so that it is a network.
fn holds_subnets(value: &TerraformValue) -> bool {
    value.entries().any(|(key, it)| {
        plain(key).contains("subnets") && it.entries().next().is_some()
            || plain(key).contains("subnets") && !it.items().is_empty()
    })
}
