//! `subnet-garden-core`, a ready-made allocator.

use cidr::IpCidr;
use ipplan::{IpNet, PrefixLen};
use subnet_garden_core::pool::SubnetPool;

use crate::allocator::Allocator;

/// Its pool.
#[derive(Debug)]
pub struct Garden(SubnetPool);

fn cidr(network: IpNet) -> IpCidr {
    IpCidr::new(network.addr(), network.prefix_len()).unwrap()
}

impl Allocator for Garden {
    fn over(pool: IpNet) -> Garden {
        Garden(SubnetPool::new(cidr(pool)))
    }

    fn take(&mut self, network: IpNet) {
        self.0.claim(&cidr(network), None).unwrap();
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        let found = self.0.allocate(length.family().longest() - length.length(), None).ok()?;
        Some(IpNet::new(found.first_address(), found.network_length()).unwrap())
    }

    fn release(&mut self, network: IpNet) {
        assert!(self.0.free(&cidr(network)));
    }
}
