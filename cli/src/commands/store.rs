//! The commands on a shared plan in a store.

use std::collections::BTreeSet;
use std::time::Duration;

use clap::ArgMatches;
use ipplan::{Answer, Lock, Plan, PrefixLen, Problem, Request, codes};
#[cfg(any(feature = "serve", feature = "mcp"))]
use ipplan_formats::Tool;
use ipplan_formats::json;
use ipplan_formats::lock::{self, Released};
use ipplan_store::{
    BlockWords, Caller, Failed, Reserved, Store, Tuning, Version, address_of_environment, between,
    bounded, decide, existing, in_store, newest, now, open, submit, version,
};

use crate::args::Format;
use crate::files;
use crate::output::{self, CommandResult};

/// The store that a command uses; none if a lock file is given, or nothing is.
pub(crate) fn address(matches: &ArgMatches) -> Option<String> {
    let given = |name| matches.try_get_one::<String>(name).ok().flatten().cloned();
    given("store").or_else(|| given("lock").is_none().then(address_of_environment).flatten())
}

fn caller<'m>(matches: &'m ArgMatches, command: &'m str) -> Caller<'m> {
    let given = |name| matches.get_one::<String>(name).map(String::as_str);
    Caller { owner: given("owner"), author: given("author"), command }
}

/// Runs this on the engine; all the network is in here.
fn run<T>(future: impl Future<Output = Result<T, Failed>>) -> Result<T, Vec<Problem>> {
    ipplan_store::run(future).map_err(Failed::problems)
}

/// The same for what only reads, or cleans up: at most for as long as the command may take.
fn read<T>(
    matches: &ArgMatches,
    future: impl Future<Output = Result<T, Failed>>,
) -> Result<T, Vec<Problem>> {
    run(bounded(wait(matches), &|line| output::remark(line), future))
}

fn wait(matches: &ArgMatches) -> Duration {
    let given = matches.try_get_one::<Duration>("wait").ok().flatten().copied();
    given.unwrap_or(Tuning::default().wait)
}

fn tuning(matches: &ArgMatches) -> Tuning<'static> {
    Tuning { wait: wait(matches), tell: &|line| output::remark(line), ..Tuning::default() }
}

fn opened(address: Option<&String>) -> Result<Store, Vec<Problem>> {
    let Some(address) = address else {
        let problem = Problem::new(&codes::USAGE, "no store is given").at("store");
        return Err(vec![
            problem.hint("add it, such as `--store az://CONTAINER/FOLDER`, or set IPPLAN_STORE"),
        ]);
    };
    open(address).map_err(|error| vec![error.problem()])
}

/// Plans a request around the plan in a store, and puts what is new there.
pub(crate) fn plan(
    matches: &ArgMatches,
    request: &Request,
    address: &str,
) -> Result<Plan, Vec<Problem>> {
    let store = opened(Some(&address.to_owned()))?;
    let file = matches.get_one::<String>("file").map_or("-", String::as_str);
    let hash = lock::hash_of_text(&ipplan_formats::yaml::request(request));
    let mut writer = caller(matches, "ipplan plan").author(file, hash);
    let expected = matches.get_one::<String>("expect").map(|it| numbered(it)).transpose()?;
    writer.alone = expected.is_some();
    let owner = writer.owner.clone();
    let around = |version: &Version| {
        if let Some(expected) = expected {
            expect(version, expected)?;
        }
        if !matches.get_flag("allow-empty") {
            let planned = version.planned_by(&owner);
            lock::not_emptied(request, &planned).map_err(|it| in_store(vec![it]))?;
        }
        decide::request(version, &owner, request)
    };
    let locked = matches.get_flag("locked");
    let version = if locked {
        read(matches, async { Ok(existing(&store, address).await?) })?
    } else {
        let mut decided = |version: &Version| around(version).map(|(delta, _)| delta);
        run(submit(&store, &writer, &tuning(matches), &mut decided))?.version
    };
    // Another one may be expected than the version that is there now, which has the change.
    let (_, plan) =
        if locked { around(&version)? } else { decide::request(&version, &owner, request)? };
    if locked {
        plan.only_locked().map_err(in_store)?;
    }
    Ok(plan)
}

