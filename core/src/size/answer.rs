//! From a workload to the sizes of its subnets.

use alloc::vec::Vec;

use crate::address::PrefixLen;
use crate::problem::Problem;
use crate::service::{CheckedWorkload, Input, Service, Workload};

use super::capacity::{Capacity, main_input, within};
use super::options::Options;
use super::part::wanted;
use super::settle::{newer_than_pages, settle};
use super::size::Size;

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
    pub given: CheckedWorkload,
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
                size.scales = scales(&given, size.prefix_len, options);
                size.notices.splice(0..0, newer_than_pages(options.edition));
                subnets.push(size);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Answer { given, subnets }) } else { Err(problems) }
}

/// How far the main input goes, unless it takes no addresses.
fn scales(
    given: &CheckedWorkload,
    prefix_len: PrefixLen,
    options: &Options,
) -> Option<(&'static Input, Capacity)> {
    let input = main_input(given.service())?;
    let capacity = within(given, input, prefix_len, options);
    Some((input, capacity)).filter(|(_, capacity)| capacity.by_addresses.is_some())
}
