//! The life of an allocation in its store: it is placed, read, released and found. The store and its planner do all
//! of this, as for the command.

use std::collections::BTreeSet;

use ipplan::{IpNet, PrefixLen, Problem, codes, place};
use ipplan_formats::lock::{self, Released};
use ipplan_store::decide::{self, WantedBlock};
use ipplan_store::{
    Author, Caller, Delta, Failed, Owner, Store, Tuning, Version, bounded, newest, now, open,
    seconds, submit, time,
};
use rmpv::Value as Packed;

use crate::allocation::{NAME, diagnostics, sized, spaces, until};
use crate::messages::{
    ApplyRequest, ApplyResponse, Diagnostic, ImportRequest, ImportResponse, ImportedResource,
    ReadRequest, StateResponse,
};
use crate::settings::ProviderSettings;
use crate::values::{ObjectEntries, entries, get, pack_entries, set};

type Problems = Vec<Problem>;

/// Its name in the history of a store.
const PROGRAM: &str = "terraform-provider-ipplan";

/// The store of an allocation: its own, or that of the provider.
fn opened(
    settings: &ProviderSettings,
    state: &[(Packed, Packed)],
) -> Result<(String, Store), Problems> {
    let own = get(state, "store").as_str().map(str::to_owned);
    let address = own.map_or_else(|| settings.store(), Ok).map_err(|it| vec![it])?;
    let store = open(&address).map_err(|error| vec![error.problem()])?;
    Ok((address, store))
}

/// Runs this on the store.
fn run<T>(future: impl Future<Output = Result<T, Failed>>) -> Result<T, Problems> {
    ipplan_store::run(future).map_err(Failed::problems)
}

fn change(
    settings: &ProviderSettings,
    store: &Store,
    author: &Author,
    decide: &mut dyn FnMut(&Version) -> Result<Delta, Problems>,
) -> Result<Version, Problems> {
    let wait = settings.wait().map_err(|problem| vec![problem])?;
    let tuning = Tuning { wait, ..Tuning::default() };
    run(submit(store, author, &tuning, decide)).map(|done| done.version)
}

fn look(settings: &ProviderSettings, store: &Store) -> Result<Version, Problems> {
    let wait = settings.wait().map_err(|problem| vec![problem])?;
    run(bounded(wait, &|_| {}, async { Ok(newest(store).await?) }))
}

/// The place and the owner of something: the block of this length, or else the first. A subnet that a plan has
/// left out no longer counts, though its addresses are kept.
fn found(version: &Version, name: &str, prefix_len: Option<PrefixLen>) -> Option<(IpNet, Owner)> {
    let (network, subnet) = WantedBlock::named(name).ok()?;
    let there = version.lock.networks.get(network)?.subnets.get(subnet).filter(|it| !it.gone)?;
    let blocks: Vec<IpNet> = there.prefixes.iter().collect();
    let of_length = blocks.iter().find(|it| Some(PrefixLen::of(it)) == prefix_len);
    let block = of_length.or(blocks.first()).copied()?;
    let holder = version.holders.get(&place::subnet(network, subnet)).cloned().unwrap_or_default();
    Some((block, holder))
}

fn text<'s>(state: &'s [(Packed, Packed)], name: &str) -> &'s str {
    get(state, name).as_str().unwrap_or_default()
}

/// Creates an allocation, changes when it ends, or releases it.
pub(crate) fn apply(settings: &ProviderSettings, asked: &ApplyRequest) -> ApplyResponse {
    let prior = entries(asked.prior_state.as_ref());
    let planned = entries(asked.planned_state.as_ref());
    let (result, kept) = match (prior, planned) {
        (prior, Some(planned)) => (allocate(settings, prior.as_ref(), planned), prior),
        (Some(prior), None) => {
            (release(settings, &prior).map(|()| (None, Vec::new())), Some(prior))
        }
        (None, None) => (Ok((None, Vec::new())), None),
    };
    match result {
        Ok((state, diagnostics)) => {
            ApplyResponse { new_state: Some(pack_entries(state)), diagnostics }
        }
        Err(problems) => ApplyResponse {
            new_state: Some(pack_entries(kept)),
            diagnostics: diagnostics(&problems),
        },
    }
}

