//! The prefixes of one subnet: one or more, of either family.

use alloc::vec::Vec;
use core::fmt;

use ipnet::IpNet;

use super::prefix_len::Family;

/// The prefixes of one subnet: at least one, each once, IPv4 before IPv6, in the order of their
/// addresses.
///
/// Nearly every subnet has one IPv4 prefix, or one of either family. The order makes equal sets equal.
///
/// ```
/// use ipplan::{IpNet, Prefixes};
///
/// let net = |text: &str| text.parse::<IpNet>().unwrap();
/// let both = Prefixes::of([net("fd00::/64"), net("10.0.0.0/26")]).unwrap();
/// assert_eq!(both.to_string(), "10.0.0.0/26, fd00::/64");
/// assert_eq!((both.first(), both.ipv6()), (net("10.0.0.0/26"), Some(net("fd00::/64"))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prefixes {
    first: IpNet,
    /// INVARIANT: sorted, each once, all after the first.
    more: Vec<IpNet>,
}

impl Prefixes {
    /// These prefixes; `None` if there is none.
    ///
    /// ```
    /// use ipplan::Prefixes;
    ///
    /// assert!(Prefixes::of([]).is_none());
    /// ```
    pub fn of(prefixes: impl IntoIterator<Item = IpNet>) -> Option<Prefixes> {
        let mut sorted: Vec<IpNet> = Vec::new();
        for prefix in prefixes {
            if let Err(at) = sorted.binary_search(&prefix) {
                sorted.insert(at, prefix);
            }
        }
        let first = *sorted.first()?;
        Some(Prefixes { first, more: sorted.get(1..).unwrap_or_default().to_vec() })
    }

    /// The first: the IPv4 prefix where the subnet has only one.
    ///
    /// ```
    /// use ipplan::{IpNet, Prefixes};
    ///
    /// let web: IpNet = "10.0.0.0/26".parse().unwrap();
    /// assert_eq!(Prefixes::from(web).first(), web);
    /// ```
    pub const fn first(&self) -> IpNet {
        self.first
    }

    /// The first IPv6 prefix.
    ///
    /// ```
    /// use ipplan::{IpNet, Prefixes};
    ///
    /// let web: IpNet = "10.0.0.0/26".parse().unwrap();
    /// assert_eq!(Prefixes::from(web).ipv6(), None);
    /// ```
    pub fn ipv6(&self) -> Option<IpNet> {
        self.of_family(Family::V6).next()
    }

    /// All of them, in order.
    ///
    /// ```
    /// use ipplan::{IpNet, Prefixes};
    ///
    /// let web: IpNet = "10.0.0.0/26".parse().unwrap();
    /// assert!(Prefixes::from(web).iter().eq([web]));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = IpNet> {
        core::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// Those of one family, in order.
    ///
    /// ```
    /// use ipplan::{Family, IpNet, Prefixes};
    ///
    /// let net = |text: &str| text.parse::<IpNet>().unwrap();
    /// let two = [net("10.0.1.0/26"), net("10.0.0.0/26")];
    /// assert!(Prefixes::of(two).unwrap().of_family(Family::V4).eq([two[1], two[0]]));
    /// ```
    pub fn of_family(&self, family: Family) -> impl Iterator<Item = IpNet> {
        self.iter().filter(move |prefix| Family::of(prefix) == family)
    }

    /// These prefixes and others.
    ///
    /// ```
    /// use ipplan::{IpNet, Prefixes};
    ///
    /// let net = |text: &str| text.parse::<IpNet>().unwrap();
    /// let web = Prefixes::from(net("10.0.0.0/26")).and([net("fd00::/64")]);
    /// assert_eq!(web.ipv6(), Some(net("fd00::/64")));
    /// ```
    #[must_use]
    pub fn and(self, others: impl IntoIterator<Item = IpNet>) -> Prefixes {
        let mut others = others.into_iter().peekable();
        if others.peek().is_none() {
            return self;
        }
        Prefixes::of(self.iter().chain(others)).unwrap_or(self)
    }
}

/// One alone.
impl From<IpNet> for Prefixes {
    fn from(first: IpNet) -> Prefixes {
        Prefixes { first, more: Vec::new() }
    }
}

/// `10.0.0.0/26, fd00::/64`
impl fmt::Display for Prefixes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        self.more.iter().try_for_each(|prefix| write!(f, ", {prefix}"))
    }
}
