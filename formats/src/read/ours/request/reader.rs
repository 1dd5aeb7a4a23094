//! From a tree to a request.

use ipplan::{Edition, Problem, Request, codes};

use crate::read::ours::request::keys::{REQUEST_KEYS, REQUEST_WORDS};
use crate::read::ours::request::path::Path;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::syntax::words::{list, quoted};

/// Reads on after a problem, so that all of them are found.
#[derive(Default)]
pub(super) struct RequestReader {
    pub(super) problems: Vec<Problem>,
    /// Whether the request is refused: then the problems that the core would find in the inputs of
    /// services are reported as well, and a subnet without a known service is left out.
    pub(super) refused: bool,
    pub(super) edition: Option<Edition>,
}

impl RequestReader {
    pub(super) fn problem(&mut self, problem: Problem, path: &Path<'_>) {
        self.problems.push(problem.at(path.to_string()));
    }

    pub(super) fn request(&mut self, node: &Node, path: &Path<'_>) -> Request {
        let mut entries = self.entries(node, path);
        // Editors of JSON look there for the schema.
        entries.take("$schema");
        self.translate(&mut entries, path, "the request", REQUEST_WORDS);
        let is_request = entries.keys().any(|key| REQUEST_KEYS.contains(&key));
        let mut request = Request::default();
        if let Some(node) = entries.take("edition") {
            request.edition = self.edition(node, &path.key("edition"));
            self.edition = request.edition;
        }
        if let Some(node) = entries.take("fit") {
            request.fit = self.fit(node, &path.key("fit")).unwrap_or_default();
        }
        if let Some(node) = entries.take("headroom") {
            request.headroom = self.headroom(node, &path.key("headroom")).unwrap_or_default();
        }
        if let Some(node) = entries.take("default-outbound") {
            let path = path.key("default-outbound");
            request.default_outbound = self.switch(node, &path).unwrap_or_default();
        }
        if let Some(node) = entries.take("existing") {
            let path = path.key("existing");
            let files = items(node).iter().filter_map(|node| self.text(node, &path));
            request.existing = files.collect();
        }
        if let Some(node) = entries.take("avoid") {
            request.avoid = self.avoid(node, &path.key("avoid"));
        }
        if let Some(node) = entries.take("pools") {
            let path = path.key("pools");
            let pools = self.named(node, &path, "pool");
            for (name, node) in pools.rest() {
                let prefixes = self.networks(node, &path.key(name));
                request.pools.insert(name.to_owned(), prefixes);
            }
        }
        if let Some(node) = entries.take("client-pools") {
            let path = path.key("client-pools");
            let read = self.named(node, &path, "client pool");
            for (name, node) in read.rest() {
                let pool = self.client_pool(node, &path.key(name));
                request.client_pools.insert(name.to_owned(), pool);
            }
        }
        if let Some(node) = entries.take("networks") {
            let path = path.key("networks");
            let networks = self.named(node, &path, "network");
            for (name, node) in networks.rest() {
                let network = self.network(node, &path.key(name), &request);
                request.networks.insert(name.to_owned(), network);
            }
        }
        if let Some(node) = entries.take("sites") {
            let path = path.key("sites");
            let sites = self.named(node, &path, "site");
            for (name, node) in sites.rest() {
                let ranges = self.networks(node, &path.key(name));
                request.sites.insert(name.to_owned(), ranges);
            }
        }
        if let Some(node) = entries.take("links") {
            request.links = self.links(node, &path.key("links"));
        }
        let rest: Vec<&str> = entries.rest().map(|(key, _)| key).collect();
        let near = |key: &&str| {
            let problem = Problem::new(&codes::UNKNOWN_KEY, "");
            !problem.did_you_mean_key(key, REQUEST_KEYS.iter().copied()).hints.is_empty()
        };
        if !is_request && rest.len() > 1 && !rest.iter().any(near) {
            let message = format!("no key of it is one of a request: {}", some(&rest));
            let problem = Problem::new(&codes::UNKNOWN_KEY, message);
            let hint = format!("valid keys are {}", list(REQUEST_KEYS, "and"));
            self.problem(problem.hint(hint), path);
            return request;
        }
        for key in rest {
            self.unknown_key(&path.key(key), "the request", REQUEST_KEYS);
        }
        request
    }
}

/// The first of many names, and how many more there are.
fn some(names: &[&str]) -> String {
    let (first, more) = names.split_at(names.len().min(3));
    let mut words: Vec<String> = first.iter().map(|name| quoted(name)).collect();
    if !more.is_empty() {
        words.push(format!("{} more", more.len()));
    }
    list(words, "and")
}

/// The items of a list, or one that stands alone.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        NodeValue::Null => &[],
        NodeValue::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}
