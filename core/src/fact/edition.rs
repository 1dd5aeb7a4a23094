//! Editions: the date whose state of the documents is used.

use core::fmt;

use serde::{Serialize, Serializer};

/// A day in the documents' history. It picks one entry from every [`Fact`](crate::Fact): the newest one that is
/// not younger than the edition.
///
/// Editions are ordered by date and written as ISO dates.
///
/// ```
/// use ipplan::Edition;
///
/// let edition = Edition::parse("2019-02").unwrap();
/// assert_eq!(edition.to_string(), "2019-02-28"); // a month means its last day
/// assert!(edition < Edition::new(2026, 10, 6));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    year: u16,
    month: u8,
    day: u8,
}

impl Edition {
    /// An edition written as a literal.
    ///
    /// # Panics
    ///
    /// If the date does not exist. In a constant that is a compile error; for a date that was read,
    /// use [`Edition::parse`].
    ///
    /// ```
    /// use ipplan::Edition;
    ///
    /// const RELEASE: Edition = Edition::new(2026, 10, 6);
    /// assert_eq!(RELEASE.to_string(), "2026-10-06");
    /// ```
    pub const fn new(year: u16, month: u8, day: u8) -> Edition {
        assert!(year <= 9999 && day >= 1 && day <= days_in(year, month), "no such day");
        Edition { year, month, day }
    }

    /// Reads `2019-02-22`, or `2019-02` for the last day of that month; `None` for anything else.
    ///
    /// ```
    /// use ipplan::Edition;
    ///
    /// assert_eq!(Edition::parse("2024-02"), Some(Edition::new(2024, 2, 29)));
    /// assert_eq!(Edition::parse("2023-02-29"), None);
    /// assert_eq!(Edition::parse("02/22/2019"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Edition> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = u8::try_from(digits(parts.next()?, 2)?).ok()?;
        let last = days_in(year, month);
        let day = match parts.next() {
            Some(day) => u8::try_from(digits(day, 2)?).ok()?,
            None => last,
        };
        let real = parts.next().is_none() && day >= 1 && day <= last;
        real.then_some(Edition { year, month, day })
    }

    /// A number that orders like the date; for comparisons in constants.
    pub(super) const fn ordinal(self) -> u32 {
        self.year as u32 * 10_000 + self.month as u32 * 100 + self.day as u32
    }
}

/// Exactly `width` digits.
fn digits(text: &str, width: usize) -> Option<u16> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The number of days of a month; 0 if the month does not exist.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Edition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
