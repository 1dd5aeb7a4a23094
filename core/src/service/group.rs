//! Groups of services, by kind of product.

use serde::Serialize;

/// The kind of product that a service is, for lists.
///
/// ```
/// use ipplan::{Group, services};
///
/// let is_data = |service: &&&ipplan::Service| service.group == Group::Data;
/// let data: Vec<_> = services::ALL.iter().filter(is_data).map(|service| service.id).collect();
/// assert!(data.contains(&"sql-managed-instance"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Apps and functions.
    Apps,
    /// Kubernetes and other containers.
    Containers,
    /// Virtual machines and what runs on them.
    Compute,
    /// Databases, caches and storage.
    Data,
    /// Machine learning and agents.
    Ai,
    /// Interfaces between systems.
    Integration,
    /// Gateways, firewalls, name resolution and links.
    Network,
}

impl Group {
    /// Every group, in the order of lists.
    ///
    /// ```
    /// use ipplan::Group;
    ///
    /// assert_eq!(Group::ALL.map(Group::heading)[0], "Apps and functions");
    /// ```
    pub const ALL: [Group; 7] = [
        Group::Apps,
        Group::Containers,
        Group::Compute,
        Group::Data,
        Group::Ai,
        Group::Integration,
        Group::Network,
    ];

    /// The heading of the group in a list.
    ///
    /// ```
    /// assert_eq!(ipplan::Group::Apps.heading(), "Apps and functions");
    /// ```
    pub const fn heading(self) -> &'static str {
        match self {
            Group::Apps => "Apps and functions",
            Group::Containers => "Containers",
            Group::Compute => "Virtual machines and compute",
            Group::Data => "Data",
            Group::Ai => "Machine learning and agents",
            Group::Integration => "Integration",
            Group::Network => "Network",
        }
    }
}
