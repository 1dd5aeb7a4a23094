//! The request: networks with their subnets, the source of their addresses, and ranges to avoid.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use crate::address::PrefixLen;
use crate::fact::Edition;
use crate::links::Link;
use crate::service::Workload;
use crate::size::{Fit, Options};

/// Everything that is wanted, as it was written and not checked yet.
///
/// Maps are ordered by name, so the order of the text makes no difference.
///
/// ```
/// use ipplan::{Network, Request, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let request = Request::default().with("hub", hub);
/// assert_eq!(request.networks["hub"].subnets.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The date whose documents are used; the newest by default.
    pub edition: Option<Edition>,
    /// The size to choose, unless a subnet says otherwise.
    pub fit: Fit,
    /// The percentage of the peak to keep free, unless a subnet says otherwise.
    pub headroom: u32,
    /// Whether virtual machines reach the internet without an explicit outbound resource, unless a subnet
    /// says otherwise. Azure's own default depends on the version of its API, so it is always stated.
    pub default_outbound: bool,
    /// Files that describe what exists around it. A plan ignores them: a program that reads the
    /// request combines both with [`Inventory::around`](crate::Inventory::around).
    pub existing: Vec<String>,
    /// Ranges in which nothing may be placed.
    pub avoid: Vec<KeepOut>,
    /// Named address space from which networks take their own.
    pub pools: BTreeMap<String, Vec<IpNet>>,
    /// The networks.
    pub networks: BTreeMap<String, Network>,
    /// Address pools of point-to-site connections, which lie outside every network.
    pub client_pools: BTreeMap<String, ClientPool>,
    /// The ranges of on-premises sites, by name. Networks that reach a site, and networks and client
    /// pools that take their range from a pool, do not overlap them.
    pub sites: BTreeMap<String, Vec<IpNet>>,
    /// The links between networks, sites and client pools.
    pub links: Vec<Link>,
}

/// The address pool of a point-to-site connection: a VPN gateway assigns its clients addresses from it.
/// It is not a subnet, and must not overlap any network that its clients reach.
///
/// ```
/// use ipplan::services::gateway_required_integration::*;
/// use ipplan::{ClientPool, Lock, Request, plan};
///
/// let apps = ClientPool::at("172.31.0.0/27".parse().unwrap());
/// let apps = ClientPool { holds: vec![SERVICE.with(&INSTANCES, 10)], ..apps };
/// let client_pools = [("apps".to_string(), apps)].into();
/// let plan = plan(&Request { client_pools, ..Request::default() }, &Lock::default()).unwrap();
/// assert_eq!(plan.client_pools["apps"].range.to_string(), "172.31.0.0/27");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientPool {
    /// The workloads that take addresses from it; empty if they are not known. Then its place or its
    /// size states how large it is.
    pub holds: Vec<Workload>,
    /// The fixed place.
    pub at: Option<IpNet>,
    /// The pool of address space from which it takes its range, if it has no fixed place.
    pub from: Option<String>,
    /// The fixed size; by default, as large as needed.
    pub prefix_len: Option<PrefixLen>,
    /// The network whose gateway assigns the addresses. Its ranges are compared even if it is
    /// isolated.
    pub network: Option<String>,
}

impl ClientPool {
    /// A client pool with a fixed place.
    ///
    /// ```
    /// use ipplan::ClientPool;
    ///
    /// let staff = ClientPool::at("172.31.0.0/22".parse().unwrap());
    /// assert!(staff.holds.is_empty() && staff.from.is_none());
    /// ```
    pub fn at(range: IpNet) -> ClientPool {
        ClientPool { at: Some(range), ..ClientPool::default() }
    }
}

/// A range in which nothing may be placed, and why.
///
/// ```
/// use ipplan::{KeepOut, Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let range = "10.0.0.0/25".parse().unwrap();
/// let avoid = vec![KeepOut { range, why: "the offices".to_string() }];
/// let request = Request { avoid, ..Request::default() }.with("hub", hub);
/// let plan = plan(&request, &Lock::default()).unwrap();
/// assert_eq!(plan.networks["hub"].subnets["web"].prefixes.to_string(), "10.0.0.128/27");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepOut {
    /// The range.
    pub range: IpNet,
    /// Its user or purpose; may be empty.
    pub why: String,
}

