//! The catalogue: all services in a list, and one with everything its table knows.

use ipplan::{Absent, Bound, Edition, Expect, Group, Input, InputKind, Service, SubnetRule};

use super::page::{BOLD, Piece, TextPage, number, styled};

/// The services, a few lines each.
///
/// ```
/// let text = ipplan_formats::text::services(ipplan::services::ALL);
/// assert!(text.contains("app-service"));
/// ```
pub fn services(services: &[&'static Service]) -> String {
    let mut page = TextPage::default();
    // What was searched for comes in the order of how well it fits, and so do its groups.
    let mut groups = Group::ALL.to_vec();
    if services.len() < ipplan::services::ALL.len() {
        groups.sort_by_key(|group| services.iter().position(|service| service.group == *group));
    }
    for group in groups {
        let members: Vec<_> = services.iter().filter(|service| service.group == group).collect();
        if members.is_empty() {
            continue;
        }
        page.heading(group.heading());
        let width = members.iter().map(|service| service.id.len()).max().unwrap_or(0) + 2;
        for service in members {
            let mut text = service.name.to_string();
            if service.assumed {
                text += ", the default service";
            }
            if service.retired.is_some() {
                text += ", retired";
            }
            page.labelled(2, width, service.id, &text);
        }
    }
    page.gap();
    let (name, one) = match services {
        [only] => (only.id, "it"),
        _ => ("NAME", "one of them"),
    };
    page.paragraph("", &format!("`ipplan services {name}` shows all details of {one}."));
    page.finish()
}

/// Everything the table of a service knows: inputs, subnets, history, notes, examples.
///
/// ```
/// let bastion = ipplan::Service::named("bastion").unwrap();
/// assert!(ipplan_formats::text::service(bastion).contains("AzureBastionSubnet"));
/// ```
pub fn service(service: &Service) -> String {
    let mut page = TextPage::default();
    page.labelled(0, service.id.len() + 2, service.id, service.name);
    if !service.aliases.is_empty() {
        page.hanging("also ", "     ", &service.aliases.join(", "));
    }
    if let Some(retired) = service.retired {
        let mark = page.mark(Some(retired.source));
        page.paragraph("", &format!("{}{mark}", retired.value));
    }
    page.gap();
    page.paragraph("", service.about);
    if !service.inputs.is_empty() {
        page.heading("Inputs");
    }
    for input in service.inputs {
        self::input(&mut page, input);
    }
    for rule in service.subnets {
        self::rule(&mut page, service.id, rule);
    }
    page.heading("History of the facts");
    for fact in service.facts {
        page.paragraph("  ", fact.what());
        for entry in fact.entries() {
            let mark = page.mark(Some(entry.source));
            let first = format!("    {}  ", entry.since);
            page.hanging(&first, &" ".repeat(first.len()), &format!("{}{mark}", entry.value));
        }
    }
    if !service.notes.is_empty() {
        page.heading("Good to know");
    }
    for note in service.notes {
        let mark = page.mark(Some(note.source));
        page.labelled(2, 19, note.code.id, &format!("{}{mark}", note.message));
    }
    page.heading("Worked examples of the pages");
    for example in service.examples {
        let mark = page.mark(Some(example.source));
        let given: Vec<String> =
            example.given.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let given = if given.is_empty() { "no inputs".into() } else { given.join(", ") };
        let expect: Vec<String> = example.expect.iter().map(|it| expected(*it)).collect();
        page.labelled(2, 19, example.id, &format!("{given}: {}{mark}", expect.join("; ")));
        if !example.remark.is_empty() {
            page.paragraph(&" ".repeat(21), &format!("({})", example.remark));
        }
    }
    page.finish()
}

fn input(page: &mut TextPage, input: &Input) {
    let absent = match input.absent.value(Edition::newest()) {
        Some(default) => format!(", default {default}"),
        None if input.absent == Absent::Refused => ", required".to_string(),
        None => String::new(),
    };
    page.line(Piece::from("  ") + styled(BOLD, input.name));
    page.paragraph("    ", input.help);
    if let InputKind::Choice { choices } = input.kind {
        page.paragraph("    ", &format!("one of these{absent}"));
        for choice in choices {
            let mark = page.mark(choice.source);
            let width = 2 + choices.iter().map(|it| it.name.len()).max().unwrap_or(0);
            let name = format!("      {:width$}", choice.name);
            page.hanging(&name, &" ".repeat(name.len()), &format!("{}{mark}", choice.help));
        }
    } else {
        page.paragraph("    ", &format!("{}{absent}", input.expects()));
    }
    if !input.aliases.is_empty() {
        page.paragraph("    ", &format!("also {}", input.aliases.join(", ")));
    }
    if !input.instead_of.is_empty() {
        page.paragraph("    ", &format!("cannot be combined with {}", input.instead_of.join(", ")));
    }
}

/// The services that may share the subnet.
pub(in crate::write) fn sharing(id: &'static str, rule: &SubnetRule) -> String {
    if rule.shareable {
        return "with other services".into();
    }
    let company = rule.company(id, Edition::newest()).into_iter().map(|other| match other {
        _ if other == id => "others of the same service".to_owned(),
        other => other.to_owned(),
    });
    let company: Vec<String> = company.collect();
    let only = if company.is_empty() { String::new() } else { ", or shares one with ".to_owned() };
    format!("needs its own subnet{only}{}", company.join(" or "))
}

fn rule(page: &mut TextPage, id: &'static str, rule: &SubnetRule) {
    let ordinary = rule.role == SubnetRule::ORDINARY.role;
    page.heading(&if ordinary { "Subnet".into() } else { format!("The {} subnet", rule.role) });
    let fact = |page: &mut TextPage, label: &str, text: &str| page.labelled(2, 12, label, text);
    if let Some(name) = rule.required_name {
        let mark = page.mark(Some(name.newest().source));
        fact(page, "name", &format!("{}, required by Azure{mark}", name.newest().value));
    }
    if let Some(delegation) = rule.delegation {
        let mark = page.mark(Some(delegation.newest().source));
        fact(page, "delegation", &format!("{}{mark}", delegation.newest().value));
    }
    for (label, bound) in
        [("minimum", rule.smallest), ("advised", rule.advised), ("largest", rule.largest)]
    {
        match bound {
            Bound::Unsaid => {}
            Bound::Always(bound) => {
                let mark = page.mark(Some(bound.newest().source));
                fact(page, label, &format!("{}{mark}", bound.newest().value));
            }
            Bound::Chosen(_) => fact(page, label, "depends on the inputs"),
        }
    }
    if let Some(ipv6) = rule.ipv6 {
        let mark = page.mark(Some(ipv6.newest().source));
        let word = if ipv6.newest().value { "allowed" } else { "not supported" };
        fact(page, "IPv6", &format!("{word}{mark}"));
    }
    fact(page, "sharing", &sharing(id, rule));
    for avoid in rule.avoid {
        let ranges: Vec<String> = avoid.ranges.iter().map(ToString::to_string).collect();
        let mark = page.mark(Some(avoid.source));
        let text = format!("{} ({}): {}{mark}", ranges.join(", "), avoid.what, avoid.why);
        fact(page, "avoid", &text);
    }
}

/// The expectation of an example, in words.
pub(in crate::write) fn expected(expect: Expect) -> String {
    match expect {
        Expect::Steady(addresses) => format!("{} in steady use", number(addresses)),
        Expect::Peak(addresses) => format!("{} at the peak", number(addresses)),
        Expect::Need(addresses) => format!("{} with the reserved addresses", number(addresses)),
        Expect::Prefix(prefix_len) => prefix_len.to_string(),
        Expect::Usable { within, addresses } => {
            format!("{} usable in a {within}", number(addresses))
        }
        Expect::Fits { input, within, most } => {
            format!("{input} up to {} in a {within}", number(most))
        }
        Expect::Limit { input, most } => format!("{input} at most {}", number(most)),
        Expect::At { role, expect } => format!("{role}: {}", expected(*expect)),
    }
}
