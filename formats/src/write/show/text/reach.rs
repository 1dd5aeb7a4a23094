//! Who reaches whom: each step, or why there is none.

use ipplan::Reach;

use super::page::{BOLD, NOTICE, TextPage, styled};

/// Answers, one after the other.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request, reach};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["a", "b"])];
/// let request = Request { links, ..Request::default() }
///     .with("a", network("10.0.0.0/24"))
///     .with("b", network("10.0.1.0/24"));
/// let text = ipplan_formats::text::reach(&reach(&request, "a", None).unwrap());
/// assert!(text.contains("a reaches b"));
/// ```
pub fn reach(answers: &[Reach]) -> String {
    let mut page = TextPage::default();
    for answer in answers {
        page.gap();
        let verb = if answer.why_not.is_none() { "reaches" } else { "does not reach" };
        page.line(styled(BOLD, format!("{} {verb} {}", answer.from, answer.to)));
        if let Some(why) = &answer.why_not {
            page.paragraph("  ", why);
            if let Some(hint) = &answer.hint {
                page.line(styled(NOTICE, "  try:"));
                page.paragraph("    ", hint);
            }
            continue;
        }
        if answer.steps.is_empty() {
            page.paragraph("  ", "in the same network");
        }
        for step in &answer.steps {
            let link = step.link.map_or(String::new(), |link| format!(" (links.{link})"));
            page.paragraph(
                "  ",
                &format!("{} to {}: {}{link}", step.from, step.to, step.by.word()),
            );
            for need in &step.needs {
                page.hanging("    - ", "      ", need);
            }
        }
        if let Some((ports, source)) = answer.ports {
            let mark = page.mark(Some(source));
            page.paragraph("  ", &format!("open at {}: {ports}{mark}", answer.to));
        }
    }
    if answers.is_empty() {
        page.line("there is nothing else to reach");
    }
    page.finish()
}
