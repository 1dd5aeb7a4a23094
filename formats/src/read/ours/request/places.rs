//! Where in the text the parts of a request are.

use std::collections::BTreeMap;

use ipplan::{Code, Problem, codes, place, services};

use crate::read::ours::request::keys::is_word_for;
use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};

/// Finds the parts of a request in the text they were read from.
#[derive(Clone, Debug)]
pub struct Places {
    /// INVARIANT: sorted.
    root: Node,
    /// Places of the text itself.
    spots: BTreeMap<String, Spot>,
}

/// Problems that are about a name, not about what it stands for.
const OF_KEYS: &[&Code] =
    &[&codes::UNKNOWN_KEY, &codes::UNKNOWN_INPUT, &codes::DUPLICATE_KEY, &codes::CONFLICTING_KEYS];

impl Places {
    /// Those of a sorted tree, and places of the text itself by their names.
    pub(super) fn new(root: Node, named: impl Iterator<Item = (String, Spot)>) -> Places {
        let mut spots = BTreeMap::new();
        spots.extend(named);
        Places { root, spots }
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// Those of a sorted tree.
    pub(in crate::read) fn of_tree(root: Node) -> Places {
        Places::new(root, std::iter::empty())
    }

    /// Those of problems whose places are `LINE:COLUMN`.
    pub(crate) fn of_text(problems: &[Problem]) -> Places {
        let spots = problems.iter().filter_map(of_text);
        Places::new(Node { at: Spot::START, value: NodeValue::Null }, spots)
    }

    /// The place of one more problem of the text itself.
    pub(in crate::read) fn add_of(&mut self, problem: &Problem) {
        self.spots.extend(of_text(problem));
    }

    /// Where the part of that path stands: its value, or its name where the value is a map or a list.
    ///
    /// The longest beginning of the path that is in the text counts, so that something that is
    /// missing is looked for where it should be. `None` for a path that is nowhere at all.
    ///
    /// ```
    /// use ipplan_formats::read::{self, Syntax};
    ///
    /// let text = r#"{"networks": {"hub": {"space": "10.0.0.0/22"}}}"#;
    /// let places = read::request(text, Syntax::Json).unwrap().places;
    /// assert_eq!(places.at("networks.hub.space").unwrap().column, 32);
    /// assert_eq!(places.at("networks.hub.region").unwrap().column, 15);
    /// assert_eq!(places.at("pools.company"), None);
    /// ```
    pub fn at(&self, path: &str) -> Option<Spot> {
        self.find(path, false, false)
    }

    /// Where a problem is; `None` for one of the whole.
    pub fn of(&self, problem: &Problem) -> Option<Spot> {
        if let Some(spot) = self.spots.get(&problem.place) {
            return Some(*spot);
        }
        let of_key = OF_KEYS.contains(&problem.code);
        self.find(&problem.place, of_key, problem.code == &codes::DUPLICATE_KEY)
    }

    /// Puts problems in the order of the text.
    pub(in crate::read) fn sort(&self, problems: &mut [Problem]) {
        problems.sort_by_cached_key(|problem| self.of(problem));
    }

    fn find(&self, path: &str, of_key: bool, last: bool) -> Option<Spot> {
        let (mut node, mut key, mut rest) = (&self.root, None, path);
        let mut found = None;
        while !rest.is_empty() {
            let Some((inner_key, inner, more)) = step(node, rest, last) else { break };
            (node, key, rest) = (inner, inner_key, more);
            found = Some(node);
        }
        let node = found?;
        let scalar =
            matches!(node.value, NodeValue::Bool(_) | NodeValue::Number(_) | NodeValue::Text(_));
        let whole = rest.is_empty() && scalar && !of_key;
        Some(key.filter(|_| !whole).map_or(node.at, |key| key.at))
    }
}

/// The place of a problem that is `LINE:COLUMN`.
fn of_text(problem: &Problem) -> Option<(String, Spot)> {
    let (line, column) = problem.place.split_once(':')?;
    let spot = Spot { line: line.parse().ok()?, column: column.parse().ok()?, width: 1 };
    Some((problem.place.clone(), spot))
}

/// One step into a value: the key, what it stands for, and the rest of the path.
fn step<'n, 'p>(
    node: &'n Node,
    path: &'p str,
    last: bool,
) -> Option<(Option<&'n Key>, &'n Node, &'p str)> {
    match &node.value {
        NodeValue::Map(entries) => {
            let entry = |name: &str| {
                let start = entries.partition_point(|(key, _)| key.text.as_str() < name);
                let rest = entries.get(start..).unwrap_or_default();
                let equal = rest.partition_point(|(key, _)| key.text == name);
                let equal = rest.get(..equal).unwrap_or_default();
                if last { equal.last() } else { equal.first() }
            };
            // Names with dots are in quotes.
            let (name, rest) = place::first(path);
            let found = entry(&name).map(|entry| (entry, rest));
            // Paths have the proper name of an input, the text may have another that people use.
            let found = found.or_else(|| {
                let inputs = services::ALL.iter().flat_map(|service| service.inputs);
                let mut aliases =
                    inputs.filter(|input| input.name == path).flat_map(|input| input.aliases);
                Some((aliases.find_map(|alias| entry(alias))?, ""))
            });
            let found = found.or_else(|| {
                Some((entries.iter().find(|(key, _)| is_word_for(&key.text, &name))?, rest))
            });
            // One workload alone is the subnet's own, also where it is written as a list of one.
            if found.is_none() {
                return match entry("holds").map(|(_, holds)| &holds.value) {
                    Some(NodeValue::List(items)) if items.len() == 1 => {
                        step(items.first()?, path, last)
                    }
                    _ => None,
                };
            }
            found.map(|((key, node), rest)| (Some(key), node, rest))
        }
        NodeValue::List(items) => {
            let (index, rest) = path.split_once('.').unwrap_or((path, ""));
            Some((None, items.get(index.parse::<usize>().ok()?)?, rest))
        }
        _ => None,
    }
}
