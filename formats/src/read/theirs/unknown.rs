//! Values that a file states only in part: text that contains the names of the missing parts.
//!
//! A template may name a network `vnet-` and a suffix that only a deployment knows. Such text passes
//! through everything that does not have to look into it, so that two places with the same text are
//! still equal; and where a range is expected, it says why there is none.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Characters for private use, in which the missing parts stand: name, why, what to try, which one.
const OPEN: char = '\u{e000}';
const NEXT: char = '\u{e001}';
const CLOSE: char = '\u{e002}';

/// A value that a file does not state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotKnown {
    /// The name: of the parameter, or the function.
    pub(crate) name: String,
    /// Why it is not known, as a sentence without a full stop.
    pub(crate) why: String,
    /// A hint; may be empty.
    pub(crate) hint: String,
    /// Tells those of the same name apart: equal ones have the same value.
    pub(crate) which: u64,
}

impl NotKnown {
    pub(crate) fn new(name: &str, why: impl Into<String>, hint: &str) -> NotKnown {
        NotKnown { name: name.to_owned(), why: why.into(), hint: hint.to_owned(), which: 0 }
    }

    /// The same, as the one that was made of all this.
    pub(crate) fn made_of(mut self, parts: &impl Hash) -> NotKnown {
        let mut hasher = DefaultHasher::new();
        (self.which, parts).hash(&mut hasher);
        self.which = hasher.finish();
        self
    }

    /// The text that takes its place.
    pub(crate) fn text(&self) -> String {
        let clean = |text: &str| text.replace([OPEN, NEXT, CLOSE], "");
        let [name, why, hint] = [&self.name, &self.why, &self.hint].map(|it| clean(it));
        format!("{OPEN}{name}{NEXT}{why}{NEXT}{hint}{NEXT}{}{CLOSE}", self.which)
    }

    /// The first that is missing in a text.
    pub(crate) fn of(text: &str) -> Option<NotKnown> {
        let (_, rest) = text.split_once(OPEN)?;
        let (inner, _) = rest.split_once(CLOSE)?;
        let mut parts = inner.split(NEXT).map(str::to_owned);
        let (name, why, hint) = (parts.next()?, parts.next()?, parts.next()?);
        let which = parts.next()?.parse().ok()?;
        Some(NotKnown { name, why, hint, which })
    }

    /// The missing value, if the text is nothing else.
    pub(crate) fn all(text: &str) -> Option<NotKnown> {
        let inner = text.strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
        (!inner.contains(OPEN)).then(|| NotKnown::of(text)).flatten()
    }
}

/// Text as people see it: `vnet-{uniqueString}`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        plain.push_str(before);
        let Some((inner, behind)) = behind.split_once(CLOSE) else { break };
        let name = inner.split(NEXT).next().unwrap_or_default();
        plain.push('{');
        plain.push_str(name);
        plain.push('}');
        rest = behind;
    }
    if !rest.starts_with(OPEN) {
        plain.push_str(rest);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_goes_through_text_and_comes_out_again() {
        let suffix = NotKnown::new("uniqueString", "only a deployment knows it", "deploy it");
        let name = format!("vnet-{}-x", suffix.text());
        assert_eq!(NotKnown::of(&name), Some(suffix.clone()));
        assert_eq!(NotKnown::all(&name), None);
        assert_eq!(NotKnown::all(&suffix.text()), Some(suffix.clone()));
        assert_eq!(plain(&name), "vnet-{uniqueString}-x");
        assert_eq!(plain(&suffix.text().repeat(2)), "{uniqueString}{uniqueString}");
        assert_eq!(NotKnown::all(&suffix.text().repeat(2)), None);
        let others = [suffix.clone().made_of(&1), suffix.clone().made_of(&2), suffix];
        assert!(others[0] != others[1] && others[1] != others[2]);
        assert_eq!(plain("\u{e000}open"), "");
        assert_eq!(plain("10.0.0.0/8"), "10.0.0.0/8");
    }
}
