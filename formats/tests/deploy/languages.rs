//! Readers for the files that programs run: the texts in them, and their shape, which is everything
//! else.
//!
//! These readers share no code with the writers. There is no parser for Bicep in Rust, so its marks,
//! words and texts are told apart here, by the rules of its reference.

use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::Body;
use serde_json::Value;

/// The texts of a file in their order, and everything that is no text.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) texts: Vec<String>,
    pub(crate) shape: Vec<String>,
}

impl Content {
    fn text(&mut self, text: &str) {
        self.texts.push(text.to_owned());
        self.shape.push("text".to_owned());
    }

    fn mark(&mut self, mark: impl Into<String>) {
        self.shape.push(mark.into());
    }
}

/// The language of Terraform. A label is a word that follows from a name.
pub(crate) fn hcl(file: &str) -> Content {
    let body: Body = file.parse().unwrap_or_else(|error| panic!("{error}\n{file}"));
    let mut content = Content::default();
    let mut labels = std::collections::BTreeSet::new();
    for block in body.blocks() {
        let label = (block.ident.to_string(), format!("{:?}", block.labels));
        let many = ["moved", "import"].contains(&block.ident.as_str());
        assert!(many || labels.insert(label.clone()), "two blocks are {label:?}");
    }
    hcl_body(&body, &mut content);
    content
}

fn hcl_body(body: &Body, content: &mut Content) {
    for structure in body {
        if let Some(block) = structure.as_block() {
            content.mark(format!("{} {} {{", block.ident.as_str(), block.labels.len()));
            hcl_body(&block.body, content);
            content.mark("}");
        } else if let Some(attribute) = structure.as_attribute() {
            content.mark(attribute.key.as_str());
            hcl_value(&attribute.value, content);
        }
    }
}

fn hcl_value(value: &Expression, content: &mut Content) {
    match value {
        Expression::String(text) => content.text(text),
        Expression::Array(items) => {
            content.mark("[");
            for item in items {
                hcl_value(item, content);
            }
            content.mark("]");
        }
        Expression::Object(entries) => {
            content.mark("{");
            for (key, value) in entries {
                match key {
                    // A name may stand without quotes, so a key is a text in both ways.
                    ObjectKey::Ident(word) => content.text(word.as_str()),
                    ObjectKey::Expression(key) => hcl_value(key, content),
                }
                hcl_value(value.expr(), content);
            }
            content.mark("}");
        }
        Expression::Null(_) => content.mark("null"),
        Expression::Bool(on) => content.mark(on.to_string()),
        Expression::Number(number) => content.mark(number.to_string()),
        Expression::Variable(_) => content.mark("variable"),
        Expression::Traversal(path) => {
            content.mark(format!("traversal {}", path.operators.len()));
        }
        other => panic!("something is calculated: {other:?}"),
    }
}

/// Bicep.
pub(crate) fn bicep(file: &str) -> Content {
    let mut content = Content::default();
    let mut rest = file;
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("//") {
            let end = comment.find(['\n', '\r']).unwrap_or(comment.len());
            rest = &comment[end..];
            content.mark("comment");
        } else if let Some(several) = rest.strip_prefix("'''") {
            panic!("text of several lines: {several}");
        } else if let Some(text) = rest.strip_prefix('\'') {
            let (text, behind) = bicep_text(text);
            content.text(&text);
            rest = behind;
        } else if letter.is_ascii_alphanumeric() || letter == '_' {
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
            let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
            // What stands for a resource is made of its name.
            content.mark(word.split_once('_').map_or(word, |(kind, _)| kind));
            rest = behind;
        } else {
            assert!("{}[]()=:@.,-\n ".contains(letter), "{letter:?} in {file}");
            if letter != ' ' {
                content.mark(letter);
            }
            rest = &rest[letter.len_utf8()..];
        }
    }
    content
}

/// A text up to its quote, and the rest after it.
fn bicep_text(file: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = file.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\'' => return (text, &file[at + 1..]),
            '\n' | '\r' => panic!("text does not end in its line: {file}"),
            '$' if file[at + 1..].starts_with('{') => panic!("something is calculated: {file}"),
            '\\' => match letters.next().map(|(_, it)| it) {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some(it @ ('\'' | '\\' | '$')) => text.push(it),
                Some('u') => {
                    let number = file[at + 2..].strip_prefix('{').unwrap().split('}').next();
                    let number = number.unwrap();
                    let code = u32::from_str_radix(number, 16).unwrap();
                    text.push(char::from_u32(code).unwrap());
                    letters.nth(number.len() + 1);
                }
                other => panic!("{other:?} behind a backslash: {file}"),
            },
            _ => text.push(letter),
        }
    }
    panic!("text does not end: {file}")
}

/// JSON.
pub(crate) fn json(file: &str) -> Content {
    let mut content = Content::default();
    json_value(&serde_json::from_str(file).unwrap(), false, &mut content);
    content
}

/// A template: JSON in which a text in brackets is calculated. Of `[[` the first one marks a text.
pub(crate) fn arm(file: &str) -> Content {
    let mut content = Content::default();
    json_value(&serde_json::from_str(file).unwrap(), true, &mut content);
    content
}

