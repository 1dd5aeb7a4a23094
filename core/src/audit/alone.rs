//! Services that share a subnet, and may not.

use alloc::format;
use alloc::vec::Vec;

use super::audited::{Audited, Tenant};
use super::finding::Finding;
use crate::size::{Part, check_sharing};

/// A service that has to be alone in its subnet, and is not.
pub(super) fn shared(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        let parts: Vec<Part<'_>> = subnet.tenants.iter().map(Tenant::part).collect();
        let Err(problem) = check_sharing(&parts) else { continue };
        let mut finding = Finding::from(problem);
        let known = subnet.services().map(|it| format!("{} ({})", it.service.id, it.evidence));
        let known: Vec<_> = known.collect();
        let known = super::finding::listed(&known);
        finding.message = format!("`{}` holds {known}: {}", subnet.name, finding.message);
        findings.push(subnet.finding(network, finding));
    }
}
