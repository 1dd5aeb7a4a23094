//! The moves that make everything fit, and how a person carries them out.

use ipplan::{IpNet, Move, Pinned, PlannedNetwork, Repack, WhyFixed, place};

use super::super::order::lives_in;
use super::page::{BOLD, NOTICE, Piece, TextPage, WIDTH, number, styled, wrapping};

/// The moves, network by network, and what to do; with the names of the request and of the lock, as
/// the commands that come after need them.
///
/// ```
/// use ipplan::{Lock, REPACK_STEPS, Request, repack};
///
/// let nothing = repack(&Request::default(), &Lock::default(), &[], REPACK_STEPS).unwrap();
/// let text = ipplan_formats::text::repack(&nothing, "net.yaml", "net.lock.json");
/// assert_eq!(text, "everything fits: no subnet has to move\n");
/// ```
pub fn repack(repack: &Repack, request: &str, lock: &str) -> String {
    let mut page = TextPage::default();
    for (name, network) in &repack.plan.networks {
        network_of(&mut page, repack, name, network);
    }
    page.gap();
    if repack.moves.is_empty() {
        page.line("everything fits: no subnet has to move");
        return page.finish();
    }
    let subnets = if repack.moves.len() == 1 { "subnet moves" } else { "subnets move" };
    let (count, addresses) = (repack.moves.len() as u128, number(repack.addresses()));
    let summary = format!("{} {subnets}, {addresses} addresses", number(count));
    if repack.fewest {
        page.paragraph("", &format!("{summary}; no other rearrangement moves fewer addresses"));
    } else {
        page.line(&summary);
        page.line(styled(NOTICE, "This is a heuristic:") + HEURISTIC);
        let (steps, more) = (number(repack.steps as u64), repack.steps.saturating_mul(10));
        page.paragraph(
            "",
            &format!(
                "move fewer. The search stopped after {steps} steps; `--steps {more}` searches \
                 longer."
            ),
        );
    }
    if let Some(addresses) = repack.released_first {
        let gone = repack.stays.iter().filter(|stay| stay.why == WhyFixed::Gone);
        let gone: Vec<String> = gone.map(|it| place::subnet(&it.network, &it.subnet)).collect();
        let then = match addresses {
            0 => "no subnet would have to move".to_owned(),
            _ => format!("only {} addresses would move", number(addresses)),
        };
        page.paragraph("", &format!("if {} is released first, {then}", gone.join(", ")));
    }
    steps(&mut page);
    afterwards(&mut page, &repack.moves, request, lock);
    page.finish()
}

/// Up to the end of the line.
const HEURISTIC: &str = " there are too many arrangements to try, so another one may";

/// The moves in a network, what there is room for then, and what stays.
fn network_of(page: &mut TextPage, repack: &Repack, name: &str, network: &PlannedNetwork) {
    let here = || repack.moves.iter().zip(1_u64..).filter(|(it, _)| it.network == name);
    let besides = repack.fit_for.iter().filter(|(of, _)| of == name).map(|(_, range)| *range);
    let besides: Vec<IpNet> = besides.collect();
    if here().next().is_none() && besides.is_empty() {
        return;
    }
    let region = network.region.as_ref().map_or(String::new(), |region| format!(", {region}"));
    page.gap();
    page.line(styled(BOLD, name) + region);
    if here().next().is_some() {
        page.gap();
        table(page, network, here());
    }
    let new = network.subnets.iter().filter(|(_, subnet)| subnet.pinned == Pinned::No);
    let new = new.map(|(key, subnet)| (subnet.prefixes.first(), what(network, key)));
    let mut room: Vec<(IpNet, String)> =
        new.chain(besides.into_iter().map(|range| (range, "free".into()))).collect();
    room.sort();
    let then = if here().next().is_some() { "then there is room for" } else { "there is room for" };
    listed(page, then, &room);
    let stays = repack.stays.iter().filter(|stay| stay.network == name);
    let stays: Vec<(IpNet, String)> =
        stays.map(|stay| (stay.range, format!("{}: {}", stay.subnet, stay.why))).collect();
    listed(page, "subnets that cannot move", &stays);
}

/// A line for each move.
fn table<'a>(
    page: &mut TextPage,
    network: &PlannedNetwork,
    moves: impl Iterator<Item = (&'a Move, u64)>,
) {
    let head = ["move", "addresses", "from", "to", "subnet"].map(str::to_owned);
    let cells = moves.map(|(it, turn)| {
        let (from, to) = (it.from.to_string(), it.to.to_string());
        [number(turn), number(it.addresses()), from, to, what(network, &it.subnet)]
    });
    let rows: Vec<[String; 5]> = [head].into_iter().chain(cells).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0)
    };
    let [turn, addresses, from, to] = [0, 1, 2, 3].map(width);
    let rest = " ".repeat(turn + addresses + from + to + 10);
    for (row, [first, second, third, fourth, subnet]) in rows.iter().enumerate() {
        let before =
            format!("  {first:>turn$}  {second:>addresses$}  {third:from$}  {fourth:to$}  ");
        if row == 0 {
            page.line(styled(BOLD, format!("{before}{subnet}")));
        } else {
            page.hanging(&before, &rest, subnet);
        }
    }
}

/// Ranges with a remark on each, the subject of the list in bold.
fn listed(page: &mut TextPage, subject: &str, ranges: &[(IpNet, String)]) {
    if ranges.is_empty() {
        return;
    }
    page.gap();
    page.line(Piece::from("  ") + styled(BOLD, subject));
    let width = ranges.iter().map(|(range, _)| range.to_string().len()).max().unwrap_or(0);
    for (range, said) in ranges {
        let range = range.to_string();
        page.hanging(&format!("  {range:width$}  "), &" ".repeat(width + 4), said);
    }
}

/// A subnet with what lives in it.
fn what(network: &PlannedNetwork, key: &str) -> String {
    let subnet = network.subnets.get(key);
    let holds = subnet.map_or(String::new(), lives_in);
    format!("{key} ({holds})")
}

fn steps(page: &mut TextPage) {
    page.heading("Steps, for one move after the other");
    page.paragraph(
        "  ",
        "Create a subnet with the new range, move the resources, and then delete the old subnet, \
         because a later move may need its block. While both exist, the new subnet needs another \
         name. If nothing is deployed in the subnet, change its range instead. Do not plan \
         anything else until all moves are done: the lock does not have them yet.",
    );
}

/// The commands and the lines that record what has moved.
fn afterwards(page: &mut TextPage, moves: &[Move], request: &str, lock: &str) {
    page.heading("After the last move");
    let names: Vec<&str> = moves.iter().map(|it| it.release.as_str()).collect();
    let command = format!("ipplan release --lock {lock} {}", names.join(" "));
    let lines = textwrap::wrap(&command, wrapping(WIDTH - 4).subsequent_indent("    "));
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter().enumerate() {
        page.line(format!("  {line}{}", if index < last { " \\" } else { "" }));
    }
    page.paragraph(
        "  ",
        &format!(
            "in {request}, add the range of each subnet, under its current \
                                   name:"
        ),
    );
    let width = moves.iter().map(|it| it.network.len() + it.subnet.len() + 1).max().unwrap_or(0);
    for Move { network, subnet, to, .. } in moves {
        let name = place::subnet(network, subnet);
        page.line(format!("    {name:width$}  at: {to}"));
    }
    page.line(format!("  ipplan plan {request} --lock {lock}"));
}
