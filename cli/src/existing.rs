//! Inventories: from files of any mixture, or from one network of a file.

use clap::ArgMatches;
use ipplan::{Inventory, Problem};
use ipplan_formats::read;

use crate::input;
use crate::part;

/// Everything that the files of an argument say exists. `FILE#NETWORK` takes one network of a file.
pub(crate) fn of_argument(matches: &ArgMatches, argument: &str) -> Result<Inventory, Vec<Problem>> {
    input::once(matches, &[argument]).map_err(|problem| vec![problem])?;
    let values = matches.get_many::<String>(argument).unwrap_or_default();
    inventory(values.map(String::as_str), argument)
}

/// The same of these files, which an argument asks for.
pub(crate) fn inventory<'a>(
    values: impl Iterator<Item = &'a str>,
    argument: &str,
) -> Result<Inventory, Vec<Problem>> {
    let named = part::files(values);
    let (mut large, mut texts, mut problems) = (Inventory::default(), Vec::new(), Vec::new());
    for (file, _) in &named {
        if let Some(read) = input::large(file) {
            large.append(read);
            continue;
        }
        match input::content(file, argument) {
            Ok(bytes) => texts.push((*file, bytes)),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let (mut inventory, problems) = read::inventory_beside(large, &files);
    if !problems.is_empty() {
        return Err(problems);
    }
    for (file, parts) in &named {
        let only = part::only(&mut inventory, file, parts);
        only.map_err(|problem| vec![problem.at(argument)])?;
    }
    Ok(inventory)
}
