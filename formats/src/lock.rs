//! The lock file: JSON, sorted, one line a subnet, so that a difference in it reads well.

use std::collections::BTreeSet;

use ipplan::{CLIENT_POOLS, Family, Lock, LockedNetwork, Problem, Request, codes, nearest, place};

use crate::read::{self, Kind};

pub use crate::lockfile::{VERSION, hash, hash_of_text, write};

/// Reads a lock file.
///
/// # Errors
///
/// `bad-lock` when it is not a lock, of a version that is not known here, or when its hash is not that
/// of what it holds. Its place is `LINE:COLUMN` where that is known.
pub fn read(text: &str) -> Result<Lock, Problem> {
    read::lock(text)
}

/// Refuses a lock that is not the one expected: what two pipelines compare before they swap.
///
/// # Errors
///
/// `lock-changed`, when the hash of the lock is another.
///
/// ```
/// use ipplan::Lock;
/// use ipplan_formats::lock;
///
/// let empty = Lock::default();
/// assert!(lock::expect(&empty, &lock::hash(&empty)).is_ok());
/// assert_eq!(lock::expect(&empty, "abc").unwrap_err().code.id, "lock-changed");
/// ```
pub fn expect(lock: &Lock, expected: &str) -> Result<(), Problem> {
    let found = hash(lock);
    if expected == found {
        return Ok(());
    }
    let message = format!("the lock has the hash {found}, not {expected}");
    let problem = Problem::new(&codes::LOCK_CHANGED, message).at("lock");
    Err(problem.hint("read the lock again, and plan again"))
}

/// Refuses to plan a request that has no network around a lock that has some: everything would become
/// a tombstone, and mostly the program that writes the request has failed.
///
/// # Errors
///
/// `empty-request`.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, Request};
/// use ipplan_formats::lock;
///
/// let networks = [("hub".to_owned(), LockedNetwork::default())].into();
/// let known = Lock { networks, ..Lock::default() };
/// let problem = lock::not_emptied(&Request::default(), &known).unwrap_err();
/// assert_eq!(problem.code.id, "empty-request");
/// assert!(lock::not_emptied(&Request::default(), &Lock::default()).is_ok());
/// ```
pub fn not_emptied(request: &Request, lock: &Lock) -> Result<(), Problem> {
    let lives = |network: &LockedNetwork| {
        network.subnets.is_empty() || network.subnets.values().any(|subnet| !subnet.gone)
    };
    let networks = lock.networks.values().filter(|network| lives(network)).count();
    let pools = lock.client_pools.values().filter(|pool| !pool.gone).count();
    let emptied = networks > 0 || pools > 0 && request.client_pools.is_empty();
    if !request.networks.is_empty() || !emptied {
        return Ok(());
    }
    let subnets = lock.networks.values().flat_map(|network| network.subnets.values());
    let subnets = subnets.filter(|subnet| !subnet.gone).count();
    let count = |(count, what): &(usize, &str)| {
        format!("{count} {what}{}", if *count == 1 { "" } else { "s" })
    };
    let pools = if request.client_pools.is_empty() { pools } else { 0 };
    let all = [(networks, "network"), (subnets, "subnet"), (pools, "client pool")];
    let all = all.iter().filter(|(count, _)| *count > 0).map(count).collect::<Vec<_>>();
    let nothing = if pools > 0 { "no networks and no client pools" } else { "no networks" };
    let message = format!(
        "the request has {nothing}, so everything in the lock ({}) would be no longer wanted",
        all.join(", ")
    );
    Err(Problem::new(&codes::EMPTY_REQUEST, message)
        .hint("check the program that wrote the request")
        .hint(
            "use --allow-empty if this is intended: everything stays reserved until it is \
               released",
        ))
}

/// What is to be forgotten of a lock.
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

/// Names that are compared with all that the lock has, to find what was meant: of the first so many, so
/// that the time does not grow with the product of both.
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

/// Where everything is, by a lock file or by a plan in JSON or YAML; `None` when it is neither.
///
/// ```
/// assert!(ipplan_formats::lock::of_any("{}").is_none());
/// ```
pub fn of_any(text: &str) -> Option<Result<Lock, Problem>> {
    let read = read::any(text.as_bytes(), "");
    if !matches!(read.kind, Kind::Lock | Kind::Plan) {
        return None;
    }
    let problem = read.problems.into_iter().next();
    Some(problem.map_or_else(|| Ok(read.lock.unwrap_or_default()), Err))
}

#[cfg(test)]
mod tests {
    use ipplan::{LockedNetwork, LockedSubnet, Prefixes};

    use super::*;

