//! The size of one subnet, and the reason for it.

use alloc::vec::Vec;
use core::fmt;

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::address::PrefixLen;
use crate::fact::{Cited, Source, each_once};
use crate::problem::Notice;
use crate::service::{Avoid, Demand, Input, Phase, Service};

use super::capacity::Capacity;
use super::part::addresses;

/// The reason for the size of a subnet.
///
/// ```
/// use ipplan::{DecidedBy, Options, services::app_service::*, size};
///
/// let decided_by = |instances: u64| {
///     let answer = size(&SERVICE.with(&INSTANCES, instances), &Options::default()).unwrap();
///     answer.subnets[0].decided_by
/// };
/// assert_eq!(decided_by(1), DecidedBy::Minimum);
/// assert_eq!(decided_by(10).to_string(), "need");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecidedBy {
    /// The addresses needed.
    Need,
    /// The smallest size Azure accepts; the need is under it.
    Minimum,
    /// The size the page advises, which was asked for; the need is under it.
    Advised,
    /// The prefix length that was asked for.
    Asked,
    /// The place it has to keep.
    Pinned,
}

/// The word used in JSON and text.
impl fmt::Display for DecidedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecidedBy::Need => "need",
            DecidedBy::Minimum => "minimum",
            DecidedBy::Advised => "advised",
            DecidedBy::Asked => "asked",
            DecidedBy::Pinned => "pinned",
        })
    }
}

/// The size of one subnet, and why.
///
/// ```
/// use ipplan::{Options, Size, services::hosts, size};
///
/// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
/// let answer = size(&workload, &Options::default()).unwrap();
/// let Size { prefix_len, decided_by, minimum, .. } = &answer.subnets[0];
/// assert_eq!(format!("{prefix_len}, decided by {decided_by}"), "/27, decided by need");
/// assert_eq!(minimum.value.to_string(), "/29");
/// ```
#[derive(Clone, Debug)]
pub struct Size {
    /// The role of this subnet, where a service has several: `firewall`, `management`.
    pub role: &'static str,
    /// The service that the name of the subnet implies, if the subnet has no workload.
    pub by_name: Option<&'static Service>,
    /// Ranges the services in it cannot live in or reach.
    pub avoid: Vec<&'static Avoid>,
    /// The sum: the addresses that are wanted, headroom, and those that Azure keeps.
    pub demand: Demand,
    /// The size; if there are several IPv4 prefixes, that of the first.
    pub prefix_len: PrefixLen,
    /// The sizes of further IPv4 prefixes, if an existing subnet has several. None is ever
    /// proposed.
    pub more: Vec<PrefixLen>,
    /// Where it is, once it has a place: see [`Answer::starting_at`](crate::Answer::starting_at).
    pub network: Option<Ipv4Net>,
    /// The reason for this size.
    pub decided_by: DecidedBy,
    /// The smallest size Azure accepts for this.
    pub minimum: Cited<PrefixLen>,
    /// The size the page advises.
    pub advised: Option<Cited<PrefixLen>>,
    /// The name Azure insists on.
    pub required_name: Option<Cited<&'static str>>,
    /// The delegation the subnet carries.
    pub delegation: Option<Cited<&'static str>>,
    /// How far the service's main input goes within this size. [`size`](crate::size()) searches for it; a plan, which
    /// never shows it, does not.
    pub scales: Option<(&'static Input, Capacity)>,
    /// Notices about this subnet.
    pub notices: Vec<Notice>,
}

impl Size {
    /// All addresses needed, with headroom and those that Azure keeps.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let options = Options { headroom: 20, ..Options::default() };
    /// let answer = size(&hosts::SERVICE.with(&hosts::ADDRESSES, 20), &options).unwrap();
    /// assert_eq!(answer.subnets[0].need(), 29); // 20, 4 of headroom, and the 5 that Azure keeps
    /// ```
    pub fn need(&self) -> u64 {
        self.demand.total()
    }

    /// The addresses of the block, or of all its blocks together.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let answer = size(&workload, &Options::default()).unwrap();
    /// assert_eq!(answer.subnets[0].block(), 32); // a /27
    /// ```
    pub fn block(&self) -> u64 {
        let more = self.more.iter().map(|length| addresses(*length));
        more.fold(addresses(self.prefix_len), u64::saturating_add)
    }

    /// The addresses that Azure leaves to the service.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let answer = size(&workload, &Options::default()).unwrap();
    /// assert_eq!(answer.subnets[0].usable(), 27); // of 32, less the 5 that Azure keeps
    /// ```
    pub fn usable(&self) -> u64 {
        self.block().saturating_sub(self.demand.addresses(Phase::Reserved))
    }

    /// The addresses that nothing asked for.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let answer = size(&workload, &Options::default()).unwrap();
    /// assert_eq!(answer.subnets[0].spare(), 7); // of 32, less the 20 asked for and Azure's 5
    /// ```
    pub fn spare(&self) -> u64 {
        self.block().saturating_sub(self.need())
    }

    /// Whether the size is fixed by Azure: no addresses are counted, so those over are not free for
    /// anything else.
    ///
    /// ```
    /// use ipplan::{Options, Service, services::app_service::*, size};
    ///
    /// let bastion = Service::named("bastion").unwrap().workload();
    /// assert!(size(&bastion, &Options::default()).unwrap().subnets[0].is_fixed());
    /// let apps = SERVICE.with(&INSTANCES, 10);
    /// assert!(!size(&apps, &Options::default()).unwrap().subnets[0].is_fixed());
    /// ```
    pub fn is_fixed(&self) -> bool {
        self.demand.peak() == 0
    }

    /// Every page that this size relies on, each once, in the order in which the answer is read.
    ///
    /// ```
    /// use ipplan::{Options, platform, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let answer = size(&workload, &Options::default()).unwrap();
    /// assert!(answer.subnets[0].sources().contains(&platform::RESERVED.newest().source));
    /// ```
    pub fn sources(&self) -> Vec<&'static Source> {
        let named = [
            Some(self.minimum.source),
            self.advised.map(|advised| advised.source),
            self.required_name.map(|name| name.source),
            self.delegation.map(|delegation| delegation.source),
            self.scales.as_ref().and_then(|(_, capacity)| capacity.source()),
        ];
        let notices = self.notices.iter().filter_map(|notice| notice.source);
        each_once(self.demand.sources().chain(named.into_iter().flatten()).chain(notices))
    }
}
