//! Networks a line each: as prefixes, as ranges, with masks, or with what Azure leaves of them.

use std::net::IpAddr;

use ipplan::{Family, IpNet, PrefixLen, platform};

use super::page::count;

/// How a list of networks is written.
///
/// ```
/// use ipplan_formats::text::RangeStyle;
///
/// let web = "10.0.0.0/26".parse().unwrap();
/// let written = |style: &str| RangeStyle::named(style).unwrap().line(&web);
/// assert_eq!(written("cidr"), "10.0.0.0/26");
/// assert_eq!(written("ranges"), "10.0.0.0-10.0.0.63");
/// assert_eq!(written("masks"), "10.0.0.0 255.255.255.192");
/// assert_eq!(written("usable"), "10.0.0.0/26  59 usable: 10.0.0.4 to 10.0.0.62");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RangeStyle {
    /// `10.0.0.0/26`.
    #[default]
    Cidr,
    /// First and last address: `10.0.0.0-10.0.0.63`.
    Ranges,
    /// Address and mask: `10.0.0.0 255.255.255.192`. IPv6 has no masks, so it is written as a prefix.
    Masks,
    /// The addresses that Azure leaves for use in a subnet of that range.
    Usable,
}

impl RangeStyle {
    /// Every style, the usual one first.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::text::RangeStyle::ALL.len(), 4);
    /// ```
    pub const ALL: [RangeStyle; 4] =
        [RangeStyle::Cidr, RangeStyle::Ranges, RangeStyle::Masks, RangeStyle::Usable];

    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::text::RangeStyle::Masks.word(), "masks");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            RangeStyle::Cidr => "cidr",
            RangeStyle::Ranges => "ranges",
            RangeStyle::Masks => "masks",
            RangeStyle::Usable => "usable",
        }
    }

    /// The style of that name.
    ///
    /// ```
    /// assert!(ipplan_formats::text::RangeStyle::named("hex").is_none());
    /// ```
    pub fn named(word: &str) -> Option<RangeStyle> {
        RangeStyle::ALL.into_iter().find(|style| style.word() == word)
    }

    /// A network in this style, without the end of the line.
    ///
    /// ```
    /// let v6 = "fd00::/64".parse().unwrap();
    /// assert_eq!(ipplan_formats::text::RangeStyle::Masks.line(&v6), "fd00::/64");
    /// ```
    pub fn line(self, network: &IpNet) -> String {
        match (self, network) {
            (RangeStyle::Cidr, _) | (RangeStyle::Masks, IpNet::V6(_)) => network.to_string(),
            (RangeStyle::Ranges, _) => format!("{}-{}", network.network(), network.broadcast()),
            (RangeStyle::Masks, IpNet::V4(it)) => format!("{} {}", it.network(), it.netmask()),
            (RangeStyle::Usable, _) => usable(network),
        }
    }
}

/// The first four addresses and the last are kept by Azure.
fn usable(network: &IpNet) -> String {
    let reserved = u128::from(platform::RESERVED.newest().value);
    let total = PrefixLen::of(network).addresses();
    let Some(left) = total.checked_sub(reserved).filter(|left| *left > 0) else {
        return format!("{network}  none usable: Azure keeps {reserved} of each subnet");
    };
    let moved = |address: IpAddr, by: i32| match address {
        IpAddr::V4(it) => u32::from(it).checked_add_signed(by).map(|it| IpAddr::V4(it.into())),
        IpAddr::V6(it) => {
            u128::from(it).checked_add_signed(by.into()).map(|it| IpAddr::V6(it.into()))
        }
    };
    let kept_first = i32::try_from(reserved).unwrap_or(0) - 1;
    let ends = moved(network.network(), kept_first).zip(moved(network.broadcast(), -1));
    let ends = ends.map_or(String::new(), |(first, last)| match Family::of(network) {
        Family::V4 => format!(": {first} to {last}"),
        Family::V6 => format!(": from {first}"),
    });
    format!("{network}  {} usable{ends}", count(left))
}
