//! Answers about lists of networks. A list can be long, so it is written as it goes: these are not
//! values but what `serde_json` can write.

use std::collections::BTreeMap;

use ipplan::{
    Addresses, Answer, Family, IpNet, Ipv4Net, Notice, Overlap, PrefixLen, Problem, Shortfall,
    Space, Usage, usage,
};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::read::{FileRead, Networks};

/// A count: a number up to 2⁵³ − 1, which every program reads exactly, and from there on its decimal
/// digits as a string.
pub(super) struct ExactCount(pub(super) u128);

impl Serialize for ExactCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match u64::try_from(self.0) {
            Ok(count) if count < 1 << 53 => serializer.serialize_u64(count),
            _ => serializer.collect_str(&self.0),
        }
    }
}

/// How many blocks of each length fit, by the number of the length.
#[derive(Default)]
pub(super) struct Fits(pub(super) BTreeMap<PrefixLen, u128>);

impl Serialize for Fits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_map(self.0.iter().map(|(length, fits)| (length.length(), ExactCount(*fits))))
    }
}

/// A network as text.
pub(super) struct NetworkText(pub(super) IpNet);

impl Serialize for NetworkText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            IpNet::V4(network) => serializer.serialize_str(Short::of(network).text()),
            IpNet::V6(network) => serializer.collect_str(&network),
        }
    }
}

/// The text of an IPv4 network. A list can hold millions of them: with `Display`, `ipplan free --format json` around
/// a million lines takes 634 ms of processor time instead of 426.
struct Short {
    bytes: [u8; 18],
    length: usize,
}

impl Short {
    fn of(network: Ipv4Net) -> Short {
        let mut short = Short { bytes: [0; 18], length: 0 };
        let [a, b, c, d] = network.addr().octets();
        for (number, after) in [(a, b'.'), (b, b'.'), (c, b'.'), (d, b'/')] {
            short.number(number);
            short.push(after);
        }
        short.number(network.prefix_len());
        short
    }

    fn number(&mut self, number: u8) {
        if number > 99 {
            self.push(b'0' + number / 100);
        }
        if number > 9 {
            self.push(b'0' + number / 10 % 10);
        }
        self.push(b'0' + number % 10);
    }

    fn push(&mut self, byte: u8) {
        if let Some(free) = self.bytes.get_mut(self.length) {
            *free = byte;
            self.length += 1;
        }
    }

    fn text(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// Writes what an iterator gives, without holding it.
pub(super) struct Each<F>(pub(super) F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct Counts {
    total: ExactCount,
    free: ExactCount,
    used: ExactCount,
}

impl From<Addresses> for Counts {
    fn from(addresses: Addresses) -> Counts {
        let Addresses { total, free, used } = addresses;
        Counts { total: ExactCount(total), free: ExactCount(free), used: ExactCount(used) }
    }
}

/// Where the wanted blocks go, in the order in which they were wanted; the last of them are the subnets
/// of the service, if there is one.
///
/// ```
/// let blocks = ["10.0.0.0/26".parse().unwrap()];
/// let json = ipplan_formats::json::placements(&blocks, None, &[], &[]);
/// let json = serde_json::to_value(json).unwrap();
/// assert_eq!(json["placements"][0]["address_prefix"], "10.0.0.0/26");
/// assert_eq!(json["placements"][0]["prefix_length"], 26);
/// ```
pub fn placements<'a>(
    blocks: &'a [IpNet],
    service: Option<&'a Answer>,
    notices: &'a [Notice],
    files: &'a [FileRead],
) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Placement<'a> {
        prefix_length: u8,
        address_prefix: NetworkText,
        #[serde(skip_serializing_if = "Option::is_none")]
        service: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        role: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct Document<'a, P> {
        placements: P,
        notices: &'a [Notice],
        files: &'a [FileRead],
    }
    let subnets = service.map_or(&[][..], |answer| &answer.subnets);
    let before = blocks.len().saturating_sub(subnets.len());
    let placement = move |(index, network): (usize, &IpNet)| {
        let subnet = usize::checked_sub(index, before).and_then(|index| subnets.get(index));
        Placement {
            prefix_length: network.prefix_len(),
            address_prefix: NetworkText(*network),
            service: service.filter(|_| subnet.is_some()).map(|answer| answer.service().id),
            role: subnet.map(|subnet| subnet.role),
        }
    };
    let placements = Each(move || blocks.iter().enumerate().map(placement));
    Document { placements, notices, files }
}

