//! Lists of networks, as they are found: by hand, from Windows, out of spreadsheets and portals.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{AddressSpace, IpNet, Network, Problem};
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
    let shown = |it: &Problem| format!("{} {}: {}", it.place, it.code, it.message);
    networks(text.as_bytes()).unwrap_err().iter().map(shown).collect()
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
            "3:3 not-a-network: `10.0.0/24` is not a network",
            "4:1 not-a-network: `\u{fc}` is not a network",
            "5:2 host-bits: fd00::1/64 has host bits set",
            "6:1 not-a-network: `10.0.0.0/24,x` is not a network",
        ]
    );
    assert_eq!(
        problems("name,cidr,x\r\nb\u{fc}ro,10.0.0.5/24,\r\nweb\r\ndb,,\r\n\"a,\r\nb\",no,\r\n"),
        [
            "2:6 host-bits: 10.0.0.5/24 has host bits set",
            "3:4 not-a-network: the row has no value in its column `cidr`",
            "4:4 not-a-network: the row has no value in its column `cidr`",
            "6:4 not-a-network: `no` is not a network",
        ]
    );
}

/// A mask belongs to the address next to it, with any name and in any notation.
#[test]
fn masks_and_lengths() {
    for (names, cells) in [
        ("network,netmask", "10.0.0.0,255.255.255.0"),
        ("subnet,mask", "10.0.0.0,24"),
        ("subnet,mask", "10.0.0.0,/24"),
        ("Subnet;Maske", "10.0.0.0;24"),
        ("Netz;Netzmaske;Ort", "10.0.0.0;255.255.255.0;Ulm"),
        ("Subnetz\tPr\u{e4}fixl\u{e4}nge", "10.0.0.0\t24"),
        ("Network,Prefix length", "10.0.0.0,24"),
        ("address,mask", "10.0.0.0,255.255.255.0"),
        ("\"networks\",\"subnet_mask\"", "\"10.0.0.0\",\"255.255.255.0\""),
        ("header-network,address*,netmask*,comment", "network,10.0.0.0,255.255.255.0,dc"),
        ("network_address,subnet_mask", "10.0.0.0,255.255.255.0"),
        ("IP Address,Subnet", "10.0.0.0,255.255.255.0"),
        ("bits|network", "24|10.0.0.0"),
        ("network,cidr", "10.0.0.0,24"),
        ("network,cidr", "10.0.0.0,/24"),
        ("network,prefix", "10.0.0.0,24"),
        ("site,ip,slash", "ulm,10.0.0.0,/24"),
        ("Network,Netmask,CIDR", "10.0.0.0,255.255.255.0,24"),
        ("subnet,name", "10.0.0.0 255.255.255.0,dc"),
        ("subnet,name", "\"10.0.0.0,255.255.255.0\",dc"),
        ("subnet,name", "10.0.0.0-10.0.0.255,dc"),
        ("Start IP,End IP,Name", "10.0.0.0,10.0.0.255,dc"),
    ] {
        reads(format!("{names}\r\n{cells}\r\n").as_bytes(), &[("10.0.0.0/24", 2)]);
        reads(
            format!("sep=,\n{names}\n{cells}\n")
                .replace(
                    "sep=,",
                    match names {
                        it if it.contains(';') => "sep=;",
                        it if it.contains('\t') => "sep=\t",
                        it if it.contains('|') => "sep=|",
                        _ => "sep=,",
                    },
                )
                .as_bytes(),
            &[("10.0.0.0/24", 3)],
        );
        let titled = format!("Address plan\n\nas of 2026-11-01\n{names}\n{cells}\n");
        reads(titled.as_bytes(), &[("10.0.0.0/24", 5)]);
    }
    for (text, problem) in [
        (
            "subnet,mask\n10.0.0.0,\n",
            "2:10 not-a-network: 10.0.0.0 has no prefix length, and `mask` is empty",
        ),
        ("subnet,mask\n10.0.0.5,24\n", "2:1 host-bits: 10.0.0.5/24 has host bits set"),
        (
            "subnet,mask\n10.0.0.0,255.0.255.0\n10.0.1.0,24\n",
            "2:10 not-a-prefix-length: `255.0.255.0` is neither a mask nor a prefix length",
        ),
        (
            "subnet,mask\n10.0.0.0/24,25\n",
            "2:13 not-a-network: 10.0.0.0/24 contradicts `25`, which is another length",
        ),
    ] {
        assert_eq!(problems(text), [problem], "{text}");
    }
}

