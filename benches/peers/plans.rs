//! Plans: subnets with names and workloads, sized and placed; and for the peers, sized already.

use std::collections::BTreeMap;

use ipplan::services::{app_service, hosts};
use ipplan::{IpNet, Lock, Network, Options, PrefixLen, Request, Subnet, Workload, plan, size};

use crate::allocator::Allocator;
use crate::input;

/// An estate: networks with `subnets` subnets each, of a hundred kinds.
#[derive(Debug)]
pub struct Estate {
    request: Request,
    /// For contestants that do not size: the space of each network, and the size of each subnet by
    /// name.
    sized: Vec<(IpNet, Vec<(String, PrefixLen)>)>,
}

impl Estate {
    /// `n` subnets, `each` in one network.
    pub fn of(n: usize, each: usize) -> Estate {
        let room = (64 * each).next_power_of_two();
        let kinds: Vec<(Workload, PrefixLen)> = (0..100).map(kind).collect();
        let (mut request, mut sized) = (Request::default(), Vec::new());
        for number in 0..n / each {
            let space = input::v4((10 << 24) + (number * room) as u32, 32 - room.ilog2() as u8);
            let (mut network, mut lengths) = (Network::within(vec![space]), Vec::new());
            for at in 0..each {
                let (workload, length) = &kinds[(number * each + at) * 37 % 100];
                let name = format!("subnet-{at}");
                lengths.push((name.clone(), *length));
                network = network.with(name, Subnet::of(workload.clone()));
            }
            request = request.with(format!("network-{number}"), network);
            sized.push((space, lengths));
        }
        Estate { request, sized }
    }

    /// How many subnets there are in a plan of ours.
    pub fn ours(&self) -> usize {
        let plan = plan(&self.request, &Lock::default()).unwrap();
        plan.networks.values().map(|network| network.subnets.len()).sum()
    }

    /// The blocks alone, each under its name.
    pub fn placed<A: Allocator>(&self) -> usize {
        let networks = self.sized.iter().map(|(space, subnets)| {
            let lengths: Vec<PrefixLen> = subnets.iter().map(|(_, length)| *length).collect();
            let blocks = A::over(*space).carve_all(&lengths).unwrap();
            let names = subnets.iter().map(|(name, _)| name.clone());
            names.zip(blocks).collect::<BTreeMap<String, IpNet>>()
        });
        networks.collect::<Vec<_>>().iter().map(BTreeMap::len).sum()
    }
}

/// One of a hundred workloads, and its size.
fn kind(number: u64) -> (Workload, PrefixLen) {
    let workload = if number < 50 {
        hosts::SERVICE.with(&hosts::ADDRESSES, number + 1)
    } else {
        app_service::SERVICE.with(&app_service::INSTANCES, number % 28 + 1)
    };
    let length = size(&workload, &Options::default()).unwrap().subnets[0].prefix_len;
    (workload, length)
}
