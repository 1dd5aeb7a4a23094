//! The rules of Azure for every subnet, with any workload.

use alloc::format;
use core::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::address::{Family, PrefixLen};
use crate::fact::{Cited, Edition, Fact, Source};
use crate::problem::{Notice, codes};
use crate::service::{Avoid, Note};

use super::cloud::Platform;

const FAQ: &str = "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq";
const LIMITS: &str = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits";

static FAQ_2019: Source =
    Source::new("Azure Virtual Network frequently asked questions", FAQ, Edition::new(2019, 2, 12));
static FAQ_2020: Source =
    Source::new("Azure Virtual Network frequently asked questions", FAQ, Edition::new(2020, 6, 26));
pub(crate) static FAQ_2024: Source = Source::new(
    "Azure Virtual Network frequently asked questions (FAQ)",
    FAQ,
    Edition::new(2024, 7, 22),
);
const IPV6: &str = "https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview";

static IPV6_2019: Source = Source::new(
    "Overview of IPv6 for Azure Virtual Network (Preview)",
    "https://learn.microsoft.com/azure/virtual-network/ipv6-overview",
    Edition::new(2019, 12, 19),
);
pub(crate) static IPV6_2023: Source =
    Source::new("Overview of IPv6 for Azure Virtual Network", IPV6, Edition::new(2023, 8, 24));
pub(crate) static IPV6_2024: Source =
    Source::new("Overview of IPv6 for Azure Virtual Network", IPV6, Edition::new(2024, 10, 16))
        .noting("read in a public fork of the documentation");
static PREFIXES_2024: Source = Source::new(
    "Create multiple prefixes for a subnet - Preview",
    "https://learn.microsoft.com/azure/virtual-network/how-to-multiple-prefixes-subnet",
    Edition::new(2024, 5, 6),
);
static INTERFACES_2017: Source = Source::new(
    "Configure IP addresses for an Azure network interface",
    "https://learn.microsoft.com/azure/virtual-network/ip-services/virtual-network-network-interface-addresses",
    Edition::new(2017, 5, 4),
);
pub(crate) static LIMITS_2022: Source =
    Source::new("Azure subscription limits: networking", LIMITS, Edition::new(2022, 12, 5));

impl Platform {
    /// Azure, as a base for subnets in which something more is kept.
    pub(crate) const AZURE: Platform = Platform {
        reserved: &RESERVED,
        kept: "reserved by Azure in every subnet",
        smallest: &SMALLEST,
        largest: &LARGEST,
        per_network: Some(&ADDRESSES_PER_NETWORK),
        resizing: Some(&FIXED_SIZE),
    };
}

/// Azure, as for every ordinary subnet.
///
/// ```
/// use ipplan::platform::AZURE;
///
/// assert_eq!(AZURE.kept, "reserved by Azure in every subnet");
/// ```
pub static AZURE: Platform = Platform::AZURE;

/// Addresses Azure keeps in every IPv4 subnet: the network address, the gateway, two for DNS, and
/// the last.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::RESERVED.newest().value, 5);
/// ```
pub static RESERVED: Fact<u64> = Fact::new(
    "addresses Azure reserves in every subnet",
    &[Cited::new(5, &FAQ_2019), Cited::new(5, &FAQ_2020), Cited::new(5, &FAQ_2024)],
);

/// The smallest IPv4 subnet.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::SMALLEST.newest().value.to_string(), "/29");
/// ```
pub static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(29), &FAQ_2019),
        Cited::new(PrefixLen::v4(29), &FAQ_2020),
        Cited::new(PrefixLen::v4(29), &FAQ_2024),
    ],
);

/// What to know of a block that is smaller than any IPv4 subnet in Azure; nothing, if a subnet can have its size.
///
/// ```
/// use ipplan::{PrefixLen, platform};
///
/// let notice = platform::below_smallest(PrefixLen::v4(30)).unwrap();
/// assert_eq!(notice.message, "a /30 cannot be a subnet in Azure: the smallest is a /29");
/// assert!(platform::below_smallest(PrefixLen::v4(29)).is_none());
/// assert!(platform::below_smallest(PrefixLen::v6(64)).is_none());
/// ```
pub fn below_smallest(size: PrefixLen) -> Option<Notice> {
    let least = SMALLEST.newest();
    if size.family() != Family::V4 || !least.value.is_larger_than(size) {
        return None;
    }
    let message =
        format!("a {size} cannot be a subnet in Azure: the smallest is a {}", least.value);
    Some(Notice {
        code: &codes::UNDER_MINIMUM,
        message: message.into(),
        source: Some(least.source),
    })
}

