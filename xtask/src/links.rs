//! Links of a page in Markdown, and the headings that they can lead to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where the targets of links and pictures stand in a page, but for those in code.
pub fn links(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, line) in prose(text) {
        let mut code = false;
        let mut from = 0;
        for (at, letter) in line.char_indices() {
            if letter == '`' {
                code = !code;
            }
            let Some(rest) = line.get(at..).and_then(|rest| rest.strip_prefix("](")) else {
                continue;
            };
            if code || at < from {
                continue;
            }
            let Some(length) = rest.find(')') else { continue };
            from = at + 2 + length;
            found.push(start + at + 2..start + from);
        }
    }
    found
}

/// The anchors of the headings of the page, as code hosts and mdBook make them.
pub fn anchors(text: &str) -> BTreeSet<String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (_, line) in prose(text) {
        let title = line.trim_start_matches('#');
        if title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let anchor = anchor(title.trim());
        let before = count.entry(anchor.clone()).or_default();
        anchors.insert(if *before == 0 { anchor } else { format!("{anchor}-{before}") });
        *before += 1;
    }
    anchors
}

fn anchor(title: &str) -> String {
    let letters = title.to_lowercase();
    let letters = letters.chars().map(|it| if it.is_whitespace() { '-' } else { it });
    letters.filter(|it| it.is_alphanumeric() || ['-', '_'].contains(it)).collect()
}

/// Every line that is not in a block of code, and where it starts.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let (mut start, mut code) = (0, false);
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            code = !code;
        } else if !code {
            lines.push((start, line.trim_end()));
        }
        start += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_outside_of_code() {
        let text = "See [a](a.md) and ![b](b.png \"B\").\n\n```sh\n[c](c.md)\n```\n`[d](d.md)` [`e`](e.md#f)\n";
        let found: Vec<&str> = links(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["a.md", "b.png \"B\"", "e.md#f"]);
    }

    #[test]
    fn headings_are_anchors() {
        let text = "# A `b`, and c\n## Same\n```sh\n# no\n```\n## Same\n#no\n";
        let anchors: Vec<String> = anchors(text).into_iter().collect();
        assert_eq!(anchors, ["a-b-and-c", "same", "same-1"]);
    }
}
