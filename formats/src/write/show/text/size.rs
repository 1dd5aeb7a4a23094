//! The size of a subnet, as a sum a person can check.

use ipplan::{Answer, Given, Input, Phase, Size, Term};

use crate::write::show::sentences;

use super::page::{BOLD, NOTICE, Piece, TextPage, WIDTH, number, styled, wrapping};

/// How big a subnet must be, and why.
///
/// ```
/// use ipplan::{Options, Service, size};
///
/// let bastion = Service::named("bastion").unwrap().workload();
/// let answer = size(&bastion, &Options::default()).unwrap();
/// assert!(ipplan_formats::text::size(&answer).contains("/26"));
/// ```
pub fn size(answer: &Answer) -> String {
    let mut page = TextPage::default();
    page.line(styled(BOLD, answer.service().name));
    page.paragraph("", &asked(&answer.given, None));
    for size in &answer.subnets {
        if answer.subnets.len() > 1 {
            page.heading(&format!("The {} subnet", size.role));
        }
        subnet(&mut page, size);
    }
    notices(&mut page, answer);
    page.finish()
}

/// The inputs in a line, but for those left at their defaults and the one that is searched.
pub(super) fn asked(given: &Given, searched: Option<&Input>) -> String {
    let stated = stated(given).filter(|(input, _)| searched.is_none_or(|it| it.name != input.name));
    let mut parts: Vec<String> = stated.map(|(input, it)| format!("{} {it}", input.name)).collect();
    parts.push(format!("edition {}", given.edition()));
    parts.join(", ")
}

/// The inputs, but for those left at their defaults.
pub(in crate::write) fn stated(given: &Given) -> impl Iterator<Item = (&'static Input, String)> {
    given.inputs().filter(|(input, value)| {
        let default = input.absent.value(given.edition());
        default.is_none_or(|default| default.to_string() != *value)
    })
}

fn subnet(page: &mut TextPage, size: &Size) {
    page.gap();
    let block = match size.network {
        Some(network) => format!("{network} ({} to {})", network.network(), network.broadcast()),
        None => size.prefix_len.to_string(),
    };
    page.line(Piece::from("  ") + styled(BOLD, block));
    if size.is_fixed() {
        page.line(format!("  {} addresses; Azure fixes the size", number(size.block())));
    } else {
        page.line(format!(
            "  {} addresses, {} usable, {} spare",
            number(size.block()),
            number(size.usable()),
            number(size.spare()),
        ));
        page.paragraph("  ", &summary(size));
    }
    page.gap();
    if !size.is_fixed() {
        sum(page, size);
        page.gap();
    }
    let fact = |page: &mut TextPage, label: &str, text: &str| page.labelled(2, 14, label, text);
    fact(page, "decided by", &sentences::decision(size));
    let mark = page.mark(Some(size.minimum.source));
    fact(page, "minimum", &format!("{}{mark}", size.minimum.value));
    if let Some(advised) = size.advised {
        let mark = page.mark(Some(advised.source));
        fact(page, "advised", &format!("{}{mark}", advised.value));
    }
    if let Some(name) = size.required_name {
        let mark = page.mark(Some(name.source));
        fact(page, "name", &format!("{}, required by Azure{mark}", name.value));
    }
    if let Some(delegation) = size.delegation {
        let mark = page.mark(Some(delegation.source));
        fact(page, "delegation", &format!("{}{mark}", delegation.value));
    }
    if let Some((input, capacity)) = &size.scales
        && let Some(most) = capacity.most
    {
        let stop = capacity.bounded_by.because();
        let mark = page.mark(capacity.source());
        let most = number(most);
        let text = format!("{most} {} in this {}; {stop}{mark}", input.name, size.prefix_len);
        fact(page, "scales to", &text);
    }
}

/// The addresses left, for a cell of a table; nothing is left of a size that Azure fixes.
pub(in crate::write) fn spare(size: &Size) -> String {
    if size.is_fixed() { "fixed".into() } else { number(size.spare()) }
}

/// The sum in a line: 50 in steady use, 100 while scaling, 5 reserved, 105 needed.
fn summary(size: &Size) -> String {
    let of = |phase| size.demand.addresses(phase);
    let mut parts = Vec::new();
    if of(Phase::Steady) > 0 {
        parts.push(format!("{} in steady use", number(of(Phase::Steady))));
    }
    if of(Phase::Scaling) > 0 {
        parts.push(format!("{} while scaling", number(size.demand.peak())));
    }
    if of(Phase::Headroom) > 0 {
        parts.push(format!("{} headroom", number(of(Phase::Headroom))));
    }
    if of(Phase::Reserved) > 0 {
        parts.push(format!("{} reserved", number(of(Phase::Reserved))));
    }
    parts.push(format!("{} needed", number(size.need())));
    parts.join(", ")
}

/// One line of the sum: what, the product, the addresses and the mark of the page.
struct Row {
    what: String,
    product: String,
    addresses: String,
    mark: String,
}

/// The sum, phase by phase.
fn sum(page: &mut TextPage, size: &Size) {
    let rows = |page: &mut TextPage, phase| -> Vec<Row> {
        size.demand.of(phase).map(|term| row(page, term)).collect()
    };
    let phases: Vec<(Phase, Vec<Row>)> =
        Phase::ALL.into_iter().map(|phase| (phase, rows(page, phase))).collect();
    let all = || phases.iter().flat_map(|(_, rows)| rows);
    let total = number(size.need());
    let products = all().map(|row| row.product.len()).max().unwrap_or(0);
    let addresses = all().map(|row| row.addresses.len()).chain([total.len()]).max().unwrap_or(0);
    // Four columns of indent, the product, " = ", the number, and up to five for the mark.
    let what = WIDTH - 4 - products - 3 - addresses - 5;

    for (phase, rows) in &phases {
        if rows.is_empty() {
            continue;
        }
        page.line(format!("  {}", sentences::phase(*phase)));
        for row in rows {
            let lines = textwrap::wrap(&row.what, wrapping(what - 1));
            let (last, before) = lines.split_last().map_or(("", &[][..]), |(l, b)| (l.as_ref(), b));
            for line in before {
                page.line(format!("    {line}"));
            }
            let equals = if row.product.is_empty() { "   " } else { " = " };
            page.line(format!(
                "    {last:what$}{:>products$}{equals}{:>addresses$}{}",
                row.product, row.addresses, row.mark,
            ));
        }
    }
    let before = 4 + what + products + 3;
    page.line(format!("{}{}", " ".repeat(before), "-".repeat(addresses)));
    page.line(format!("  {:before$}{total:>addresses$}", "need", before = before - 2));
}

fn row(page: &mut TextPage, term: &Term) -> Row {
    let product = if term.count == 1 || (term.each == 1 && term.source().is_none()) {
        String::new()
    } else {
        format!("{} x {}", number(term.count), number(term.each))
    };
    let addresses = number(term.addresses());
    Row { what: term.what.to_string(), product, addresses, mark: page.mark(term.source()) }
}

/// The notices, each once, even if it applies to several subnets.
fn notices(page: &mut TextPage, answer: &Answer) {
    let mut shown = Vec::new();
    for notice in answer.subnets.iter().flat_map(|size| &size.notices) {
        if shown.contains(&notice) {
            continue;
        }
        if shown.is_empty() {
            page.heading("Good to know");
        }
        shown.push(notice);
        let mark = page.mark(notice.source);
        page.line(Piece::from("  ") + styled(NOTICE, notice.code));
        page.paragraph("    ", &format!("{}{mark}", notice.message));
    }
}
