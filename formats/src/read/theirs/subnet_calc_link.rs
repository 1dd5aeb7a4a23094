//! A link by which Visual Subnet Calculator shares a plan: its export with short keys, packed.

use ipplan::{Inventory, IpNet, Ipv4Net, NotRead, Origin};

use super::foreign::Foreign;
use super::item::Item;
use super::look::Look;
use super::visual_subnet_calc;
use crate::read::syntax::json;
use crate::read::syntax::lines::lines;
use crate::read::syntax::tree::{Node, NodeValue, Spot};

/// How long a link may be: longer than browsers take, and short enough that what it unpacks to is not large.
const LONGEST: usize = 16 << 10;

pub(crate) static FORMAT: Foreign = Foreign {
    name: "Visual Subnet Calculator link",
    extensions: &["url", "txt"],
    knows: |look| {
        look.begins(&["http"]) && look.has_bytes(b"visualsubnetcalc") && look.has_bytes(b"?c=")
    },
    read,
    only_networks: true,
    ..Foreign::ALONE
};

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let Some(file) = files.first() else { return };
    let texts = (1..).zip(lines(file.bytes));
    let words = texts.flat_map(|(line, text)| {
        text.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty()).map(move |it| (line, it))
    });
    for (line, word) in words {
        let at = Spot { line, ..Spot::START };
        match plan(word, at) {
            Ok(root) => visual_subnet_calc::add(&Item::root(0, &root), inventory),
            Err(why) => {
                let origin = Origin { line, column: 1, ..Origin::default() };
                let hint = Some("open the link, and save what its export shows as a file".into());
                inventory.not_read(NotRead { origin, why: why.into(), hint });
            }
        }
    }
}

/// The content of a link, with the keys of an export.
fn plan(link: &[u8], at: Spot) -> Result<Node, &'static str> {
    let link = std::str::from_utf8(link).map_err(|_| "the link is not text")?;
    let (_, packed) = link.split_once("?c=").ok_or("it is not a link with a plan")?;
    if packed.len() > LONGEST {
        return Err("the link is too long");
    }
    let end = |letter: char| !(letter.is_ascii_alphanumeric() || "+-$".contains(letter));
    let packed = packed.replace("%2B", "+");
    let packed = packed.split(end).next().unwrap_or_default();
    // The first letter is the version of the packing.
    let packed = packed.strip_prefix('1').ok_or("the link is of a version that is not known")?;
    let text = lz_str::decompress_from_encoded_uri_component(packed);
    let text = text.and_then(|text| String::from_utf16(&text).ok());
    let cut = "the link is damaged: part of it may be cut off";
    let mut root = json::tree(&text.ok_or(cut)?).map_err(|_| cut)?;
    let base = root.get("b").and_then(Node::word).and_then(|it| it.parse().ok());
    let NodeValue::Map(entries) = &mut root.value else { return Err(cut) };
    for (key, node) in entries.iter_mut() {
        match key.text.as_str() {
            "b" => "base_network".clone_into(&mut key.text),
            "s" | "subnets" => {
                "subnets".clone_into(&mut key.text);
                spell_out(node, base, at);
            }
            _ => {}
        }
        node.at = at;
    }
    root.at = at;
    if root.get("subnets").is_some() { Ok(root) } else { Err(cut) }
}

/// Writes the keys of subnets as an export does. Version 1 has ranges; version 2 numbers the subnets of one
/// size within the base network, and ends with the size in base 36: `3o` is the fourth /24.
fn spell_out(node: &mut Node, base: Option<Ipv4Net>, at: Spot) {
    node.at = at;
    let NodeValue::Map(entries) = &mut node.value else { return };
    for (key, node) in entries {
        match key.text.as_str() {
            "n" | "_n" => "_note".clone_into(&mut key.text),
            "c" | "_c" => "_color".clone_into(&mut key.text),
            text => {
                if let Some(range) = base.and_then(|base| numbered(base, text)) {
                    key.text = range.to_string();
                } else if !text.contains(['.', ':']) && text.starts_with(char::is_alphabetic) {
                    // Keys of newer versions other than notes and colours.
                    key.text = format!("_{text}");
                }
            }
        }
        node.at = at;
        spell_out(node, base, at);
    }
}

fn numbered(base: Ipv4Net, key: &str) -> Option<IpNet> {
    let last = key.char_indices().next_back()?;
    let number: u64 = key.get(..last.0)?.parse().ok()?;
    let length = u8::try_from(last.1.to_digit(36)?).ok()?;
    let size = 1_u64.checked_shl(32_u32.checked_sub(u32::from(length))?)?;
    let first = u64::from(u32::from(base.network())).checked_add(number.checked_mul(size)?)?;
    let range = Ipv4Net::new(u32::try_from(first).ok()?.into(), length).ok()?;
    base.contains(&range).then_some(range.into())
}
