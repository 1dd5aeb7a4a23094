//! Problems: why there is no answer, in words, with a place and hints.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::fact::Source;

use super::code::Code;
use super::hint::{Edit, Hint, Located};
use super::nearest::nearest;

/// A reason why there is no answer: the value that was read, its place, and hints.
///
/// ```
/// use ipplan::{Options, services::app_service, size};
///
/// let problems = size(&app_service::SERVICE.with(&app_service::INSTANCES, 0), &Options::default())
///     .unwrap_err();
/// assert_eq!(problems[0].code.id, "out-of-range");
/// assert_eq!(problems[0].place, "instances");
/// assert_eq!(problems[0].to_string(), "`instances` is `0`, but has to be a whole number from 1 to 100");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind.
    pub code: &'static Code,
    /// The message, as one sentence without a full stop.
    pub message: String,
    /// The place: a path of names into the question (`instances`), or a position in a text as
    /// `LINE:COLUMN`, after the name of its file if it has one; empty for the whole of it.
    pub place: String,
    /// The other places that it is about, as paths like the first: those it conflicts with.
    pub also: Vec<String>,
    /// Ways to solve it.
    pub hints: Vec<Hint>,
    /// The page that forbids it, if it is a page.
    pub source: Option<&'static Source>,
}

impl Problem {
    /// A problem of that kind, with its message.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::UNKNOWN_SERVICE, "unknown service `web`")
    ///     .at("service")
    ///     .hint("did you mean `hosts`?");
    /// assert_eq!(problem.hints.len(), 1);
    /// ```
    pub fn new(code: &'static Code, message: impl Into<String>) -> Problem {
        let (place, also, hints) = (String::new(), Vec::new(), Vec::new());
        Problem { code, message: shortened(message.into()), place, also, hints, source: None }
    }

    /// Sets the place.
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

    /// Puts a path in front of the place, which is a part of it.
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

    /// Adds another place that it is about.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::OVERLAPPING, "`spoke` is inside `hub`");
    /// let problem = problem.at("networks.spoke.space").and("networks.hub.space");
    /// assert_eq!(problem.also, ["networks.hub.space"]);
    /// ```
    pub fn and(mut self, place: impl Into<String>) -> Problem {
        self.also.push(place.into());
        self
    }

    /// Adds a hint.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::OVER_LIMIT, "instances is 31").hint("use 30 or less");
    /// let problem = problem.hint("use another tier");
    /// assert_eq!(problem.hints, ["use 30 or less", "use another tier"]);
    /// ```
    pub fn hint(mut self, hint: impl Into<Hint>) -> Problem {
        self.hints.push(hint.into());
        self
    }

    /// Adds a hint, with the change that carries it out.
    ///
    /// ```
    /// use ipplan::{Edit, Problem, codes};
    ///
    /// let problem = Problem::new(&codes::TOO_SMALL, "a /28 is too small").at("prefix-length");
    /// let problem = problem.offer("a /27 is enough", Edit::set("/27"));
    /// assert_eq!(problem.hints[0].change, Some(Edit::set("/27")));
    /// ```
    pub fn offer(self, text: impl Into<String>, change: Edit) -> Problem {
        self.hint(Hint { text: text.into(), change: Some(change) })
    }

