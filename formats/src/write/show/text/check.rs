//! The report of a check, a network at a time.

use std::collections::BTreeMap;

use ipplan::{Finding, Origin, Problem, Severity};

use crate::check::{CheckReport, count};
use crate::read::Spot;

use super::excerpt::{File, excerpt, lines};
use super::page::{BOLD, DIM, ERROR, NOTICE, Piece, TextPage, styled, things};

/// How many findings of one kind are shown.
const MOST: usize = 10;

/// The report of a check: the findings of each network together, the worst first, and their number.
///
/// ```
/// use ipplan::AuditOptions;
///
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/24"]},
///     "subnets": [{"name": "AzureBastionSubnet", "addressPrefix": "10.0.0.0/27"}]}]"#;
/// let report = ipplan_formats::check(&[("vnets.json", vnets)], &AuditOptions::default());
/// let text = ipplan_formats::text::check(&report);
/// assert!(text.contains("under-minimum"));
/// assert!(text.contains("1 error, 0 warnings and 0 notices in 1 network and 1 subnet"));
/// ```
pub fn check(report: &CheckReport) -> String {
    let mut page = TextPage::default();
    let texts = Texts::of(report);
    let groups = groups(report);
    let named = groups.len() > 1 || !report.is_of_requests();
    let mut shown = BTreeMap::<&str, usize>::new();
    for (heading, findings) in groups {
        let of_kind = |finding: &&&Finding| {
            let count = shown.entry(finding.code.id).or_default();
            *count += 1;
            *count <= MOST
        };
        let findings: Vec<&&Finding> = findings.iter().filter(of_kind).collect();
        if findings.is_empty() {
            continue;
        }
        if named {
            page.heading(heading);
        }
        for finding in findings {
            self::finding(&mut page, report, &texts, finding);
        }
    }
    for (code, count) in shown.into_iter().filter(|(_, count)| *count > MOST) {
        let more = things(count - MOST, "finding", "findings");
        page.paragraph("", &format!("and {more} more of {code}; `--format json` lists all"));
    }
    if named && !report.findings.is_empty() {
        page.gap();
    }
    page.paragraph("", &summary(report));
    page.finish()
}

/// The findings by what they are about: each network by the place where it is first found, then what is
/// about no network, by its file.
fn groups(report: &CheckReport) -> Vec<(&str, Vec<&Finding>)> {
    let mut at = BTreeMap::<(bool, &str), usize>::new();
    let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
    let mut in_order: Vec<&Finding> = report.findings.iter().collect();
    in_order.sort_by_key(|finding| finding.origins.first().map(|it| (it.file, it.line)));
    for finding in in_order {
        let network = finding.networks.first().map(String::as_str);
        let file = || file_name(report, finding.origins.first());
        let heading = network.unwrap_or_else(file);
        let index = *at.entry((network.is_none(), heading)).or_insert(groups.len());
        if index == groups.len() {
            groups.push((heading, Vec::new()));
        }
        if let Some((_, findings)) = groups.get_mut(index) {
            findings.push(finding);
        }
    }
    for (_, findings) in &mut groups {
        findings.sort_by_key(|finding| (finding.allowed.is_some(), finding.severity));
    }
    groups
}

fn file_name<'a>(report: &'a CheckReport, origin: Option<&Origin>) -> &'a str {
    let file = origin.and_then(|origin| report.inventory.files.get(origin.file));
    match file.map(|file| file.name.as_str()) {
        None | Some("") => "all files",
        Some("-") => "standard input",
        Some(name) => name,
    }
}

/// The lines of the files that people write by hand.
struct Texts<'a>(BTreeMap<usize, Vec<&'a str>>);

