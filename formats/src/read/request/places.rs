//! Where in the text the parts of a request are.

use ipplan::{Code, Problem, codes, services};

use super::super::tree::{Key, Node, Spot, Value};

/// Finds the parts of a request in the text they were read from.
#[derive(Clone, Debug)]
pub struct Places {
    root: Node,
    /// Places of the text itself.
    spots: Vec<(String, Spot)>,
}

/// Problems that are about a name, not about what it stands for.
const OF_KEYS: &[&Code] =
    &[&codes::UNKNOWN_KEY, &codes::UNKNOWN_INPUT, &codes::DUPLICATE_KEY, &codes::CONFLICTING_KEYS];

impl Places {
    pub(super) fn new(root: Node, spots: Vec<(String, Spot)>) -> Places {
        Places { root, spots }
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
        if let Some((_, spot)) = self.spots.iter().find(|(place, _)| *place == problem.place) {
            return Some(*spot);
        }
        let of_key = OF_KEYS.contains(&problem.code);
        self.find(&problem.place, of_key, problem.code == &codes::DUPLICATE_KEY)
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
        let scalar = matches!(node.value, Value::Bool(_) | Value::Number(_) | Value::Text(_));
        let whole = rest.is_empty() && scalar && !of_key;
        Some(key.filter(|_| !whole).map_or(node.at, |key| key.at))
    }
}

/// One step into a value: the key, what it stands for, and the rest of the path. Names may hold dots,
/// so the longest that fits is taken.
fn step<'n, 'p>(
    node: &'n Node,
    path: &'p str,
    last: bool,
) -> Option<(Option<&'n Key>, &'n Node, &'p str)> {
    match &node.value {
        Value::Map(entries) => {
            let fitting = entries
                .iter()
                .filter_map(|(key, node)| Some((Some(key), node, after(path, &key.text)?)));
            // Of equals `min_by_key` takes the first.
            let found = if last {
                fitting.reduce(|a, b| if b.2.len() <= a.2.len() { b } else { a })
            } else {
                fitting.min_by_key(|(_, _, rest)| rest.len())
            };
            found.or_else(|| {
                let (key, node) = entries.iter().find(|(key, _)| is_alias(&key.text, path))?;
                Some((Some(key), node, ""))
            })
        }
        Value::List(items) => {
            let (index, rest) = path.split_once('.').unwrap_or((path, ""));
            Some((None, items.get(index.parse::<usize>().ok()?)?, rest))
        }
        _ => None,
    }
}

fn after<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(name)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

/// Paths have the proper name of an input, the text may have another that people use.
fn is_alias(key: &str, name: &str) -> bool {
    let mut inputs = services::ALL.iter().flat_map(|service| service.inputs);
    inputs.any(|input| input.name == name && input.aliases.contains(&key))
}
