//! The keys of requests, networks and subnets.

/// The keys of a request.
pub(crate) const REQUEST_KEYS: &[&str] = &[
    "edition",
    "fit",
    "headroom",
    "default-outbound",
    "existing",
    "avoid",
    "pools",
    "client-pools",
    "networks",
    "sites",
    "links",
];
/// The keys of a network.
pub(crate) const NETWORK_KEYS: &[&str] =
    &["space", "from", "prefix-length", "region", "was", "isolated", "reuse", "public", "subnets"];
/// The keys of the address pool of a point-to-site connection, apart from the inputs of its
/// service.
pub(crate) const CLIENT_POOL_KEYS: &[&str] = &["service", "at", "from", "prefix-length", "network"];
/// The keys of a subnet, apart from the inputs of its service.
pub(crate) const SUBNET_KEYS: &[&str] = &[
    "service",
    "holds",
    "at",
    "prefix-length",
    "group",
    "reserve",
    "fit",
    "headroom",
    "ipv6",
    "was",
    "default-outbound",
];

/// Words that Azure and its tools have for keys, each with the key: in lower case, without `_` and `-`.
pub(super) type OtherWords = &'static [(&'static str, &'static str)];

/// The words of others for the keys of a request.
pub(super) const REQUEST_WORDS: OtherWords = &[
    ("network", "networks"),
    ("peerings", "links"),
    ("virtualnetwork", "networks"),
    ("virtualnetworks", "networks"),
    ("vnet", "networks"),
    ("vnets", "networks"),
];
/// The words of others for the keys of a network.
pub(super) const NETWORK_WORDS: OtherWords = &[
    ("addressprefix", "space"),
    ("addressprefixes", "space"),
    ("addressspace", "space"),
    ("addressspaces", "space"),
    ("cidr", "space"),
    ("cidrs", "space"),
    ("location", "region"),
    ("prefix", "space"),
    ("prefixes", "space"),
    ("range", "space"),
    ("ranges", "space"),
    ("subnet", "subnets"),
];
/// The words of others for the keys of a subnet. An input of a service is none of them.
pub(super) const SUBNET_WORDS: OtherWords = &[
    ("addressprefix", "at"),
    ("addressprefixes", "at"),
    ("addressspace", "at"),
    ("cidr", "at"),
    ("cidrs", "at"),
    ("length", "prefix-length"),
    ("mask", "prefix-length"),
    ("prefix", "at"),
    ("prefixes", "at"),
    ("prefixlen", "prefix-length"),
    ("range", "at"),
    ("ranges", "at"),
    ("size", "prefix-length"),
];

/// Whether a text has a key in this word of others.
pub(super) fn is_word(written: &str, word: &str) -> bool {
    let letters = written.chars().filter(|it| !matches!(it, '_' | '-'));
    letters.flat_map(char::to_lowercase).eq(word.chars())
}

/// Whether others may have written a key so.
pub(super) fn is_word_for(written: &str, key: &str) -> bool {
    let words = [REQUEST_WORDS, NETWORK_WORDS, SUBNET_WORDS].into_iter().flatten();
    words.into_iter().any(|(word, known)| *known == key && is_word(written, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::ours::request::RequestReader;
    use crate::read::ours::request::path::Path;
    use crate::read::syntax::yaml;

    const KINDS: [(&str, &[&str], OtherWords); 3] = [
        ("the request", REQUEST_KEYS, REQUEST_WORDS),
        ("a network", NETWORK_KEYS, NETWORK_WORDS),
        ("a subnet", SUBNET_KEYS, SUBNET_WORDS),
    ];

    /// What is a key, or an input of a service, means that and nothing else.
    #[test]
    fn words_of_others_lead_to_keys_and_are_none() {
        let is_an_input = |word: &str| {
            let services = ipplan::services::ALL.iter();
            let mut names = services
                .flat_map(|service| service.inputs)
                .flat_map(|input| std::iter::once(input.name).chain(input.aliases.iter().copied()));
            names.any(|name| name.replace('-', "") == word)
        };
        for (kind, keys, words) in KINDS {
            for (word, key) in words {
                assert!(keys.contains(key), "{kind}: {key}");
                assert!(!keys.iter().any(|key| key.replace('-', "") == *word), "{kind}: {word}");
                assert!(kind != "a subnet" || !is_an_input(word), "{word}");
            }
        }
    }

    /// In every spelling, and only the cause is told.
    #[test]
    fn one_problem_for_one_word() {
        for text in [
            "vnets: { hub: { space: 10.0.0.0/24 } }",
            "networks: { hub: { addressSpace: [10.0.0.0/24] } }",
            "networks: { hub: { address_prefixes: [10.0.0.0/24] } }",
            "networks: { hub: { CIDR: 10.0.0.0/24, subnets: {} } }",
            "networks: { hub: { space: 10.0.0.0/24, location: westeurope } }",
            "networks: { hub: { space: 10.0.0.0/24, subnets: { a: { address-prefix: 10.0.0.0/26 } } } }",
            "networks: { hub: { space: 10.0.0.0/24, subnets: { a: { size: /26 } } } }",
            "networks: { hub: { space: 10.0.0.0/24, subnets: { a: { bastion: {} } } } }",
            "networks: { hub: { space: 10.0.0.0/24, subnets: { a: { holds: { bastion: {} } } } } }",
            "networks: { hub: { space: 10.0.0.0/24, subnets: [ { name: a, size: 26 } ] } }",
            "networks: [ { name: hub, space: 10.0.0.0/24 } ]",
        ] {
            let mut root = yaml::tree(text).unwrap();
            root.sort();
            let mut reader = RequestReader::default();
            reader.request(&root, &Path::ROOT);
            let problems: Vec<&str> =
                reader.problems.iter().map(|it| it.message.as_str()).collect();
            assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        }
        // With the key beside it, it is not known which of the two counts.
        let text = "networks: { hub: { space: 10.0.0.0/24, cidr: 10.1.0.0/24 } }";
        let mut reader = RequestReader::default();
        let mut root = yaml::tree(text).unwrap();
        root.sort();
        reader.request(&root, &Path::ROOT);
        assert!(reader.problems[0].hints[0].text.starts_with("valid keys are"));
    }
}
