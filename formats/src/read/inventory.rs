//! Reads many files, of any mixture of formats, into one inventory.

use ipplan::{Inventory, InventoryFile, Problem, codes};

use crate::read::answer::Read;
use crate::read::any::{READERS, any};
use crate::read::networks::no_networks;
use crate::read::ours::held;
use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::encoding::utf8;
use crate::read::theirs::{self, Foreign, Look};

/// Reads what exists from any number of files, each with its name and its bytes.
///
/// The files may be of any mixture: answers of the Azure CLI, templates, requests, locks, lists. Files
/// that belong together, such as a template and its parameters, are read together.
///
/// # Errors
///
/// The problems of files that could not be read at all. Each place begins with the name of the
/// file. Everything that could be read is in the inventory all the same.
///
/// ```
/// let vnets = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/22"]},
///     "subnets": [{"name": "web", "addressPrefix": "10.0.0.0/26"}]}]"#;
/// let request = b"networks: { spoke: { space: 10.1.0.0/24, subnets: { db: { at: 10.1.0.0/27 } } } }";
/// let files: [(&str, &[u8]); 2] = [("vnets.json", vnets), ("net.yaml", request)];
/// let (inventory, problems) = ipplan_formats::read::inventory(&files);
/// assert!(problems.is_empty());
/// let names: Vec<&str> = inventory.networks.iter().map(|it| it.name.as_str()).collect();
/// assert_eq!(names, ["hub", "spoke"]);
/// assert_eq!(inventory.files[1].format, "Request");
/// ```
pub fn inventory(files: &[(&str, &[u8])]) -> (Inventory, Vec<Problem>) {
    inventory_beside(Inventory::default(), files)
}

/// As [`inventory`], with an inventory that was read before, such as from [`large`](crate::read::large)
/// files, which come first.
///
/// # Errors
///
/// Those of [`inventory`].
///
/// ```
/// use ipplan_formats::read;
///
/// let hub = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/22"]}}]"#;
/// let hub = read::large("vnets.json", hub.as_slice())?.unwrap();
/// let (both, _) = read::inventory_beside(hub, &[("used.txt", b"10.1.0.0/24")]);
/// assert_eq!((both.files.len(), both.networks.len()), (2, 2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn inventory_beside(known: Inventory, files: &[(&str, &[u8])]) -> (Inventory, Vec<Problem>) {
    let (mut inventory, own) = with_own(known, files);
    let mut problems = Vec::new();
    for (file, read) in own {
        let name = inventory.files.get(file).map_or("", |file| &file.name);
        problems.extend(located(name, &read));
        inventory.notices.extend(read.notices);
    }
    (inventory, problems)
}

/// The same, and what each file in one of our own formats says itself, with the number of the file.
pub(crate) fn with_own(
    mut inventory: Inventory,
    files: &[(&str, &[u8])],
) -> (Inventory, Vec<(usize, Read)>) {
    let texts: Vec<_> = files.iter().map(|(name, bytes)| (*name, utf8(bytes))).collect();
    let sniffed: Vec<_> = texts.iter().map(|(name, bytes)| Sniffed::of(bytes, name)).collect();
    let looks: Vec<Option<Look<'_>>> = sniffed.iter().map(Look::of).collect();
    let formats: Vec<Option<&Foreign>> =
        looks.iter().map(|look| look.as_ref().and_then(theirs::format_of)).collect();
    let mut all = Vec::new();
    let mut taken = vec![false; files.len()];
    // What belongs to another file waits until that had its turn.
    for last in [false, true] {
        for (index, (look, format)) in looks.iter().zip(&formats).enumerate() {
            let waits = format.is_some_and(|it| it.only_taken);
            if waits != last || taken.get(index).copied().unwrap_or(true) {
                continue;
            }
            let (Some(look), Some(format)) = (look, format) else {
                let Some((name, bytes)) = files.get(index) else { continue };
                let (found, read) = own(name, bytes);
                all.push((inventory.files.len(), read));
                inventory.append(found);
                continue;
            };
            let mut together = vec![*look];
            for (other, (candidate, taken)) in looks.iter().zip(&mut taken).enumerate() {
                let Some(candidate) = candidate.filter(|_| other != index && !*taken) else {
                    continue;
                };
                if (format.takes)(look, &candidate) {
                    *taken = true;
                    together.push(candidate);
                }
            }
            let found = theirs::read_files(format, &together);
            if format.only_networks && says_nothing(&found) {
                let mut read = any(look.bytes, look.file);
                (read.inventory, read.notices) = (None, Vec::new());
                read.problems.push(no_networks());
                all.push((inventory.files.len(), read));
            }
            inventory.append(found);
        }
    }
    inventory.settle();
    (inventory, all)
}

/// A file in one of our own formats.
fn own(name: &str, bytes: &[u8]) -> (Inventory, Read) {
    as_inventory(name, any(bytes, name))
}

/// The networks that exist according to a file in one of our own formats.
pub(crate) fn as_inventory(name: &str, mut read: Read) -> (Inventory, Read) {
    // A table states itself what exists, with its own notices.
    if let Some(inventory) = read.inventory.take() {
        read.notices.clear();
        if read.problems.is_empty() && says_nothing(&inventory) {
            read.problems.push(no_networks());
        }
        return (inventory, read);
    }
    let mut inventory = held::inventory(&read.request, read.lock.as_ref(), &read.places);
    let format = READERS.iter().find(|reader| reader.kind == read.kind);
    let format = format.map(|it| it.name).unwrap_or_default().to_owned();
    let file = InventoryFile { name: name.to_owned(), format, ..InventoryFile::default() };
    inventory.files = vec![file];
    inventory.count_files();
    (inventory, read)
}

/// Whether there is nothing in it, not even something that was not read.
fn says_nothing(inventory: &Inventory) -> bool {
    let Inventory { networks, keep_outs, containers, files, .. } = inventory;
    let read = networks.is_empty() && keep_outs.is_empty() && containers.is_empty();
    read && files.iter().all(|file| file.not_read.is_empty())
        && !inventory.notices.iter().any(|notice| notice.code == &codes::EMPTY_FILE)
}

/// The problems of a file, with its name at the start of each place.
fn located(name: &str, read: &Read) -> Vec<Problem> {
    let mut problems = read.problems.clone();
    for problem in &mut problems {
        let place =
            read.places.of(problem).map_or_else(|| problem.place.clone(), |it| it.to_string());
        problem.place = if place.is_empty() || place == name {
            name.to_owned()
        } else {
            format!("{name}:{place}")
        };
    }
    problems
}
