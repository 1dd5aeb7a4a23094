//! Reviews a change: its effect on places, on problems, and on the room that is left.

use std::collections::BTreeMap;

use ipplan::{
    AuditOptions, Change, Family, Finding, Inventory, IpNet, Lock, LockedNetwork, LockedSubnet,
    Problem, Space, codes, diff,
};

use crate::check::{CheckReport, check};
use crate::read::{self, Kind};

/// The effects of a change, from the file before it to the one after it.
///
/// ```
/// use ipplan::{AuditOptions, Outcome};
///
/// let base = b"networks: { hub: { space: 10.0.0.0/24 } }";
/// let head = b"networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }";
/// let review = ipplan_formats::review(("a.yaml", base), ("b.yaml", head), &AuditOptions::default());
/// let review = review.unwrap();
/// assert_eq!(review.changes[0].outcome, Outcome::Added);
/// assert_eq!(review.free[0].after, Some("10.0.0.128/25".parse().unwrap()));
/// ```
#[derive(Clone, Debug)]
pub struct ReviewReport {
    /// The change of every subnet.
    pub changes: Vec<Change>,
    /// The check of the file after the change, with only those findings that are new.
    pub report: CheckReport,
    /// The findings that are gone.
    pub solved: Vec<Finding>,
    /// The inventory of the file before the change.
    pub base: Inventory,
    /// The networks whose largest free block is another one.
    pub free: Vec<RoomChange>,
    /// Where everything was before the change.
    pub before: Lock,
    /// Where everything is after the change.
    pub after: Lock,
}

/// The largest free IPv4 block of a network, before a change and after it.
///
/// ```
/// let file = ("net.yaml", "networks: {}".as_bytes());
/// let review = ipplan_formats::review(file, file, &ipplan::AuditOptions::default()).unwrap();
/// assert!(review.free.is_empty()); // nothing changed
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomChange {
    /// The network.
    pub network: String,
    /// The block before; `None` if the network was not there, or full.
    pub before: Option<IpNet>,
    /// The block after.
    pub after: Option<IpNet>,
}

/// Compares two files, each with its name and its bytes: locks, requests, plans, or what exists. A request
/// after a change is planned around what is placed before it.
///
/// # Errors
///
/// Everything wrong with files that cannot be read, or planned; the place begins with the name of the file.
///
/// ```
/// let lists: [(&str, &[u8]); 2] = [("a.txt", b"10.0.0.0/24"), ("b.txt", b"networks: 1")];
/// let wrong = ipplan_formats::review(lists[0], lists[1], &ipplan::AuditOptions::default());
/// assert!(wrong.unwrap_err()[0].place.starts_with("b.txt"));
/// ```
pub fn review(
    base: (&str, &[u8]),
    head: (&str, &[u8]),
    options: &AuditOptions,
) -> Result<ReviewReport, Vec<Problem>> {
    let before = placed(base, &Lock::default())?;
    let after = placed(head, &before)?;
    let old = check(&[base], options);
    let inventory = old.inventory;
    let mut old = counted(old.findings);
    let mut report = check(&[head], options);
    report.findings.retain(|finding| match old.get_mut(&key(finding)).and_then(Vec::pop) {
        // An error that was a warning is news.
        Some(before) => finding.severity < before.severity,
        None => true,
    });
    let solved = old.into_values().flatten().collect();
    let (changes, free) = (diff(&before, &after), free(&before, &after));
    Ok(ReviewReport { changes, report, solved, base: inventory, free, before, after })
}

impl ReviewReport {
    /// Whether something moves that was placed, or an error is new that nobody accepted.
    ///
    /// ```
    /// let (base, head) = (("a.txt", b"10.0.0.0/24".as_slice()), ("b.txt", b"10.1.0.0/24".as_slice()));
    /// let review = ipplan_formats::review(base, head, &ipplan::AuditOptions::default()).unwrap();
    /// assert!(!review.fails());
    /// ```
    pub fn fails(&self) -> bool {
        self.changes.iter().any(Change::moves) || self.report.fails()
    }
}

/// Where everything is, by a file with its name: by a lock or a plan, by what exists, or by a request that is
/// planned around what is placed already.
///
/// # Errors
///
/// Everything wrong with a file that cannot be read, or planned, or that is empty; the place begins with the
/// name of the file.
///
/// ```
/// use ipplan::Lock;
///
/// let hub = b"networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }";
/// let lock = ipplan_formats::placed(("net.yaml", hub), &Lock::default()).unwrap();
/// assert_eq!(lock.networks["hub"].subnets["web"].prefixes.to_string(), "10.0.0.0/25");
/// assert!(ipplan_formats::placed(("net.yaml", b""), &Lock::default()).is_err());
/// ```
pub fn placed((name, bytes): (&str, &[u8]), around: &Lock) -> Result<Lock, Vec<Problem>> {
    let located = |problems: Vec<Problem>| -> Vec<Problem> {
        problems.into_iter().map(|problem| problem.in_file(name)).collect()
    };
    let read = read::any(bytes, name);
    match (read.kind, read.lock) {
        _ if !read.problems.is_empty() => Err(located(read.problems)),
        _ if read.text.trim().is_empty() => {
            let problem = Problem::new(&codes::NO_NETWORKS, "the file is empty");
            let hint = "name a request, a lock, a plan, or a file that says which networks exist";
            Err(located(vec![problem.hint(hint)]))
        }
        (Kind::Lock | Kind::Plan, Some(lock)) => Ok(lock),
        (Kind::Request, _) => {
            let plan = ipplan::plan(&read.request, around).map_err(located)?;
            Ok(plan.lock())
        }
        _ => {
            let (inventory, problems) = read::inventory(&[(name, bytes)]);
            if problems.is_empty() { Ok(inventory.lock()) } else { Err(problems) }
        }
    }
}

/// The key by which two findings are the same, in whatever place.
fn key(finding: &Finding) -> (&'static str, String) {
    (finding.code.id, finding.message.clone())
}

fn counted(findings: Vec<Finding>) -> BTreeMap<(&'static str, String), Vec<Finding>> {
    let mut counted = BTreeMap::<_, Vec<Finding>>::new();
    for finding in findings {
        counted.entry(key(&finding)).or_default().push(finding);
    }
    counted
}

fn free(before: &Lock, after: &Lock) -> Vec<RoomChange> {
    let mut names: Vec<&String> = before.networks.keys().chain(after.networks.keys()).collect();
    names.sort();
    names.dedup();
    let largest = |lock: &Lock, name: &String| lock.networks.get(name).and_then(largest);
    let all = names.into_iter().map(|name| RoomChange {
        network: name.clone(),
        before: largest(before, name),
        after: largest(after, name),
    });
    all.filter(|it| it.before != it.after).collect()
}

fn largest(network: &LockedNetwork) -> Option<IpNet> {
    // Of several the first.
    space(network)?.free().min_by_key(IpNet::prefix_len)
}

/// The free space of a network; `None` if its ranges overlap.
pub(crate) fn space(network: &LockedNetwork) -> Option<Space> {
    let v4 = |range: &IpNet| Family::of(range) == Family::V4;
    let space: Vec<IpNet> = network.space.iter().copied().filter(v4).collect();
    let used: Vec<IpNet> =
        network.subnets.values().flat_map(LockedSubnet::keeps).filter(v4).collect();
    Space::around(&space, &used).ok()
}
