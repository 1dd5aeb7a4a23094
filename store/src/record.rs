//! What the changes of a version did, with the ranges that it has.

use ipplan::{IpNet, LockedSubnet, place};

use crate::version::{Asked, Version};

/// A subnet that a change touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSubnet {
    /// The subnet, as `NETWORK/SUBNET`.
    pub place: String,
    /// Its ranges before; none if it is new.
    pub before: Vec<IpNet>,
    /// Its ranges in the version; none if it was released.
    pub after: Vec<IpNet>,
    /// Whether it is no longer wanted in the version.
    pub gone: bool,
}

impl Version {
    /// The subnets that one of the changes of this version touched. A change has the ranges that its writer knew; the
    /// version can have given it others.
    pub fn subnets_of(&self, change: &Asked) -> Vec<ChangedSubnet> {
        let ranges =
            |it: Option<&LockedSubnet>| it.iter().flat_map(|it| it.prefixes.iter()).collect();
        let subnets = change.delta.subnets.iter().map(|it| {
            let after = it.after.as_ref().and_then(|_| self.subnet(&it.network, &it.subnet));
            ChangedSubnet {
                place: place::subnet(&it.network, &it.subnet),
                before: ranges(it.before.as_ref()),
                after: ranges(after),
                gone: after.is_some_and(|it| it.gone),
            }
        });
        subnets.collect()
    }
}

impl ChangedSubnet {
    /// What became of it, in words.
    ///
    /// ```
    /// use ipplan_store::ChangedSubnet;
    ///
    /// let at = "10.0.0.0/26".parse().unwrap();
    /// let place = "hub/web".to_owned();
    /// let added = ChangedSubnet { place, before: vec![], after: vec![at], gone: false };
    /// assert_eq!(added.words(), "hub/web added at 10.0.0.0/26");
    /// let gone = ChangedSubnet { before: vec![at], gone: true, ..added };
    /// assert_eq!(gone.words(), "hub/web no longer wanted at 10.0.0.0/26");
    /// let released = ChangedSubnet { after: vec![], gone: false, ..gone };
    /// assert_eq!(released.words(), "hub/web released from 10.0.0.0/26");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        let ChangedSubnet { place, before, after, gone } = self;
        let list = |ranges: &[IpNet]| {
            ranges.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
        };
        match (before.as_slice(), after.as_slice()) {
            ([], after) => format!("{place} added at {}", list(after)),
            (before, []) => format!("{place} released from {}", list(before)),
            (_, after) if *gone => format!("{place} no longer wanted at {}", list(after)),
            (before, after) if before == after => format!("{place} kept at {}", list(after)),
            (before, after) => format!("{place} at {}, before at {}", list(after), list(before)),
        }
    }
}
