//! The rules, and what they find.

use alloc::vec::Vec;

use super::audited::Audited;
use super::finding::Finding;
use super::options::AuditOptions;
use super::{
    alone, attached, avoid, contents, fullness, gateways, keep_outs, linked, loose, outbound,
    overlaps, peerings, scale, sizes, space, subnets, unread,
};
use crate::inventory::Inventory;

/// Finds everything of one kind.
type Rule = fn(&Audited<'_>, &mut Vec<Finding>);

/// Every rule, in the order in which findings of one place are reported.
const RULES: &[Rule] = &[
    linked::connections,
    overlaps::networks,
    overlaps::prefixes,
    subnets::overlaps,
    keep_outs::of_others,
    subnets::outside,
    space::forbidden,
    sizes::platform,
    sizes::needed,
    alone::shared,
    attached::delegations,
    attached::attachments,
    contents::demanded,
    avoid::ranges,
    avoid::destinations,
    peerings::connected,
    peerings::in_sync,
    peerings::many,
    gateways::used,
    fullness::of_subnets,
    sizes::advised,
    scale::room,
    space::public,
    space::many_subnets,
    space::unused,
    outbound::without,
    unread::parts,
    unread::unknown,
    unread::going,
    unread::homeless,
    loose::ends,
    unread::notices,
];

/// Everything that is wrong with networks that exist, and what a person should know about them: the worst
/// first, then in the order of the files.
///
/// ```
/// use ipplan::{AuditOptions, ExistingNetwork, Inventory, Peering, Severity, audit};
///
/// let network = |name: &str, peer: &str| ExistingNetwork {
///     name: name.into(),
///     space: vec!["10.0.0.0/24".parse().unwrap()],
///     peerings: vec![Peering { remote: peer.into(), ..Peering::default() }],
///     ..ExistingNetwork::default()
/// };
/// // Two spokes of one hub.
/// let inventory =
///     Inventory { networks: vec![network("a", "hub"), network("b", "hub")], ..Inventory::default() };
/// let findings = audit(&inventory, &AuditOptions::default());
/// assert_eq!((findings[0].severity, findings[0].code.id), (Severity::Error, "overlapping"));
/// ```
pub fn audit(inventory: &Inventory, options: &AuditOptions) -> Vec<Finding> {
    let audited = Audited::of(inventory, options);
    let mut findings = Vec::new();
    for rule in RULES {
        rule(&audited, &mut findings);
    }
    options.judge(&mut findings);
    findings
}
