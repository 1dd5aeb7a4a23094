//! Free space: a map, how many blocks of every size fit, and the blocks.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use ipplan::{Addresses, Family, IpNet, PrefixLen, Space, Usage, usage};

use super::page::{BOLD, Piece, TextPage, WIDTH, count, number, styled};

/// How many declared prefixes, and how many free blocks, are shown.
const MOST: usize = 20;

const FREE: Style = AnsiColor::Green.on_default();
const PARTLY: Style = AnsiColor::Yellow.on_default();

/// The free blocks, and how many of every size still fit.
///
/// ```
/// use ipplan::Space;
///
/// let used = "10.0.0.0/26".parse().unwrap();
/// let space = Space::around(&["10.0.0.0/24".parse().unwrap()], &[used]).unwrap();
/// let text = ipplan_formats::text::free(&space);
/// assert!(text.contains("256 addresses, 64 used (25.0 %)"));
/// ```
pub fn free(space: &Space) -> String {
    let mut page = TextPage::default();
    // The more prefixes, the smaller the map of each: 512 cells, 256 or one line.
    let doublings = match space.declared().count() {
        0..=2 => 9,
        3..=4 => 8,
        _ => 6,
    };
    let usages = usage(space, doublings);
    for usage in usages.iter().take(MOST) {
        declared(&mut page, usage);
    }
    if usages.len() > MOST {
        page.gap();
        page.line(format!("and {} more", number((usages.len() - MOST) as u64)));
    }
    legend(&mut page, &usages);
    let all = Usage::fits_together(&usages);
    let families = [Family::V4, Family::V6].map(|family| {
        let fits = all.iter().filter(|(length, _)| length.family() == family);
        (family, fits.map(|(length, fits)| (*length, *fits)).collect::<BTreeMap<_, _>>())
    });
    let mixed = families.iter().all(|(_, fits)| !fits.is_empty());
    for (family, fits) in &families {
        let of = match (mixed, family) {
            (false, _) => "",
            (true, Family::V4) => " of IPv4",
            (true, Family::V6) => " of IPv6",
        };
        self::fits(&mut page, of, fits);
    }
    let all = usages.iter().map(|usage| usage.blocks).fold(0, u128::saturating_add);
    blocks(&mut page, space, all);
    page.finish()
}

/// A declared prefix: its sum, and its map.
pub(super) fn declared(page: &mut TextPage, usage: &Usage) {
    page.gap();
    page.line(styled(BOLD, usage.address_prefix));
    let Addresses { total, free, used } = usage.addresses;
    let largest =
        usage.largest_free.map_or(String::new(), |it| format!(", largest block\u{a0}{it}"));
    let percent = percent(&usage.addresses);
    let sum = format!(
        "{} {}, {} used ({percent}), {} free{largest}",
        count(total),
        if total == 1 { "address" } else { "addresses" },
        count(used),
        count(free),
    );
    page.paragraph("  ", &sum);
    if usage.cells.len() < 2 {
        return;
    }
    page.gap();
    let starts: Vec<String> = starts(usage, 64);
    let label = starts.iter().map(String::len).max().unwrap_or(0);
    // IPv6 addresses can be long; then the lines are half as long and twice as many.
    let (columns, starts) =
        if label + 1 + 64 <= WIDTH { (64, starts) } else { (32, self::starts(usage, 32)) };
    let label = starts.iter().map(String::len).max().unwrap_or(0);
    for (cells, start) in usage.cells.chunks(columns).zip(starts) {
        page.line(Piece::from(format!("{start:label$} ")) + signs(cells, usage.cell.addresses()));
    }
}

/// The address at which every line of the map starts.
fn starts(usage: &Usage, columns: usize) -> Vec<String> {
    let cells = usage.address_prefix.subnets(usage.cell.length());
    let cells = cells.into_iter().flatten().step_by(columns);
    cells.map(|cell| cell.network().to_string()).collect()
}

