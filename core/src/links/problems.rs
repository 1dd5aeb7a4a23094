//! Problems of links, each at the place that somebody wrote.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::estate::LinkedEstate;
use crate::fact::Source;
use crate::problem::{Code, Problem};

/// Everything wrong with the links of an estate.
#[derive(Default)]
pub(crate) struct LinkProblems {
    pub(crate) problems: Vec<Problem>,
    /// Networks whose overlap is a problem of a link already.
    pub(crate) pairs: BTreeSet<(String, String)>,
}

impl LinkProblems {
    /// Whether an overlap of these two was reported.
    pub(crate) fn reported(&self, a: &str, b: &str) -> bool {
        let has = |a: &str, b: &str| self.pairs.contains(&(a.into(), b.into()));
        !self.pairs.is_empty() && (has(a, b) || has(b, a))
    }
}

/// The problems found so far.
pub(super) struct Problems<'e, 'a> {
    pub(super) estate: &'e LinkedEstate<'a>,
    /// How many of its links somebody wrote.
    pub(super) given: usize,
    pub(super) found: Vec<Problem>,
}

impl Problems<'_, '_> {
    pub(super) fn add(
        &mut self,
        code: &'static Code,
        at: (usize, &str),
        message: String,
        hint: String,
        source: Option<&'static Source>,
    ) {
        let (number, key) = at;
        // A client pool that names its network is a link that nobody wrote.
        let place = match self.estate.links.get(number) {
            Some(link) if number >= self.given => {
                let pool = link.ends.last().and_then(|end| self.estate.end(end));
                format!("{}.network", pool.map_or("", |it| it.place.as_str()))
            }
            _ => format!("links.{number}.{key}"),
        };
        let mut problem = Problem::new(code, message).at(place).hint(hint);
        problem.source = source;
        self.found.push(problem);
    }
}
