//! The lock file: JSON, sorted, one line a subnet, so that a difference in it reads well.

use ipplan::{CLIENT_POOLS, Lock, Problem, codes};

use crate::read::{self, Kind};

pub use crate::lockfile::{VERSION, hash, write};

/// Reads a lock file.
///
/// # Errors
///
/// `bad-lock` when it is no lock, of a version that is not known here, or when its hash is not that
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

/// Forgets subnets (`NETWORK.SUBNET`) or whole networks, so that the next plan may use their addresses.
///
/// # Errors
///
/// `not-in-lock`, one problem for each name that the lock does not know; then nothing is released.
///
/// ```
/// use ipplan::{Lock, LockedNetwork};
/// use ipplan_formats::lock;
///
/// let mut known = Lock { networks: [("hub".to_owned(), LockedNetwork::default())].into(), ..Lock::default() };
/// let problems = lock::release(&mut known, ["hup"]).unwrap_err();
/// assert_eq!(problems[0].hints, ["did you mean hub?"]);
/// assert!(lock::release(&mut known, ["hub"]).is_ok());
/// assert!(known.networks.is_empty());
/// ```
pub fn release<'a>(
    lock: &mut Lock,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<(), Vec<Problem>> {
    let (mut after, mut problems) = (lock.clone(), Vec::new());
    for name in names {
        let was_there = match name.split_once('.') {
            Some((network, subnet)) => after.release(network, subnet),
            None => after.release_network(name),
        };
        if !was_there {
            problems.push(unknown(lock, name));
        }
    }
    if problems.is_empty() {
        *lock = after;
        return Ok(());
    }
    Err(problems)
}

fn unknown(lock: &Lock, name: &str) -> Problem {
    let message = format!("the lock has no {name}");
    let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("name");
    let names: Vec<String> = lock
        .networks
        .iter()
        .flat_map(|(network, it)| {
            let subnets = it.subnets.keys().map(move |key| format!("{network}.{key}"));
            subnets.chain([network.clone()])
        })
        .chain(lock.client_pools.keys().map(|name| format!("{CLIENT_POOLS}.{name}")))
        .collect();
    let problem = problem.did_you_mean(name, names.iter().map(String::as_str));
    problem.or_hint("name a subnet as NETWORK.SUBNET, or a whole network")
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
        let subnets = [("web", dual), ("a \"b\"", subnet("10.0.0.64/26", true))];
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
            text.contains(
                "        \"a \\\"b\\\"\": { \"at\": \"10.0.0.64/26\", \"gone\": true },\n"
            )
        );
    }

    #[test]
    fn several_prefixes_and_former_ones_read_back() {
        let net = |text: &str| text.parse().unwrap();
        let prefixes = ["10.0.0.0/26", "10.0.1.0/26", "fd00::/64"].map(net);
        let former = vec![net("fd00:0:0:1::/64"), net("fd00:0:0:2::/64")];
        let web = LockedSubnet { prefixes: Prefixes::of(prefixes).unwrap(), former, gone: false };
        let mut lock = lock();
        lock.networks.get_mut("hub").unwrap().subnets.insert("web".to_owned(), web);
        assert_eq!(read(&write(&lock)), Ok(lock.clone()));
        let line = "\"web\": { \"at\": [\"10.0.0.0/26\", \"10.0.1.0/26\"], \"ipv6\": \"fd00::/64\", \
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
            ("\"gone\": true", "\"gone\": 1", "true or false is expected here", "8:52"),
            ("\"at\": \"10.0.0.64/26\", ", "", "at is missing here", "8:20"),
            ("10.0.0.64/26", "10.0.0/26", "a network such as 10.0.0.0/24 is expected here", "8:28"),
            ("\"ipv6\"", "\"ip\"", "ip means nothing here", "9:39"),
            ("\"web\"", "\"a \\\"b\\\"\"", "a \"b\" is there twice", "9:9"),
        ] {
            let problem = read(&whole.replace(from, to)).unwrap_err();
            assert_eq!(problem.message, format!("this is no lock: {message}"));
            assert_eq!(problem.place, place, "{message}");
            assert_eq!(problem.hints, ["restore it from version control, or name another file"]);
        }
        let later = write(&lock()).replace("\"version\": 1", "\"version\": 2");
        assert_eq!(read(&later).unwrap_err().to_string(), "the lock is of version 2, this reads 1");
    }
}
