//! A subnet that a network wants.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::{PrefixLen, Prefixes};
use crate::problem::{Edit, place};
use crate::service::CheckedWorkload;
use crate::size::Size;

use super::planned::Pinned;
use super::request::Subnet;

/// A subnet that is wanted, with its size and the place it has to keep.
#[derive(Clone, Debug)]
pub(super) struct Want<'a> {
    /// Its name in the plan and in the lock.
    pub(super) key: Cow<'a, str>,
    pub(super) entry: SubnetEntry<'a>,
    pub(super) subnet: &'a Subnet,
    pub(super) holds: Arc<[CheckedWorkload]>,
    pub(super) size: Arc<Size>,
    /// Its IPv4 prefixes, where it has a place.
    pub(super) pin: Option<Pin>,
    /// Its IPv6 prefixes, where it has some.
    pub(super) ipv6: Option<Pin>,
    /// Prefixes that it had and does not want any more.
    pub(super) former: Vec<IpNet>,
}

/// Prefixes that a subnet has to keep, of one family, and why.
#[derive(Clone, Debug)]
pub(super) struct Pin {
    pub(super) prefixes: Prefixes,
    pub(super) by: Pinned,
}

/// Which subnet of the request.
#[derive(Clone, Copy, Debug)]
pub(super) struct SubnetEntry<'a> {
    pub(super) network: &'a str,
    pub(super) name: &'a str,
}

impl SubnetEntry<'_> {
    pub(super) fn place(self) -> String {
        place::of_subnet(self.network, self.name)
    }

    /// The edit that gives it another place.
    pub(super) fn place_again(self) -> Edit {
        Edit::place_again(self.network, self.name)
    }
}

impl Want<'_> {
    /// The key it had before, if the request says it.
    pub(super) fn was(&self) -> Option<String> {
        let was = self.subnet.was.as_deref().filter(|was| *was != self.entry.name)?;
        // One of several subnets of its service has its role in the key.
        Some(format!("{was}{}", self.key.get(self.entry.name.len()..).unwrap_or_default()))
    }

    /// The path of the subnet in the request.
    pub(super) fn place(&self) -> String {
        self.entry.place()
    }

    /// The edit that gives it another place.
    pub(super) fn place_again(&self) -> Edit {
        self.entry.place_again()
    }

    /// The network it is in.
    pub(super) fn network(&self) -> &str {
        self.entry.network
    }

    /// Whether its service needs several subnets, of which this is one.
    pub(super) fn is_one_of_several(&self) -> bool {
        self.key != self.entry.name
    }

    /// The name it has to have in Azure: the one Azure insists on, else its own.
    pub(super) fn name(&self) -> Cow<'_, str> {
        match self.size.required_name {
            Some(name) => name.value.into(),
            None => name_of(&self.key),
        }
    }

    /// Whether it has IPv6, or is to have it.
    pub(super) fn wants_ipv6(&self) -> bool {
        self.subnet.ipv6 || self.ipv6.is_some()
    }

    /// The prefixes that it has to keep, of both families.
    pub(super) fn pinned(&self) -> impl Iterator<Item = IpNet> {
        let pins = [&self.pin, &self.ipv6].into_iter().flatten();
        pins.flat_map(|pin| pin.prefixes.iter())
    }

    /// Whether one of these places is this subnet, or in it.
    pub(super) fn is_refused(&self, places: &[&str]) -> bool {
        let own = self.place();
        let rest = places.iter().filter_map(|place| place.strip_prefix(own.as_str()));
        rest.into_iter().any(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// How large the block is that it takes: its own, or the one it may grow into.
    pub(super) fn takes(&self) -> PrefixLen {
        self.subnet
            .reserve
            .map_or(self.size.prefix_len, |room| self.size.prefix_len.or_larger(room))
    }
}

/// The key of a subnet; one of several of its service has its role in it.
pub(super) fn key_of<'a>(name: &'a str, role: Option<&str>) -> Cow<'a, str> {
    role.map_or(Cow::Borrowed(name), |role| Cow::Owned(format!("{name}/{role}")))
}

/// The name in Azure of what has that key: one of several subnets is named after its role too.
pub(crate) fn name_of(key: &str) -> Cow<'_, str> {
    if key.contains('/') { key.replace('/', "-").into() } else { key.into() }
}