fn expect(version: &Version, expected: u64) -> Result<(), Vec<Problem>> {
    if version.number == expected {
        return Ok(());
    }
    let message = format!("the store has version {}, not {expected}", version.number);
    let problem = Problem::new(&codes::LOCK_CHANGED, message).at("store");
    Err(vec![problem.hint("look at what changed with `ipplan history`, and plan again")])
}

/// The number of a version that somebody has written.
fn numbered(text: &str) -> Result<u64, Vec<Problem>> {
    text.parse().map_err(|_| {
        let message = format!("`{text}` is not the number of a version");
        let problem = Problem::new(&codes::USAGE, message).at("expect");
        vec![problem.hint("in a store, write the number that `ipplan history` shows, such as 42")]
    })
}

/// The lock in a store, as it is now.
pub(crate) fn known_lock(matches: &ArgMatches, address: &str) -> Result<Lock, Vec<Problem>> {
    let store = opened(Some(&address.to_owned()))?;
    read(matches, async { Ok(newest(&store).await?.lock) })
}

/// Reserves one block under a name, of the size that is given or of this service.
pub(crate) fn next(matches: &ArgMatches, service: Option<&Answer>) -> CommandResult {
    let format = Format::of(matches);
    match reserved(matches, service) {
        Ok(reserved) => match format {
            Format::Text => CommandResult::Done(reserved.text()),
            Format::Json => CommandResult::json(&reserved.json()),
        },
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

fn reserved(matches: &ArgMatches, service: Option<&Answer>) -> Result<Reserved, Vec<Problem>> {
    let given = |name| matches.get_one::<String>(name).map(String::as_str);
    let size = size_of(matches, service)?.to_string();
    let words = BlockWords {
        name: given("name").unwrap_or_default(),
        size: &size,
        space: matches.get_many("in").unwrap_or_default().map(String::as_str).collect(),
        until: given("until"),
    };
    let store = opened(address(matches).as_ref())?;
    let caller = caller(matches, "ipplan next");
    run(ipplan_store::reserve(&store, &caller, &tuning(matches), &words))
}

/// The one size that is given, or that of the service in its place.
fn size_of(matches: &ArgMatches, service: Option<&Answer>) -> Result<PrefixLen, Vec<Problem>> {
    let sizes: Vec<&String> = matches.get_many("size").unwrap_or_default().collect();
    let lens = service.iter().flat_map(|it| &it.subnets).map(|it| it.prefix_len);
    match (sizes.as_slice(), lens.collect::<Vec<_>>().as_slice()) {
        ([size], []) => decide::WantedBlock::sized(size).map_err(|it| vec![it]),
        ([], [one]) => Ok(*one),
        _ => {
            let message =
                "one size such as /26, or a service of one subnet, is needed for one name";
            Err(vec![Problem::new(&codes::USAGE, message).at("size")])
        }
    }
}

/// Releases subnets or networks of their owner; says which version has that.
pub(crate) fn release(
    matches: &ArgMatches,
    address: &str,
    names: &BTreeSet<&str>,
    part: Released,
) -> Result<u64, Vec<Problem>> {
    let store = opened(Some(&address.to_owned()))?;
    let caller = caller(matches, "ipplan release");
    run(ipplan_store::release(&store, &caller, &tuning(matches), names, part))
}

/// The tools that a server offers on the plan of a store. One that the environment names is not offered: whoever
/// starts a server says so.
#[cfg(any(feature = "serve", feature = "mcp"))]
pub(super) fn offered(
    matches: &ArgMatches,
    command: &'static str,
) -> Result<Option<(Vec<Tool>, String)>, Vec<Problem>> {
    let given = |name| matches.get_one::<String>(name).cloned();
    let Some(address) = given("store") else { return Ok(None) };
    let name = opened(Some(&address))?.name().to_owned();
    let wait = ipplan_store::OFFERED_WAIT;
    let (owner, author) = (given("owner"), given("author"));
    let plan = ipplan_store::OfferedPlan { address, command, owner, author, wait };
    let mut tools = ipplan_store::tools(plan);
    tools.retain(|tool| !(tool.effect.changes() && matches.get_flag("read-only")));
    Ok(Some((tools, name)))
}

/// Who changed what in a store, when, and with what.
pub(crate) fn history(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let last = matches.get_one::<usize>("last").copied().unwrap_or_default();
    let name = matches.get_one::<String>("name").map(String::as_str);
    let read = opened(address(matches).as_ref()).and_then(|store| {
        read(matches, async { Ok(ipplan_store::history(&store, name, last).await?) })
    });
    match read {
        Ok(history) => match format {
            Format::Text => CommandResult::Done(history.text()),
            Format::Json => CommandResult::json(&history.json()),
        },
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

/// The commands that only a store has.
pub(crate) fn own_command(name: &str, matches: &ArgMatches) -> CommandResult {
    let format = match name {
        "export" => Format::Text,
        _ => Format::of(matches),
    };
    let address = address(matches);
    let done = opened(address.as_ref()).and_then(|store| match name {
        "export" => export(matches, &store),
        "import" => import(matches, &store, format),
        "undo" => undo(matches, &store, format),
        _ => prune(matches, &store, format),
    });
    done.map_or_else(|problems| CommandResult::Problems(problems, format), CommandResult::Done)
}

fn export(matches: &ArgMatches, store: &Store) -> Result<String, Vec<Problem>> {
    let address = address(matches).unwrap_or_default();
    let version = read(matches, async { Ok(existing(store, &address).await?) })?;
    let text = lock::write(&version.lock);
    match matches.get_one::<String>("out").filter(|it| *it != "-") {
        None => Ok(text),
        Some(path) => files::write(path, &text, "out")
            .map(|()| format!("wrote version {}\n", version.number))
            .map_err(|problem| vec![problem]),
    }
}

fn import(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let path = matches.get_one::<String>("file").map_or("", String::as_str);
    let new = files::known_lock(std::path::Path::new(path)).map_err(|problem| vec![problem])?;
    let mut writer = caller(matches, "ipplan import").author(path, lock::hash(&new));
    writer.alone = true;
    let mut is_new = false;
    let mut decided = |version: &Version| {
        let ours = &version.lock;
        let merged = ipplan::merge(&Lock::default(), ours, &new)?;
        let moved = merged.placed.iter().map(|(place, _)| place).chain(&merged.left_out);
        let moved: Vec<Problem> = moved
            .map(|place| {
                let message = format!("the store has other things at the addresses of `{place}`");
                Problem::new(&codes::LOCKS_COLLIDE, message).at("file")
            })
            .collect();
        if !moved.is_empty() {
            return Err(moved);
        }
        let delta = between(ours, &merged.lock, None);
        is_new = !delta.is_empty();
        Ok(delta)
    };
    let done = run(submit(store, &writer, &tuning(matches), &mut decided))?;
    let number = done.version.number;
    Ok(match format {
        Format::Text if is_new => format!("the store has version {number}\n"),
        Format::Text => {
            format!(
                "version {number} of the store has all of it already, and no owner was changed\n"
            )
        }
        Format::Json => json::text(&serde_json::json!({ "version": number })),
    })
}

fn undo(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let number = matches.get_one::<u64>("version").copied().unwrap_or_default();
    let hash = lock::hash_of_text(&format!("ipplan undo {number}"));
    let mut writer = caller(matches, "ipplan undo").author(&number.to_string(), hash);
    writer.alone = true;
    let (before, undone) = read(matches, async {
        let before = match number {
            1 => Some(Version::default()),
            _ => version(store, number.saturating_sub(1)).await?,
        };
        let (Some(before), Some(undone)) = (before, version(store, number).await?) else {
            let message =
                format!("the store does not have version {number}, or not the one before");
            let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("version");
            return Err(Failed::Problems(vec![
                problem.hint("`ipplan history` lists the versions"),
            ]));
        };
        Ok((before, undone))
    })?;
    let owner = writer.owner.clone();
    let mut decided = |version: &Version| decide::undo(version, &owner, &before, &undone);
    let done = run(submit(store, &writer, &tuning(matches), &mut decided))?;
    let new = done.version.number;
    Ok(match format {
        Format::Text => format!("version {new} takes back version {number}\n"),
        Format::Json => json::text(&serde_json::json!({ "version": new, "undone": number })),
    })
}

fn prune(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let keep = matches.get_one::<Duration>("keep").copied().unwrap_or_default();
    let emptied = read(matches, async { Ok(ipplan_store::prune(store, keep, now()).await?) })?;
    Ok(match format {
        Format::Text => match emptied {
            0 => "no version is old enough to be emptied\n".to_owned(),
            1 => "1 old version is empty now\n".to_owned(),
            _ => format!("{emptied} old versions are empty now\n"),
        },
        Format::Json => json::text(&serde_json::json!({ "emptied": emptied })),
    })
}
