//! Ranges and their owners, with a fast search for those that share addresses with another range.

use alloc::vec::Vec;

use ipnet::IpNet;

/// Ranges, each with what it belongs to.
pub(super) struct Occupants<T> {
    /// INVARIANT: sorted by range; equal ones in the order in which they came.
    sorted: Vec<(IpNet, T)>,
}

impl<T: Copy> Occupants<T> {
    pub(super) fn of(ranges: impl Iterator<Item = (IpNet, T)>) -> Occupants<T> {
        let mut sorted: Vec<(IpNet, T)> = ranges.collect();
        sorted.sort_by_key(|(range, _)| *range);
        Occupants { sorted }
    }

    /// The largest that shares an address with this range and that counts: one around it, itself, or
    /// the lowest inside of it.
    pub(super) fn beside(&self, range: IpNet, counts: impl Fn(&T) -> bool) -> Option<&(IpNet, T)> {
        let from = |start: IpNet| {
            let at = self.sorted.partition_point(|(range, _)| *range < start);
            self.sorted.get(at..).unwrap_or_default().iter()
        };
        for length in 0..=range.prefix_len() {
            let Ok(around) = IpNet::new(range.addr(), length) else { continue };
            let around = around.trunc();
            let mut equal = from(around).take_while(|(range, _)| *range == around);
            if let Some(found) = equal.find(|(_, who)| counts(who)) {
                return Some(found);
            }
        }
        let mut inside = from(range).take_while(|(inner, _)| range.contains(inner));
        inside.find(|(_, who)| counts(who))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_that_shares_an_address() {
        let net = |text: &str| text.parse::<IpNet>().unwrap();
        let all = ["10.0.0.0/24", "10.0.0.0/28", "10.0.2.0/24", "fd00::/64", "10.0.2.16/28"];
        let all = Occupants::of(all.into_iter().map(|text| (net(text), text)));
        let beside = |text: &str| all.beside(net(text), |who| *who != text).map(|(_, who)| *who);
        assert_eq!(beside("10.0.0.4/32"), Some("10.0.0.0/24"));
        assert_eq!(beside("10.0.0.0/28"), Some("10.0.0.0/24"));
        assert_eq!(beside("10.0.0.0/24"), Some("10.0.0.0/28"));
        assert_eq!(beside("10.0.2.0/23"), Some("10.0.2.0/24"));
        assert_eq!(beside("10.0.1.0/24"), None);
        assert_eq!(beside("::/0"), Some("fd00::/64"));
    }
}
