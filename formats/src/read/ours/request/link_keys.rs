//! The keys of a link: the value of each, and the kinds of links that have it.

use ipplan::LinkKind;

/// A key of a link in a request.
///
/// ```
/// use ipplan::LinkKind;
/// use ipplan_formats::read::{LINK_KEYS, LinkValue};
///
/// let tier = LINK_KEYS.iter().find(|key| key.name == "tier").unwrap();
/// assert_eq!(tier.kinds, [LinkKind::GatewayRequiredIntegration]);
/// assert_eq!(tier.holds, LinkValue::Text);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LinkKey {
    /// The key.
    pub name: &'static str,
    /// The kinds of links that have it.
    pub kinds: &'static [LinkKind],
    /// The kind of its value.
    pub holds: LinkValue,
    /// Its meaning, in a few words.
    pub about: &'static str,
}

/// The kinds of values of the keys of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkValue {
    /// The ends of the link, by name.
    Ends,
    /// The one end that the others are joined with.
    End,
    /// The name of something in the request.
    Name,
    /// Names of things in the request, or one of them.
    Names,
    /// Text.
    Text,
    /// A whole number from 1.
    Number,
    /// Yes or no; no where nothing is said.
    Switch,
    /// One of these words; the first where nothing is said.
    Choice(&'static [&'static str]),
}

impl LinkValue {
    /// Its name in JSON.
    ///
    /// ```
    /// assert_eq!(ipplan_formats::read::LinkValue::Switch.word(), "switch");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            LinkValue::Ends => "ends",
            LinkValue::End => "end",
            LinkValue::Name => "name",
            LinkValue::Names => "names",
            LinkValue::Text => "text",
            LinkValue::Number => "number",
            LinkValue::Switch => "switch",
            LinkValue::Choice(_) => "choice",
        }
    }
}

/// Every key of a link: the keys that state its kind first, then the others.
///
/// ```
/// use ipplan_formats::read::{LINK_KEYS, LinkValue};
///
/// let kinds = LINK_KEYS.iter().filter(|key| key.holds == LinkValue::Ends);
/// assert_eq!(kinds.count(), ipplan::LinkKind::ALL.len() + 1); // and the spokes of a hub
/// ```
pub static LINK_KEYS: &[LinkKey] = &[
    key("peer", PEER, LinkValue::Ends, "Two networks that are peered"),
    key("hub", PEER, LinkValue::End, "A network that is peered with each of the spokes"),
    key("spokes", PEER, LinkValue::Ends, "The networks that the hub is peered with"),
    key(
        "vpn",
        &[LinkKind::Vpn],
        LinkValue::Ends,
        "Two networks, or a network and a site, joined by a VPN",
    ),
    key(
        "expressroute",
        &[LinkKind::ExpressRoute],
        LinkValue::Ends,
        "Networks and a site that a circuit joins",
    ),
    key(
        "point-to-site",
        &[LinkKind::PointToSite],
        LinkValue::Ends,
        "A network, and the client pool of its gateway",
    ),
    key(
        "virtual-wan",
        &[LinkKind::VirtualWan],
        LinkValue::Ends,
        "Networks and sites that a Virtual WAN joins",
    ),
    key(
        "regional-integration",
        &[LinkKind::RegionalIntegration],
        LinkValue::Ends,
        "The subnet that App Service uses",
    ),
    key(
        "gateway-required-integration",
        &[LinkKind::GatewayRequiredIntegration],
        LinkValue::Ends,
        "The client pool that App Service uses",
    ),
    key(
        "failover-group",
        &[LinkKind::FailoverGroup],
        LinkValue::Ends,
        "Two subnets of managed instances",
    ),
    key(
        "instance-link",
        INSTANCES,
        LinkValue::Ends,
        "SQL Server, and a subnet of managed instances",
    ),
    key("access", &[LinkKind::Access], LinkValue::Ends, "The first has to reach the second"),
    key("gateway", PEER, LinkValue::Name, "The network whose gateway the others use"),
    key("gateway-transit", PEER, LinkValue::Names, "Networks whose gateway others may use"),
    key("remote-gateways", PEER, LinkValue::Names, "Networks that use the gateway of the other"),
    key(
        "forwarded-traffic",
        PEER,
        LinkValue::Names,
        "Networks that accept traffic which the other only forwards",
    ),
    key("subnets", PEER, LinkValue::Names, "The only subnets that the peering joins"),
    key("state", PEER, LinkValue::Choice(STATES), "Whether the peering is connected"),
    key("plan", APPS, LinkValue::Text, "The App Service plan"),
    key("app", APPS, LinkValue::Text, "The app"),
    key("region", APPS, LinkValue::Text, "The region of the plan"),
    key("os", APPS, LinkValue::Choice(SYSTEMS), "The operating system of the plan"),
    key("containers", APPS, LinkValue::Switch, "Whether the app runs in a Windows container"),
    key(
        "tier",
        &[LinkKind::GatewayRequiredIntegration],
        LinkValue::Text,
        "The pricing tier of the plan",
    ),
    key(
        "databases",
        INSTANCES,
        LinkValue::Number,
        "How many databases are replicated, each by a link of its own",
    ),
    key(
        "next-gen",
        INSTANCES,
        LinkValue::Switch,
        "Whether the instances are next-gen General Purpose",
    ),
    key("overlap", &LinkKind::ALL, LinkValue::Text, "Why the ranges of its ends may overlap"),
];

const PEER: &[LinkKind] = &[LinkKind::Peer];
const APPS: &[LinkKind] = &[LinkKind::RegionalIntegration, LinkKind::GatewayRequiredIntegration];
const INSTANCES: &[LinkKind] = &[LinkKind::InstanceLink];

/// The states of a peering; one that is not connected joins nothing.
pub(super) const STATES: &[&str] = &["connected", "initiated", "disconnected"];
/// The operating systems of an App Service plan.
pub(super) const SYSTEMS: &[&str] = &["windows", "linux"];

const fn key(
    name: &'static str,
    kinds: &'static [LinkKind],
    holds: LinkValue,
    about: &'static str,
) -> LinkKey {
    LinkKey { name, kinds, holds, about }
}

/// The names of all keys.
pub(super) fn names() -> Vec<&'static str> {
    LINK_KEYS.iter().map(|key| key.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key that a kind has is read there, and nowhere else.
    #[test]
    fn each_kind_has_its_keys() {
        for kind in LinkKind::ALL {
            for key in LINK_KEYS {
                let value = match key.holds {
                    LinkValue::Ends | LinkValue::End => continue,
                    LinkValue::Name | LinkValue::Text => "a",
                    LinkValue::Names => "[a]",
                    LinkValue::Number => "2",
                    LinkValue::Switch => "true",
                    LinkValue::Choice(words) => words.last().unwrap(),
                };
                let link = format!("{{ {}: [a, b], {}: {value} }}", kind.word(), key.name);
                let read = crate::read::request(
                    &format!("networks: {{}}\nlinks: [{link}]\n"),
                    crate::read::Syntax::Yaml,
                );
                let problems = match &read {
                    Ok(_) => [].as_slice(),
                    Err(refused) => &refused.problems,
                };
                let is_unknown = problems.iter().any(|it| it.code.id == "unknown-key");
                assert_eq!(is_unknown, !key.kinds.contains(&kind), "{link}: {problems:?}");
            }
        }
    }
}
