//! The pages that numbers come from.

use alloc::vec::Vec;

use serde::Serialize;

use super::edition::Edition;

/// The page that states a number.
///
/// ```
/// use ipplan::platform;
///
/// let five = platform::RESERVED.newest();
/// assert!(five.source.url.starts_with("https://learn.microsoft.com/"));
/// ```
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The page's title.
    pub title: &'static str,
    /// Its published address.
    pub url: &'static str,
    /// The date in the page's own header.
    pub date: Edition,
    /// A remark about the date or the page, where a reader needs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
}

impl Source {
    /// A page, its address and the date in its header.
    ///
    /// ```
    /// use ipplan::{Edition, Source};
    ///
    /// static PAGE: Source = Source::new("A title", "https://example.com/page", Edition::new(2026, 1, 1));
    /// assert_eq!(PAGE.date.to_string(), "2026-01-01");
    /// ```
    pub const fn new(title: &'static str, url: &'static str, date: Edition) -> Source {
        Source { title, url, date, note: None }
    }

    /// The same page with a remark, such as that its date is approximate.
    ///
    /// ```
    /// use ipplan::{Edition, Source};
    ///
    /// const PAGE: Source = Source::new("A title", "https://example.com", Edition::new(2020, 1, 1));
    /// assert_eq!(PAGE.noting("date approximate").note, Some("date approximate"));
    /// ```
    pub const fn noting(self, note: &'static str) -> Source {
        Source { note: Some(note), ..self }
    }
}

/// The sources, each once, in the order in which they first occur.
pub(crate) fn each_once(sources: impl Iterator<Item = &'static Source>) -> Vec<&'static Source> {
    let mut once = Vec::new();
    for source in sources {
        if !once.contains(&source) {
            once.push(source);
        }
    }
    once
}