/// Nothing in a table is left out: not a cell, not a row after a quote, not a row that looks like a
/// comment.
#[test]
fn no_row_is_overlooked() {
    for (text, problem) in [
        (
            "name,address_prefix\nweb,10.0.0.0/24,10.0.1.0/24\n",
            "2:17 syntax: the row has more cells than there are columns",
        ),
        (
            "address_prefix,note\n10.0.0.0/24,\"rack\n10.0.1.0/24,b\n",
            "2:13 syntax: a quote is not closed",
        ),
        (
            "address_prefix,note\n10.0.0.0/24,\"rack\n10.0.1.0/24,\"b\"\n",
            "2:13 syntax: a quote is closed in the middle of a cell",
        ),
        (
            "address_prefix,note\n10.0.0.0/24,\"rack\n10.0.1.0/24,b\"\n",
            "2:13 syntax: a quoted cell spans several lines and contains networks",
        ),
        ("cidr,name\n", ": no-networks: the file has text, but no network was found in it"),
    ] {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].trim_start(), problem.trim_start_matches(": "), "{text}");
    }
    reads(
        b"name,address_prefix\n#web,10.0.1.0/24\napi,10.0.0.0/24\n# gone, and no more\n",
        &[("10.0.1.0/24", 2), ("10.0.0.0/24", 3)],
    );
    // A note over several lines is a note.
    reads(
        b"cidr,note\n10.0.0.0/24,\"a\nb\"\n10.0.1.0/24,c\n",
        &[("10.0.0.0/24", 2), ("10.0.1.0/24", 4)],
    );
}

#[test]
fn what_else_stands_in_lines() {
    reads(
        b"10.0.0.0 255.255.255.0\n\"10.0.1.0/24\",\n10.0.2.0-10.0.3.255\n10.0.4.0 0.0.0.255\n10.0.5.0/24 10.0.6.0/24\n",
        &[
            ("10.0.0.0/24", 1),
            ("10.0.1.0/24", 2),
            ("10.0.2.0/23", 3),
            ("10.0.4.0/24", 4),
            ("10.0.5.0/24", 5),
            ("10.0.6.0/24", 5),
        ],
    );
    reads(b"[\"10.0.0.0/24\",\n \"10.0.1.0/24\"]", &[("10.0.0.0/24", 1), ("10.0.1.0/24", 2)]);
    let notices = |text: &[u8]| -> Vec<String> {
        networks(text).unwrap().notices().iter().map(|it| it.code.id.to_owned()).collect()
    };
    assert_eq!(notices(b"10.0.0.0\n10.0.1.0/32\n10.0.0.7\n"), ["no-length"]);
    assert_eq!(notices(b"ip,name\n10.0.0.0,a\n10.0.0.7,b\n"), ["no-length"]);
    assert_eq!(notices(b""), ["empty-file"]);
    assert_eq!(notices(b"# nothing yet\n\n"), ["empty-file"]);
}

