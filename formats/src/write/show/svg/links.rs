//! Networks and their links as a picture: hubs in the middle of their region, what they are linked with
//! around them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ipplan::{AddressSpace, Link, LinkKind, Request};

use super::measures::{HEIGHT, LEFT, LINE, MARGIN, WIDTH};
use super::words::{STYLE, escaped, room};
use crate::write::show::link;

/// How lines look.
const LINES: &str = "\
.ipplan .peer,.ipplan .gateway,.ipplan .circuit,.ipplan .needs,.ipplan .app{fill:none;stroke:#2b639c}\
.ipplan .gateway{stroke-dasharray:6 4}.ipplan .circuit{stroke-width:3}\
.ipplan .needs,.ipplan .app{stroke:#a3561b}.ipplan .needs{stroke-dasharray:2 3}.ipplan .off{opacity:.45}\
.ipplan .frame{fill:none;stroke:#b4bec9}.ipplan .outside{fill:#f3efe4;stroke:#8a7440}\
@media(prefers-color-scheme:dark){.ipplan .peer,.ipplan .gateway,.ipplan .circuit{stroke:#7fb2e5}\
.ipplan .needs,.ipplan .app{stroke:#e0a070}.ipplan .frame{stroke:#485461}\
.ipplan .outside{fill:#3a3422;stroke:#c9b47a}}";

/// The width of a box, and the room between one and the next below it.
const BOX: f64 = 236.0;
const GAP: u32 = 22;
/// Where the boxes of the three columns start.
const COLUMNS: [f64; 3] =
    [LEFT + 18.0, (WIDTH as f64 - BOX) / 2.0, WIDTH as f64 - LEFT - 18.0 - BOX];
/// The corner that a link is drawn around where both of its ends are in one column.
const BEND: f64 = 34.0;
/// How far from the middle of a box the lines between the same two are, one after the other.
const LANES: [i32; 13] = [0, 6, 12, -6, -12, 18, -18, 3, 9, 15, -3, -9, -15];

/// How far rings of apps at one box are apart.
const APART: i32 = 8;

/// Networks in the frames of their regions with their hubs in the middle, sites and client pools below,
/// and the links between.
///
/// A page that shows the picture finds what is in it: each box has `data-network`, `data-site` or
/// `data-client-pool` with its name, each line of a link `data-link` with its number in the request, from 0.
///
/// ```
/// use ipplan::{Link, LinkKind, Network, Request};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["hub", "web"])];
/// let request = Request { links, ..Request::default() }
///     .with("hub", network("10.0.0.0/24"))
///     .with("web", network("10.0.1.0/24"));
/// let text = ipplan_formats::svg::links(&request);
/// assert!(text.contains("<title>peer: hub with web</title>"));
/// ```
pub fn links(request: &Request) -> String {
    let mut picture = Picture { y: MARGIN, ..Picture::default() };
    let degrees = degrees(request);
    let mut regions = BTreeMap::<&str, Vec<Node<'_>>>::new();
    for (name, network) in &request.networks {
        let space = match &network.space {
            AddressSpace::Declared(space) => space.iter().map(ToString::to_string).collect(),
            AddressSpace::From { pool, .. } => vec![format!("from {pool}")],
        };
        let region = network.region.as_deref().unwrap_or_default();
        regions.entry(region).or_default().push(Node { name, space, is: "network" });
    }
    for (region, nodes) in regions {
        picture.frame(region, nodes, &degrees);
    }
    let sites = request.sites.iter().map(|(name, space)| Node {
        name,
        space: vec![link::site(space)],
        is: "site",
    });
    picture.frame("on-premises", sites.collect(), &degrees);
    let clients = request.client_pools.iter().map(|(name, pool)| Node {
        name,
        space: pool.at.iter().map(ToString::to_string).collect(),
        is: "client-pool",
    });
    picture.frame("clients", clients.collect(), &degrees);
    for (number, link) in request.links.iter().enumerate() {
        picture.link(link, &format!(" data-link=\"{number}\""));
    }
    for (name, pool) in &request.client_pools {
        let link = pool.network.as_ref().map(|it| Link::of(LinkKind::PointToSite, [it, name]));
        if let Some(link) = link.filter(|link| {
            !request.links.iter().any(|it| it.kind == link.kind && it.ends == link.ends)
        }) {
            picture.link(&link, "");
        }
    }
    picture.legend();
    let height = picture.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ipplan\" role=\"img\" \
         width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\n\
         <title>Networks and links</title>\n<style>{STYLE}{LINES}</style>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n{}{}{}</svg>\n",
        picture.frames, picture.lines, picture.boxes
    )
}

