//! Hover: the sum of a subnet with its sources, or the meaning of a key.

use std::fmt::Write as _;

use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};
use ipplan::place::first;
use ipplan::{PlannedSubnet, Service};
use ipplan_formats::sentences;

use crate::analysis::Analysis;
use crate::hints::{listed, pinned};
use crate::positions::TextLines;
use crate::schema::RequestSchema;

/// The hover at a position.
pub(crate) fn at(analysis: &Analysis, schema: &RequestSchema, position: Position) -> Option<Hover> {
    let lines = TextLines::of(&analysis.read.text);
    let (line, column) = lines.at(position);
    let (path, spot) = analysis.read.places.path_at(line, column)?;
    let word = lines.text(spot);
    let word = word.trim_matches(['"', '\'']);
    let is_key = analysis.read.places.part(&path).is_some_and(|part| part.key == Some(spot));
    let said = match subnet(analysis, &path) {
        Some((name, subnet)) if is_key => sum(&name, subnet),
        _ => match Service::named(word).filter(|_| !is_key) {
            Some(service) => format!("**{}**\n\n{}", service.name, service.about),
            None => schema.about(&analysis.read.places, &path)?,
        },
    };
    let said = MarkupContent::new(MarkupKind::Markdown, said);
    Some(Hover::new(said.into(), Some(lines.range(spot))))
}

/// The subnet of exactly that path, with its name.
fn subnet<'a>(analysis: &'a Analysis, path: &str) -> Option<(String, &'a PlannedSubnet)> {
    let plan = analysis.plan.as_ref()?;
    let (network, rest) = first(path.strip_prefix("networks.")?);
    let (key, rest) = first(rest.strip_prefix("subnets.")?);
    let subnet = plan.networks.get(&*network)?.subnets.get(&*key)?;
    rest.is_empty().then(|| (format!("{network}/{key}"), subnet))
}

fn sum(name: &str, subnet: &PlannedSubnet) -> String {
    let size = &subnet.size;
    let ranges = listed(&subnet.prefixes.iter().collect::<Vec<_>>());
    let mut text =
        format!("**{}** `{ranges}`, {}\n\n", name.replace('*', "\\*"), pinned(subnet.pinned));
    let (addresses, decision) = (sentences::addresses(size), sentences::decision(size));
    let _ = writeln!(text, "{addresses}; decided by {decision}\n");
    for term in size.demand.terms() {
        let _ = write!(text, "- {}: ", term.what);
        if term.count != 1 && term.each != 1 {
            let _ = write!(text, "{} x {} = ", term.count, term.each);
        }
        let _ = write!(text, "{}", term.addresses());
        if let Some(source) = term.source() {
            let _ = write!(text, " ([{}]({}), {})", source.title, source.url, source.date);
        }
        text.push('\n');
    }
    if let Some(delegation) = size.delegation {
        let _ = writeln!(text, "\nDelegated to `{}`.", delegation.value);
    }
    text
}
