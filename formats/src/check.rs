//! Checks files of any format: requests are checked, and networks that exist are audited.

use std::collections::BTreeMap;

use ipplan::{AuditOptions, Edition, Finding, Inventory, Origin, Problem, Severity, codes};

use crate::read::{self, Kind, Places, Read};

/// The result of a check: the findings, and the inventory that was examined.
///
/// ```
/// use ipplan::AuditOptions;
///
/// let request = b"networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.1.0/26 } } } }";
/// let report = ipplan_formats::check(&[("net.yaml", request)], &AuditOptions::default());
/// assert_eq!(report.findings[0].code.id, "pin-outside");
/// assert_eq!(report.inventory.files[0].name, "net.yaml");
/// ```
#[derive(Clone, Debug)]
pub struct CheckReport {
    /// The files and what they say exists.
    pub inventory: Inventory,
    /// Everything that was found: the worst first, then in the order of the files.
    pub findings: Vec<Finding>,
    /// The files in our own formats, by their numbers.
    own: BTreeMap<usize, OwnFile>,
}

/// A file in one of our own formats.
#[derive(Clone, Debug)]
pub(crate) struct OwnFile {
    /// Its text and where its parts are, for showing the lines that findings are about.
    pub(crate) text: String,
    pub(crate) places: Places,
    /// Whether it says what is wanted, and not what exists.
    pub(crate) is_request: bool,
    pub(crate) client_pools: usize,
}

/// Checks files, each with its name and its bytes.
///
/// A request is checked as [`ipplan::check()`] does, around what the other files say exists; what exists is
/// audited, see [`ipplan::audit()`].
///
/// ```
/// use ipplan::AuditOptions;
///
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
///     "subnets": [{"name": "AzureBastionSubnet", "addressPrefix": "10.0.0.0/27"}]}]"#;
/// let report = ipplan_formats::check(&[("vnets.json", vnets)], &AuditOptions::default());
/// assert_eq!(report.findings[0].code.id, "under-minimum");
/// assert_eq!(report.findings[0].subnets, ["hub/AzureBastionSubnet"]);
/// assert!(report.fails());
/// ```
pub fn check(files: &[(&str, &[u8])], options: &AuditOptions) -> CheckReport {
    check_beside(Inventory::default(), files, options)
}

/// As [`check`], with an inventory that was read before, such as from [`large`](read::large) files,
/// which come first.
///
/// ```
/// use ipplan::{AuditOptions, Inventory};
///
/// let report = ipplan_formats::check_beside(Inventory::default(), &[], &AuditOptions::default());
/// assert!(!report.fails());
/// ```
pub fn check_beside(
    known: Inventory,
    files: &[(&str, &[u8])],
    options: &AuditOptions,
) -> CheckReport {
    let (inventory, own) = read::with_own(known, files);
    report(inventory, own, options)
}

impl CheckReport {
    /// Checks one request that was read already.
    ///
    /// ```
    /// use ipplan::AuditOptions;
    /// use ipplan_formats::{CheckReport, read};
    ///
    /// let read = read::request_in(b"networks = 1", read::Syntax::Toml);
    /// let report = CheckReport::of_request("", read, &AuditOptions::default());
    /// assert_eq!(report.findings[0].code.id, "wrong-type");
    /// ```
    pub fn of_request(name: &str, read: Read, options: &AuditOptions) -> CheckReport {
        let (inventory, read) = read::as_inventory(name, read);
        report(inventory, vec![(0, read)], options)
    }

    /// Whether there is an error that nobody accepted.
    ///
    /// ```
    /// let options = ipplan::AuditOptions::default();
    /// assert!(!ipplan_formats::check(&[], &options).fails());
    /// ```
    pub fn fails(&self) -> bool {
        self.findings.iter().any(Finding::fails)
    }

    pub(crate) fn own(&self, file: usize) -> Option<&OwnFile> {
        self.own.get(&file)
    }

    /// Whether all files are requests.
    pub(crate) fn is_of_requests(&self) -> bool {
        let mut files = 0..self.inventory.files.len();
        files.all(|file| self.own(file).is_some_and(|own| own.is_request))
    }
}

