//! YAML 1.2: one document, aliases, no tags beyond those of text.

use std::collections::{BTreeMap, BTreeSet};

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use crate::read::syntax::tree::{DEEPEST, Fault, Key, Node, NodeValue, Spot};

/// How many bytes of memory aliases may add: each is a copy, and a few lines of aliases of aliases, or of
/// one long text, would otherwise fill any memory.
const MOST_COPIED: usize = 16 << 20;

pub(crate) fn tree(text: &str) -> Result<Node, Fault> {
    let mut builder = Builder { used: used(text), ..Builder::default() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = Span::empty(*error.marker());
            Fault::syntax(spot(at), format!("not valid YAML: {}", error.info()))
        })?;
        builder.take(event, spot(span))?;
    }
    Ok(builder.root.unwrap_or(Node { at: Spot::START, value: NodeValue::Null }))
}

/// The anchors that an alias refers to, by their numbers: only those are kept.
fn used(text: &str) -> BTreeSet<usize> {
    if !text.contains('&') || !text.contains('*') {
        return BTreeSet::new();
    }
    let (mut used, mut depth) = (BTreeSet::new(), 0_usize);
    // What comes after a fault is not read.
    for (event, _) in Parser::new_from_str(text).map_while(Result::ok) {
        match event {
            Event::Alias(anchor) => drop(used.insert(anchor)),
            Event::SequenceStart(..) | Event::MappingStart(..) if depth >= DEEPEST => break,
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    used
}

fn spot(span: Span) -> Spot {
    let (start, end) = (span.start, span.end);
    let width = if start.line() == end.line() { end.col().saturating_sub(start.col()) } else { 1 };
    Spot { line: start.line().max(1), column: start.col() + 1, width: width.max(1) }
}

/// A list or a map that has not ended yet.
struct Open {
    at: Spot,
    anchor: usize,
    /// Whether the key of the next value is in `keys` already; always for a list.
    items: Vec<Node>,
    /// For a map, the keys of the items, and of one more while its value is awaited.
    keys: Option<Vec<Key>>,
}

/// The node with an anchor.
struct Anchored {
    node: Node,
    bytes: usize,
    height: usize,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    /// The anchors that are referred to somewhere.
    used: BTreeSet<usize>,
    /// Those of them whose value is whole.
    anchors: BTreeMap<usize, Anchored>,
    /// How many bytes are in copies.
    copied: usize,
    documents: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: Spot) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Fault::syntax(at, "a second document starts here")
                        .hint("write one request per file"));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(&text, style, tag.as_deref(), at)?;
                self.add(Node { at, value }, anchor)?;
            }
            Event::SequenceStart(anchor, tag) => self.start(at, anchor, tag.as_deref(), None)?,
            Event::MappingStart(anchor, tag) => {
                self.start(at, anchor, tag.as_deref(), Some(Vec::new()))?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { at, anchor, items, keys }) = self.open.pop() {
                    let value = match keys {
                        Some(keys) => NodeValue::Map(keys.into_iter().zip(items).collect()),
                        None => NodeValue::List(items),
                    };
                    self.add(Node { at, value }, anchor)?;
                }
            }
            Event::Alias(anchor) => {
                let copy = self.copy(anchor, at)?;
                self.add(copy, 0)?;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn start(
        &mut self,
        at: Spot,
        anchor: usize,
        tag: Option<&Tag>,
        keys: Option<Vec<Key>>,
    ) -> Result<(), Fault> {
        if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
            return Err(unknown_tag(tag, at));
        }
        if self.open.len() >= DEEPEST {
            return Err(too_deep(at));
        }
        self.open.push(Open { at, anchor, items: Vec::new(), keys });
        Ok(())
    }

    /// A value, or a key, is whole.
    fn add(&mut self, node: Node, anchor: usize) -> Result<(), Fault> {
        if self.used.contains(&anchor) {
            let (bytes, height) = measure(&node);
            self.count(bytes, node.at)?;
            self.anchors.insert(anchor, Anchored { node: node.clone(), bytes, height });
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.keys {
            Some(keys) if keys.len() == open.items.len() => {
                let text = match node.value {
                    NodeValue::Text(text) | NodeValue::Number(text) => text,
                    NodeValue::Bool(on) => on.to_string(),
                    NodeValue::Null => String::new(),
                    NodeValue::List(_) | NodeValue::Map(_) => {
                        let message = "a name is required here, not a list or a map";
                        return Err(Fault::syntax(node.at, message));
                    }
                };
                keys.push(Key { text, at: node.at });
            }
            _ => open.items.push(node),
        }
        Ok(())
    }

    fn copy(&mut self, anchor: usize, at: Spot) -> Result<Node, Fault> {
        // An anchor is known once its value is whole, so a value cannot hold itself.
        let Some(&Anchored { bytes, height, .. }) = self.anchors.get(&anchor) else {
            return Err(Fault::syntax(at, "this alias is inside the value that it refers to"));
        };
        self.count(bytes, at)?;
        if self.open.len() + height > DEEPEST {
            return Err(too_deep(at));
        }
        let known = self.anchors.get(&anchor).map(|known| known.node.clone());
        Ok(known.unwrap_or(Node { at, value: NodeValue::Null }))
    }

    /// Counts the bytes of one more copy.
    fn count(&mut self, bytes: usize, at: Spot) -> Result<(), Fault> {
        self.copied = self.copied.saturating_add(bytes);
        if self.copied <= MOST_COPIED {
            return Ok(());
        }
        let message = format!("aliases repeat more than {} MB", MOST_COPIED >> 20);
        Err(Fault::syntax(at, message).hint("write the values out"))
    }
}