#[test]
fn what_is_said_of_a_network_is_its_name() {
    let names = |text: &[u8]| -> Vec<(String, String)> {
        let read = ipplan_formats::read::any(text, "used.txt");
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        let all = read.request.networks.iter();
        let space = |it: &Network| match &it.space {
            AddressSpace::Declared(space) => space[0].to_string(),
            AddressSpace::From { pool, .. } => panic!("{pool}"),
        };
        all.map(|(name, it)| (space(it), name.clone())).collect()
    };
    let said = |range: &str, name: &str| (range.to_owned(), name.to_owned());
    for text in [
        "10.1.0.0/24 web front\n10.2.0.0/24\tdb\n",
        "# Our networks\n10.1.0.0/24 # web front\n10.2.0.0/24 ## db\n",
        "; old\n10.1.0.0/24 ; web front\n// new\n10.2.0.0/24 // db\n",
    ] {
        let expected = [said("10.2.0.0/24", "db"), said("10.1.0.0/24", "web-front")];
        assert_eq!(names(text.as_bytes()), expected, "{text}");
    }
    // Two of one name, one that no network can have, and a comment for two networks.
    let text =
        b"10.1.0.0/24 # lab\n10.2.0.0/24 # Lab\n10.3.0.0/24 # -\n10.4.0.0/24 10.5.0.0/24 # x y\n";
    let mut all: Vec<String> = names(text).into_iter().map(|(_, name)| name).collect();
    all.sort_unstable();
    let expected =
        ["10-3-0-0-24", "10-4-0-0-24", "10-5-0-0-24", "Lab-10-2-0-0-24", "lab-10-1-0-0-24"];
    assert_eq!(all, expected);
    // What is about something else is no list.
    assert_eq!(problems("10.0.0.0/24 via 10.1.1.1 dev eth0\n").len(), 1);
    assert_eq!(problems("10.0.0.0/24 web, 10.0.1.0/24 db\n").len(), 1);
}

#[test]
fn which_is_the_network_and_which_the_subnet() {
    use ipplan_formats::read::Level::{Network, Pool, Subnet, Unsaid};
    for (text, expected) in [
        (
            "VNet,AddressSpace,Subnet,AddressPrefix\nhub,10.0.0.0/16,web,10.0.1.0/24\n",
            &[Network, Subnet][..],
        ),
        ("Network,Subnet\n10.0.0.0/16,10.0.1.0/24\n", &[Network, Subnet]),
        ("Subnet,Network\n10.0.1.0/24,10.0.0.0/16\n", &[Network, Subnet]),
        ("Netz;Subnetz\n10.0.0.0/16;10.0.1.0/24\n;10.0.2.0/24\n", &[Network, Subnet, Subnet]),
        ("vnetName,vnetCidr,snetName,snetCidr\na,10.0.0.0/16,b,10.0.1.0/24\n", &[Network, Subnet]),
        (
            "range,subnetNames,subnetRanges\n10.0.0.0/16,\"a,b\",\"10.0.1.0/24,10.0.2.0/24\"\n",
            &[Network, Subnet, Subnet],
        ),
        ("cidr,range\n10.0.0.0/16,10.0.1.0/24\n", &[Network, Subnet]),
        ("type,prefix\nvnet,10.0.0.0/16\nsubnet,10.0.1.0/24\n", &[Network, Subnet]),
        ("name,cidr\na,10.0.0.0/16\nb,10.0.1.0/24\n", &[Unsaid, Unsaid]),
        ("ipv4 prefix,ipv6 prefix\n10.0.0.0/16,fd00::/64\n", &[Unsaid, Unsaid]),
        (
            "prefix,status\n10.0.0.0/8,container\n10.0.0.0/16,container\n10.0.1.0/24,active\n10.9.0.0/24,active\n",
            &[Pool, Network, Subnet, Network],
        ),
    ] {
        let list =
            networks(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}{problems:#?}"));
        let levels: Vec<_> = (0..list.networks().len()).map(|index| list.level(index)).collect();
        assert_eq!(levels, expected, "{text}");
    }
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
        match networks(csv.as_bytes()) {
            Ok(read) => prop_assert_eq!(read.networks(), &list),
            // A table without rows is not an empty list.
            Err(_) => prop_assert!(list.is_empty()),
        }
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
        // A line is read, found or empty.
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
