//! Ranges that a service cannot live in or reach.

use ipnet::Ipv4Net;
use serde::Serialize;

use crate::fact::Source;

/// Ranges a service cannot live in or reach, and what uses them.
///
/// ```
/// use ipplan::platform;
///
/// let loopback = platform::FORBIDDEN.iter().find(|avoid| avoid.what == "loopback").unwrap();
/// assert_eq!(loopback.ranges[0].to_string(), "127.0.0.0/8");
/// assert_eq!(loopback.why, "no virtual network may use it");
/// ```
#[derive(Debug, Serialize)]
pub struct Avoid {
    /// The ranges.
    pub ranges: &'static [Ipv4Net],
    /// The use of these ranges, such as "loopback".
    pub what: &'static str,
    /// The reason to avoid them, as the end of a sentence.
    pub why: &'static str,
    /// The page.
    pub source: &'static Source,
}
