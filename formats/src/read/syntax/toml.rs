//! TOML, with its dates as the text they are.

use ipplan::codes;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::read::syntax::tree::{Fault, Key, Lines, Node, NodeValue, Spot};

/// The tree, and what is wrong with the text. Keys that are written twice are twice in the tree.
pub(crate) fn tree(text: &str) -> (Node, Vec<Fault>) {
    let lines = Lines::of(text);
    // The parser stops nesting at 80.
    let (table, errors) = DeTable::parse_recoverable(text);
    let (mut faults, mut twice, mut broken) = (Vec::new(), Vec::new(), false);
    for error in errors {
        let span = error.span().unwrap_or_default();
        let at = lines.spot(span.start, span.end);
        let read = text.get(span.clone()).unwrap_or_default();
        if error.message() != "duplicate key" {
            let fault = Fault::syntax(at, format!("not valid TOML: {}", error.message()));
            let word = read.starts_with(|it: char| it.is_alphabetic() || it == '/');
            faults.push(if word { fault.hint("put quotes around text") } else { fault });
            broken = true;
        } else if let Some(first) = header_before(text, span.start, read) {
            // The parser goes on with the second table, and with what the first holds.
            twice.push((span.start, lines.spot(first, first + read.len())));
        } else if let Some(first) = key_before(text, &table, span.start, read) {
            // The parser keeps the first value.
            twice.push((first, at));
        } else {
            let message = format!("`{read}` is defined more than once");
            faults.push(Fault::new(&codes::DUPLICATE_KEY, at, message));
        }
    }
    let reader = Reader { lines, twice };
    // What follows a slip may have been taken for something else.
    let value = if broken { NodeValue::Null } else { reader.table(table.into_inner()) };
    (Node { at: Spot::START, value }, faults)
}

/// Where the last name of a header `[a.b]` stands that is written before, when one that is written
/// again begins there.
fn header_before(text: &str, start: usize, name: &str) -> Option<usize> {
    let before = text.get(..start)?;
    let path = before.rsplit('\n').next()?;
    if !path.trim_start().starts_with('[') {
        return None;
    }
    let header = format!("{path}{name}]");
    let first = before.match_indices(&header).map(|(at, _)| at);
    let mut first = first.filter(|at| *at == 0 || before.get(at - 1..*at) == Some("\n"));
    first.next().map(|at| at + path.len())
}

/// Where the key stands that is repeated there: in the same table, so it is the last one before it
/// that is not inside of a value which has ended.
fn key_before(text: &str, table: &Spanned<DeTable<'_>>, start: usize, read: &str) -> Option<usize> {
    let quoted = DeValue::parse(read).ok();
    let name = quoted.as_ref().and_then(|value| value.get_ref().as_str()).unwrap_or(read);
    let mut found = None;
    let mut tables = vec![table.get_ref()];
    while let Some(table) = tables.pop() {
        for (key, value) in table {
            let at = key.span().start;
            if key.get_ref() == name && at < start {
                found = found.max(Some(at));
            }
            match value.get_ref() {
                _ if ended(text, value, start) => {}
                DeValue::Table(inner) => tables.push(inner),
                DeValue::Array(items) => {
                    let open = items.iter().filter(|item| !ended(text, item, start));
                    tables.extend(open.filter_map(|item| item.get_ref().as_table()));
                }
                _ => {}
            }
        }
    }
    found
}

/// Whether this is an inline value that ends before there.
fn ended(text: &str, value: &Spanned<DeValue<'_>>, before: usize) -> bool {
    let span = value.span();
    let inline = text.get(span.clone()).is_some_and(|it| it.starts_with('{') && it.ends_with('}'));
    inline && span.end <= before
}

struct Reader<'a> {
    lines: Lines<'a>,
    /// Where one of two equal keys begins, and the spot of the other.
    twice: Vec<(usize, Spot)>,
}

impl Reader<'_> {
    fn table(&self, table: DeTable<'_>) -> NodeValue {
        let mut entries = Vec::new();
        for (key, value) in table {
            let span = key.span();
            let text = key.into_inner().into_owned();
            let node = self.node(value);
            for (_, at) in self.twice.iter().filter(|(one, _)| *one == span.start) {
                entries.push((Key { text: text.clone(), at: *at }, node.clone()));
            }
            let at = self.lines.spot(span.start, span.end);
            entries.push((Key { text, at }, node));
        }
        entries.sort_by_key(|(key, _)| key.at);
        NodeValue::Map(entries)
    }

    fn node(&self, node: Spanned<DeValue<'_>>) -> Node {
        let span = node.span();
        let at = self.lines.spot(span.start, span.end);
        let value = match node.into_inner() {
            DeValue::Boolean(on) => NodeValue::Bool(on),
            // Without what TOML allows between digits; with the prefix that says the base.
            DeValue::Integer(read) if read.radix() == 10 => {
                NodeValue::Number(read.as_str().to_owned())
            }
            DeValue::Integer(read) => NodeValue::Number(read.to_string()),
            DeValue::Float(read) => NodeValue::Number(read.as_str().to_owned()),
            DeValue::String(read) => NodeValue::Text(read.into_owned()),
            DeValue::Datetime(read) => NodeValue::Text(read.to_string()),
            DeValue::Array(items) => {
                NodeValue::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => self.table(table),
        };
        Node { at, value }
    }
}
