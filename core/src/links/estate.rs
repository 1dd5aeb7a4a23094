//! The estate that links are judged against.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::link::{Link, LinkKind};
use crate::fact::Edition;
use crate::service::{CheckedWorkload, Connects};
use crate::services;

/// Everything that links can join, with the links.
pub(crate) struct LinkedEstate<'a> {
    pub(crate) edition: Edition,
    pub(crate) ends: Vec<End<'a>>,
    /// The links: those that were given, then those that follow from client pools.
    pub(crate) links: Vec<Cow<'a, Link>>,
    by_name: BTreeMap<&'a str, usize>,
    /// The subnets that links name, as `NETWORK/SUBNET`, with their network and their number in it.
    subnets: BTreeMap<String, (usize, usize)>,
    /// The subnets that links name and that are wanted, but have no size because of a problem of their own.
    pub(crate) not_sized: BTreeSet<String>,
    /// How many steps were taken with it.
    #[cfg(test)]
    pub(super) steps: core::cell::Cell<u64>,
}

/// One end that a link can join.
pub(crate) struct End<'a> {
    pub(crate) name: &'a str,
    pub(crate) kind: EndKind<'a>,
    /// Its ranges, if they are known.
    pub(crate) space: Vec<IpNet>,
    /// Its path in the request.
    pub(crate) place: String,
}

/// The kind of an end.
pub(crate) enum EndKind<'a> {
    Network {
        region: Option<&'a str>,
        /// Why it is never connected to anything.
        isolated: bool,
        subnets: Vec<EndSubnet<'a>>,
    },
    /// On-premises.
    Site,
    ClientPool {
        network: Option<&'a str>,
        holds: Vec<&'a CheckedWorkload>,
    },
}

/// A subnet that links can join.
pub(crate) struct EndSubnet<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) holds: Vec<&'a CheckedWorkload>,
    /// Its ranges, if they are known.
    pub(crate) space: Vec<IpNet>,
    /// The addresses of its block, and how many are needed.
    pub(crate) size: Option<(u128, u64)>,
    /// The part in use, if the subnet exists; `None` if it is only wanted.
    pub(crate) in_use: Option<InUse>,
}

/// The contents of a subnet that count towards the limits of peered networks.
#[derive(Clone, Copy, Default)]
pub(crate) struct InUse {
    pub(crate) addresses: u64,
    pub(crate) endpoints: u64,
    /// Whether a network with endpoints is not set up for high scale.
    pub(crate) plain: bool,
}

impl<'a> LinkedEstate<'a> {
    pub(crate) fn of(edition: Edition, ends: Vec<End<'a>>, links: &'a [Link]) -> LinkedEstate<'a> {
        let by_name: BTreeMap<&str, usize> =
            ends.iter().enumerate().map(|(index, end)| (end.name, index)).collect();
        // A client pool that names its network is a link, unless nothing is linked with that.
        let isolated = |name: &str| {
            let named = by_name.get(name).and_then(|index: &usize| ends.get(*index));
            named.is_some_and(|end| matches!(end.kind, EndKind::Network { isolated: true, .. }))
        };
        let dialed = links.iter().filter(|link| link.kind == LinkKind::PointToSite);
        let dialed: BTreeSet<&[String]> = dialed.map(|link| link.ends.as_slice()).collect();
        let pools = ends.iter().filter_map(|end| match end.kind {
            EndKind::ClientPool { network: Some(network), .. } if !isolated(network) => {
                Some(Link::of(LinkKind::PointToSite, [network, end.name]))
            }
            _ => None,
        });
        let unsaid = pools.filter(|link| !dialed.contains(link.ends.as_slice()));
        let links: Vec<Cow<'a, Link>> =
            links.iter().map(Cow::Borrowed).chain(unsaid.map(Cow::Owned)).collect();
        let subnets = named_subnets(&ends, &links, &by_name);
        LinkedEstate {
            edition,
            ends,
            links,
            by_name,
            subnets,
            not_sized: BTreeSet::new(),
            #[cfg(test)]
            steps: core::cell::Cell::default(),
        }
    }

    /// Tests count what is done, so that it never grows faster than the links.
    #[cfg(test)]
    pub(super) fn step(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps as u64);
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "only tests count")]
    pub(super) const fn step(&self, _steps: usize) {}

    /// The end that a link names, if there is one; a subnet stands for its network.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.step(1);
        let whole = self.by_name.get(name);
        let network = || self.by_name.get(name.split_once('/')?.0);
        whole.or_else(network).copied()
    }

    pub(super) fn end(&self, name: &str) -> Option<&End<'a>> {
        self.find(name).and_then(|index| self.ends.get(index))
    }

    /// The subnet that a link names as `NETWORK/SUBNET`.
    pub(super) fn subnet(&self, name: &str) -> Option<&EndSubnet<'a>> {
        self.step(1);
        let (end, subnet) = *self.subnets.get(name)?;
        self.ends.get(end)?.subnets().get(subnet)
    }

    /// The same of a subnet that no link may name.
    pub(super) fn any_subnet(&self, name: &str) -> Option<&EndSubnet<'a>> {
        let (network, subnet) = name.split_once('/')?;
        self.end(network)?.subnets().iter().find(|it| it.name == subnet)
    }

    pub(crate) fn has_subnet(&self, name: &str) -> bool {
        self.any_subnet(name).is_some()
    }

    pub(super) fn name(&self, end: usize) -> &'a str {
        self.ends.get(end).map_or("", |end| end.name)
    }

    /// The links of some kind, each with its number.
    pub(super) fn links(
        &self,
        wanted: impl Fn(LinkKind) -> bool,
    ) -> impl Iterator<Item = (usize, &Link)> {
        let numbered = self.links.iter().enumerate().map(|(number, link)| (number, &**link));
        numbered.inspect(|_| self.step(1)).filter(move |(_, link)| wanted(link.kind))
    }
}

