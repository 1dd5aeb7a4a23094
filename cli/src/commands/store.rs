//! The commands on a shared plan in a store.

use std::collections::BTreeSet;
use std::time::Duration;

use clap::ArgMatches;
use ipplan::{Answer, IpNet, Lock, Plan, PrefixLen, Problem, Request, codes};
use ipplan_formats::json;
use ipplan_formats::lock::{self, Released};
use ipplan_store::{
    Author, Delta, Done, Failed, Owner, Store, Tuning, Version, address_of_environment, between,
    bounded, decide, existing, in_store, newest, now, open, seconds, submit, time, version,
};

use crate::args::Format;
use crate::files;
use crate::output::{self, CommandResult};

/// The store that a command uses; none if a lock file is given, or nothing is.
pub(crate) fn address(matches: &ArgMatches) -> Option<String> {
    let given = |name| matches.try_get_one::<String>(name).ok().flatten().cloned();
    given("store").or_else(|| given("lock").is_none().then(address_of_environment).flatten())
}

fn owner(matches: &ArgMatches) -> String {
    matches.get_one::<String>("owner").cloned().unwrap_or_else(ipplan_store::owner_of_environment)
}

fn writer(matches: &ArgMatches, command: String, hash: String) -> Author {
    let known = Author::of_environment(owner(matches), command, hash);
    match matches.get_one::<String>("author") {
        Some(author) => Author { author: author.clone(), ..known },
        None => known,
    }
}

/// Runs this on the engine; all the network is in here.
pub(super) fn run<T>(future: impl Future<Output = Result<T, Failed>>) -> Result<T, Vec<Problem>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| {
        vec![Problem::new(&codes::CANNOT_READ, format!("the store cannot be used: {error}"))]
    })?;
    let done = runtime.block_on(future);
    // A call to the system can hang for ever, as on a network drive: nobody waits for it.
    runtime.shutdown_background();
    done.map_err(|failed| match failed {
        Failed::Problems(problems) => problems,
        Failed::Store(error) => vec![error.problem()],
    })
}

/// The same for what only reads, or cleans up: at most for as long as the command may take.
pub(super) fn read<T>(
    matches: &ArgMatches,
    future: impl Future<Output = Result<T, Failed>>,
) -> Result<T, Vec<Problem>> {
    run(bounded(wait(matches), &|line| output::remark(line), future))
}

fn wait(matches: &ArgMatches) -> Duration {
    let given = matches.try_get_one::<Duration>("wait").ok().flatten().copied();
    given.unwrap_or(Duration::from_secs(60))
}

pub(super) fn opened(address: Option<&String>) -> Result<Store, Vec<Problem>> {
    let Some(address) = address else {
        let problem = Problem::new(&codes::USAGE, "no store is given").at("store");
        return Err(vec![
            problem.hint("add it, such as `--store az://CONTAINER/FOLDER`, or set IPPLAN_STORE"),
        ]);
    };
    open(address).map_err(|error| vec![error.problem()])
}

async fn change(
    store: &Store,
    matches: &ArgMatches,
    writer: &Author,
    decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
) -> Result<Done, Failed> {
    let tuning =
        Tuning { wait: wait(matches), tell: &|line| output::remark(line), ..Tuning::default() };
    let done = submit(store, writer, &tuning, decide).await?;
    for name in &done.left {
        output::remark(&format!("left `{name}`, which needs a later release of ipplan"));
    }
    Ok(done)
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
    let mut writer = writer(matches, format!("ipplan plan {file}"), hash);
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
        run(change(&store, matches, &writer, &mut decided))?.version
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
            Format::Text => CommandResult::Done(format!("{}\n", reserved.block)),
            Format::Json => CommandResult::json(&serde_json::json!({
                "name": reserved.place,
                "address_prefix": reserved.block.to_string(),
                "owner": reserved.holder.owner,
                "until": reserved.holder.until.map(time),
                "version": reserved.version,
            })),
        },
        Err(problems) => CommandResult::Problems(problems, format),
    }
}

/// A block that is reserved, and by whom.
struct Reserved {
    place: String,
    block: IpNet,
    holder: Owner,
    version: u64,
}

