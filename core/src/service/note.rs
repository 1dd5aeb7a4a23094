//! Notes: something to know about a service.

use crate::address::PrefixLen;
use crate::fact::Source;
use crate::problem::Code;

use super::given::Given;

/// A potential [`Notice`](crate::Notice): its message, and the inputs and editions to which it
/// applies.
///
/// ```
/// use ipplan::{Edition, PrefixLen, services::application_gateway::*};
///
/// let applying = |front_end: bool| {
///     let workload = SERVICE.with(&INSTANCES, 2).with(&PRIVATE_FRONT_END, front_end);
///     let given = workload.check(Edition::newest()).unwrap();
///     SERVICE.notes.iter().filter(|note| (note.applies)(&given, PrefixLen::v4(24))).count()
/// };
/// assert_eq!(applying(true), applying(false) + 1); // where to put private front ends
/// ```
#[derive(Debug)]
pub struct Note {
    /// The kind.
    pub code: &'static Code,
    /// The message, as one sentence without a full stop.
    pub message: &'static str,
    /// The page that says so; it must not be younger than the edition asked for.
    pub source: &'static Source,
    /// For which inputs, and in which size of subnet, it holds.
    pub applies: fn(&Given, PrefixLen) -> bool,
}
