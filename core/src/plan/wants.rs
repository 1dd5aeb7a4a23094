//! What each network wants: its subnets with their sizes, before anything has a place.

use alloc::borrow::Cow;
use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::problem::{Problem, codes, place};
use crate::service::CheckedWorkload;
use crate::service::platform::names;
use crate::size::{Asked, DecidedBy, Options, Size};

use super::alike::Alike;
use super::early::TooEarly;
use super::lock::{Lock, LockedNetwork, LockedSubnet};
use super::planned::Pinned;
use super::request::{Request, Subnet};

/// A subnet that is wanted, with its size and the place it has to keep.
#[derive(Clone, Debug)]
pub(super) struct Want<'a> {
    /// Its name in the plan and in the lock.
    pub(super) key: Cow<'a, str>,
    entry: Named<'a>,
    pub(super) subnet: &'a Subnet,
    pub(super) holds: Arc<[CheckedWorkload]>,
    pub(super) size: Arc<Size>,
    pub(super) pin: Option<(IpNet, Pinned)>,
    pub(super) ipv6: Option<IpNet>,
}

/// Which subnet of the request.
#[derive(Clone, Copy, Debug)]
struct Named<'a> {
    network: &'a str,
    name: &'a str,
}

impl Named<'_> {
    fn place(self) -> String {
        place::of_subnet(self.network, self.name)
    }
}

impl Want<'_> {
    /// The path of the subnet in the request.
    pub(super) fn place(&self) -> String {
        self.entry.place()
    }

    /// Whether its service needs several subnets, of which this is one.
    pub(super) fn is_one_of_several(&self) -> bool {
        self.key != self.entry.name
    }

    /// The name it has to have in Azure: the one Azure insists on, else its own.
    pub(super) fn name(&self) -> Cow<'_, str> {
        match self.size.required_name {
            Some(name) => name.value.into(),
            None => name_of(&self.key),
        }
    }

    /// How large the block is that it takes: its own, or the one it may grow into.
    pub(super) fn takes(&self) -> PrefixLen {
        self.subnet
            .reserve
            .map_or(self.size.prefix_len, |room| self.size.prefix_len.or_larger(room))
    }
}

/// The name in Azure of what has that key: one of several subnets is named after its role too.
fn name_of(key: &str) -> Cow<'_, str> {
    if key.contains('/') { key.replace('/', "-").into() } else { key.into() }
}

/// The key of a subnet; one of several of its service has its role in it.
fn key_of<'a>(name: &'a str, role: Option<&str>) -> Cow<'a, str> {
    role.map_or(Cow::Borrowed(name), |role| Cow::Owned(format!("{name}/{role}")))
}

/// The wants of every network, by name; a network that has a problem is left out.
pub(super) fn all<'a>(
    request: &'a Request,
    lock: &Lock,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, Vec<Want<'a>>> {
    let general = request.options();
    let mut alike = Alike::new(general.edition);
    let mut all = BTreeMap::new();
    let mut too_early = TooEarly::default();
    for (network, wanted) in &request.networks {
        let before = problems.len();
        let mut refused = false;
        let locked = lock.networks.get(network);
        let mut wants = Vec::new();
        for (name, subnet) in &wanted.subnets {
            let entry = Named { network, name };
            let options = subnet.options(&general);
            if let Err(more) = of(&mut alike, entry, subnet, &options, locked, &mut wants) {
                refused = true;
                let subnet = place::subnet(network, name);
                let own = more.into_iter().filter_map(|it| too_early.keep(it, &subnet));
                problems.extend(own.map(|problem| problem.under(&entry.place())));
            }
        }
        problems.extend(names_taken_twice(network, &wants, locked));
        if !refused && problems.len() == before {
            all.insert(network.as_str(), wants);
        }
    }
    problems.splice(0..0, too_early.problems());
    all
}

