//! Problems and notices of a request, each with its code, hints and page.

use gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Range,
    Uri,
};
use ipplan::{Notice, Problem, Source};

use crate::analysis::Analysis;
use crate::positions::TextLines;

const SOURCE: &str = "ipplan";

/// Everything to know about a request.
pub(crate) fn of(uri: &Uri, analysis: &Analysis) -> Vec<Diagnostic> {
    let lines = TextLines::of(&analysis.read.text);
    let problems = analysis.problems.iter().map(|it| problem(uri, analysis, &lines, it));
    let planned = analysis.plan.iter().flat_map(|plan| plan.notices());
    let notices = planned.flat_map(|(notice, about)| {
        let shown = about.into_iter().map(|about| (path(&about), notice));
        shown.map(|(path, notice)| known(analysis, &lines, &path, notice)).collect::<Vec<_>>()
    });
    let read = analysis.read.notices.iter().map(|it| known(analysis, &lines, "", it));
    problems.chain(notices).chain(read).collect()
}

/// A text that is too long to be read.
pub(crate) fn too_long(most: usize) -> Diagnostic {
    let message = format!("this file has more than {most} bytes, so ipplan does not read it");
    diagnostic(Range::default(), DiagnosticSeverity::Warning, "cannot-read", message, None)
}

/// One problem.
pub(crate) fn problem(
    uri: &Uri,
    analysis: &Analysis,
    lines: &TextLines<'_>,
    problem: &Problem,
) -> Diagnostic {
    let places = &analysis.read.places;
    let range = places.of(problem).map_or_else(Range::default, |spot| lines.range(spot));
    let hints = problem.hints.iter().map(|hint| hint.text.as_str());
    let message = std::iter::once(problem.message.as_str()).chain(hints).collect::<Vec<_>>();
    let message = message.join("\n");
    let code = problem.code.id;
    let mut shown = diagnostic(range, DiagnosticSeverity::Error, code, message, problem.source);
    let also = problem.also.iter().filter_map(|path| Some((path, places.at(path)?)));
    let also = also.map(|(path, spot)| {
        let location = Location::new(uri.clone(), lines.range(spot));
        DiagnosticRelatedInformation::new(location, path.clone())
    });
    let also: Vec<DiagnosticRelatedInformation> = also.collect();
    shown.related_information = (!also.is_empty()).then_some(also);
    shown
}

fn known(analysis: &Analysis, lines: &TextLines<'_>, path: &str, notice: &Notice) -> Diagnostic {
    let places = &analysis.read.places;
    let spot = places.part(path).and_then(|part| part.key).or_else(|| places.at(path));
    let range = spot.map_or_else(Range::default, |spot| lines.range(spot));
    let message = notice.message.clone().into_owned();
    diagnostic(range, DiagnosticSeverity::Information, notice.code.id, message, notice.source)
}

/// From the place that a notice names, such as `hub/web`, to its path in the request.
fn path(about: &str) -> String {
    use ipplan::place::step;
    match about.rsplit_once('/') {
        Some((ipplan::CLIENT_POOLS, pool)) => format!("client-pools.{}", step(pool)),
        Some((network, subnet)) => format!("networks.{}.subnets.{}", step(network), step(subnet)),
        None => format!("networks.{}", step(about)),
    }
}

fn diagnostic(
    range: Range,
    severity: DiagnosticSeverity,
    code: &str,
    message: String,
    source: Option<&'static Source>,
) -> Diagnostic {
    let page = source.and_then(|it| Uri::parse(it.url).ok());
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(code.to_owned().into()),
        code_description: page.map(CodeDescription::new),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        ..Diagnostic::default()
    }
}
