//! A version of the plan, and what waits, as text.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ipplan::Lock;
use ipplan_formats::lock;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::delta::Delta;
use crate::error::StoreError;

/// The format of versions. A release that does not know a format leaves it alone.
pub const FORMAT: u32 = 1;

/// One version of a shared plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// Its number; the first is 1, and 0 is the plan of an empty store.
    pub number: u64,
    /// The time at which it was made, in seconds since 1970, by the clock of its writer.
    pub at: u64,
    /// The author.
    pub author: String,
    /// The command that was run.
    pub command: String,
    /// The release of ipplan that wrote it.
    pub release: String,
    /// The requests that came in with this version, in the order in which they were placed.
    pub changes: Vec<Asked>,
    /// The owner of each entry: `NETWORK/SUBNET`, or `NETWORK/` for a network.
    pub holders: BTreeMap<String, Owner>,
    /// The decisions on the last requests, by their names.
    pub answers: BTreeMap<String, Decision>,
    /// Where everything is.
    pub lock: Lock,
}

/// The owner of a subnet or a network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The owner, as they call themselves.
    pub owner: String,
    /// When the reservation ends, in seconds since 1970; never, if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u64>,
    /// Whether it was reserved by its name: no plan of the owner leaves it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_name: bool,
}

/// The decision on a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When, in seconds since 1970.
    pub at: u64,
    /// Whether it is in the plan. If not, it no longer fitted the plan; its writer plans again.
    pub placed: bool,
}

/// A request that waits, or that came in with a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The format that it is written in.
    pub format: u32,
    /// `OWNER~ID`, its name as long as it waits.
    pub name: String,
    /// The owner for whom it is.
    pub owner: String,
    /// The author of the request.
    pub author: String,
    /// The command that was run.
    pub command: String,
    /// The release of ipplan that sized it.
    pub ipplan: String,
    /// The hash of what was asked for.
    pub hash: String,
    /// When a reservation ends, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u64>,
    /// The change that is wanted.
    pub delta: Delta,
}

/// As it is written, with what came in or without looking at it.
#[derive(Serialize, Deserialize)]
struct Written<'t, C> {
    format: u32,
    number: u64,
    at: String,
    author: String,
    command: String,
    ipplan: String,
    changes: C,
    holders: BTreeMap<String, Owner>,
    answers: BTreeMap<String, Decision>,
    #[serde(borrow)]
    lock: &'t RawValue,
}

/// What every format of a version has.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: u32,
}

impl Version {
    /// The text of a version.
    pub(crate) fn write(&self) -> Result<String, StoreError> {
        let text = lock::write(&self.lock);
        // The lock is checked as any reader would: a mistake of ours must not get into the store.
        lock::read(&text).map_err(|problem| {
            StoreError::new(format!("the plan would not be valid: {}", problem.message))
        })?;
        let unwritable = |error| StoreError::new(format!("the plan cannot be written: {error}"));
        let lock = RawValue::from_string(text.trim_end().to_owned()).map_err(unwritable)?;
        let written = Written {
            format: FORMAT,
            number: self.number,
            at: time(self.at),
            author: self.author.clone(),
            command: self.command.clone(),
            ipplan: self.release.clone(),
            changes: self.changes.clone(),
            holders: self.holders.clone(),
            answers: self.answers.clone(),
            lock: &lock,
        };
        serde_json::to_string(&written).map(|text| text + "\n").map_err(unwritable)
    }

    /// Reads a version.
    ///
    /// # Errors
    ///
    /// When it is no version, one of a later format, or one whose number is another.
    pub fn read(number: u64, text: &str) -> Result<Version, StoreError> {
        let (version, changes) = Version::parts::<Vec<Asked>>(number, text)?;
        Ok(Version { changes, ..version })
    }

    /// Reads the plan, who holds what and the answers, and not what came in: all that the next version
    /// needs, in half the time.
    pub(crate) fn read_plan(number: u64, text: &str) -> Result<Version, StoreError> {
        Version::parts::<IgnoredAny>(number, text).map(|(version, _)| version)
    }

