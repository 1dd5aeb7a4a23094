//! The subnets of each network with their sizes, before anything has a place.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen, Prefixes};
use crate::problem::{Edit, Problem, codes, place};
use crate::service::platform::names;
use crate::service::{CheckedWorkload, platform};
use crate::size::{DecidedBy, FixedSize, Options, Size, named};

use super::edition_gaps::EditionGaps;
use super::lock::{CLIENT_POOLS, Lock, LockedNetwork, LockedSubnet};
use super::planned::Pinned;
use super::request::{Place, Request, Subnet};
use super::size_cache::SizeCache;
use super::subnet_names::names_taken_twice;
use super::want::{Pin, SubnetEntry, Want, key_of};

/// The wants of every network, by name; a network that has a problem is left out, or in a draft the subnet alone.
pub(super) fn all<'a>(
    request: &'a Request,
    lock: &Lock,
    draft: bool,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, Vec<Want<'a>>> {
    let general = request.options();
    let mut cache = SizeCache::new(general.edition);
    let mut all = BTreeMap::new();
    let mut gaps = EditionGaps::default();
    for (network, wanted) in &request.networks {
        let before = problems.len();
        let mut refused = false;
        let locked = lock.networks.get(network);
        let mut wants = Vec::new();
        for (name, subnet) in &wanted.subnets {
            let entry = SubnetEntry { network, name };
            let options = subnet.options(&general);
            if let Err(more) = of(&mut cache, entry, subnet, &options, locked, &mut wants) {
                refused = true;
                let subnet = place::subnet(network, name);
                let own = more.into_iter().filter_map(|it| gaps.keep(it, &subnet));
                problems.extend(own.map(|problem| problem.under(&entry.place())));
            }
        }
        problems.extend(names_taken_twice(network, &wants, locked));
        if draft || !refused && problems.len() == before {
            all.insert(network.as_str(), wants);
        }
    }
    problems.splice(0..0, gaps.problems());
    all
}

