//! Subnets that are nearly full, by the IP configurations that the file lists.

use alloc::format;
use alloc::vec::Vec;

use super::audited::{Audited, length};
use super::finding::{Finding, Severity};
use crate::problem::codes;
use crate::service::platform;

/// The percentage in use from which on a subnet is reported.
const NEARLY: u128 = 90;

/// Subnets with nearly all addresses in use. Some services show none of theirs, so a subnet can be fuller
/// than it looks.
pub(super) fn of_subnets(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let kept = u128::from(platform::RESERVED.said_by(audited.edition).value);
    for (network, subnet) in audited.subnets() {
        let Some(used) = subnet.subnet.ip_configurations else { continue };
        let each = subnet.ipv4().map(|it| length(it).addresses().saturating_sub(kept));
        let usable = each.fold(0, u128::saturating_add);
        let used = u128::from(used);
        if usable == 0 || used * 100 < usable.saturating_mul(NEARLY) {
            continue;
        }
        let left = usable.saturating_sub(used);
        let message = format!(
            "`{}` has at least {used} of its {usable} addresses in use: {left} are left",
            subnet.name
        );
        let finding = Finding::new(Severity::Warning, &codes::NEARLY_FULL, message)
            .source(platform::RESERVED.said_by(audited.edition).source);
        findings.push(subnet.finding(network, finding));
    }
}
