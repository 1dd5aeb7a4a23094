//! How far a service goes, as a table.

use ipplan::{BoundedBy, Capacities};

use super::page::{BOLD, TextPage, number, styled};
use super::size::asked;

/// How far a service goes, one row a size.
///
/// ```
/// use ipplan::{Options, Service, capacity};
///
/// let plan = Service::named("app-service").unwrap().workload();
/// let rows = capacity(&plan, None, None, &Options::default()).unwrap();
/// assert!(ipplan_formats::text::capacity(&rows).contains("/26"));
/// ```
pub fn capacity(answer: &Capacities) -> String {
    let mut page = TextPage::default();
    let service = answer.given.service();
    page.line(styled(BOLD, service.name));
    page.paragraph("", &asked(&answer.given, Some(answer.input)));
    page.gap();

    let name = answer.input.name;
    let width = name.len().max(7);
    let head = format!("  {:>6}  {:>13}  {name:>width$}  limited by", "subnet", "usable");
    page.line(styled(BOLD, head));
    // Sizes too small for the other inputs alone are left out, unless no size is left.
    let holds = answer.rows.iter().any(|row| row.most.is_some());
    for row in answer.rows.iter().filter(|row| row.most.is_some() || !holds) {
        let most = row.most.map_or("-".into(), number);
        let usable = number(row.usable);
        let mark = page.mark(row.source());
        let before = format!("  {:>6}  {usable:>13}  {most:>width$}  ", row.prefix_len.to_string());
        let because = match row.bounded_by {
            // The column says so already.
            BoundedBy::Addresses if row.most.is_none() => {
                "the addresses that the rest needs".into()
            }
            BoundedBy::Addresses => "addresses".into(),
            _ => row.bounded_by.because(),
        };
        page.hanging(&before, &" ".repeat(before.len()), &format!("{because}{mark}"));
    }
    for source in answer.sources() {
        page.mark(Some(source));
    }
    page.finish()
}
