//! The lock: everything that was placed before, and stays where it is.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{Family, Prefixes};

/// The places of everything that was placed before.
///
/// A plan with a lock leaves everything in it in place and puts new subnets around it. A subnet that
/// is no longer wanted keeps its block, as a tombstone, until it is released: something may still be
/// deployed there.
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
    /// The address pools of point-to-site connections, by name.
    pub client_pools: BTreeMap<String, LockedSubnet>,
}

/// The key under which requests declare the address pools of point-to-site connections. It takes the
/// place of a network in their paths: `client-pools.NAME`.
///
/// ```
/// assert_eq!(ipplan::CLIENT_POOLS, "client-pools");
/// ```
pub const CLIENT_POOLS: &str = "client-pools";

/// A network that was placed.
///
/// ```
/// use ipplan::{Lock, LockedNetwork};
///
/// let hub = LockedNetwork { space: vec!["10.0.0.0/24".parse().unwrap()], ..Default::default() };
/// let networks = [("hub".to_string(), hub)].into();
/// let mut lock = Lock { networks, ..Lock::default() };
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
/// let web = LockedSubnet { gone: true, ..LockedSubnet::at("10.0.0.0/26".parse().unwrap()) };
/// let subnets = [("web".to_string(), web)].into();
/// let hub = LockedNetwork { space: vec!["10.0.0.0/24".parse().unwrap()], subnets };
/// let networks = [("hub".to_string(), hub)].into();
/// let mut lock = Lock { networks, ..Lock::default() };
/// assert!(lock.release("hub", "web")); // its block is free again
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedSubnet {
    /// The prefixes.
    pub prefixes: Prefixes,
    /// Former prefixes that are not released yet, such as its IPv6 prefix after IPv6 was turned
    /// off.
    pub former: Vec<IpNet>,
    /// Whether it is no longer wanted: a tombstone.
    pub gone: bool,
}

impl LockedSubnet {
    /// A subnet with one prefix.
    ///
    /// ```
    /// use ipplan::LockedSubnet;
    ///
    /// let web = LockedSubnet::at("10.0.0.0/26".parse().unwrap());
    /// assert!(web.former.is_empty() && !web.gone);
    /// ```
    pub fn at(range: IpNet) -> LockedSubnet {
        LockedSubnet { prefixes: range.into(), former: Vec::new(), gone: false }
    }

    /// All of its prefixes, current and former, which nothing else may use.
    ///
    /// ```
    /// use ipplan::{IpNet, LockedSubnet};
    ///
    /// let net = |text: &str| text.parse::<IpNet>().unwrap();
    /// let former = vec![net("fd00::/64")];
    /// let web = LockedSubnet { former, ..LockedSubnet::at(net("10.0.0.0/26")) };
    /// assert!(web.keeps().eq([net("10.0.0.0/26"), net("fd00::/64")]));
    /// ```
    pub fn keeps(&self) -> impl Iterator<Item = IpNet> {
        self.prefixes.iter().chain(self.former.iter().copied())
    }
}

impl Lock {
    /// Removes a network with all its subnets. Returns whether it existed.
    ///
    /// ```
    /// use ipplan::Lock;
    ///
    /// assert!(!Lock::default().release_network("hub"));
    /// ```
    pub fn release_network(&mut self, network: &str) -> bool {
        self.networks.remove(network).is_some()
    }

    /// Removes a subnet, so that its block is free, or the subnet is placed again. Returns whether
    /// it existed. For the address pool of a point-to-site connection, the network is
    /// `client-pools`.
    ///
    /// ```
    /// use ipplan::{Lock, LockedSubnet};
    ///
    /// assert!(!Lock::default().release("hub", "web"));
    ///
    /// let staff = LockedSubnet::at("172.31.0.0/22".parse().unwrap());
    /// let client_pools = [("staff".to_string(), staff)].into();
    /// let mut lock = Lock { client_pools, ..Lock::default() };
    /// assert!(lock.release("client-pools", "staff"));
    /// ```
    pub fn release(&mut self, network: &str, subnet: &str) -> bool {
        let of_network = self.networks.get_mut(network);
        if of_network.is_some_and(|locked| locked.subnets.remove(subnet).is_some()) {
            return true;
        }
        network == CLIENT_POOLS && self.client_pools.remove(subnet).is_some()
    }

    /// Removes only the IPv6 prefixes of a subnet, former ones included, so that they are free or chosen
    /// again. Returns whether there were any.
    ///
    /// ```
    /// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
    ///
    /// let web = Subnet { ipv6: true, ..Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)) };
    /// let space = ["10.0.0.0/24", "fd00::/56"].map(|it| it.parse().unwrap());
    /// let hub = Network::within(space.to_vec()).with("web", web);
    /// let mut lock = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap().lock();
    /// assert!(lock.release_ipv6("hub", "web"));
    /// assert_eq!(lock.networks["hub"].subnets["web"].prefixes.to_string(), "10.0.0.0/27");
    /// assert!(!lock.release_ipv6("hub", "web")); // there are none any more
    /// ```
    pub fn release_ipv6(&mut self, network: &str, subnet: &str) -> bool {
        let locked = self.networks.get_mut(network);
        let Some(subnet) = locked.and_then(|it| it.subnets.get_mut(subnet)) else { return false };
        let before = subnet.keeps().count();
        let is_v4 = |range: &IpNet| Family::of(range) == Family::V4;
        subnet.former.retain(is_v4);
        if let Some(left) = Prefixes::of(subnet.prefixes.of_family(Family::V4)) {
            subnet.prefixes = left;
        }
        subnet.keeps().count() < before
    }
}
