//! The content of a line or a cell: a network, several of them, an address with its mask, or a
//! range.

use std::net::{IpAddr, Ipv4Addr};

use ipplan::{Family, IpNet, Problem, between, codes};

use crate::read::syntax::address;
use crate::read::syntax::words::quoted;

/// One thing that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A network with its length.
    Network(IpNet),
    /// An address without a length.
    Address(IpAddr),
    /// Everything from the first address to the last.
    Between(IpAddr, IpAddr),
}

impl Said {
    /// The networks that it consists of.
    pub(crate) fn networks(self) -> Vec<IpNet> {
        match self {
            Said::Network(network) => vec![network],
            Said::Address(address) => vec![address.into()],
            Said::Between(first, last) => between(first, last).into_iter().flatten().collect(),
        }
    }

    /// Whether a length was probably left out: an address that ends in .0 is seldom that of a machine.
    pub(crate) fn lacks_length(self) -> bool {
        matches!(self, Said::Address(IpAddr::V4(address)) if address.octets()[3] == 0)
    }
}

/// Reads all of a text that has no comment any more.
///
/// Separators are blanks, commas and semicolons; quotes and brackets around the parts mean nothing.
/// Two addresses are a network with its mask (or wildcard mask), two addresses with a dash between
/// them a range.
pub(crate) fn ranges(text: &str) -> Result<Vec<Said>, Vec<Problem>> {
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    let words = words(text);
    let mut rest = words.as_slice();
    while let Some((word, more)) = rest.split_first() {
        let (read, used) = step(*word, more);
        match read {
            Ok(Some(read)) => said.push(read),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
        rest = more.get(used..).unwrap_or_default();
    }
    if problems.is_empty() { Ok(said) } else { Err(problems) }
}

/// Whether this is a mask, and no address: `255.255.255.0`.
pub(crate) fn mask(text: &str) -> Option<u8> {
    let mask: Ipv4Addr = text.parse().ok()?;
    (mask.octets()[0] == 255).then(|| contiguous(u32::from(mask))).flatten()
}

/// A part of a text, and whether something else than blanks separates it from the one before.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    apart: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let (mut words, mut apart) = (Vec::new(), false);
    let separates = |letter: char| letter.is_whitespace() || "\",;[]'`(){}|".contains(letter);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let end = if separates(letter) || is_dash(letter) {
            letter.len_utf8()
        } else {
            rest.find(|it| separates(it) || is_dash(it)).unwrap_or(rest.len())
        };
        let (word, more) = rest.split_at(end);
        if !separates(letter) {
            words.push(Word { text: word, apart });
            apart = false;
        } else if ",;|\n".contains(letter) {
            apart = true;
        }
        rest = more;
    }
    words
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}')
}