/// The largest IPv4 subnet.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::LARGEST.newest().value.to_string(), "/2");
/// ```
pub static LARGEST: Fact<PrefixLen> = Fact::new(
    "largest subnet",
    &[
        Cited::new(PrefixLen::v4(8), &FAQ_2019),
        Cited::new(PrefixLen::v4(2), &FAQ_2020),
        Cited::new(PrefixLen::v4(2), &FAQ_2024),
    ],
);

/// The number of private addresses that one virtual network may hold.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::ADDRESSES_PER_NETWORK.newest().value, 65_536);
/// ```
pub static ADDRESSES_PER_NETWORK: Fact<u64> =
    Fact::new("private addresses in one virtual network", &[Cited::new(65_536, &LIMITS_2022)]);

/// The number of subnets that one virtual network may have.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::SUBNETS_PER_NETWORK.newest().value, 3_000);
/// ```
pub static SUBNETS_PER_NETWORK: Fact<u64> =
    Fact::new("subnets in one virtual network", &[Cited::new(3_000, &LIMITS_2022)]);

/// Addresses that an IP configuration of a network interface takes.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::PER_CONFIGURATION.newest().value, 1);
/// ```
pub static PER_CONFIGURATION: Fact<u64> = Fact::new(
    "private addresses of an IP configuration of a network interface",
    &[Cited::new(1, &INTERFACES_2017)],
);

/// The number of private addresses that one network interface may hold.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::ADDRESSES_PER_INTERFACE.newest().value, 256);
/// ```
pub static ADDRESSES_PER_INTERFACE: Fact<u64> =
    Fact::new("private addresses of one network interface", &[Cited::new(256, &LIMITS_2022)]);

/// Whether virtual machines, scale sets and load balancers may have IPv6 addresses as well as IPv4.
///
/// ```
/// use ipplan::platform;
///
/// assert!(platform::DUAL_STACK.newest().value);
/// ```
pub static DUAL_STACK: Fact<bool> = Fact::new(
    "a subnet of virtual machines may carry IPv6 as well",
    &[Cited::new(true, &IPV6_2019), Cited::new(true, &IPV6_2023), Cited::new(true, &IPV6_2024)],
);

/// Whether a subnet may have several IPv4 prefixes: a preview, for machines alone.
///
/// ```
/// use ipplan::platform;
///
/// assert!(platform::SEVERAL_PREFIXES.newest().value);
/// ```
pub static SEVERAL_PREFIXES: Fact<bool> = Fact::new(
    "a subnet of virtual machines and scale sets may have several prefixes, in preview",
    &[Cited::new(true, &PREFIXES_2024)],
);

/// Ranges that no virtual network may use.
///
/// ```
/// use ipplan::platform;
///
/// let metadata: std::net::Ipv4Addr = "169.254.169.254".parse().unwrap();
/// let mut forbidden = platform::FORBIDDEN.iter().flat_map(|avoid| avoid.ranges);
/// assert!(forbidden.any(|range| range.contains(&metadata)));
/// ```
pub static FORBIDDEN: &[Avoid] = &[
    forbidden("multicast", &[range(224, 0, 0, 0, 4)]),
    forbidden("broadcast", &[range(255, 255, 255, 255, 32)]),
    forbidden("loopback", &[range(127, 0, 0, 0, 8)]),
    forbidden("link-local", &[range(169, 254, 0, 0, 16)]),
    forbidden("Azure's internal DNS", &[range(168, 63, 129, 16, 32)]),
];

const fn forbidden(what: &'static str, ranges: &'static [Ipv4Net]) -> Avoid {
    Avoid { ranges, what, why: "no virtual network may use it", source: &FAQ_2024 }
}

/// A range written as a literal.
pub(crate) const fn range(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

/// A subnet cannot be resized while it is in use.
///
/// ```
/// use ipplan::platform;
///
/// assert_eq!(platform::FIXED_SIZE.code.id, "fixed-size");
/// ```
pub static FIXED_SIZE: Note = Note {
    code: &codes::FIXED_SIZE,
    message: "the range of a subnet can change only while nothing is deployed in it",
    source: &FAQ_2024,
    applies: |_, _| true,
};
