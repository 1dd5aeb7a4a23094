//! Paths into a request, written out only where there is a problem.

use std::fmt;

use ipplan::place;

/// The names that lead to a value, from the outside in.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    up: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> Path<'a> {
    pub(super) const ROOT: Path<'static> = Path { up: None, step: Step::Root };

    pub(super) fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { up: Some(self), step: Step::Key(key) }
    }

    pub(super) fn item(&'a self, index: usize) -> Path<'a> {
        Path { up: Some(self), step: Step::Item(index) }
    }

    /// The key that it ends in, for messages.
    pub(super) fn name(&self) -> &'a str {
        match (self.step, self.up) {
            (Step::Key(key), _) => key,
            (Step::Item(_), Some(up)) => up.name(),
            _ => "the request",
        }
    }

    /// The same as the subject of a sentence: a key in backticks.
    pub(super) fn subject(&self) -> String {
        match (self.step, self.up) {
            (Step::Root, _) | (Step::Item(_), None) => self.name().to_owned(),
            _ => format!("`{}`", self.name()),
        }
    }
}

/// `networks.hub.space.0`
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(up) = self.up {
            up.fmt(f)?;
            if !matches!(up.step, Step::Root) {
                f.write_str(".")?;
            }
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Key(key) => f.write_str(&place::step(key)),
            Step::Item(index) => index.fmt(f),
        }
    }
}
