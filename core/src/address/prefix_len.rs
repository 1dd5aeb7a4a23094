//! How large a block of addresses is.

use core::fmt;

use ipnet::IpNet;
use serde::{Serialize, Serializer};

/// IPv4 or IPv6.
///
/// ```
/// use ipplan::Family;
///
/// assert_eq!(Family::V4.longest(), 32);
/// assert_eq!(Family::V6.longest(), 128);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 32-bit addresses.
    V4,
    /// 128-bit addresses.
    V6,
}

impl Family {
    /// The longest prefix length of the family, which is that of a single address.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen};
    ///
    /// let single = PrefixLen::new(Family::V4, Family::V4.longest()).unwrap();
    /// assert_eq!((single.to_string().as_str(), single.addresses()), ("/32", 1));
    /// ```
    pub const fn longest(self) -> u8 {
        match self {
            Family::V4 => 32,
            Family::V6 => 128,
        }
    }

    /// The family of a network.
    ///
    /// ```
    /// use ipplan::Family;
    ///
    /// assert_eq!(Family::of(&"fd00::/64".parse().unwrap()), Family::V6);
    /// ```
    pub const fn of(network: &IpNet) -> Family {
        match network {
            IpNet::V4(_) => Family::V4,
            IpNet::V6(_) => Family::V6,
        }
    }
}

/// A prefix length: the size of a block, as Azure and CIDR notation write it.
///
/// A `/24` is *larger* than a `/26`, although 24 is the smaller number; so "larger" is a method,
/// [`is_larger_than`](PrefixLen::is_larger_than). The derived order is that of the written number
/// within a family (`/24` before `/26`, IPv4 before IPv6) and serves maps and sorting, not size.
///
/// ```
/// use ipplan::PrefixLen;
///
/// let advised = PrefixLen::v4(26);
/// assert_eq!(advised.addresses(), 64);
/// assert!(PrefixLen::v4(24).is_larger_than(advised));
/// assert_eq!(advised.to_string(), "/26");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrefixLen {
    family: Family,
    /// INVARIANT: at most `family.longest()`.
    length: u8,
}

impl PrefixLen {
    /// An IPv4 prefix length written as a literal.
    ///
    /// # Panics
    ///
    /// When `length` is over 32. In a constant that is a compile error; for a length that was read,
    /// use [`PrefixLen::new`].
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// const SMALLEST: PrefixLen = PrefixLen::v4(28);
    /// assert_eq!(SMALLEST.length(), 28);
    /// ```
    pub const fn v4(length: u8) -> PrefixLen {
        assert!(length <= 32, "an IPv4 prefix length is 0 to 32");
        PrefixLen { family: Family::V4, length }
    }

