//! The demands of a link on those who build it: settings, ports and reminders.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::estate::LinkedEstate;
use super::link::{Link, LinkKind};
use super::pages::{
    CLIENT_PORTS, DIRECT_2023, FAILOVER_2025, FAILOVER_PORTS, GATEWAY_2023, INTEGRATION_2023,
    LINKED_PORTS, LINKS_2023, PEERING_2023, ROOM_TO_SCALE, SERVER_PORTS, SUBNETS_2024,
};
use crate::fact::Source;
use crate::service::Connects;
use crate::services::app_service;

/// Something that a link demands.
///
/// ```
/// use ipplan::{Link, LinkDemandKind, LinkKind, Lock, Network, Request, plan};
///
/// let network = |space: &str| Network::within(vec![space.parse().unwrap()]);
/// let links = vec![Link::of(LinkKind::Peer, ["hub", "app"])];
/// let request = Request { links, ..Request::default() }
///     .with("hub", network("10.0.0.0/24"))
///     .with("app", network("10.0.1.0/24"));
/// let plan = plan(&request, &Lock::default()).unwrap();
/// assert_eq!(plan.links[0].demands[0].kind, LinkDemandKind::Setting);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkDemand {
    /// The kind of demand.
    pub kind: LinkDemandKind,
    /// The end that it applies to; `None` if it applies to all.
    pub end: Option<String>,
    /// The demand, in words.
    pub what: String,
    /// The page that says so.
    pub source: Option<&'static Source>,
}

/// The kind of a demand.
///
/// ```
/// assert_eq!(ipplan::LinkDemandKind::Port.word(), "port");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkDemandKind {
    /// A setting of the link itself.
    Setting,
    /// Ports that have to be open.
    Port,
    /// Something that no file shows, to be remembered.
    Reminder,
}

impl LinkDemandKind {
    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan::LinkDemandKind::Reminder.word(), "reminder");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            LinkDemandKind::Setting => "setting",
            LinkDemandKind::Port => "port",
            LinkDemandKind::Reminder => "reminder",
        }
    }
}

/// Everything that a link demands, by the pages that the edition has.
pub(crate) fn demands(estate: &LinkedEstate<'_>, link: &Link) -> Vec<LinkDemand> {
    use LinkDemandKind::{Port, Reminder, Setting};
    let mut demands = Vec::new();
    let mut add = |kind, end: Option<&str>, what: &str, source: &'static Source| {
        if source.date <= estate.edition {
            let (end, what) = (end.map(str::to_string), what.to_string());
            demands.push(LinkDemand { kind, end, what, source: Some(source) });
        }
    };
    match link.kind {
        LinkKind::Peer => {
            for side in link.peerings() {
                let mut what = format!("a peering with `{}`", side.remote);
                if side.gateway_transit {
                    what.push_str(" that allows gateway transit");
                }
                if side.remote_gateways {
                    what.push_str(" that uses its gateway");
                }
                if side.forwarded_traffic {
                    let and =
                        if side.gateway_transit || side.remote_gateways { "and" } else { "that" };
                    what = format!("{what} {and} accepts forwarded traffic");
                }
                add(Setting, Some(side.network), &what, &PEERING_2023);
            }
            if !link.is_whole() {
                let what =
                    "subnet peering is a preview that a subscription has to be registered for";
                add(Reminder, None, what, &SUBNETS_2024);
            }
        }
        LinkKind::RegionalIntegration => {
            if link.ends.first().is_none_or(|name| may_be_old(estate, name)) {
                let what = "Basic and Standard plans need a newer deployment of App Service";
                add(Reminder, None, what, &INTEGRATION_2023);
            }
            for what in [
                "the App Service plan is in the region of the network",
                "no service endpoint policies on the subnet",
                "network security groups and routes of the subnet apply to what leaves the app; its content \
                 share needs ports 443 and 445",
                "no mounted drives, no domain join, no NetBIOS, and port 25 may be closed",
                "an integrated app and its plan cannot move to another subscription",
            ] {
                add(Reminder, None, what, &INTEGRATION_2023);
            }
        }
        LinkKind::GatewayRequiredIntegration => {
            let what = "a route-based VPN gateway with point-to-site connections over SSTP";
            add(Setting, None, what, &GATEWAY_2023);
            let what = "peerings that the app uses beyond the network allow forwarded traffic on both \
                        sides; the network of the gateway allows gateway transit, and the other one \
                        uses remote gateways";
            add(Setting, None, what, &GATEWAY_2023);
            for what in [
                "Windows plans only, no Windows containers; service endpoints cannot be reached",
                "synchronize the routes of the network and the plan after each change, and add routes to \
                 peered networks and sites to the plan by hand",
                "settings of the app cannot refer to a key vault that only the network can reach",
                "the certificate between both is valid for eight years; renew it by hand before it expires",
            ] {
                add(Reminder, None, what, &GATEWAY_2023);
            }
        }
        LinkKind::FailoverGroup | LinkKind::InstanceLink => of_instances(estate, link, add),
        LinkKind::Access => {
            if let Some(to) = link.ends.get(1)
                && estate.subnet(to).is_some_and(|it| it.has(Connects::ManagedInstance))
            {
                let ports = CLIENT_PORTS.said_by(estate.edition);
                add(Port, Some(to), ports.value, ports.source);
            }
        }
        LinkKind::Vpn | LinkKind::ExpressRoute | LinkKind::PointToSite | LinkKind::VirtualWan => {}
    }
    demands
}