    /// Adds the value that was probably meant as a hint, if one of these is close to the one that
    /// was read; otherwise adds nothing.
    ///
    /// ```
    /// use ipplan::{Edit, Problem, codes};
    ///
    /// let problem = Problem::new(&codes::NOT_A_CHOICE, "`nead` is not a fit").at("fit");
    /// let problem = problem.did_you_mean("nead", ["need", "advised"]);
    /// assert_eq!(problem.hints, ["did you mean `need`?"]);
    /// assert_eq!(problem.hints[0].change, Some(Edit::set("need")));
    /// ```
    pub fn did_you_mean<'a>(self, read: &str, names: impl IntoIterator<Item = &'a str>) -> Problem {
        match nearest(read, names) {
            Some(near) => self.offer(alloc::format!("did you mean `{near}`?"), Edit::set(near)),
            None => self,
        }
    }

    /// As [`did_you_mean`](Problem::did_you_mean), for the name of a key.
    ///
    /// ```
    /// use ipplan::{Edit, Problem, codes};
    ///
    /// let problem = Problem::new(&codes::UNKNOWN_KEY, "unknown key `fits` in the request").at("fits");
    /// let problem = problem.did_you_mean_key("fits", ["fit", "headroom"]);
    /// assert_eq!(problem.hints[0].change, Some(Edit::rename("fit")));
    /// ```
    pub fn did_you_mean_key<'a>(
        self,
        read: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Problem {
        match nearest(read, names) {
            Some(near) => self.offer(alloc::format!("did you mean `{near}`?"), Edit::rename(near)),
            None => self,
        }
    }

    /// Adds a hint unless there is one already.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::UNKNOWN_POOL, "unknown pool `main`");
    /// let problem = problem.did_you_mean("x", ["company"]).or_hint("declare it under pools");
    /// assert_eq!(problem.hints, ["declare it under pools"]);
    /// ```
    pub fn or_hint(self, hint: impl Into<Hint>) -> Problem {
        if self.hints.is_empty() { self.hint(hint) } else { self }
    }

    /// Puts the name of a file in front of the place, which is a line or a path in it.
    ///
    /// ```
    /// use ipplan::{Problem, codes};
    ///
    /// let problem = Problem::new(&codes::BAD_LOCK, "at is missing here").at("8:20");
    /// assert_eq!(problem.in_file("net.lock.json").place, "net.lock.json:8:20");
    /// ```
    pub fn in_file(mut self, name: &str) -> Problem {
        self.place = match self.place.as_str() {
            "" => name.into(),
            inner => alloc::format!("{name}:{inner}"),
        };
        self
    }

    /// Its hints as data, their changes at the places where they are made.
    ///
    /// ```
    /// use ipplan::{Edit, Problem, codes};
    ///
    /// let problem = Problem::new(&codes::CONFLICTING_KEYS, "only one of the two").at("hub.from");
    /// let problem = problem.offer("leave out `space`", Edit::leave_out("space"));
    /// let hints = serde_json::to_value(problem.hints_as_data()).unwrap();
    /// assert_eq!(hints[0]["change"]["place"], "hub.space");
    /// ```
    pub fn hints_as_data(&self) -> impl Serialize + '_ {
        Located { hints: &self.hints, place: &self.place }
    }

    /// Adds the page that forbids it.
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

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = if self.also.is_empty() { 5 } else { 6 };
        let mut problem = serializer.serialize_struct("Problem", fields)?;
        problem.serialize_field("code", self.code)?;
        problem.serialize_field("message", &self.message)?;
        problem.serialize_field("place", &self.place)?;
        if !self.also.is_empty() {
            problem.serialize_field("also", &self.also)?;
        }
        problem.serialize_field("hints", &self.hints_as_data())?;
        problem.serialize_field("source", &self.source)?;
        problem.end()
    }
}

/// The message with long words shortened: they come from the user, perhaps a whole file by mistake.
fn shortened(message: String) -> String {
    const LONGEST: usize = 200;
    const SHOWN: usize = 60;
    if message.split(' ').all(|word| word.len() <= LONGEST) {
        return message;
    }
    let words = message.split(' ').map(|word| {
        if word.len() <= LONGEST {
            return Cow::Borrowed(word);
        }
        let mut shown: String = word.chars().take(SHOWN).collect();
        shown.push('…');
        // Of the two quotes around it, the second is at the end.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut() {
        let long = alloc::format!("there is no service `{}` here", "é".repeat(1 << 20));
        let problem = Problem::new(&crate::codes::UNKNOWN_SERVICE, long);
        let shown = alloc::format!("there is no service `{}…` here", "é".repeat(59));
        assert_eq!(problem.message, shown);
        let usual = alloc::format!("{} {}", "a".repeat(200), "b".repeat(200));
        assert_eq!(Problem::new(&crate::codes::SYNTAX, usual.clone()).message, usual);
    }
}