/// One sign a cell; those next to each other share their colour.
fn signs(cells: &[u128], each: u128) -> Piece {
    let sign = |free: u128| match free {
        0 => ('#', Style::new()),
        _ if free == each => ('.', FREE),
        _ if free > each / 2 => ('-', PARTLY),
        _ => ('+', PARTLY),
    };
    let mut text = Piece::default();
    for run in cells.chunk_by(|a, b| sign(*a).1 == sign(*b).1) {
        let style = run.first().map_or(Style::new(), |free| sign(*free).1);
        let run: String = run.iter().map(|free| sign(*free).0).collect();
        text = text + styled(style, run);
    }
    text
}

pub(super) fn legend(page: &mut TextPage, usages: &[Usage]) {
    let shown = usages.iter().take(MOST).filter(|usage| usage.cells.len() > 1);
    let mut sizes: Vec<(Family, PrefixLen)> =
        shown.map(|usage| (usage.cell.family(), usage.cell)).collect();
    sizes.dedup();
    let what = match sizes.as_slice() {
        [] => return,
        [(_, only)] => match only.addresses() {
            1 => "each character is one address".into(),
            addresses => format!("each character is a {only} ({} addresses)", count(addresses)),
        },
        _ => "each character is an equal share of the prefix".into(),
    };
    page.gap();
    page.paragraph("", &what);
    let known = styled(FREE, ".") + " free   " + styled(PARTLY, "-") + " some used   ";
    page.line(known + styled(PARTLY, "+") + " half or more used   # all used");
}

/// A percentage that says 0 and 100 only where it is exactly that.
fn percent(addresses: &Addresses) -> String {
    let percent = addresses.utilisation() * 100.0;
    if addresses.used > 0 && percent < 0.05 {
        "under 0.1 %".into()
    } else if addresses.free > 0 && percent >= 99.95 {
        "over 99.9 %".into()
    } else {
        format!("{percent:.1} %")
    }
}

/// A table of sizes and how many of each fit.
fn fits(page: &mut TextPage, of: &str, fits: &BTreeMap<PrefixLen, u128>) {
    // Nobody carves an IPv6 network smaller than /64 while larger ones are free.
    let large = |length: &PrefixLen| length.family() == Family::V4 || length.length() <= 64;
    let any_large = fits.keys().any(large);
    let shown = fits.iter().filter(|(length, _)| !any_large || large(length));
    let cells: Vec<(String, String)> =
        shown.map(|(length, fits)| (length.to_string(), count(*fits))).collect();
    if cells.is_empty() {
        return;
    }
    page.heading(&format!("What still fits{of}, for blocks of a single size"));
    let width = cells.iter().map(|(_, fits)| fits.len()).max().unwrap_or(0);
    // Two before, the length, a space, the number; three between.
    let columns = ((WIDTH + 1) / (2 + 4 + 1 + width + 3)).max(1);
    let lines = cells.len().div_ceil(columns);
    for line in 0..lines {
        let row = cells.iter().skip(line).step_by(lines);
        let row = row.map(|(length, fits)| format!("  {length:>4} {fits:>width$}"));
        page.line(row.collect::<Vec<_>>().join("   "));
    }
}

/// The first free blocks, of so many.
fn blocks(page: &mut TextPage, space: &Space, all: u128) {
    page.heading("Free blocks");
    let shown: Vec<IpNet> = space.free().take(MOST).collect();
    let more = all.saturating_sub(MOST as u128);
    if shown.is_empty() {
        page.line("  none");
    }
    let rows: Vec<[String; 3]> = shown.into_iter().map(row).collect();
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(String::len).max().unwrap_or(0)
    };
    let (width, digits) = (wide(0), wide(1));
    for [block, addresses, range] in &rows {
        page.line(format!("  {block:width$}  {addresses:>digits$}  {range}"));
    }
    if more > 0 {
        let blocks = if more == 1 { "block" } else { "blocks" };
        page.line(format!("  and {} more {blocks}; `--format json` lists all", number(more)));
    }
}

/// The block, its addresses, and from where to where they go.
fn row(block: IpNet) -> [String; 3] {
    let range = match block {
        IpNet::V4(block) => format!("{} to {}", block.network(), block.broadcast()),
        // Two long addresses fill a line.
        IpNet::V6(_) => String::new(),
    };
    [block.to_string(), count(PrefixLen::of(&block).addresses()), range]
}
