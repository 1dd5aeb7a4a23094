//! What went wrong, and what is good to know: in words, with a place, and what to try.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use crate::fact::Source;

/// A short stable word for a kind of [`Problem`] or [`Notice`], and what it means.
///
/// ```
/// use ipplan::Code;
///
/// let code = Code::named("out-of-range").unwrap();
/// assert!(code.meaning.contains("range"));
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The word, such as `out-of-range`.
    pub id: &'static str,
    /// What it means and what to do, in a few sentences.
    pub meaning: &'static str,
}

impl Code {
    /// The code of that name.
    ///
    /// ```
    /// use ipplan::{Code, codes};
    ///
    /// assert_eq!(Code::named("over-limit"), Some(&codes::OVER_LIMIT));
    /// assert_eq!(Code::named("over-the-top"), None);
    /// ```
    pub fn named(id: &str) -> Option<&'static Code> {
        crate::problem::codes::ALL.iter().copied().find(|code| code.id == id)
    }
}

/// The word itself.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

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
        Problem { code, message: shortened(message.into()), place, hints, source: None }
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

/// The message with long words cut: they are what somebody gave, perhaps a whole file by mistake.
fn shortened(message: String) -> String {
    const LONGEST: usize = 200;
    const SHOWN: usize = 60;
    if message.len() <= LONGEST || message.split(' ').all(|word| word.len() <= LONGEST) {
        return message;
    }
    let words = message.split(' ').map(|word| {
        if word.len() <= LONGEST {
            return Cow::Borrowed(word);
        }
        let mut shown: String = word.chars().take(SHOWN).collect();
        shown.push('…');
        // Of the quotes around it the second is at the end.
        shown.extend(word.chars().next_back().filter(|last| !last.is_alphanumeric()));
        Cow::Owned(shown)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The message alone.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Problem {}

/// What a person should know about an answer that stands.
///
/// ```
/// use ipplan::{Options, services::app_service, size};
///
/// let answer = size(&app_service::SERVICE.with(&app_service::INSTANCES, 3), &Options::default());
/// let notices = &answer.unwrap().subnets[0].notices;
/// assert!(notices.iter().any(|notice| notice.code.id == "under-advice"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The kind.
    pub code: &'static Code,
    /// What to know, as one sentence without a full stop.
    pub message: Cow<'static, str>,
    /// The page that says so, where it is a page.
    pub source: Option<&'static Source>,
}

/// The message alone.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The name closest to what was read, when one is close enough to be meant.
///
/// ```
/// use ipplan::nearest;
///
/// assert_eq!(nearest("app-servise", ["app-service", "bastion"]), Some("app-service"));
/// assert_eq!(nearest("zebra", ["app-service", "bastion"]), None);
/// ```
pub fn nearest<'a>(read: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(read, &mut names.into_iter())
}

fn nearest_of<'a>(read: &str, names: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let read = read.to_ascii_lowercase();
    let letters = read.chars().count();
    // A third of the letters may be wrong: enough for slips, too little for another word.
    let may_be_wrong = |name: &str| 1.max(name.chars().count() / 3);
    names
        // Of any text, however long, only what is as long as a name is compared with it.
        .filter(|name| name.chars().count().abs_diff(letters) <= may_be_wrong(name))
        .map(|name| (distance(&read, &name.to_ascii_lowercase()), name))
        .filter(|(distance, name)| *distance <= may_be_wrong(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn distance(a: &str, b: &str) -> usize {
    // row[j] is the distance between the part of `a` read so far and the first j letters of `b`.
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(b.chars()) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_agrees_with_the_textbook() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("same", "same", 0),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn long_words_are_cut() {
        let long = alloc::format!("there is no service `{}` here", "é".repeat(1 << 20));
        let problem = Problem::new(&crate::codes::UNKNOWN_SERVICE, long);
        let shown = alloc::format!("there is no service `{}…` here", "é".repeat(59));
        assert_eq!(problem.message, shown);
        let usual = alloc::format!("{} {}", "a".repeat(200), "b".repeat(200));
        assert_eq!(Problem::new(&crate::codes::SYNTAX, usual.clone()).message, usual);
    }

    #[test]
    fn codes_are_unique_and_plain() {
        for (i, code) in crate::problem::codes::ALL.iter().enumerate() {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(code.id.bytes().all(plain), "{}", code.id);
            assert!(
                crate::problem::codes::ALL[..i].iter().all(|other| other.id != code.id),
                "{}",
                code.id
            );
            assert!(code.meaning.ends_with('.'), "{}", code.id);
        }
    }
}
