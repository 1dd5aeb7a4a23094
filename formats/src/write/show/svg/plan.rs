//! SVG, for design documents: a map of the address space, with nothing outside the file.

use std::collections::BTreeSet;
use std::fmt::Write;

use ipplan::{Family, Plan, PlannedNetwork, PrefixLen};

use super::blocks::{Block, blocks, widths};
use super::measures::{HEIGHT, LEFT, LINE, MARGIN, WIDTH};
use super::words::{STYLE, escaped, room};
use crate::write::show::order::held;
use crate::write::show::text::number;

/// A map of every network: a band for each prefix, its subnets as blocks in the order of their
/// addresses, and what is kept, no longer wanted and free.
///
/// Bands are to scale, but for blocks that would be too narrow to see; the legend says so where there
/// are any. A block without room for its name has a number, which stands below the band.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::svg::plan(&plan).starts_with("<svg "));
/// ```
pub fn plan(plan: &Plan) -> String {
    let mut map = Map { y: MARGIN, ..Map::default() };
    for (name, network) in &plan.networks {
        map.network(name, network);
    }
    for (name, network) in &plan.gone {
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        map.y += LINE;
        map.text(LEFT, map.y, "title", name);
        map.y += LINE;
        let space = space.join(", ");
        map.text(LEFT, map.y, "dim", &format!("no longer wanted; keeps {space} until released"));
        map.y += LINE;
    }
    map.client_pools(plan);
    map.legend(&format!("edition {}", plan.edition));
    let height = map.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ipplan\" role=\"img\" \
         width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\n\
         <title>Address plan</title>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n{}</svg>\n",
        map.out
    )
}

#[derive(Default)]
struct Map {
    out: String,
    y: u32,
    /// Whether a block is wider than its addresses.
    widened: bool,
    /// The kinds of blocks there are, for the legend.
    seen: BTreeSet<&'static str>,
}

impl Map {
    fn network(&mut self, name: &str, network: &PlannedNetwork) {
        self.y += LINE;
        let region = network.region.as_ref().map_or(String::new(), |it| format!(", {it}"));
        self.text(LEFT, self.y, "title", &format!("{name}{region}"));
        if let Some(why) = &network.isolated {
            self.y += LINE;
            self.text(LEFT, self.y, "dim", &format!("isolated: {why}"));
        }
        for prefix in network.free.declared() {
            self.y += LINE + 4;
            let blocks = blocks(network, prefix);
            let free = blocks.iter().filter(|it| it.class == "free").map(|it| it.addresses);
            let free = free.fold(0, u128::saturating_add);
            let free = match Family::of(&prefix) {
                Family::V4 => format!("{prefix}, {} free", number(free)),
                Family::V6 => prefix.to_string(),
            };
            self.text(LEFT, self.y, "dim", &free);
            self.y += 7;
            self.band(&blocks);
        }
        self.y += LINE;
    }

    /// The address pools of point-to-site connections: a band each, full.
    fn client_pools(&mut self, plan: &Plan) {
        for (name, pool) in &plan.client_pools {
            let range = pool.range.to_string();
            self.y += LINE;
            self.text(LEFT, self.y, "title", name);
            self.y += LINE + 4;
            self.text(LEFT, self.y, "dim", &format!("{range}, client pool outside every network"));
            self.y += 7;
            let holds = held(&pool.holds, &pool.size);
            let need = number(pool.size.need());
            self.band(&[Block {
                start: 0,
                addresses: PrefixLen::of(&pool.range).addresses(),
                class: "used",
                title: format!("{name} {range}\nclient pool: {holds}\n{need} needed"),
                label: Some((holds, range)),
            }]);
            self.y += LINE;
        }
        for (name, gone) in &plan.gone_client_pools {
            let range = gone.prefixes.first();
            self.y += LINE;
            self.text(LEFT, self.y, "title", name);
            self.y += LINE;
            let line = format!("no longer wanted; keeps {range} until released");
            self.text(LEFT, self.y, "dim", &line);
            self.y += LINE;
        }
    }

    fn band(&mut self, blocks: &[Block]) {
        let (widths, widened) = widths(blocks);
        self.widened |= widened;
        self.seen.extend(blocks.iter().map(|block| block.class));
        let (mut x, mut apart) = (LEFT, Vec::new());
        for (block, width) in blocks.iter().zip(widths) {
            let _ = write!(
                self.out,
                "<g><title>{}</title><rect class=\"{}\" x=\"{:.1}\" y=\"{}.0\" width=\"{:.1}\" \
                 height=\"{HEIGHT}\" rx=\"2\"/>",
                escaped(&block.title),
                block.class,
                x + 0.75,
                self.y,
                (width - 1.5).max(0.5),
            );
            if let Some((name, range)) = &block.label {
                if room(name).max(room(range)) <= width - 10.0 {
                    self.text(x + 6.0, self.y + 18, "", name);
                    self.text(x + 6.0, self.y + 35, "dim", range);
                } else {
                    let digits = (apart.len() + 1).to_string();
                    apart.push([digits.clone(), name.clone(), range.clone()]);
                    if room(&digits) <= width {
                        let middle = x + (width - room(&digits)) / 2.0;
                        self.text(middle, self.y + 27, "", &digits);
                    }
                }
            } else if block.class == "free" && room("free") <= width - 10.0 {
                self.text(x + 6.0, self.y + 27, "dim", "free");
            }
            self.out.push_str("</g>\n");
            x += width;
        }
        self.y += HEIGHT;
        // As many to a line as have room.
        let mut x = LEFT;
        for (index, entry) in apart.iter().enumerate() {
            let width = room(&entry.join(" "));
            if index == 0 || x + width > f64::from(WIDTH - MARGIN) {
                (x, self.y) = (LEFT, self.y + LINE);
            }
            let [digits, name, range] = entry.each_ref().map(|part| escaped(part));
            let _ = writeln!(
                self.out,
                "<text class=\"dim\" x=\"{x:.1}\" y=\"{}.0\">{digits} <tspan \
                 class=\"name\">{name}</tspan> {range}</text>",
                self.y
            );
            x += width + 18.0;
        }
    }

    fn legend(&mut self, edition: &str) {
        self.y += LINE;
        let mut x = LEFT;
        let kinds = [
            ("used", "subnet"),
            ("kept", "kept free"),
            ("gone", "no longer wanted"),
            ("free", "free"),
        ];
        let seen = std::mem::take(&mut self.seen);
        for (class, word) in kinds.into_iter().filter(|(class, _)| seen.contains(class)) {
            let _ = writeln!(
                self.out,
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{}.0\" width=\"18\" height=\"12\" rx=\"2\"/>",
                self.y - 10
            );
            self.text(x + 24.0, self.y, "dim", word);
            x += 24.0 + room(word) + 22.0;
        }
        self.text(x, self.y, "dim", edition);
        if self.widened {
            self.y += LINE;
            self.text(LEFT, self.y, "dim", "to scale, but narrow blocks are drawn wider");
        }
    }

    fn text(&mut self, x: f64, y: u32, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let text = escaped(text);
        let _ = writeln!(self.out, "<text{class} x=\"{x:.1}\" y=\"{y}.0\">{text}</text>");
    }
}