impl<'a> Texts<'a> {
    fn of(report: &'a CheckReport) -> Texts<'a> {
        let files = 0..report.inventory.files.len();
        let texts = files.filter_map(|file| {
            let own = report.own(file)?;
            let file_text = File { name: "", text: &own.text, places: &own.places };
            Some((file, lines(&file_text)))
        });
        Texts(texts.collect())
    }
}

fn finding(page: &mut TextPage, report: &CheckReport, texts: &Texts<'_>, finding: &Finding) {
    let (word, style) = match (&finding.allowed, finding.severity) {
        (Some(_), _) => ("allowed", DIM),
        (None, severity @ Severity::Error) => (severity.word(), ERROR),
        (None, severity) => (severity.word(), NOTICE),
    };
    let what = styled(style, format!("{word}:")) + " " + styled(BOLD, finding.code);
    let first = finding.origins.first();
    let own = first.is_some_and(|origin| report.own(origin.file).is_some());
    // What a person wrote has its path there; what a tool wrote is known by its names.
    let place = match first.map(|origin| origin.path.as_str()) {
        Some(path) if own => path,
        path => {
            let names = finding.subnets.first().or(finding.networks.first());
            names.map(String::as_str).or(path).unwrap_or_default()
        }
    };
    page.line(if place.is_empty() { what } else { what + format!(" at {place}") });
    let mark = page.mark(finding.source);
    page.paragraph("  ", &format!("{}{mark}", finding.message));
    for (index, origin) in finding.origins.iter().enumerate() {
        if index > 0 && report.own(origin.file).is_some() && !origin.path.is_empty() {
            page.line(format!("  and {}", origin.path));
        }
        if origin.line == 0 {
            continue;
        }
        let name = file_name(report, Some(origin));
        let Some(lines) = texts.0.get(&origin.file).filter(|_| report.own(origin.file).is_some())
        else {
            let and = if index > 0 { "and " } else { "" };
            let place = format!("{and}{name}:{}:{}", origin.line, origin.column.max(1));
            page.line(Piece::from("  ") + styled(DIM, place));
            continue;
        };
        // A problem can be about the name of something, and not about what it stands for.
        let problem = Problem::new(finding.code, "").at(origin.path.as_str());
        let spot = report.own(origin.file).and_then(|own| own.places.of(&problem));
        let spot = spot.filter(|spot| (spot.line, spot.column) == (origin.line, origin.column));
        let width = spot.map_or(1, |spot| spot.width);
        let spot = Spot { line: origin.line, column: origin.column, width };
        excerpt(page, name, lines, spot);
    }
    if let Some(reason) = &finding.allowed {
        page.hanging("  allowed: ", "           ", reason);
        return;
    }
    for hint in &finding.hints {
        page.hanging("  try: ", "       ", &hint.text);
    }
}

fn summary(report: &CheckReport) -> String {
    let of = |severity| count(&report.findings, severity);
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let allowed = report.findings.iter().filter(|it| it.allowed.is_some()).count();
    let files = report.inventory.files.iter();
    let networks = files.clone().map(|file| file.networks).sum();
    let subnets = files.map(|file| file.subnets).sum();
    let pools = (0..report.inventory.files.len()).filter_map(|file| report.own(file));
    let networks = things(networks, "network", "networks");
    let subnets = things(subnets, "subnet", "subnets");
    let what = match pools.map(|own| own.client_pools).sum::<usize>() {
        0 => format!("{networks} and {subnets}"),
        pools => {
            let pools = things(pools, "client pool", "client pools");
            format!("{networks}, {subnets} and {pools}")
        }
    };
    let allowed = match allowed {
        0 => String::new(),
        count => format!("; {count} allowed"),
    };
    if errors + warnings > 0 || !allowed.is_empty() {
        let errors = things(errors, "error", "errors");
        let warnings = things(warnings, "warning", "warnings");
        let notices = things(of(Severity::Notice), "notice", "notices");
        return format!("{errors}, {warnings} and {notices} in {what}{allowed}");
    }
    if report.is_of_requests() {
        return format!(
            "no problems found in {what}: sizes, ranges and given places are valid. `ipplan plan` \
             also checks whether everything fits."
        );
    }
    let notices = match of(Severity::Notice) {
        0 => String::new(),
        count => format!("; {}", things(count, "notice", "notices")),
    };
    format!("no problems found in {what}{notices}")
}
