//! `JUnit` XML, which build servers show as tests: every finding is a test case, and errors fail.

use std::fmt::Write as _;

use ipplan::{Finding, Severity};

use crate::check::CheckReport;

/// The report of a check, as one suite for each file.
///
/// ```
/// let request = b"networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.1.0/26 } } } }";
/// let options = ipplan::AuditOptions::default();
/// let report = ipplan_formats::check(&[("net.yaml", request)], &options);
/// let xml = ipplan_formats::junit::check(&report);
/// assert!(xml.contains(r#"<testsuite name="net.yaml""#));
/// assert!(xml.contains(r#"<failure type="pin-outside""#));
/// ```
pub fn check(report: &CheckReport) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ipplan\">\n");
    for (number, file) in report.inventory.files.iter().enumerate() {
        suite(
            &mut xml,
            &file.name,
            |it| it.origins.first().is_some_and(|at| at.file == number),
            report,
        );
    }
    let homeless = |it: &Finding| it.origins.is_empty();
    if report.findings.iter().any(homeless) {
        suite(&mut xml, "all files", homeless, report);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn suite(xml: &mut String, name: &str, is_here: impl Fn(&Finding) -> bool, report: &CheckReport) {
    let findings: Vec<&Finding> = report.findings.iter().filter(|it| is_here(it)).collect();
    let failures = findings.iter().filter(|it| it.fails()).count();
    let skipped = findings.iter().filter(|it| it.allowed.is_some()).count();
    // A suite without a test is taken for one that did not run.
    let tests = findings.len().max(1);
    let name = escaped(name);
    // Writing to a string cannot fail.
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" skipped=\"{skipped}\">"
    );
    if findings.is_empty() {
        let _ = writeln!(xml, "    <testcase classname=\"{name}\" name=\"no findings\"/>");
    }
    for finding in findings {
        case(xml, &name, finding);
    }
    xml.push_str("  </testsuite>\n");
}

fn case(xml: &mut String, file: &str, finding: &Finding) {
    let origin = finding.origins.first();
    let place = finding.subnets.first().or(finding.networks.first()).cloned();
    let place = place.or_else(|| origin.map(ToString::to_string)).unwrap_or_default();
    let line = origin.map(|it| it.line).filter(|line| *line > 0);
    let line = line.map(|line| format!(" line=\"{line}\"")).unwrap_or_default();
    let name = escaped(format!("{} {place}", finding.code).trim_end());
    let _ = writeln!(xml, "    <testcase classname=\"{file}\" name=\"{name}\"{line}>");
    let mut text = finding.message.clone();
    for hint in &finding.hints {
        let _ = write!(text, "\ntry: {}", hint.text);
    }
    if let Some(source) = finding.source {
        let _ = write!(text, "\nsee: {}, {}, {}", source.title, source.date, source.url);
    }
    let message = escaped(&finding.message);
    let (code, text) = (finding.code, escaped(&text));
    let _ = match (&finding.allowed, finding.severity) {
        (Some(reason), _) => writeln!(xml, "      <skipped message=\"{}\"/>", escaped(reason)),
        (None, Severity::Error) => {
            writeln!(xml, "      <failure type=\"{code}\" message=\"{message}\">{text}</failure>")
        }
        (None, severity) => writeln!(xml, "      <system-out>{severity}: {text}</system-out>"),
    };
    xml.push_str("    </testcase>\n");
}

/// Text for XML 1.0, in which some characters cannot be at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_an_element() {
        assert_eq!(escaped("a<b>&\"c\"\u{1b}\n"), "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}\n");
    }
}
