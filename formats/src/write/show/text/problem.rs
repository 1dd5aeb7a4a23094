//! Problems, and the meanings of codes.

use std::collections::BTreeMap;

use ipplan::{Code, Notice, Problem};

use crate::read::FileRead;

use super::excerpt::{File, excerpt, lines};
use super::page::{BOLD, DIM, ERROR, NOTICE, Piece, TextPage, styled, things};

/// Everything wrong with what was asked, with what to try.
///
/// ```
/// use ipplan::{Problem, codes};
///
/// let problem = Problem::new(&codes::UNKNOWN_SERVICE, "unknown service `web`");
/// assert!(ipplan_formats::text::problems(&[problem]).contains("unknown-service"));
/// ```
pub fn problems(problems: &[Problem]) -> String {
    write(problems, None)
}

/// The same, with the lines of the file that the problems are about.
///
/// ```
/// use ipplan_formats::read::{self, Syntax};
/// use ipplan_formats::text;
///
/// let text = "networks:\n  hub:\n    spaec: 10.0.0.0/22\n";
/// let refused = read::request(text, Syntax::Yaml).unwrap_err();
/// let file = text::File { name: "net.yaml", text, places: &refused.places };
/// assert!(text::problems_in(&refused.problems, &file).contains("net.yaml:3:5"));
/// ```
pub fn problems_in(problems: &[Problem], file: &File<'_>) -> String {
    write(problems, Some(file))
}

/// How many problems of one file are shown.
const MOST: usize = 10;

fn write(problems: &[Problem], file: Option<&File<'_>>) -> String {
    let lines = file.map(lines).unwrap_or_default();
    let mut page = TextPage::default();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in problems {
        if let Some(name) = file.map(|file| file.name).or_else(|| file_of(&problem.place)) {
            let count = counts.entry(name).or_default();
            *count += 1;
            if *count > MOST {
                continue;
            }
        }
        let whole = file.filter(|it| problem.place.is_empty() && it.name != "-");
        head_at(&mut page, problem, whole.map_or(&problem.place, |file| file.name));
        if let Some((file, spot)) = file.and_then(|file| Some((file, file.places.of(problem)?))) {
            excerpt(&mut page, file.name, &lines, spot);
        }
        for place in &problem.also {
            page.line(format!("  and {place}"));
            if let Some((file, spot)) = file.and_then(|file| Some((file, file.places.at(place)?))) {
                excerpt(&mut page, file.name, &lines, spot);
            }
        }
        hints(&mut page, problem);
    }
    for (name, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
        let more = things(count - MOST, "more problem", "more problems");
        let of = if name.is_empty() { String::new() } else { format!(" in {name}") };
        page.paragraph("", &format!("and {more}{of}; `--format json` lists all"));
    }
    page.finish()
}

/// The file of a place in a text, such as `used.txt` of `used.txt:3:1`; empty for one without a name.
fn file_of(place: &str) -> Option<&str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let (before, column) = place.rsplit_once(':')?;
    let (file, line) = before.rsplit_once(':').unwrap_or(("", before));
    (is_number(column) && is_number(line)).then_some(file)
}

/// The problem and its place.
pub(super) fn head(page: &mut TextPage, problem: &Problem) {
    head_at(page, problem, &problem.place);
}

fn head_at(page: &mut TextPage, problem: &Problem, place: &str) {
    let what = styled(ERROR, "problem:") + " " + styled(BOLD, problem.code);
    page.line(if place.is_empty() { what } else { what + format!(" at {place}") });
    page.paragraph("  ", &problem.message);
}

/// The hints, and the page that forbids it.
pub(super) fn hints(page: &mut TextPage, problem: &Problem) {
    for hint in &problem.hints {
        page.hanging("  try: ", "       ", &hint.text);
    }
    if let Some(source) = problem.source {
        page.hanging("  see: ", "       ", &format!("{}, {}", source.title, source.date));
        page.line(Piece::from("       ") + styled(DIM, source.url));
    }
}

/// Notices about an answer, if they are not a part of its page.
///
/// ```
/// use ipplan::{Notice, codes};
///
/// let message = "10.9.0.0/24 is outside all declared prefixes".into();
/// let notice = Notice { code: &codes::OUTSIDE_DECLARED, message, source: None };
/// assert!(ipplan_formats::text::notices(&[notice]).contains("outside-declared"));
/// ```
pub fn notices(notices: &[Notice]) -> String {
    let mut page = TextPage::default();
    for notice in notices {
        page.line(styled(NOTICE, "notice:") + " " + styled(BOLD, notice.code));
        let mark = page.mark(notice.source);
        page.paragraph("  ", &format!("{}{mark}", notice.message));
    }
    page.finish()
}

/// How much was read from each text, a line each.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/24\n").unwrap().named("used.txt");
/// let text = ipplan_formats::text::files(&list.files());
/// assert_eq!(text, "used.txt: 1 network read from 1 line\n");
/// ```
pub fn files(files: &[FileRead]) -> String {
    let mut page = TextPage::default();
    for file in files {
        let name = match file.file.as_deref() {
            None => "list",
            Some("-") => "standard input",
            Some(name) => name,
        };
        let networks = things(file.networks, "network", "networks");
        let lines = things(file.lines, "line", "lines");
        let columns: Vec<String> = file.columns.iter().map(|it| format!("`{it}`")).collect();
        let of = match columns.split_last() {
            None => String::new(),
            Some((only, [])) => format!(", column {only}"),
            Some((last, before)) => format!(", columns {} and {last}", before.join(", ")),
        };
        page.hanging("", "  ", &format!("{name}: {networks} read from {lines}{of}"));
    }
    page.finish()
}

/// The meanings of codes.
///
/// ```
/// let text = ipplan_formats::text::codes(&[&ipplan::codes::OUT_OF_RANGE]);
/// assert!(text.starts_with("\u{1b}[1mout-of-range"));
/// ```
pub fn codes(codes: &[&'static Code]) -> String {
    let mut page = TextPage::default();
    for code in codes {
        page.line(styled(BOLD, code));
        page.paragraph("  ", code.meaning);
    }
    page.finish()
}
