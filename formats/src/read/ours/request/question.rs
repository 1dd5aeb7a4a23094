//! One question about one workload, as plain data.

use std::net::Ipv4Addr;

use ipplan::{Edition, Options, PrefixLen, Problem, Workload};

use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::RequestReader;
use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};

/// The keys that are not inputs of the service.
const KEYS: &[&str] = &["service", "edition", "fit", "headroom", "cidr", "in", "for"];

/// A question about a workload: how big it must be, or how far it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The service and its inputs.
    pub workload: Workload,
    /// How to answer.
    pub options: Options,
    /// Where the subnet starts (`cidr`).
    pub base: Option<Ipv4Addr>,
    /// How large the subnet is (`in`).
    pub within: Option<PrefixLen>,
    /// The input that is searched (`for`).
    pub input: Option<String>,
}

/// Reads a question, as keys and their values: a service with its inputs, as a subnet of a request has
/// them, and the flags of the command: `edition`, `fit`, `headroom`, `cidr`, `in`, `for`.
///
/// # Errors
///
/// Every problem that can be found; the place of each is its key. Problems that only the core can
/// find, such as a missing input, are left to the core.
///
/// ```
/// use ipplan_formats::read::question;
///
/// let asked = question([("service", "app-service"), ("instances", "10"), ("in", "/26")]).unwrap();
/// assert_eq!(asked.workload.service().id, "app-service");
/// assert_eq!(asked.within.unwrap().to_string(), "/26");
///
/// let problems = question([("service", "app-service"), ("instance", "10")]).unwrap_err();
/// assert_eq!(problems[0].hints, ["did you mean `instances`?"]);
/// ```
pub fn question<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Question, Vec<Problem>> {
    let entry = |(key, value): (&str, &str)| {
        let value = match value {
            "true" => NodeValue::Bool(true),
            "false" => NodeValue::Bool(false),
            text => NodeValue::Text(text.to_owned()),
        };
        (Key { at: Spot::START, text: key.to_owned() }, Node { at: Spot::START, value })
    };
    let root = NodeValue::Map(pairs.into_iter().map(entry).collect());
    let mut root = Node { at: Spot::START, value: root };
    root.sort();
    let (mut reader, path) = (RequestReader::default(), Path::ROOT);
    let mut entries = reader.entries(&root, &path);
    let mut options = Options::default();
    if let Some(node) = entries.take("edition") {
        options.edition =
            reader.edition(node, &path.key("edition")).unwrap_or_else(Edition::newest);
        reader.edition = Some(options.edition);
    }
    if let Some(node) = entries.take("fit") {
        options.fit = reader.fit(node, &path.key("fit")).unwrap_or_default();
    }
    if let Some(node) = entries.take("headroom") {
        options.headroom = reader.headroom(node, &path.key("headroom")).unwrap_or_default();
    }
    let base = entries.take("cidr").and_then(|node| reader.base(node, &path.key("cidr")));
    let within = entries.take("in").and_then(|node| reader.subnet_len(node, &path.key("in")));
    let input = entries.take("for").and_then(|node| reader.text(node, &path.key("for")));
    let workload = reader.named_workload(entries, &path, "the question", KEYS);
    match workload {
        Some(workload) if reader.problems.is_empty() => {
            Ok(Question { workload, options, base, within, input })
        }
        _ => Err(reader.problems),
    }
}
