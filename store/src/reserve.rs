//! One block under a name, from words: the options of a command, or the arguments of a tool.

use std::fmt::Write as _;

use ipplan::{IpNet, Problem, codes};
use ipplan_formats::lock;
use serde_json::{Value, json};

use crate::author::Caller;
use crate::decide::{self, WantedBlock};
use crate::engine::Engine;
use crate::error::Failed;
use crate::help::{Tuning, submit};
use crate::version::{Owner, Version, now, seconds, time};

/// A block that is asked for, in words.
#[derive(Clone, Debug, Default)]
pub struct BlockWords<'w> {
    /// `NETWORK/SUBNET`.
    pub name: &'w str,
    /// Its size, such as `/26`.
    pub size: &'w str,
    /// The address space of a new network, as prefixes.
    pub space: Vec<&'w str>,
    /// When the reservation ends: a date, a time, or a duration such as `30d`.
    pub until: Option<&'w str>,
}

/// A block that is reserved, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserved {
    /// `NETWORK/SUBNET`.
    pub name: String,
    /// Where it is.
    pub block: IpNet,
    /// Whose it is, and until when.
    pub holder: Owner,
    /// The version that has it, or a later one.
    pub version: u64,
}

impl Reserved {
    /// The answer for programs.
    pub fn json(&self) -> Value {
        json!({
            "name": self.name,
            "address_prefix": self.block.to_string(),
            "owner": self.holder.owner,
            "until": self.holder.until.map(time),
            "version": self.version,
        })
    }

    /// The answer for people.
    pub fn text(&self) -> String {
        format!("{}\n", self.block)
    }
}

/// Reserves a block, or finds the one that its owner has under that name.
///
/// # Errors
///
/// The first word that is wrong; the problems of [`decide::next`]; or why the store cannot be used.
pub async fn reserve<E: Engine>(
    engine: &E,
    caller: &Caller<'_>,
    tuning: &Tuning<'_>,
    words: &BlockWords<'_>,
) -> Result<Reserved, Failed> {
    let (network, subnet) = WantedBlock::named(words.name)?;
    let prefix_len = WantedBlock::sized(words.size)?;
    let space: Vec<IpNet> = words.space.iter().map(|it| prefix(it)).collect::<Result<_, _>>()?;
    let until = words.until.map(until).transpose()?;
    let hash = lock::hash_of_text(&format!("{} {prefix_len} {until:?}", words.name));
    let mut said = format!("{prefix_len} --name {}", words.name);
    let options = words.space.iter().map(|it| ("in", *it));
    for (name, value) in options.chain(words.until.map(|it| ("until", it))) {
        let _ = write!(said, " --{name} {value}");
    }
    let mut author = caller.author(&said, hash);
    author.until = until;
    let owner = author.owner.clone();
    let wanted = WantedBlock { owner: &owner, network, subnet, prefix_len, space: &space, until };
    let mut decided = |version: &Version| decide::next(version, &wanted);
    let done = submit(engine, &author, tuning, &mut decided).await?;
    let (block, holder) = wanted.found(&done.version)?;
    let name = words.name.to_owned();
    Ok(Reserved { name, block, holder, version: done.version.number })
}

fn prefix(text: &str) -> Result<IpNet, Problem> {
    text.parse().map_err(|_| {
        let problem = Problem::new(&codes::USAGE, format!("`{text}` is not a prefix")).at("in");
        problem.hint("write the address space as prefixes such as 10.0.0.0/16")
    })
}

/// A day, or a time from now on, as seconds since 1970.
fn until(text: &str) -> Result<u64, Problem> {
    if let Ok(duration) = humantime::parse_duration(text) {
        return Ok(now().saturating_add(duration.as_secs()));
    }
    let wrong = |what: &str| {
        let problem = Problem::new(&codes::USAGE, format!("`{text}` is not {what}")).at("until");
        problem
            .hint("write a date such as 2027-03-31, or a time such as 30d")
            .hint("leave it out, to keep the block until it is released")
    };
    let at = seconds(text).ok_or_else(|| wrong("a date or a time"))?;
    if at > now() { Ok(at) } else { Err(wrong("in the future")) }
}
