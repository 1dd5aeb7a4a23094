//! Who holds what in a version, and so who decides on it.

use ipplan::{CLIENT_POOLS, Lock, LockedSubnet, Plan, Problem, codes, place};

use crate::delta::Delta;
use crate::version::Version;

impl Version {
    /// Whether this owner, or nobody, holds a place.
    pub(crate) fn is_open_to(&self, owner: &str, place: &str) -> bool {
        self.holders.get(place).is_none_or(|it| it.owner == owner)
    }

    /// Whether the plans of this owner decide on a place. What others hold is not theirs, and what was
    /// reserved by its name stays until it is released, or until a request names it.
    pub(crate) fn is_planned_by(&self, owner: &str, place: &str) -> bool {
        self.is_open_to(owner, place) && !self.holders.get(place).is_some_and(|it| it.by_name)
    }

    /// The part of the plan on which the plans of this owner decide: what would be gone by an empty request.
    pub fn planned_by(&self, owner: &str) -> Lock {
        let mut lock = self.lock.clone();
        lock.networks.retain(|name, network| {
            network.subnets.retain(|key, _| self.is_planned_by(owner, &place::subnet(name, key)));
            self.is_planned_by(owner, &format!("{name}/")) || !network.subnets.is_empty()
        });
        lock.client_pools.retain(|key, _| self.is_pool_of(owner, key));
        lock
    }

    /// Leaves out of a plan what is gone by it, but is not this owner's to decide on.
    pub(crate) fn without_others(&self, owner: &str, plan: &mut Plan) {
        let mine = self.planned_by(owner);
        plan.gone.retain(|name, network| {
            let subnets = mine.networks.get(name).map(|it| &it.subnets);
            network.subnets.retain(|key, _| subnets.is_some_and(|it| it.contains_key(key)));
            subnets.is_some() && self.is_open_to(owner, &format!("{name}/"))
        });
        for (name, network) in &mut plan.networks {
            network.gone.retain(|key, _| self.is_planned_by(owner, &place::subnet(name, key)));
        }
        plan.gone_client_pools.retain(|key, _| self.is_pool_of(owner, key));
    }

    fn is_pool_of(&self, owner: &str, key: &str) -> bool {
        self.is_open_to(owner, &place::subnet(CLIENT_POOLS, key))
    }

    /// Refuses a change of what somebody else holds; `hint` says what to try.
    pub(crate) fn refuse_others(
        &self,
        owner: &str,
        delta: &Delta,
        hint: &str,
    ) -> Result<(), Vec<Problem>> {
        let spaces = delta.spaces.keys().map(|name| format!("{name}/"));
        let places = delta.subnets.iter().map(|it| place::subnet(&it.network, &it.subnet));
        for place in spaces.chain(places) {
            let Some(holder) = self.holders.get(&place).filter(|it| it.owner != owner) else {
                continue;
            };
            let message = format!("`{place}` belongs to `{}` in the store", holder.owner);
            return Err(vec![Problem::new(&codes::NAME_TAKEN, message).at("name").hint(hint)]);
        }
        Ok(())
    }

    /// A subnet or a client pool of the plan.
    pub(crate) fn subnet(&self, network: &str, key: &str) -> Option<&LockedSubnet> {
        if network == CLIENT_POOLS && !self.lock.networks.contains_key(network) {
            return self.lock.client_pools.get(key);
        }
        self.lock.networks.get(network)?.subnets.get(key)
    }
}