/// Reads a word with the following words that belong to it, and returns how many these are.
fn step(word: Word<'_>, more: &[Word<'_>]) -> (Result<Option<Said>, Problem>, usize) {
    let next = |at: usize| more.get(at).map_or("", |word| word.text);
    let Ok(address) = word.text.parse::<IpAddr>() else {
        // A length that stands apart from its slash: `10.0.0.0/ 24`.
        if word.text.ends_with('/') && word.text.len() > 1 && is_number(next(0)) {
            return (one(&format!("{}{}", word.text, next(0))).map(Some), 1);
        }
        return (one(word.text).map(Some), 0);
    };
    if next(0).starts_with(is_dash) || ["to", "bis", "..", "..."].contains(&next(0)) {
        return (range(address, next(1)).map(Some), 2.min(more.len()));
    }
    match next(0) {
        "/" if is_number(next(1)) => return (one(&format!("{address}/{}", next(1))).map(Some), 2),
        length if length.starts_with('/') && length.len() > 1 => {
            return (one(&format!("{}{length}", word.text)).map(Some), 1);
        }
        _ => {}
    }
    let beside = next(0).parse::<Ipv4Addr>().ok().filter(|_| address.is_ipv4());
    if let Some(beside) = beside {
        if let Some(length) = masked(beside) {
            return (with_length(address, length).map(Some), 1);
        }
        if !more.first().is_some_and(|word| word.apart) {
            let message = format!("{} is two addresses", quoted(&format!("{address} {beside}")));
            let problem = Problem::new(&codes::NOT_A_NETWORK, message);
            let hint = format!(
                "write `{address}-{beside}` for a range, and a comma between two \
                                addresses"
            );
            return (Err(problem.hint(hint)), 1);
        }
    }
    if mask(word.text).is_some() {
        let message = format!("{} is a mask, and there is no address before it", quoted(word.text));
        let problem = Problem::new(&codes::NOT_A_NETWORK, message);
        return (Err(problem.hint("write the address of the network and its mask together")), 0);
    }
    (Ok(Some(Said::Address(address))), 0)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word alone: a network, or an address with a mask after its slash.
fn one(word: &str) -> Result<Said, Problem> {
    let masked = word.split_once('/').and_then(|(address, rest)| {
        Some((address.parse().ok()?, self::masked(rest.parse().ok()?)?))
    });
    match masked {
        Some((address, length)) => with_length(address, length),
        None => address::network(word.as_bytes()).map(Said::Network),
    }
}

/// An address with the length of its network.
pub(crate) fn with_length(address: IpAddr, length: u8) -> Result<Said, Problem> {
    address::network(format!("{address}/{length}").as_bytes()).map(Said::Network)
}

/// The length that a mask or a wildcard mask means. `0.0.0.0` could be either, and is neither.
fn masked(mask: Ipv4Addr) -> Option<u8> {
    let bits = u32::from(mask);
    match mask.octets() {
        [0, 0, 0, 0] => None,
        [0, ..] => contiguous(!bits),
        _ => contiguous(bits),
    }
}

fn contiguous(bits: u32) -> Option<u8> {
    let ones = bits.leading_ones();
    let whole = ones + bits.trailing_zeros() >= 32;
    whole.then_some(ones).and_then(|ones| u8::try_from(ones).ok())
}

fn range(first: IpAddr, last: &str) -> Result<Said, Problem> {
    let refused = |what: &str| {
        let written = quoted(&format!("{first}-{last}"));
        let problem = Problem::new(&codes::NOT_A_NETWORK, format!("{written} {what}"));
        problem.hint("write both addresses of a range, such as 10.0.0.0-10.0.0.255")
    };
    match last.parse::<IpAddr>() {
        Ok(last) if Family::of(&first.into()) != Family::of(&last.into()) => Err(refused(
            "starts with an IPv4 address and ends with an IPv6 address, or the other \
                         way round",
        )),
        Ok(last) if last < first => Err(refused("ends before it starts")),
        Ok(last) => Ok(Said::Between(first, last)),
        Err(_) => Err(refused("is not a range of addresses")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let said = ranges(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        said.into_iter().flat_map(Said::networks).map(|it| it.to_string()).collect()
    }

    #[test]
    fn everything_that_people_write() {
        for text in [
            "10.0.0.0/24",
            "\"10.0.0.0/24\",",
            "[\"10.0.0.0/24\"]",
            "10.0.0.0 /24",
            "10.0.0.0/ 24",
            "10.0.0.0 / 24",
            "10.0.0.0 255.255.255.0",
            "10.0.0.0,255.255.255.0",
            "10.0.0.0; 255.255.255.0",
            "10.0.0.0/255.255.255.0",
            "10.0.0.0 0.0.0.255",
            "10.0.0.0/0.0.0.255",
            "10.0.0.0-10.0.0.255",
            "10.0.0.0 - 10.0.0.255",
            "10.0.0.0 \u{2013} 10.0.0.255",
            "10.0.0.0 to 10.0.0.255",
        ] {
            assert_eq!(read(text), ["10.0.0.0/24"], "{text}");
        }
        assert_eq!(
            read("10.0.0.0/24, 10.0.1.0/24;fd00::/64"),
            ["10.0.0.0/24", "10.0.1.0/24", "fd00::/64"]
        );
        assert_eq!(read("10.0.0.0/24\t10.0.1.0/24"), ["10.0.0.0/24", "10.0.1.0/24"]);
        assert_eq!(read("10.0.0.4, 10.0.0.5"), ["10.0.0.4/32", "10.0.0.5/32"]);
        // 5 to 20: .5, .6 to .7, .8 to .15, .16 to .19, .20.
        assert_eq!(
            read("10.0.0.5-10.0.0.20"),
            ["10.0.0.5/32", "10.0.0.6/31", "10.0.0.8/29", "10.0.0.16/30", "10.0.0.20/32"]
        );
        assert_eq!(read("::1-::2"), ["::1/128", "::2/128"]);
        assert_eq!(
            read("192.168.0.0 255.255.0.0 10.0.0.0 255.0.0.0"),
            ["192.168.0.0/16", "10.0.0.0/8"]
        );
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        for text in [
            "10.0.0.0 10.0.0.255",
            "10.0.0.9-10.0.0.1",
            "10.0.0.5-20",
            "10.0.0.5-",
            "10.0.0.5-::1",
            "10.0.0.0 web",
            "10.0.0.0/24 web",
            "10.0.0.7 255.255.255.0",
            "10.0.0.0 255.0.255.0",
            "10.0.0.5 0.0.0.0",
            "10.0.0.0/08",
            "255.255.255.128",
        ] {
            assert!(ranges(text).is_err(), "{text}");
        }
        assert!(ranges("").unwrap().is_empty());
    }
}
