//! Connections other than peerings, as files state them: on-premises sites, clients of gateways, and
//! the resources that join them.

use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use ipnet::IpNet;

use super::origin::Origin;
use crate::links::Link;

/// A resource that joins others: a VPN connection, an ExpressRoute connection, a failover group, or an app
/// with network integration.
///
/// ```
/// use ipplan::{ExistingConnection, Link, LinkKind};
///
/// let ends = ["Microsoft.Network/virtualNetworkGateways/vgw", "Microsoft.Network/localNetworkGateways/hq"];
/// let vpn = ExistingConnection {
///     name: "to-hq".into(),
///     link: Link::of(LinkKind::Vpn, ends),
///     ..ExistingConnection::default()
/// };
/// assert_eq!(vpn.link.kind.word(), "vpn");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExistingConnection {
    /// Its name.
    pub name: String,
    /// The link. Each end is a resource ID, or a type and a name; for SQL Server it is the endpoint, and for
    /// an integration through a gateway the network.
    pub link: Link,
    /// Where it was read.
    pub origin: Origin,
}

impl ExistingConnection {
    /// The address in an endpoint of SQL Server; `None` if it has a name, which is not looked up.
    ///
    /// ```
    /// use ipplan::ExistingConnection;
    ///
    /// let address = ExistingConnection::endpoint_address("TCP://10.0.0.4:5022").unwrap();
    /// assert_eq!(address.to_string(), "10.0.0.4");
    /// assert_eq!(ExistingConnection::endpoint_address("TCP://sql.example:5022"), None);
    /// ```
    pub fn endpoint_address(endpoint: &str) -> Option<IpAddr> {
        let host = endpoint.rsplit_once("//").map_or(endpoint, |(_, host)| host);
        if let Some((host, _)) = host.strip_prefix('[').and_then(|host| host.split_once(']')) {
            return host.parse().ok();
        }
        host.rsplit_once(':').map_or(host, |(host, _)| host).parse().ok()
    }
}

/// An on-premises site, as a local network gateway states it.
///
/// ```
/// use ipplan::ExistingSite;
///
/// let space = vec!["10.200.0.0/16".parse().unwrap()];
/// let office = ExistingSite { name: "lgw-office".into(), space, ..ExistingSite::default() };
/// assert!(office.id.is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExistingSite {
    /// The name of the local network gateway.
    pub name: String,
    /// Its resource ID, if the file has it.
    pub id: Option<String>,
    /// The ranges on-premises, which are ranges to avoid as well.
    pub space: Vec<IpNet>,
    /// Where it was read.
    pub origin: Origin,
}

/// The address pool from which a VPN gateway assigns addresses to its clients.
///
/// ```
/// use ipplan::ExistingClientPool;
///
/// let pool = ExistingClientPool {
///     gateway: "Microsoft.Network/virtualNetworkGateways/vgw".into(),
///     ranges: vec!["172.31.0.0/24".parse().unwrap()],
///     ..ExistingClientPool::default()
/// };
/// assert_eq!(pool.ranges.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExistingClientPool {
    /// The gateway: its resource ID, or its type and name.
    pub gateway: String,
    /// The ranges, which are ranges to avoid as well.
    pub ranges: Vec<IpNet>,
    /// Where it was read.
    pub origin: Origin,
}
