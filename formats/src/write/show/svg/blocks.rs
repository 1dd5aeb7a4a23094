//! The parts of a prefix as blocks side by side, and how wide each is drawn.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::net::IpAddr;

use ipplan::{IpNet, PlannedNetwork, PrefixLen};

use super::measures::{BAND, NARROW};
use crate::write::show::order::lives_in;
use crate::write::show::sentences;
use crate::write::show::text::number;

/// A part of a band.
pub(super) struct Block {
    pub(super) start: u128,
    pub(super) addresses: u128,
    pub(super) class: &'static str,
    /// Name and range, where it has a name.
    pub(super) label: Option<(String, String)>,
    pub(super) title: String,
}

/// The parts of a prefix, in the order of their addresses and without a gap.
pub(super) fn blocks(network: &PlannedNetwork, prefix: IpNet) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut add = |range: IpNet, class, name: Option<&str>, title: String| {
        if prefix.contains(&range) {
            found.push(Block::of(range, class, name, title));
        }
    };
    for (key, subnet) in &network.subnets {
        let holds = lives_in(subnet);
        let size = &subnet.size;
        for range in subnet.prefixes.iter() {
            let mut title = format!("{} {range}\nsubnet {key}: {}", subnet.name, holds);
            let _ = write!(
                title,
                "\n{}\ndecided by {}",
                sentences::addresses(size),
                sentences::decision(size),
            );
            if let Some(group) = &subnet.group {
                let _ = write!(title, "\ngroup {group}");
            }
            if let Some(delegation) = size.delegation {
                let _ = write!(title, "\ndelegated to {}", delegation.value);
            }
            add(range, "used", Some(&subnet.name), title);
        }
    }
    let gone = network.gone.iter().flat_map(|(key, gone)| gone.keeps().map(move |it| (key, it)));
    let former = network.subnets.iter();
    let former = former.flat_map(|(key, subnet)| subnet.former.iter().map(move |it| (key, *it)));
    for (key, range) in gone.chain(former) {
        add(range, "gone", Some(key), format!("{key} {range}\nno longer wanted"));
    }
    for range in network.free.free() {
        add(range, "free", None, format!("free {range}"));
    }
    filled(found, prefix, kept)
}

impl Block {
    pub(super) fn of(
        range: IpNet,
        class: &'static str,
        name: Option<&str>,
        title: String,
    ) -> Block {
        let (start, addresses) = (bits(range.network()), PrefixLen::of(&range).addresses());
        let label = name.map(|name| (name.to_owned(), range.to_string()));
        Block { start, addresses, class, label, title }
    }

    fn end(&self) -> u128 {
        self.start.saturating_add(self.addresses)
    }
}

/// Blocks of a prefix in the order of their addresses, with what lies between them.
pub(super) fn filled(
    mut found: Vec<Block>,
    prefix: IpNet,
    between: fn(u128, u128) -> Block,
) -> Vec<Block> {
    found.sort_by_key(|block| block.start);
    let mut all: Vec<Block> = Vec::new();
    let mut next = bits(prefix.network());
    let end = next.saturating_add(PrefixLen::of(&prefix).addresses());
    for block in found {
        if block.start > next {
            all.push(between(next, block.start - next));
        }
        next = block.end();
        match all.last_mut() {
            // Free blocks side by side are one to look at.
            Some(last) if last.class == "free" && block.class == "free" => {
                last.addresses = last.addresses.saturating_add(block.addresses);
                last.title = format!("{}, {}", last.title, block.title.replace("free ", ""));
            }
            _ => all.push(block),
        }
    }
    if end > next {
        all.push(between(next, end - next));
    }
    all
}

/// A block that nobody has and in which nothing may be placed: the rest of a reserve, or a range to
/// avoid.
fn kept(start: u128, addresses: u128) -> Block {
    let title =
        format!("{} addresses kept free: room to grow, or a range to avoid", number(addresses));
    Block { start, addresses, class: "kept", label: None, title }
}

/// Where each block begins, from the left of its band, and how wide it is: to scale, and none too narrow to be
/// seen. Bands of the same prefix have the same addresses above each other. Says whether any was widened.
pub(super) fn spans<const N: usize>(bands: [&[Block]; N]) -> ([Vec<(f64, f64)>; N], bool) {
    let all = bands.iter().flat_map(|band| band.iter());
    let mut edges: Vec<u128> = all.flat_map(|block| [block.start, block.end()]).collect();
    edges.sort_unstable();
    edges.dedup();
    let parts: Vec<u128> = edges.iter().zip(edges.iter().skip(1)).map(|(a, b)| b - a).collect();
    let (widths, widened) = widths(&parts);
    let mut x = 0.0;
    let mut at: BTreeMap<u128, f64> = BTreeMap::new();
    for (edge, width) in edges.into_iter().zip(widths.into_iter().chain([0.0])) {
        at.insert(edge, x);
        x += width;
    }
    let x = |edge: u128| at.get(&edge).copied().unwrap_or_default();
    let span = |block: &Block| (x(block.start), x(block.end()) - x(block.start));
    (bands.map(|band| band.iter().map(span).collect()), widened)
}

/// The width of each part of a band, by its addresses.
#[expect(clippy::cast_precision_loss, reason = "a pixel is coarse")]
fn widths(parts: &[u128]) -> (Vec<f64>, bool) {
    let band = f64::from(BAND);
    let least = NARROW.min(band / parts.len().max(1) as f64);
    let mut narrow = vec![false; parts.len()];
    loop {
        let taken = narrow.iter().filter(|it| **it).count() as f64 * least;
        let wide = parts.iter().zip(&narrow).filter(|(_, narrow)| !**narrow);
        let total: f64 = wide.map(|(part, _)| *part as f64).sum();
        let scale = if total > 0.0 { (band - taken) / total } else { 0.0 };
        let mut more = false;
        for (part, narrow) in parts.iter().zip(&mut narrow) {
            if !*narrow && (*part as f64) * scale < least - 1e-6 {
                (*narrow, more) = (true, true);
            }
        }
        if !more {
            let width =
                |(part, narrow): (&u128, &bool)| if *narrow { least } else { *part as f64 * scale };
            return (parts.iter().zip(&narrow).map(width).collect(), narrow.contains(&true));
        }
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAND: f64 = super::BAND as f64;

    #[test]
    fn a_band_is_full_and_no_block_too_narrow() {
        for sizes in [vec![1], vec![256, 65_280], vec![1; 200], vec![1 << 100, 1, 1 << 64]] {
            let (widths, _) = widths(&sizes);
            assert!((widths.iter().sum::<f64>() - BAND).abs() < 0.01);
            assert!(widths.iter().all(|width| *width >= NARROW.min(BAND / 200.0) - 0.01));
        }
    }

    #[test]
    fn the_same_addresses_are_above_each_other() {
        let one = [kept(0, 4), kept(4, 1_020)];
        let other = [kept(0, 2), kept(2, 510), kept(512, 512)];
        let ([one, other], widened) = spans([&one, &other]);
        // Three edges at 2, 4 and 512: the narrow parts are as wide as a number.
        assert!(widened);
        assert!((other[1].0 - NARROW).abs() < 0.01 && (one[1].0 - 2.0 * NARROW).abs() < 0.01);
        let ends = [one[1], other[2]].map(|(x, width)| x + width);
        assert!(ends.iter().all(|end| (end - BAND).abs() < 0.01));
    }
}
