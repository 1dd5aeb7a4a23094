//! The commands on a shared plan in a store.

use std::collections::BTreeSet;
use std::time::Duration;

use clap::ArgMatches;
use ipplan::{Lock, Plan, Problem, Request, codes};
#[cfg(any(feature = "serve", feature = "mcp"))]
use ipplan_formats::Tool;
use ipplan_formats::json;
use ipplan_formats::lock::{self, Released};
use ipplan_store::{
    BlockWords, Caller, Failed, Reserved, Store, Tuning, Version, address_of_environment, between,
    decide, newest, now, open, submit, version,
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

fn opened(address: Option<&String>) -> Result<Store, Vec<Problem>> {
    let Some(address) = address else {
        let problem = Problem::new(&codes::USAGE, "no store is given").at("store");
        return Err(vec![
            problem.hint("add it, such as `--store az://CONTAINER/FOLDER`, or set IPPLAN_STORE"),
        ]);
    };
    open(address).map_err(|error| vec![error.problem()])
}

fn tuning(matches: &ArgMatches) -> Tuning<'static> {
    let wait = matches.try_get_one::<Duration>("wait").ok().flatten().copied();
    let usual = Tuning::default();
    Tuning { wait: wait.unwrap_or(usual.wait), tell: &|line| output::remark(line), ..usual }
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
    let expected = matches.get_one::<String>("expect").cloned();
    writer.alone = expected.is_some();
    let owner = writer.owner.clone();
    let around = |version: &Version| {
        if let Some(expected) = &expected {
            expect(version, expected)?;
        }
        if !matches.get_flag("allow-empty") {
            lock::not_emptied(request, &own(version, &owner)).map_err(|it| vec![it])?;
        }
        decide::request(version, &owner, request)
    };
    let locked = matches.get_flag("locked");
    let version = run(async {
        if locked {
            return Ok(newest(&store).await?);
        }
        let mut decided = |version: &Version| around(version).map(|(delta, _)| delta);
        submit(&store, &writer, &tuning(matches), &mut decided).await.map(|done| done.version)
    })?;
    // Another one may be expected than the version that is there now, which has the change.
    let (_, mut plan) =
        if locked { around(&version)? } else { decide::request(&version, &owner, request)? };
    if locked {
        plan.only_locked()?;
    }
    // What others have in the same networks is not gone because this request does not know it.
    let mine = |place: &str| version.holders.get(place).is_none_or(|it| it.owner == owner);
    plan.gone.retain(|name, _| mine(&format!("{name}/")));
    for (name, network) in &mut plan.networks {
        network.gone.retain(|key, _| mine(&ipplan::place::subnet(name, key)));
    }
    plan.gone_client_pools.retain(|key, _| mine(&ipplan::place::subnet(ipplan::CLIENT_POOLS, key)));
    Ok(plan)
}

/// The part of the plan that one owner holds.
fn own(version: &Version, owner: &str) -> Lock {
    let mut lock = version.lock.clone();
    let mine = |place: &str| version.holders.get(place).is_none_or(|it| it.owner == owner);
    lock.networks.retain(|name, _| mine(&format!("{name}/")));
    lock.client_pools.retain(|key, _| mine(&ipplan::place::subnet(ipplan::CLIENT_POOLS, key)));
    lock
}

fn expect(version: &Version, expected: &str) -> Result<(), Vec<Problem>> {
    if version.number.to_string() == expected {
        return Ok(());
    }
    let message = format!("the store has version {}, not {expected}", version.number);
    let problem = Problem::new(&codes::LOCK_CHANGED, message).at("store");
    Err(vec![problem.hint("look at what changed with `ipplan history`, and plan again")])
}

/// Reserves one block under a name.
pub(crate) fn next(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    match reserved(matches) {
        Ok(reserved) => match format {
            Format::Text => CommandResult::Done(reserved.text()),
            Format::Json => CommandResult::json(&reserved.json()),
        },
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

fn reserved(matches: &ArgMatches) -> Result<Reserved, Vec<Problem>> {
    let given = |name| matches.get_one::<String>(name).map(String::as_str);
    let sizes: Vec<&String> = matches.get_many("size").unwrap_or_default().collect();
    let ([size], None) = (sizes.as_slice(), matches.subcommand()) else {
        let message = "one size such as /26 is needed for one name";
        return Err(vec![Problem::new(&codes::USAGE, message).at("size")]);
    };
    let words = BlockWords {
        name: given("name").unwrap_or_default(),
        size,
        space: matches.get_many("in").unwrap_or_default().map(String::as_str).collect(),
        until: given("until"),
    };
    let store = opened(address(matches).as_ref())?;
    let caller = caller(matches, "ipplan next");
    run(ipplan_store::reserve(&store, &caller, &tuning(matches), &words))
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
    let read = opened(address(matches).as_ref())
        .and_then(|store| run(async { Ok(ipplan_store::history(&store, name, last).await?) }));
    match read {
        Ok(entries) => match format {
            Format::Text => CommandResult::Done(ipplan_store::history_text(&entries)),
            Format::Json => CommandResult::json(&ipplan_store::history_json(&entries)),
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
    let version = run(async { Ok(newest(store).await?) })?;
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
        if moved.is_empty() { Ok(between(ours, &merged.lock, None)) } else { Err(moved) }
    };
    let done = run(submit(store, &writer, &tuning(matches), &mut decided))?;
    let number = done.version.number;
    Ok(match format {
        Format::Text => format!("the store has version {number}\n"),
        Format::Json => json::text(&serde_json::json!({ "version": number })),
    })
}

fn undo(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let number = matches.get_one::<u64>("version").copied().unwrap_or_default();
    let hash = lock::hash_of_text(&format!("ipplan undo {number}"));
    let mut writer = caller(matches, "ipplan undo").author(&number.to_string(), hash);
    writer.alone = true;
    let done = run(async {
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
        let mut decided = |_: &Version| Ok(decide::undo(&before, &undone));
        submit(store, &writer, &tuning(matches), &mut decided).await
    })?;
    let new = done.version.number;
    Ok(match format {
        Format::Text => format!("version {new} takes back version {number}\n"),
        Format::Json => json::text(&serde_json::json!({ "version": new, "undone": number })),
    })
}

fn prune(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let keep = matches.get_one::<Duration>("keep").copied().unwrap_or_default();
    let emptied = run(async { Ok(ipplan_store::prune(store, keep, now()).await?) })?;
    Ok(match format {
        Format::Text => format!("{emptied} old versions were emptied\n"),
        Format::Json => json::text(&serde_json::json!({ "emptied": emptied })),
    })
}
