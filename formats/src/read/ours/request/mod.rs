//! Request files: one model in four syntaxes.

mod avoid;
mod cells;
mod csv;
mod entries;
mod keys;
mod network;
mod path;
mod places;
mod question;
mod reader;
mod scalar;
mod subnet;

use ipplan::{Problem, Request};

pub use places::Places;
pub use question::{Question, question};

use self::path::Path;
use self::reader::Reader;
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tree::{Fault, Node, Spot, Value};
use crate::read::syntax::{conflict, json, toml, yaml};
use crate::read::theirs;

pub(crate) use self::keys::{NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};

/// A request that was read, and where everything in it stands.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is wanted.
    pub request: Request,
    /// Where it says so.
    pub places: Places,
}

/// Everything wrong with a text that is no request, in the order of the text.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What could be read all the same: subnets of which nothing is known are left out.
    pub request: Box<Request>,
    /// What is wrong; at least one problem.
    pub problems: Vec<Problem>,
    /// Where.
    pub places: Places,
}

/// Reads a request.
///
/// In YAML (TOML and JSON say the same in their own way):
///
/// ```yaml
/// edition: 2026-10                  # the day whose documents answer; else the newest
/// fit: need                         # or advised
/// headroom: 20%
/// avoid:                            # ranges that nothing may be placed in
///   - 10.255.0.0/16
///   - { range: 172.16.0.0/16, why: on-premises }
/// pools:
///   company: 10.0.0.0/12            # one prefix, or a list
/// networks:
///   hub:
///     space: [10.0.0.0/22, fd00:10::/56]
///     region: westeurope
///     was: old-hub                  # the name that a lock knows
///     subnets:
///       gateway: vpn-gateway        # a service that needs nothing else said
///       web: { service: app-service, instances: 10, scaling: false }
///       shared:
///         holds:                    # several in one subnet
///           - { service: hosts, addresses: 20 }
///           - vpn-gateway
///         at: 10.0.1.0/26           # where it has to be
///         prefix-length: /26        # how large it has to be
///         group: front              # side by side with others of the group
///         reserve: /25              # room to grow into
///         fit: advised              # where it differs from the request's
///         headroom: 10%
///         ipv6: true                # a /64 of the network's IPv6 space
///         was: old-name             # the name that a lock knows
///   spoke:
///     from: company                 # out of the pool, as large as its subnets need
///     prefix-length: /24            # or so large
/// ```
///
/// A table (CSV, with commas, semicolons or tabs) has one subnet a row: the columns `network`, `space`
/// or `pool`, `region`, `subnet` and `service`, and as many of the keys of a subnet and of the inputs
/// of services as are of use. Rows of one subnet hold their services together; a row without a subnet
/// declares a network. A row without a network is of everything: the `space` of a `pool`, a range to
/// `avoid` and `why`, or the `edition`, `fit` and `headroom` of all. Several networks in one cell have a
/// space between them, and an apostrophe in front of a cell means text as it is.
///
/// # Errors
///
/// Every problem that can be found. The place of a problem is a path into the request
/// (`networks.hub.subnets.web.at`), or `LINE:COLUMN` where the text itself is wrong; the
/// [places](Refused::places) know where both are.
///
/// What only the core can tell, such as a pool that does not exist, is left to the core; its problems
/// have the same kind of place. Only where there are problems anyway are the inputs of services
/// checked as well, so that they come in one list.
///
/// ```
/// use ipplan_formats::read::{self, Syntax};
///
/// let text = "networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      gateway: vpn-gateway\n";
/// let document = read::request(text, Syntax::Yaml).unwrap();
/// assert_eq!(document.request.networks["hub"].subnets.len(), 1);
/// assert_eq!(document.places.at("networks.hub.subnets.gateway").unwrap().line, 5);
///
/// let refused = read::request(&text.replace("22", "21").replace("0.0/", "4.0/"), Syntax::Yaml);
/// let refused = refused.unwrap_err();
/// assert_eq!(refused.problems[0].hints, ["10.0.0.0/21"]);
/// assert_eq!(refused.places.of(&refused.problems[0]).unwrap().to_string(), "3:12");
/// ```
pub fn request(text: &str, syntax: Syntax) -> Result<Document, Refused> {
    // Windows programs begin a file with a mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut root, faults) = match (conflict::markers(text, conflict::IN_A_REQUEST), syntax) {
        (Some(fault), _) => parts(Err(fault)),
        (None, Syntax::Yaml) => parts(yaml::tree(text)),
        (None, Syntax::Toml) => toml::tree(text),
        (None, Syntax::Json) => parts(json::tree(text)),
        (None, Syntax::Csv) => csv::tree(text),
    };
    if let Some(problem) = theirs::known_in(text, &root) {
        let (request, places) = (Box::default(), Places::of_text(&[]));
        return Err(Refused { request, problems: vec![problem], places });
    }
    root.sort();
    let mut reader = Reader::default();
    let mut request = reader.request(&root, &Path::ROOT);
    let sound = reader.problems.is_empty() && faults.is_empty();
    if !sound {
        reader = Reader { refused: true, ..Reader::default() };
        request = reader.request(&root, &Path::ROOT);
    }
    let spots = faults.iter().map(|fault| (fault.problem.place.clone(), fault.at));
    let places = Places::new(root, spots);
    if sound {
        return Ok(Document { request, places });
    }
    let mut problems = reader.problems;
    problems.extend(faults.into_iter().map(|fault| fault.problem));
    places.sort(&mut problems);
    Err(Refused { request: Box::new(request), problems, places })
}

/// The tree to go on with, which is empty where the text cannot be read at all.
fn parts(read: Result<Node, Fault>) -> (Node, Vec<Fault>) {
    let nothing = Node { at: Spot::START, value: Value::Null };
    read.map_or_else(|fault| (nothing, vec![fault]), |root| (root, Vec::new()))
}