    fn parts<'t, C: Deserialize<'t>>(
        number: u64,
        text: &'t str,
    ) -> Result<(Version, C), StoreError> {
        known_format(number, text)?;
        let foreign = |why: String| {
            StoreError::new(format!("version {number} of the store is not one of ipplan: {why}"))
                .hint(
                    "check that the store is the right one, and restore this version from a backup",
                )
        };
        let read: Written<'_, C> =
            serde_json::from_str(text).map_err(|error| foreign(error.to_string()))?;
        if read.number != number {
            return Err(foreign(format!("it says that it is version {}", read.number)));
        }
        let lock = lock::read(read.lock.get()).map_err(|problem| foreign(problem.message))?;
        let version = Version {
            number,
            at: seconds(&read.at).ok_or_else(|| foreign("its time is not valid".into()))?,
            author: read.author,
            command: read.command,
            release: read.ipplan,
            changes: Vec::new(),
            holders: read.holders,
            answers: read.answers,
            lock,
        };
        Ok((version, read.changes))
    }

    /// The version, if it has an answer to a request; most have not, and looking for the letters is quick.
    pub(crate) fn with_answer(
        number: u64,
        text: &str,
        name: &str,
    ) -> Result<Option<Version>, StoreError> {
        known_format(number, text)?;
        let version = text.contains(name).then(|| Version::read_plan(number, text));
        Ok(version.transpose()?.filter(|it| it.answers.contains_key(name)))
    }
}

fn known_format(number: u64, text: &str) -> Result<(), StoreError> {
    // As it is written here; whoever writes it in another way is read as a whole.
    let begin = text.strip_prefix("{\"format\":").and_then(|it| it.split(',').next());
    if begin.and_then(|it| it.parse().ok()) == Some(FORMAT) {
        return Ok(());
    }
    let head: Option<Head> = serde_json::from_str(text).ok();
    match head.map(|head| head.format) {
        Some(FORMAT) => Ok(()),
        Some(later) if later > FORMAT => Err(StoreError::new(format!(
            "version {number} of the store has format {later}, but this release reads format {FORMAT}"
        ))
        .hint("use the release of ipplan that wrote it, or a later one")),
        _ => Err(StoreError::new(format!("version {number} of the store is not one of ipplan"))
            .hint("check that the store is the right one, and restore this version from a backup")),
    }
}

impl Asked {
    /// Reads a request that waits; `None` for one of a format that is not known here.
    pub fn read(text: &str) -> Option<Asked> {
        serde_json::from_str(text).ok().filter(|asked: &Asked| asked.format == FORMAT)
    }

    pub(crate) fn write(&self) -> Result<String, StoreError> {
        serde_json::to_string(self)
            .map_err(|error| StoreError::new(format!("the request cannot be written: {error}")))
    }
}

/// Now, in seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Seconds since 1970 as a time that people read, such as `2026-11-28T06:30:00Z`.
pub fn time(seconds: u64) -> String {
    // What lies beyond the year 9999 has no such form.
    let at = UNIX_EPOCH + Duration::from_secs(seconds.min(253_402_300_799));
    humantime::format_rfc3339_seconds(at).to_string()
}

/// The inverse: a time such as `2026-11-28T06:30:00Z`, or the begin of a day such as `2026-11-28`, in seconds since
/// 1970.
///
/// ```
/// assert_eq!(ipplan_store::seconds("1970-01-02"), Some(24 * 60 * 60));
/// assert_eq!(ipplan_store::seconds("tomorrow"), None);
/// ```
pub fn seconds(time: &str) -> Option<u64> {
    let whole = if time.len() == 10 { format!("{time}T00:00:00Z") } else { time.to_owned() };
    let at = humantime::parse_rfc3339_weak(&whole).ok()?;
    at.duration_since(UNIX_EPOCH).ok().map(|it| it.as_secs())
}
