//! `ipplan history`: who changed what in a store, when, and with what.

use clap::ArgMatches;
use ipplan::Problem;
use ipplan_formats::{json, text};
use ipplan_store::{Asked, Engine, time, version, who};

use super::store;
use crate::args::Format;
use crate::output::CommandResult;

/// The changes that came into the plan with a version.
struct Change {
    number: u64,
    at: u64,
    asked: Asked,
    /// The subnets that it changed.
    places: Vec<String>,
}

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match changes(matches) {
        Ok(changes) => CommandResult::Done(match format {
            Format::Text if changes.is_empty() => "no changes found\n".to_owned(),
            Format::Text => changes.iter().map(Change::lines).collect(),
            Format::Json => {
                let rows: Vec<_> = changes.iter().map(Change::json).collect();
                json::text(&serde_json::json!({ "history": rows }))
            }
        }),
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

/// The last changes, or the last ones of one subnet, newest first.
fn changes(matches: &ArgMatches) -> Result<Vec<Change>, Vec<Problem>> {
    let last = matches.get_one::<usize>("last").copied().unwrap_or_default();
    let name = matches.get_one::<String>("name");
    let address = store::address(matches);
    let store = store::opened(address.as_ref())?;
    store::read(matches, async {
        let mut changes = Vec::new();
        for number in store.numbers().await?.into_iter().rev() {
            if changes.len() >= last {
                break;
            }
            let Some(read) = version(&store, number).await? else { continue };
            let all = read.changes.into_iter().map(|asked| {
                let subnets = asked.delta.subnets.iter();
                let places =
                    subnets.map(|it| ipplan::place::subnet(&it.network, &it.subnet)).collect();
                Change { number, at: read.at, asked, places }
            });
            changes.extend(all.filter(|it| name.is_none_or(|name| it.places.contains(name))));
        }
        changes.truncate(last);
        Ok(changes)
    })
}

impl Change {
    fn lines(&self) -> String {
        let Change { number, at, asked, places } = self;
        let what = match places.as_slice() {
            [] => "address space".to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        };
        let who = format!("{}, ipplan {}", who(&asked.author, &asked.owner), asked.ipplan);
        let rest = " ".repeat(8);
        text::paragraph(&format!("{number:>6}  {}  ", time(*at)), &rest, &who)
            + &text::paragraph(&rest, &rest, &format!("{}: {what}", asked.command))
    }

    fn json(&self) -> serde_json::Value {
        let Change { number, at, asked, places } = self;
        serde_json::json!({
            "version": number, "at": time(*at), "author": asked.author, "owner": asked.owner,
            "ipplan": asked.ipplan, "command": asked.command, "hash": asked.hash,
            "subnets": places,
        })
    }
}
