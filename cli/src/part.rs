//! `FILE#NETWORK` or `FILE#SHEET`: one network of a file, or what is in one sheet of a workbook.

use std::path::Path;

use ipplan::{Inventory, Origin, Problem, codes, nearest};

/// A file, and the part of it that is meant: the text after the last `#`, unless the name of the
/// file has that `#` itself.
pub(crate) fn split(value: &str) -> (&str, Option<&str>) {
    match value.rsplit_once('#') {
        Some((file, part)) if !part.is_empty() && !Path::new(value).exists() => (file, Some(part)),
        _ => (value, None),
    }
}

/// Each file once, with the parts of it that are meant; without any where all of it is.
pub(crate) fn files<'a>(values: impl Iterator<Item = &'a str>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut files: Vec<(&str, Option<Vec<&str>>)> = Vec::new();
    for value in values {
        let (file, part) = split(value);
        match (files.iter_mut().find(|(known, _)| *known == file), part) {
            (Some((_, Some(parts))), Some(part)) => parts.push(part),
            (Some((_, parts)), None) => *parts = None,
            (Some((_, None)), Some(_)) => {}
            (None, part) => files.push((file, part.map(|part| vec![part]))),
        }
    }
    files.into_iter().map(|(file, parts)| (file, parts.unwrap_or_default())).collect()
}

/// Leaves only these parts of a file.
pub(crate) fn only(inventory: &mut Inventory, file: &str, parts: &[&str]) -> Result<(), Problem> {
    if parts.is_empty() {
        return Ok(());
    }
    let index = inventory.files.iter().position(|it| it.name == file);
    let is_here = |origin: &Origin| Some(origin.file) == index;
    let is = |name: &str| parts.iter().any(|part| part.eq_ignore_ascii_case(name));
    // Places in a workbook are such as `Sheet!B7`.
    let sheet = |origin: &Origin| origin.path.rsplit_once('!').map(|(sheet, _)| sheet.to_owned());
    let is_sheet = |origin: &Origin| sheet(origin).is_some_and(|it| is(&it));
    let networks = inventory.networks.iter().filter(|it| is_here(&it.origin));
    let sheets = networks.clone().filter_map(|it| sheet(&it.origin));
    let mut names: Vec<String> = networks.map(|it| it.name.clone()).chain(sheets).collect();
    names.dedup();
    for part in parts {
        if names.iter().any(|name| name.eq_ignore_ascii_case(part)) {
            continue;
        }
        let message = format!("`{file}` has no network `{part}`");
        let problem = Problem::new(&codes::CANNOT_READ, message);
        return Err(match nearest(part, names.iter().map(String::as_str)) {
            Some(near) => problem.hint(format!("did you mean `{file}#{near}`?")),
            None if names.is_empty() => problem,
            None => problem.hint(format!("its networks are {}", names.join(", "))),
        });
    }
    let others = |origin: &Origin| !is_here(origin);
    inventory.networks.retain(|it| others(&it.origin) || is_sheet(&it.origin) || is(&it.name));
    // What is not a network is of the whole file, or of a sheet.
    let kept = |origin: &Origin| others(origin) || sheet(origin).is_none() || is_sheet(origin);
    inventory.containers.retain(|it| kept(&it.origin));
    inventory.keep_outs.retain(|it| kept(&it.origin));
    inventory.sites.retain(|it| kept(&it.origin));
    inventory.client_pools.retain(|it| kept(&it.origin));
    inventory.connections.retain(|it| kept(&it.origin));
    inventory.count_files();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_read_once() {
        let files = files(["a#x", "b", "a#y", "c#z", "c", "c#w"].into_iter());
        assert_eq!(files, [("a", vec!["x", "y"]), ("b", vec![]), ("c", vec![])]);
    }
}
