//! What each network wants: its subnets with their sizes, before anything has a place.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::Pinned;
use super::early::TooEarly;
use crate::codes;
use crate::lock::{Lock, LockedNetwork, LockedSubnet};
use crate::prefix_len::{Family, PrefixLen};
use crate::problem::Problem;
use crate::request::{Request, Subnet};
use crate::settle::{Asked, Part, settle, wanted};
use crate::size::{DecidedBy, Size};
use crate::workload::Given;

/// A subnet that is wanted, with its size and the place it has to keep.
#[derive(Clone, Debug)]
pub(super) struct Want<'a> {
    /// Its name in the plan and in the lock.
    pub(super) key: String,
    /// The path of the subnet in the request.
    pub(super) place: String,
    pub(super) subnet: &'a Subnet,
    pub(super) holds: Vec<Given>,
    pub(super) size: Size,
    pub(super) pin: Option<(IpNet, Pinned)>,
    pub(super) ipv6: Option<IpNet>,
}

impl Want<'_> {
    /// The key it had before, where it was renamed.
    pub(super) fn former(&self) -> Option<String> {
        let was = self.subnet.was.as_ref()?;
        let role = self.key.split_once('/').map(|(_, role)| role);
        Some(role.map_or_else(|| was.clone(), |role| format!("{was}/{role}")))
    }

    /// How large the block is that it takes: its own, or the one it may grow into.
    pub(super) fn takes(&self) -> PrefixLen {
        self.subnet
            .reserve
            .map_or(self.size.prefix_len, |room| self.size.prefix_len.or_larger(room))
    }
}

/// The wants of every network, by name; a network that has a problem is left out.
pub(super) fn all<'a>(
    request: &'a Request,
    lock: &Lock,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, Vec<Want<'a>>> {
    let mut all = BTreeMap::new();
    let mut too_early = TooEarly::default();
    for (name, network) in &request.networks {
        let before = problems.len();
        let mut refused = false;
        let mut wants = Vec::new();
        for (key, subnet) in &network.subnets {
            let place = format!("networks.{name}.subnets.{key}");
            match of(request, key, &place, subnet, lock.networks.get(name)) {
                Ok(more) => wants.extend(more),
                Err(more) => {
                    refused = true;
                    let subnet = format!("{name}.{key}");
                    let own = more.into_iter().filter_map(|it| too_early.keep(it, &subnet));
                    problems.extend(own.map(|problem| problem.under(&place)));
                }
            }
        }
        problems.extend(names_taken_twice(&wants));
        if !refused && problems.len() == before {
            all.insert(name.as_str(), wants);
        }
    }
    problems.splice(0..0, too_early.problems());
    all
}

/// The subnets that one entry wants: one, or several where its service needs several.
fn of<'a>(
    request: &Request,
    name: &str,
    place: &str,
    subnet: &'a Subnet,
    locked: Option<&LockedNetwork>,
) -> Result<Vec<Want<'a>>, Vec<Problem>> {
    let options = request.options(subnet);
    let mut holds = Vec::new();
    let mut problems = Vec::new();
    for (i, workload) in subnet.holds.iter().enumerate() {
        match workload.check(options.edition) {
            Ok(given) => holds.push(given),
            Err(more) if subnet.holds.len() == 1 => problems.extend(more),
            Err(more) => {
                let under = format!("holds.{i}");
                problems.extend(more.into_iter().map(|it| it.under(&under)));
            }
        }
    }
    if subnet.holds.is_empty() {
        let problem = Problem::new(&codes::NO_SERVICE, format!("{name} says not what lives in it"));
        problems.push(problem.hint("name a service, such as hosts"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }

    let parts: Vec<Part<'_>> = holds.iter().flat_map(wanted).collect();
    let several = parts.len() > 1 && holds.len() == 1;
    if several && (subnet.at.is_some() || subnet.reserve.is_some()) {
        let message = format!("{name} needs {} subnets, which cannot all be there", parts.len());
        let problem = Problem::new(&codes::PIN_UNCLEAR, message);
        return Err(alloc::vec![problem.hint("leave the place out; a lock keeps them in place")]);
    }
    let groups: Vec<&[Part<'_>]> =
        if several { parts.chunks(1).collect() } else { alloc::vec![parts.as_slice()] };
    let mut wants = Vec::new();
    for parts in groups {
        let role = parts.first().map_or("", |part| part.rule.role);
        let key = if several { format!("{name}/{role}") } else { name.into() };
        let was = subnet.was.as_ref();
        let was = was.map(|was| if several { format!("{was}/{role}") } else { was.clone() });
        let kept = kept(locked, &key, was.as_deref());
        let (pin, asked) = pin(subnet, kept).map_err(|problem| alloc::vec![problem])?;
        match settle(parts, &options, asked) {
            Ok(size) => wants.push(Want {
                key,
                place: place.into(),
                subnet,
                holds: parts.iter().map(|part| part.given.clone()).collect(),
                size,
                pin,
                ipv6: kept.and_then(|kept| kept.ipv6),
            }),
            Err(problem) => problems.push(outgrown(placed(problem, subnet, pin), pin)),
        }
    }
    if problems.is_empty() { Ok(wants) } else { Err(problems) }
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
    let mut first: BTreeMap<&str, &Want<'_>> = BTreeMap::new();
    let mut problems = Vec::new();
    for want in wants {
        let Some(name) = want.size.required_name else { continue };
        if let Some(other) = first.get(name.value) {
            let message =
                format!("{} and {} both have to be named {}", other.key, want.key, name.value);
            let problem = Problem::new(&codes::NAME_TAKEN, message).at(&want.place);
            problems.push(problem.hint("keep one of them").source(name.source));
        } else {
            first.insert(name.value, want);
        }
    }
    problems
}