/// The proof that the wanted blocks don't fit, and what would mend it.
///
/// ```
/// use ipplan::{PrefixLen, Space, does_not_fit};
///
/// let space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// let wanted = [PrefixLen::v4(25), PrefixLen::v4(24)];
/// let shortfall = space.clone().carve_all(&wanted).unwrap_err();
/// let problem = does_not_fit(&space, &[], &wanted, &shortfall);
/// let json = ipplan_formats::json::shortfall(&shortfall, &problem, &[], &[]);
/// let json = serde_json::to_value(json).unwrap();
/// assert_eq!((&json["shortfall"]["wanted"], &json["shortfall"]["free"]), (&3.into(), &2.into()));
/// ```
pub fn shortfall<'a>(
    shortfall: &'a Shortfall,
    problem: &'a Problem,
    notices: &'a [Notice],
    files: &'a [FileRead],
) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Proof<'a> {
        prefix_length: PrefixLen,
        wanted: ExactCount,
        free: ExactCount,
        largest_free: &'a [ipplan::LargestFree],
    }
    #[derive(Serialize)]
    struct Answer<'a, H> {
        shortfall: Proof<'a>,
        hints: H,
        notices: &'a [Notice],
        files: &'a [FileRead],
    }
    let Shortfall { prefix_length, wanted, free, largest_free } = shortfall;
    let (wanted, free) = (ExactCount(*wanted), ExactCount(*free));
    Answer {
        shortfall: Proof { prefix_length: *prefix_length, wanted, free, largest_free },
        hints: problem.hints_as_data(),
        notices,
        files,
    }
}

/// The free blocks, and how many of every size still fit.
///
/// ```
/// use ipplan::Space;
///
/// let space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// let json = serde_json::to_value(ipplan_formats::json::free(&space, &[], &[])).unwrap();
/// assert_eq!(json["fits"]["26"], 4);
/// assert_eq!(json["addresses"]["total"], 256);
/// assert_eq!(json["free"][0], "10.0.0.0/24");
/// ```
pub fn free<'a>(
    space: &'a Space,
    notices: &'a [Notice],
    files: &'a [FileRead],
) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Declared {
        address_prefix: NetworkText,
        addresses: Counts,
        largest_free: Option<PrefixLen>,
    }
    #[derive(Serialize)]
    struct Answer<'a, F> {
        addresses: Counts,
        declared: Vec<Declared>,
        fits: Fits,
        notices: &'a [Notice],
        files: &'a [FileRead],
        free: F,
    }
    let usages = usage(space, 0);
    let fits = Fits(fits(&usages));
    let declared = usages.into_iter().map(|usage| Declared {
        address_prefix: NetworkText(usage.address_prefix),
        addresses: usage.addresses.into(),
        largest_free: usage.largest_free,
    });
    let declared: Vec<Declared> = declared.collect();
    let sum = |of: fn(&Counts) -> u128| {
        let each = declared.iter().map(|declared| of(&declared.addresses));
        ExactCount(each.fold(0, u128::saturating_add))
    };
    let (total, free, used) = (sum(|it| it.total.0), sum(|it| it.free.0), sum(|it| it.used.0));
    let blocks = Each(|| space.free().map(NetworkText));
    let addresses = Counts { total, free, used };
    Answer { addresses, declared, fits, notices, files, free: blocks }
}

/// How many blocks of each length still fit. As sizes are asked for: where both families are
/// declared, a length up to /32 is one of IPv4, a longer one of IPv6.
fn fits(usages: &[Usage]) -> BTreeMap<PrefixLen, u128> {
    let v4 = usages.iter().any(|usage| Family::of(&usage.address_prefix) == Family::V4);
    let mut fits = Usage::fits_together(usages);
    fits.retain(|length, _| {
        length.family() == Family::V4 || !v4 || length.length() > Family::V4.longest()
    });
    fits
}