/// One end that a link can join.
struct Node<'a> {
    name: &'a str,
    space: Vec<String>,
    /// A `network`, a `site` or a `client-pool`: an attribute of its box, with its name, for programs that show more
    /// of it.
    is: &'static str,
}

/// How many peerings each network has. Where hubs are linked with their spokes, only these hubs count, all alike.
fn degrees(request: &Request) -> BTreeMap<&str, usize> {
    let of =
        |kinds: &'static [LinkKind]| request.links.iter().filter(|it| kinds.contains(&it.kind));
    let peerings = || of(&[LinkKind::Peer]);
    let spread = of(&[LinkKind::Peer, LinkKind::VirtualWan]).filter(|link| link.ends.len() > 2);
    let hubs = spread.filter_map(|link| link.ends.first());
    let hubs: BTreeMap<&str, usize> = hubs.map(|hub| (hub.as_str(), 2)).collect();
    if !hubs.is_empty() {
        return hubs;
    }
    let mut degrees = BTreeMap::new();
    for side in peerings().flat_map(Link::peerings) {
        *degrees.entry(side.network).or_default() += 1;
    }
    degrees
}

/// Lines are below boxes, so each kind is written by itself.
#[derive(Default)]
struct Picture<'a> {
    frames: String,
    lines: String,
    boxes: String,
    y: u32,
    /// The column and the height of the middle of each box.
    places: BTreeMap<&'a str, (usize, u32)>,
    seen: BTreeSet<(&'static str, &'static str)>,
    /// How many lines there are between two places: each has a lane of its own.
    between: BTreeMap<[(usize, u32); 2], usize>,
}

impl<'a> Picture<'a> {
    /// A frame with boxes in three columns: what has the most peerings in the middle.
    fn frame(&mut self, title: &str, mut nodes: Vec<Node<'a>>, degrees: &BTreeMap<&str, usize>) {
        if nodes.is_empty() {
            return;
        }
        let degree = |node: &Node<'_>| degrees.get(node.name).copied().unwrap_or_default();
        let most = nodes.iter().map(degree).max().unwrap_or_default();
        let is_hub = |node: &Node<'_>| most > 1 && 2 * degree(node) > most;
        let hubs: Vec<Node<'a>> = nodes.extract_if(.., |node| is_hub(node)).collect();
        let columns: &[usize] = if hubs.is_empty() { &[0, 1, 2] } else { &[0, 2] };
        let around = nodes.len().div_ceil(columns.len());
        let rows = hubs.len().max(around);
        let step = HEIGHT + GAP;
        let top = self.y;
        self.y += if title.is_empty() { GAP } else { LINE + GAP };
        // Hubs are at equal distances, from the first row to the last.
        for (index, hub) in hubs.iter().enumerate() {
            let row = (2 * index + 1) * rows / (2 * hubs.len());
            self.node(hub, 1, self.y + u32::try_from(row).unwrap_or_default() * step);
        }
        for (index, node) in nodes.iter().enumerate() {
            let column = columns.get(index % columns.len()).copied().unwrap_or_default();
            let row = u32::try_from(index / columns.len()).unwrap_or_default();
            self.node(node, column, self.y + row * step);
        }
        self.y += u32::try_from(rows).unwrap_or_default() * step;
        let (width, height) = (WIDTH - 2 * MARGIN, self.y - top);
        let _ = writeln!(
            self.frames,
            "<rect class=\"frame\" x=\"{MARGIN}\" y=\"{top}\" width=\"{width}\" \
             height=\"{height}\" rx=\"4\"/>"
        );
        if !title.is_empty() {
            let (x, y, title) = (LEFT + 10.0, top + LINE + 3, escaped(title));
            let _ =
                writeln!(self.frames, "<text class=\"dim\" x=\"{x:.1}\" y=\"{y}\">{title}</text>");
        }
        self.y += LINE;
    }

    fn node(&mut self, node: &Node<'a>, column: usize, y: u32) {
        let x = COLUMNS.get(column).copied().unwrap_or_default();
        let all = node.space.join(", ");
        let short = match node.space.as_slice() {
            [first, _, ..] => format!("{first} and {} more", node.space.len() - 1),
            _ => all.clone(),
        };
        let (name, space, is) = (escaped(node.name), escaped(&all), node.is);
        let class = if is == "network" { "used" } else { "outside" };
        let (title, line) = (escaped(&cut(node.name)), escaped(&cut(&short)));
        let (left, first, second) = (x + 10.0, y + 18, y + 35);
        let _ = writeln!(
            self.boxes,
            "<g data-{is}=\"{name}\"><title>{name}\n{space}</title><rect class=\"{class}\" x=\"{x:.1}\" y=\"{y}\" \
             width=\"{BOX}\" height=\"{HEIGHT}\" rx=\"3\"/><text x=\"{left:.1}\" \
             y=\"{first}\">{title}</text><text class=\"dim\" x=\"{left:.1}\" \
             y=\"{second}\">{line}</text></g>"
        );
        self.places.entry(node.name).or_insert((column, y + HEIGHT / 2));
    }

