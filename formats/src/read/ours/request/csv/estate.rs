//! The rows of a table, brought together.

use std::collections::BTreeMap;

use crate::read::ours::request::csv::cell::Cell;
use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};

/// Everything, in the order of the rows.
#[derive(Default)]
pub(super) struct Estate {
    /// The settings of the whole request.
    pub(super) settings: Settings,
    pub(super) existing: Vec<Node>,
    pub(super) avoid: Vec<Node>,
    pub(super) pools: Vec<(Key, Node)>,
    pub(super) sites: Vec<(Key, Node)>,
    pub(super) links: Vec<Node>,
    client_pools: ByName<Settings>,
    networks: ByName<NetworkRows>,
}

#[derive(Default)]
pub(super) struct NetworkRows {
    pub(super) settings: Settings,
    subnets: ByName<SubnetRows>,
}

#[derive(Default)]
pub(super) struct SubnetRows {
    pub(super) settings: Settings,
    /// Each with the inputs of its service.
    pub(super) holds: Vec<Vec<(Key, Node)>>,
}

/// Keys and values, with the text of their cells: rows may repeat what they agree on.
#[derive(Default)]
pub(super) struct Settings(Vec<(Key, Node, String)>);

impl Settings {
    pub(super) fn set(&mut self, key: &str, cell: &Cell<'_>, node: Node) {
        let same = |(known, _, text): &(Key, Node, String)| known.text == key && *text == cell.text;
        if !self.0.iter().any(same) {
            self.0.push((named(key, cell.at), node, cell.text.to_owned()));
        }
    }

    fn entries(self) -> Vec<(Key, Node)> {
        self.0.into_iter().map(|(key, node, _)| (key, node)).collect()
    }
}

/// Entries by name, in the order in which they are first named.
#[derive(Default)]
struct ByName<T> {
    entries: Vec<(Key, T)>,
    index: BTreeMap<String, usize>,
}

impl<T: Default> ByName<T> {
    fn named(&mut self, name: &Cell<'_>) -> &mut T {
        let next = self.entries.len();
        let index = *self.index.entry(name.text.to_owned()).or_insert(next);
        if index == next {
            self.entries.push((name.key(), T::default()));
        }
        #[expect(clippy::indexing_slicing, reason = "every index was given out by a push")]
        &mut self.entries[index].1
    }

    fn node(self, at: Spot, node: impl Fn(Spot, T) -> Node) -> Node {
        let entries = self.entries.into_iter();
        map(at, entries.map(|(key, entry)| (key.clone(), node(key.at, entry))).collect())
    }
}

impl Estate {
    pub(super) fn network(&mut self, name: &Cell<'_>) -> &mut NetworkRows {
        self.networks.named(name)
    }

    pub(super) fn client_pool(&mut self, name: &Cell<'_>) -> &mut Settings {
        self.client_pools.named(name)
    }

    pub(super) fn node(self) -> Node {
        let start = Spot::START;
        let mut entries = self.settings.entries();
        let existing = Node { at: start, value: NodeValue::List(self.existing) };
        entries.push((named("existing", start), existing));
        let avoid = Node { at: start, value: NodeValue::List(self.avoid) };
        entries.push((named("avoid", start), avoid));
        entries.push((named("pools", start), map(start, self.pools)));
        entries.push((named("sites", start), map(start, self.sites)));
        let links = Node { at: start, value: NodeValue::List(self.links) };
        entries.push((named("links", start), links));
        let of = |at, settings: Settings| map(at, settings.entries());
        entries.push((named("client-pools", start), self.client_pools.node(start, of)));
        entries.push((named("networks", start), self.networks.node(start, NetworkRows::node)));
        map(start, entries)
    }
}

impl NetworkRows {
    pub(super) fn subnet(&mut self, name: &Cell<'_>) -> &mut SubnetRows {
        self.subnets.named(name)
    }

    fn node(at: Spot, network: NetworkRows) -> Node {
        let mut entries = network.settings.entries();
        entries.push((named("subnets", at), network.subnets.node(at, SubnetRows::node)));
        map(at, entries)
    }
}

impl SubnetRows {
    /// The keys of its one workload are next to those of the subnet; several workloads are a list.
    fn node(at: Spot, subnet: SubnetRows) -> Node {
        let mut entries = subnet.settings.entries();
        if subnet.holds.len() > 1 {
            let held = subnet.holds.into_iter().map(|held| {
                let at = held.first().map_or(at, |(key, _)| key.at);
                map(at, held)
            });
            let value = NodeValue::List(held.collect());
            entries.push((named("holds", at), Node { at, value }));
        } else {
            entries.extend(subnet.holds.into_iter().flatten());
        }
        map(at, entries)
    }
}

fn map(at: Spot, entries: Vec<(Key, Node)>) -> Node {
    Node { at, value: NodeValue::Map(entries) }
}

fn named(key: &str, at: Spot) -> Key {
    Key { text: key.to_owned(), at }
}