fn report(
    mut inventory: Inventory,
    own: Vec<(usize, Read)>,
    options: &AuditOptions,
) -> CheckReport {
    let wants = |read: &Read| matches!(read.kind, Kind::Request | Kind::Lock | Kind::Plan);
    let requests = own.iter().filter(|(_, read)| wants(read)).map(|(file, _)| *file).collect();
    let options = AuditOptions { requests, ..options.clone() };
    if options.requests.len() == inventory.files.len() {
        // What has no place yet is compared all the same, by the check of the request.
        inventory.notices.retain(|notice| notice.code != &codes::NOT_PLACED);
    }
    let mut findings = ipplan::audit(&inventory, &options);
    let exists = existing(&inventory, &options);
    let mut files = BTreeMap::new();
    for (file, read) in own {
        let is_request = wants(&read);
        findings.extend(of_file(file, &read, is_request, &exists, options.edition));
        // What a request wants counts, whether it has a place or not.
        if let Some(file) = inventory.files.get_mut(file).filter(|_| is_request) {
            let networks = &read.request.networks;
            file.networks = networks.len();
            file.subnets = networks.values().map(|network| network.subnets.len()).sum();
        }
        let client_pools = read.request.client_pools.len();
        let (text, places) = (read.text, read.places);
        files.insert(file, OwnFile { text, places, is_request, client_pools });
    }
    options.judge(&mut findings);
    CheckReport { inventory, findings, own: files }
}

/// The networks and ranges that exist: everything that no request wants.
fn existing(inventory: &Inventory, options: &AuditOptions) -> Inventory {
    if options.requests.is_empty() {
        return Inventory::default();
    }
    let is_there = |origin: &Origin| !options.requests.contains(&origin.file);
    let networks = inventory.networks.iter().filter(|it| is_there(&it.origin));
    let keep_outs = inventory.keep_outs.iter().filter(|it| is_there(&it.origin));
    Inventory {
        networks: networks.cloned().collect(),
        keep_outs: keep_outs.cloned().collect(),
        ..Inventory::default()
    }
}

/// The problems and notices of a file in one of our own formats.
fn of_file(
    file: usize,
    read: &Read,
    is_request: bool,
    exists: &Inventory,
    edition: Option<Edition>,
) -> Vec<Finding> {
    // A network that exists has its address space there.
    let around = !exists.networks.is_empty();
    let mut problems: Vec<Problem> = read.problems.clone();
    problems.retain(|problem| !around || problem.code != &codes::NO_ADDRESS_SPACE);
    let mut notices = read.notices.clone();
    if problems.is_empty() && is_request {
        let mut request = exists.around(&read.request);
        request.edition = edition.or(request.edition);
        match ipplan::check(&request) {
            Ok(more) => notices.extend(more),
            Err(more) => problems = more,
        }
    }
    // The audit reports addresses that a request shares with what exists, with both places.
    let own = read.request.avoid.len();
    let added = |place: &String| {
        let number = place.strip_prefix("avoid.").and_then(|it| it.parse::<usize>().ok());
        number.is_some_and(|number| number >= own)
    };
    problems.retain(|problem| !problem.also.iter().any(added));
    let found = problems.into_iter().map(|problem| {
        let mut origins = vec![origin(file, read, &problem)];
        origins.extend(problem.also.iter().map(|place| at(file, read, place)));
        Finding { origins, ..Finding::from(problem) }
    });
    let whole = Origin { file, ..Origin::default() };
    let notices = notices.into_iter().map(|notice| Finding::from(notice).at(whole.clone()));
    found.chain(notices).collect()
}

fn origin(file: usize, read: &Read, problem: &Problem) -> Origin {
    let spot = read.places.of(problem);
    let (line, column) = spot.map_or((0, 0), |spot| (spot.line, spot.column));
    // A place in the text itself is said by its line.
    let is_spot = spot.is_some_and(|spot| problem.place == spot.to_string());
    let path = if is_spot { String::new() } else { problem.place.clone() };
    Origin { file, path, line, column }
}

fn at(file: usize, read: &Read, place: &str) -> Origin {
    let (line, column) = read.places.at(place).map_or((0, 0), |spot| (spot.line, spot.column));
    Origin { file, path: place.to_owned(), line, column }
}

/// How many findings there are of a severity that nobody accepted.
pub(crate) fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|it| it.severity == severity && it.allowed.is_none()).count()
}
