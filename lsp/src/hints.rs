//! Inlay hints: the place of each subnet, next to the line that asks for it.

use std::collections::BTreeMap;

use gen_lsp_types::{InlayHint, Range};
use ipplan::place::step;
use ipplan::{IpNet, Pinned};
use ipplan_formats::read::Spot;

use crate::analysis::Analysis;
use crate::positions::TextLines;

/// The placed ranges of what stands in these lines.
pub(crate) fn of(analysis: &Analysis, within: Range) -> Vec<InlayHint> {
    let Some(plan) = &analysis.plan else { return Vec::new() };
    let mut shown: Vec<(String, String, String)> = Vec::new();
    for (name, network) in &plan.networks {
        let path = format!("networks.{}", step(name));
        for (key, subnet) in &network.subnets {
            let size = &subnet.size;
            let why = format!(
                "{} of {} usable addresses needed; {}",
                size.need(),
                size.usable(),
                pinned(subnet.pinned)
            );
            let new = if subnet.pinned == Pinned::No { ", new" } else { "" };
            let label = format!("{}{new}", listed(&subnet.prefixes.iter().collect::<Vec<_>>()));
            shown.push((format!("{path}.subnets.{}", step(key)), label, why));
        }
        // A network that has its space in the request needs no word.
        if analysis.read.places.part(&format!("{path}.from")).is_some() {
            shown.push((path, listed(&network.prefixes), "taken from its pool".to_owned()));
        }
    }
    let lines = TextLines::of(&analysis.read.text);
    let key = |path: &str| analysis.read.places.part(path).and_then(|part| part.key);
    let shown: Vec<(Spot, String, String)> = shown
        .into_iter()
        .filter_map(|(path, label, why)| Some((key(&path)?, label, why)))
        .collect();
    let mut of_line: BTreeMap<usize, usize> = BTreeMap::new();
    for (spot, ..) in &shown {
        *of_line.entry(spot.line).or_default() += 1;
    }
    let hints = shown.into_iter().map(|(spot, label, why)| {
        // At the end of the line, unless others are there too.
        let alone = of_line.get(&spot.line) == Some(&1);
        let at = if alone { lines.end(spot.line) } else { lines.range(spot).end };
        let (label, why) = (label.into(), Some(why.into()));
        InlayHint::new(at, label, None, None, why, Some(true), None, None)
    });
    let mut hints: Vec<InlayHint> =
        hints.filter(|hint| (within.start..=within.end).contains(&hint.position)).collect();
    hints.sort_by_key(|hint| hint.position);
    hints
}

/// Why something is where it is.
pub(crate) const fn pinned(pinned: Pinned) -> &'static str {
    match pinned {
        Pinned::No => "placed now: no lock keeps it yet",
        Pinned::Locked => "kept by the lock",
        Pinned::Asked => "as the request says",
    }
}

pub(crate) fn listed(ranges: &[IpNet]) -> String {
    ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
