//! The page that shows how sizes changed, and its picture, drawn from the facts.

use std::collections::BTreeSet;
use std::fmt::Write;

use ipplan::{AnyFact, Edition, Options, Service, Workload, services, size};
use snapbox::{Data, assert_data_eq};

use crate::editions::{at, workloads};

/// `cargo xtask bless` rewrites both.
#[test]
fn the_page_of_changes_is_what_the_facts_say() {
    let changes: Vec<Change> = services::ALL.iter().filter_map(|it| Change::of(it)).collect();
    assert!(changes.len() > 10, "only {} services changed", changes.len());
    for (path, text) in
        [("docs/history.md", page(&changes)), ("docs/pictures/history.svg", picture(&changes))]
    {
        assert_data_eq!(text, Data::read_from(&xtask::root().join(path), None).raw());
    }
}

/// One workload whose size is not the same at every edition.
struct Change {
    service: &'static Service,
    given: String,
    steps: Vec<Step>,
}

/// The value that the documentation stated from a day on.
#[derive(Clone)]
struct Step {
    since: Edition,
    need: u64,
    size: String,
    /// The length of one block as large as all subnets together; not always whole.
    length: f64,
    why: Vec<String>,
}

impl Change {
    /// Of the examples of a service, the one that changed most often.
    fn of(service: &'static Service) -> Option<Change> {
        let facts = || service.facts.iter().flat_map(|fact| fact.entries());
        let editions: BTreeSet<Edition> = facts().map(|entry| entry.since).collect();
        let mut best: Option<Change> = None;
        for (given, workload) in workloads(service) {
            let steps = steps(service, &workload, &editions);
            let most = best.as_ref().map_or(1, |it| it.steps.len());
            if steps.len() > most {
                best = Some(Change { service, given, steps });
            }
        }
        best
    }
}

fn steps(service: &Service, workload: &Workload, editions: &BTreeSet<Edition>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut before = None;
    for edition in editions {
        let options = Options { edition: *edition, ..Options::default() };
        let Ok(answer) = size(workload, &options) else { continue };
        let need = answer.subnets.iter().map(ipplan::Size::need).sum();
        let sizes: Vec<String> =
            answer.subnets.iter().map(|it| it.prefix_len.to_string()).collect();
        let size = sizes.join(" and ");
        let blocks = answer.subnets.iter().map(|it| f64::from(it.prefix_len.length()));
        let length = 32.0 - blocks.map(|length| (32.0 - length).exp2()).sum::<f64>().log2();
        if steps.last().is_none_or(|last| (last.need, &last.size) != (need, &size)) {
            let why = before.map(|before| changed(service, before, *edition)).unwrap_or_default();
            steps.push(Step { since: *edition, need, size, length, why });
            before = Some(*edition);
        }
    }
    steps
}

/// The facts that differ between two editions; those that are new only where none has changed.
fn changed(service: &Service, before: Edition, after: Edition) -> Vec<String> {
    let (mut changed, mut new) = (Vec::new(), Vec::new());
    for fact in service.facts {
        let fact: &dyn AnyFact = *fact;
        match (at(fact, before), at(fact, after)) {
            (Some(old), Some(now)) if old != now => {
                changed.push(format!("{}: {old}, now {now}", fact.what()));
            }
            (None, Some(now)) => new.push(format!("{}: {now}, new", fact.what())),
            _ => {}
        }
    }
    if changed.is_empty() { new } else { changed }
}

fn page(changes: &[Change]) -> String {
    let mut page = format!(
        "# How sizes changed\n\nA subnet is planned for years, and pages change under it. Of {} \
         services, {} have an example whose size was not always the same. The picture has one of \
         each: a step is a new size, a dot that more or fewer addresses are needed. `ipplan size SERVICE --edition \
         DATE` gives the answer of any day, and [Services](services.md) the history of every \
         number, with the pages.\n\n![For each service, the size of the subnet of one example over \
         the years](pictures/history.svg)\n\n| service | example | from | needs | subnet | what \
         the pages changed |\n| --- | --- | --- | --- | --- | --- |\n",
        services::ALL.len(),
        changes.len()
    );
    for Change { service, given, steps } in changes {
        for (i, Step { since, need, size, why, .. }) in steps.iter().enumerate() {
            let first = (format!("[{}](services.md#{})", service.name, service.id), given.as_str());
            let (name, given) = if i == 0 { first } else { (String::new(), "") };
            let why = why.join("; ");
            writeln!(page, "| {name} | {given} | {since} | {need} | {size} | {why} |").unwrap();
        }
    }
    page += "\nA date is that of the page which says so first. A number that no page had stated \
             before is marked as new.\n";
    page
}