fn too_deep(at: Spot) -> Fault {
    Fault::syntax(at, format!("lists and maps are nested more than {DEEPEST} levels deep"))
}

/// How many bytes a copy of a value takes, and how many levels of lists and maps it has.
fn measure(node: &Node) -> (usize, usize) {
    let own = size_of::<Node>();
    let sum = |(bytes, height): (usize, usize), (more, deep): (usize, usize)| {
        (bytes + more, height.max(deep + 1))
    };
    match &node.value {
        NodeValue::List(items) => items.iter().map(measure).fold((own, 1), sum),
        NodeValue::Map(entries) => {
            let keys = entries.iter().map(|(key, _)| size_of::<Key>() + key.text.len()).sum();
            entries.iter().map(|(_, node)| measure(node)).fold((own.saturating_add(keys), 1), sum)
        }
        NodeValue::Text(text) | NodeValue::Number(text) => (own + text.len(), 0),
        NodeValue::Null | NodeValue::Bool(_) => (own, 0),
    }
}

/// The value of a scalar, by the core schema of YAML 1.2: `yes` is text, and so is a date.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>, at: Spot) -> Result<NodeValue, Fault> {
    let quoted = style != ScalarStyle::Plain;
    match tag {
        Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => {
            return Ok(NodeValue::Text(text.to_owned()));
        }
        Some(tag) if !tag.is_yaml_core_schema() => return Err(unknown_tag(tag, at)),
        _ => {}
    }
    Ok(match text {
        _ if quoted => NodeValue::Text(text.to_owned()),
        "" | "~" | "null" | "Null" | "NULL" => NodeValue::Null,
        "true" | "True" | "TRUE" => NodeValue::Bool(true),
        "false" | "False" | "FALSE" => NodeValue::Bool(false),
        _ if is_number(text) => NodeValue::Number(text.to_owned()),
        _ => NodeValue::Text(text.to_owned()),
    })
}

/// Whether YAML reads it as a number; the writer quotes text that it would.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let based = |prefix, radix| {
        let rest = text.strip_prefix(prefix);
        rest.is_some_and(|rest: &str| {
            !rest.is_empty() && rest.chars().all(|letter| letter.is_digit(radix))
        })
    };
    let special = [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(&digits);
    is_decimal(digits) || special || based("0o", 8) || based("0x", 16)
}

/// Digits with a point among them or none, and a power of ten or none.
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let power = power.strip_prefix(['-', '+']).unwrap_or(power);
    digits(whole)
        && digits(part)
        && digits(power)
        && !power.is_empty()
        && whole.len() + part.len() > 0
}

fn unknown_tag(tag: &Tag, at: Spot) -> Fault {
    Fault::syntax(at, format!("unknown tag `!{}`", tag.suffix)).hint("leave it out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_counted_by_their_bytes() {
        let aliases = |letters: usize, count: usize| {
            let text = format!("a: &a {}\n", "x".repeat(letters));
            let more: Vec<String> = (0..count).map(|at| format!("b{at}: *a\n")).collect();
            let more = more.concat();
            tree(&(text + &more))
        };
        let refused = aliases(1 << 20, 2_000).unwrap_err();
        assert_eq!(refused.problem.message, "aliases repeat more than 16 MB");
        // As soon as it is too much, not when all is read: the sixteenth copy.
        assert_eq!(refused.at.line, 16);
        assert!(aliases(1 << 20, 10).is_ok());
        assert!(aliases(10, 50_000).is_ok());
        let key = format!("a: &a {{ {}: 1 }}\n", "k".repeat(1 << 20));
        let more: Vec<String> = (0..100).map(|at| format!("b{at}: *a\n")).collect();
        let more = more.concat();
        assert!(tree(&(key + &more)).is_err());
    }

    #[test]
    fn anchors_that_nothing_refers_to_are_no_copies() {
        let anchors: Vec<String> = (0..200_001).map(|at| format!("- &a{at} {at}\n")).collect();
        let anchors = anchors.concat();
        assert!(tree(&anchors).is_ok());
        assert!(tree(&(anchors + "- *a7\n")).is_ok());
    }

    #[test]
    fn a_number_is_what_the_core_schema_calls_one() {
        for text in ["0", "-1", "+12", "1.5", "1.", ".5", "1e3", "1.5E-3", "2e+0", "0o17", "0x1F"] {
            assert!(is_number(text), "{text}");
        }
        for text in [".inf", "-.Inf", ".NAN"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", ".", "-", "e3", "1e", "1e+", "1.2.3", "1_000", "--1", "10.0.0.0", "inf"] {
            assert!(!is_number(text), "{text}");
        }
        for text in ["NaN", "infinity", "0x", "0o8", "1e3.5", "1e3e3", "2024-01-01", ".e1"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
