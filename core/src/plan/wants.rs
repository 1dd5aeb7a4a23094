//! What each network wants: its subnets with their sizes, before anything has a place.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};
use crate::problem::{Problem, codes};
use crate::service::CheckedWorkload;
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
    entry: Entry<'a>,
    pub(super) subnet: &'a Subnet,
    pub(super) holds: Arc<[CheckedWorkload]>,
    pub(super) size: Arc<Size>,
    pub(super) pin: Option<(IpNet, Pinned)>,
    pub(super) ipv6: Option<IpNet>,
}

/// Which subnet of the request.
#[derive(Clone, Copy, Debug)]
struct Entry<'a> {
    network: &'a str,
    name: &'a str,
}

impl Entry<'_> {
    fn place(self) -> String {
        format!("networks.{}.subnets.{}", self.network, self.name)
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

    /// The key it had before, where it was renamed.
    pub(super) fn former(&self) -> Option<Cow<'_, str>> {
        let role = self.key.split_once('/').map(|(_, role)| role);
        Some(key_of(self.subnet.was.as_ref()?, role))
    }

    /// How large the block is that it takes: its own, or the one it may grow into.
    pub(super) fn takes(&self) -> PrefixLen {
        self.subnet
            .reserve
            .map_or(self.size.prefix_len, |room| self.size.prefix_len.or_larger(room))
    }
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
            let entry = Entry { network, name };
            let options = subnet.options(&general);
            if let Err(more) = of(&mut alike, entry, subnet, &options, locked, &mut wants) {
                refused = true;
                let subnet = format!("{network}.{name}");
                let own = more.into_iter().filter_map(|it| too_early.keep(it, &subnet));
                problems.extend(own.map(|problem| problem.under(&entry.place())));
            }
        }
        problems.extend(names_taken_twice(&wants));
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
    entry: Entry<'a>,
    subnet: &'a Subnet,
    options: &Options,
    locked: Option<&LockedNetwork>,
    wants: &mut Vec<Want<'a>>,
) -> Result<(), Vec<Problem>> {
    let name = entry.name;
    if subnet.holds.is_empty() {
        let problem = Problem::new(&codes::NO_SERVICE, format!("{name} says not what lives in it"));
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
        let was = subnet.was.as_ref().map(|was| key_of(was, role));
        let kept = kept(locked, &key, was.as_deref());
        let (pin, asked) = pin(subnet, kept).map_err(|problem| alloc::vec![problem])?;
        match checked.size(number, options, asked) {
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

/// Where the lock has a subnet, under its name or the one it had before.
fn kept(locked: Option<&LockedNetwork>, key: &str, was: Option<&str>) -> Option<LockedSubnet> {
    let subnets = &locked?.subnets;
    subnets.get(key).or_else(|| subnets.get(was?)).copied()
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

/// Azure insists on some names, and a network has one subnet of a name.
fn names_taken_twice(wants: &[Want<'_>]) -> Vec<Problem> {
    let (mut first, mut problems) = (Vec::<(&str, &Want<'_>)>::new(), Vec::new());
    for want in wants {
        let Some(name) = want.size.required_name else { continue };
        if let Some((_, other)) = first.iter().find(|(taken, _)| *taken == name.value) {
            let message =
                format!("{} and {} both have to be named {}", other.key, want.key, name.value);
            let problem = Problem::new(&codes::NAME_TAKEN, message).at(want.place());
            problems.push(problem.hint("keep one of them").source(name.source));
        } else {
            first.push((name.value, want));
        }
    }
    problems
}