/// A virtual network that is wanted.
///
/// ```
/// use ipplan::{Network, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let mut spoke = Network::from_pool("company").with("web", web);
/// spoke.region = Some("westeurope".to_string());
/// assert!(spoke.subnets.contains_key("web"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The source of its addresses.
    pub space: AddressSpace,
    /// The Azure region, for people and for templates.
    pub region: Option<String>,
    /// The previous name of a renamed network: it keeps the space and the places of that name.
    pub was: Option<String>,
    /// The reason why its ranges may be those of other networks too: it is never connected to them,
    /// and compared with nothing. `None` if it is not isolated.
    pub isolated: Option<String>,
    /// The reason why it may have the ranges of networks that it does not reach: it is compared with the
    /// networks that its links connect it with, and with nothing else. `None` if it may not.
    pub reuse: Option<String>,
    /// The owner of its addresses that are not private, which is the reason why it has them.
    pub public: Option<String>,
    /// The subnets.
    pub subnets: BTreeMap<String, Subnet>,
}

/// The source of the addresses of a network.
///
/// ```
/// use ipplan::{Network, PrefixLen, AddressSpace};
///
/// let slash_22 = Some(PrefixLen::v4(22));
/// let space = AddressSpace::From { pool: "company".to_string(), prefix_len: slash_22 };
/// let spoke = Network { space, ..Network::from_pool("company") }; // a /22, however little it needs
/// assert_ne!(spoke, Network::from_pool("company"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressSpace {
    /// These prefixes. They are never joined, even if they are adjacent.
    Declared(Vec<IpNet>),
    /// A block from a pool.
    From {
        /// The name of the pool.
        pool: String,
        /// The size of the block; by default, just large enough for the subnets.
        prefix_len: Option<PrefixLen>,
    },
}

/// The place of a subnet.
///
/// A prefix of one family leaves the other to the plan: with an IPv6 prefix only, the IPv4 prefix is
/// placed where there is room.
///
/// ```
/// use ipplan::{Place, Subnet};
///
/// let dns = Subnet::default().at("10.0.0.0/28".parse().unwrap());
/// assert_eq!(dns.at, Place::Here(vec!["10.0.0.0/28".parse().unwrap()]));
/// assert_eq!(Subnet::default().at, Place::Anywhere);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Wherever there is room.
    #[default]
    Anywhere,
    /// At these prefixes: usually one, or one of each family; several if the existing subnet has
    /// several.
    Here(Vec<IpNet>),
    /// For a service with several subnets: the prefixes of each, by role. A role that is left out is
    /// placed where there is room.
    ByRole(BTreeMap<String, Vec<IpNet>>),
}

impl Place {
    /// The prefixes of the subnet with that role; if there is only one place, the role makes no
    /// difference.
    ///
    /// ```
    /// use ipplan::Place;
    ///
    /// let firewall = vec!["10.0.0.0/26".parse().unwrap()];
    /// let place = Place::ByRole([("firewall".to_string(), firewall.clone())].into());
    /// assert_eq!(place.of_role("firewall"), firewall);
    /// assert!(place.of_role("management").is_empty());
    /// ```
    pub fn of_role(&self, role: &str) -> &[IpNet] {
        match self {
            Place::Anywhere => &[],
            Place::Here(prefixes) => prefixes,
            Place::ByRole(places) => places.get(role).map_or(&[], Vec::as_slice),
        }
    }
}

/// A subnet that is wanted.
///
/// ```
/// use ipplan::{PrefixLen, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let web = Subnet { reserve: Some(PrefixLen::v4(24)), headroom: Some(50), ..web };
/// assert_eq!(web.fit, None); // as the request says
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subnet {
    /// Its workloads. If there are none, its use is not known: then it needs a place or a length,
    /// and all of its addresses count as used.
    pub holds: Vec<Workload>,
    /// The fixed place, if there is one.
    pub at: Place,
    /// The fixed size; by default, as large as its workloads need.
    pub prefix_len: Option<PrefixLen>,
    /// The name of its group: subnets of one group are placed next to each other in a block of
    /// their own.
    pub group: Option<String>,
    /// The size of the block at whose start it is placed and whose rest is kept free, so that it
    /// can grow.
    pub reserve: Option<PrefixLen>,
    /// The size to choose, if it differs from the request's.
    pub fit: Option<Fit>,
    /// The percentage of the peak to keep free, if it differs from the request's.
    pub headroom: Option<u32>,
    /// Whether it gets a `/64` of the network's IPv6 space.
    pub ipv6: bool,
    /// The previous name, under which it is in the lock.
    pub was: Option<String>,
    /// Whether its virtual machines reach the internet by default, if it differs from the request's.
    pub default_outbound: Option<bool>,
}

