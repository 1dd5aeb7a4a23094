//! Request files: one model in four syntaxes.

mod avoid;
mod cells;
mod client_pool;
mod csv;
mod entries;
mod keys;
mod link;
mod link_keys;
mod network;
mod part;
mod path;
mod places;
mod question;
mod reader;
mod scalar;
mod subnet;

use ipplan::{Problem, Request, codes};

pub use link_keys::{LINK_KEYS, LinkKey, LinkValue};
pub use part::{TextPart, WordPart, word_in};
pub use places::Places;
pub use question::{Question, question};

use self::path::Path;
use self::reader::RequestReader;
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tree::{Fault, Node, NodeValue, Spot};
use crate::read::syntax::{conflict, json, toml, yaml};

pub(crate) use self::keys::{CLIENT_POOL_KEYS, NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};

/// A request that was read, and where everything in it stands.
#[derive(Clone, Debug)]
pub struct Document {
    /// The request.
    pub request: Request,
    /// Where it says so.
    pub places: Places,
}

/// Everything wrong with a text that is not a request, in the order of the text.
#[derive(Clone, Debug)]
pub struct RefusedRequest {
    /// The part of the request that could be read; subnets whose content is not known are left out.
    pub request: Box<Request>,
    /// The problems, at least one.
    pub problems: Vec<Problem>,
    /// Where.
    pub places: Places,
}

/// Reads a request; `foreign` refuses a text that is something else.
pub(crate) fn request_or(
    text: &str,
    syntax: Syntax,
    foreign: fn(&str, &Node) -> Option<Problem>,
) -> Result<Document, RefusedRequest> {
    // Windows programs begin a file with a mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (root, faults) = match (conflict::markers(text, conflict::IN_A_REQUEST), syntax) {
        (Some(fault), _) => parts(Err(fault)),
        (None, Syntax::Yaml) => parts(yaml::tree(text)),
        (None, Syntax::Toml) => toml::tree(text),
        (None, Syntax::Json) => parts(json::tree(text)),
        (None, Syntax::Csv) => csv::tree(text),
    };
    if let Some(problem) = foreign(text, &root) {
        let (request, places) = (Box::default(), Places::of_text(&[]));
        return Err(RefusedRequest { request, problems: vec![problem], places });
    }
    understood(root, faults)
}

/// Reads a request that a program wrote, in JSON. A program that links only this function contains
/// no other syntax.
///
/// # Errors
///
/// Those of [`request`](crate::read::request()), but a text in a format of another tool is not
/// named.
///
/// ```
/// use ipplan_formats::read::data_request;
///
/// let text = r#"{"networks": {"hub": {"space": "10.0.0.0/22"}}}"#;
/// assert!(data_request(text).unwrap().request.networks.contains_key("hub"));
/// ```
pub fn data_request(text: &str) -> Result<Document, RefusedRequest> {
    let (root, faults) = parts(json::tree(text));
    understood(root, faults)
}

/// The request in the tree of a text.
fn understood(mut root: Node, mut faults: Vec<Fault>) -> Result<Document, RefusedRequest> {
    if !matches!(root.value, NodeValue::Null | NodeValue::Map(_)) {
        faults.push(no_request(&root));
        root.value = NodeValue::Null;
    }
    root.sort();
    let mut reader = RequestReader::default();
    let mut request = reader.request(&root, &Path::ROOT);
    let sound = reader.problems.is_empty() && faults.is_empty();
    if !sound {
        reader = RequestReader { refused: true, ..RequestReader::default() };
        request = reader.request(&root, &Path::ROOT);
    }
    let spots = faults.iter().map(|fault| (fault.problem.place.clone(), fault.at));
    let places = Places::new(root, spots);
    if sound {
        return Ok(Document { request, places });
    }
    let mut problems = reader.problems;
    problems.extend(faults.into_iter().map(|fault| *fault.problem));
    places.sort(&mut problems);
    Err(RefusedRequest { request: Box::new(request), problems, places })
}

/// The problem of a text that is not a map of keys.
fn no_request(root: &Node) -> Fault {
    let message = format!("a request is a map of keys, and this is {}", root.kind());
    Fault::new(&codes::WRONG_TYPE, root.at, message)
        .hint("write it like `networks: { hub: { space: 10.0.0.0/22 } }`")
        .hint("`ipplan init` writes an example, and `ipplan convert` a request of what exists")
}

/// The tree to go on with, which is empty where the text cannot be read at all.
fn parts(read: Result<Node, Fault>) -> (Node, Vec<Fault>) {
    let nothing = Node { at: Spot::START, value: NodeValue::Null };
    read.map_or_else(|fault| (nothing, vec![fault]), |root| (root, Vec::new()))
}
