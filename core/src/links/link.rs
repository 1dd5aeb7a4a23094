//! A link that is wanted or that exists.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

/// A connection of networks, on-premises sites, client pools or subnets.
///
/// ```
/// use ipplan::{Link, LinkKind};
///
/// let link = Link::of(LinkKind::Peer, ["hub", "spoke-a", "spoke-b"]);
/// let sides: Vec<_> = link.peerings().map(|side| (side.network, side.remote)).collect();
/// let a = [("hub", "spoke-a"), ("spoke-a", "hub")];
/// assert_eq!(sides[..2], a);
/// assert_eq!(sides.len(), 4);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in a request")]
pub struct Link {
    /// The kind of link.
    pub kind: LinkKind,
    /// The names of what it joins; a subnet is written `NETWORK/SUBNET`. In a peering, the first end is
    /// peered with each of the others.
    pub ends: Vec<String>,
    /// For a peering: the networks that let the other side use their gateway.
    pub gateway_transit: Vec<String>,
    /// For a peering: the networks that use the gateway of the other side.
    pub remote_gateways: Vec<String>,
    /// For a peering: the networks that accept traffic which the other side only forwards.
    pub forwarded_traffic: Vec<String>,
    /// For a peering: the only subnets that it joins, as `NETWORK/SUBNET`; if empty, it joins all of
    /// both networks.
    pub subnets: Vec<String>,
    /// For a peering that exists: whether it is known to be disconnected.
    pub disconnected: bool,
    /// The reason why the ranges of its ends may overlap: addresses are translated on the way.
    /// `None` if they must not.
    pub overlap: Option<String>,
    /// For an App Service integration: the App Service plan.
    pub plan: Option<String>,
    /// For an App Service integration: the app.
    pub app: Option<String>,
    /// For an App Service integration: the region of the plan.
    pub region: Option<String>,
    /// For an App Service integration: the pricing tier of the plan.
    pub tier: Option<String>,
    /// For an App Service integration: whether the plan is a Linux plan.
    pub linux: bool,
    /// For an App Service integration: whether the app runs in a Windows container.
    pub containers: bool,
    /// For an instance link: the number of databases that are replicated, each by a link of its
    /// own.
    pub databases: Option<u64>,
    /// For an instance link: whether the instances are next-gen General Purpose.
    pub next_gen: bool,
}

/// The kind of a link.
///
/// ```
/// use ipplan::LinkKind;
///
/// assert_eq!(LinkKind::named("vpn"), Some(LinkKind::Vpn));
/// assert_eq!(LinkKind::FailoverGroup.word(), "failover-group");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A virtual network peering.
    #[default]
    Peer,
    /// A VPN connection: network to network, or site to site.
    Vpn,
    /// An ExpressRoute circuit.
    ExpressRoute,
    /// Clients that connect to a network through its VPN gateway.
    PointToSite,
    /// Networks that a Virtual WAN joins.
    VirtualWan,
    /// An App Service integration with a subnet.
    RegionalIntegration,
    /// An App Service integration by a client pool.
    GatewayRequiredIntegration,
    /// A failover group of two managed-instance subnets: the primary first.
    FailoverGroup,
    /// A link from SQL Server to a managed-instance subnet.
    InstanceLink,
    /// No resource of Azure: the first end must be able to reach the second.
    Access,
}

impl LinkKind {
    /// Every kind.
    ///
    /// ```
    /// assert_eq!(ipplan::LinkKind::ALL.len(), 10);
    /// ```
    pub const ALL: [LinkKind; 10] = [
        LinkKind::Peer,
        LinkKind::Vpn,
        LinkKind::ExpressRoute,
        LinkKind::PointToSite,
        LinkKind::VirtualWan,
        LinkKind::RegionalIntegration,
        LinkKind::GatewayRequiredIntegration,
        LinkKind::FailoverGroup,
        LinkKind::InstanceLink,
        LinkKind::Access,
    ];

