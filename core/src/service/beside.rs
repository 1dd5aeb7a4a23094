//! Services that may share a subnet with another.

use crate::address::PrefixLen;
use crate::fact::Fact;

use super::given::Given;
use super::note::Note;

/// Another service that may live in a subnet, or several workloads of the same one.
///
/// It is in the tables of both services, so that either one shows it.
///
/// ```
/// let gateway = ipplan::Service::named("vpn-gateway").unwrap();
/// let beside = &gateway.subnets[0].beside[0];
/// assert_eq!(beside.service, "expressroute-gateway");
/// assert_eq!(beside.smallest.map(|it| it.newest().value.to_string()), Some("/27".into()));
/// ```
#[derive(Debug)]
pub struct Beside {
    /// The id of the other service, or the service's own.
    pub service: &'static str,
    /// Whether the pages allow both in one subnet.
    pub allowed: &'static Fact<bool>,
    /// The smallest subnet that Azure accepts for both together.
    pub smallest: Option<&'static Fact<PrefixLen>>,
    /// The reason why these inputs rule it out, as the end of a sentence; `None` if they do not.
    pub unless: fn(&Given) -> Option<&'static str>,
    /// A further note for a subnet that holds both.
    pub note: Option<&'static Note>,
}

impl Beside {
    /// A service that may share the subnet, or may not, without a further condition.
    ///
    /// ```
    /// use ipplan::Beside;
    ///
    /// let gateway = ipplan::Service::named("application-gateway").unwrap();
    /// let old = gateway.subnets[0].beside.iter().find(|it| it.service == "application-gateway-v1");
    /// let Beside { allowed, smallest, .. } = old.unwrap();
    /// assert!(!allowed.newest().value && smallest.is_none());
    /// ```
    pub const fn plain(service: &'static str, allowed: &'static Fact<bool>) -> Beside {
        Beside { service, allowed, smallest: None, unless: |_| None, note: None }
    }
}
