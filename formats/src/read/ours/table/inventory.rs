//! A table as an inventory: networks, and in each its subnets.

use std::collections::BTreeMap;

use ipplan::{
    Attached, ExistingNetwork, ExistingRange, ExistingSubnet, Inventory, IpNet, Notice, Origin,
    Resident, SubnetState, codes,
};

use super::listed::{About, Listed, Listing};
use crate::read::ours::level::Level;
use crate::read::ours::levels::notice;
use crate::read::ours::named::named;

/// Which network a name is of: address space, scope and name in lower case.
type Key = (String, String, String);

impl Listing {
    /// The networks that exist. Rows about one network are brought together; a subnet is in the
    /// network that its row names, or else in the one whose range holds it.
    pub(crate) fn inventory(&self) -> Inventory {
        let mut made = Made::default();
        let rows = || self.rows.iter().filter_map(|it| Some((it, self.about(it)?)));
        for (listed, about) in rows() {
            match listed.level {
                Level::Pool => made.inventory.containers.push(ExistingRange {
                    range: listed.range,
                    why: label(about).unwrap_or_default().to_owned(),
                    origin: origin(listed),
                }),
                Level::KeepOut => made.inventory.keep_outs.push(ExistingRange {
                    range: listed.range,
                    why: label(about).unwrap_or_default().to_owned(),
                    origin: origin(listed),
                }),
                Level::Network | Level::Unsaid => made.network(listed, about),
                Level::Subnet => {}
            }
        }
        for (listed, about) in rows().filter(|(it, _)| it.level == Level::Subnet) {
            made.subnet(listed, about);
        }
        let Made { mut inventory, .. } = made;
        inventory.notices.clone_from(&self.notices);
        if !self.without_range.is_empty() {
            inventory.notices.push(without_range(&self.without_range));
        }
        inventory
    }
}

/// The notice about rows that have no range.
fn without_range(lines: &[usize]) -> Notice {
    let rows = if lines.len() == 1 { "row has" } else { "rows have" };
    let message = format!(
        "{} {rows} no range ({}), and so {} not read",
        lines.len(),
        super::seen::in_lines(lines),
        if lines.len() == 1 { "is" } else { "are" },
    );
    notice(&codes::ROWS_WITHOUT_RANGE, message)
}

/// The inventory made of the rows so far.
#[derive(Default)]
struct Made {
    inventory: Inventory,
    by_name: BTreeMap<Key, usize>,
    /// The network of a range, by its address space.
    by_range: BTreeMap<(String, IpNet), usize>,
    /// The network that a row declared, by the index of what the row says.
    by_row: BTreeMap<usize, usize>,
    /// The subnet that a row declared last.
    last: Option<(usize, usize)>,
}

impl Made {
    /// A network, or one more range of one.
    fn network(&mut self, listed: &Listed, about: &About) {
        let full = listed.full || listed.level == Level::Unsaid;
        let (name, is_its_name) = name_of(listed, about);
        let key = (about.world.clone(), about.scope.clone(), name.to_lowercase());
        let known = self.by_name.get(&key).copied();
        // What is only described in the same words is the same where it is of the other family.
        let is_network = listed.level == Level::Network;
        let known =
            known.filter(|at| is_its_name || (is_network && self.lacks_family(*at, &listed.range)));
        let known = known.or_else(|| self.by_row.get(&listed.about).copied());
        let at = known.unwrap_or(self.inventory.networks.len());
        if known.is_none() {
            self.inventory.networks.push(ExistingNetwork {
                name,
                vrf: about.world.clone(),
                state: if listed.beside { SubnetState::Used } else { about.state },
                origin: origin(listed),
                full,
                ..ExistingNetwork::default()
            });
            self.by_name.entry(key).or_insert(at);
        }
        if let Some(network) = self.inventory.networks.get_mut(at) {
            network.full &= full;
            if !network.space.contains(&listed.range) {
                network.space.push(listed.range);
            }
            let region = about.details.as_ref().and_then(|it| it.region.clone());
            network.region = network.region.take().or(region);
            let id = about.details.as_ref().and_then(|it| it.id.clone());
            let id = id.filter(|id| !id.to_ascii_lowercase().contains("/subnets/"));
            network.id = network.id.take().or(id);
        }
        self.by_row.insert(listed.about, at);
        if !full {
            self.by_range.insert((about.world.clone(), listed.range), at);
        }
    }

    /// Whether a network has no range of the family yet.
    fn lacks_family(&self, at: usize, range: &IpNet) -> bool {
        let network = self.inventory.networks.get(at);
        let v4 = |it: &IpNet| matches!(it, IpNet::V4(_));
        network.is_some_and(|it| it.space.iter().all(|known| v4(known) != v4(range)))
    }

