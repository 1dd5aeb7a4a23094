//! What went wrong, and what codes mean.

use ipplan::{Code, Notice, Problem, Request};

use super::excerpt::{File, excerpt, lines};
use super::page::{BOLD, DIM, ERROR, NOTICE, Page, styled};

/// Everything wrong with what was asked, with what to try.
///
/// ```
/// use ipplan::{Problem, codes};
///
/// let problem = Problem::new(&codes::UNKNOWN_SERVICE, "there is no service web");
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

fn write(problems: &[Problem], file: Option<&File<'_>>) -> String {
    let lines = file.map(lines).unwrap_or_default();
    let mut page = Page::default();
    for problem in problems {
        head(&mut page, problem);
        if let Some((file, spot)) = file.and_then(|file| Some((file, file.places.of(problem)?))) {
            excerpt(&mut page, file.name, &lines, spot);
        }
        for place in &problem.also {
            page.line(&format!("  and {place}"));
            if let Some((file, spot)) = file.and_then(|file| Some((file, file.places.at(place)?))) {
                excerpt(&mut page, file.name, &lines, spot);
            }
        }
        hints(&mut page, problem);
    }
    page.finish()
}

/// What is wrong, and where.
pub(super) fn head(page: &mut Page, problem: &Problem) {
    let what = format!("{} {}", styled(ERROR, "problem:"), styled(BOLD, problem.code));
    if problem.place.is_empty() {
        page.line(&what);
    } else {
        page.line(&format!("{what} at {}", problem.place));
    }
    page.paragraph("  ", &problem.message);
}

/// What to try, and the page that forbids it.
pub(super) fn hints(page: &mut Page, problem: &Problem) {
    for hint in &problem.hints {
        page.hanging("  try: ", "       ", hint);
    }
    if let Some(source) = problem.source {
        page.hanging("  see: ", "       ", &format!("{}, {}", source.title, source.date));
        page.line(&format!("       {}", styled(DIM, source.url)));
    }
}

/// What to know of an answer that stands, where it is not a part of the answer's page.
///
/// ```
/// use ipplan::{Notice, codes};
///
/// let message = "10.9.0.0/24 is outside every declared prefix".into();
/// let notice = Notice { code: &codes::OUTSIDE_DECLARED, message, source: None };
/// assert!(ipplan_formats::text::notices(&[notice]).contains("outside-declared"));
/// ```
pub fn notices(notices: &[Notice]) -> String {
    let mut page = Page::default();
    for notice in notices {
        page.line(&format!("{} {}", styled(NOTICE, "notice:"), styled(BOLD, notice.code)));
        let mark = page.mark(notice.source);
        page.paragraph("  ", &format!("{}{mark}", notice.message));
    }
    page.finish()
}

/// What a check without problems found, and what it looked at.
///
/// ```
/// let text = ipplan_formats::text::check(&ipplan::Request::default(), &[]);
/// assert!(text.starts_with("no problem found in 0 networks and 0 subnets"));
/// ```
pub fn check(request: &Request, notices: &[Notice]) -> String {
    let networks = request.networks.len();
    let subnets = request.networks.values().map(|network| network.subnets.len()).sum::<usize>();
    let counted = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    };
    let mut page = Page::default();
    page.paragraph(
        "",
        &format!(
            "no problem found in {} and {}: sizes, ranges and given places. Whether the rest fits \
             was not tried; `ipplan plan` does that.",
            counted(networks, "network"),
            counted(subnets, "subnet"),
        ),
    );
    self::notices(notices) + &page.finish()
}

/// What codes mean.
///
/// ```
/// let text = ipplan_formats::text::codes(&[&ipplan::codes::OUT_OF_RANGE]);
/// assert!(text.starts_with("\u{1b}[1mout-of-range"));
/// ```
pub fn codes(codes: &[&'static Code]) -> String {
    let mut page = Page::default();
    for code in codes {
        page.line(&styled(BOLD, code));
        page.paragraph("  ", code.meaning);
    }
    page.finish()
}