/// The subnets that one entry wants: one, or several where its service needs several.
fn of<'a>(
    cache: &mut SizeCache<'a>,
    entry: SubnetEntry<'a>,
    subnet: &'a Subnet,
    options: &Options,
    locked: Option<&LockedNetwork>,
    wants: &mut Vec<Want<'a>>,
) -> Result<(), Vec<Problem>> {
    let name = entry.name;
    names::SUBNET.check(name).map_err(|problem| alloc::vec![problem])?;
    // Where nothing else says what lives in it, a name that Azure insists on does.
    let named = if subnet.holds.is_empty() { named(name, options.edition) } else { Vec::new() };
    let checked = cache.checked(&subnet.holds)?;
    not_a_subnet(name, &checked.holds).map_err(|problem| alloc::vec![problem])?;
    let count = checked.roles.len().max(1);
    unclear(name, subnet, &checked.roles).map_err(|problem| alloc::vec![problem])?;
    let mut problems = Vec::new();
    for number in 0..count {
        let role = checked.roles.get(number).copied();
        let key = key_of(name, role);
        let at = subnet.at.of_role(role.unwrap_or_default());
        let kept = locked.and_then(|locked| locked.subnets.get(&*key));
        let settled = Kept::of(entry, kept, at, subnet.ipv6).and_then(|kept| {
            let asked = asked(entry, subnet, kept.pin.as_ref())?;
            let size = match named.as_slice() {
                [] => checked.size(number, options, asked),
                named => checked.size_by_name(named, options, asked.as_ref()),
            };
            match size {
                Ok(size)
                    if subnet.reserve.is_some_and(|room| size.prefix_len.is_larger_than(room)) =>
                {
                    Err(reserve_too_small(name, subnet, &size))
                }
                Ok(size) => Ok((kept, size)),
                Err(problem) => Err(outgrown(placed(problem, entry, subnet, &kept), entry, &kept)),
            }
        });
        match settled {
            Ok((Kept { pin, ipv6, former }, size)) => {
                let holds = Arc::clone(&checked.holds);
                wants.push(Want { key, entry, subnet, holds, size, pin, ipv6, former });
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// A service whose range lies outside every network.
fn not_a_subnet(name: &str, holds: &[CheckedWorkload]) -> Result<(), Problem> {
    let outside = holds.iter().find_map(|given| {
        let pool = given.service().subnets.iter().find_map(|rule| rule.client_pool);
        Some((given.service(), pool?))
    });
    let Some((service, page)) = outside else { return Ok(()) };
    let message = format!("`{}` takes its addresses from a pool outside every network", service.id);
    let problem = Problem::new(&codes::NOT_A_SUBNET, message).at("service").source(page);
    Err(problem.hint(format!(
        "declare it at the top of the request, as in {CLIENT_POOLS}: {{ {name}: {{ service: {}, …, \
         at: 172.31.0.0/24 }} }}",
        service.id
    )))
}

/// The room to grow is around the subnet, so it is no smaller.
fn reserve_too_small(name: &str, subnet: &Subnet, size: &Size) -> Problem {
    let room = subnet.reserve.map_or_else(String::new, |room| format!("{room}"));
    let message =
        format!("`{name}` needs a {} itself, so it cannot grow into a {room}", size.prefix_len);
    let problem = Problem::new(&codes::TOO_SMALL, message).at("reserve");
    match size.prefix_len.doubled() {
        Some(larger) => problem.hint(format!("use {larger} or larger, or leave it out")),
        None => problem.hint("leave it out"),
    }
}

/// A place that says of too few or too many subnets where they are.
fn unclear(name: &str, subnet: &Subnet, roles: &[&str]) -> Result<(), Problem> {
    let unclear = |message: String| Problem::new(&codes::PIN_AMBIGUOUS, message);
    let several = roles.len() > 1;
    match &subnet.at {
        Place::Here(_) if several => {
            let message = format!(
                "`{name}` needs {} subnets, which cannot all have the same range",
                roles.len()
            );
            let each = roles.iter().map(|role| format!("{role}: …")).collect::<Vec<_>>().join(", ");
            let problem = unclear(message).at("at");
            Err(leave_at_out(
                problem.hint(format!("give each of them a range: `at: {{ {each} }}`")),
            ))
        }
        Place::ByRole(places) => {
            let Some(unknown) = places.keys().find(|role| !roles.contains(&role.as_str())) else {
                return Ok(());
            };
            let problem = if several {
                let message = format!("`{name}` has no subnet for `{unknown}`");
                unclear(message).hint(format!("its subnets are {}", roles.join(" and ")))
            } else {
                let message = format!("`{name}` is one subnet, so it has no ranges by role");
                unclear(message).hint("write it like `at: 10.0.0.0/26`")
            };
            Err(leave_at_out(problem.at("at")))
        }
        _ if several && subnet.reserve.is_some() => {
            let message =
                format!("`{name}` needs {} subnets, so `reserve` is ambiguous", roles.len());
            Err(unclear(message).at("reserve").offer("leave it out", Edit::leave_out("reserve")))
        }
        _ => Ok(()),
    }
}

fn leave_at_out(problem: Problem) -> Problem {
    problem.offer("leave out `at`, to have it placed where there is room", Edit::leave_out("at"))
}

/// The place that a subnet has to keep, because the lock or the request says so.
struct Kept {
    pin: Option<Pin>,
    ipv6: Option<Pin>,
    former: Vec<IpNet>,
}

impl Kept {
    fn of(
        entry: SubnetEntry<'_>,
        kept: Option<&LockedSubnet>,
        at: &[IpNet],
        ipv6: bool,
    ) -> Result<Kept, Problem> {
        let at = |family| Prefixes::of(at.iter().copied().filter(|it| Family::of(it) == family));
        let had = |family| Prefixes::of(kept?.prefixes.of_family(family));
        let former = kept.map_or(Vec::new(), |kept| kept.former.clone());
        let pin = pin(entry, had(Family::V4), at(Family::V4))?;
        if !ipv6 && at(Family::V6).is_none() {
            let left = had(Family::V6).into_iter().flat_map(|had| had.iter().collect::<Vec<_>>());
            return Ok(Kept { pin, ipv6: None, former: former.into_iter().chain(left).collect() });
        }
        let (again, former) = former.into_iter().partition(|it| {
            // What it had before it takes back, unless it has another place by now.
            let v6 = Family::of(it) == Family::V6 && had(Family::V6).is_none();
            v6 && at(Family::V6).is_none_or(|at| at.iter().any(|at| at == *it))
        });
        let again: Vec<IpNet> = again;
        let ipv6 = pin_v6(entry, had(Family::V6).or(Prefixes::of(again)), at(Family::V6))?;
        Ok(Kept { pin, ipv6, former })
    }
}

/// The prefixes of one family that a subnet has to keep.
fn pin(
    entry: SubnetEntry<'_>,
    kept: Option<Prefixes>,
    at: Option<Prefixes>,
) -> Result<Option<Pin>, Problem> {
    match (kept, at) {
        (Some(kept), Some(at)) if !kept.iter().all(|it| at.iter().any(|at| at == it)) => {
            let message = format!("the lock has this subnet at {kept}, not at {at}");
            let problem = Problem::new(&codes::PIN_MOVED, message).at("at");
            let change = Edit::release(entry.network, entry.name);
            Err(problem.offer("release it first, if nothing is deployed there", change))
        }
        // Further prefixes move nothing.
        (Some(kept), at) => Ok(Some(Pin { prefixes: at.unwrap_or(kept), by: Pinned::Locked })),
        (None, at) => Ok(at.map(|prefixes| Pin { prefixes, by: Pinned::Asked })),
    }
}

/// The same for IPv6, where a subnet has one size.
fn pin_v6(
    entry: SubnetEntry<'_>,
    kept: Option<Prefixes>,
    at: Option<Prefixes>,
) -> Result<Option<Pin>, Problem> {
    let pin = pin(entry, kept, at)?;
    let other = |pin: &Pin| pin.prefixes.iter().find(|it| it.prefix_len() != 64);
    if let Some(range) = pin.as_ref().and_then(other) {
        let message = format!("{range} is not a /64, the only size of an IPv6 subnet");
        return Err(Problem::new(&codes::OUTSIDE_PLATFORM, message)
            .at("at")
            .source(&platform::FAQ_2024));
    }
    Ok(pin)
}

/// The size that is given: by the place that it has to keep, or asked for.
fn asked(
    entry: SubnetEntry<'_>,
    subnet: &Subnet,
    pin: Option<&Pin>,
) -> Result<Option<FixedSize>, Problem> {
    let Some(pin) = pin else {
        let asked = |length| FixedSize { length, more: Vec::new(), by: DecidedBy::Asked };
        return Ok(subnet.prefix_len.map(asked));
    };
    let (length, more) = (PrefixLen::of(&pin.prefixes.first()), pin.prefixes.iter().skip(1));
    let more = more.map(|it| PrefixLen::of(&it)).collect();
    let place = FixedSize { length, more, by: DecidedBy::Pinned };
    match subnet.prefix_len {
        Some(asked) if asked != length || !place.more.is_empty() => {
            let message = format!("{asked} was requested, but its range is a {place}");
            let problem = Problem::new(&codes::PIN_MOVED, message).at("prefix-length");
            Err(match pin.by {
                Pinned::Asked => ["at", "prefix-length"].into_iter().fold(problem, |it, key| {
                    it.offer(format!("leave out `{key}`"), Edit::leave_out(key))
                }),
                _ => problem
                    .offer("release it first, if nothing is deployed there", entry.place_again()),
            })
        }
        _ => Ok(Some(place)),
    }
}

/// The key of the subnet that a problem with its size is about.
fn placed(problem: Problem, entry: SubnetEntry<'_>, subnet: &Subnet, kept: &Kept) -> Problem {
    let bounds = [&codes::TOO_SMALL, &codes::UNDER_MINIMUM, &codes::OUTSIDE_PLATFORM];
    let sized = bounds.contains(&problem.code);
    match kept.pin.as_ref().map(|pin| pin.by) {
        Some(Pinned::Asked) if sized => {
            let mut problem = problem.at("at");
            // What is enough is a size; where it is asked for by its place, that has to go.
            for change in problem.hints.iter_mut().filter_map(|hint| hint.change.as_mut()) {
                *change = entry.place_again();
            }
            problem
        }
        Some(_) if sized => {
            let mut problem = problem;
            // The lock has the size, so no value in the request would change it.
            problem.hints.iter_mut().for_each(|hint| hint.change = None);
            problem
        }
        None if sized && subnet.prefix_len.is_some() => problem.at("prefix-length"),
        _ => problem,
    }
}

/// A subnet that no longer fits its place: what to do about it.
fn outgrown(problem: Problem, entry: SubnetEntry<'_>, kept: &Kept) -> Problem {
    match &kept.pin {
        Some(Pin { prefixes, by: Pinned::Locked }) if problem.code == &codes::TOO_SMALL => problem
            .hint(format!("it is at {prefixes}; create a second subnet, or move its resources"))
            .offer("then release it, so that it is placed again", entry.place_again()),
        _ => problem,
    }
}
