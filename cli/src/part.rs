//! `FILE#NETWORK`: one network of a file.

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

/// Leaves only one network of a file.
pub(crate) fn only(inventory: &mut Inventory, file: &str, network: &str) -> Result<(), Problem> {
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
            None => problem.hint(format!("its networks are {}", names.join(", "))),
        });
    }
    inventory.networks.retain(|it| !is_here(&it.origin) || it.name.eq_ignore_ascii_case(network));
    Ok(())
}
