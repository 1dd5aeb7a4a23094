//! The occupants of a network, for messages about a place that is taken.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use ipnet::IpNet;

use super::lock::LockedSubnet;
use super::occupants::Occupants;
use super::request::{KeepOut, Request};
use super::want::Want;

/// Everything in a network that has a place.
pub(super) struct Pins<'p> {
    wants: &'p [Want<'p>],
    gone: &'p BTreeMap<String, LockedSubnet>,
    request: &'p Request,
    /// Made once, and only where something is wrong.
    occupants: OnceCell<Occupants<Stands<'p>>>,
}

/// The occupant of a range.
#[derive(Clone, Copy)]
enum Stands<'p> {
    /// A subnet that is wanted, by its key.
    Wanted(&'p str),
    /// A prefix that a subnet had, and does not want any more.
    Former(&'p str),
    /// A subnet that is not wanted any more.
    Gone(&'p str),
    /// A range that nothing may be placed in.
    KeptOut(&'p KeepOut),
}

impl<'p> Pins<'p> {
    pub(super) fn new(
        wants: &'p [Want<'p>],
        gone: &'p BTreeMap<String, LockedSubnet>,
        request: &'p Request,
    ) -> Pins<'p> {
        Pins { wants, gone, request, occupants: OnceCell::new() }
    }

    pub(super) fn wants(&self) -> &'p [Want<'p>] {
        self.wants
    }

    /// The places that subnets have to keep, of both families, each with its subnet.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&'p Want<'p>, IpNet)> + use<'p> {
        self.wants.iter().flat_map(|want| want.pinned().map(move |range| (want, range)))
    }

    fn all(&self) -> Vec<(IpNet, Stands<'p>)> {
        let mut all = Vec::new();
        all.extend(self.placed().map(|(want, range)| (range, Stands::Wanted(&want.key))));
        for want in self.wants {
            all.extend(want.former.iter().map(|range| (*range, Stands::Former(&want.key))));
        }
        for (key, it) in self.gone {
            all.extend(it.keeps().map(|range| (range, Stands::Gone(key))));
        }
        all.extend(self.request.avoid.iter().map(|it| (it.range, Stands::KeptOut(it))));
        all
    }

    /// The subnet that is there, is not wanted any more, and was not released.
    pub(super) fn gone_there(&self, range: IpNet) -> Option<&'p str> {
        let found = self.occupants().beside(range, |stands| matches!(stands, Stands::Gone(_)))?;
        match found.1 {
            Stands::Gone(key) => Some(key),
            _ => None,
        }
    }

    fn occupants(&self) -> &Occupants<Stands<'p>> {
        self.occupants.get_or_init(|| Occupants::of(self.all().into_iter()))
    }

    /// The occupant of the range that a subnet should have, as a sentence.
    pub(super) fn who_is_there(&self, range: IpNet, subnet: &str) -> String {
        let occupants = self.occupants();
        let other = |stands: &Stands<'_>| match stands {
            Stands::Wanted(key) => *key != subnet,
            Stands::Former(_) | Stands::Gone(_) | Stands::KeptOut(_) => true,
        };
        match occupants.beside(range, other) {
            Some((at, Stands::Wanted(key))) => format!("it overlaps `{key}` at {at}"),
            Some((at, Stands::Former(key))) => {
                format!("it overlaps a previous range of `{key}`, {at}, which is not released")
            }
            Some((at, Stands::Gone(key))) => {
                format!("it overlaps `{key}` at {at}, which is no longer wanted but not released")
            }
            Some((at, Stands::KeptOut(keep_out))) => {
                let why = if keep_out.why.is_empty() { "no reason given" } else { &keep_out.why };
                format!("it overlaps {at}, a range to avoid ({why})")
            }
            None => "no virtual network may use it".into(),
        }
    }
}