    /// An IPv6 prefix length written as a literal.
    ///
    /// # Panics
    ///
    /// When `length` is over 128. In a constant that is a compile error; for a length that was
    /// read, use [`PrefixLen::new`].
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v6(64).addresses(), 1 << 64);
    /// ```
    pub const fn v6(length: u8) -> PrefixLen {
        assert!(length <= 128, "an IPv6 prefix length is 0 to 128");
        PrefixLen { family: Family::V6, length }
    }

    /// A prefix length that was read; `None` when it is longer than an address.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen};
    ///
    /// assert_eq!(PrefixLen::new(Family::V4, 26), Some(PrefixLen::v4(26)));
    /// assert_eq!(PrefixLen::new(Family::V4, 33), None);
    /// ```
    pub const fn new(family: Family, length: u8) -> Option<PrefixLen> {
        if length <= family.longest() { Some(PrefixLen { family, length }) } else { None }
    }

    /// Reads `/26` or `26`; `None` for anything else, and for a length the family does not have.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen};
    ///
    /// assert_eq!(PrefixLen::parse("/26", Family::V4), Some(PrefixLen::v4(26)));
    /// assert_eq!(PrefixLen::parse("64", Family::V6), Some(PrefixLen::v6(64)));
    /// assert_eq!(PrefixLen::parse("/33", Family::V4), None);
    /// assert_eq!(PrefixLen::parse("/+8", Family::V4), None);
    /// ```
    pub fn parse(text: &str, family: Family) -> Option<PrefixLen> {
        let digits = text.strip_prefix('/').unwrap_or(text);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            PrefixLen::new(family, digits.parse().ok()?)
        } else {
            None
        }
    }

    /// The prefix length of a network.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::of(&"10.0.0.0/16".parse().unwrap()), PrefixLen::v4(16));
    /// ```
    pub fn of(network: &IpNet) -> PrefixLen {
        PrefixLen { family: Family::of(network), length: network.prefix_len() }
    }

    /// The smallest block that holds this many addresses; `None` when not even the whole family
    /// does. Zero addresses need a block of one.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen};
    ///
    /// assert_eq!(PrefixLen::holding(105, Family::V4), Some(PrefixLen::v4(25)));
    /// assert_eq!(PrefixLen::holding(128, Family::V4), Some(PrefixLen::v4(25)));
    /// assert_eq!(PrefixLen::holding(129, Family::V4), Some(PrefixLen::v4(24)));
    /// assert_eq!(PrefixLen::holding(1 << 33, Family::V4), None);
    /// ```
    pub const fn holding(addresses: u128, family: Family) -> Option<PrefixLen> {
        // ceil(log2), without a power of two that could overflow.
        let bits = if addresses <= 1 { 0 } else { 128 - (addresses - 1).leading_zeros() };
        let longest = family.longest();
        if bits <= longest as u32 {
            #[expect(clippy::cast_possible_truncation, reason = "bits is at most 128")]
            Some(PrefixLen { family, length: longest - bits as u8 })
        } else {
            None
        }
    }

    /// The family whose blocks this measures.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen};
    ///
    /// assert_eq!(PrefixLen::v4(24).family(), Family::V4);
    /// assert_eq!(PrefixLen::v6(64).family(), Family::V6);
    /// ```
    pub const fn family(self) -> Family {
        self.family
    }

    /// The number after the slash, in bits.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v4(26).length(), 26);
    /// ```
    pub const fn length(self) -> u8 {
        self.length
    }

    /// How many addresses such a block has. `::/0` has one more than [`u128::MAX`], which is what is
    /// returned for it.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v4(0).addresses(), 1 << 32);
    /// assert_eq!(PrefixLen::v6(0).addresses(), u128::MAX);
    /// ```
    pub const fn addresses(self) -> u128 {
        match 1u128.checked_shl((self.family.longest() - self.length) as u32) {
            Some(addresses) => addresses,
            None => u128::MAX,
        }
    }

    /// Whether a block of this length has more addresses than one of the other. Lengths of
    /// different families compare by their addresses as well.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert!(PrefixLen::v4(24).is_larger_than(PrefixLen::v4(26)));
    /// assert!(!PrefixLen::v4(26).is_larger_than(PrefixLen::v4(26)));
    /// ```
    pub const fn is_larger_than(self, other: PrefixLen) -> bool {
        self.family.longest() - self.length > other.family.longest() - other.length
    }

    /// The larger of two blocks.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v4(28).or_larger(PrefixLen::v4(26)), PrefixLen::v4(26));
    /// ```
    pub const fn or_larger(self, other: PrefixLen) -> PrefixLen {
        if other.is_larger_than(self) { other } else { self }
    }

    /// The length of a block twice this size, one bit shorter; `None` for `/0`.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v4(26).doubled(), Some(PrefixLen::v4(25)));
    /// assert_eq!(PrefixLen::v4(0).doubled(), None);
    /// ```
    pub const fn doubled(self) -> Option<PrefixLen> {
        match self.length.checked_sub(1) {
            Some(length) => Some(PrefixLen { family: self.family, length }),
            None => None,
        }
    }

    /// The length of a block half this size, one bit longer; `None` for a single address.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    ///
    /// assert_eq!(PrefixLen::v4(26).halved(), Some(PrefixLen::v4(27)));
    /// assert_eq!(PrefixLen::v4(32).halved(), None);
    /// ```
    pub const fn halved(self) -> Option<PrefixLen> {
        PrefixLen::new(self.family, self.length + 1)
    }
}

/// Written with its slash: `/26`.
impl fmt::Display for PrefixLen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.length)
    }
}

impl fmt::Debug for PrefixLen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{}", self.family, self.length)
    }
}

/// Serialized as the number after the slash.
impl Serialize for PrefixLen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holding_agrees_with_trying_every_length() {
        for addresses in 0..=5_000u128 {
            let slow =
                (0..=32).rev().map(PrefixLen::v4).find(|length| length.addresses() >= addresses);
            assert_eq!(PrefixLen::holding(addresses, Family::V4), slow, "{addresses} addresses");
        }
        assert_eq!(PrefixLen::holding(u128::MAX, Family::V6), Some(PrefixLen::v6(0)));
        assert_eq!(PrefixLen::holding(1 << 127, Family::V6), Some(PrefixLen::v6(1)));
    }

    #[test]
    fn larger_is_by_addresses() {
        for a in 0..=32 {
            for b in 0..=32 {
                let (a, b) = (PrefixLen::v4(a), PrefixLen::v4(b));
                assert_eq!(a.is_larger_than(b), a.addresses() > b.addresses());
            }
        }
    }

    #[test]
    fn reading_refuses_what_is_not_a_length() {
        for text in ["", "/", "/ 8", "-1", "/-1", "8/", "//8", "256", "/129", "٣"] {
            assert_eq!(PrefixLen::parse(text, Family::V6), None, "{text:?}");
        }
        assert_eq!(PrefixLen::parse("/0", Family::V4), Some(PrefixLen::v4(0)));
    }
}