/// The years of the picture, and how wide one is.
const YEARS: std::ops::RangeInclusive<u16> = 2019..=2027;
const LEFT: f64 = 16.0;
const YEAR: f64 = 90.0;
/// A service has a line of text, and a curve below it.
const ROW: f64 = 74.0;
/// One bit of a prefix length.
const BIT: f64 = 4.0;

fn picture(changes: &[Change]) -> String {
    let (width, top) = (f64::from(YEARS.end() - YEARS.start()).mul_add(YEAR, 2.0 * LEFT), 24.0);
    let height = ROW.mul_add(f64::from(u32::try_from(changes.len()).unwrap()), top);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"history\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\">\n<title>How sizes changed</title>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n"
    );
    for year in YEARS {
        let x = f64::from(year - YEARS.start()).mul_add(YEAR, LEFT);
        let label = x + 4.0;
        writeln!(out, "<path class=\"year\" d=\"M{x} 0V{height}\"/>").unwrap();
        if year < *YEARS.end() {
            writeln!(out, "<text class=\"dim\" x=\"{label}\" y=\"14\">{year}</text>").unwrap();
        }
    }
    let mut y = top;
    for change in changes {
        curve(&mut out, change, y);
        y += ROW;
    }
    out + "</svg>\n"
}

fn curve(out: &mut String, Change { service, given, steps }: &Change, top: f64) {
    let text = top + 14.0;
    writeln!(
        out,
        "<text x=\"{LEFT}\" y=\"{text}\"><tspan class=\"name\">{}</tspan> <tspan \
         class=\"dim\">{given}</tspan></text>",
        service.name
    )
    .unwrap();
    let bottom = top + ROW - 12.0;
    let (mut line, mut marks) = (String::new(), String::new());
    let mut before = "";
    for step in steps {
        let x = place(step.since);
        // A curve is as high as its block is large: the same for every service.
        let y = (bottom - (29.0 - step.length).max(0.0) * BIT).round();
        let (first, then) = if line.is_empty() { ('M', ' ') } else { ('H', 'V') };
        write!(line, "{first}{x}{then}{y}").unwrap();
        writeln!(marks, "<circle class=\"mark\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>").unwrap();
        if step.size != before {
            let (x, y, size) = (x + 2.0, y - 6.0, &step.size);
            writeln!(marks, "<text class=\"label\" x=\"{x}\" y=\"{y}\">{size}</text>").unwrap();
        }
        before = &step.size;
    }
    let end = f64::from(YEARS.end() - YEARS.start()).mul_add(YEAR, LEFT);
    writeln!(out, "<path class=\"curve\" d=\"{line}H{end}\"/>\n{}", marks.trim_end()).unwrap();
}

/// Where a day is, to the pixel.
fn place(day: Edition) -> f64 {
    let text = day.to_string();
    let part = |at: std::ops::Range<usize>| text[at].parse::<u16>().unwrap();
    let days = (part(5..7) - 1) * 30 + part(8..10) - 1;
    let years = f64::from(part(0..4) - YEARS.start()) + f64::from(days.min(359)) / 360.0;
    years.mul_add(YEAR, LEFT).round()
}

const STYLE: &str = "\
.history{font:12px system-ui,'DejaVu Sans',sans-serif}.history .page{fill:#fff}\
.history text{fill:#1d2733}.history .name{font-weight:bold}.history .dim{fill:#566374}\
.history .label{font-size:11px}.history .year{stroke:#e3e8ed}\
.history .curve{fill:none;stroke:#2b639c;stroke-width:2}.history .mark{fill:#2b639c}\
@media(prefers-color-scheme:dark){.history .page{fill:#14191f}.history text{fill:#e4eaf0}\
.history .dim{fill:#a3b0bd}.history .year{stroke:#323a43}.history .curve{stroke:#7fb2e5}.history .mark{fill:#7fb2e5}}";
