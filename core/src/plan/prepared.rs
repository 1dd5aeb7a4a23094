//! A request before any subnet is placed: its sizes, the address space of its networks, and what contradicts itself.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::problem::Problem;

use super::client_pools::{self, Client};
use super::lock::Lock;
use super::own_ranges::{self, Told};
use super::planned::PlannedLink;
use super::refusal::Refusal;
use super::request::Request;
use super::takers::NetworkSpace;
use super::want::Want;
use super::{linked, pools, ranges, wants};

/// What a request wants, as far as it could be understood.
pub(super) struct Prepared<'a> {
    request: &'a Request,
    /// The subnets of each network with their sizes.
    pub(super) wants: BTreeMap<&'a str, Vec<Want<'a>>>,
    pub(super) clients: Vec<Client<'a>>,
    pub(super) spaces: BTreeMap<String, NetworkSpace>,
    /// The pools that have no room for their networks.
    pub(super) refusals: Vec<Refusal>,
}

/// What comparing ranges and links has shown.
pub(super) struct Compared {
    /// Ranges with two owners, and links that cannot be made.
    pub(super) collisions: Vec<Problem>,
    pub(super) links: Vec<PlannedLink>,
    /// What to know of the ranges that services take outside of the network.
    pub(super) own_ranges: Vec<Told>,
}

impl<'a> Prepared<'a> {
    /// Sizes everything, and finds the address space of every network. In a draft, a problem removes only its subject.
    pub(super) fn of(
        request: &'a Request,
        lock: &Lock,
        draft: bool,
        problems: &mut Vec<Problem>,
    ) -> Prepared<'a> {
        let wants = wants::all(request, lock, draft, problems);
        let mut clients = client_pools::all(request, lock, problems);
        let mut refusals = Vec::new();
        let spaces =
            pools::network_spaces(request, &wants, &mut clients, lock, problems, &mut refusals);
        Prepared { request, wants, clients, spaces, refusals }
    }

    /// Compares all ranges by the links between their owners.
    pub(super) fn compared(&self, lock: &Lock, problems: &mut Vec<Problem>) -> Compared {
        let Prepared { request, wants, clients, spaces, .. } = self;
        let (linked, links) = linked::judged(request, wants, spaces, clients);
        let ranges = ranges::collisions(request, &linked);
        problems.extend(client_pools::problems(request, clients, lock, &linked));
        let own_ranges = own_ranges::compared(request, wants, spaces, clients, problems);
        let mut collisions = linked.problems;
        collisions.extend(ranges);
        Compared { collisions, links, own_ranges }
    }
}
