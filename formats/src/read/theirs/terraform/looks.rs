//! How code of Terraform and values of its variables are known.

use crate::read::syntax::tree::Node;
use crate::read::theirs::look::Look;

/// Whether it is code, in the language of Terraform or in JSON.
pub(super) fn is_code(look: &Look<'_>) -> bool {
    if look.ends(&[".tf", ".tofu", ".tf.json"]) {
        return true;
    }
    let azure = |node: &Node| {
        node.has(&["azurerm_virtual_network"])
            || node.has(&["azurerm_subnet"])
            || node.has(&["azapi_resource"])
    };
    let is_json = look.get("resource").is_some_and(|it| azure(it) || it.items().iter().any(azure));
    is_json
        || !is_named_values(look)
            && look.any_line(|line| {
                let words: Vec<&str> = line.split_whitespace().take(4).collect();
                match words.as_slice() {
                    ["resource" | "data", kind, name, "{"] => quoted(kind) && quoted(name),
                    ["variable" | "module" | "provider" | "output", name, "{", ..] => quoted(name),
                    ["locals" | "terraform", "{", ..] => true,
                    _ => false,
                }
            })
}

fn is_named_values(look: &Look<'_>) -> bool {
    look.ends(&[".tfvars", ".tfvars.json", ".hcl"])
}

/// Whether it is values of variables.
pub(super) fn is_values(look: &Look<'_>) -> bool {
    is_named_values(look)
        || !look.begins(&["{"])
            && look.any_line(|line| {
                let opens = line.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
                opens.is_some_and(|(name, value)| {
                    let plain = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
                    value == "{" && !name.is_empty() && name.chars().all(plain)
                })
            })
}

fn quoted(word: &str) -> bool {
    word.len() > 2 && word.starts_with('"') && word.ends_with('"')
}
