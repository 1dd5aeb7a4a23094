//! From a workload to the sizes of its subnets.

use alloc::vec::Vec;

use crate::address::PrefixLen;
use crate::problem::Problem;
use crate::service::{CheckedWorkload, Input, Service, Workload};

use super::capacity::{Capacity, within};
use super::options::Options;
use super::part::{Part, wanted};
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
    /// The subnets that the service needs, in the order of its rules.
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
/// Every problem of the inputs, see [`Workload::check`]; an edition before the first page that
/// states a number of the sum; a need that exceeds the largest subnet.
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

/// The most of the first given input that takes addresses of this subnet.
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
        let capacity = within(given, Some(part.rule), input, prefix_len, options);
        let enough = capacity.most >= given.count_of(input);
        Some((input, capacity)).filter(|(_, it)| enough && it.by_addresses.is_some())
    })
}
