//! Loops among files and folders, and the drawing of rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::source::{Arrows, is_head};

/// Arrows between names, each with the two files of one of its imports.
type Named = BTreeMap<(String, String), (String, String)>;

/// Every loop of a crate, of files and, in each folder, of its entries; each as a line that names
/// the imports that close it.
pub(super) fn loops(arrows: &Arrows) -> Vec<String> {
    let files = arrows.iter().map(|arrow| (arrow.clone(), arrow.clone())).collect();
    let mut loops: Vec<String> = cycle(&files).into_iter().map(|it| line("files", &it)).collect();
    for folder in folders(arrows) {
        loops.extend(
            cycle(&inside(&folder, arrows))
                .map(|it| line(if folder.is_empty() { "folders" } else { &folder }, &it)),
        );
    }
    loops
}

fn line(what: &str, cycle: &[(String, (String, String))]) -> String {
    let mut text = format!("loop of {what}:");
    for (name, (from, to)) in cycle {
        let _ = write!(text, " {name} -> ");
        if *name != *from {
            let _ = write!(text, "({from} uses {to}) ");
        }
    }
    let first = cycle.first().map_or("", |(name, _)| name);
    text.replace("  ", " ") + first
}

/// Every folder that holds one end of an arrow; the top is empty.
fn folders(arrows: &Arrows) -> BTreeSet<String> {
    let files = arrows.iter().flat_map(|(from, to)| [from, to]);
    files
        .flat_map(|file| file.match_indices('/').map(|(at, _)| file[..=at].to_owned()))
        .chain([String::new()])
        .collect()
}

/// The arrows between the entries of a folder: its files, except for the page at its head, and its
/// folders.
pub(super) fn inside(folder: &str, arrows: &Arrows) -> Named {
    let entry = |file: &str| {
        let below = file.strip_prefix(folder)?;
        let name = below.split_once('/').map_or(below, |(name, _)| name);
        (!is_head(below) || name != below).then(|| name.trim_end_matches(".rs").to_owned())
    };
    let mut between = Named::new();
    for (from, to) in arrows {
        if let (Some(a), Some(b)) = (entry(from), entry(to))
            && a != b
        {
            between.entry((a, b)).or_insert_with(|| (from.clone(), to.clone()));
        }
    }
    between
}

/// A shortest loop, if there is any: each name in it with the import that leads on.
fn cycle(arrows: &Named) -> Option<Vec<(String, (String, String))>> {
    let names: BTreeSet<&String> = arrows.keys().map(|(from, _)| from).collect();
    names.into_iter().filter_map(|start| around(start, arrows)).min_by_key(Vec::len)
}

/// A shortest way from a name back to it.
fn around(start: &String, arrows: &Named) -> Option<Vec<(String, (String, String))>> {
    let mut came_from: BTreeMap<&String, &String> = BTreeMap::new();
    let mut next = vec![start];
    while !next.is_empty() {
        let mut after = Vec::new();
        for at in next {
            let leading_on = arrows.range((at.clone(), String::new())..);
            for ((from, to), _) in leading_on.take_while(|((from, _), _)| from == at) {
                if to == start {
                    let mut way = vec![(from.clone(), arrows[&(from.clone(), to.clone())].clone())];
                    let mut at = from;
                    while at != start {
                        let before = came_from[at];
                        let import = arrows[&(before.clone(), at.clone())].clone();
                        way.insert(0, (before.clone(), import));
                        at = before;
                    }
                    return Some(way);
                }
                if !came_from.contains_key(to) {
                    came_from.insert(to, from);
                    after.push(to);
                }
            }
        }
        next = after;
    }
    None
}

/// Imports that lead from a room to one that stands above it in the order, or to one that is not in it.
pub(super) fn upward(order: &[&str], arrows: &Arrows) -> Vec<String> {
    let place = |room: &str| order.iter().position(|it| *it == room);
    let rooms = inside("", arrows);
    let wrong = rooms.iter().filter(|((from, to), _)| match (place(from), place(to)) {
        (Some(from), Some(to)) => to > from,
        _ => true,
    });
    wrong.map(|((from, to), (a, b))| format!("{from} uses {to}: {a} uses {b}")).collect()
}

/// The rooms of a folder with their arrows, as Mermaid. Arrows that follow from others are left out.
pub(super) fn drawing(folder: &str, arrows: &Arrows) -> String {
    let between = inside(folder, arrows);
    let direct: BTreeSet<(&str, &str)> =
        between.keys().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let reaches = |from: &str, to: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(at) = next.pop() {
            for (_, below) in direct.iter().filter(|it| it.0 == at && **it != (from, to)) {
                if *below == to {
                    return true;
                }
                if seen.insert(*below) {
                    next.push(below);
                }
            }
        }
        false
    };
    let mut text = "```mermaid\nflowchart TD\n".to_owned();
    for (from, to) in direct.iter().filter(|(from, to)| !reaches(from, to)) {
        let _ = writeln!(text, "    {from} --> {to}");
    }
    text + "```\n"
}
