//! A first look at a text, before it is read.

use crate::read::ours::request::{NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};
use crate::read::ours::table::{Header, names_ranges};
use crate::read::syntax::lines::{content, lines};
use crate::read::syntax::syntax::Syntax;
use crate::read::syntax::tables::has_table;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::syntax::{address, json, toml, yaml};

/// The number of lines that are examined to see whether a text is a list: enough for a comment of
/// any length, and little compared with a million.
const LINES: usize = 1_000;

/// A text, and what the readers recognize it by.
pub(crate) struct Sniffed<'a> {
    /// In UTF-8, as far as it is text.
    pub(crate) bytes: &'a [u8],
    /// The name of its file, which may be empty.
    pub(crate) name: &'a str,
    /// The language; `None` for networks a line.
    pub(crate) syntax: Option<Syntax>,
    /// The content of JSON, YAML or TOML; `None` also if it cannot be read.
    pub(crate) root: Option<Node>,
    /// The line of names of a table of networks.
    pub(crate) header: Option<Header>,
    /// Whether nothing in the text says that it is a request.
    pub(crate) open: bool,
}

impl<'a> Sniffed<'a> {
    /// The content decides; the name of the file only if the content leaves it open.
    pub(crate) fn of(bytes: &'a [u8], name: &'a str) -> Sniffed<'a> {
        let blank = Sniffed { bytes, name, syntax: None, root: None, header: None, open: false };
        let named = name.rsplit_once('.').and_then(|(_, it)| Syntax::from_extension(it));
        let begins = begins(bytes);
        let data = begins == Some(b'{') || begins == Some(b'[');
        if named.is_none() && !data && has_table(bytes) {
            // A document: nothing in it is in a language.
            return Sniffed { syntax: Some(Syntax::Yaml), ..blank };
        }
        if !data {
            if let Some(header) = Header::of(bytes) {
                if !asks(bytes) {
                    let syntax = header.is_table().then_some(Syntax::Csv);
                    return Sniffed { syntax, header: Some(header), ..blank };
                }
                if named.is_none() {
                    return Sniffed { syntax: Some(Syntax::Csv), ..blank };
                }
            } else if is_lines(bytes) {
                return blank;
            } else if let Some(header) =
                Header::guess(bytes).filter(|_| named.is_none_or(|it| it == Syntax::Csv))
            {
                return Sniffed { syntax: Some(Syntax::Csv), header: Some(header), ..blank };
            } else if named.is_none() && begin_with_networks(bytes, |_| true) {
                return blank;
            }
        }
        let text = String::from_utf8_lossy(bytes);
        let syntax = match (begins, named) {
            // A list in brackets is JSON, but a table in brackets is TOML.
            (Some(b'{' | b'['), None | Some(Syntax::Csv)) => {
                if is_toml(first(bytes)) {
                    Syntax::Toml
                } else {
                    Syntax::Json
                }
            }
            (_, Some(syntax)) => syntax,
            (_, None) => guess(bytes),
        };
        let root = match syntax {
            Syntax::Json => json::tree(&text).ok(),
            Syntax::Yaml => yaml::tree(&text).ok(),
            Syntax::Toml => Some(toml::tree(&text).0),
            Syntax::Csv => None,
        };
        let mut sniffed = Sniffed { syntax: Some(syntax), root, ..blank };
        sniffed.open = named.is_none()
            && matches!(syntax, Syntax::Yaml | Syntax::Toml)
            && !REQUEST_KEYS.iter().any(|key| sniffed.has(&[key]));
        sniffed
    }

    /// Whether all of these keys are at the top.
    pub(crate) fn has(&self, keys: &[&str]) -> bool {
        self.root.as_ref().is_some_and(|root| root.has(keys))
    }

    /// The language of a text that may be a request.
    pub(crate) fn text(&self) -> std::borrow::Cow<'a, str> {
        String::from_utf8_lossy(self.bytes)
    }

    /// Whether it is networks a line, or a table of them that is not a request.
    pub(crate) fn is_list(&self) -> bool {
        self.syntax.is_none() || self.header.is_some()
    }
}

