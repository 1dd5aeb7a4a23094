//! A plan of networks that are not built yet: it guarantees no place, so everything that can be
//! placed is placed.

use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::problem::Problem;

use super::lock::Lock;
use super::plan::planned;
use super::planned::Plan;
use super::request::Request;

/// The part of a request that can be placed, and the problems of the rest.
///
/// ```
/// let draft = ipplan::draft(&Default::default(), &Default::default(), &Default::default());
/// assert!(draft.problems.is_empty() && draft.moved.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct DraftPlan {
    /// The part that has a place.
    pub plan: Plan,
    /// The reasons why the rest has none.
    pub problems: Vec<Problem>,
    /// The subnets that are not where they were in the earlier draft.
    pub moved: Vec<Moved>,
}

/// A subnet that an edit moved.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, draft, services::hosts};
///
/// let of = |count| {
///     let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
///     let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
///     Request::default().with("hub", hub)
/// };
/// let before = draft(&of(10), &Lock::default(), &Lock::default());
/// let after = draft(&of(100), &Lock::default(), &before.plan.lock());
/// assert_eq!(after.moved[0].to.to_string(), "10.0.0.0/25");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The network it is in.
    pub network: String,
    /// Its name in the plan.
    pub subnet: String,
    /// The previous place.
    pub from: IpNet,
    /// The new place.
    pub to: IpNet,
}

/// Plans a network that is not built yet. Everything in the lock stays where it is. Everything else is sized again,
/// and stays where the earlier draft had it (`wishes`) as long as its size stays the same and everything fits.
///
/// A problem removes only its subject from the plan: a subnet with a wrong input, a network without address space.
/// Where not everything fits, the largest subnets are placed first.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, draft, services::hosts};
///
/// let web = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let request = Request::default().with("hub", hub.with("bad", web(0)).with("web", web(10)));
///
/// let draft = draft(&request, &Lock::default(), &Lock::default());
/// assert_eq!(draft.problems[0].place, "networks.hub.subnets.bad.addresses");
/// assert!(draft.plan.networks["hub"].subnets.contains_key("web"));
/// ```
pub fn draft(request: &Request, lock: &Lock, wishes: &Lock) -> DraftPlan {
    let (plan, problems) = planned(request, lock, Some(wishes));
    let mut moved = Vec::new();
    for (name, network) in &plan.networks {
        let Some(before) = wishes.networks.get(name) else { continue };
        for (key, subnet) in &network.subnets {
            let Some(was) = before.subnets.get(key) else { continue };
            let (from, to) = (was.prefixes.first(), subnet.prefixes.first());
            if from != to {
                moved.push(Moved { network: name.clone(), subnet: key.clone(), from, to });
            }
        }
    }
    DraftPlan { plan, problems, moved }
}