fn json_value(value: &Value, calculates: bool, content: &mut Content) {
    match value {
        Value::String(text) => {
            let inner = text.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
            match inner.filter(|_| calculates) {
                Some(inner) if inner.starts_with('[') => content.text(&text[1..]),
                Some(inner) => expression(inner, content),
                None => content.text(text),
            }
        }
        Value::Array(items) => {
            content.mark("[");
            for item in items {
                json_value(item, calculates, content);
            }
            content.mark("]");
        }
        Value::Object(entries) => {
            content.mark("{");
            for (key, value) in entries {
                content.text(key);
                json_value(value, calculates, content);
            }
            content.mark("}");
        }
        other => content.mark(other.to_string()),
    }
}

/// An expression of a template: texts in single quotes, in which two of them are one.
fn expression(text: &str, content: &mut Content) {
    let mut rest = text;
    while let Some((between, quoted)) = rest.split_once('\'') {
        content.mark(between);
        let (mut text, mut letters) = (String::new(), quoted.char_indices().peekable());
        let end = loop {
            match letters.next().unwrap_or_else(|| panic!("text does not end: {rest}")) {
                (_, '\'') if letters.next_if(|(_, next)| *next == '\'').is_some() => {
                    text.push('\'');
                }
                (at, '\'') => break at,
                (_, letter) => text.push(letter),
            }
        };
        // What stands for a list is made of a name.
        if text.starts_with("subnets_") {
            content.mark("subnets_");
        } else {
            content.text(&text);
        }
        rest = &quoted[end + 1..];
    }
    content.mark(rest);
}

/// YAML, by its events.
pub(crate) fn yaml(file: &str) -> Content {
    let mut content = Content::default();
    for event in saphyr_parser::Parser::new_from_str(file) {
        match event.unwrap().0 {
            saphyr_parser::Event::Scalar(text, ..) => content.text(&text),
            other => content.mark(format!("{other:?}").split('(').next().unwrap_or_default()),
        }
    }
    content
}

/// A table of commas: its cells.
pub(crate) fn csv(file: &str) -> Content {
    let mut content = Content::default();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    for row in rows.records() {
        row.unwrap().iter().for_each(|cell| content.text(cell));
        content.mark("row");
    }
    content
}

/// A picture, which has no code. Labels are drawn only if they fit in their box, so the shape is not
/// compared.
pub(crate) fn svg(file: &str) -> Content {
    for node in roxmltree::Document::parse(file).unwrap().descendants() {
        let known = ["", "svg", "title", "style", "g", "rect", "text", "tspan", "line", "path"];
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
    }
    Content::default()
}

/// A diagram: labels in quotes, in which a letter may stand by its number.
pub(crate) fn mermaid(file: &str) -> Content {
    let mut content = Content::default();
    for line in file.lines() {
        if line.starts_with("%% ") {
            content.mark("comment");
            continue;
        }
        for (number, part) in line.split('"').enumerate() {
            if number % 2 == 0 {
                content.mark(part.split('_').next().unwrap_or_default());
                continue;
            }
            for text in part.split("<br/>") {
                let mut parts = text.split('#');
                let mut plain = parts.next().unwrap().to_owned();
                for part in parts {
                    let (code, rest) = part.split_once(';').unwrap();
                    plain.push(char::from_u32(code.parse().unwrap()).unwrap());
                    plain.push_str(rest);
                }
                content.text(&plain);
            }
        }
    }
    content
}

/// Text for people: lines with no effect on a screen but the marks that colour it.
pub(crate) fn lines(file: &str) -> Content {
    let mut content = Content::default();
    for line in file.lines() {
        for (number, part) in line.split('\u{1b}').enumerate() {
            let plain = |it: char| !it.is_control() && !('\u{202a}'..='\u{202e}').contains(&it);
            assert!(part.chars().all(plain), "{line:?}");
            if number > 0 {
                content.mark(part.split_once('m').unwrap().0);
            }
        }
    }
    content
}

/// The arguments of each program in the script, word by word, with a stand-in for every command of
/// Azure that records them.
#[cfg(unix)]
pub(crate) fn shell(script: &str) -> Content {
    let folder = std::env::temp_dir().join(format!(
        "ipplan-az-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    let az = "az() {
        for word in \"$@\"; do [ \"$word\" = show ] && return 1; done
        printf '%s\\0' \"$@\"; printf '\\1\\0'; }\n";
    let file = folder.join("script.sh");
    std::fs::write(&file, format!("RESOURCE_GROUP=rg LOCATION=here\n{az}{script}")).unwrap();
    let bash = |option: Option<&str>| {
        let mut bash = std::process::Command::new("bash");
        bash.args(option).arg(&file).env("LC_ALL", "C.UTF-8").current_dir(&folder);
        let output = bash.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{said}");
        output.stdout
    };
    bash(Some("-n"));
    let words = String::from_utf8(bash(None)).unwrap();
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 1, "a name was run as a command");
    std::fs::remove_dir_all(&folder).unwrap();
    let mut content = Content::default();
    for word in words.split('\0') {
        match word {
            "\u{1}" => content.mark("command"),
            _ => content.text(word),
        }
    }
    content
}

/// Where there is no such shell, the script is not run.
#[cfg(not(unix))]
pub(crate) fn shell(_: &str) -> Content {
    Content::default()
}
