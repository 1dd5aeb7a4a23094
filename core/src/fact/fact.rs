//! A value through time.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use super::cited::Cited;
use super::edition::Edition;
use super::source::Source;

/// One value through time: its subject, and the value that each dated page gave it.
///
/// ```
/// use ipplan::{Cited, Edition, Fact, Source};
///
/// static OLD: Source = Source::new("Page", "https://example.com", Edition::new(2021, 6, 14));
/// static NEW: Source = Source::new("Page", "https://example.com", Edition::new(2025, 9, 19));
/// static EACH: Fact<u64> =
///     Fact::new("addresses per instance", &[Cited::new(3, &OLD), Cited::new(2, &NEW)]);
///
/// assert_eq!(EACH.at(Edition::new(2023, 1, 1)).map(|cited| cited.value), Some(3));
/// assert_eq!(EACH.at(Edition::new(2019, 1, 1)), None); // nobody said anything yet
/// assert_eq!(EACH.newest().value, 2);
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Fact<T: 'static> {
    what: &'static str,
    first: &'static Cited<T>,
    /// INVARIANT: ordered by `since`, strictly; `first` is the first of them.
    history: &'static [Cited<T>],
}

impl<T> Fact<T> {
    /// A fact from its history, oldest first.
    ///
    /// # Panics
    ///
    /// If the history is empty or out of order. Facts are statics, so that is a compile error.
    ///
    /// ```
    /// use ipplan::{Cited, Edition, Fact, Source};
    ///
    /// static PAGE: Source = Source::new("Page", "https://example.com", Edition::new(2025, 9, 19));
    /// static EACH: Fact<u64> = Fact::new("addresses per instance", &[Cited::new(2, &PAGE)]);
    /// assert_eq!(EACH.newest().value, 2);
    /// ```
    #[expect(clippy::panic, reason = "at compile time, where facts are made")]
    pub const fn new(what: &'static str, history: &'static [Cited<T>]) -> Fact<T> {
        let [first, rest @ ..] = history else { panic!("a fact needs one entry at least") };
        let (mut before, mut rest) = (first, rest);
        while let [next, others @ ..] = rest {
            assert!(
                before.since.ordinal() < next.since.ordinal(),
                "a fact's history goes from old to new"
            );
            (before, rest) = (next, others);
        }
        Fact { what, first, history }
    }

    /// The subject of this fact, such as "addresses per plan instance".
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// assert_eq!(platform::RESERVED.what(), "addresses Azure reserves in every subnet");
    /// ```
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// Every entry, oldest first.
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// let lengths = platform::LARGEST.history().iter().map(|cited| cited.value.length());
    /// assert!(lengths.eq([8, 2, 2])); // three pages, of which the second says something new
    /// ```
    pub const fn history(&self) -> &'static [Cited<T>] {
        self.history
    }

    /// The value that the documents gave at an edition; `None` before the first of them.
    ///
    /// ```
    /// use ipplan::{Edition, PrefixLen, platform};
    ///
    /// let at = |year| platform::LARGEST.at(Edition::new(year, 1, 1)).map(|cited| cited.value);
    /// assert_eq!(at(2018), None); // no page had said anything yet
    /// assert_eq!(at(2020), Some(PrefixLen::v4(8)));
    /// assert_eq!(at(2021), Some(PrefixLen::v4(2)));
    /// ```
    pub fn at(&self, edition: Edition) -> Option<&'static Cited<T>> {
        self.history.iter().rev().find(|cited| cited.since <= edition)
    }

    /// The value that the documents gave at an edition; before the first of them, the value of the
    /// first.
    ///
    /// ```
    /// use ipplan::{Edition, platform};
    ///
    /// assert_eq!(platform::LARGEST.said_by(Edition::new(2018, 1, 1)).value.to_string(), "/8");
    /// ```
    pub fn said_by(&self, edition: Edition) -> &'static Cited<T> {
        self.at(edition).unwrap_or(self.first)
    }

    /// The value on the oldest page.
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// assert_eq!(platform::LARGEST.oldest().value.to_string(), "/8");
    /// ```
    pub const fn oldest(&self) -> &'static Cited<T> {
        self.first
    }

    /// The value on the newest page.
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// assert_eq!(platform::LARGEST.newest().value.to_string(), "/2");
    /// ```
    pub fn newest(&self) -> &'static Cited<T> {
        self.history.last().unwrap_or(self.first)
    }
}