/// Pairs of networks that overlap: `every` one, or those that show each range that overlaps, as in
/// [`Networks::overlaps`]. If there are `several` lists, so that a line alone does not identify a
/// network, each network names its file.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/24\n10.0.0.0/28\n").unwrap();
/// let json = serde_json::to_value(ipplan_formats::json::overlaps(&list, false, false)).unwrap();
/// assert_eq!(json["overlaps"][0]["a"]["address_prefix"], "10.0.0.0/24");
/// assert_eq!(json["overlaps"][0]["b"]["line"], 2);
/// ```
pub fn overlaps(list: &Networks, several: bool, every: bool) -> impl Serialize {
    #[derive(Serialize)]
    struct Answer<'a, P> {
        overlaps: P,
        notices: &'a [Notice],
        files: Vec<FileRead>,
    }
    #[derive(Serialize)]
    struct Pair<'a> {
        a: Listed<'a>,
        b: Listed<'a>,
    }
    let listed = move |index| Listed { list, index, several };
    let pair = move |pair: Overlap| Pair { a: listed(pair.outer), b: listed(pair.inner) };
    Answer {
        overlaps: Each(move || list.overlaps(every).map(pair)),
        notices: list.notices(),
        files: list.files(),
    }
}

/// One network of a list, with its place.
#[derive(Clone, Copy)]
struct Listed<'a> {
    list: &'a Networks,
    index: usize,
    several: bool,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.list.place(self.index);
        let mut map = serializer.serialize_map(None)?;
        let network = self.list.networks().get(self.index).copied();
        map.serialize_entry("address_prefix", &network.map(NetworkText))?;
        if self.several {
            map.serialize_entry("file", &place.and_then(|place| place.file))?;
        }
        map.serialize_entry("line", &place.map(|place| place.line).filter(|line| *line > 0))?;
        map.end()
    }
}

/// The fewest networks that cover the same addresses.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/25\n10.0.0.128/25\n").unwrap();
/// let json = serde_json::to_value(ipplan_formats::json::summary(&list)).unwrap();
/// assert_eq!(json["blocks"], serde_json::json!(["10.0.0.0/24"]));
/// ```
pub fn summary(list: &Networks) -> impl Serialize {
    blocks(|| ipplan::summarize(list.networks()), list)
}

/// Networks that were computed from lists.
///
/// ```
/// let list = ipplan_formats::read::networks(b"10.0.0.0/24").unwrap();
/// let half = || ["10.0.0.0/25".parse().unwrap()].into_iter();
/// let json = serde_json::to_value(ipplan_formats::json::blocks(half, &list)).unwrap();
/// assert_eq!(json["blocks"], serde_json::json!(["10.0.0.0/25"]));
/// ```
pub fn blocks<I: Iterator<Item = IpNet>>(
    blocks: impl Fn() -> I,
    list: &Networks,
) -> impl Serialize {
    #[derive(Serialize)]
    struct Answer<'a, B> {
        blocks: B,
        notices: &'a [Notice],
        files: Vec<FileRead>,
    }
    Answer {
        blocks: Each(move || blocks().map(NetworkText)),
        notices: list.notices(),
        files: list.files(),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use proptest::{prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #[test]
        fn short_text_is_the_text_of_the_library(bits: u32, length in 0_u8..=32) {
            let network = Ipv4Net::new(Ipv4Addr::from(bits), length).unwrap();
            let short = Short::of(network);
            prop_assert_eq!(short.text(), network.to_string());
        }
    }

    #[test]
    fn every_octet_is_written() {
        for octet in 0..=255 {
            let network = Ipv4Net::from(Ipv4Addr::from([octet; 4]));
            assert_eq!(Short::of(network).text(), network.to_string());
        }
    }

    #[test]
    fn counts_are_exact_for_every_program() {
        let json = |count| serde_json::to_string(&ExactCount(count)).unwrap();
        assert_eq!(json(0), "0");
        assert_eq!(json((1 << 53) - 1), "9007199254740991");
        assert_eq!(json(1 << 53), "\"9007199254740992\"");
        assert_eq!(json(u128::MAX), "\"340282366920938463463374607431768211455\"");
    }
}