    /// The name in a request.
    ///
    /// ```
    /// assert_eq!(ipplan::LinkKind::ExpressRoute.word(), "expressroute");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            LinkKind::Peer => "peer",
            LinkKind::Vpn => "vpn",
            LinkKind::ExpressRoute => "expressroute",
            LinkKind::PointToSite => "point-to-site",
            LinkKind::VirtualWan => "virtual-wan",
            LinkKind::RegionalIntegration => "regional-integration",
            LinkKind::GatewayRequiredIntegration => "gateway-required-integration",
            LinkKind::FailoverGroup => "failover-group",
            LinkKind::InstanceLink => "instance-link",
            LinkKind::Access => "access",
        }
    }

    /// The kind with that name.
    ///
    /// ```
    /// assert_eq!(ipplan::LinkKind::named("cable"), None);
    /// ```
    pub fn named(word: &str) -> Option<LinkKind> {
        LinkKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it is an integration of App Service.
    ///
    /// ```
    /// assert!(ipplan::LinkKind::RegionalIntegration.is_integration());
    /// ```
    pub const fn is_integration(self) -> bool {
        matches!(self, LinkKind::RegionalIntegration | LinkKind::GatewayRequiredIntegration)
    }

    /// The fewest and the most ends.
    pub(crate) const fn ends(self) -> (usize, usize) {
        match self {
            LinkKind::Peer | LinkKind::ExpressRoute | LinkKind::VirtualWan => (2, usize::MAX),
            LinkKind::RegionalIntegration | LinkKind::GatewayRequiredIntegration => (1, 1),
            _ => (2, 2),
        }
    }

    /// Whether the gateways at either end advertise to each other the ranges that they know.
    pub(super) const fn advertises(self) -> bool {
        matches!(
            self,
            LinkKind::Vpn | LinkKind::ExpressRoute | LinkKind::PointToSite | LinkKind::VirtualWan
        )
    }
}

/// One direction of a peering: a resource of one network.
///
/// ```
/// use ipplan::{Link, LinkKind};
///
/// let link = Link {
///     gateway_transit: vec!["hub".into()],
///     remote_gateways: vec!["spoke".into()],
///     ..Link::of(LinkKind::Peer, ["hub", "spoke"])
/// };
/// let [hub, spoke] = [0, 1].map(|side| link.peerings().nth(side).unwrap());
/// assert!(hub.gateway_transit && !hub.remote_gateways);
/// assert!(spoke.remote_gateways && !spoke.gateway_transit);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeeringSide<'a> {
    /// The network to which the peering belongs.
    pub network: &'a str,
    /// The other network.
    pub remote: &'a str,
    /// Whether the other side may use the gateway of this network.
    pub gateway_transit: bool,
    /// Whether this network uses the gateway of the other side.
    pub remote_gateways: bool,
    /// Whether this network accepts traffic that the other side only forwards.
    pub forwarded_traffic: bool,
}

impl Link {
    /// A link of that kind without further settings.
    ///
    /// ```
    /// use ipplan::{Link, LinkKind};
    ///
    /// assert_eq!(Link::of(LinkKind::Vpn, ["hub", "office"]).ends, ["hub", "office"]);
    /// ```
    pub fn of<T: Into<String>>(kind: LinkKind, ends: impl IntoIterator<Item = T>) -> Link {
        Link { kind, ends: ends.into_iter().map(Into::into).collect(), ..Link::default() }
    }

    /// The peerings that it stands for, in both directions; none for another kind.
    ///
    /// ```
    /// use ipplan::{Link, LinkKind};
    ///
    /// assert_eq!(Link::of(LinkKind::Vpn, ["a", "b"]).peerings().count(), 0);
    /// ```
    pub fn peerings(&self) -> impl Iterator<Item = PeeringSide<'_>> {
        self.sides().map(|(side, _)| side)
    }

    /// The same, each with the other direction.
    pub(super) fn sides(&self) -> impl Iterator<Item = (PeeringSide<'_>, PeeringSide<'_>)> {
        // A hub may have thousands of spokes, each of them named here.
        let lists = [&self.gateway_transit, &self.remote_gateways, &self.forwarded_traffic];
        let [offered, used, accepting] =
            lists.map(|names| names.iter().map(String::as_str).collect::<BTreeSet<&str>>());
        let side = move |network, remote| PeeringSide {
            network,
            remote,
            gateway_transit: offered.contains(network),
            remote_gateways: used.contains(network),
            forwarded_traffic: accepting.contains(network),
        };
        self.pairs().flat_map(move |(hub, other)| {
            let (one, two) = (side(hub, other), side(other, hub));
            [(one, two), (two, one)]
        })
    }

    /// The networks that it peers: the first end with each of the others.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let (hub, others) = match self.ends.split_first() {
            Some((hub, others)) if self.kind == LinkKind::Peer => (hub.as_str(), others),
            _ => ("", [].as_slice()),
        };
        others.iter().map(move |other| (hub, other.as_str()))
    }

    /// Whether it peers whole networks.
    pub(super) fn is_whole(&self) -> bool {
        self.subnets.is_empty()
    }
}
