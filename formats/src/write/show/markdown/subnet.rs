//! The requirements of a service on one subnet, and the sum of an example there.

use ipplan::{Answer, Bound, Cited, DecidedBy, Phase, SubnetRule};

use super::super::text::{number, sharing};
use super::page::{MarkdownPage, code, escaped};
use super::pages::Pages;
use super::sample::{given, size_of};

/// The rules that the page states for it, and the ranges to avoid.
pub(super) fn rules(
    page: &mut MarkdownPage,
    id: &'static str,
    rule: &SubnetRule,
    answer: Option<&Answer>,
    pages: &Pages,
) {
    let mut line = |label: &str, text: &str| page.line(&format!("- {label}: {text}"));
    if let Some(name) = rule.required_name {
        let name = name.newest();
        let dated = pages.dated(name.source);
        line("name", &format!("{}, required by Azure ({dated})", code(name.value)));
    }
    if let Some(delegation) = rule.delegation {
        let delegation = delegation.newest();
        let dated = pages.dated(delegation.source);
        line("delegation", &format!("{} ({dated})", code(delegation.value)));
    }
    for (label, bound) in
        [("minimum", rule.smallest), ("advised", rule.advised), ("largest", rule.largest)]
    {
        let plain = |it: &Cited<_>| format!("{} ({})", it.value, pages.dated(it.source));
        match (bound, answer) {
            (Bound::Unsaid, Some(answer)) if label == "minimum" => {
                if let Some(size) = size_of(rule, answer) {
                    line(label, &format!("{}, as for every subnet", plain(&size.minimum)));
                }
            }
            (Bound::Unsaid, _) => {}
            (Bound::Always(fact), _) => line(label, &plain(fact.newest())),
            (Bound::Chosen(_), Some(answer)) => {
                let here = bound.of(&answer.given).map(|fact| plain(&answer.given.at(fact)));
                let here = here.unwrap_or("none".into());
                line(label, &format!("depends on the inputs: {} {here}", given(answer)));
            }
            (Bound::Chosen(_), None) => line(label, "depends on the inputs"),
        }
    }
    line("sharing", &sharing(id, rule));
    if let Some(ipv6) = rule.ipv6 {
        let ipv6 = ipv6.newest();
        let word = if ipv6.value { "allowed" } else { "not supported" };
        line("IPv6", &format!("{word} ({})", pages.dated(ipv6.source)));
    } else if rule.client_pool.is_none() {
        line("IPv6", "no page says; a plan proposes none");
    }
}

pub(super) fn avoided(page: &mut MarkdownPage, rule: &SubnetRule, pages: &Pages) {
    if rule.avoid.is_empty() {
        return;
    }
    page.table("Ranges to avoid", &["ranges", "used by", "why"]);
    let mut before = String::new();
    for avoid in rule.avoid {
        let ranges: Vec<String> = avoid.ranges.iter().map(|it| code(&it.to_string())).collect();
        let why = format!("{} ({})", escaped(avoid.why), pages.dated(avoid.source));
        let shown = if why == before { "the same" } else { &why };
        page.row(&[&ranges.join(", "), &escaped(avoid.what), shown]);
        before = why;
    }
}

pub(super) fn sum(page: &mut MarkdownPage, rule: &SubnetRule, answer: &Answer, pages: &Pages) {
    let Some(size) = size_of(rule, answer) else { return };
    let decided = match size.decided_by {
        DecidedBy::Minimum => ", the minimum",
        _ => "",
    };
    if size.demand.peak() == 0 {
        let size = size.prefix_len;
        page.block(&format!(
            "Azure fixes the size, so no addresses are counted: {} it is a {size}{decided}.",
            given(answer)
        ));
        return;
    }
    page.table(
        &format!("The sum {}", given(answer)),
        &["when", "what", "count x each", "addresses", "page"],
    );
    for phase in Phase::ALL {
        let when = match phase {
            Phase::Steady => "in steady use",
            Phase::Scaling => "additional while scaling",
            Phase::Headroom => "headroom",
            Phase::Reserved => "reserved",
        };
        for term in size.demand.of(phase) {
            page.row(&[
                when,
                &escaped(&term.what),
                &format!("{} x {}", number(term.count), number(term.each)),
                &number(term.addresses()),
                &term.source().map_or("as requested".into(), |source| pages.dated(source)),
            ]);
        }
    }
    let need = format!("**need**, in a {}{decided}", size.prefix_len);
    page.row(&["", &need, "", &format!("**{}**", number(size.need())), ""]);
}
