//! What was placed before, and stays where it is.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

/// Where everything is that was placed before.
///
/// A plan that is made with a lock leaves all of it in place and puts new subnets around it. A subnet
/// that is no longer wanted keeps its block, as a tombstone, until it is released: something may
/// still live there.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
/// let space = || Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let one = Request::default().with("hub", space().with("web", subnet(10)));
/// let lock = plan(&one, &Lock::default()).unwrap().lock();
///
/// // A larger subnet comes in front of it by name and by size, and moves nothing.
/// let two = one.with("hub", space().with("api", subnet(100)).with("web", subnet(10)));
/// let plan = plan(&two, &lock).unwrap();
/// assert_eq!(plan.lock().networks["hub"].subnets["web"], lock.networks["hub"].subnets["web"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The networks, by name.
    pub networks: BTreeMap<String, LockedNetwork>,
}

/// A network that was placed.
///
/// ```
/// use ipplan::{Lock, LockedNetwork};
///
/// let hub = LockedNetwork { space: vec!["10.0.0.0/24".parse().unwrap()], ..Default::default() };
/// let mut lock = Lock { networks: [("hub".to_string(), hub)].into() };
/// assert!(lock.release_network("hub"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedNetwork {
    /// Its address space.
    pub space: Vec<IpNet>,
    /// Its subnets, by name.
    pub subnets: BTreeMap<String, LockedSubnet>,
}

/// A subnet that was placed.
///
/// ```
/// use ipplan::{Lock, LockedNetwork, LockedSubnet};
///
/// let mut web = LockedSubnet::at("10.0.0.0/26".parse().unwrap());
/// web.gone = true;
/// let subnets = [("web".to_string(), web)].into();
/// let hub = LockedNetwork { space: vec!["10.0.0.0/24".parse().unwrap()], subnets };
/// let mut lock = Lock { networks: [("hub".to_string(), hub)].into() };
/// assert!(lock.release("hub", "web")); // its block is free again
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedSubnet {
    /// Where it is.
    pub range: IpNet,
    /// Its IPv6 range.
    pub ipv6: Option<IpNet>,
    /// Whether the subnet no longer asks for IPv6, so that its IPv6 range is a tombstone.
    pub ipv6_gone: bool,
    /// Whether nobody wants it any more: a tombstone.
    pub gone: bool,
}

impl LockedSubnet {
    /// A subnet at that place, without IPv6.
    ///
    /// ```
    /// use ipplan::LockedSubnet;
    ///
    /// let web = LockedSubnet::at("10.0.0.0/26".parse().unwrap());
    /// assert!(!web.gone && web.ipv6.is_none());
    /// ```
    pub const fn at(range: IpNet) -> LockedSubnet {
        LockedSubnet { range, ipv6: None, ipv6_gone: false, gone: false }
    }
}

impl Lock {
    /// Forgets a network with all its subnets. Says whether it was there.
    ///
    /// ```
    /// use ipplan::Lock;
    ///
    /// assert!(!Lock::default().release_network("hub"));
    /// ```
    pub fn release_network(&mut self, network: &str) -> bool {
        self.networks.remove(network).is_some()
    }

    /// Forgets a subnet, so that its block is free again or it is placed anew. Says whether it was
    /// there.
    ///
    /// ```
    /// use ipplan::Lock;
    ///
    /// assert!(!Lock::default().release("hub", "web"));
    /// ```
    pub fn release(&mut self, network: &str, subnet: &str) -> bool {
        let Some(locked) = self.networks.get_mut(network) else { return false };
        locked.subnets.remove(subnet).is_some()
    }

    /// Forgets the IPv6 range of a subnet alone, so that it is free again or chosen anew. Says whether it
    /// was there.
    ///
    /// ```
    /// use ipplan::Lock;
    ///
    /// assert!(!Lock::default().release_ipv6("hub", "web"));
    /// ```
    pub fn release_ipv6(&mut self, network: &str, subnet: &str) -> bool {
        let locked = self.networks.get_mut(network);
        let Some(subnet) = locked.and_then(|it| it.subnets.get_mut(subnet)) else { return false };
        subnet.ipv6_gone = false;
        subnet.ipv6.take().is_some()
    }
}
