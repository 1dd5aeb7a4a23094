//! A text that the editor has open.

use std::cell::OnceCell;
use std::path::PathBuf;

use gen_lsp_types::Uri;
use ipplan_formats::{Tool, schema};

use crate::analysis::Analysis;

/// A text that the editor has open.
pub(crate) struct TextDocument {
    pub(crate) uri: Uri,
    pub(crate) version: i32,
    pub(crate) text: String,
    /// Whether it has looked like a request since it was opened: a text is broken while it is typed.
    is_request: bool,
    /// The analysis, once it was needed.
    analysis: OnceCell<Option<Analysis>>,
}

impl TextDocument {
    pub(crate) fn new(uri: Uri, version: i32, text: String) -> TextDocument {
        let mut document = TextDocument {
            uri,
            version,
            text: String::new(),
            is_request: false,
            analysis: OnceCell::new(),
        };
        document.change(version, text);
        document
    }

    pub(crate) fn change(&mut self, version: i32, text: String) {
        (self.version, self.text, self.analysis) = (version, text, OnceCell::new());
        self.is_request |= self.is_read() && looks_like_request(self.name(), &self.text);
    }

    /// Discards the analysis, because files next to it have changed.
    pub(crate) fn forget(&mut self) {
        self.analysis = OnceCell::new();
    }

    /// Whether it is short enough to be read.
    pub(crate) fn is_read(&self) -> bool {
        self.text.len() <= Tool::MOST_BYTES
    }

    /// The name of its file.
    pub(crate) fn name(&self) -> &str {
        self.uri.path().rsplit('/').next().unwrap_or_default()
    }

    /// The analysis; `None` if it is not a request.
    pub(crate) fn analysis(&self) -> Option<&Analysis> {
        if !self.is_request || !self.is_read() {
            return None;
        }
        let file: Option<PathBuf> = self.uri.to_file_path().ok();
        let name = self.uri.path().rsplit('/').next().unwrap_or_default();
        let text = &self.text;
        self.analysis.get_or_init(|| Analysis::of(text, name, file.as_deref())).as_ref()
    }
}

/// Editors open many files in YAML and JSON. Ours are named so, name their schema, or have networks with
/// address space or subnets.
fn looks_like_request(name: &str, text: &str) -> bool {
    let has = |key: &str| {
        text.match_indices(key).any(|(at, _)| {
            let before = text.get(..at).and_then(|it| it.chars().next_back());
            let after = text.get(at + key.len()..).unwrap_or_default();
            let after = after.trim_start_matches(['"', '\'']).trim_start().chars().next();
            let begins = before.is_none_or(|it| it.is_whitespace() || "\"'{[,.".contains(it));
            begins && after.is_none_or(|it| ":=.]".contains(it))
        })
    };
    let named = name.contains(".ipplan.") || name.starts_with("ipplan.");
    named
        || text.contains(schema::REQUEST_ADDRESS)
        || has("networks") && ["subnets", "space", "from"].into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_from_other_files() {
        for text in [
            "networks:\n  hub:\n    space: 10.0.0.0/24\n",
            "{\"networks\": {\"hub\": {\"subnets\": {}}}}",
            "[networks.hub]\nspace = \"10.0.0.0/24\"\n",
            "networks: { hub: { from: company } }",
        ] {
            assert!(looks_like_request("net.yaml", text), "{text}");
        }
        for text in [
            "",
            "services:\n  web:\n    networks: [front]\nnetworks:\n  front: {}\n",
            "networks: 1\nnamespace: x\n",
            "subnets:\n  - a\n",
        ] {
            assert!(!looks_like_request("compose.yaml", text), "{text}");
        }
        assert!(looks_like_request("hub.ipplan.yaml", ""));
        let modeline = format!("# yaml-language-server: $schema={}\n", schema::REQUEST_ADDRESS);
        assert!(looks_like_request("hub.yaml", &modeline));
    }
}
