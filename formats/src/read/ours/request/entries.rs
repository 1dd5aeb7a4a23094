//! The keys of a map: each once, and none that nobody knows.

use ipplan::{Edit, Problem, Service, codes};

use crate::read::ours::request::keys::{OtherWords, is_word};
use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::RequestReader;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::syntax::words::list;

/// The entries of a map that were not taken yet.
pub(super) struct Entries<'n>(
    /// By key, each once.
    Vec<(&'n str, &'n Node)>,
);

impl<'n> Entries<'n> {
    /// Takes the value of a key; `None` if the key is missing or has no value.
    pub(super) fn take(&mut self, key: &str) -> Option<&'n Node> {
        let at = self.0.binary_search_by_key(&key, |(key, _)| key).ok()?;
        Some(self.0.remove(at).1).filter(|node| node.value != NodeValue::Null)
    }

    /// Takes the value of a key, if it is a list.
    pub(super) fn take_list(&mut self, key: &str) -> Option<&'n Node> {
        let at = self.0.binary_search_by_key(&key, |(key, _)| key).ok()?;
        let (_, node) = self.0.get(at)?;
        matches!(node.value, NodeValue::List(_)).then(|| self.0.remove(at).1)
    }

    /// Gives keys that others have another word for their own name; says which.
    fn translate(&mut self, words: OtherWords) -> Vec<(&'n str, &'static str)> {
        let mut translated = Vec::new();
        for (word, key) in words {
            let at = self.0.iter().position(|(written, _)| is_word(written, word));
            if let (Some(at), Err(to)) = (at, self.0.binary_search_by_key(key, |(key, _)| key)) {
                let (written, node) = self.0.remove(at);
                self.0.insert(to - usize::from(at < to), (key, node));
                translated.push((written, *key));
            }
        }
        translated
    }

    /// The key that names a service, with its inputs below it.
    pub(super) fn service(&self) -> Option<&'n str> {
        let is_map = |node: &Node| matches!(node.value, NodeValue::Map(_));
        let mut services = self.0.iter().filter(|(key, _)| Service::named(key).is_some());
        services.find(|(_, node)| is_map(node)).map(|(key, _)| *key)
    }

    pub(super) fn rest(self) -> impl Iterator<Item = (&'n str, &'n Node)> {
        self.0.into_iter()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &'n str> {
        self.0.iter().map(|(key, _)| *key)
    }
}

impl RequestReader {
    /// The entries of a sorted map; none, with a problem, for anything else but nothing.
    pub(super) fn entries<'n>(&mut self, node: &'n Node, path: &Path<'_>) -> Entries<'n> {
        let read = match &node.value {
            NodeValue::Null => &[],
            NodeValue::Map(entries) => entries.as_slice(),
            _ => {
                self.wrong_type(node, path, "a map of keys");
                &[]
            }
        };
        let mut entries = Vec::with_capacity(read.len());
        for equal in read.chunk_by(|(a, _), (b, _)| a.text == b.text) {
            // Of equal keys the first counts.
            let [(key, node), more @ ..] = equal else { continue };
            let name = key.text.as_str();
            entries.push((name, node));
            if !more.is_empty() {
                let spots = equal.iter().map(|(key, _)| key.at);
                let at = list(spots, "and");
                let message = format!("duplicate key `{name}`: at {at}");
                let problem = Problem::new(&codes::DUPLICATE_KEY, message)
                    .hint("keep one of them, or give them different names");
                self.problem(problem, &path.key(name));
            }
        }
        Entries(entries)
    }

    /// The entries of a map from names to things of a kind, such as "subnet".
    pub(super) fn named<'n>(&mut self, node: &'n Node, path: &Path<'_>, kind: &str) -> Entries<'n> {
        let NodeValue::List(items) = &node.value else { return self.entries(node, path) };
        let name = items.iter().find_map(|item| {
            let NodeValue::Map(entries) = &item.value else { return None };
            let (_, name) = entries.iter().find(|(key, _)| key.text == "name")?;
            let NodeValue::Text(name) = &name.value else { return None };
            Some(name.as_str())
        });
        let (key, name) = (path.name(), name.unwrap_or("NAME"));
        let message =
            format!("`{key}` is a list, but has to be a map with the name of each {kind} as a key");
        let problem = Problem::new(&codes::WRONG_TYPE, message);
        self.problem(problem.hint(format!("write `{key}: {{ {name}: {{ … }} }}`")), path);
        Entries(Vec::new())
    }

    /// Reads the words of others as the keys that they mean, each with its problem: nothing else is a problem
    /// because of them.
    pub(super) fn translate(
        &mut self,
        entries: &mut Entries<'_>,
        path: &Path<'_>,
        whose: &str,
        words: OtherWords,
    ) {
        for (word, key) in entries.translate(words) {
            let message = format!("unknown key `{word}` in {whose}");
            let problem = Problem::new(&codes::UNKNOWN_KEY, message);
            let hint = format!("in a request this is called `{key}`");
            self.problem(problem.offer(hint, Edit::rename(key)), &path.key(word));
        }
    }

    /// A key that is unknown there. `whose` is the end of a sentence: "a network".
    pub(super) fn unknown_key(&mut self, path: &Path<'_>, whose: &str, known: &[&str]) {
        let key = path.name();
        let problem = Problem::new(&codes::UNKNOWN_KEY, format!("unknown key `{key}` in {whose}"));
        let problem = problem.did_you_mean_key(key, known.iter().copied()).or_hint(match key {
            "<<" => "YAML 1.2 has no merge keys; write the keys out".to_owned(),
            _ => format!("valid keys are {}", list(known, "and")),
        });
        self.problem(problem, path);
    }
}