    /// A subnet, or one more range of one.
    fn subnet(&mut self, listed: &Listed, about: &About) {
        let at = self.network_of(listed, about);
        let Some(network) = self.inventory.networks.get_mut(at) else { return };
        if self.last == Some((at, listed.about))
            && let Some(subnet) = network.subnets.last_mut()
        {
            subnet.prefixes.push(listed.range);
            return;
        }
        self.last = Some((at, listed.about));
        let region = about.details.as_ref().and_then(|it| it.region.clone());
        network.region = network.region.take().or(region);
        network.subnets.push(subnet(listed, about));
    }

    /// The network that a subnet is in, which is one without address space where no row has it.
    fn network_of(&mut self, listed: &Listed, about: &About) -> usize {
        let key = |name: &str| (about.world.clone(), about.scope.clone(), name.to_lowercase());
        let by_name = self.by_name.get(&key(&about.network)).copied();
        let by_name = by_name.filter(|_| !about.network.is_empty());
        let row = about.of.unwrap_or(listed.about);
        let found = by_name.or_else(|| self.by_row.get(&row).copied());
        let found = found.or_else(|| {
            let is_open = about.network.is_empty();
            is_open.then(|| self.holder(&about.world, listed.range)).flatten()
        });
        if let Some(at) = found {
            return at;
        }
        let id = about.details.as_ref().and_then(|it| it.id.as_deref());
        let id = id.and_then(|id| {
            let end = id.to_ascii_lowercase().rfind("/subnets/")?;
            id.get(..end)
        });
        let last = id.and_then(|id| id.rsplit('/').next()).unwrap_or_default();
        let name = if about.network.is_empty() { last } else { about.network.as_str() };
        let key = key(name);
        if let Some(at) = self.by_name.get(&key) {
            return *at;
        }
        let at = self.inventory.networks.len();
        self.inventory.networks.push(ExistingNetwork {
            name: name.to_owned(),
            id: id.map(str::to_owned),
            vrf: about.world.clone(),
            origin: origin(listed),
            ..ExistingNetwork::default()
        });
        self.by_name.insert(key, at);
        at
    }

    /// The network with the smallest range that holds another one.
    fn holder(&self, world: &str, range: IpNet) -> Option<usize> {
        let mut range = Some(range);
        while let Some(outer) = range {
            if let Some(at) = self.by_range.get(&(world.to_owned(), outer)) {
                return Some(*at);
            }
            range = outer.supernet();
        }
        None
    }
}

fn origin(listed: &Listed) -> Origin {
    let (line, column) = (listed.line, listed.column);
    Origin { file: 0, path: String::new(), line, column }
}

/// The name of the subject of a row, or else its description.
fn label(about: &About) -> Option<&str> {
    [&about.subnet, &about.description].into_iter().map(String::as_str).find(|it| !it.is_empty())
}

/// The name of a network, and whether it is a real name; if not, it is a description, or its range.
fn name_of(listed: &Listed, about: &About) -> (String, bool) {
    let rest = |text: &String| if listed.beside { String::new() } else { text.clone() };
    let (subnet, description) = (rest(&about.subnet), rest(&about.description));
    let names = [about.network.as_str(), &subnet];
    let said = match listed.level {
        Level::Network => names.into_iter().find(|it| !it.is_empty()),
        _ => names.into_iter().rev().find(|it| !it.is_empty()),
    };
    match said {
        // A list may have several things of one name.
        Some(name) => (name.to_owned(), listed.level == Level::Network || name == about.network),
        None if description.is_empty() => (named(&listed.range), false),
        None => (description, false),
    }
}

fn subnet(listed: &Listed, about: &About) -> ExistingSubnet {
    let name = label(about).map_or_else(|| named(&listed.range), str::to_owned);
    let mut subnet = ExistingSubnet {
        name,
        prefixes: vec![listed.range],
        state: about.state,
        origin: origin(listed),
        ..ExistingSubnet::default()
    };
    let Some(details) = &about.details else { return subnet };
    let is_subnet = |id: &&String| id.to_ascii_lowercase().contains("/subnets/");
    subnet.id = details.id.as_ref().filter(is_subnet).cloned();
    subnet.delegations.clone_from(&details.delegations);
    subnet.service_endpoints.clone_from(&details.endpoints);
    let attached = [
        (&mut subnet.security_group, &details.security_group),
        (&mut subnet.route_table, &details.route_table),
        (&mut subnet.nat_gateway, &details.nat_gateway),
    ];
    for (mine, said) in attached {
        *mine = Attached::clone(said);
    }
    if let Some(kind) = details.service.and_then(|service| service.resources.first()) {
        let name = details.service.map(|it| it.name).unwrap_or_default();
        let origin = origin(listed);
        let resident = Resident {
            kind: (*kind).to_owned(),
            name: name.to_owned(),
            origin,
            ..Resident::default()
        };
        subnet.residents.push(resident);
    }
    if subnet.prefixes.is_empty() {
        subnet.state = SubnetState::Unknown;
    }
    subnet
}