impl Node {
    /// The value at a key, unless it is null.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let NodeValue::Map(entries) = &self.value else { return None };
        let found = entries.iter().find(|(entry, _)| entry.text == key).map(|(_, node)| node);
        found.filter(|node| node.value != NodeValue::Null)
    }

    /// Whether all of these keys are there.
    pub(crate) fn has(&self, keys: &[&str]) -> bool {
        let NodeValue::Map(entries) = &self.value else { return false };
        keys.iter().all(|key| entries.iter().any(|(entry, _)| entry.text == *key))
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            NodeValue::List(items) => items,
            _ => &[],
        }
    }

    /// Its text, where it is text.
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The first byte that says something.
fn begins(bytes: &[u8]) -> Option<u8> {
    first(bytes).bytes().next()
}

/// The first line that says something, without its comment.
fn first(bytes: &[u8]) -> &str {
    let words = lines(bytes).map(|line| content(line).1);
    let word = words.into_iter().find(|word| !word.is_empty()).unwrap_or_default();
    match std::str::from_utf8(word) {
        Ok(word) => word,
        Err(error) => {
            let valid = word.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    }
}

/// Whether the line is `[networks.hub]` or `[[x]]`, with nothing after it.
fn is_toml(first: &str) -> bool {
    let name = first.trim_start_matches('[').trim_end_matches(']');
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-. \"'".contains(letter);
    first.starts_with('[')
        && first.ends_with(']')
        && !name.trim().is_empty()
        && name.chars().all(plain)
        && name.starts_with(|it: char| it.is_ascii_alphabetic())
}

/// The language of a text whose name says nothing, and that is neither JSON nor a list.
fn guess(bytes: &[u8]) -> Syntax {
    let first = first(bytes);
    let key = first.find([':', '=', ',', ';', '\t']).and_then(|at| first.get(at..=at));
    if key == Some("=") {
        Syntax::Toml
    } else if key != Some(":") && asks(bytes) {
        Syntax::Csv
    } else {
        Syntax::Yaml
    }
}

/// Whether half of the lines or more are a network each, or what was meant as one.
fn is_lines(bytes: &[u8]) -> bool {
    // In a table of networks there are other cells as well, and the line of names says which.
    begin_with_networks(bytes, |rest| rest.iter().all(|byte| !byte.is_ascii_alphabetic()))
}

/// Whether at least half of the lines begin with a network, followed by text that is allowed.
fn begin_with_networks(bytes: &[u8], may: fn(&[u8]) -> bool) -> bool {
    let (mut networks, mut others) = (0_usize, 0_usize);
    for line in lines(bytes).take(LINES) {
        let word = content(line).1;
        let word = word.strip_prefix(b"\"").or(word.strip_prefix(b"'")).unwrap_or(word);
        let end = word.iter().position(|byte| b" \t,;\"'-".contains(byte)).unwrap_or(word.len());
        let (start, rest) = word.split_at(end);
        let count = if is_address(start) && may(rest) { &mut networks } else { &mut others };
        *count += usize::from(!word.is_empty());
    }
    networks > 0 && networks >= others
}

fn is_address(word: &[u8]) -> bool {
    let letters = word.iter().all(|it| it.is_ascii_hexdigit() || b".:/*".contains(it));
    let parts = word.iter().filter(|it| b".:".contains(it)).count();
    address::usual(word).is_some() || (letters && parts > 1)
}

/// Whether a request has such a key.
fn is_key(name: &str) -> bool {
    let keys = [REQUEST_KEYS, NETWORK_KEYS, SUBNET_KEYS].concat();
    keys.iter().any(|key| key.eq_ignore_ascii_case(name))
}

/// Whether the first line names what only a request says.
fn asks(bytes: &[u8]) -> bool {
    let has = |name: &str| {
        let mut columns = first(bytes).split([',', ';', '\t']);
        columns.any(|it| it.trim().trim_matches('"').eq_ignore_ascii_case(name))
    };
    let one_of = |names: &[&str]| names.iter().any(|name| has(name));
    let of_both = has("network") && has("subnet");
    // Where a column has ranges that no request has, the service is that of a subnet that exists.
    let of_table = first(bytes).split([',', ';', '\t']).any(|it| {
        let name = it.trim().trim_matches('"');
        names_ranges(name) && !is_key(name)
    });
    (has("service") && !of_table)
        || (of_both && one_of(&["space", "pool", "at", "prefix-length", "holds"]))
}