/// The demands of failover groups, and of links with SQL Server.
fn of_instances(
    estate: &LinkedEstate<'_>,
    link: &Link,
    mut add: impl FnMut(LinkDemandKind, Option<&str>, &str, &'static Source),
) {
    use LinkDemandKind::{Port, Reminder, Setting};
    if link.kind == LinkKind::InstanceLink {
        let [server, instance] =
            [&SERVER_PORTS, &LINKED_PORTS].map(|it| it.said_by(estate.edition));
        for (end, ports) in link.ends.iter().zip([server, instance]) {
            add(Port, Some(end), ports.value, ports.source);
        }
        if let Some(end) = link.ends.get(1)
            && let Some((what, source)) = room_to_scale(estate, end)
        {
            add(Reminder, Some(end), &what, source);
        }
        let what = "an instance with a link cannot have a failover group";
        add(Reminder, None, what, &LINKS_2023);
        return;
    }
    let ports = FAILOVER_PORTS.said_by(estate.edition);
    for end in &link.ends {
        add(Port, Some(end), ports.value, ports.source);
    }
    for end in &link.ends {
        let what = "its own network security group and route table, and the delegation";
        add(Setting, Some(end), what, &FAILOVER_2025);
    }
    for end in &link.ends {
        if let Some((what, source)) = room_to_scale(estate, end) {
            add(Reminder, Some(end), &what, source);
        }
    }
    for what in [
        "the secondary instance is created in the DNS zone of the primary",
        "all instances in one subnet are in one DNS zone",
        "both instances have the same service tier and size",
        "replication is fastest between paired regions",
    ] {
        add(Reminder, None, what, &FAILOVER_2025);
    }
    let what = "traffic between the instances takes a direct route, preferably a peering, not one through a hub";
    add(Reminder, None, what, &DIRECT_2023);
}

/// Whether the plan of a subnet may be one that an old deployment of App Service cannot integrate.
fn may_be_old(estate: &LinkedEstate<'_>, name: &str) -> bool {
    let Some(subnet) = estate.subnet(name) else { return true };
    let mut plans = subnet.holds.iter().filter(|it| it.service().connects == Some(Connects::App));
    plans.any(|given| app_service::may_be_old(given))
}

/// The reminder for a subnet of instances that has little room to scale.
fn room_to_scale(estate: &LinkedEstate<'_>, name: &str) -> Option<(String, &'static Source)> {
    let (addresses, _) = estate.subnet(name)?.size?;
    let wanted = ROOM_TO_SCALE.at(estate.edition)?;
    let what = format!("a {} or larger leaves room to scale out", wanted.value);
    (addresses < wanted.value.addresses()).then_some((what, wanted.source))
}