fn allocate(
    settings: &ProviderSettings,
    prior: Option<&ObjectEntries>,
    mut state: ObjectEntries,
) -> Result<(Option<ObjectEntries>, Vec<Diagnostic>), Problems> {
    let one = |problem: Problem| vec![problem];
    let name = text(&state, "name").to_owned();
    let (network, subnet) = WantedBlock::named(&name).map_err(one)?;
    let prefix_len = sized(get(&state, "prefix_length")).map_err(one)?;
    let space = spaces(&state).map_err(one)?;
    let owner = get(&state, "owner").as_str().map(str::to_owned);
    let owner = owner.or_else(|| settings.owner()).unwrap_or_default();
    let until = get(&state, "until").as_str().map(until).transpose().map_err(one)?;
    let stays = prior.is_some_and(|it| get(it, "until") == get(&state, "until"));
    if until.is_some_and(|it| it <= now()) && !stays {
        let message = format!("`{}` is over", text(&state, "until"));
        let problem = Problem::new(&codes::USAGE, message).at("until");
        return Err(one(problem.hint("write a later time, or leave it out")));
    }
    let (_, store) = opened(settings, &state)?;
    let hash = lock::hash_of_text(&format!("{name} {prefix_len} {until:?}"));
    let verb = if prior.is_some() { "update" } else { "create" };
    let command = format!("{PROGRAM} {verb}");
    let caller = Caller { owner: Some(&owner), author: None, command: &command };
    let mut author = caller.author(&format!("{name} {prefix_len}"), hash);
    author.until = until;
    let wanted = WantedBlock { owner: &owner, network, subnet, prefix_len, space: &space, until };
    let before = prior.map(|it| text(it, "address_prefix"));
    let mut was_there = false;
    let version = change(settings, &store, &author, &mut |version| {
        let there = found(version, &name, Some(prefix_len));
        let is_mine = |(_, holder): &(IpNet, Owner)| holder.owner == owner;
        was_there = there.as_ref().is_some_and(is_mine);
        let place = there.filter(is_mine).map(|(block, _)| block.to_string());
        if before.is_some() && before != place.as_deref() {
            return Err(vec![released(&name)]);
        }
        decide::next(version, &wanted)
    })?;
    let (block, _) = wanted.found(&version).map_err(one)?;
    set(&mut state, "owner", &owner.as_str().into());
    set(&mut state, "address_prefix", &block.to_string().into());
    let told = (was_there && prior.is_none()).then(|| Diagnostic {
        severity: Diagnostic::WARNING,
        summary: format!("`{name}` was in the store already, at {block}, for the same owner"),
        detail: "It is now an allocation here as well. That is right if an earlier run was interrupted. If another \
                 configuration has it too, give one of them another name or owner: whoever destroys it releases it \
                 for both."
            .to_owned(),
        attribute: None,
    });
    Ok((Some(state), told.into_iter().collect()))
}

fn released(name: &str) -> Problem {
    let message = format!("`{name}` was released meanwhile");
    Problem::new(&codes::NOT_IN_LOCK, message).at("name").hint("plan again, which creates it again")
}

/// Releases an allocation. If that has happened, nothing is left to do.
fn release(settings: &ProviderSettings, state: &ObjectEntries) -> Result<(), Problems> {
    let (name, owner) = (text(state, "name"), text(state, "owner"));
    let (_, store) = opened(settings, state)?;
    let command = format!("{PROGRAM} release");
    let hash = lock::hash_of_text(&format!("{command} {name}"));
    let caller = Caller { owner: Some(owner), author: None, command: &command };
    let mut author = caller.author(name, hash);
    // A helper cannot know which names there are by then.
    author.alone = true;
    let is_mine = |(block, holder): &(IpNet, Owner)| {
        holder.owner == owner && block.to_string() == text(state, "address_prefix")
    };
    let prefix_len = sized(get(state, "prefix_length")).ok();
    let mut decide = |version: &Version| match found(version, name, prefix_len).filter(is_mine) {
        Some(_) => decide::release(version, owner, &BTreeSet::from([name]), Released::Whole),
        None => Ok(Delta::default()),
    };
    change(settings, &store, &author, &mut decide).map(|_| ())
}

