//! Why something cannot be answered: in words, with a place, and what to try.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use crate::fact::Source;

use super::code::Code;

/// Why something cannot be answered: what was read, where, and what to try instead.
///
/// ```
/// use ipplan::{Options, services::app_service, size};
///
/// let problems = size(&app_service::SERVICE.with(&app_service::INSTANCES, 0), &Options::default())
///     .unwrap_err();
/// assert_eq!(problems[0].code.id, "out-of-range");
/// assert_eq!(problems[0].place, "instances");
/// assert_eq!(problems[0].to_string(), "instances is 0; it is a whole number from 1 to 100");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The kind.
    pub code: &'static Code,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// Where: a path of names into what was asked (`instances`), or a place in a text as
    /// `LINE:COLUMN`, behind the name of its file if it has one; empty for the whole of it.
    pub place: String,
    /// What to try.
    pub hints: Vec<String>,
    /// The page that forbids it, where it is a page.
    pub source: Option<&'static Source>,
}

impl Problem {
    /// A problem of that kind, with its message.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::UNKNOWN_SERVICE, "there is no service web")
    ///     .at("service")
    ///     .hint("did you mean hosts?");
    /// assert_eq!(problem.hints.len(), 1);
    /// ```
    pub fn new(code: &'static Code, message: impl Into<String>) -> Problem {
        let (place, hints) = (String::new(), Vec::new());
        Problem { code, message: message.into(), place, hints, source: None }
    }

    /// The same, at that place.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::OUT_OF_RANGE, "instances is 0").at("instances");
    /// assert_eq!(problem.place, "instances");
    /// ```
    pub fn at(mut self, place: impl Into<String>) -> Problem {
        self.place = place.into();
        self
    }

    /// The same, its place being a part of another one.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::OUT_OF_RANGE, "instances is 0").at("instances");
    /// assert_eq!(problem.under("subnets.web").place, "subnets.web.instances");
    /// ```
    pub fn under(mut self, place: &str) -> Problem {
        self.place = match self.place.as_str() {
            "" => place.into(),
            inner => alloc::format!("{place}.{inner}"),
        };
        self
    }

    /// The same, with one more thing to try.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::OVER_LIMIT, "instances is 31").hint("give 30 or less");
    /// let problem = problem.hint("take another tier");
    /// assert_eq!(problem.hints, ["give 30 or less", "take another tier"]);
    /// ```
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hints.push(hint.into());
        self
    }

    /// The same, with the page that forbids it.
    ///
    /// ```
    /// use ipplan::{Problem, codes, platform};
    ///
    /// let page = platform::SMALLEST.newest().source;
    /// let problem = Problem::new(&codes::OUTSIDE_PLATFORM, "a /30 is too small").source(page);
    /// assert_eq!(problem.source, Some(page));
    /// ```
    pub fn source(mut self, source: &'static Source) -> Problem {
        self.source = Some(source);
        self
    }
}

/// The message alone.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Problem {}
