//! Which of what exists has an address or a range.

use alloc::vec::Vec;

use ipnet::IpNet;

use super::existing::{ExistingNetwork, ExistingSubnet};
use super::inventory::{ExistingRange, Inventory};

/// A network that holds a range or lies inside it, with the subnets and free blocks that do.
///
/// ```
/// use ipplan::{ExistingNetwork, Inventory};
///
/// let space = vec!["10.0.0.0/22".parse().unwrap()];
/// let hub = ExistingNetwork { name: "hub".into(), space, ..ExistingNetwork::default() };
/// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
/// let holding = inventory.holding("10.0.1.7/32".parse().unwrap());
/// assert_eq!(holding.networks[0].network.name, "hub");
/// assert_eq!(holding.networks[0].free[0].to_string(), "10.0.0.0/22");
/// ```
#[derive(Clone, Debug)]
pub struct Holder<'a> {
    /// The network.
    pub network: &'a ExistingNetwork,
    /// Those of its subnets that hold the range, or lie in it.
    pub subnets: Vec<&'a ExistingSubnet>,
    /// Those of its free blocks that do.
    pub free: Vec<IpNet>,
}

/// Everything that holds a range or lies inside it.
///
/// ```
/// use ipplan::Inventory;
///
/// let nothing = Inventory::default();
/// assert!(nothing.holding("10.0.0.0/24".parse().unwrap()).is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Holding<'a> {
    /// The networks, in the order of the inventory.
    pub networks: Vec<Holder<'a>>,
    /// Address space that networks are taken from.
    pub containers: Vec<&'a ExistingRange>,
    /// Ranges of somebody else.
    pub keep_outs: Vec<&'a ExistingRange>,
}

impl Holding<'_> {
    /// Whether nothing does.
    ///
    /// ```
    /// assert!(ipplan::Holding::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty() && self.containers.is_empty() && self.keep_outs.is_empty()
    }
}

impl Inventory {
    /// Everything that holds a range or lies inside it.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory};
    ///
    /// let subnet = |name: &str, range: &str| ExistingSubnet {
    ///     name: name.into(),
    ///     prefixes: vec![range.parse().unwrap()],
    ///     ..ExistingSubnet::default()
    /// };
    /// let hub = ExistingNetwork {
    ///     space: vec!["10.0.0.0/22".parse().unwrap()],
    ///     subnets: vec![subnet("web", "10.0.0.0/24"), subnet("db", "10.0.1.0/24")],
    ///     ..ExistingNetwork::default()
    /// };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    /// let holding = inventory.holding("10.0.1.7/32".parse().unwrap());
    /// assert_eq!(holding.networks[0].subnets[0].name, "db");
    /// assert!(inventory.holding("10.9.0.0/16".parse().unwrap()).is_empty());
    /// ```
    pub fn holding(&self, range: IpNet) -> Holding<'_> {
        let meets = |other: &IpNet| range.contains(other) || other.contains(&range);
        let networks = self.networks.iter().filter_map(|network| {
            let subnets = network.subnets.iter().filter(|it| it.prefixes.iter().any(meets));
            let subnets: Vec<_> = subnets.collect();
            if subnets.is_empty() && !network.space.iter().any(meets) {
                return None;
            }
            let free = network.free().into_iter().filter(meets).collect();
            Some(Holder { network, subnets, free })
        });
        Holding {
            networks: networks.collect(),
            containers: self.containers.iter().filter(|it| meets(&it.range)).collect(),
            keep_outs: self.keep_outs.iter().filter(|it| meets(&it.range)).collect(),
        }
    }
}