/// A fact of any type, for lists that show many of them.
///
/// ```
/// use ipplan::{AnyFact, platform};
///
/// let fact: &dyn AnyFact = &platform::SMALLEST;
/// assert_eq!(fact.entries()[0].value, "/29");
/// ```
pub trait AnyFact: Sync {
    /// The subject of this fact.
    ///
    /// ```
    /// use ipplan::{AnyFact, platform};
    ///
    /// let fact: &dyn AnyFact = &platform::SMALLEST;
    /// assert_eq!(fact.what(), "smallest subnet");
    /// ```
    fn what(&self) -> &'static str;
    /// Every entry, oldest first, its value as text.
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// let facts = platform::FACTS.iter();
    /// assert!(facts.flat_map(|fact| fact.entries()).any(|entry| entry.value == "/29"));
    /// ```
    fn entries(&self) -> Vec<Entry>;
    /// The date of the newest entry.
    ///
    /// ```
    /// use ipplan::{AnyFact, platform};
    ///
    /// assert_eq!(platform::RESERVED.latest(), platform::RESERVED.newest().since);
    /// ```
    fn latest(&self) -> Edition;
}

/// One entry of a fact's history, its value as text.
///
/// ```
/// use ipplan::{AnyFact, Entry, platform};
///
/// let Entry { since, value, .. } = &platform::LARGEST.entries()[0];
/// assert_eq!(format!("{value} since {since}"), "/8 since 2019-02-12");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The edition from which on it holds.
    pub since: Edition,
    /// The value that the page states, as text.
    pub value: String,
    /// The page.
    pub source: &'static Source,
}

impl<T: fmt::Display + Sync> AnyFact for Fact<T> {
    fn what(&self) -> &'static str {
        self.what
    }

    fn entries(&self) -> Vec<Entry> {
        let entry = |cited: &Cited<T>| Entry {
            since: cited.since,
            value: cited.value.to_string(),
            source: cited.source,
        };
        self.history.iter().map(entry).collect()
    }

    fn latest(&self) -> Edition {
        self.newest().since
    }
}

impl fmt::Debug for dyn AnyFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what())
    }
}

impl Serialize for dyn AnyFact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fact = serializer.serialize_struct("Fact", 2)?;
        fact.serialize_field("what", self.what())?;
        fact.serialize_field("history", &self.entries())?;
        fact.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_a_real_day() {
        for text in [
            "",
            "2019",
            "2019-",
            "2019-2",
            "2019-13",
            "2019-00",
            "2019-02-30",
            "2019-02-00",
            "2019-02-2",
            "2019-02-22-01",
            "19-02-22",
            "+019-02",
            "2019/02",
            "2019-02-٢٢",
        ] {
            assert_eq!(Edition::parse(text), None, "{text:?}");
        }
        assert_eq!(Edition::parse("2000-02"), Some(Edition::new(2000, 2, 29)));
        assert_eq!(Edition::parse("2100-02"), Some(Edition::new(2100, 2, 28)));
        assert_eq!(Edition::parse("2019-02-22"), Some(Edition::new(2019, 2, 22)));
    }

    #[test]
    fn a_fact_answers_as_the_documents_did_that_day() {
        static A: Source = Source::new("A", "https://example.com/a", Edition::new(2020, 1, 2));
        static B: Source = Source::new("B", "https://example.com/b", Edition::new(2021, 3, 4));
        static FACT: Fact<u64> = Fact::new("it", &[Cited::new(1, &A), Cited::new(2, &B)]);
        let value = |y, m, d| FACT.at(Edition::new(y, m, d)).map(|cited| cited.value);
        assert_eq!(value(2020, 1, 1), None);
        assert_eq!(value(2020, 1, 2), Some(1));
        assert_eq!(value(2021, 3, 3), Some(1));
        assert_eq!(value(2021, 3, 4), Some(2));
        assert_eq!(value(2099, 1, 1), Some(2));
    }
}
