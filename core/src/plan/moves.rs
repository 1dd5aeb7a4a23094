//! A rearrangement: the subnets that move, and those that may not.

use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;
use serde::Serialize;

use crate::address::PrefixLen;

use super::planned::Plan;

/// The usual bound for the search of [`repack`](crate::repack): about ten seconds for a network that
/// needs all steps.
///
/// ```
/// assert_eq!(ipplan::REPACK_STEPS, 20_000_000);
/// ```
pub const REPACK_STEPS: usize = 20_000_000;

/// A rearrangement after which everything that is wanted fits. None of it is carried out.
///
/// ```
/// use ipplan::{Lock, Network, REPACK_STEPS, Repack, Request, repack};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let request = Request::default().with("hub", hub);
/// let Repack { moves, fewest, .. } = repack(&request, &Lock::default(), &[], REPACK_STEPS).unwrap();
/// assert!(moves.is_empty() && fewest); // all fits as it is
/// ```
#[derive(Clone, Debug)]
pub struct Repack {
    /// The moves, in an order in which each new place is free by its turn.
    pub moves: Vec<Move>,
    /// Whether no other rearrangement moves fewer addresses. If not, the search was cut short, and
    /// this is the best that was found.
    pub fewest: bool,
    /// The most steps for the search of each network; a search that was cut short stopped there.
    pub steps: usize,
    /// Subnets that may not move, in the networks in which others do.
    pub stays: Vec<Fixed>,
    /// The further blocks to be kept free: the network of each, and its place after the moves.
    pub fit_for: Vec<(String, IpNet)>,
    /// The number of addresses that would move if all subnets that are no longer wanted were
    /// released first; `None` unless that is fewer.
    pub released_first: Option<u64>,
    /// The plan after the moves.
    pub plan: Plan,
}

/// A subnet that moves.
///
/// ```
/// use ipplan::Move;
///
/// let it = Move {
///     network: "hub".to_string(),
///     subnet: "web".to_string(),
///     from: "10.0.0.64/28".parse().unwrap(),
///     to: "10.0.0.16/28".parse().unwrap(),
///     release: "hub/web".to_string(),
/// };
/// assert_eq!(it.addresses(), 16);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The network; a subnet stays in its network.
    pub network: String,
    /// The subnet.
    pub subnet: String,
    /// The current place, which is free afterwards.
    pub from: IpNet,
    /// The new place, which is free by its turn.
    pub to: IpNet,
    /// The name in the lock, to be released after the move.
    pub release: String,
}

impl Move {
    /// The number of addresses that move: those of its block.
    ///
    /// ```
    /// # use ipplan::Move;
    /// # let (network, subnet, release) = (String::new(), String::new(), String::new());
    /// # let (from, to) = ("10.0.0.64/26".parse().unwrap(), "10.0.1.0/26".parse().unwrap());
    /// assert_eq!(Move { network, subnet, from, to, release }.addresses(), 64);
    /// ```
    pub fn addresses(&self) -> u64 {
        u64::try_from(PrefixLen::of(&self.from).addresses()).unwrap_or(u64::MAX)
    }
}

/// A subnet that may not move.
///
/// ```
/// use ipplan::{WhyFixed, Fixed};
///
/// let (network, subnet) = ("hub".to_string(), "dns".to_string());
/// let range = "10.0.0.0/28".parse().unwrap();
/// let stay = Fixed { network, subnet, range, why: WhyFixed::Pinned };
/// assert_eq!(stay.why.to_string(), "the request has its range");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fixed {
    /// The network.
    pub network: String,
    /// The subnet.
    pub subnet: String,
    /// The current place.
    #[serde(rename = "address_prefix")]
    pub range: IpNet,
    /// The reason.
    pub why: WhyFixed,
}

/// The reason why a subnet may not move.
///
/// ```
/// assert_eq!(ipplan::WhyFixed::Group.to_string(), "it is placed with its group");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyFixed {
    /// The request fixes its place.
    Pinned,
    /// Azure requires its name, and a name can exist only once in a network: a second subnet cannot
    /// be created before the first is deleted.
    Name,
    /// It is one of several subnets of one service, to which the request cannot give a place.
    Several,
    /// It has to stay next to its group.
    Group,
    /// It has room to grow, or lies in the room of another subnet.
    Reserve,
    /// It also has an IPv6 range.
    Ipv6,
    /// It has several IPv4 prefixes.
    Prefixes,
    /// It is no longer wanted, and not released.
    Gone,
}

impl core::fmt::Display for WhyFixed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            WhyFixed::Pinned => "the request has its range",
            WhyFixed::Name => "Azure requires its name, and only one subnet can have it",
            WhyFixed::Several => "its service has several subnets",
            WhyFixed::Group => "it is placed with its group",
            WhyFixed::Reserve => "it is inside room to grow",
            WhyFixed::Ipv6 => "it also has an IPv6 range",
            WhyFixed::Prefixes => "it has several prefixes",
            WhyFixed::Gone => "no longer wanted, but not released",
        })
    }
}

impl Repack {
    /// Everything fits as it is.
    pub(super) fn nothing(plan: Plan, fit_for: Vec<(String, IpNet)>, steps: usize) -> Repack {
        let (moves, stays) = (Vec::new(), Vec::new());
        Repack { moves, fewest: true, steps, stays, fit_for, released_first: None, plan }
    }

    /// The number of addresses that move in total.
    ///
    /// ```
    /// use ipplan::{Lock, REPACK_STEPS, Request, repack};
    ///
    /// assert_eq!(repack(&Request::default(), &Lock::default(), &[], REPACK_STEPS).unwrap().addresses(), 0);
    /// ```
    pub fn addresses(&self) -> u64 {
        self.moves.iter().map(Move::addresses).fold(0, u64::saturating_add)
    }
}
