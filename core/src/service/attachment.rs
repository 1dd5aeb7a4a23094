//! Resources that a service requires or refuses on its subnet: network security groups, route tables.

use core::fmt;

use super::contents::AttachmentContents;
use crate::fact::Fact;

/// The stance of a service on a resource that can be attached to its subnet.
///
/// ```
/// use ipplan::{Edition, Stance, Service};
///
/// let bastion = Service::named("bastion").unwrap();
/// let routes = &bastion.subnets[0].attachments[0];
/// assert_eq!(routes.kind.name(), "route table");
/// assert_eq!(routes.stance.at(Edition::newest()).unwrap().value, Stance::Refused);
/// ```
#[derive(Debug)]
pub struct Attachment {
    /// The kind of resource.
    pub kind: AttachmentKind,
    /// Whether it must be attached.
    pub stance: &'static Fact<Stance>,
    /// The rules or routes that it must contain, if a page says so.
    pub contents: Option<&'static Fact<AttachmentContents>>,
}

impl Attachment {
    /// The stance on a kind of resource, without demands on its contents.
    ///
    /// ```
    /// use ipplan::{Attachment, AttachmentKind, Cited, Edition, Fact, Source, Stance};
    ///
    /// static PAGE: Source = Source::new("Page", "https://example.com", Edition::new(2025, 9, 19));
    /// static ROUTES: Fact<Stance> =
    ///     Fact::new("route table on the subnet", &[Cited::new(Stance::Refused, &PAGE)]);
    /// let routes = Attachment::new(AttachmentKind::RouteTable, &ROUTES);
    /// assert_eq!(routes.stance.newest().value.to_string(), "refused");
    /// ```
    pub const fn new(kind: AttachmentKind, stance: &'static Fact<Stance>) -> Attachment {
        Attachment { kind, stance, contents: None }
    }

    /// Adds the rules or routes that it must contain.
    ///
    /// ```
    /// use ipplan::{AttachmentKind, Edition, Service};
    ///
    /// let instance = Service::named("sql-managed-instance").unwrap();
    /// let mut attachments = instance.subnets[0].attachments.iter();
    /// let group = attachments.find(|it| it.kind == AttachmentKind::SecurityGroup).unwrap();
    /// let contents = group.contents.unwrap();
    /// assert_eq!(contents.at(Edition::new(2019, 4, 30)).unwrap().value.rules.len(), 5);
    /// assert!(contents.newest().value.rules.is_empty()); // since 2020 the service adds its own
    /// ```
    pub const fn with(self, contents: &'static Fact<AttachmentContents>) -> Attachment {
        Attachment { contents: Some(contents), ..self }
    }
}

/// The kinds of resources that can be attached to a subnet.
///
/// ```
/// assert_eq!(ipplan::AttachmentKind::NatGateway.name(), "NAT gateway");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttachmentKind {
    /// A network security group.
    SecurityGroup,
    /// A route table.
    RouteTable,
    /// A NAT gateway.
    NatGateway,
    /// Any service endpoint.
    ServiceEndpoint,
    /// A DNS server that the network has in place of Azure's.
    DnsServer,
}

impl AttachmentKind {
    /// Its name in a sentence.
    ///
    /// ```
    /// assert_eq!(ipplan::AttachmentKind::SecurityGroup.name(), "network security group");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            AttachmentKind::SecurityGroup => "network security group",
            AttachmentKind::RouteTable => "route table",
            AttachmentKind::NatGateway => "NAT gateway",
            AttachmentKind::ServiceEndpoint => "service endpoint",
            AttachmentKind::DnsServer => "custom DNS server",
        }
    }
}

/// Whether something has to be attached, or must not be.
///
/// ```
/// use ipplan::Stance;
///
/// assert_eq!(Stance::Required.to_string(), "required");
/// assert_eq!(Stance::Limited("without a default route").to_string(), "without a default route");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It must be attached.
    Required,
    /// It must not be attached.
    Refused,
    /// It may be attached, on terms that a file does not show: the rest of "it has to be ...".
    Limited(&'static str),
    /// It may be attached or not.
    Optional,
}

/// The word, or the terms.
impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stance::Required => "required",
            Stance::Refused => "refused",
            Stance::Limited(terms) => terms,
            Stance::Optional => "optional",
        })
    }
}
