//! Removes subnets and networks from a lock, by name.

use std::collections::BTreeSet;

use ipplan::{CLIENT_POOLS, Family, Lock, Problem, codes, nearest, place};

/// The part of a subnet or network that is to be removed from a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// A subnet, or a network with all its subnets.
    Whole,
    /// Only the IPv6 range of a subnet, or of every subnet of a network.
    Ipv6,
}

/// Forgets subnets (`NETWORK/SUBNET`) or whole networks, so that the next plan may use their addresses.
///
/// `NETWORK.SUBNET` names a subnet too, where that has one meaning only: Azure allows dots in names. A
/// slash at the end (`NETWORK/`) says that a name is that of a network. To name something twice is to
/// name it once.
///
/// # Errors
///
/// `not-in-lock`, one problem for each name that the lock does not know or that has two meanings there;
/// then nothing is released.
///
/// ```
/// use ipplan::{Lock, LockedNetwork};
/// use ipplan_formats::lock::{self, Released};
///
/// let networks = [("hub".to_owned(), LockedNetwork::default())].into();
/// let mut known = Lock { networks, ..Lock::default() };
/// let problems = lock::release(&mut known, ["hup"], Released::Whole).unwrap_err();
/// assert_eq!(problems[0].hints, ["did you mean `hub`?"]);
/// assert!(lock::release(&mut known, ["hub"], Released::Whole).is_ok());
/// assert!(known.networks.is_empty());
/// ```
pub fn release<'a>(
    lock: &mut Lock,
    names: impl IntoIterator<Item = &'a str>,
    part: Released,
) -> Result<(), Vec<Problem>> {
    let (mut targets, mut unknown) = (BTreeSet::new(), Vec::new());
    let mut problems = Vec::new();
    for name in names {
        match readings(lock, name).as_slice() {
            [only] => {
                targets.insert(only.clone());
            }
            [] => unknown.push(name),
            several => problems.push(ambiguous(name, several)),
        }
    }
    problems.extend(not_in_lock(lock, &unknown));
    if part == Released::Ipv6 {
        problems.extend(targets.iter().filter_map(|target| without_ipv6(lock, target)));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (network, subnet) in targets {
        match (subnet, part) {
            (Some(subnet), Released::Whole) => {
                lock.release(&network, &subnet);
            }
            (None, Released::Whole) => {
                lock.release_network(&network);
            }
            (Some(subnet), Released::Ipv6) => {
                lock.release_ipv6(&network, &subnet);
            }
            (None, Released::Ipv6) => {
                let locked = lock.networks.get(&network);
                let subnets: Vec<String> =
                    locked.into_iter().flat_map(|it| it.subnets.keys().cloned()).collect();
                for subnet in subnets {
                    lock.release_ipv6(&network, &subnet);
                }
            }
        }
    }
    Ok(())
}

/// A network of a lock, or a subnet of one.
type Target = (String, Option<String>);

/// Everything that a name can mean.
fn readings(lock: &Lock, name: &str) -> Vec<Target> {
    let has = |network: &str, subnet: &str| {
        lock.networks.get(network).is_some_and(|it| it.subnets.contains_key(subnet))
            || network == CLIENT_POOLS && lock.client_pools.contains_key(subnet)
    };
    let subnet = |network: &str, subnet: &str| (network.to_owned(), Some(subnet.to_owned()));
    if let Some((network, rest)) = name.split_once('/') {
        if rest.is_empty() && lock.networks.contains_key(network) {
            return vec![(network.to_owned(), None)];
        }
        if has(network, rest) {
            return vec![subnet(network, rest)];
        }
    }
    let itself = lock.networks.contains_key(name).then(|| (name.to_owned(), None));
    let dots = name.match_indices('.').filter_map(|(at, _)| name.split_at_checked(at));
    let pairs = dots.map(|(network, rest)| (network, rest.get(1..).unwrap_or_default()));
    let pairs = pairs.filter(|(network, rest)| has(network, rest));
    itself.into_iter().chain(pairs.map(|(network, rest)| subnet(network, rest))).collect()
}

/// A target in the one way that has no other meaning.
fn shown((network, subnet): &Target) -> String {
    match subnet {
        Some(subnet) => place::subnet(network, subnet),
        None => format!("{network}/"),
    }
}

fn ambiguous(name: &str, readings: &[Target]) -> Problem {
    let names: Vec<String> = readings.iter().map(|target| format!("`{}`", shown(target))).collect();
    let message = format!("`{name}` can mean {}", names.join(" or "));
    Problem::new(&codes::NOT_IN_LOCK, message).at("name").hint("write the intended one")
}

fn without_ipv6(lock: &Lock, target: &Target) -> Option<Problem> {
    let (network, subnet) = target;
    let locked = lock.networks.get(network)?;
    let named = |key: &String| subnet.as_ref().is_none_or(|subnet| subnet == key);
    if locked
        .subnets
        .iter()
        .any(|(key, it)| named(key) && it.keeps().any(|range| Family::of(&range) == Family::V6))
    {
        return None;
    }
    let message = format!("the lock has no IPv6 range for `{}`", shown(target));
    Some(Problem::new(&codes::NOT_IN_LOCK, message).at("name"))
}

/// The number of names that are compared with all names of the lock to suggest one. Only the first
/// names are compared, so that the time does not grow with the product of both.
const COMPARED: usize = 20;

fn not_in_lock(lock: &Lock, unknown: &[&str]) -> Vec<Problem> {
    let mut names: Vec<String> = Vec::new();
    if !unknown.is_empty() {
        for (network, it) in &lock.networks {
            names.extend(it.subnets.keys().map(|key| place::subnet(network, key)));
            names.push(network.clone());
        }
        names.extend(lock.client_pools.keys().map(|name| place::subnet(CLIENT_POOLS, name)));
    }
    let problem = |(index, name): (usize, &&str)| {
        let message = format!("the lock has no `{name}`");
        let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("name");
        // People write a dot where the lock's names have a slash.
        let slashed = name.replacen('.', "/", 1);
        let near = |read: &str| nearest(read, names.iter().map(String::as_str));
        match Some(())
            .filter(|()| index < COMPARED)
            .and_then(|()| near(name).or_else(|| near(&slashed)))
        {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("write a subnet as NETWORK/SUBNET, or the name of a network"),
        }
    };
    unknown.iter().enumerate().map(problem).collect()
}

#[cfg(test)]
mod tests {
    use ipplan::{LockedNetwork, LockedSubnet};

    use super::*;

    /// Networks `a`, with the subnets `b.c` and `x`, and `a.b` with the subnet `c`.
    fn dotted() -> Lock {
        let at = |text: &str| LockedSubnet::at(text.parse().unwrap());
        let network = |subnets: &[(&str, &str)]| LockedNetwork {
            space: Vec::new(),
            subnets: subnets.iter().map(|(key, range)| ((*key).to_owned(), at(range))).collect(),
        };
        let a = network(&[("b.c", "10.0.0.0/27"), ("x", "10.0.0.32/27"), ("b", "10.0.0.64/27")]);
        let ab = network(&[("c", "10.0.1.0/27")]);
        Lock { networks: [("a".to_owned(), a), ("a.b".to_owned(), ab)].into(), ..Lock::default() }
    }

    #[test]
    fn names_with_dots_have_one_meaning_or_are_refused() {
        let released = |name: &str| {
            let mut lock = dotted();
            release(&mut lock, [name], Released::Whole)
                .map(|()| lock)
                .map_err(|mut it| it.remove(0))
        };
        let left = |name: &str| {
            let lock = released(name).unwrap();
            let names =
                lock.networks.iter().map(|(name, it)| format!("{name}:{}", it.subnets.len()));
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(left("a/b.c"), "a:2 a.b:1");
        assert_eq!(left("a.b/c"), "a:3 a.b:0");
        assert_eq!(left("a.x"), "a:2 a.b:1");
        assert_eq!(left("a.b/"), "a:3");
        assert_eq!(left("a"), "a.b:1");
        let two = released("a.b.c").unwrap_err();
        assert_eq!(two.message, "`a.b.c` can mean `a/b.c` or `a.b/c`");
        assert_eq!(released("a.b").unwrap_err().message, "`a.b` can mean `a.b/` or `a/b`");
        let none = released("a.y").unwrap_err();
        assert_eq!(
            (none.message.as_str(), none.hints[0].text.as_str()),
            ("the lock has no `a.y`", "did you mean `a.b`?")
        );
        // To name one twice is to name it once, whichever way.
        let mut lock = dotted();
        assert!(release(&mut lock, ["a/x", "a.x", "a/x"], Released::Whole).is_ok());
    }

    #[test]
    fn an_ipv6_range_is_released_alone() {
        let web = LockedSubnet::at("10.0.0.0/26".parse().unwrap());
        let prefixes = web.prefixes.and(["fd00::/64".parse().unwrap()]);
        let subnets = [("web".to_owned(), LockedSubnet { prefixes, ..web })].into();
        let network = LockedNetwork { space: Vec::new(), subnets };
        let mut known = Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() };
        assert!(release(&mut known, ["hub/web"], Released::Ipv6).is_ok());
        let web = known.networks["hub"].subnets["web"].keeps().map(|range| range.to_string());
        assert!(web.eq(["10.0.0.0/26"]));
        let again = release(&mut known, ["hub/web"], Released::Ipv6).unwrap_err();
        assert_eq!(again[0].message, "the lock has no IPv6 range for `hub/web`");
    }
}
