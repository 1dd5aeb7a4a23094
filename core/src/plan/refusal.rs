//! A network or a pool without room, with what shows it.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::PrefixLen;
use crate::size::Size;
use crate::space::{Balance, Space};

/// A block that has no place yet: that of a subnet, of a group of them, or of a network.
///
/// ```
/// use ipplan::{Lock, Network, PrefixLen, Request, Subnet, refusals, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 200));
/// let web = Subnet { reserve: Some(PrefixLen::v4(23)), ..web };
/// let hub = Network::within(vec!["10.0.0.0/25".parse().unwrap()]).with("web", web);
/// let wanted = &refusals(&Request::default().with("hub", hub), &Lock::default())[0].wanted[0];
/// assert_eq!(wanted.prefix_len, PrefixLen::v4(23));
/// assert_eq!(wanted.size.as_ref().unwrap().prefix_len, PrefixLen::v4(24));
/// ```
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The key of the subnet, or the name of the group or the network.
    pub name: String,
    /// The size of the subnet, in IPv4; `None` for the others.
    pub size: Option<Arc<Size>>,
    /// How much its members take: those of a group or a network, or a subnet with its room to grow.
    pub members: Vec<PrefixLen>,
    /// How large the block is.
    pub prefix_len: PrefixLen,
}

/// A network that has no room for its subnets, or a pool that has none for its networks, with
/// everything that shows it.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, refusals, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 200));
/// let hub = Network::within(vec!["10.0.0.0/25".parse().unwrap()]).with("web", web);
/// let refusal = &refusals(&Request::default().with("hub", hub), &Lock::default())[0];
/// assert_eq!((refusal.within.name(), refusal.wanted[0].name.as_str()), ("hub", "web"));
/// assert_eq!((refusal.balance[0].wanted, refusal.balance[0].free), (1, 0)); // a /24, in a /25
/// ```
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The network or pool without room.
    pub within: Within,
    /// Its address space.
    pub prefixes: Vec<IpNet>,
    /// Which of it is kept for something that has a place, and for what.
    pub kept: Vec<(IpNet, String)>,
    /// The free part of it.
    pub free: Space,
    /// The subnets or networks that have no place yet.
    pub wanted: Vec<Wanted>,
    /// The balance of the wanted and the free addresses, at each size that is wanted.
    pub balance: Vec<Balance>,
}

impl Refusal {
    /// With the balance of what is wanted and what is free.
    pub(super) fn of(
        within: Within,
        prefixes: Vec<IpNet>,
        kept: Vec<(IpNet, String)>,
        free: Space,
        wanted: Vec<Wanted>,
    ) -> Refusal {
        let lengths: Vec<PrefixLen> = wanted.iter().map(|it| it.prefix_len).collect();
        let balance = Balance::of(&free, &lengths);
        Refusal { within, prefixes, kept, free, wanted, balance }
    }
}

/// The network or pool that has no room.
///
/// ```
/// use ipplan::Within;
///
/// assert_eq!(Within::Pool("company".into()).name(), "company");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// A network, for its subnets.
    Network(String),
    /// A pool, for the networks and the client pools that take their space from it.
    Pool(String),
}

impl Within {
    /// Its name in the request.
    ///
    /// ```
    /// use ipplan::Within;
    ///
    /// assert_eq!(Within::Network("hub".into()).name(), "hub");
    /// ```
    pub fn name(&self) -> &str {
        match self {
            Within::Network(name) | Within::Pool(name) => name,
        }
    }
}
