//! The types that a crate shows to more than one of its files.

use syn::{Item, Visibility};

use crate::rooms::source::{Source, attributes, is_test};

/// Every type that other files may use, with the file that defines it: structs, enums, unions, traits
/// and aliases. Unit tests have none.
pub(super) fn types(source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in source {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        collect(&file.items, path, &mut found);
    }
    found
}

fn collect(items: &[Item], path: &str, found: &mut Vec<(String, String)>) {
    for item in items.iter().filter(|item| !is_test(attributes(item))) {
        let (visibility, name) = match item {
            Item::Struct(it) => (&it.vis, &it.ident),
            Item::Enum(it) => (&it.vis, &it.ident),
            Item::Union(it) => (&it.vis, &it.ident),
            Item::Trait(it) => (&it.vis, &it.ident),
            Item::Type(it) => (&it.vis, &it.ident),
            Item::Mod(it) => {
                if let Some((_, items)) = &it.content {
                    collect(items, path, found);
                }
                continue;
            }
            _ => continue,
        };
        if !matches!(visibility, Visibility::Inherited) {
            found.push((name.to_string(), path.to_owned()));
        }
    }
}
