//! A plan that knows which of its networks and subnets exist.

use super::existing::SubnetState;
use super::inventory::Inventory;
use crate::plan::Plan;

impl Inventory {
    /// Gives the networks and subnets of a plan the resource IDs from the files, and networks without a region theirs:
    /// networks are found by their name, subnets by their name in Azure. A network or subnet that is only reserved, or about
    /// to be deleted or created, has no ID and gets none.
    ///
    /// ```
    /// use ipplan::{ExistingNetwork, Inventory, Lock, Network, Request};
    ///
    /// let space = vec!["10.0.0.0/24".parse().unwrap()];
    /// let id = Some("/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub".into());
    /// let hub = ExistingNetwork { name: "hub".into(), id, space, ..Default::default() };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    ///
    /// let request = inventory.around(&Request::default().with("hub", Network::within(vec![])));
    /// let mut plan = ipplan::plan(&request, &Lock::default()).unwrap();
    /// inventory.identify(&mut plan);
    /// assert!(plan.networks["hub"].id.as_ref().unwrap().ends_with("/virtualNetworks/hub"));
    /// ```
    pub fn identify(&self, plan: &mut Plan) {
        let there = self.networks.iter().zip(self.names());
        for (network, name) in there.filter(|(it, _)| it.state == SubnetState::Used) {
            let mut planned = plan.networks.iter_mut();
            let planned = planned.find(|(planned, _)| planned.eq_ignore_ascii_case(&name));
            let Some((_, planned)) = planned else { continue };
            planned.id.clone_from(&network.id);
            if planned.region.is_none() {
                planned.region.clone_from(&network.region);
            }
            for subnet in network.subnets.iter().filter(|it| it.state == SubnetState::Used) {
                let mut same = planned.subnets.values_mut();
                let same = same.find(|same| same.name.eq_ignore_ascii_case(&subnet.name));
                if let Some(same) = same {
                    same.id.clone_from(&subnet.id);
                }
            }
        }
    }
}
