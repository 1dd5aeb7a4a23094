//! `ipplan history`: who changed what in a store, when, and with what.

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::{json, text};
use ipplan_store::{Asked, ChangedSubnet, Engine, time, version, who};

use super::store;
use crate::args::Format;
use crate::output::CommandResult;

/// The changes that came into the plan with a version.
struct Change {
    number: u64,
    at: u64,
    asked: Asked,
    /// The subnets that it changed; only the one that was asked for.
    subnets: Vec<ChangedSubnet>,
}

/// The changes that are shown, and those that nobody can show any more.
#[derive(Default)]
struct Shown {
    changes: Vec<Change>,
    /// How many versions between them are emptied, and the time until when.
    emptied: Option<(u64, u64)>,
}

/// How many subnets of one change are shown as text.
const SHOWN: usize = 3;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match changes(matches) {
        Ok(shown) => CommandResult::Done(match format {
            Format::Text => shown.lines(),
            Format::Json => shown.json(),
        }),
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

/// The last changes, or the last ones of one subnet, newest first.
fn changes(matches: &ArgMatches) -> Result<Shown, Vec<Problem>> {
    let last = matches.get_one::<usize>("last").copied().unwrap_or_default();
    let name = matches.get_one::<String>("name");
    let address = store::address(matches);
    let store = store::opened(address.as_ref())?;
    store::read(matches, async {
        let Shown { mut changes, mut emptied } = Shown::default();
        let mut newer = 0;
        for number in store.numbers().await?.into_iter().rev() {
            if changes.len() >= last {
                break;
            }
            let Some(read) = version(&store, number).await? else {
                emptied.get_or_insert((0, newer)).0 += 1;
                continue;
            };
            newer = read.at;
            for asked in &read.changes {
                let mut subnets = read.subnets_of(asked);
                subnets.retain(|it| name.is_none_or(|name| it.place == *name));
                if name.is_none() || !subnets.is_empty() {
                    changes.push(Change { number, at: read.at, asked: asked.clone(), subnets });
                }
            }
        }
        changes.truncate(last);
        Ok(Shown { changes, emptied })
    })
}

impl Shown {
    fn lines(&self) -> String {
        let mut lines: String = self.changes.iter().map(Change::lines).collect();
        if self.changes.is_empty() {
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

    fn json(&self) -> String {
        let rows: Vec<_> = self.changes.iter().map(Change::json).collect();
        let emptied = self.emptied.map(
            |(versions, until)| serde_json::json!({ "versions": versions, "until": time(until) }),
        );
        json::text(&serde_json::json!({ "history": rows, "emptied": emptied }))
    }
}

impl Change {
    fn lines(&self) -> String {
        let Change { number, at, asked, subnets } = self;
        let mut what: Vec<String> = subnets.iter().take(SHOWN).map(ChangedSubnet::words).collect();
        match subnets.len() {
            0 => what.push("address space".to_owned()),
            all if all > SHOWN => what.push(format!("and {} more", all - SHOWN)),
            _ => {}
        }
        let what = what.join("; ");
        let who = format!("{}, ipplan {}", who(&asked.author, &asked.owner), asked.ipplan);
        let rest = " ".repeat(8);
        text::paragraph(&format!("{number:>6}  {}  ", time(*at)), &rest, &who)
            + &text::paragraph(&rest, &rest, &format!("{}: {what}", asked.command))
    }

    fn json(&self) -> serde_json::Value {
        let Change { number, at, asked, subnets } = self;
        let places: Vec<&String> = subnets.iter().map(|it| &it.place).collect();
        let changes: Vec<_> = subnets
            .iter()
            .map(|it| {
                serde_json::json!({
                    "subnet": it.place, "before": it.before, "after": it.after, "gone": it.gone,
                })
            })
            .collect();
        serde_json::json!({
            "version": number, "at": time(*at), "author": asked.author, "owner": asked.owner,
            "ipplan": asked.ipplan, "command": asked.command, "hash": asked.hash,
            "subnets": places, "changes": changes,
        })
    }
}
