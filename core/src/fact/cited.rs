//! A value, the page that states it, and the day from which it held.

use super::edition::Edition;
use super::source::Source;

/// A value, the page that states it, and the day from which it held.
///
/// ```
/// use ipplan::platform;
///
/// let reserved = platform::RESERVED.newest();
/// assert_eq!((reserved.value, reserved.since), (5, reserved.source.date));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The edition from which on it holds.
    pub since: Edition,
    /// The value that the page states.
    pub value: T,
    /// The page.
    pub source: &'static Source,
}

impl<T> Cited<T> {
    /// A value that a page states, valid from the date of the page.
    ///
    /// ```
    /// use ipplan::{Cited, platform};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// assert_eq!(Cited::new(5, page).since, page.date);
    /// ```
    pub const fn new(value: T, source: &'static Source) -> Cited<T> {
        Cited { since: source.date, value, source }
    }

    /// A value that a page states for an earlier date than its own: a rule that it dates back
    /// itself.
    ///
    /// ```
    /// use ipplan::{Cited, Edition, platform};
    ///
    /// let page = platform::RESERVED.newest().source;
    /// let rule = Cited::dated_back(Edition::new(2021, 11, 2), "since then", page);
    /// assert!(rule.since < page.date);
    /// ```
    pub const fn dated_back(since: Edition, value: T, source: &'static Source) -> Cited<T> {
        Cited { since, value, source }
    }
}

impl Cited<u64> {
    /// The same citation for `count` times the value: 3 apps of 1 address each are 3 addresses, and
    /// the page is the same. Saturates.
    ///
    /// ```
    /// use ipplan::platform;
    ///
    /// assert_eq!(platform::RESERVED.newest().times(2).value, 10);
    /// ```
    pub const fn times(self, count: u64) -> Cited<u64> {
        Cited { value: self.value.saturating_mul(count), ..self }
    }
}
