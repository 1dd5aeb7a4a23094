//! What came into a plan: who changed what, when, and with what.

use ipplan::place;
use ipplan_formats::text;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::error::StoreError;
use crate::old::version;
use crate::version::{Asked, time};

/// A change that came into the plan with a version.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// The number of the version.
    pub version: u64,
    /// When, in seconds since 1970.
    pub at: u64,
    /// What was asked for, by whom.
    pub asked: Asked,
    /// The subnets that it changed, as `NETWORK/SUBNET`.
    pub subnets: Vec<String>,
}

/// The last changes, or the last ones of one subnet, newest first.
///
/// # Errors
///
/// When the store cannot be read.
pub async fn history<E: Engine>(
    engine: &E,
    name: Option<&str>,
    last: usize,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let mut entries = Vec::new();
    for number in engine.numbers().await?.into_iter().rev() {
        if entries.len() >= last {
            break;
        }
        let Some(read) = version(engine, number).await? else { continue };
        let all = read.changes.into_iter().map(|asked| {
            let changed = asked.delta.subnets.iter();
            let subnets = changed.map(|it| place::subnet(&it.network, &it.subnet)).collect();
            HistoryEntry { version: number, at: read.at, asked, subnets }
        });
        let is_of = |name: &str, it: &HistoryEntry| it.subnets.iter().any(|it| it == name);
        entries.extend(all.filter(|it| name.is_none_or(|name| is_of(name, it))));
    }
    entries.truncate(last);
    Ok(entries)
}

/// The answer for programs.
pub fn history_json(entries: &[HistoryEntry]) -> Value {
    json!({ "history": entries.iter().map(HistoryEntry::json).collect::<Vec<_>>() })
}

/// The answer for people: two lines for each change.
pub fn history_text(entries: &[HistoryEntry]) -> String {
    if entries.is_empty() {
        return "no version has such a change\n".to_owned();
    }
    entries.iter().map(HistoryEntry::lines).collect()
}

impl HistoryEntry {
    fn lines(&self) -> String {
        let HistoryEntry { version, at, asked, subnets } = self;
        let what = match subnets.as_slice() {
            [] => "address space".to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        };
        let who = format!("{} for {}, ipplan {}", asked.author, asked.owner, asked.ipplan);
        let rest = " ".repeat(8);
        text::paragraph(&format!("{version:>6}  {}  ", time(*at)), &rest, &who)
            + &text::paragraph(&rest, &rest, &format!("{}: {what}", asked.command))
    }

    fn json(&self) -> Value {
        let HistoryEntry { version, at, asked, subnets } = self;
        json!({
            "version": version, "at": time(*at), "author": asked.author, "owner": asked.owner,
            "ipplan": asked.ipplan, "command": asked.command, "hash": asked.hash,
            "subnets": subnets,
        })
    }
}
