//! The services as a reference: everything their tables know.

use ipplan::{
    Absent, Answer, AnyFact, Edition, Entry, Group, Input, InputKind, Options, Service, SubnetRule,
    Value, size,
};

use super::super::text::{expected, number};
use super::page::{MarkdownPage, anchor, code, codes, escaped};
use super::pages::Pages;
use super::sample::{beyond, sample, wanting};
use super::subnet;

/// The services as one page: a table of contents by group, and a section for each.
///
/// ```
/// let page = ipplan_formats::markdown::services(ipplan::services::ALL);
/// assert!(page.contains("- [Azure Bastion](#bastion)"));
/// ```
pub fn services(services: &[&'static Service]) -> String {
    let mut page = MarkdownPage::default();
    let groups: Vec<(Group, Vec<&'static Service>)> = Group::ALL
        .into_iter()
        .map(|group| (group, services.iter().copied().filter(|it| it.group == group).collect()))
        .filter(|(_, members): &(Group, Vec<_>)| !members.is_empty())
        .collect();
    page.block("# Services");
    page.block(&format!(
        "{} services at the edition {}. `ipplan services --format markdown` writes this page from \
         the same tables that compute the answers. Each date is that of the page it links to. Each \
         sum is that of one example; `ipplan size` computes it for your numbers.",
        services.len(),
        Edition::newest(),
    ));
    page.block(
        "In a request, a subnet has a `service` with its inputs. Several in one subnet are a list under \
         `holds`, as in `holds: [vpn-gateway, expressroute-gateway]`, where each is a name or a map of \
         `service` and its inputs. Their sums are added, and the reserved addresses count once. Which \
         services may share a subnet stands with each.",
    );
    for (group, members) in &groups {
        page.block(&format!("**[{0}](#{1})**", group.heading(), anchor(group.heading())));
        for service in members {
            let retired = if service.retired.is_some() { ", retired" } else { "" };
            page.line(&format!("- [{}](#{}){retired}", escaped(service.name), service.id));
        }
    }
    for (group, members) in &groups {
        page.block(&format!("## {}", group.heading()));
        for service in members {
            section(&mut page, service);
        }
    }
    page.finish()
}

/// The section of one service: everything its table knows, and its sum for an example.
///
/// ```
/// let bastion = ipplan::Service::named("bastion").unwrap();
/// assert!(ipplan_formats::markdown::service(bastion).starts_with("### bastion\n"));
/// ```
pub fn service(service: &'static Service) -> String {
    let mut page = MarkdownPage::default();
    section(&mut page, service);
    page.finish()
}

fn section(page: &mut MarkdownPage, service: &'static Service) {
    let sample = sample(service);
    let base = sample.as_ref().and_then(|sample| size(sample, &Options::default()).ok());
    // What the subnets are shown with: each one with inputs that want it.
    let answers: Vec<Option<Answer>> =
        service.subnets.iter().map(|rule| wanting(rule, sample.as_ref()?)).collect();
    let pages = Pages::of(service, answers.iter().flatten());
    page.block(&format!("### {}", service.id));
    page.block(&format!("**{}.** {}", escaped(service.name), escaped(service.about)));
    if !service.aliases.is_empty() {
        page.block(&format!("Also known as {}.", codes(service.aliases)));
    }
    if let Some(retired) = service.retired {
        let dated = pages.dated(retired.source);
        page.block(&format!("**Retired:** {} ({dated}).", escaped(retired.value)));
    }
    inputs(page, service, &pages);
    for (rule, answer) in service.subnets.iter().zip(&answers) {
        let ordinary = rule.role == SubnetRule::ORDINARY.role;
        let role = if ordinary { "Subnet".into() } else { format!("The {} subnet", rule.role) };
        let other = answer.as_ref().zip(base.as_ref()).map(|(answer, base)| beyond(answer, base));
        page.block(&format!("**{role}**{}", other.unwrap_or_default()));
        subnet::rules(page, service.id, rule, answer.as_ref(), &pages);
        subnet::avoided(page, rule, &pages);
        if let Some(answer) = answer {
            subnet::sum(page, rule, answer, &pages);
        }
    }
    if let Some(base) = &base {
        limits(page, base, &pages);
    }
    facts(page, service, &pages);
    notes(page, service, &pages);
    examples(page, service, &pages);
    pages.list(page);
}

fn inputs(page: &mut MarkdownPage, service: &Service, pages: &Pages) {
    if service.inputs.is_empty() {
        page.block("It has no inputs: its size is always the same.");
        return;
    }
    page.table("**Inputs**", &["input", "value", "default", "description"]);
    for input in service.inputs {
        let mut help = escaped(input.help);
        if !input.aliases.is_empty() {
            help = format!("{help}; also {}", codes(input.aliases));
        }
        if !input.instead_of.is_empty() {
            help = format!("{help}; cannot be combined with {}", codes(input.instead_of));
        }
        let value = match input.kind {
            InputKind::Count { least, most } => format!("{} to {}", number(least), number(most)),
            InputKind::Switch => "true or false".into(),
            InputKind::Choice { .. } => "one of the words below".into(),
            InputKind::Cidr { largest, smallest } => {
                format!("a range from {largest} to {smallest}")
            }
        };
        page.row(&[&code(input.name), &value, &absent(input), &help]);
    }
    for input in service.inputs {
        let InputKind::Choice { choices } = input.kind else { continue };
        page.block(&format!("{} is one of", code(input.name)));
        for choice in choices {
            let cited = choice.source.map(|source| format!(" ({})", pages.dated(source)));
            let (name, help) = (code(choice.name), escaped(choice.help));
            page.line(&format!("- {name}: {help}{}", cited.unwrap_or_default()));
        }
    }
}

fn absent(input: &Input) -> String {
    match input.absent.value(Edition::newest()) {
        Some(Value::Count(count)) => number(count),
        Some(Value::Switch(on)) => on.to_string(),
        Some(Value::Text(word)) => code(&word),
        None if input.absent == Absent::Refused => "required".into(),
        None => "none".into(),
    }
}

fn limits(page: &mut MarkdownPage, answer: &Answer, pages: &Pages) {
    let limits = answer.given.limits();
    let mut bounds = limits.iter().filter(|it| (it.least, it.most) != (0, u64::MAX)).peekable();
    if bounds.peek().is_none() {
        return;
    }
    page.block("**Limits** with these inputs, for every size of subnet");
    for limit in bounds {
        let range = match (limit.least, limit.most) {
            (0, most) => format!("at most {}", number(most)),
            (least, u64::MAX) => format!("at least {}", number(least)),
            (least, most) => format!("{} to {}", number(least), number(most)),
        };
        let cited = limit.source.map(|source| format!(" ({})", pages.dated(source)));
        let (name, because) = (code(limit.input.name), escaped(&limit.because));
        page.line(&format!("- {name} {range}: {because}{}", cited.unwrap_or_default()));
    }
}

fn facts(page: &mut MarkdownPage, service: &Service, pages: &Pages) {
    if service.facts.is_empty() {
        return;
    }
    page.table("**History of the facts**", &["fact", "value", "stated on"]);
    for fact in service.facts {
        let mut name = escaped(fact.what());
        for said in runs(*fact) {
            let dates: Vec<String> =
                said.iter().map(|it| pages.link(it.since, it.source)).collect();
            let value = said.first().map(|it| escaped(&it.value)).unwrap_or_default();
            page.row(&[&std::mem::take(&mut name), &value, &dates.join(", ")]);
        }
    }
}

/// The history of a fact; entries that follow each other and say the same stand together.
fn runs(fact: &dyn AnyFact) -> Vec<Vec<Entry>> {
    let mut runs: Vec<Vec<Entry>> = Vec::new();
    for entry in fact.entries() {
        match runs.last_mut() {
            Some(run) if run.iter().all(|it| it.value == entry.value) => run.push(entry),
            _ => runs.push(vec![entry]),
        }
    }
    runs
}

fn notes(page: &mut MarkdownPage, service: &Service, pages: &Pages) {
    if service.notes.is_empty() {
        return;
    }
    page.block("**Good to know**");
    for note in service.notes {
        let (message, dated) = (escaped(note.message), pages.dated(note.source));
        page.line(&format!("- {}: {message} ({dated})", code(note.code.id)));
    }
}

fn examples(page: &mut MarkdownPage, service: &Service, pages: &Pages) {
    page.table("**Worked examples of the pages**", &["example", "given", "result", "page"]);
    for example in service.examples {
        let given = example.given.iter().map(|(name, value)| code(&format!("{name} {value}")));
        let given: Vec<String> = given.collect();
        let given = if given.is_empty() { "no inputs".into() } else { given.join(", ") };
        let expect = example.expect.iter().map(|it| escaped(&expected(*it)));
        let mut expect = expect.collect::<Vec<_>>().join("; ");
        if !example.remark.is_empty() {
            expect = format!("{expect} ({})", escaped(example.remark));
        }
        page.row(&[&code(example.id), &given, &expect, &pages.dated(example.source)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell that ended early would shift every one after it.
    #[test]
    fn every_row_has_the_cells_of_its_head() {
        for service in ipplan::services::ALL {
            let text = super::service(service);
            let mut cells = None;
            for line in text.lines() {
                let bars = line.replace("\\|", "").matches('|').count();
                let row = line.starts_with('|');
                assert!(!row || *cells.get_or_insert(bars) == bars, "{line}");
                if !row {
                    assert_eq!(bars, 0, "{line}");
                    cells = None;
                }
            }
        }
    }

    #[test]
    fn every_link_of_the_contents_has_its_heading() {
        let page = services(ipplan::services::ALL);
        let headings: Vec<String> = page
            .lines()
            .filter_map(|line| line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")))
            .map(anchor)
            .collect();
        for (i, heading) in headings.iter().enumerate() {
            assert!(!headings[..i].contains(heading), "two headings {heading}");
        }
        let links = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
        let links: Vec<&str> = links.collect();
        assert_eq!(links.len(), headings.len());
        assert!(links.iter().all(|link| headings.iter().any(|it| it == link)));
    }
}
