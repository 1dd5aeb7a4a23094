//! Worked examples of the pages, which the tests recalculate.

use serde::Serialize;

use crate::address::PrefixLen;
use crate::fact::Source;

/// A worked example of a page: its question, and the expected result.
///
/// ```
/// use ipplan::services::application_gateway::SERVICE;
///
/// let example = &SERVICE.examples[0];
/// assert_eq!(example.id, "AG-01");
/// assert_eq!(example.given, [("instances", "15")]);
/// ```
#[derive(Debug, Serialize)]
pub struct Example {
    /// A short name, unique in its service.
    pub id: &'static str,
    /// The inputs, as they would be typed.
    pub given: &'static [(&'static str, &'static str)],
    /// The expected results.
    pub expect: &'static [Expect],
    /// The page; its date is the edition the example is worked in.
    pub source: &'static Source,
    /// The difference from the page's own print, and why this is right; otherwise empty.
    pub remark: &'static str,
}

/// One result that a worked example states.
///
/// ```
/// use ipplan::{Expect, PrefixLen, services::application_gateway::SERVICE};
///
/// // 15 instances and the 5 that Azure keeps.
/// let expect = SERVICE.examples[0].expect;
/// assert_eq!(expect, [Expect::Need(20), Expect::Prefix(PrefixLen::v4(27))]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expect {
    /// The addresses in steady use, without the platform's.
    Steady(u64),
    /// The addresses at the peak, without the platform's.
    Peak(u64),
    /// All addresses, with the platform's.
    Need(u64),
    /// The subnet.
    Prefix(PrefixLen),
    /// The addresses that a subnet of this size leaves to the service.
    Usable {
        /// The size of the subnet.
        within: PrefixLen,
        /// The addresses left.
        addresses: u64,
    },
    /// The most of an input in a subnet of this size, by addresses alone.
    Fits {
        /// The input.
        input: &'static str,
        /// The size of the subnet.
        within: PrefixLen,
        /// The most that fits.
        most: u64,
    },
    /// The most that an input may be in a subnet of any size.
    Limit {
        /// The input.
        input: &'static str,
        /// The most it may be.
        most: u64,
    },
    /// A result for one subnet only, if a service has several; the others hold for every subnet.
    At {
        /// The role of the subnet.
        role: &'static str,
        /// The expected result there.
        expect: &'static Expect,
    },
}
