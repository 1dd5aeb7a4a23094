//! A list of networks in JSON or YAML: `["10.0.0.0/24", "10.0.1.0/24"]`, as other commands print it.

use std::collections::BTreeMap;

use ipplan::Problem;

use crate::read::ours::found::Found;
use crate::read::ours::networks::Networks;
use crate::read::ours::plain::PlainList;
use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::lines;
use crate::read::syntax::ranges::{Said, ranges};
use crate::read::syntax::tree::Node;

/// The keys under which our own answers have lists: of `summarize`, `free` and `next`.
const ANSWERS: &[&str] = &["blocks", "free", "placements"];

/// Whether it is a list of texts, or one of our own answers with such a list in it.
pub(crate) fn knows(text: &Sniffed<'_>) -> bool {
    text.root.as_ref().is_some_and(|root| !items(root).is_empty())
}

fn items(root: &Node) -> &[Node] {
    let answer = ANSWERS.iter().find_map(|key| root.get(key)).filter(|_| is_answer(root));
    let items = answer.unwrap_or(root).items();
    let is_text = |node: &Node| text(node).is_some();
    if items.iter().all(is_text) { items } else { &[] }
}

fn is_answer(root: &Node) -> bool {
    root.has(&["blocks"]) || root.has(&["notices"])
}

fn text(node: &Node) -> Option<&str> {
    node.word().or_else(|| node.get("address_prefix")?.word())
}

pub(crate) fn read(sniffed: &Sniffed<'_>) -> Found {
    let mut networks = Networks::of_text(lines::count(sniffed.bytes), Vec::new());
    let mut problems: Vec<Problem> = Vec::new();
    for node in sniffed.root.as_ref().map(items).unwrap_or_default() {
        match ranges(text(node).unwrap_or_default()) {
            Ok(said) => {
                for network in said.into_iter().flat_map(Said::networks) {
                    networks.push(network, node.at.line);
                }
            }
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|it| it.at(node.at.to_string())));
            }
        }
    }
    Found::List(Box::new(PlainList { networks, names: BTreeMap::new(), problems }))
}
