//! `FILE#NETWORK` or `FILE#SHEET`: one network of a file, or what is in one sheet of a workbook.

use ipplan::{Inventory, Problem, codes, nearest};

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

/// Leaves only one network of a file, or what one sheet of it has.
pub(crate) fn only(inventory: &mut Inventory, file: &str, network: &str) -> Result<(), Problem> {
    let index = inventory.files.iter().position(|it| it.name == file);
    let is_here = |origin: &ipplan::Origin| Some(origin.file) == index;
    // Places in a workbook are such as `Sheet!B7`.
    let in_sheet = |origin: &ipplan::Origin| {
        let sheet = origin.path.rsplit_once('!').map(|(sheet, _)| sheet);
        is_here(origin) && sheet.is_some_and(|it| it.eq_ignore_ascii_case(network))
    };
    if inventory.networks.iter().any(|it| in_sheet(&it.origin)) {
        inventory.networks.retain(|it| !is_here(&it.origin) || in_sheet(&it.origin));
        inventory.containers.retain(|it| !is_here(&it.origin) || in_sheet(&it.origin));
        inventory.keep_outs.retain(|it| !is_here(&it.origin) || in_sheet(&it.origin));
        return Ok(());
    }
    let networks = inventory.networks.iter().filter(|it| is_here(&it.origin));
    let names: Vec<&str> = networks.map(|it| it.name.as_str()).collect();
    if !names.iter().any(|name| name.eq_ignore_ascii_case(network)) {
        let message = format!("`{file}` has no network `{network}`");
        let problem = Problem::new(&codes::CANNOT_READ, message);
        return Err(match nearest(network, names.iter().copied()) {
            Some(near) => problem.hint(format!("did you mean `{file}#{near}`?")),
            None if names.is_empty() => problem,
            None => problem.hint(format!("its networks are {}", names.join(", "))),
        });
    }
    inventory.networks.retain(|it| !is_here(&it.origin) || it.name.eq_ignore_ascii_case(network));
    Ok(())
}