    fn lock() -> Lock {
        let net = |text: &str| text.parse().unwrap();
        let subnet = |at: &str, gone| LockedSubnet { gone, ..LockedSubnet::at(net(at)) };
        let dual = subnet("10.0.0.0/26", false);
        let dual = LockedSubnet { prefixes: dual.prefixes.and([net("fd00::/64")]), ..dual };
        let subnets = [("web", dual), ("a.b/c", subnet("10.0.0.64/26", true))];
        let network = LockedNetwork {
            space: vec![net("10.0.0.0/24"), net("fd00::/56")],
            subnets: subnets.map(|(key, subnet)| (key.to_owned(), subnet)).into(),
        };
        Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() }
    }

    #[test]
    fn what_is_written_reads_back() {
        assert_eq!(read(&write(&lock())), Ok(lock()));
        let text = write(&lock());
        assert!(
            text.contains(
                "\n        \"web\": { \"at\": \"10.0.0.0/26\", \"ipv6\": \"fd00::/64\" }"
            )
        );
        assert!(
            text.contains("        \"a.b/c\": { \"at\": \"10.0.0.64/26\", \"gone\": true },\n")
        );
    }

    #[test]
    fn several_prefixes_and_former_ones_read_back() {
        let net = |text: &str| text.parse().unwrap();
        let prefixes = ["10.0.0.0/26", "10.0.0.128/26", "fd00::/64"].map(net);
        let former = vec![net("fd00:0:0:1::/64"), net("fd00:0:0:2::/64")];
        let web = LockedSubnet { prefixes: Prefixes::of(prefixes).unwrap(), former, gone: false };
        let mut lock = lock();
        lock.networks.get_mut("hub").unwrap().subnets.insert("web".to_owned(), web);
        assert_eq!(read(&write(&lock)), Ok(lock.clone()));
        let line = "\"web\": { \"at\": [\"10.0.0.0/26\", \"10.0.0.128/26\"], \"ipv6\": \"fd00::/64\", \
                    \"former\": [\"fd00:0:0:1::/64\", \"fd00:0:0:2::/64\"] }";
        assert!(write(&lock).contains(line), "{}", write(&lock));
    }

    #[test]
    fn a_change_by_hand_is_seen() {
        let changed = write(&lock()).replace("10.0.0.64", "10.0.0.128");
        assert_eq!(read(&changed).unwrap_err().code, &codes::BAD_LOCK);
        let meant: String = changed.lines().filter(|line| !line.contains("hash")).collect();
        let read = read(&meant).unwrap();
        assert_ne!(hash(&read), hash(&lock()));
    }

    #[test]
    fn what_is_no_lock_is_refused_with_its_place() {
        for text in
            ["", "{", "[]", "{\"version\": 1}", "{\"version\": 1, \"networks\": {}, \"x\": 1}"]
        {
            let problem = read(text).unwrap_err();
            assert_eq!(problem.code, &codes::BAD_LOCK, "{text}");
            assert!(problem.place.contains(':'), "{text}");
        }
        let whole = write(&lock());
        for (from, to, message, place) in [
            ("\"gone\": true", "\"gone\": 1", "true or false is required here", "8:50"),
            ("\"at\": \"10.0.0.64/26\", ", "", "`at` is missing here", "8:18"),
            ("10.0.0.64/26", "10.0.0/26", "a network such as 10.0.0.0/24 is required here", "8:26"),
            ("\"ipv6\"", "\"ip\"", "unknown key `ip`", "9:39"),
            ("\"web\"", "\"a.b/c\"", "duplicate key `a.b/c`", "9:9"),
            (
                "\"web\"",
                "\"A.b/C\"",
                "duplicate name `A.b/C`: it differs only in case, which Azure ignores",
                "9:9",
            ),
            (
                "\"at\": \"10.0.0.0/26\"",
                "\"at\": \"fd00:0:0:9::/64\"",
                "the place of a subnet is an IPv4 network",
                "9:24",
            ),
            (
                "10.0.0.0/26",
                "010.0.0.0/26",
                "a network such as 10.0.0.0/24 is required here",
                "9:24",
            ),
            ("10.0.0.0/26", "10.0.0.1/26", "10.0.0.1/26 has host bits set", "9:24"),
            (
                "10.0.0.0/26",
                "10.0.1.0/26",
                "10.0.1.0/26 is outside the address space of its network",
                "9:24",
            ),
            (
                "fd00::/64",
                "10.0.0.128/26",
                "the IPv6 range of a subnet is an IPv6 network of /64",
                "9:47",
            ),
            (
                "fd00::/64",
                "fd00::/128",
                "the IPv6 range of a subnet is an IPv6 network of /64",
                "9:47",
            ),
            (
                "fd00::/64",
                "fd01::/64",
                "fd01::/64 is outside the address space of its network",
                "9:47",
            ),
            ("10.0.0.64/26", "10.0.0.32/27", "`a.b/c` at 10.0.0.32/27 overlaps `web`", "8:18"),
            (
                "fd00::/56",
                "10.0.0.0/25",
                "10.0.0.0/24 and 10.0.0.0/25 of this address space overlap",
                "5:12",
            ),
        ] {
            let problem = read(&whole.replace(from, to)).unwrap_err();
            assert_eq!(problem.message, format!("this is not a lock file: {message}"));
            assert_eq!(problem.place, place, "{message}");
            let hint = "restore it from version control, or use another file";
            assert_eq!(problem.hints[0], hint);
        }
        let problem = read(&whole.replace("\"web\"", "\"web/\"")).unwrap_err();
        assert!(problem.message.ends_with("cannot be the name of a subnet: it is empty"));
        let conflict = format!("<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> theirs\n");
        let problem = read(&conflict).unwrap_err();
        assert_eq!((problem.code, problem.place.as_str()), (&codes::MERGE_CONFLICT, "1:1"));
        assert!(problem.hints[0].text.starts_with("use one side completely"));
        let later = write(&lock()).replace("\"version\": 1", "\"version\": 2");
        assert_eq!(
            read(&later).unwrap_err().to_string(),
            "the lock has version 2, but this release reads version 1"
        );
    }
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
        let mut known = lock();
        assert!(release(&mut known, ["hub/web"], Released::Ipv6).is_ok());
        let web = known.networks["hub"].subnets["web"].keeps().map(|range| range.to_string());
        assert!(web.eq(["10.0.0.0/26"]));
        let again = release(&mut known, ["hub/web"], Released::Ipv6).unwrap_err();
        assert_eq!(again[0].message, "the lock has no IPv6 range for `hub/web`");
    }
}
