//! What a reader answers.

use ipplan::{Inventory, Lock, Notice, Problem, Request};

use crate::read::ours::request::Places;
use crate::read::syntax::syntax::Syntax;

/// What a text turned out to be.
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

/// What a text says, as a request.
#[derive(Clone, Debug)]
pub struct Read {
    /// What the text is.
    pub kind: Kind,
    /// The language it is in; `None` for networks a line.
    pub syntax: Option<Syntax>,
    /// What could be read. It is all of it when there are no problems.
    pub request: Request,
    /// What the text says is placed already.
    pub lock: Option<Lock>,
    /// What exists, where the text is a table or in a format of another tool.
    pub inventory: Option<Inventory>,
    /// Everything wrong with the text, in its order.
    pub problems: Vec<Problem>,
    /// What to know about it.
    pub notices: Vec<Notice>,
    /// Where in the text that is.
    pub places: Places,
    /// The text, in UTF-8 and without the mark at its start.
    pub text: String,
}
