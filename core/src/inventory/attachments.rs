//! Network security groups and route tables, as files state them.

use alloc::string::String;
use alloc::vec::Vec;

use super::origin::Origin;
use crate::service::AttachmentKind;

/// A network security group or a route table, or only some of its rules or routes.
///
/// ```
/// use ipplan::{AttachmentKind, ExistingAttachment};
///
/// let group = ExistingAttachment::of(AttachmentKind::SecurityGroup, "nsg-web");
/// assert!(group.rules.is_empty() && !group.is_declared);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExistingAttachment {
    /// The kind: one or the other.
    pub kind: AttachmentKind,
    /// Its name.
    pub name: String,
    /// The resource ID, or another name in the file, such as an address of Terraform.
    pub id: Option<String>,
    /// Whether the file has the resource itself, not only some of its rules or routes.
    pub is_declared: bool,
    /// Whether some of its rules or routes are not known.
    pub has_gaps: bool,
    /// The rules of a network security group, in any order.
    pub rules: Vec<ExistingRule>,
    /// The routes of a route table.
    pub routes: Vec<ExistingRoute>,
    /// Where it was read.
    pub origin: Origin,
}

impl ExistingAttachment {
    /// A resource without rules and routes.
    ///
    /// ```
    /// use ipplan::{AttachmentKind, ExistingAttachment};
    ///
    /// assert_eq!(ExistingAttachment::of(AttachmentKind::RouteTable, "rt-web").name, "rt-web");
    /// ```
    pub fn of(kind: AttachmentKind, name: impl Into<String>) -> ExistingAttachment {
        ExistingAttachment {
            kind,
            name: name.into(),
            id: None,
            is_declared: false,
            has_gaps: false,
            rules: Vec::new(),
            routes: Vec::new(),
            origin: Origin::default(),
        }
    }

    /// Whether both are about the same resource.
    pub(crate) fn is_same(&self, other: &ExistingAttachment) -> bool {
        match (&self.id, &other.id) {
            (Some(mine), Some(theirs)) if mine.eq_ignore_ascii_case(theirs) => true,
            (Some(mine), Some(theirs)) if mine.contains('/') && theirs.contains('/') => false,
            _ => !self.name.is_empty() && self.name.eq_ignore_ascii_case(&other.name),
        }
    }
}

/// A rule of a network security group, as the file writes it.
///
/// ```
/// let rule = ipplan::ExistingRule { priority: 100, ..ipplan::ExistingRule::default() };
/// assert!(!rule.allows);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExistingRule {
    /// Its name.
    pub name: String,
    /// The priority: the rule with the lowest number decides.
    pub priority: u64,
    /// Whether it applies to inbound traffic.
    pub inbound: bool,
    /// Whether it allows the traffic; otherwise it denies it.
    pub allows: bool,
    /// `Tcp`, `Udp`, or `*` for any.
    pub protocol: String,
    /// Ports of the source: `*`, `443`, `1000-2000`.
    pub source_ports: Vec<String>,
    /// Ports of the destination.
    pub ports: Vec<String>,
    /// The sources: ranges, service tags, `*`.
    pub from: Vec<String>,
    /// The destinations.
    pub to: Vec<String>,
    /// Where it was read.
    pub origin: Origin,
}

/// A route of a route table, as the file writes it.
///
/// ```
/// let route = ipplan::ExistingRoute { to: "0.0.0.0/0".into(), ..ipplan::ExistingRoute::default() };
/// assert_eq!(route.next_hop, "");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExistingRoute {
    /// Its name.
    pub name: String,
    /// The range or the service tag.
    pub to: String,
    /// The type of the next hop: `Internet`, `VnetLocal`, `VirtualAppliance`.
    pub next_hop: String,
    /// Where it was read.
    pub origin: Origin,
}
