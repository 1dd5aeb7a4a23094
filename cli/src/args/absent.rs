//! Options and commands that this build lacks because a feature is off: using one gives an error
//! that says so.

use clap::error::{ContextKind, ContextValue};
use ipplan::{Problem, codes};

/// Commands and options, and the feature that has them.
const FEATURES: [(&str, &[&str], bool); 4] = [
    ("lsp", &["lsp"], cfg!(feature = "lsp")),
    ("mcp", &["mcp"], cfg!(feature = "mcp")),
    ("serve", &["serve"], cfg!(feature = "serve")),
    (
        "store",
        &["history", "export", "import", "undo", "prune", "--store", "--owner", "--author"],
        cfg!(feature = "store"),
    ),
];

/// The commands that a store has the plan of, where one is named.
const WITH_STORE: [&str; 3] = ["plan", "next", "release"];

/// Says which feature a word needs that the parser does not know.
pub(super) fn named(mut error: clap::Error) -> clap::Error {
    let kinds = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let word = kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(word) => Some(word.clone()),
        _ => None,
    });
    let absent = word.and_then(|word| {
        let has = |words: &[&str]| words.contains(&word.as_str());
        FEATURES.iter().find(|(_, words, is_here)| !is_here && has(words))
    });
    if let Some((feature, ..)) = absent {
        let tips = ContextValue::StyledStrs(vec![tip(feature).into()]);
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, tips);
    }
    error
}

fn tip(feature: &str) -> String {
    format!(
        "this build is without the feature `{feature}`; `cargo install --path cli --features \
         {feature}` installs one that has it"
    )
}

/// The problem if the environment names a store: without stores the plan would go to a place where
/// nobody looks.
pub(crate) fn store(command: &str) -> Option<Problem> {
    let named = std::env::var_os("IPPLAN_STORE").is_some_and(|it| !it.is_empty());
    let asked = named && WITH_STORE.contains(&command) && !cfg!(feature = "store");
    asked.then(|| {
        let message = "IPPLAN_STORE names a store, and this build cannot open one";
        let problem = Problem::new(&codes::USAGE, message).at("store").hint(tip("store"));
        problem.hint("unset IPPLAN_STORE, to use files alone")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::root;

    /// With its feature a build knows each word, so the list says what is there, and without it which one
    /// to turn on.
    #[test]
    fn each_word_belongs_to_its_feature() {
        let root = root();
        let knows = |word: &str| match word.strip_prefix("--") {
            Some(long) => root
                .get_subcommands()
                .any(|it| it.get_arguments().any(|it| it.get_long() == Some(long))),
            None => root.find_subcommand(word).is_some(),
        };
        for (feature, words, is_here) in FEATURES {
            for word in words {
                assert_eq!(knows(word), is_here, "{feature}: {word}");
                let asked = match word.strip_prefix("--") {
                    Some(_) => vec!["ipplan", "plan", word, "x"],
                    None => vec!["ipplan", word],
                };
                let said = root.clone().try_get_matches_from(asked).err().map(named);
                let told = said.is_some_and(|it| it.to_string().contains("is without the feature"));
                assert_eq!(told, !is_here, "{feature}: {word}");
            }
        }
        let command = WITH_STORE.into_iter().all(|name| root.find_subcommand(name).is_some());
        assert!(command && store("size").is_none());
    }
}
