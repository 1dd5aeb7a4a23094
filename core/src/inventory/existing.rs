//! Networks with their subnets and peerings, as files state them.

use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::origin::Origin;
use super::resident::Resident;
use crate::service::Workload;

/// A virtual network that exists, or that a template or a plan is about to create.
///
/// ```
/// use ipplan::ExistingNetwork;
///
/// let hub = ExistingNetwork {
///     name: "vnet-hub".into(),
///     space: vec!["10.0.0.0/22".parse().unwrap()],
///     ..ExistingNetwork::default()
/// };
/// assert!(hub.subnets.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExistingNetwork {
    /// The name in Azure. Networks of different resource groups may have the same name.
    pub name: String,
    /// The resource ID, if the file has it.
    pub id: Option<String>,
    /// The Azure region.
    pub region: Option<String>,
    /// The address space; empty if the file does not say it.
    pub space: Vec<IpNet>,
    /// The address space that it is part of, such as a VRF; ranges of two are never compared. Empty for
    /// the main one.
    pub vrf: String,
    /// The reason why its ranges may be those of other networks too.
    pub isolated: Option<String>,
    /// Whether all of its address space is in use, with or without subnets: a row of a list that
    /// states nothing else.
    pub full: bool,
    /// The subnets, in the order of the file.
    pub subnets: Vec<ExistingSubnet>,
    /// The peerings that belong to it.
    pub peerings: Vec<Peering>,
    /// Whether it is set up for private endpoints at high scale, if the file says it.
    pub high_scale: Option<bool>,
    /// The DNS servers that replace Azure's, as the file writes them.
    pub dns_servers: Vec<String>,
    /// Whether the network itself exists, is only reserved, or is about to be deleted.
    pub state: SubnetState,
    /// Where it was read.
    pub origin: Origin,
}

/// A subnet that exists, or that is about to be created.
///
/// ```
/// use ipplan::{ExistingSubnet, SubnetState};
///
/// let web = ExistingSubnet {
///     name: "snet-web".into(),
///     prefixes: vec!["10.0.0.0/27".parse().unwrap()],
///     ..ExistingSubnet::default()
/// };
/// assert_eq!(web.state, SubnetState::Used);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExistingSubnet {
    /// The name in Azure, or its key.
    pub name: String,
    /// Whether the name is the key of a request, a lock or a plan: the name in Azure can be another one,
    /// such as `GatewaySubnet`.
    pub named_by_key: bool,
    /// The resource ID, if the file has it.
    pub id: Option<String>,
    /// The prefixes: usually one. Empty if the file does not state them.
    pub prefixes: Vec<IpNet>,
    /// Whether its addresses are in use.
    pub state: SubnetState,
    /// The delegations, as the file writes them: `Microsoft.Web/serverFarms`.
    pub delegations: Vec<String>,
    /// The service endpoints: `Microsoft.Storage`.
    pub service_endpoints: Vec<String>,
    /// The network security group.
    pub security_group: Attached,
    /// The route table.
    pub route_table: Attached,
    /// The NAT gateway.
    pub nat_gateway: Attached,
    /// Whether machines have default outbound access, if the file says it.
    pub default_outbound: Option<bool>,
    /// The number of IP configurations in the file: at least this many addresses are in use. Some
    /// services show none.
    pub ip_configurations: Option<u64>,
    /// The resources that live in it, as files or a request state them.
    pub residents: Vec<Resident>,
    /// Workloads with their counts, where the file has them.
    pub holds: Vec<Workload>,
    /// Where it was read.
    pub origin: Origin,
}

/// Whether the addresses of something are in use.
///
/// ```
/// use ipplan::SubnetState;
///
/// assert_eq!(SubnetState::Going.word(), "going");
/// assert!(!SubnetState::Going.keeps_its_addresses());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubnetState {
    /// They are in use.
    #[default]
    Used,
    /// They are not in use yet, but reserved.
    Reserved,
    /// It is about to be deleted; its addresses are free afterwards.
    Going,
    /// Its range could not be read.
    Unknown,
}

impl SubnetState {
    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan::SubnetState::Used.word(), "used");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            SubnetState::Used => "used",
            SubnetState::Reserved => "reserved",
            SubnetState::Going => "going",
            SubnetState::Unknown => "unknown",
        }
    }

    /// Whether its addresses must not be given to anything else.
    ///
    /// ```
    /// assert!(ipplan::SubnetState::Reserved.keeps_its_addresses());
    /// ```
    pub const fn keeps_its_addresses(self) -> bool {
        matches!(self, SubnetState::Used | SubnetState::Reserved)
    }
}

/// A resource that can be attached to a subnet, such as a route table.
///
/// ```
/// use ipplan::Attached;
///
/// assert!(Attached::Named("nsg-web".into()).is_there());
/// assert!(!Attached::NotSaid.is_there() && !Attached::NotSaid.is_missing());
/// assert!(Attached::Missing.is_missing());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attached {
    /// The file does not say, because it is a list of ranges, for example.
    #[default]
    NotSaid,
    /// The file would say it, and nothing is attached.
    Missing,
    /// It is attached, with its name or ID.
    Named(String),
}

impl Attached {
    /// Whether it is known to be attached.
    ///
    /// ```
    /// assert!(!ipplan::Attached::Missing.is_there());
    /// ```
    pub const fn is_there(&self) -> bool {
        matches!(self, Attached::Named(_))
    }

    /// Whether it is known not to be attached.
    ///
    /// ```
    /// assert!(ipplan::Attached::Missing.is_missing());
    /// ```
    pub const fn is_missing(&self) -> bool {
        matches!(self, Attached::Missing)
    }
}

/// One direction of a virtual network peering.
///
/// ```
/// use ipplan::Peering;
///
/// let to_hub = Peering { remote: "vnet-hub".into(), ..Peering::default() };
/// assert_eq!(to_hub.remote_name(), "vnet-hub");
/// let id = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-hub";
/// assert_eq!(Peering { remote: id.into(), ..to_hub }.remote_name(), "vnet-hub");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peering {
    /// The name of the peering.
    pub name: String,
    /// The resource ID of the other network, or only its name if the file has no ID.
    pub remote: String,
    /// The state, as the file writes it: `Connected`, `Initiated`, `Disconnected`.
    pub state: Option<String>,
    /// Whether the address spaces are in sync, as the file writes it: `FullyInSync`.
    pub sync: Option<String>,
    /// Whether the other network may use the gateway of this one, if the file says it.
    pub gateway_transit: Option<bool>,
    /// Whether this network uses the gateway of the other one, if the file says it.
    pub remote_gateways: Option<bool>,
    /// Whether this network accepts traffic that the other one only forwards, where the file says it.
    pub forwarded_traffic: Option<bool>,
    /// The address space of the other network that this side knows and routes to.
    pub synced_space: Vec<IpNet>,
    /// The address space that the other network has now, if the file says it.
    pub remote_space: Vec<IpNet>,
    /// Where it was read.
    pub origin: Origin,
}

impl Peering {
    /// The name of the other network: the last part of its ID.
    ///
    /// ```
    /// assert_eq!(ipplan::Peering::default().remote_name(), "");
    /// ```
    pub fn remote_name(&self) -> &str {
        self.remote.rsplit('/').next().unwrap_or_default()
    }
}
