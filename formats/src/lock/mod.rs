//! The lock file: JSON, sorted, one line a subnet, so that a difference in it reads well.

mod release;

use ipplan::{Lock, LockedNetwork, Problem, Request, codes};

use crate::read::{self, Kind};

pub use crate::lockfile::{VERSION, hash, hash_of_text, write};
pub use release::{Released, release};

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

/// Refuses to plan a request that asks for nothing, or that has no network around a lock that has some: everything
/// would become a tombstone, and code written from the plan would delete everything. Mostly the program that writes the
/// request has failed.
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
/// assert!(lock::not_emptied(&Request::default(), &Lock::default()).is_err());
/// ```
pub fn not_emptied(request: &Request, lock: &Lock) -> Result<(), Problem> {
    let lives = |network: &LockedNetwork| {
        network.subnets.is_empty() || network.subnets.values().any(|subnet| !subnet.gone)
    };
    let networks = lock.networks.values().filter(|network| lives(network)).count();
    let pools = lock.client_pools.values().filter(|pool| !pool.gone).count();
    let emptied = networks > 0 || pools > 0 && request.client_pools.is_empty();
    if !request.networks.is_empty() {
        return Ok(());
    }
    if !emptied {
        let asks = !request.client_pools.is_empty() || !request.pools.is_empty();
        let problem = Problem::new(&codes::EMPTY_REQUEST, "the request has no networks");
        let example = "name a network, as in networks: { hub: { space: 10.0.0.0/16 } }";
        return if asks { Ok(()) } else { Err(problem.at("networks").hint(example)) };
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
}
