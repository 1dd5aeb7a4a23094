//! What exists: from files of any mixture, or from one network of a file.

use clap::ArgMatches;
use ipplan::{Inventory, Problem, codes, nearest};
use ipplan_formats::read;

use crate::input;

/// Everything that the files of an argument say exists. `FILE#NETWORK` takes one network of a file.
pub(crate) fn inventory(matches: &ArgMatches, argument: &str) -> Result<Inventory, Vec<Problem>> {
    input::once(matches, &[argument]).map_err(|problem| vec![problem])?;
    let values = matches.get_many::<String>(argument).unwrap_or_default();
    let (mut texts, mut parts, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for value in values {
        let (file, part) = split(value);
        match input::content(file, argument) {
            Ok(bytes) => {
                texts.push((file, bytes));
                parts.push(part);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let (mut inventory, problems) = read::inventory(&files);
    if !problems.is_empty() {
        return Err(problems);
    }
    for ((file, _), part) in texts.iter().zip(parts) {
        if let Some(part) = part {
            only(&mut inventory, file, part).map_err(|problem| vec![problem.at(argument)])?;
        }
    }
    Ok(inventory)
}

/// A file, and the part of it that is meant: what stands behind the last `#`, unless the name of the
/// file has that `#` itself.
pub(crate) fn split(value: &str) -> (&str, Option<&str>) {
    match value.rsplit_once('#') {
        Some((file, part)) if !part.is_empty() && !std::path::Path::new(value).exists() => {
            (file, Some(part))
        }
        _ => (value, None),
    }
}

/// Leaves only one network of a file.
fn only(inventory: &mut Inventory, file: &str, network: &str) -> Result<(), Problem> {
    let index = inventory.files.iter().position(|it| it.name == file);
    let is_here = |origin: &ipplan::Origin| Some(origin.file) == index;
    let networks = inventory.networks.iter().filter(|it| is_here(&it.origin));
    let names: Vec<&str> = networks.map(|it| it.name.as_str()).collect();
    if !names.iter().any(|name| name.eq_ignore_ascii_case(network)) {
        let message = format!("`{file}` has no network `{network}`");
        let problem = Problem::new(&codes::CANNOT_READ, message);
        return Err(match nearest(network, names.iter().copied()) {
            Some(near) => problem.hint(format!("did you mean `{file}#{near}`?")),
            None if names.is_empty() => problem,
            None => problem.hint(format!("it has {}", names.join(", "))),
        });
    }
    inventory.networks.retain(|it| !is_here(&it.origin) || it.name.eq_ignore_ascii_case(network));
    Ok(())
}
