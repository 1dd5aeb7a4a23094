//! A lock as a request: it says where its subnets are, and not what lives in them.

use ipplan::{ClientPool, Lock, Network, Place, Request};

use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::list::occupy;
use crate::read::ours::lock;
use crate::read::ours::request::Places;
use crate::read::ours::sniff::Sniffed;

pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    let (lock, problems) = match lock::lock(&text.text()) {
        Ok(lock) => (Some(lock), Vec::new()),
        Err(problem) => (None, vec![problem]),
    };
    let request = lock.as_ref().map(as_request).unwrap_or_default();
    let places = Places::of_text(&problems);
    Found::Request(Box::new(FoundRequest { request, lock, problems, places }))
}

/// The lock as a request. Subnets that are gone stay in the lock alone.
fn as_request(lock: &Lock) -> Request {
    let mut request = Request::default();
    for (name, locked) in &lock.networks {
        let mut network = Network::within(locked.space.clone());
        for (key, subnet) in locked.subnets.iter().filter(|(_, subnet)| !subnet.gone) {
            // One of several subnets of a service: what lives there is not known, so it is a subnet
            // of its own here, under the name that it has in Azure.
            let name = key.replace('/', "-");
            occupy(&mut network, &mut request.avoid, name.clone(), subnet.prefixes.first());
            if let Some(there) = network.subnets.get_mut(&name) {
                there.was = (name != *key).then(|| key.clone());
                there.at = Place::Here(subnet.prefixes.iter().collect());
            }
        }
        request.networks.insert(name.clone(), network);
    }
    let pools = lock.client_pools.iter().filter(|(_, pool)| !pool.gone);
    let pools = pools.map(|(name, it)| (name.clone(), ClientPool::at(it.prefixes.first())));
    request.client_pools.extend(pools);
    request
}