fn reserved(matches: &ArgMatches, service: Option<&Answer>) -> Result<Reserved, Vec<Problem>> {
    let usage = |message: &str, at: &str| vec![Problem::new(&codes::USAGE, message).at(at)];
    let place = matches.get_one::<String>("name").cloned().unwrap_or_default();
    let (network, subnet) = decide::WantedBlock::named(&place).map_err(|it| vec![it])?;
    let prefix_len = size_of(matches, service)?;
    let size = prefix_len.to_string();
    let space: Result<Vec<IpNet>, _> = matches
        .get_many::<String>("in")
        .unwrap_or_default()
        .map(|it| it.parse::<IpNet>())
        .collect();
    let space =
        space.map_err(|_| usage("with --store, --in is a prefix such as 10.0.0.0/16", "in"))?;
    let until = matches.get_one::<String>("until").map(|it| until(it)).transpose()?;
    let address = address(matches);
    let store = opened(address.as_ref())?;
    let hash = lock::hash_of_text(&format!("{place} {size} {until:?}"));
    let mut command = vec![format!("ipplan next {size} --name {place}")];
    for name in ["in", "until"] {
        let given = matches.get_many::<String>(name).unwrap_or_default();
        command.extend(given.map(|value| format!("--{name} {value}")));
    }
    let command = command.join(" ");
    let mut writer = writer(matches, command, hash);
    writer.until = until;
    let wanted = decide::WantedBlock {
        owner: &writer.owner,
        network,
        subnet,
        prefix_len,
        space: &space,
        until,
    };
    let mut decided = |version: &Version| decide::next(version, &wanted);
    let done = run(change(&store, matches, &writer, &mut decided))?;
    let (block, holder) = wanted.found(&done.version).map_err(|it| vec![it])?;
    Ok(Reserved { place, block, holder, version: done.version.number })
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

/// A day, or a time from now on, as seconds since 1970.
fn until(text: &str) -> Result<u64, Vec<Problem>> {
    if let Ok(duration) = humantime::parse_duration(text) {
        return Ok(now().saturating_add(duration.as_secs()));
    }
    match seconds(text) {
        Some(at) if at > now() => Ok(at),
        _ => Err(vec![
            Problem::new(&codes::USAGE, format!("`{text}` is not in the future"))
                .at("until")
                .hint("write a date such as 2027-03-31, or a time such as 30d"),
        ]),
    }
}

/// Releases subnets or networks of their owner; says which version has that.
pub(crate) fn release(matches: &ArgMatches, address: &str) -> Result<u64, Vec<Problem>> {
    let store = opened(Some(&address.to_owned()))?;
    let names: BTreeSet<&str> =
        matches.get_many::<String>("name").unwrap_or_default().map(String::as_str).collect();
    let part = if matches.get_flag("ipv6") { Released::Ipv6 } else { Released::Whole };
    let words: Vec<&str> = names.iter().copied().collect();
    let command = format!("ipplan release {}", words.join(" "));
    let mut writer = writer(matches, command.clone(), lock::hash_of_text(&command));
    // A helper cannot know which names there are by then.
    writer.alone = true;
    let owner = writer.owner.clone();
    let mut decided = |version: &Version| decide::release(version, &owner, &names, part);
    run(change(&store, matches, &writer, &mut decided)).map(|done| done.version.number)
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
    let mut writer = writer(matches, format!("ipplan import {path}"), lock::hash(&new));
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
    let done = run(change(store, matches, &writer, &mut decided))?;
    let number = done.version.number;
    Ok(match format {
        Format::Text => format!("the store has version {number}\n"),
        Format::Json => json::text(&serde_json::json!({ "version": number })),
    })
}

fn undo(matches: &ArgMatches, store: &Store, format: Format) -> Result<String, Vec<Problem>> {
    let number = matches.get_one::<u64>("version").copied().unwrap_or_default();
    let command = format!("ipplan undo {number}");
    let mut writer = writer(matches, command.clone(), lock::hash_of_text(&command));
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
    let done = run(change(store, matches, &writer, &mut decided))?;
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
