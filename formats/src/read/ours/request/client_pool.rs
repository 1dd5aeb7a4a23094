//! Address pools of point-to-site connections.

use ipplan::{ClientPool, Problem, codes};

use crate::read::ours::request::keys::CLIENT_POOL_KEYS;
use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::RequestReader;
use crate::read::syntax::tree::Node;

impl RequestReader {
    pub(super) fn client_pool(&mut self, node: &Node, path: &Path<'_>) -> ClientPool {
        let mut pool = ClientPool::default();
        let mut entries = self.entries(node, path);
        let (at, from) = (entries.take("at"), entries.take("from"));
        if at.is_some() && from.is_some() {
            self.conflict(&path.key("from"), "at", "from");
        }
        if let Some(node) = at {
            let path = path.key("at");
            match self.networks(node, &path).as_slice() {
                [] => {}
                [range] => pool.at = Some(*range),
                [..] => {
                    let message = "a client pool has one range";
                    let problem = Problem::new(&codes::WRONG_TYPE, message);
                    self.problem(problem.hint("declare a client pool for each"), &path);
                }
            }
        }
        pool.from = from.and_then(|node| self.text(node, &path.key("from")));
        if let Some(node) = entries.take("prefix-length") {
            pool.prefix_len = self.subnet_len(node, &path.key("prefix-length"));
        }
        if let Some(node) = entries.take("network") {
            pool.network = self.text(node, &path.key("network"));
        }
        if entries.keys().any(|key| key == "service") {
            let held = self.named_workload(entries, path, path.name(), CLIENT_POOL_KEYS);
            pool.holds.extend(held);
        } else {
            for (key, _) in entries.rest() {
                let whose = "a client pool without a service";
                self.unknown_key(&path.key(key), whose, CLIENT_POOL_KEYS);
            }
        }
        pool
    }
}
