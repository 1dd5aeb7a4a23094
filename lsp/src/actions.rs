//! Hints that carry a change, as changes to the text.

use std::collections::HashMap;

use gen_lsp_types::{CodeAction, CodeActionKind, Position, Range, TextEdit, Uri, WorkspaceEdit};
use ipplan::{Edit, Hint, Problem, Setting};
use ipplan_formats::read::{Places, Spot, Syntax};

use crate::analysis::Analysis;
use crate::diagnostics;
use crate::positions::TextLines;

/// The changes that solve problems in a range.
pub(crate) fn of(uri: &Uri, analysis: &Analysis, within: Range) -> Vec<CodeAction> {
    let lines = TextLines::of(&analysis.read.text);
    let mut actions = Vec::new();
    for problem in &analysis.problems {
        let shown = diagnostics::problem(uri, analysis, &lines, problem);
        if shown.range.end < within.start || within.end < shown.range.start {
            continue;
        }
        for hint in &problem.hints {
            let edit = hint.change.as_ref().and_then(|it| edit(analysis, &lines, problem, it));
            let Some(edit) = edit else { continue };
            let changes = HashMap::from([(uri.clone(), vec![edit])]);
            let edit = WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
            actions.push(CodeAction {
                title: title(hint),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![shown.clone()]),
                edit: Some(edit),
                ..CodeAction::default()
            });
        }
    }
    actions
}

/// What a change does. The hint for some values is the value alone.
fn title(hint: &Hint) -> String {
    match &hint.change {
        Some(Edit::Set { value: Setting::Text(value), .. }) if *value == hint.text => {
            format!("Write `{value}`")
        }
        _ => hint.text.clone(),
    }
}

/// A change as one of the text; `None` if that is not sure to be what is meant.
fn edit(
    analysis: &Analysis,
    lines: &TextLines<'_>,
    problem: &Problem,
    change: &Edit,
) -> Option<TextEdit> {
    let (places, syntax) = (&analysis.read.places, analysis.read.syntax?);
    match change {
        Edit::Set { place, value } => {
            let path = place.from(&problem.place);
            // Where a value is, it is replaced, else its key comes first into its map.
            match places.part(&path) {
                Some(part) => {
                    let spot = part.scalar?;
                    let new = written(value, syntax, &lines.text(spot));
                    Some(TextEdit::new(lines.range(spot), new))
                }
                None => inserted(places, lines, syntax, &path, value),
            }
        }
        Edit::Rename { to } => {
            let spot = places.of(problem)?;
            let old = lines.text(spot);
            let quoted = old.starts_with(['"', '\'']) || syntax == Syntax::Json;
            let new = if quoted { format!("\"{to}\"") } else { to.clone() };
            Some(TextEdit::new(lines.range(spot), new))
        }
        Edit::LeaveOut { place } => {
            let part = places.part(&place.from(&problem.place))?;
            let (key, value) = (part.key?, part.scalar?);
            // A line that says nothing else.
            let line = lines.line(key.line);
            let alone = key.line == value.line
                && matches!(syntax, Syntax::Yaml | Syntax::Toml)
                && line.chars().take(key.column - 1).all(char::is_whitespace)
                && line.trim_end().chars().count() < value.column + value.width;
            let row = lines.position(key.line, 1);
            let next = Position::new(row.line + 1, 0);
            alone.then(|| TextEdit::new(Range::new(row, next), String::new()))
        }
        // These are changes of the lock, which `ipplan release` makes.
        Edit::Release { .. } | Edit::PlaceAgain { .. } => None,
    }
}

/// A new key, as the first of its map.
fn inserted(
    places: &Places,
    lines: &TextLines<'_>,
    syntax: Syntax,
    path: &str,
    value: &Setting,
) -> Option<TextEdit> {
    let (map, key) = path.rsplit_once('.').unwrap_or(("", path));
    let first: Spot = places.part(map)?.first_key?;
    let value = written(value, syntax, "");
    let said = match syntax {
        Syntax::Yaml => format!("{key}: {value}"),
        Syntax::Json => format!("\"{key}\": {value}"),
        Syntax::Toml => format!("{key} = {value}"),
        Syntax::Csv => return None,
    };
    let indent: String = lines.line(first.line).chars().take(first.column - 1).collect();
    let own_line = indent.chars().all(char::is_whitespace);
    // In TOML the first key of the whole may be the head of a table.
    if syntax == Syntax::Toml && map.is_empty() {
        return Some(TextEdit::new(Range::default(), format!("{said}\n")));
    }
    let between = match syntax {
        Syntax::Json if own_line => format!(",\n{indent}"),
        Syntax::Json => ", ".to_owned(),
        _ if own_line => format!("\n{indent}"),
        _ if indent.trim_end().ends_with(['{', ',']) => ", ".to_owned(),
        _ => return None,
    };
    let at = lines.position(first.line, first.column);
    Some(TextEdit::new(Range::new(at, at), format!("{said}{between}")))
}

/// A value as a syntax writes it, in the quotes of the one before.
fn written(value: &Setting, syntax: Syntax, old: &str) -> String {
    let text = match value {
        Setting::Count(count) => return count.to_string(),
        Setting::Text(text) => text,
    };
    let is_plain = |it: char| it.is_alphanumeric() || "./%-_".contains(it);
    let plain = syntax == Syntax::Yaml
        && !old.starts_with(['"', '\''])
        && text.starts_with(|it: char| it.is_alphanumeric() || it == '/')
        && text.chars().all(is_plain)
        && !["true", "false", "null", "yes", "no"].contains(&text.to_lowercase().as_str());
    if plain { text.clone() } else { serde_json::Value::from(text.as_str()).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_is_done() {
        let hint = |text: &str, value: &str| {
            title(&Hint { text: text.into(), change: Some(Edit::set(value)) })
        };
        assert_eq!(hint("10.0.0.0/22", "10.0.0.0/22"), "Write `10.0.0.0/22`");
        assert_eq!(hint("did you mean `need`?", "need"), "did you mean `need`?");
        assert_eq!(title(&"leave it out".into()), "leave it out");
    }
}
