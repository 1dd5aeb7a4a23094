//! Lists of networks, as they are found: by hand, from Windows, out of spreadsheets and portals.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{IpNet, Problem};
use ipplan_formats::read::{Networks, networks};
use proptest::prelude::*;

#[track_caller]
fn reads(text: &[u8], expected: &[(&str, usize)]) {
    let list = networks(text).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let found: Vec<(String, usize)> = list
        .networks()
        .iter()
        .enumerate()
        .map(|(index, network)| (network.to_string(), list.place(index).unwrap().line))
        .collect();
    let expected: Vec<(String, usize)> =
        expected.iter().map(|(network, line)| ((*network).to_string(), *line)).collect();
    assert_eq!(found, expected);
}

/// The place, the code and the message of every problem.
fn problems(text: &str) -> Vec<String> {
    let tell = |it: &Problem| format!("{} {}: {}", it.place, it.code, it.message);
    networks(text.as_bytes()).unwrap_err().iter().map(tell).collect()
}

#[test]
fn by_hand() {
    reads(b"", &[]);
    reads(b"\n \n# nothing\n\t# here", &[]);
    reads(
        b"# used\n10.0.0.0/24\n\n  10.0.1.0/24 # web\n10.0.2.7#gateway\n\tfd00::/64\t\n::1",
        &[
            ("10.0.0.0/24", 2),
            ("10.0.1.0/24", 4),
            ("10.0.2.7/32", 5),
            ("fd00::/64", 6),
            ("::1/128", 7),
        ],
    );
    reads(
        b"0.0.0.0/0\n::/0\n255.255.255.255",
        &[("0.0.0.0/0", 1), ("::/0", 2), ("255.255.255.255/32", 3)],
    );
}

#[test]
fn from_windows() {
    reads(
        b"\xef\xbb\xbf10.0.0.0/24\r\n\r\n10.0.1.0/24\r\n",
        &[("10.0.0.0/24", 1), ("10.0.1.0/24", 3)],
    );
    let text = "10.0.0.0/24\r\n10.0.1.0/24 # B\u{fc}ro\r\n";
    let little: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for text in [little, big] {
        reads(&text, &[("10.0.0.0/24", 1), ("10.0.1.0/24", 2)]);
    }
    // Latin-1 in a comment harms nobody.
    reads(b"10.0.0.0/24 # B\xfcro\n", &[("10.0.0.0/24", 1)]);
}

#[test]
fn as_csv() {
    let expected = &[("10.0.0.0/24", 2), ("10.0.1.0/24", 3)];
    reads(b"name,address_prefix\nweb,10.0.0.0/24\ndb,10.0.1.0/24\n", expected);
    reads(b"Name;Address prefix\r\nweb;10.0.0.0/24\r\ndb;10.0.1.0/24\r\n", expected);
    reads(b"addressPrefix\tname\n10.0.0.0/24\tweb, old\n10.0.1.0/24\tdb\n", expected);
    reads(
        b"\xef\xbb\xbf\"Name\",\"CIDR\"\n\"web\",\"10.0.0.0/24\"\n\"db\",\"10.0.1.0/24\"",
        expected,
    );
    reads(b"cidr\n10.0.0.0/24 # web\n10.0.1.0/24\n", expected);
    // The name of the subnet is not the subnet.
    reads(b"subnet,prefix\nweb,10.0.0.0/24\ndb,10.0.1.0/24\n", expected);
    reads(
        b"# export\r\n\r\nname,range\r\n  # more\r\nweb,10.0.0.0/24\r\n\r\n# db\r\ndb,10.0.1.0/24\r\n",
        &[("10.0.0.0/24", 5), ("10.0.1.0/24", 8)],
    );
    // Quoted fields may hold the delimiter and the end of a line.
    reads(
        b"note,cidr\n\"a, \"\"b\"\"\nc\",10.0.0.0/24\nd,10.0.1.0/24\n",
        &[("10.0.0.0/24", 2), ("10.0.1.0/24", 4)],
    );
    // Several in one field.
    reads(
        b"name,addressPrefixes\nweb,\"[\"\"10.0.0.0/24\"\",\"\"fd00::/64\"\"]\"\n",
        &[("10.0.0.0/24", 2), ("fd00::/64", 2)],
    );
}

