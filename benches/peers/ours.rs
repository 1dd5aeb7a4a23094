//! Ours, by its public API.

use ipplan::{IpNet, PrefixLen, Space};

use crate::allocator::Allocator;

impl Allocator for Space {
    fn over(pool: IpNet) -> Space {
        Space::new(&[pool]).unwrap()
    }

    fn around(pool: IpNet, taken: &[IpNet]) -> Space {
        Space::around(&[pool], taken).unwrap()
    }

    fn take(&mut self, network: IpNet) {
        self.carve_at(network).unwrap();
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        Space::carve(self, length).ok()
    }

    fn release(&mut self, network: IpNet) {
        Space::release(self, network).unwrap();
    }

    fn carve_all(&mut self, lengths: &[PrefixLen]) -> Option<Vec<IpNet>> {
        Space::carve_all(self, lengths).ok()
    }
}

/// Ours with each network that is there taken by itself.
#[derive(Debug)]
pub struct OneByOne(Space);

impl Allocator for OneByOne {
    fn over(pool: IpNet) -> OneByOne {
        OneByOne(Space::over(pool))
    }

    fn take(&mut self, network: IpNet) {
        self.0.reserve(network);
    }

    fn carve(&mut self, length: PrefixLen) -> Option<IpNet> {
        self.0.carve(length).ok()
    }

    fn release(&mut self, network: IpNet) {
        self.0.release(network).unwrap();
    }

    fn carve_all(&mut self, lengths: &[PrefixLen]) -> Option<Vec<IpNet>> {
        self.0.carve_all(lengths).ok()
    }
}
