//! The part that a service plays in the links of its network.

/// The part that a service plays in links: which of them may end at it, and which need it.
///
/// ```
/// use ipplan::{Connects, Service};
///
/// let gateway = Service::named("vpn-gateway").unwrap();
/// assert_eq!(gateway.connects, Some(Connects::VpnGateway));
/// assert_eq!(Service::named("bastion").unwrap().connects, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connects {
    /// Ends VPN connections, and those of point-to-site clients.
    VpnGateway,
    /// Ends ExpressRoute connections.
    ExpressRouteGateway,
    /// The hub of a Virtual WAN.
    WanHub,
    /// Managed instances, which failover groups and instance links join.
    ManagedInstance,
    /// Apps that reach a network from a subnet of it.
    App,
    /// Apps that reach a network by the client pool of its VPN gateway.
    AppByGateway,
}
