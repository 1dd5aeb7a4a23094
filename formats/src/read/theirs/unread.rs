//! Languages that are known and not read: what a text looks like, and what to give instead.

use ipplan::{Problem, codes};

use super::look::Look;
use crate::read::syntax::tree::Node;

/// A language that is known.
struct Unread {
    /// The kind of text, as the end of a sentence.
    name: &'static str,
    knows: fn(&Look<'_>) -> bool,
    /// The hint: what to use instead.
    instead: &'static str,
}

const LIST: &str = "use a list of the ranges: one network per line, or CSV with a column \
                    address_prefix and one row per subnet";
const AZ: &str = "use a list of the ranges: `az network vnet list --query \
                  \"[].subnets[].[addressPrefixes || [addressPrefix]][][]\" -o tsv` lists all of \
                  them";
const SHEET: &str = "save the sheet with the ranges as CSV, and use that file";

/// Every language that is known and not read. The first that knows a text names it.
const UNREAD: &[Unread] = &[
    Unread { name: "a spreadsheet", knows: |look| look.is_workbook(), instead: SHEET },
    Unread {
        name: "a zip archive",
        knows: |look| look.is_zip(),
        instead: "extract it, and use the file with the ranges",
    },
    Unread { name: "a PDF", knows: |look| look.bytes.starts_with(b"%PDF"), instead: LIST },
    Unread {
        name: "a compressed file",
        knows: |look| look.bytes.starts_with(b"\x1f\x8b"),
        instead: "decompress it, and use the file inside",
    },
    Unread {
        name: "a binary file",
        knows: |look| look.bytes.iter().take(4_096).any(|byte| *byte == 0),
        instead: "use a text file; if it is text in UTF-16 without a byte order mark, save it as \
                  UTF-8",
    },
    Unread {
        name: "a Pulumi stack (`pulumi stack export`)",
        knows: |look| look.get("deployment").is_some_and(|it| it.has(&["resources"])),
        instead: LIST,
    },
    Unread {
        name: "the result of an Azure Resource Graph query",
        knows: |look| {
            let counts = ["count", "total_records", "totalRecords", "skip_token", "skipToken"];
            look.has(&["data"]) && counts.iter().any(|key| look.has(&[key]))
        },
        instead: "write the query so that it returns one row per subnet with a column \
                  address_prefix, and save the result as CSV",
    },
    Unread {
        name: "a list of virtual networks from Azure (`az network vnet list`)",
        knows: |look| look.any_item(is_vnet),
        instead: AZ,
    },
    Unread {
        name: "a list of subnets from Azure (`az network vnet subnet list`)",
        knows: |look| {
            look.any_item(|item| {
                let properties = item.get("properties").unwrap_or(item);
                ["addressPrefix", "addressPrefixes", "AddressPrefix"]
                    .iter()
                    .any(|key| properties.has(&[key]))
            })
        },
        instead: "use a list of the ranges: `az network vnet subnet list ... --query \
                  \"[].[addressPrefixes || [addressPrefix]][][]\" -o tsv` lists all of them",
    },
    Unread {
        name: "a Bicep file",
        knows: |look| {
            look.ends(&[".bicep", ".bicepparam"])
                || look.any_line(|line| {
                    let words: Vec<&str> = line.split_whitespace().take(4).collect();
                    matches!(words.as_slice(), ["resource" | "module", _, path, ..] if path.starts_with('\''))
                        || matches!(words.as_slice(), ["targetScope", "=", ..])
                        || matches!(words.as_slice(), ["using", path] if path.starts_with('\''))
                        || matches!(words.as_slice(), ["param", _, "string" | "object" | "array" | "int" | "bool", ..])
                })
        },
        instead: "compile it with `az bicep build --file FILE`, and use the JSON template that it writes; \
                  for a file of parameters, `bicep snapshot` writes what it deploys",
    },
    Unread {
        name: "a script",
        knows: |look| look.begins(&["#!"]) || look.ends(&[".sh", ".ps1", ".cmd"]),
        instead: "use the request or the plan that it was written from, or what Azure has: `az network vnet list`",
    },
    Unread {
        name: "a document without a table",
        knows: |look| look.ends(&[".md", ".markdown"]) && look.root.is_none(),
        instead: "only tables of a document are read; use a list of the ranges, one network per line",
    },
    Unread {
        name: "a web page",
        knows: |look| look.begins(&["<!doctype html", "<html"]),
        instead: LIST,
    },
    Unread {
        name: "an XML file, such as a drawing or a configuration",
        knows: |look| look.begins(&["<?xml", "<mxfile", "<svg"]),
        instead: LIST,
    },
];

fn is_vnet(item: &Node) -> bool {
    let properties = item.get("properties").unwrap_or(item);
    let kind = item.get("type").and_then(Node::word).unwrap_or_default();
    ["addressSpace", "AddressSpace"].iter().any(|key| properties.has(&[key]))
        || kind.eq_ignore_ascii_case("microsoft.network/virtualnetworks")
}

/// The problem of a text in a language that is known and not read.
pub(crate) fn refused(look: &Look<'_>) -> Option<Problem> {
    let unread = UNREAD.iter().find(|unread| (unread.knows)(look))?;
    let message = format!("this looks like {}, which is not supported yet", unread.name);
    Some(Problem::new(&codes::UNREAD_FORMAT, message).hint(unread.instead))
}
