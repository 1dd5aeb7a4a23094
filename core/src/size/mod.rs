//! From a demand to the size of a subnet, with what decided it.

pub(crate) mod base;
pub(crate) mod capacity;
pub(crate) mod settle;
mod sharing;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;

use ipnet::Ipv4Net;
use serde::Serialize;

use self::capacity::Capacity;
use crate::address::prefix_len::PrefixLen;
use crate::fact::{Cited, Edition, Source, each_once};
use crate::problem::codes;
use crate::problem::problem::{Notice, Problem};
use crate::service::demand::{Demand, Phase};
use crate::service::input::Input;
use crate::service::workload::{Given, Workload};
use crate::service::{Avoid, Service};
use crate::size::settle::{Part, newer_than_pages, settle, wanted};

/// How to answer: as the documents said when, as small as needed or as advised, with how much to
/// spare.
///
/// ```
/// use ipplan::{Edition, Fit, Options};
///
/// let options = Options { fit: Fit::Advised, headroom: 20, ..Options::default() };
/// assert_eq!(options.edition, Edition::newest());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day whose documents answer.
    pub edition: Edition,
    /// The smallest size that holds the need, or at least the advised one.
    pub fit: Fit,
    /// Percent of the peak to keep free on top of it; at most [`Options::MOST_HEADROOM`].
    pub headroom: u32,
}

impl Options {
    /// The most head-room that makes sense, in percent.
    ///
    /// ```
    /// use ipplan::Options;
    ///
    /// assert_eq!(Options::read_headroom("1000%").unwrap(), Options::MOST_HEADROOM);
    /// assert!(Options::read_headroom("1001%").is_err());
    /// ```
    pub const MOST_HEADROOM: u32 = 1_000;

    /// Reads head-room: `20%` or `20`.
    ///
    /// # Errors
    ///
    /// `not-a-percentage` for anything else, and for more than 1000 %.
    ///
    /// ```
    /// use ipplan::Options;
    ///
    /// assert_eq!(Options::read_headroom("20%").unwrap(), 20);
    /// assert!(Options::read_headroom("-5%").is_err());
    /// ```
    pub fn read_headroom(text: &str) -> Result<u32, Problem> {
        let digits = text.strip_suffix('%').unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let percent = digits.parse().ok().filter(|p| plain && *p <= Options::MOST_HEADROOM);
        percent.ok_or_else(|| {
            let message = format!("headroom is {text:?}; it is a percentage from 0% to 1000%");
            Problem::new(&codes::NOT_A_PERCENTAGE, message).at("headroom").hint("write it as 20%")
        })
    }
}

/// The newest edition, what is needed, nothing on top.
impl Default for Options {
    fn default() -> Options {
        Options { edition: Edition::newest(), fit: Fit::Need, headroom: 0 }
    }
}

/// Which size to take.
///
/// ```
/// use ipplan::{Fit, Options, services::app_service::*, size};
///
/// let sized = |fit| {
///     let options = Options { fit, ..Options::default() };
///     size(&SERVICE.with(&INSTANCES, 2), &options).unwrap().subnets[0].prefix_len.to_string()
/// };
/// assert_eq!((sized(Fit::Need).as_str(), sized(Fit::Advised).as_str()), ("/28", "/26"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// The smallest that holds the need and that Azure accepts.
    #[default]
    Need,
    /// That one, or the one the page advises when it is larger.
    Advised,
}

/// What decided the size of a subnet.
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

/// The answer for one workload: its subnets and their sizes.
///
/// ```
/// use ipplan::{Options, Service, size};
///
/// let firewall = Service::named("azure-firewall").unwrap().workload();
/// let answer = size(&firewall, &Options::default()).unwrap();
/// assert_eq!(answer.subnets[0].role, "firewall");
/// ```
#[derive(Clone, Debug)]
pub struct Answer {
    /// The service and its inputs, after every check.
    pub given: Given,
    /// Each subnet the service needs, in the order of its rules.
    pub subnets: Vec<Size>,
}

