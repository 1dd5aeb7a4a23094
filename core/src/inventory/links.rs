//! The peerings of networks that exist, as links.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::existing::Peering;
use super::inventory::Inventory;
use crate::links::{Link, LinkKind};

impl Inventory {
    /// The peerings between networks that the files have, each pair once. A gateway is used where no side
    /// says that it is not offered.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, Peering};
    ///
    /// let network = |name: &str, peer: &str| ExistingNetwork {
    ///     name: name.into(),
    ///     peerings: vec![Peering { remote: peer.into(), ..Peering::default() }],
    ///     ..ExistingNetwork::default()
    /// };
    /// let networks = vec![network("hub", "spoke"), network("spoke", "hub")];
    /// let inventory = Inventory { networks, ..Inventory::default() };
    /// let links = inventory.links(&inventory.names());
    /// assert_eq!(links.len(), 1);
    /// assert_eq!(links[0].ends, ["hub", "spoke"]);
    /// ```
    pub fn links(&self, names: &[String]) -> Vec<Link> {
        let mut by_id = BTreeMap::<String, &String>::new();
        for (network, name) in self.networks.iter().zip(names) {
            if let Some(id) = &network.id {
                by_id.entry(id.to_ascii_lowercase()).or_insert(name);
            }
        }
        // By its name only where no ID says that it is another one.
        for (network, name) in self.networks.iter().zip(names) {
            if network.id.is_none() {
                by_id.entry(network.name.to_ascii_lowercase()).or_insert(name);
            }
        }
        let remote = |peering: &Peering| {
            let whole = by_id.get(&peering.remote.to_ascii_lowercase());
            whole.or_else(|| by_id.get(&peering.remote_name().to_ascii_lowercase())).copied()
        };
        let mut at = BTreeMap::<(&String, &String), usize>::new();
        let mut links: Vec<Link> = Vec::new();
        for (network, name) in self.networks.iter().zip(names) {
            for peering in &network.peerings {
                let Some(other) = remote(peering).filter(|other| *other != name) else { continue };
                let pair = if name < other { (name, other) } else { (other, name) };
                let number = *at.entry(pair).or_insert_with(|| {
                    links.push(Link::of(LinkKind::Peer, [name.clone(), other.clone()]));
                    links.len() - 1
                });
                let Some(link) = links.get_mut(number) else { continue };
                let state = peering.state.as_deref().filter(|it| !it.is_empty());
                link.disconnected |= state.is_some_and(|it| !it.eq_ignore_ascii_case("Connected"));
                if peering.gateway_transit == Some(true) {
                    link.gateway_transit.push(name.clone());
                }
                if peering.remote_gateways == Some(true) {
                    link.remote_gateways.push(name.clone());
                }
            }
        }
        links
    }
}
