//! A long list read some items at a time says what it says as a whole.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::io::{self, Read};

use ipplan::Inventory;
use ipplan_formats::read;
use proptest::prelude::*;

/// A network as the Azure CLI writes it, over several lines or in one.
fn network(number: usize, in_lines: bool) -> String {
    let mut subnets = String::new();
    for subnet in 0..8 {
        let comma = if subnet == 0 { "" } else { "," };
        let address = format!("10.{}.{}.{}", number / 128 % 256, number % 128, subnet * 32);
        // Every hundredth range is wrong, so that its place is reported.
        let length = if number % 100 == 7 && subnet == 3 { "x" } else { "27" };
        write!(
            subnets,
            "{comma}\n{{\"name\": \"zürich, [{{\\\"{subnet}\", \"id\": \"/n/{number}/subnets/{subnet}\",\n \
             \"addressPrefix\": \"{address}/{length}\", \"delegations\": []}}"
        )
        .unwrap();
    }
    let network = format!(
        "\n{{\"name\": \"net-{number}\", \"location\": \"westeurope\",\n\"id\": \"/n/{number}\", \
         \"addressSpace\": {{\"addressPrefixes\": [\"10.{}.{}.0/24\"]}}, \"tags\": null,\n\
         \"subnets\": [{subnets}]}}",
        number / 128 % 256,
        number % 128,
    );
    if in_lines { network } else { network.replace('\n', "") }
}

fn networks(in_lines: bool) -> String {
    let all: Vec<String> = (0..400).map(|number| network(number, in_lines)).collect();
    all.join(",")
}

/// Gives its text in parts of any size, as a network drive does.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1 * 31 % 70_001 + 1;
        let size = self.1.min(self.0.len()).min(into.len());
        let (now, rest) = self.0.split_at(size);
        into[..size].copy_from_slice(now);
        self.0 = rest;
        Ok(size)
    }
}

fn large(text: &str) -> Option<Inventory> {
    read::large("vnets.json", Slow(text.as_bytes(), 4_096)).unwrap()
}

fn same_as_whole(text: &str) {
    let (beside, problems) = read::inventory_beside(large(text).unwrap(), &[]);
    assert!(problems.is_empty());
    let (whole, _) = read::inventory(&[("vnets.json", text.as_bytes())]);
    assert_eq!(whole.networks.len(), 400);
    assert_eq!(beside.files, whole.files);
    for (beside, whole) in beside.networks.iter().zip(&whole.networks) {
        assert_eq!(beside, whole);
    }
    assert_eq!(beside, whole);
}

#[test]
fn a_list_over_many_lines() {
    let text = format!("\u{feff}\n [{}\n]\n", networks(true));
    assert!(text.len() > 4 << 16); // several pieces
    same_as_whole(&text);
    let found = large(&text).unwrap();
    assert_eq!(found.files[0].not_read.len(), 4);
    assert_eq!(found.files[0].not_read[3].origin.path, "[307].subnets[3].addressPrefix");
}

#[test]
fn a_list_in_one_line() {
    same_as_whole(&format!("[{}]", networks(false)));
}

#[test]
fn the_answer_of_an_interface() {
    let after = "\"nextLink\": null, \"more\": [1, {}]";
    same_as_whole(&format!("{{\"facets\": [], \"value\" :\n[{}\n], {after}}}", networks(true)));
    same_as_whole(&format!("{{\"count\": 400, \"data\":[{}]}}", networks(false)));
}

#[test]
fn rows_of_one_network_in_several_pieces() {
    let row = |number: usize| {
        format!(
            "{{\"vnetName\": \"net-{}\", \"resourceGroup\": \"main\", \"subnetName\": \"subnet-{number}\", \
             \"subnetPrefix\": \"10.{}.{}.0/24\", \"padding\": \"{}\"}}",
            number % 20,
            number / 256,
            number % 256,
            "x".repeat(500)
        )
    };
    let rows: Vec<String> = (0..600).map(row).collect();
    let text = format!("[{}]", rows.join(",\n"));
    let (beside, _) = read::inventory_beside(large(&text).unwrap(), &[]);
    let (whole, _) = read::inventory(&[("vnets.json", text.as_bytes())]);
    assert_eq!(whole.networks.len(), 20);
    assert_eq!(whole.networks[3].subnets.len(), 30);
    assert_eq!(beside, whole);
}

#[test]
fn whatever_is_wrong_is_left_to_the_whole() {
    let (network, many) = (network(1, true), networks(true));
    let wrong = [
        format!("[{many}"),
        format!("[{many},]"),
        format!("[{many}]]"),
        format!("[{many}] {{}}"),
        format!("[,{many}]"),
        format!("[{many}, \"]"),
        format!("[{many},{{\"name\": }}]"),
        format!("[{many}}}"),
        format!("{{\"value\": [{many}]"),
        format!("{{\"other\": [{many}]}}"),
        format!("{{\"a\": {{\"value\": [{many}]}}}}"),
        format!("[{many},,{many}]"),
        "[]".to_owned(),
        "[{\"a\": 1}]".to_owned(),
        network,
        String::new(),
        "10.0.0.0/24\n".to_owned(),
        "networks: {hub: {space: [10.0.0.0/24]}}\n".to_owned(),
    ];
    for text in wrong {
        assert!(large(&text).is_none(), "{}", &text[..text.len().min(60)]);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read::large("x", bytes.as_slice()).unwrap();
    }

    #[test]
    fn short_lists_with_one_change_are_read_as_a_whole_or_left(at in 0..600_usize, byte in any::<u8>()) {
        let mut text = format!("{{\"value\": [{},{}]}}", network(7, true), network(8, false)).into_bytes();
        let at = at % text.len();
        text[at] = byte;
        if let Some(found) = read::large("vnets.json", text.as_slice()).unwrap() {
            let (beside, _) = read::inventory_beside(found, &[]);
            let (whole, problems) = read::inventory(&[("vnets.json", &text)]);
            prop_assert!(problems.is_empty());
            prop_assert_eq!(beside, whole);
        }
    }
}
