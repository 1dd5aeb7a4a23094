//! The order in which an inventory is shown.

use core::cmp::Reverse;

use ipnet::IpNet;

use super::existing::{ExistingNetwork, ExistingSubnet};
use super::inventory::Inventory;
use crate::address::{Family, PrefixLen};

/// An order of networks, and of the subnets of each.
///
/// ```
/// use ipplan::InventoryOrder;
///
/// assert_eq!(InventoryOrder::named("fullest"), Some(InventoryOrder::Fullest));
/// assert_eq!(InventoryOrder::named("random"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InventoryOrder {
    /// In the order of the files.
    #[default]
    File,
    /// By name.
    Name,
    /// By address, the lowest first.
    Address,
    /// Networks with the largest share of their addresses in subnets first; subnets with the largest
    /// share of their addresses known to be in use first, and those about which nothing is known
    /// last.
    Fullest,
}

impl InventoryOrder {
    /// Every order, the usual one first.
    ///
    /// ```
    /// assert_eq!(ipplan::InventoryOrder::ALL[0], ipplan::InventoryOrder::File);
    /// ```
    pub const ALL: [InventoryOrder; 4] = [
        InventoryOrder::File,
        InventoryOrder::Name,
        InventoryOrder::Address,
        InventoryOrder::Fullest,
    ];

    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan::InventoryOrder::Address.word(), "address");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            InventoryOrder::File => "file",
            InventoryOrder::Name => "name",
            InventoryOrder::Address => "address",
            InventoryOrder::Fullest => "fullest",
        }
    }

    /// The order with that name.
    ///
    /// ```
    /// assert_eq!(ipplan::InventoryOrder::named("name"), Some(ipplan::InventoryOrder::Name));
    /// ```
    pub fn named(word: &str) -> Option<InventoryOrder> {
        InventoryOrder::ALL.into_iter().find(|order| order.word() == word)
    }
}

impl Inventory {
    /// Sorts the networks and their subnets.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, InventoryOrder};
    ///
    /// let named = |name: &str| ExistingNetwork { name: name.into(), ..ExistingNetwork::default() };
    /// let networks = vec![named("spoke"), named("hub")];
    /// let mut inventory = Inventory { networks, ..Inventory::default() };
    /// inventory.sort(InventoryOrder::Name);
    /// assert_eq!(inventory.networks[0].name, "hub");
    /// ```
    pub fn sort(&mut self, order: InventoryOrder) {
        match order {
            InventoryOrder::File => {}
            InventoryOrder::Name => {
                self.networks.sort_by_cached_key(|it| it.name.to_ascii_lowercase());
                for network in &mut self.networks {
                    network.subnets.sort_by_cached_key(|it| it.name.to_ascii_lowercase());
                }
            }
            InventoryOrder::Address => {
                self.networks.sort_by_cached_key(|it| it.space.iter().min().copied());
                for network in &mut self.networks {
                    network.subnets.sort_by_cached_key(|it| it.prefixes.iter().min().copied());
                }
            }
            InventoryOrder::Fullest => {
                self.networks.sort_by_cached_key(|it| Reverse(placed(it)));
                for network in &mut self.networks {
                    network.subnets.sort_by_cached_key(|it| Reverse(in_use(it)));
                }
            }
        }
    }
}

/// The share of its addresses that is in subnets, in millionths.
fn placed(network: &ExistingNetwork) -> u128 {
    let (total, free) = (addresses(&network.space), addresses(&network.free()));
    per_million(total.saturating_sub(free), total)
}

/// The share of its addresses that is known to be in use, in millionths.
fn in_use(subnet: &ExistingSubnet) -> Option<u128> {
    let used = u128::from(subnet.ip_configurations?);
    Some(per_million(used, addresses(&subnet.prefixes)))
}

fn per_million(part: u128, whole: u128) -> u128 {
    part.saturating_mul(1_000_000).checked_div(whole).unwrap_or(0)
}

fn addresses(ranges: &[IpNet]) -> u128 {
    let v4 = ranges.iter().filter(|it| Family::of(it) == Family::V4);
    v4.map(|it| PrefixLen::of(it).addresses()).fold(0, u128::saturating_add)
}