impl Request {
    /// Returns the request with one more network. A network of the same name is replaced.
    ///
    /// ```
    /// use ipplan::{Network, Request};
    ///
    /// let request = Request::default().with("spoke", Network::from_pool("company"));
    /// let request = request.with("hub", Network::within(vec!["10.0.0.0/24".parse().unwrap()]));
    /// assert!(request.networks.keys().eq(["hub", "spoke"]));
    /// ```
    pub fn with(mut self, name: impl Into<String>, network: Network) -> Request {
        self.networks.insert(name.into(), network);
        self
    }

    /// The options for sizing subnets that have no options of their own.
    ///
    /// ```
    /// use ipplan::{Edition, Request};
    ///
    /// let request = Request { headroom: 20, ..Request::default() };
    /// assert_eq!(request.options().headroom, 20);
    /// assert_eq!(request.options().edition, Edition::newest());
    /// ```
    pub fn options(&self) -> Options {
        let edition = self.edition.unwrap_or_else(Edition::newest);
        Options { edition, fit: self.fit, headroom: self.headroom }
    }
}

impl Network {
    /// A network with declared prefixes and no subnets yet.
    ///
    /// ```
    /// use ipplan::{Network, AddressSpace};
    ///
    /// let space = vec!["10.0.0.0/24".parse().unwrap(), "fd00::/56".parse().unwrap()];
    /// assert_eq!(Network::within(space.clone()).space, AddressSpace::Declared(space));
    /// ```
    pub const fn within(space: Vec<IpNet>) -> Network {
        Network::of(AddressSpace::Declared(space))
    }

    /// A network that takes its space from a pool, just large enough for its subnets.
    ///
    /// ```
    /// use ipplan::{Network, AddressSpace};
    ///
    /// let spoke = Network::from_pool("company");
    /// assert!(matches!(spoke.space, AddressSpace::From { prefix_len: None, .. }));
    /// ```
    pub fn from_pool(pool: impl Into<String>) -> Network {
        Network::of(AddressSpace::From { pool: pool.into(), prefix_len: None })
    }

    const fn of(space: AddressSpace) -> Network {
        let subnets = BTreeMap::new();
        Network {
            space,
            region: None,
            was: None,
            isolated: None,
            reuse: None,
            public: None,
            subnets,
        }
    }

    /// Returns the network with one more subnet. A subnet of the same name is replaced.
    ///
    /// ```
    /// use ipplan::{Network, Subnet, services::hosts};
    ///
    /// let subnet = |count| Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count));
    /// let network = Network::from_pool("company").with("web", subnet(20)).with("api", subnet(5));
    /// assert!(network.subnets.keys().eq(["api", "web"]));
    /// ```
    pub fn with(mut self, name: impl Into<String>, subnet: Subnet) -> Network {
        self.subnets.insert(name.into(), subnet);
        self
    }
}

impl Subnet {
    /// The options for sizing it: its own, or else those of the [request](Request::options).
    ///
    /// ```
    /// use ipplan::{Fit, Request, Subnet};
    ///
    /// let request = Request { fit: Fit::Advised, headroom: 20, ..Request::default() };
    /// let subnet = Subnet { headroom: Some(50), ..Subnet::default() };
    /// let options = subnet.options(&request.options());
    /// assert_eq!((options.fit, options.headroom), (Fit::Advised, 50));
    /// ```
    pub fn options(&self, general: &Options) -> Options {
        Options {
            edition: general.edition,
            fit: self.fit.unwrap_or(general.fit),
            headroom: self.headroom.unwrap_or(general.headroom),
        }
    }

    /// A subnet for one workload, placed wherever there is room.
    ///
    /// ```
    /// use ipplan::{Place, Subnet, services::hosts};
    ///
    /// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    /// assert_eq!((web.holds.len(), web.at), (1, Place::Anywhere));
    /// ```
    pub fn of(workload: Workload) -> Subnet {
        Subnet { holds: alloc::vec![workload], ..Subnet::default() }
    }

    /// Returns the subnet with this fixed place.
    ///
    /// ```
    /// use ipplan::{Subnet, services::hosts};
    ///
    /// let dns = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 2));
    /// let dns = dns.at("10.0.0.0/28".parse().unwrap());
    /// assert_eq!(dns.at.of_role("").len(), 1);
    /// ```
    pub fn at(self, range: IpNet) -> Subnet {
        Subnet { at: Place::Here(alloc::vec![range]), ..self }
    }
}
