//! Names of what is deployed, and the words that stand for it in a language.
//!
//! Each follows from the names of its own network and subnet alone, so none changes when something is added.

use sha2::{Digest, Sha256};

/// The longest name of a network security group or a route table.
const LONGEST: usize = 80;

/// The name of a network (one part) or a subnet (its network, and the parts of its key) in code.
///
/// Parts that are identifiers already stay as they are, with `__` between them. Other parts keep the
/// characters that are allowed, and get a number made from the original, so that no two are the same.
pub(super) fn label(parts: &[&str]) -> String {
    let parts = parts.iter().flat_map(|part| part.split('/'));
    parts.map(word).collect::<Vec<_>>().join("__")
}

/// The same for a language without `-` in its words.
pub(super) fn symbol(parts: &[&str]) -> String {
    let label = label(parts);
    // A name with `_` would be the same as one with `-`.
    if parts.iter().any(|part| part.contains('_')) {
        return format!("{}__{}", label.replace('-', "_"), digest(&parts.join("/")));
    }
    label.replace('-', "_")
}

fn word(name: &str) -> String {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let is_a_word = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(fits)
        && !name.contains("__")
        && !name.ends_with('_');
    if is_a_word {
        return name.to_owned();
    }
    let kept: String = name.chars().map(|letter| if fits(letter) { letter } else { '-' }).collect();
    let kept = kept.trim_matches(['-', '_']).replace("__", "-");
    let begins = if kept.starts_with(|first: char| first.is_ascii_alphabetic()) { "" } else { "n" };
    let kept: String = kept.chars().take(LONGEST).collect();
    format!("{begins}{kept}-x{}", digest(name))
}

/// The name in Azure of something that belongs to a subnet: `nsg-hub-web`.
pub(super) fn resource(kind: &str, network: &str, key: &str) -> String {
    let name = format!("{kind}-{network}-{}", key.replace('/', "-"));
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if name.len() <= LONGEST && name.chars().all(fits) && !name.ends_with(['-', '.']) {
        return name;
    }
    let kept: String = name.chars().filter(|it| fits(*it)).take(LONGEST - 10).collect();
    format!("{kept}-x{}", digest(&format!("{network}/{key}")))
}

/// A name with at most 40 letters, for what Azure keeps only for a while.
pub(super) fn short(name: &str) -> String {
    let name = word(name);
    if name.len() <= 40 {
        return name;
    }
    let kept: String = name.chars().take(30).collect();
    format!("{kept}-x{}", digest(&name))
}

/// Eight digits that follow from a text.
fn digest(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let number = hash.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{number:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_as_they_are() {
        assert_eq!(label(&["vnet-hub"]), "vnet-hub");
        assert_eq!(label(&["hub", "fw/firewall"]), "hub__fw__firewall");
        assert_eq!(symbol(&["vnet-hub", "snet-web"]), "vnet_hub__snet_web");
        assert_eq!(resource("nsg", "hub", "fw/management"), "nsg-hub-fw-management");
    }

    #[test]
    fn different_names_have_different_labels() {
        let names = [
            "a",
            "a-b",
            "a_b",
            "a.b",
            "a__b",
            "a_",
            "a-_b",
            "1",
            "1a",
            "n1",
            "A",
            "a b",
            "a-b_c",
            "a_b-c",
            "a-b-c",
            "a_b_c",
            "",
            "é",
            "ü",
            "\0",
            "\u{10ffff}",
            "-",
            "_",
            "--",
        ];
        let mut labels = std::collections::BTreeSet::new();
        let mut symbols = std::collections::BTreeSet::new();
        for first in names {
            for second in names {
                let (label, symbol) = (label(&[first, second]), symbol(&[first, second]));
                let plain = |it: char| it.is_ascii_alphanumeric() || it == '_';
                assert!(symbol.chars().all(plain), "{symbol}");
                assert!(label.chars().all(|it| plain(it) || it == '-'), "{label}");
                assert!(symbol.starts_with(|it: char| it.is_ascii_alphabetic()), "{symbol}");
                assert!(labels.insert(label.clone()), "{first:?} {second:?} {label}");
                assert!(symbols.insert(symbol.clone()), "{first:?} {second:?} {symbol}");
            }
        }
    }

    #[test]
    fn names_are_not_too_long() {
        let (network, key) = ("n".repeat(64), "s".repeat(80));
        let name = resource("nsg", &network, &key);
        assert!(name.len() <= LONGEST, "{}", name.len());
        assert_ne!(name, resource("nsg", &network, &"s".repeat(79)));
    }
}
