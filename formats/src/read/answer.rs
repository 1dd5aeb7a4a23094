//! The result of a reader.

use ipplan::{Inventory, Lock, Notice, Problem, Request};

use crate::read::ours::request::Places;
use crate::read::syntax::syntax::Syntax;

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A request file.
    Request,
    /// A lock file.
    Lock,
    /// A plan, as `ipplan plan` writes it in JSON or YAML.
    Plan,
    /// A list of networks.
    List,
    /// Networks that exist, in a format of another tool.
    Inventory,
}

impl Kind {
    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::read::Kind::Lock.word(), "lock");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Request => "request",
            Kind::Lock => "lock",
            Kind::Plan => "plan",
            Kind::List => "list",
            Kind::Inventory => "inventory",
        }
    }
}

/// The content of a text, as a request.
#[derive(Clone, Debug)]
pub struct Read {
    /// The kind of the text.
    pub kind: Kind,
    /// The language it is in; `None` for networks a line.
    pub syntax: Option<Syntax>,
    /// The request, as far as it could be read: it is complete if there are no problems.
    pub request: Request,
    /// The places that the text states, as a lock.
    pub lock: Option<Lock>,
    /// The networks that exist, if the text is a table or in a format of another tool.
    pub inventory: Option<Inventory>,
    /// Everything wrong with the text, in its order.
    pub problems: Vec<Problem>,
    /// The notices about the text.
    pub notices: Vec<Notice>,
    /// The places of the parts of the request in the text.
    pub places: Places,
    /// The text, in UTF-8 and without the mark at its start.
    pub text: String,
}
