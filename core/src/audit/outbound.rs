//! Subnets from which machines do not reach the internet.

use alloc::format;
use alloc::vec::Vec;

use super::audited::Audited;
use super::finding::{Finding, Severity};
use crate::fact::{Edition, Source};
use crate::problem::codes;

static OUTBOUND_2026: Source = Source::new(
    "Default outbound access in Azure",
    "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access",
    Edition::new(2026, 1, 30),
);

/// Private subnets of plain machines without a NAT gateway or a route table.
pub(super) fn without(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    if audited.edition < OUTBOUND_2026.date {
        return;
    }
    for (network, subnet) in audited.subnets() {
        let it = subnet.subnet;
        let plain = it.delegations.is_empty() && subnet.tenants.is_empty();
        let closed = it.default_outbound == Some(false);
        if !plain || !closed || !it.nat_gateway.is_missing() || !it.route_table.is_missing() {
            continue;
        }
        let message = format!(
            "`{}` is private and has no NAT gateway and no route table: its machines reach the \
             internet only through a load balancer or a public address of their own",
            subnet.name
        );
        let finding = Finding::new(Severity::Notice, &codes::NO_OUTBOUND, message)
            .hint("attach a NAT gateway, if machines there have to reach the internet")
            .source(&OUTBOUND_2026);
        findings.push(subnet.finding(network, finding));
    }
}