/// The current state of an allocation; nothing if somebody has released it.
pub(crate) fn read(settings: &ProviderSettings, asked: &ReadRequest) -> StateResponse {
    let Some(state) = entries(asked.current.as_ref()) else {
        return StateResponse { state: Some(pack_entries(None)), ..StateResponse::default() };
    };
    match current(settings, state) {
        Ok(state) => StateResponse { state: Some(pack_entries(state)), ..StateResponse::default() },
        Err(problems) => {
            StateResponse { state: asked.current.clone(), diagnostics: diagnostics(&problems) }
        }
    }
}

fn current(
    settings: &ProviderSettings,
    mut state: ObjectEntries,
) -> Result<Option<ObjectEntries>, Problems> {
    let (address, store) = opened(settings, &state)?;
    let version = look(settings, &store)?;
    let name = text(&state, "name").to_owned();
    if version.number == 0 {
        // A release would have written a version, so this is not a release.
        let message = format!("the store `{address}` is empty, and never had `{name}`");
        let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("store");
        return Err(vec![
            problem.hint("correct its address, or bring the plan into it with `ipplan import`"),
        ]);
    }
    let prefix_len = sized(get(&state, "prefix_length")).ok();
    let is_mine = |(_, holder): &(IpNet, Owner)| holder.owner == text(&state, "owner");
    let Some((block, holder)) = found(&version, &name, prefix_len).filter(is_mine) else {
        return Ok(None);
    };
    fill(&mut state, block, &holder);
    Ok(Some(state))
}

/// The state of an allocation according to the store.
fn fill(state: &mut ObjectEntries, block: IpNet, holder: &Owner) {
    set(state, "owner", &holder.owner.as_str().into());
    set(state, "prefix_length", &block.prefix_len().into());
    set(state, "address_prefix", &block.to_string().into());
    // A time can be written in more than one way.
    if get(state, "until").as_str().and_then(seconds) != holder.until {
        set(state, "until", &holder.until.map_or(Packed::Nil, |it| time(it).into()));
    }
}

/// Finds an entry of the store by its name, of any owner.
pub(crate) fn import(settings: &ProviderSettings, asked: &ImportRequest) -> ImportResponse {
    match imported(settings, &asked.id) {
        Ok(state) => ImportResponse {
            imported: vec![ImportedResource {
                type_name: NAME.to_owned(),
                state: Some(pack_entries(Some(state))),
            }],
            diagnostics: Vec::new(),
        },
        Err(problems) => {
            ImportResponse { imported: Vec::new(), diagnostics: diagnostics(&problems) }
        }
    }
}

fn imported(settings: &ProviderSettings, name: &str) -> Result<ObjectEntries, Problems> {
    WantedBlock::named(name).map_err(|problem| vec![problem])?;
    let names = crate::allocation::attributes();
    let mut state: ObjectEntries =
        names.into_iter().map(|it| (it.name.into(), Packed::Nil)).collect();
    let (_, store) = opened(settings, &state)?;
    let version = look(settings, &store)?;
    let Some((block, holder)) = found(&version, name, None) else {
        let message = format!("the store has no `{name}`");
        let networks = version.lock.networks.iter();
        let names = networks.flat_map(|(network, it)| {
            it.subnets.keys().map(move |subnet| place::subnet(network, subnet))
        });
        let names: Vec<String> = names.collect();
        let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("name");
        let problem = problem.did_you_mean(name, names.iter().map(String::as_str));
        return Err(vec![
            problem.or_hint("`ipplan export` of the store says which names there are"),
        ]);
    };
    set(&mut state, "name", &name.into());
    fill(&mut state, block, &holder);
    Ok(state)
}
