//! One network, as people write it.

use std::net::{IpAddr, Ipv4Addr};
use std::str;

use ipplan::{Edit, Family, IpNet, Ipv4Net, Problem, codes};

use crate::read::syntax::words::quoted;

/// Reads a network, or an address as the network it alone is. The problem has no place yet.
pub(crate) fn network(word: &[u8]) -> Result<IpNet, Problem> {
    match usual(word).map(IpNet::V4).or_else(|| general(str::from_utf8(word).ok()?)) {
        Some(network) if network == network.trunc() => Ok(network),
        Some(network) => {
            let message = format!("{network} has host bits set");
            Err(Problem::new(&codes::HOST_BITS, message)
                .offer(network.trunc().to_string(), Edit::set(network.trunc().to_string())))
        }
        None => Err(not_a_network(&String::from_utf8_lossy(word))),
    }
}

/// The usual line, an IPv4 network without host bits, read in one pass: with `str::parse`, `ipplan summarize` of a
/// million lines takes 365 ms of processor time instead of 279, `free` 394 instead of 326. `None` only means that the
/// line is not a usual one: [`general`] reads all others.
pub(crate) fn usual(word: &[u8]) -> Option<Ipv4Net> {
    let mut bytes = word.iter();
    let (mut octets, mut dots) = (0_u32, 0);
    let length = loop {
        let (number, end) = number(&mut bytes)?;
        octets = octets << 8 | u32::from(u8::try_from(number).ok()?);
        match end {
            Some(b'.') if dots < 3 => dots += 1,
            Some(b'/') if dots == 3 => match self::number(&mut bytes)? {
                (length, None) => break u8::try_from(length).ok()?,
                _ => return None,
            },
            None if dots == 3 => break 32,
            _ => return None,
        }
    };
    let network = Ipv4Net::new(Ipv4Addr::from(octets), length).ok()?;
    (network.addr() == network.network()).then_some(network)
}

/// A decimal number of up to three digits without zeros before it, and the byte that ends it.
fn number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<(u32, Option<u8>)> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let mut number = digit(*bytes.next()?)?;
    for digits in 1..=3 {
        match bytes.next() {
            Some(byte) if digits < 3 && number > 0 && byte.is_ascii_digit() => {
                number = number * 10 + digit(*byte)?;
            }
            end => return Some((number, end.copied())),
        }
    }
    None
}

/// Every network and address there is, host bits set or not.
fn general(word: &str) -> Option<IpNet> {
    let Some((address, length)) = word.split_once('/') else {
        return word.parse::<IpAddr>().ok().map(IpNet::from);
    };
    let digits = length.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || (length.starts_with('0') && length != "0") {
        return None;
    }
    IpNet::new(address.parse().ok()?, length.parse().ok()?).ok()
}

/// The problem of a word or a line that is not a network, with what was probably meant.
pub(crate) fn not_a_network(word: &str) -> Problem {
    let message = format!("{} is not a network", quoted(word));
    let problem = Problem::new(&codes::NOT_A_NETWORK, message);
    let parts = word.split_once('/').or_else(|| word.split_once(char::is_whitespace));
    let parts = parts.map(|(address, rest)| (address.parse::<IpAddr>(), rest.trim()));
    if let Some((Ok(address), rest)) = parts {
        let mask = rest.parse().ok().and_then(|mask| mask_length(address, mask));
        if let Some(network) = mask.and_then(|length| IpNet::new(address, length).ok()) {
            let network = network.trunc().to_string();
            return problem.offer(format!("write it as `{network}`"), Edit::set(network));
        }
        let digits = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        let plain = rest.trim_start_matches('0');
        if digits && rest.starts_with('0') && plain.len() < 4 && rest != "0" {
            let plain = if plain.is_empty() { "0" } else { plain };
            return problem
                .hint(format!("write the prefix length without leading zeros: `/{plain}`"));
        }
        if rest.bytes().all(|byte| byte.is_ascii_digit()) {
            let longest = Family::of(&address.into()).longest();
            return problem.hint(format!("a prefix length is from 0 to {longest}"));
        }
    }
    if let Some(octets) = word.strip_suffix(".*").map(|it| it.trim_end_matches(".*")) {
        let count = octets.split('.').count();
        let zeros = ".0".repeat(4_usize.saturating_sub(count));
        if let Ok(address @ IpAddr::V4(_)) = format!("{octets}{zeros}").parse::<IpAddr>() {
            return problem.hint(format!("write it as `{address}/{}`", count * 8));
        }
    }
    if word.contains([',', ';', '\t']) {
        return problem.hint("start CSV with a header row that has a column address_prefix");
    }
    problem.hint("write one network per line, such as 10.0.0.0/24 or fd00::/64")
}

