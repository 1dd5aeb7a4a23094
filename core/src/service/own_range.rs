//! A range that a service has for itself.

use crate::fact::Source;

use super::input::{Cidr, Input};

/// A range that a service has for itself: no subnet, and apart from all that its network reaches.
///
/// ```
/// let overlay = ipplan::Service::named("aks-overlay").unwrap();
/// let inputs: Vec<_> = overlay.own_ranges.iter().map(|own| own.input.name).collect();
/// assert_eq!(inputs, ["pod-cidr", "service-cidr"]);
/// ```
#[derive(Debug)]
pub struct OwnRange {
    /// The input that says where it is.
    pub input: &'static Input<Cidr>,
    /// The purpose of the range, such as "pod range".
    pub what: &'static str,
    /// The page by which nothing in reach may have an address of it.
    pub source: &'static Source,
}
