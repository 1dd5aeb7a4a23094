//! What came into a plan: who changed what, when, and with what.

use ipplan_formats::text;
use serde_json::{Value, json};

use crate::author::who;
use crate::engine::Engine;
use crate::error::StoreError;
use crate::old::version;
use crate::record::ChangedSubnet;
use crate::version::{Asked, time};

/// The changes that are known, and those that nobody can know any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The changes, newest first.
    pub entries: Vec<HistoryEntry>,
    /// How many versions between them are emptied, and the time until when, in seconds since 1970.
    pub emptied: Option<(u64, u64)>,
}

/// A change that came into the plan with a version.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// The number of the version.
    pub version: u64,
    /// When, in seconds since 1970.
    pub at: u64,
    /// The request, and its author.
    pub asked: Asked,
    /// The subnets that it changed; only the one that was asked for.
    pub subnets: Vec<ChangedSubnet>,
}

/// How many subnets of one change are shown as text.
const SHOWN: usize = 3;

/// The last changes, or the last ones of one subnet, newest first.
///
/// # Errors
///
/// When the store cannot be read.
pub async fn history<E: Engine>(
    engine: &E,
    name: Option<&str>,
    last: usize,
) -> Result<History, StoreError> {
    let History { mut entries, mut emptied } = History::default();
    let mut newer = 0;
    for number in engine.numbers().await?.into_iter().rev() {
        if entries.len() >= last {
            break;
        }
        let Some(read) = version(engine, number).await? else {
            emptied.get_or_insert((0, newer)).0 += 1;
            continue;
        };
        newer = read.at;
        for asked in &read.changes {
            let mut subnets = read.subnets_of(asked);
            subnets.retain(|it| name.is_none_or(|name| it.place == name));
            if name.is_none() || !subnets.is_empty() {
                let (version, at, asked) = (number, read.at, asked.clone());
                entries.push(HistoryEntry { version, at, asked, subnets });
            }
        }
    }
    entries.truncate(last);
    Ok(History { entries, emptied })
}

impl History {
    /// The answer for people: two lines for each change.
    pub fn text(&self) -> String {
        let mut lines: String = self.entries.iter().map(HistoryEntry::lines).collect();
        if self.entries.is_empty() {
            lines.push_str("no changes found\n");
        }
        if let Some((emptied, until)) = self.emptied {
            let versions = if emptied == 1 { "version" } else { "versions" };
            let line =
                format!("{emptied} {versions} until {} emptied by `ipplan prune`", time(until));
            lines.push_str(&text::paragraph("", "", &line));
        }
        lines
    }

    /// The answer for programs.
    pub fn json(&self) -> Value {
        let emptied = self
            .emptied
            .map(|(versions, until)| json!({ "versions": versions, "until": time(until) }));
        let rows: Vec<Value> = self.entries.iter().map(HistoryEntry::json).collect();
        json!({ "history": rows, "emptied": emptied })
    }
}

impl HistoryEntry {
    fn lines(&self) -> String {
        let HistoryEntry { version, at, asked, subnets } = self;
        let mut what: Vec<String> = subnets.iter().take(SHOWN).map(ChangedSubnet::words).collect();
        match subnets.len() {
            0 => what.push("address space".to_owned()),
            all if all > SHOWN => what.push(format!("and {} more", all - SHOWN)),
            _ => {}
        }
        let what = what.join("; ");
        let who = format!("{}, ipplan {}", who(&asked.author, &asked.owner), asked.ipplan);
        let rest = " ".repeat(8);
        text::paragraph(&format!("{version:>6}  {}  ", time(*at)), &rest, &who)
            + &text::paragraph(&rest, &rest, &format!("{}: {what}", asked.command))
    }

    fn json(&self) -> Value {
        let HistoryEntry { version, at, asked, subnets } = self;
        let places: Vec<&String> = subnets.iter().map(|it| &it.place).collect();
        let changes = subnets.iter().map(|it| {
            json!({ "subnet": it.place, "before": it.before, "after": it.after, "gone": it.gone })
        });
        json!({
            "version": version, "at": time(*at), "author": asked.author, "owner": asked.owner,
            "ipplan": asked.ipplan, "command": asked.command, "hash": asked.hash,
            "subnets": places, "changes": changes.collect::<Vec<_>>(),
        })
    }
}