/// The subnets that one entry wants: one, or several where its service needs several.
fn of<'a>(
    alike: &mut Alike<'a>,
    entry: Named<'a>,
    subnet: &'a Subnet,
    options: &Options,
    locked: Option<&LockedNetwork>,
    wants: &mut Vec<Want<'a>>,
) -> Result<(), Vec<Problem>> {
    let name = entry.name;
    names::SUBNET.check(name).map_err(|problem| alloc::vec![problem])?;
    if subnet.holds.is_empty() {
        let message = format!("{name} does not say what lives in it");
        let problem = Problem::new(&codes::NO_SERVICE, message);
        return Err(alloc::vec![problem.hint("name a service, such as hosts")]);
    }
    let checked = alike.checked(&subnet.holds)?;
    let count = checked.roles.len().max(1);
    if count > 1 && (subnet.at.is_some() || subnet.reserve.is_some()) {
        let message = format!("{name} needs {count} subnets, which cannot all be there");
        let problem = Problem::new(&codes::PIN_UNCLEAR, message);
        return Err(alloc::vec![problem.hint("leave the place out; a lock keeps them in place")]);
    }
    let mut problems = Vec::new();
    for number in 0..count {
        let role = checked.roles.get(number).copied();
        let key = key_of(name, role);
        let kept = locked.and_then(|locked| locked.subnets.get(&*key)).copied();
        let (pin, asked) = pin(subnet, kept).map_err(|problem| alloc::vec![problem])?;
        match checked.size(number, options, asked) {
            Ok(size) if subnet.reserve.is_some_and(|room| size.prefix_len.is_larger_than(room)) => {
                problems.push(reserve_too_small(name, subnet, &size));
            }
            Ok(size) => wants.push(Want {
                key,
                entry,
                subnet,
                holds: Arc::clone(&checked.holds),
                size,
                pin,
                ipv6: kept.and_then(|kept| kept.ipv6),
            }),
            Err(problem) => problems.push(outgrown(placed(problem, subnet, pin), pin)),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The room to grow is around the subnet, so it is no smaller.
fn reserve_too_small(name: &str, subnet: &Subnet, size: &Size) -> Problem {
    let room = subnet.reserve.map_or_else(String::new, |room| format!("{room}"));
    let message =
        format!("`{name}` takes a {} itself, so it cannot grow into a {room}", size.prefix_len);
    let problem = Problem::new(&codes::TOO_SMALL, message).at("reserve");
    match size.prefix_len.doubled() {
        Some(larger) => problem.hint(format!("reserve {larger} or larger, or leave it out")),
        None => problem.hint("leave it out"),
    }
}

/// The place a subnet has to keep, and the size that follows from it.
fn pin(
    subnet: &Subnet,
    kept: Option<LockedSubnet>,
) -> Result<(Option<(IpNet, Pinned)>, Asked), Problem> {
    let pin = match (kept, subnet.at) {
        (Some(kept), Some(at)) if kept.range != at => {
            let message = format!("the lock has it at {}, not at {at}", kept.range);
            let problem = Problem::new(&codes::PIN_MOVED, message).at("at");
            return Err(problem.hint("release it first, if nothing lives there"));
        }
        (Some(kept), _) => Some((kept.range, Pinned::Locked)),
        (None, Some(at)) => Some((at, Pinned::Asked)),
        (None, None) => None,
    };
    if let Some((range, _)) = pin
        && Family::of(&range) == Family::V6
    {
        let message = format!("{range} is IPv6; a subnet is placed by its IPv4 range");
        return Err(Problem::new(&codes::PIN_OUTSIDE, message).at("at"));
    }
    let asked = subnet.prefix_len.map(|asked| (asked, DecidedBy::Asked));
    let at = pin.map(|(range, _)| (PrefixLen::of(&range), DecidedBy::Pinned));
    match (at, asked) {
        (Some((at, _)), Some((asked, _))) if at != asked => {
            let message = format!("{asked} is asked for, but its place is a {at}");
            let problem = Problem::new(&codes::PIN_MOVED, message).at("prefix-length");
            Err(problem.hint(match pin {
                Some((_, Pinned::Asked)) => "leave one of at and prefix-length out",
                _ => "release it first, if nothing lives there",
            }))
        }
        (at, asked) => Ok((pin, at.or(asked))),
    }
}

/// The key of the subnet that a problem with its size is about.
fn placed(problem: Problem, subnet: &Subnet, pin: Option<(IpNet, Pinned)>) -> Problem {
    let bounds = [&codes::TOO_SMALL, &codes::UNDER_MINIMUM, &codes::OUTSIDE_PLATFORM];
    let sized = bounds.contains(&problem.code);
    match pin {
        Some((_, Pinned::Asked)) if sized => problem.at("at"),
        None if sized && subnet.prefix_len.is_some() => problem.at("prefix-length"),
        _ => problem,
    }
}

/// A subnet that no longer fits its place: what to do about it.
fn outgrown(problem: Problem, pin: Option<(IpNet, Pinned)>) -> Problem {
    match pin {
        Some((range, Pinned::Locked)) if problem.code == &codes::TOO_SMALL => problem
            .hint(format!("it is at {range}; make a second subnet, or move what lives there"))
            .hint("then release it, and it is placed anew"),
        _ => problem,
    }
}

/// A network has one subnet of a name, and Azure ignores case. Some names Azure insists on, those of
/// several subnets of one service are made of two, and what is gone keeps its own.
fn names_taken_twice(
    network: &str,
    wants: &[Want<'_>],
    locked: Option<&LockedNetwork>,
) -> Vec<Problem> {
    let (mut first, mut problems) = (BTreeMap::<String, &Want<'_>>::new(), Vec::new());
    for want in wants {
        let name = want.name();
        if let Err(problem) = names::SUBNET.check(&name) {
            problems.push(problem.at(want.place()));
        }
        // One that has to have another name is called by its own all the same, in requests and locks.
        let mut claimed = alloc::vec![names::folded(&name)];
        if want.size.required_name.is_some() {
            claimed.push(names::folded(&name_of(&want.key)));
            claimed.dedup();
        }
        for name in claimed {
            match first.entry(name) {
                Entry::Vacant(free) => drop(free.insert(want)),
                Entry::Occupied(other) => {
                    problems.push(same_name(other.get(), want));
                    break;
                }
            }
        }
    }
    let mut wanted = BTreeSet::new();
    wanted.extend(wants.iter().map(|want| &*want.key));
    for (key, gone) in locked.iter().flat_map(|locked| &locked.subnets) {
        let Some(want) =
            first.get(&names::folded(&name_of(key))).filter(|_| !wanted.contains(key.as_str()))
        else {
            continue;
        };
        let message = format!(
            "`{}` would have the name of `{key}` at {}, which is not wanted but not released",
            want.key, gone.range
        );
        let problem = Problem::new(&codes::NAME_TAKEN, message).at(want.place());
        problems.push(
            problem
                .hint(format!("add `was: {key}`, if it is the same subnet"))
                .hint(format!("release `{}`, if nothing lives there", place::subnet(network, key)))
                .source(names::SUBNET.longest.newest().source),
        );
    }
    problems
}

fn same_name(one: &Want<'_>, other: &Want<'_>) -> Problem {
    let problem = |message| Problem::new(&codes::NAME_TAKEN, message).at(other.place());
    match (one.size.required_name, other.size.required_name) {
        (Some(name), Some(_)) => {
            let message =
                format!("{} and {} both have to be named {}", one.key, other.key, name.value);
            problem(message).hint("keep one of them").source(name.source)
        }
        _ => {
            let (first, second) = (&one.key, &other.key);
            let message =
                format!("`{first}` and `{second}` are one name in Azure, which ignores case");
            let message = match (name_of(first), name_of(second)) {
                (a, b)
                    if a.eq_ignore_ascii_case(&b)
                        && !(first.contains('/') || second.contains('/')) =>
                {
                    message
                }
                _ => format!(
                    "`{first}` and `{second}` would both be named `{}` in Azure",
                    other.name()
                ),
            };
            let rule = names::SUBNET.longest.newest();
            problem(message).hint("give one of them another name").source(rule.source)
        }
    }
}