/// The prefix length that a mask such as 255.255.255.0 means.
fn mask_length(address: IpAddr, mask: Ipv4Addr) -> Option<u8> {
    let mask = u32::from(mask);
    let ones = mask.leading_ones();
    (address.is_ipv4() && ones + mask.trailing_zeros() >= 32)
        .then_some(ones)
        .and_then(|ones| u8::try_from(ones).ok())
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #[test]
        fn the_usual_line_reads_as_the_library_reads_it(bits: u32, length in 0_u8..=32) {
            let network = Ipv4Net::new(bits.into(), length).unwrap().trunc();
            prop_assert_eq!(usual(network.to_string().as_bytes()), Some(network));
            let address = Ipv4Addr::from(bits);
            prop_assert_eq!(usual(address.to_string().as_bytes()), Some(address.into()));
        }

        #[test]
        fn what_the_usual_line_accepts_the_library_accepts(word in "[0-9]{1,3}(\\.[0-9]{1,4}){2,4}[./]?[0-9]{0,3}") {
            if let Some(network) = usual(word.as_bytes()) {
                let library = word.parse().or_else(|_| word.parse::<Ipv4Addr>().map(Ipv4Net::from));
                prop_assert_eq!(library, Ok(network));
                prop_assert_eq!(general(&word), Some(IpNet::V4(network)));
            }
        }

        #[test]
        fn every_network_reads_back(bits: u128, length in 0_u8..=128) {
            let network = IpNet::new(IpAddr::V6(bits.into()), length).unwrap();
            let word = network.to_string();
            match self::network(word.as_bytes()) {
                Ok(read) => prop_assert_eq!(read, network),
                Err(problem) => {
                    prop_assert_eq!(problem.code, &codes::HOST_BITS);
                    prop_assert_eq!(problem.hints, [network.trunc().to_string()]);
                }
            }
        }

        #[test]
        fn junk_is_a_problem(word: Vec<u8>) {
            let _ = network(&word);
        }
    }

    #[test]
    fn what_is_no_network() {
        for word in [
            "",
            "/",
            "10.0.0.0/",
            "/24",
            "10.0.0/24",
            "10.0.0.0/33",
            "10.0.0.0/024",
            "10.0.0.0//24",
            "010.0.0.0/24",
            "10.0.0.0.0",
            "256.0.0.0",
            "10.0.0.0/+8",
            "10.0.0.0/ 8",
            "::/129",
            "10.0.0.0/8/8",
            "::/8 ",
            "10.0.0.0-10.0.0.9",
            "1e1.0.0.0",
            "٣.0.0.0",
            "10.0.0.1000",
        ] {
            let problem = network(word.as_bytes()).unwrap_err();
            assert_eq!(problem.code, &codes::NOT_A_NETWORK, "{word:?}");
            assert_eq!(problem.hints.len(), 1);
        }
        assert_eq!(
            network(b"\xff\xfe").unwrap_err().message,
            "`\u{fffd}\u{fffd}` is not a network"
        );
    }

    #[test]
    fn hints_say_what_was_meant() {
        let hint = |word: &str| network(word.as_bytes()).unwrap_err().hints.remove(0).text;
        assert_eq!(hint("10.0.0.5/24"), "10.0.0.0/24");
        assert_eq!(hint("10.0.0.0/255.255.255.0"), "write it as `10.0.0.0/24`");
        assert_eq!(hint("10.0.0.7 255.255.255.0"), "write it as `10.0.0.0/24`");
        assert_eq!(hint("10.0.0.0/0.0.0.0"), "write it as `0.0.0.0/0`");
        assert_eq!(hint("10.0.0.0/08"), "write the prefix length without leading zeros: `/8`");
        assert_eq!(hint("10.0.0.0/00"), "write the prefix length without leading zeros: `/0`");
        assert_eq!(hint("10.20.*.*"), "write it as `10.20.0.0/16`");
        assert_eq!(hint("10.20.3.*"), "write it as `10.20.3.0/24`");
        assert_eq!(hint("10.0.0.0/33"), "a prefix length is from 0 to 32");
        assert_eq!(hint("::/129"), "a prefix length is from 0 to 128");
        assert!(hint("10.0.0.0/24,web").contains("address_prefix"));
        assert!(hint("10.0.0.0/255.0.255.0").contains("one network per line"));
    }
}
