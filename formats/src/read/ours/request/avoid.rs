//! Ranges to keep off.

use ipplan::{KeepOut, Problem, codes};

use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::{RequestReader, items};
use crate::read::syntax::tree::{Node, NodeValue};

const KEYS: &[&str] = &["range", "why"];

impl RequestReader {
    pub(super) fn avoid(&mut self, node: &Node, path: &Path<'_>) -> Vec<KeepOut> {
        let items = items(node).iter().enumerate();
        items.filter_map(|(index, item)| self.keep_out(item, &path.item(index))).collect()
    }

    fn keep_out(&mut self, node: &Node, path: &Path<'_>) -> Option<KeepOut> {
        if !matches!(node.value, NodeValue::Map(_)) {
            return Some(KeepOut { range: self.cidr(node, path)?, why: String::new() });
        }
        let mut entries = self.entries(node, path);
        let why = entries.take("why").and_then(|node| self.text(node, &path.key("why")));
        let range = entries.take("range");
        if range.is_none() {
            let problem = Problem::new(&codes::MISSING_KEY, "the range to avoid has no `range`");
            self.problem(
                problem.hint("write it like `{ range: 172.16.0.0/16, why: on-premises }`"),
                path,
            );
        }
        for (key, _) in entries.rest() {
            self.unknown_key(&path.key(key), "a range to avoid", KEYS);
        }
        let range = self.cidr(range?, &path.key("range"))?;
        Some(KeepOut { range, why: why.unwrap_or_default() })
    }
}