impl Answer {
    /// The service.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// assert_eq!(size(&workload, &Options::default()).unwrap().service().id, "hosts");
    /// ```
    pub const fn service(&self) -> &'static Service {
        self.given.service()
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
    /// What this subnet is for, where a service has several: `firewall`, `management`.
    pub role: &'static str,
    /// Ranges the services in it cannot live in or reach.
    pub avoid: Vec<&'static Avoid>,
    /// The sum: what is wanted, with head-room and what Azure keeps.
    pub demand: Demand,
    /// The size.
    pub prefix_len: PrefixLen,
    /// Where it is, once it has a place: see [`Answer::starting_at`].
    pub network: Option<Ipv4Net>,
    /// What decided it.
    pub decided_by: DecidedBy,
    /// The smallest size Azure accepts for this.
    pub minimum: Cited<PrefixLen>,
    /// The size the page advises.
    pub advised: Option<Cited<PrefixLen>>,
    /// The name Azure insists on.
    pub required_name: Option<Cited<&'static str>>,
    /// The delegation the subnet carries.
    pub delegation: Option<Cited<&'static str>>,
    /// How far the service's main input goes within this size. [`size`] searches for it; a plan, which
    /// never shows it, does not.
    pub scales: Option<(&'static Input, Capacity)>,
    /// What to know.
    pub notices: Vec<Notice>,
}

impl Size {
    /// All addresses needed, with head-room and what Azure keeps.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let options = Options { headroom: 20, ..Options::default() };
    /// let answer = size(&hosts::SERVICE.with(&hosts::ADDRESSES, 20), &options).unwrap();
    /// assert_eq!(answer.subnets[0].need(), 29); // 20, 4 of head-room, and the 5 that Azure keeps
    /// ```
    pub fn need(&self) -> u64 {
        self.demand.total()
    }

    /// The addresses of the block.
    ///
    /// ```
    /// use ipplan::{Options, services::hosts, size};
    ///
    /// let workload = hosts::SERVICE.with(&hosts::ADDRESSES, 20);
    /// let answer = size(&workload, &Options::default()).unwrap();
    /// assert_eq!(answer.subnets[0].block(), 32); // a /27
    /// ```
    pub fn block(&self) -> u64 {
        addresses(self.prefix_len)
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

    /// Every page behind this size, each once, in the order the answer is read.
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

/// The addresses of an IPv4 block, which always fit.
pub(crate) fn addresses(prefix_len: PrefixLen) -> u64 {
    u64::try_from(prefix_len.addresses()).unwrap_or(u64::MAX)
}

/// Sizes every subnet a workload needs.
///
/// # Errors
///
/// Everything wrong with the inputs, see [`Workload::check`]; an edition before the first page that
/// states a number the sum needs; a need over the largest subnet.
///
/// ```
/// use ipplan::{Options, services::app_service::*, size};
///
/// // 10 instances of 1 address and 4 more for its apps, twice while scaling, and Azure's 5.
/// let workload = SERVICE.with(&INSTANCES, 10).with(&WINDOWS_CONTAINER_APPS, 4);
/// let answer = size(&workload, &Options::default()).unwrap();
/// let size = &answer.subnets[0];
/// assert_eq!((size.need(), size.spare()), (105, 23));
/// assert_eq!(size.prefix_len.to_string(), "/25");
/// ```
pub fn size(workload: &Workload, options: &Options) -> Result<Answer, Vec<Problem>> {
    let given = workload.check(options.edition)?;
    let mut subnets = Vec::new();
    let mut problems = Vec::new();
    for part in wanted(&given) {
        match settle(&[part], options, None) {
            Ok(mut size) => {
                size.scales = scales(part, size.prefix_len, options);
                size.notices.splice(0..0, newer_than_pages(options.edition));
                subnets.push(size);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Answer { given, subnets }) } else { Err(problems) }
}

/// How far the first input that was given, and that takes addresses of this subnet, goes in it.
fn scales(
    part: Part<'_>,
    prefix_len: PrefixLen,
    options: &Options,
) -> Option<(&'static Input, Capacity)> {
    let given = part.given;
    let inputs = given.service().inputs.iter().copied();
    let mut held = inputs.filter(|input| {
        given.was_given(*input) && given.count_of(input).is_some_and(|count| count > 0)
    });
    held.find_map(|input| {
        let capacity = capacity::within(given, Some(part.rule), input, prefix_len, options);
        let enough = capacity.most >= given.count_of(input);
        Some((input, capacity)).filter(|(_, it)| enough && it.by_addresses.is_some())
    })
}
