//! Plans of Visual Subnet Calculator: its exports, and the links by which it shares them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write as _;

use ipplan::Inventory;
use ipplan_formats::read;
use proptest::prelude::*;

const PAGE: &str = "https://visualsubnetcalc.com/index.html?c=";

fn exists(name: &str, text: &str) -> Inventory {
    let (inventory, problems) = read::inventory(&[(name, text.as_bytes())]);
    assert!(problems.is_empty(), "{text}\n{problems:#?}");
    inventory
}

/// A network a line, with its subnets below it.
fn shown(inventory: &Inventory) -> String {
    let mut text = String::new();
    for network in &inventory.networks {
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        writeln!(text, "{} [{}]", network.name, space.join(" ")).unwrap();
        for subnet in &network.subnets {
            let prefixes: Vec<String> = subnet.prefixes.iter().map(ToString::to_string).collect();
            writeln!(text, "  {} {}", subnet.name, prefixes.join(" ")).unwrap();
        }
    }
    text
}

/// A link as the calculator makes it of what its short keys say.
fn link(short: &str) -> String {
    format!("{PAGE}1{}", lz_str::compress_to_encoded_uri_component(short))
}

/// The parts of a link that are not read, and why.
fn not_read(link: &str) -> String {
    let (inventory, _) = read::inventory(&[("plan.url", link.as_bytes())]);
    let mut words = inventory.files[0].not_read.iter().map(|it| it.why.as_str());
    let why = words.next().unwrap_or_default().to_owned();
    assert_eq!((inventory.networks.len(), words.next()), (0, None), "{link}");
    why
}

#[test]
fn an_export() {
    let text = r##"{"config_version": "1", "subnets": {"10.0.0.0/16": {
        "10.0.0.0/17": {"_note": "web", "_color": "#fff"}, "10.0.128.0/17": {"_note": " "}, "x": {}}}}"##;
    let inventory = exists("plan.json", text);
    assert_eq!(shown(&inventory), "10-0-0-0-16 [10.0.0.0/16]\n  web 10.0.0.0/17\n");
    assert_eq!(inventory.files[0].not_read.len(), 1);
}

/// The link of the page before anything is changed in it, as others publish it.
#[test]
fn the_link_of_the_empty_page() {
    let link = format!("{PAGE}1N4IgbiBcIEwgNCARlEBGADAOm7g9GgGwIgDOUoGA5hQL71A");
    assert_eq!(shown(&exists("plan.url", &link)), "10-0-0-0-16 [10.0.0.0/16]\n");
}

#[test]
fn ranges_for_keys() {
    let short = r##"{"config_version": "1", "subnets": {"10.0.0.0/22": {
        "10.0.0.0/23": {"10.0.0.0/24": {"_n": "web", "_c": "#ffd6a5"}, "10.0.1.0/24": {}},
        "10.0.2.0/23": {"_n": "data and jobs"}}}}"##;
    let inventory = exists("link.txt", &link(short));
    assert_eq!(
        shown(&inventory),
        "10-0-0-0-22 [10.0.0.0/22]\n  web 10.0.0.0/24\n  data and jobs 10.0.2.0/23\n"
    );
}

/// Version 2 numbers the subnets of one size within the base: the last letter is the size in base 36.
#[test]
fn numbers_for_keys() {
    let short = r##"{"v": "2", "m": "AZURE", "b": "10.4.0.0/22", "s": {"0m": {
        "0n": {"0o": {"_n": "web", "_c": "#ffd6a5"}, "1o": {}},
        "1n": {"2o": {}, "3o": {"6p": {"_n": "db"}, "7p": {}}}}}}"##;
    let inventory = exists("plan.url", &format!("  {}&x=1\n", link(short)));
    assert_eq!(
        shown(&inventory),
        "10-4-0-0-22 [10.4.0.0/22]\n  web 10.4.0.0/24\n  db 10.4.3.0/25\n"
    );
    assert!(inventory.files[0].not_read.is_empty());
    // A number that lies outside of the base is shown, and never taken for a range.
    let outside = r#"{"v": "2", "b": "10.4.0.0/22", "s": {"0m": {"4o": {"_n": "web"}}}}"#;
    let inventory = exists("plan.url", &link(outside));
    assert_eq!(inventory.files[0].not_read.len(), 1, "{}", shown(&inventory));
}

#[test]
fn links_that_cannot_be_read() {
    let good = link(r#"{"v": "2", "b": "10.4.0.0/22", "s": {"0m": {}}}"#);
    let damaged = "the link is damaged: part of it may be cut off";
    assert_eq!(not_read(&good[..good.len() - 9]), damaged);
    assert_eq!(not_read(&link("[]")), damaged);
    assert_eq!(not_read(&link("{}")), damaged);
    assert_eq!(not_read(PAGE), "the link is of a version that is not known");
    assert_eq!(
        not_read(&good.replace("?c=1", "?c=2")),
        "the link is of a version that is not known"
    );
    assert_eq!(not_read(&format!("{good}{}", "A".repeat(20 << 10))), "the link is too long");
}

proptest! {
    #[test]
    fn no_link_panics(packed in "[A-Za-z0-9+$%-]{0,300}", short in "[{}\":,_a-z0-9./ ]{0,80}") {
        read::inventory(&[("plan.url", format!("{PAGE}1{packed}").as_bytes())]);
        read::inventory(&[("plan.url", link(&short).as_bytes())]);
    }
}
