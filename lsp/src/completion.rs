//! Completion: the keys and values that are possible at the cursor.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, Position, Range, TextEdit,
};
use ipplan_formats::read::{Syntax, WordPart, word_in};

use crate::positions::TextLines;
use crate::schema::{Offer, RequestSchema};

/// A word that no request has.
const CURSOR: &str = "ipplan-cursor-here";

/// Everything that may be written at a place.
pub(crate) fn at(
    text: &str,
    syntax: Syntax,
    schema: &RequestSchema,
    position: Position,
) -> CompletionList {
    let lines = TextLines::of(text);
    let (line, column) = lines.at(position);
    let word = Word::at(lines.line(line), column);
    let Some(found) =
        word.tries(syntax).find_map(|it| word_in(&word.put(text, line, &it), syntax, CURSOR))
    else {
        return CompletionList::default();
    };
    let range = Range::new(lines.position(line, word.start), lines.position(line, word.end));
    let service = found.beside.iter().find(|(key, _)| key == "service");
    let service = service.and_then(|(_, name)| name.as_deref());
    let offers: Vec<Offer> = if found.is_key {
        let known = |key: &str| found.beside.iter().any(|(it, _)| it == key);
        let offers = schema.keys(&found.path, service);
        offers.into_iter().filter(|offer| !known(&offer.text)).collect()
    } else {
        schema.offers(&found.path, service)
    };
    let items = offers.into_iter().enumerate().map(|(index, offer)| {
        let new = word.written(&offer.text, syntax, &found);
        let mut item = CompletionItem { label: offer.text.clone(), ..CompletionItem::default() };
        item.kind = Some(if found.is_key {
            CompletionItemKind::Property
        } else {
            CompletionItemKind::Value
        });
        item.detail = (!offer.about.is_empty()).then_some(offer.about);
        item.sort_text = Some(format!("{index:04}"));
        // What is typed so far is compared with this.
        item.filter_text =
            Some(if word.quoted { format!("\"{}\"", offer.text) } else { offer.text });
        item.text_edit = Some(TextEdit::new(range, new).into());
        item
    });
    CompletionList { items: items.collect(), ..CompletionList::default() }
}

/// The word at the cursor, columns counted from 1, with its quotes.
struct Word {
    start: usize,
    end: usize,
    quoted: bool,
    /// Whether its line goes on with a colon or an equals sign, so that it is a key already.
    is_key: bool,
    /// Whether its line has such a sign before it, so that it can only be a value.
    is_value: bool,
}

impl Word {
    fn at(line: &str, column: usize) -> Word {
        let letters: Vec<char> = line.chars().collect();
        let is_part = |letter: &char| letter.is_alphanumeric() || "-_./%".contains(*letter);
        let cut = column.saturating_sub(1).min(letters.len());
        let (before, after) = letters.split_at(cut);
        let mut start = cut - before.iter().rev().take_while(|it| is_part(it)).count();
        let mut end = cut + after.iter().take_while(|it| is_part(it)).count();
        let quote =
            start.checked_sub(1).and_then(|it| letters.get(it)).filter(|it| "\"'".contains(**it));
        if let Some(quote) = quote {
            start -= 1;
            end += usize::from(letters.get(end) == Some(quote));
        }
        let rest = letters.get(end..).unwrap_or_default();
        let next = rest.iter().find(|it| !it.is_whitespace());
        let is_key = next.is_some_and(|it| ":=".contains(*it));
        let before = letters.get(..start).unwrap_or_default();
        let last = before.iter().rev().find(|it| !it.is_whitespace());
        let is_value = last.is_some_and(|it| ":=[".contains(*it));
        Word { start: start + 1, end: end + 1, quoted: quote.is_some(), is_key, is_value }
    }

    /// Text to put in its place so that the document can be read.
    fn tries(&self, syntax: Syntax) -> impl Iterator<Item = String> + use<> {
        let as_key = match syntax {
            Syntax::Toml => format!("{CURSOR} = 0"),
            Syntax::Json => format!("\"{CURSOR}\": 0"),
            _ => format!("{CURSOR}: 0"),
        };
        let plain =
            if syntax == Syntax::Yaml { CURSOR.to_owned() } else { format!("\"{CURSOR}\"") };
        let alone = if syntax == Syntax::Toml && self.is_key { CURSOR.to_owned() } else { plain };
        // A comma may be missing before what comes next.
        let comma = format!("{as_key},");
        let all =
            if self.is_key || self.is_value { vec![alone] } else { vec![as_key, comma, alone] };
        all.into_iter()
    }

    /// The text with something else in the place of the word.
    fn put(&self, text: &str, line: usize, new: &str) -> String {
        let changed = |row: &str| {
            let before: String = row.chars().take(self.start - 1).collect();
            let after: String = row.chars().skip(self.end - 1).collect();
            format!("{before}{new}{after}")
        };
        let rows = text.split('\n').enumerate();
        let rows: Vec<String> = rows
            .map(|(index, row)| if index + 1 == line { changed(row) } else { row.to_owned() })
            .collect();
        rows.join("\n")
    }

    /// An offer as it is written there.
    fn written(&self, offer: &str, syntax: Syntax, found: &WordPart) -> String {
        let bare = offer == "true" || offer == "false";
        let quotes = self.quoted
            || match syntax {
                Syntax::Json => found.is_key || !bare,
                Syntax::Toml => !found.is_key && !bare,
                _ => false,
            };
        let word = if quotes { format!("\"{offer}\"") } else { offer.to_owned() };
        match syntax {
            _ if !found.is_key || self.is_key => word,
            Syntax::Toml => format!("{word} = "),
            _ => format!("{word}: "),
        }
    }
}
