//! Contents that a service requires of a network security group or a route table.

use ipnet::Ipv4Net;

/// The required contents of a resource that is attached to a subnet.
///
/// ```
/// let nothing = ipplan::AttachmentContents::NOTHING;
/// assert!(nothing.rules.is_empty() && nothing.routes.is_empty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttachmentContents {
    /// Rules of a network security group, the first with the highest priority of its direction.
    pub rules: &'static [SecurityRule],
    /// Routes of a route table.
    pub routes: &'static [Route],
}

impl AttachmentContents {
    /// No required contents: the resource only has to be attached.
    ///
    /// ```
    /// assert_eq!(ipplan::AttachmentContents::NOTHING.rules, []);
    /// ```
    pub const NOTHING: AttachmentContents = AttachmentContents { rules: &[], routes: &[] };
}

/// A rule of a network security group that allows something.
///
/// ```
/// use ipplan::{Endpoint, SecurityRule};
///
/// let probe = SecurityRule {
///     name: "health-probe",
///     inbound: true,
///     tcp_ports: &[],
///     from: Endpoint::Tag("AzureLoadBalancer"),
///     to: Endpoint::Subnet,
/// };
/// assert!(probe.tcp_ports.is_empty()); // any port and any protocol
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityRule {
    /// Its name.
    pub name: &'static str,
    /// Whether it is of inbound traffic.
    pub inbound: bool,
    /// The TCP ports of the destination; none for any port of any protocol.
    pub tcp_ports: &'static [u16],
    /// Where the traffic comes from.
    pub from: Endpoint,
    /// Where it goes.
    pub to: Endpoint,
}

/// One end of the traffic of a rule.
///
/// ```
/// assert_ne!(ipplan::Endpoint::Any, ipplan::Endpoint::Subnet);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Any address.
    Any,
    /// The addresses of the subnet itself.
    Subnet,
    /// A service tag, such as `AzureCloud`.
    Tag(&'static str),
}

/// A route of a route table.
///
/// ```
/// use ipplan::Route;
///
/// let inside = Route { name: "subnet-to-vnetlocal", to: None };
/// assert!(inside.to.is_none()); // the subnet itself, which stays in the network
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its name.
    pub name: &'static str,
    /// The range, which goes to the internet; `None` for the range of the subnet itself, which stays in
    /// the network.
    pub to: Option<Ipv4Net>,
}