#[test]
fn every_line_that_is_wrong_is_told_with_its_place() {
    assert_eq!(
        problems(
            "10.0.0.5/24\n10.0.0.0/24\n  10.0.0/24 # web\n\u{fc}\n\tfd00::1/64\n10.0.0.0/24,x"
        ),
        [
            "1:1 host-bits: 10.0.0.5/24 has host bits set",
            "3:3 not-a-network: \"10.0.0/24\" is not a network",
            "4:1 not-a-network: \"\u{fc}\" is not a network",
            "5:2 host-bits: fd00::1/64 has host bits set",
            "6:1 not-a-network: \"10.0.0.0/24,x\" is not a network",
        ]
    );
    assert_eq!(
        problems("name,cidr,x\r\nb\u{fc}ro,10.0.0.5/24,\r\nweb\r\ndb,,\r\n\"a,\r\nb\",no,\r\n"),
        [
            "2:6 host-bits: 10.0.0.5/24 has host bits set",
            "3:4 not-a-network: the row has nothing in its column cidr",
            "4:4 not-a-network: the row has nothing in its column cidr",
            "6:4 not-a-network: \"no\" is not a network",
        ]
    );
}

#[test]
fn lists_keep_their_places() {
    let mut list = Networks::default();
    list.append(IpNet::from(std::net::IpAddr::from([10, 0, 0, 1])).into());
    list.append(networks(b"10.0.0.0/24\n").unwrap().named("a.txt"));
    list.append(networks(b"\n10.0.1.0/24\n").unwrap());
    list.append(networks(b"").unwrap().named("empty.txt"));
    list.append(networks(b"\n\n10.0.2.0/24").unwrap().named("b.txt"));
    let places: Vec<Option<String>> =
        (0..5).map(|index| list.place(index).map(|place| place.to_string())).collect();
    let expected = [None, Some("a.txt:1"), Some("line 2"), Some("b.txt:3"), None];
    assert_eq!(places, expected.map(|place| place.map(str::to_string)));
}

fn network() -> impl Strategy<Value = IpNet> {
    let v4 = (any::<[u8; 4]>(), 0_u8..=32);
    let v6 = (any::<[u8; 16]>(), 0_u8..=128);
    prop_oneof![
        v4.prop_map(|(address, length)| IpNet::new(address.into(), length).unwrap().trunc()),
        v6.prop_map(|(address, length)| IpNet::new(address.into(), length).unwrap().trunc()),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_back(list in prop::collection::vec(network(), 0..20)) {
        let lines = list.iter().map(|network| format!("{network}\n"));
        let lines = lines.collect::<Vec<_>>().concat();
        let read = networks(lines.as_bytes()).unwrap();
        prop_assert_eq!(read.networks(), &list);
        let rows = list.iter().map(|network| format!("x,{network}\r\n"));
        let rows = rows.collect::<Vec<_>>().concat();
        let csv = format!("name,address_prefix\r\n{rows}");
        let read = networks(csv.as_bytes()).unwrap();
        prop_assert_eq!(read.networks(), &list);
    }

    #[test]
    fn junk_never_panics(text: Vec<u8>) {
        let _ = networks(&text);
    }

    #[test]
    fn junk_made_of_likely_parts_never_panics(
        parts in prop::collection::vec(prop::sample::select(vec![
            "10.0.0.0", "/24", "/", "fd00::", "#", "\n", "\r\n", "\r", ",", ";", "\t", "\"", " ",
            "cidr", "name", "\u{feff}", "x", "255.255.255.0", "\n\n", "[", "\u{fc}",
        ]), 0..40)
    ) {
        let text = parts.concat();
        // A line is read, told or empty.
        if let Ok(list) = networks(text.as_bytes()) {
            prop_assert!(list.networks().len() <= text.len());
        }
    }

    /// No line is dropped: each is a network, a problem, blank or a comment.
    #[test]
    fn every_line_counts(lines in prop::collection::vec(prop_oneof![
        Just((" ", 0)), Just(("# 10.0.0.0/8", 0)), Just(("10.0.0.0/8 # x", 1)), Just(("::1\r", 1)),
        Just(("10.0.0.1/8", 2)), Just(("x", 2)),
    ], 0..20)) {
        let text = lines.iter().map(|(line, _)| format!("{line}\n")).collect::<Vec<_>>().concat();
        let places = |kind| -> Vec<usize> {
            (1..).zip(&lines).filter(|(_, line)| line.1 == kind).map(|(number, _)| number).collect()
        };
        match networks(text.as_bytes()) {
            Ok(list) => {
                let found = (0..list.networks().len()).map(|at| list.place(at).unwrap().line);
                prop_assert_eq!(found.collect::<Vec<_>>(), places(1));
                prop_assert!(places(2).is_empty());
            }
            Err(problems) => {
                let line = |it: &Problem| it.place.split_once(':').unwrap().0.parse().unwrap();
                prop_assert_eq!(problems.iter().map(line).collect::<Vec<usize>>(), places(2));
            }
        }
    }
}
