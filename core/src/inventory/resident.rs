//! The resources that live in a subnet, according to files.

use alloc::string::String;

use super::origin::Origin;
use crate::service::Workload;

/// A resource that lives in a subnet.
///
/// ```
/// use ipplan::Resident;
///
/// let id = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/\
///           virtualNetworkGateways/vgw-vpn/ipConfigurations/default";
/// let gateway = Resident::of_id(id).unwrap();
/// assert_eq!(gateway.kind, "Microsoft.Network/virtualNetworkGateways");
/// assert_eq!(gateway.name, "vgw-vpn");
/// assert!(Resident::of_id("vgw-vpn").is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resident {
    /// The type of the resource in Azure: `Microsoft.Network/virtualNetworkGateways`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its resource ID, if the file has it.
    pub id: Option<String>,
    /// The service with its counts, if the file has them.
    pub workload: Option<Workload>,
    /// The resource ID of its subnet, or `NETWORK/SUBNET`; empty if it is listed in the subnet
    /// itself.
    pub subnet: String,
    /// Where it was read.
    pub origin: Origin,
}

impl Resident {
    /// Its type and its name, as the end of its ID.
    pub(crate) fn short(&self) -> String {
        alloc::format!("{}/{}", self.kind, self.name)
    }

    /// The resource with that ID, or the one that contains the part with that ID.
    ///
    /// ```
    /// use ipplan::Resident;
    ///
    /// let id = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Web/serverFarms/plan";
    /// let plan = Resident::of_id(&format!("{id}/part")).unwrap();
    /// assert_eq!(plan.kind, "Microsoft.Web/serverFarms");
    /// assert_eq!(plan.id.as_deref(), Some(id));
    /// ```
    pub fn of_id(id: &str) -> Option<Resident> {
        let lower = id.to_ascii_lowercase();
        let at = lower.rfind("/providers/")? + "/providers/".len();
        let mut parts = id.get(at..)?.split('/');
        let (namespace, kind, name) = (parts.next()?, parts.next()?, parts.next()?);
        let end = at + namespace.len() + kind.len() + name.len() + 2;
        let kind = [namespace, kind].join("/");
        let id = id.get(..end).map(String::from);
        Some(Resident { kind, name: name.into(), id, ..Resident::default() })
    }
}

impl Resident {
    /// Whether both are the same resource: by their IDs if both have one, otherwise by type and
    /// name.
    pub(super) fn is(&self, other: &Resident) -> bool {
        match (&self.id, &other.id) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => {
                self.kind.eq_ignore_ascii_case(&other.kind)
                    && self.name.eq_ignore_ascii_case(&other.name)
            }
        }
    }
}
