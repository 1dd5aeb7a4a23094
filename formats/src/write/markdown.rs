//! Markdown: the services as a reference with a table of contents, a plan for a design document.
//!
//! Beside every number stands the date of its page, as a link to it.

use ipplan::{
    Absent, Answer, AnyFact, Bound, Cited, DecidedBy, Edition, Entry, Family, Group, Input, IpNet,
    Kind, Options, Phase, Plan, PlannedNetwork, PlannedSubnet, PrefixLen, Service, Size, Source,
    SubnetRule, Workload, size,
};

use super::text::{expected, number, told};

/// The services as one page: a table of contents by group, and a section for each.
///
/// ```
/// let page = ipplan_formats::markdown::services(ipplan::services::ALL);
/// assert!(page.contains("- [Azure Bastion](#bastion)"));
/// ```
pub fn services(services: &[&'static Service]) -> String {
    let mut page = Page::default();
    let groups: Vec<(Group, Vec<&'static Service>)> = Group::ALL
        .into_iter()
        .map(|group| (group, services.iter().copied().filter(|it| it.group == group).collect()))
        .filter(|(_, members): &(Group, Vec<_>)| !members.is_empty())
        .collect();
    page.block("# Services");
    page.block(&format!(
        "What ipplan knows of {} services, at the edition {}: written by `ipplan services --format \
         markdown` from the tables that also compute the answers. A date is the day of the page it \
         links to. A sum is that of one example; `ipplan size` makes it for your numbers.",
        services.len(),
        Edition::newest(),
    ));
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
    let mut page = Page::default();
    section(&mut page, service);
    page.finish()
}

fn section(page: &mut Page, service: &'static Service) {
    let sample = sample(service);
    let base = sample.as_ref().and_then(|sample| size(sample, &Options::default()).ok());
    // What the subnets are shown with: each one with inputs that want it.
    let answers: Vec<Option<Answer>> =
        service.subnets.iter().map(|rule| wanting(rule, sample.as_ref()?)).collect();
    let pages = Pages::of(service, answers.iter().flatten());
    page.block(&format!("### {}", service.id));
    page.block(&format!("**{}.** {}", escaped(service.name), escaped(service.about)));
    if !service.aliases.is_empty() {
        page.block(&format!("Also called {}.", codes(service.aliases)));
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
        subnet(page, rule, answer.as_ref(), &pages);
        avoided(page, rule, &pages);
        if let Some(answer) = answer {
            sum(page, rule, answer, &pages);
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

fn inputs(page: &mut Page, service: &Service, pages: &Pages) {
    if service.inputs.is_empty() {
        page.block("It has no inputs: its size is the same for everyone.");
        return;
    }
    page.table("**Inputs**", &["input", "value", "left out", "what it is"]);
    for input in service.inputs {
        let mut help = escaped(input.help);
        if !input.aliases.is_empty() {
            help = format!("{help}; also {}", codes(input.aliases));
        }
        if !input.instead_of.is_empty() {
            help = format!("{help}; not beside {}", codes(input.instead_of));
        }
        let value = match input.kind {
            Kind::Count { least, most } => format!("{} to {}", number(least), number(most)),
            Kind::Switch => "true or false".into(),
            Kind::Choice { .. } => "a word, see below".into(),
        };
        page.row(&[&code(input.name), &value, &absent(input), &help]);
    }
    for input in service.inputs {
        let Kind::Choice { choices } = input.kind else { continue };
        page.block(&format!("{} is one of", code(input.name)));
        for choice in choices {
            let cited = choice.source.map(|source| format!(" ({})", pages.dated(source)));
            let (name, help) = (code(choice.name), escaped(choice.help));
            page.line(&format!("- {name}: {help}{}", cited.unwrap_or_default()));
        }
    }
}

fn absent(input: &Input) -> String {
    match input.absent {
        Absent::Refused => "required".into(),
        Absent::Unsaid => "nothing".into(),
        Absent::Count(count) => number(count),
        Absent::Switch(on) => on.to_string(),
        Absent::Choice(word) => code(word),
    }
}

/// The example whose sum says most: of those that the newest edition answers, the one with the most
/// lines, and of these the first. Where it counts none of what is counted first, ten of that.
fn sample(service: &'static Service) -> Option<Workload> {
    let answered = |workload: &Workload| size(workload, &Options::default()).ok();
    let lines =
        |answer: Answer| answer.subnets.iter().map(|size| size.demand.terms().len()).sum::<usize>();
    let rated = service.examples.iter().filter_map(|example| {
        let workload = example.of(service);
        Some((lines(answered(&workload)?), workload))
    });
    let (_, best) = rated.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let none = |input: &&&Input| answered(&best).is_some_and(|it| it.given.count(input) == 0);
    let counted = service.inputs.iter().find(|input| matches!(input.kind, Kind::Count { .. }));
    let ten = counted.filter(none).map(|input| best.clone().with(input.name, 10));
    Some(ten.filter(|ten| answered(ten).is_some()).unwrap_or(best))
}

/// The answer to the sample, if it wants this subnet; else with the first other word of a choice or
/// state of a switch that makes it do so.
fn wanting(rule: &SubnetRule, sample: &Workload) -> Option<Answer> {
    let others = sample.service().inputs.iter().flat_map(|input| {
        let with = |value: &str| sample.clone().with(input.name, value);
        match input.kind {
            Kind::Count { .. } => Vec::new(),
            Kind::Switch => ["true", "false"].map(with).to_vec(),
            Kind::Choice { choices } => choices.iter().map(|it| with(it.name)).collect(),
        }
    });
    let workloads = std::iter::once(sample.clone()).chain(others);
    let mut answers = workloads.filter_map(|it| size(&it, &Options::default()).ok());
    answers.find(|answer| (rule.wanted)(&answer.given))
}

/// What an answer is given and another is not.
fn beyond(answer: &Answer, base: &Answer) -> String {
    let base: Vec<_> = told(&base.given).map(|(input, value)| (input.name, value)).collect();
    let given = told(&answer.given).map(|(input, value)| (input.name, value));
    let more = given.filter(|it| !base.contains(it));
    let more: Vec<String> = more.map(|(name, it)| format!(", with `{name} {it}`")).collect();
    more.concat()
}

/// The size of that subnet in an answer that wants it.
fn size_of<'a>(rule: &SubnetRule, answer: &'a Answer) -> Option<&'a Size> {
    let wanted = answer.service().subnets.iter().filter(|it| (it.wanted)(&answer.given));
    wanted.zip(&answer.subnets).find(|(it, _)| std::ptr::eq(*it, rule)).map(|(_, size)| size)
}

fn subnet(page: &mut Page, rule: &SubnetRule, answer: Option<&Answer>, pages: &Pages) {
    let mut line = |label: &str, text: &str| page.line(&format!("- {label}: {text}"));
    if let Some(name) = rule.required_name {
        let name = name.newest();
        let dated = pages.dated(name.source);
        line("name", &format!("{}, as Azure insists ({dated})", code(name.value)));
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
                line(label, &format!("depends on the inputs; {} {here}", given(answer)));
            }
            (Bound::Chosen(_), None) => line(label, "depends on the inputs"),
        }
    }
    line("lives", if rule.shareable { "with other services" } else { "in a subnet of its own" });
    if let Some(ipv6) = rule.ipv6 {
        let ipv6 = ipv6.newest();
        let word = if ipv6.value { "allowed" } else { "not supported" };
        line("IPv6", &format!("{word} ({})", pages.dated(ipv6.source)));
    }
}

fn avoided(page: &mut Page, rule: &SubnetRule, pages: &Pages) {
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

fn sum(page: &mut Page, rule: &SubnetRule, answer: &Answer, pages: &Pages) {
    let Some(size) = size_of(rule, answer) else { return };
    let decided = match size.decided_by {
        DecidedBy::Minimum => ", the minimum",
        _ => "",
    };
    if size.demand.peak() == 0 {
        let size = size.prefix_len;
        page.block(&format!(
            "No addresses are counted; {} it is a {size}{decided}.",
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
            Phase::Scaling => "on top while scaling",
            Phase::Headroom => "head-room",
            Phase::Reserved => "reserved",
        };
        for term in size.demand.of(phase) {
            page.row(&[
                when,
                &escaped(&term.what),
                &format!("{} x {}", number(term.count), number(term.each)),
                &number(term.addresses()),
                &term.source().map_or("as asked".into(), |source| pages.dated(source)),
            ]);
        }
    }
    let need = format!("**need**, in a {}{decided}", size.prefix_len);
    page.row(&["", &need, "", &format!("**{}**", number(size.need())), ""]);
}

/// The inputs of an answer, as the end of a sentence.
fn given(answer: &Answer) -> String {
    let inputs: Vec<String> =
        told(&answer.given).map(|(it, value)| code(&format!("{} {value}", it.name))).collect();
    match inputs.as_slice() {
        [] if answer.service().inputs.is_empty() => "for everyone".into(),
        [] => "with nothing given".into(),
        inputs => format!("for {}", inputs.join(", ")),
    }
}

fn limits(page: &mut Page, answer: &Answer, pages: &Pages) {
    let limits = answer.given.limits();
    let mut bounds = limits.iter().filter(|it| (it.least, it.most) != (0, u64::MAX)).peekable();
    if bounds.peek().is_none() {
        return;
    }
    page.block("**Limits** with these inputs, whatever the subnet");
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

fn facts(page: &mut Page, service: &Service, pages: &Pages) {
    if service.facts.is_empty() {
        return;
    }
    page.table("**What the pages said, and when**", &["fact", "value", "said on"]);
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

fn notes(page: &mut Page, service: &Service, pages: &Pages) {
    if service.notes.is_empty() {
        return;
    }
    page.block("**Good to know**");
    for note in service.notes {
        let (message, dated) = (escaped(note.message), pages.dated(note.source));
        page.line(&format!("- {}: {message} ({dated})", code(note.code.id)));
    }
}

fn examples(page: &mut Page, service: &Service, pages: &Pages) {
    page.table("**Worked examples of the pages**", &["example", "given", "what comes out", "page"]);
    for example in service.examples {
        let given = example.given.iter().map(|(name, value)| code(&format!("{name} {value}")));
        let given: Vec<String> = given.collect();
        let given = if given.is_empty() { "as it is".into() } else { given.join(", ") };
        let expect = example.expect.iter().map(|it| escaped(&expected(*it)));
        let mut expect = expect.collect::<Vec<_>>().join("; ");
        if !example.remark.is_empty() {
            expect = format!("{expect} ({})", escaped(example.remark));
        }
        page.row(&[&code(example.id), &given, &expect, &pages.dated(example.source)]);
    }
}

/// The pages a section links to, the oldest first. Each has a name to be linked by: short where an
/// address is long, and such that a newer page or another section leaves it alone.
struct Pages {
    id: &'static str,
    sources: Vec<&'static Source>,
}

impl Pages {
    fn of<'a>(service: &'static Service, answers: impl Iterator<Item = &'a Answer>) -> Pages {
        let mut sources = service.sources();
        for source in answers.flat_map(|it| &it.subnets).flat_map(Size::sources) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources.sort_by_key(|source| (source.date, source.url, source.title));
        Pages { id: service.id, sources }
    }

    /// The day of a page, leading to it.
    fn dated(&self, source: &Source) -> String {
        self.link(source.date, source)
    }

    fn link(&self, date: Edition, source: &Source) -> String {
        match self.sources.iter().position(|known| *known == source) {
            Some(at) => format!("[{date}][{}]", self.name(at)),
            None => format!("[{date}]({})", source.url),
        }
    }

    fn name(&self, at: usize) -> String {
        format!("{}-{}", self.id, at + 1)
    }

    /// The list of sources, the newest first, and what the links of the section mean.
    fn list(&self, page: &mut Page) {
        page.block("**Sources**");
        let named = || self.sources.iter().enumerate().rev();
        for (at, source) in named() {
            let note = source.note.map(|note| format!(" ({})", escaped(note)));
            let (date, title, note) =
                (source.date, escaped(source.title), note.unwrap_or_default());
            page.line(&format!("- {date}: [{title}][{}]{note}", self.name(at)));
        }
        page.end();
        for (at, source) in named() {
            page.line(&format!("[{}]: {}", self.name(at), source.url));
        }
    }
}

/// Where everything goes, to be pasted into a design document.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::markdown::plan(&plan).contains("| web | `10.0.0.0/27` | hosts |"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut page = Page::default();
    for (name, network) in &plan.networks {
        planned(&mut page, name, network);
    }
    for (name, network) in &plan.gone {
        page.block(&format!("## {}", escaped(name)));
        let space = listed(network.space.iter());
        page.block(&format!("No longer wanted; keeps {space} until released."));
    }
    let sources = plan.sources();
    let notices = plan.notices();
    if !notices.is_empty() {
        page.block("## Good to know");
    }
    for (notice, places) in notices {
        let places: Vec<String> = places.iter().map(|place| escaped(place)).collect();
        let cited = notice.source.map(|it| format!(" ([{}]({}))", it.date, it.url));
        let message = escaped(&notice.message);
        page.line(&format!("- {}: {message}{}", places.join(", "), cited.unwrap_or_default()));
    }
    if !sources.is_empty() {
        page.block("## Sources");
    }
    for source in sources {
        let note = source.note.map(|note| format!(" ({})", escaped(note))).unwrap_or_default();
        page.line(&format!("- [{}]({}), {}{note}", escaped(source.title), source.url, source.date));
    }
    page.block(&format!("Planned with ipplan, edition {}.", plan.edition));
    page.finish()
}

fn planned(page: &mut Page, name: &str, network: &PlannedNetwork) {
    page.block(&format!("## {}", escaped(name)));
    let region = network.region.as_ref().map(|region| format!(", {}", escaped(region)));
    let space = listed(network.prefixes.iter());
    let head = format!("{space}{}", region.unwrap_or_default());
    let mut subnets: Vec<&PlannedSubnet> = network.subnets.values().collect();
    subnets.sort_by_key(|subnet| subnet.range);
    if subnets.is_empty() {
        page.block(&head);
    } else {
        let columns = ["subnet", "range", "holds", "need", "usable", "spare", "decided by"];
        page.table(&head, &columns);
    }
    for subnet in subnets {
        let size = &subnet.size;
        let holds: Vec<&str> = subnet.holds.iter().map(|it| it.service().id).collect();
        page.row(&[
            &escaped(&subnet.name),
            &listed(std::iter::once(&subnet.range).chain(&subnet.ipv6)),
            &escaped(&holds.join(", ")),
            &number(size.need()),
            &number(size.usable()),
            &number(size.spare()),
            &size.decided_by.to_string(),
        ]);
    }
    let rooms = network.subnets.iter().filter_map(|(key, it)| Some((key, it.reserve?)));
    let rooms: Vec<String> = rooms
        .map(|(key, room)| format!("{} for {}", listed(std::iter::once(&room)), escaped(key)))
        .collect();
    if !rooms.is_empty() {
        page.block(&format!("Kept free to grow into: {}", rooms.join(", ")));
    }
    if !network.gone.is_empty() {
        page.block("No longer wanted, and kept until released:");
    }
    for (key, gone) in &network.gone {
        let ranges = listed(std::iter::once(&gone.range).chain(&gone.ipv6));
        page.line(&format!("- {ranges}: {}", escaped(key)));
    }
    let free: Vec<IpNet> =
        network.free.free().filter(|block| Family::of(block) == Family::V4).collect();
    if free.is_empty() {
        page.block("Nothing is free.");
        return;
    }
    page.block(&format!("Free: {}", listed(free.iter())));
    let fits = network.free.fits(Family::V4);
    let sizes = fits.iter().filter(|(length, _)| !PrefixLen::v4(29).is_larger_than(**length));
    let fits: Vec<String> =
        sizes.map(|(length, count)| format!("{} {length}", number(*count))).collect();
    if !fits.is_empty() {
        page.block(&format!("Still fits: {}", fits.join(", or ")));
    }
}

fn listed<'a>(ranges: impl Iterator<Item = &'a IpNet>) -> String {
    ranges.map(|range| code(&range.to_string())).collect::<Vec<_>>().join(", ")
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn codes(texts: &[&str]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}

/// Text whose every character stands for itself.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        // A line break would end the cell or the heading it stands in.
        let letter = if letter.is_control() { ' ' } else { letter };
        if "\\`*_[]<>|#&~".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// What a heading is linked by.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// Columns whose cells end under one another.
const NUMBERS: [&str; 3] = ["need", "usable", "spare"];

/// A page being written: blocks with an empty line between them.
#[derive(Default)]
struct Page {
    text: String,
    /// Whether the last line belongs to a list or table that goes on.
    open: bool,
}

impl Page {
    /// A block of its own.
    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.open = false;
    }

    /// A line of a list, which opens the list where none is open.
    fn line(&mut self, text: &str) {
        if !self.open {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.open = true;
    }

    /// The end of a list or table.
    fn end(&mut self) {
        self.open = false;
    }

    /// What a table shows, and its head.
    fn table(&mut self, title: &str, head: &[&str]) {
        self.block(title);
        self.row(head);
        let ruled = head.iter().map(|it| if NUMBERS.contains(it) { "---:" } else { "---" });
        self.row(&ruled.collect::<Vec<_>>());
    }

    fn row(&mut self, cells: &[&str]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_itself() {
        assert_eq!(
            escaped("a|b *c* <d> `e` [f] g_h"),
            "a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\] g\\_h"
        );
        assert_eq!(
            escaped("Microsoft.Web/serverFarms, 10.0.0.0/8"),
            "Microsoft.Web/serverFarms, 10.0.0.0/8"
        );
    }

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