    fn place(&self, end: &str) -> Option<(usize, u32)> {
        let whole = self.places.get(end);
        whole.or_else(|| self.places.get(end.split('/').next()?)).copied()
    }

    fn link(&mut self, link: &Link, data: &str) {
        let (class, word) = match link.kind {
            LinkKind::Peer => ("peer", "peering"),
            LinkKind::Vpn | LinkKind::PointToSite => ("gateway", "VPN"),
            LinkKind::ExpressRoute | LinkKind::VirtualWan => {
                ("circuit", "ExpressRoute, Virtual WAN")
            }
            // What only needs a way.
            _ => ("needs", "needs a way"),
        };
        let Some((first, others)) = link.ends.split_first() else { return };
        if others.is_empty() {
            self.app(link, first, data);
        }
        for other in others {
            let Some((from, to)) = self.place(first).zip(self.place(other)) else { continue };
            let lane = self.between.entry([from.min(to), from.max(to)]).or_default();
            let below = LANES.get(*lane % LANES.len()).copied().unwrap_or_default();
            *lane += 1;
            let at = |(column, y): (usize, u32)| (column, y.saturating_add_signed(below));
            let (from, to) = (at(from), at(to));
            let pair = Link { ends: vec![first.clone(), other.clone()], ..link.clone() };
            let title = format!("{}: {}", link.kind.word(), link::ends(&pair));
            let off = if link.disconnected { " off" } else { "" };
            let _ = writeln!(
                self.lines,
                "<path class=\"{class}{off}\"{data} d=\"{}\"><title>{}</title></path>",
                path(from, to),
                escaped(&title)
            );
            self.seen.insert((class, word));
        }
    }

    /// A link with one end, such as the integration of an app: a short line with a ring, below the lines to others.
    fn app(&mut self, link: &Link, end: &str, data: &str) {
        let Some(place @ (column, y)) = self.place(end) else { return };
        let lane = self.between.entry([place, place]).or_default();
        let below = 16 - APART * i32::try_from(*lane % 4).unwrap_or_default();
        *lane += 1;
        let (x, y) = (
            COLUMNS.get(column).copied().unwrap_or_default() + BOX,
            y.saturating_add_signed(below),
        );
        let title = format!("{}: {end}", link.kind.word());
        let _ = writeln!(
            self.lines,
            "<path class=\"app\"{data} d=\"M{x:.1} {y}h6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0\"><title>{}</title></path>",
            escaped(&title)
        );
        self.seen.insert(("app", "App Service"));
    }

    fn legend(&mut self) {
        let mut x = LEFT;
        self.y += LINE;
        for (class, word) in std::mem::take(&mut self.seen) {
            let y = self.y - 4;
            let _ = writeln!(
                self.boxes,
                "<path class=\"{class}\" d=\"M{x:.1} {y}H{:.1}\"/><text class=\"dim\" x=\"{:.1}\" \
                 y=\"{}\">{word}</text>",
                x + 34.0,
                x + 42.0,
                self.y
            );
            x += 42.0 + room(word) + 24.0;
        }
    }
}

/// From the edge of a box to that of another; around the column where both are in one.
fn path(from: (usize, u32), to: (usize, u32)) -> String {
    let (left, right) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    let start = |column: usize| COLUMNS.get(column).copied().unwrap_or_default();
    let x = start(left.0) + BOX;
    if left.0 == right.0 {
        let bend = if left.0 == 2 { start(2) - BEND } else { x + BEND };
        let edge = if left.0 == 2 { start(2) } else { x };
        return format!("M{edge:.1} {}C{bend:.1} {0} {bend:.1} {1} {edge:.1} {1}", left.1, right.1);
    }
    // From the first column to the last, past the middle one.
    format!("M{x:.1} {}L{:.1} {}", left.1, start(right.0), right.1)
}

/// As much of a text as a box has room for.
fn cut(text: &str) -> String {
    if room(text) <= BOX - 20.0 {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if room(&cut) + room("…") + room(letter.encode_utf8(&mut [0; 4])) > BOX - 20.0 {
            break;
        }
        cut.push(letter);
    }
    cut + "…"
}
