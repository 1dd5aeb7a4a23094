//! A request, placed into networks that exist.

use alloc::format;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::existing::{ExistingNetwork, ExistingSubnet, SubnetState};
use super::inventory::Inventory;
use crate::fact::Edition;
use crate::plan::{AddressSpace, KeepOut, NameInAzure, Network, Place, Request, names_in_azure};

impl Inventory {
    /// The request with everything that exists around it: what it wants is placed where nothing is.
    ///
    /// A network of the request that exists has the address space it has in Azure, unless the request
    /// states it. A subnet of it that exists under the same name in Azure stays at its place; the others
    /// are ranges to avoid, and so are the networks that the request does not mention.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, ExistingSubnet, Inventory, Lock, Network, PrefixLen, Request, Subnet};
    ///
    /// let web = ExistingSubnet {
    ///     name: "web".into(),
    ///     prefixes: vec!["10.0.0.0/26".parse().unwrap()],
    ///     ..ExistingSubnet::default()
    /// };
    /// let space = vec!["10.0.0.0/24".parse().unwrap()];
    /// let hub = ExistingNetwork { name: "hub".into(), space, subnets: vec![web], ..Default::default() };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    ///
    /// let jobs = Subnet { prefix_len: Some(PrefixLen::v4(26)), ..Subnet::default() };
    /// let request = Request::default().with("hub", Network::within(vec![]).with("jobs", jobs));
    /// let plan = ipplan::plan(&inventory.around(&request), &Lock::default()).unwrap();
    /// assert_eq!(plan.networks["hub"].subnets["jobs"].prefixes.to_string(), "10.0.0.64/26");
    /// ```
    pub fn around(&self, request: &Request) -> Request {
        let edition = request.options().edition;
        let mut request = request.clone();
        let ranges = self.keep_outs.iter();
        let ranges = ranges.map(|it| KeepOut { range: it.range, why: it.why.clone() });
        request.avoid.extend(ranges);
        let there = self.networks.iter().zip(self.names());
        for (network, name) in there.filter(|(it, _)| it.state != SubnetState::Going) {
            let mut wanted = request.networks.iter_mut();
            let wanted = wanted.find(|(wanted, _)| wanted.eq_ignore_ascii_case(&name));
            if let Some((_, wanted)) = wanted {
                network.place_around(wanted, edition, &mut request.avoid);
            } else {
                let why = format!("network `{name}`, which exists");
                let ranges =
                    network.space.iter().map(|range| KeepOut { range: *range, why: why.clone() });
                request.avoid.extend(ranges.filter(|_| network.vrf.is_empty()));
            }
        }
        request
    }
}

impl ExistingNetwork {
    /// Gives the wanted network what is there.
    fn place_around(&self, wanted: &mut Network, edition: Edition, avoid: &mut Vec<KeepOut>) {
        let states_its_own =
            matches!(&wanted.space, AddressSpace::Declared(space) if !space.is_empty());
        if !states_its_own && !self.space.is_empty() {
            wanted.space = AddressSpace::Declared(self.space.clone());
        }
        let named = names_in_azure(wanted, edition);
        for subnet in self.subnets.iter().filter(|subnet| subnet.state.keeps_its_addresses()) {
            let same = named.iter().find(|(_, it)| subnet.has_name(it));
            let there = same.and_then(|(key, it)| Some((wanted.subnets.get_mut(key)?, it.role)));
            let stays = there.is_some_and(|(same, role)| {
                same.default_outbound = same.default_outbound.or(subnet.default_outbound);
                stay(&mut same.at, role, &subnet.prefixes)
            });
            if !stays {
                let why = format!("subnet `{}`, which exists", subnet.name);
                let ranges = subnet.prefixes.iter();
                avoid.extend(ranges.map(|range| KeepOut { range: *range, why: why.clone() }));
            }
        }
    }
}

impl ExistingSubnet {
    fn has_name(&self, wanted: &NameInAzure) -> bool {
        let name = if self.named_by_key { &wanted.key } else { &wanted.name };
        name.eq_ignore_ascii_case(&self.name)
    }
}

/// Gives a subnet the place that it has, unless the request states another one.
fn stay(at: &mut Place, role: Option<&str>, prefixes: &[IpNet]) -> bool {
    match (&mut *at, role) {
        (Place::Anywhere, None) => *at = Place::Here(prefixes.to_vec()),
        (Place::Anywhere, Some(role)) => {
            *at = Place::ByRole([(role.into(), prefixes.to_vec())].into());
        }
        (Place::ByRole(places), Some(role)) if !places.contains_key(role) => {
            places.insert(role.into(), prefixes.to_vec());
        }
        (stated, role) => return stated.of_role(role.unwrap_or_default()) == prefixes,
    }
    true
}