fn named_subnets(
    ends: &[End<'_>],
    links: &[Cow<'_, Link>],
    by_name: &BTreeMap<&str, usize>,
) -> BTreeMap<String, (usize, usize)> {
    let names = links.iter().flat_map(|it| it.ends.iter().chain(&it.subnets));
    let mut wanted = BTreeMap::<usize, BTreeMap<&str, &str>>::new();
    for name in names {
        let Some((network, subnet)) = name.split_once('/') else { continue };
        if let Some(end) = by_name.get(network) {
            wanted.entry(*end).or_default().insert(subnet, name);
        }
    }
    let mut found = BTreeMap::new();
    for (end, wanted) in wanted {
        let subnets = ends.get(end).map_or(&[][..], End::subnets);
        for (number, subnet) in subnets.iter().enumerate() {
            if let Some(name) = wanted.get(&*subnet.name) {
                found.entry(String::from(*name)).or_insert((end, number));
            }
        }
    }
    found
}

impl<'a> End<'a> {
    pub(super) fn subnets(&self) -> &[EndSubnet<'a>] {
        match &self.kind {
            EndKind::Network { subnets, .. } => subnets,
            _ => &[],
        }
    }

    pub(super) const fn is_network(&self) -> bool {
        matches!(self.kind, EndKind::Network { .. })
    }

    pub(super) const fn region(&self) -> Option<&'a str> {
        match self.kind {
            EndKind::Network { region, .. } => region,
            _ => None,
        }
    }

    /// Whether something of it is that.
    pub(super) fn has(&self, what: Connects) -> bool {
        self.subnets().iter().any(|subnet| subnet.has(what))
    }

    /// The word for its kind, for messages.
    pub(super) const fn what(&self) -> &'static str {
        match self.kind {
            EndKind::Network { .. } => "network",
            EndKind::Site => "site",
            EndKind::ClientPool { .. } => "client pool",
        }
    }
}

impl EndSubnet<'_> {
    pub(super) fn has(&self, what: Connects) -> bool {
        if !self.holds.is_empty() {
            return self.holds.iter().any(|held| held.service().connects == Some(what));
        }
        // The name of a subnet whose use is not known may say what it is.
        is_named_for(&self.name, what)
    }
}

/// Whether Azure asks for that name of a subnet for such a service.
pub(crate) fn is_named_for(subnet: &str, what: Connects) -> bool {
    let services = services::ALL.iter().filter(|service| service.connects == Some(what));
    services.flat_map(|service| service.subnets).any(|rule| {
        let name = rule.required_name.map(|name| name.newest().value);
        name.is_some_and(|name| name.eq_ignore_ascii_case(subnet))
    })
}

/// Regions by their names as people write them: `West Europe` is `westeurope`.
pub(super) fn same_region(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let letters = name.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}
