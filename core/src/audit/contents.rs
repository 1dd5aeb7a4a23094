//! Rules and routes that the network security group and the route table of a subnet lack.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::{Audited, AuditedNetwork, AuditedSubnet, Tenant};
use super::finding::{Finding, Severity, listed};
use super::sizes::how_known;
use super::traffic::{Flow, Judged, Way, judge, way};
use crate::fact::Cited;
use crate::inventory::{Attached, ExistingAttachment, ExistingRoute, ExistingRule, NotFound};
use crate::problem::codes;
use crate::service::{AttachmentContents, AttachmentKind, Endpoint, Route, SecurityRule};

/// How many ranges a sentence names.
const NAMED: usize = 3;

/// Groups and tables of files, against what the pages of the edition list for what lives in the subnet.
pub(super) fn demanded(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, subnet) in audited.subnets() {
        let mut judged: Vec<&Cited<AttachmentContents>> = Vec::new();
        for tenant in subnet.services() {
            for attachment in tenant.rule.attachments {
                let contents = attachment.contents.and_then(|it| it.at(audited.edition));
                let Some(contents) = contents.filter(|it| it.value != AttachmentContents::NOTHING)
                else {
                    continue;
                };
                if judged.iter().any(|it| it.value == contents.value) {
                    continue;
                }
                judged.push(contents);
                let there = match attachment.kind {
                    AttachmentKind::SecurityGroup => &subnet.subnet.security_group,
                    AttachmentKind::RouteTable => &subnet.subnet.route_table,
                    _ => continue,
                };
                let Some(there) = audited.inventory.attached(attachment.kind, there) else {
                    continue;
                };
                let at = DemandedContents { network, subnet, tenant, contents };
                match there {
                    Ok(there) => {
                        at.rules(&there, findings);
                        at.routes(&there, findings);
                    }
                    Err(why) => at.not_found(attachment.kind, why, findings),
                }
            }
        }
    }
}

/// Required contents: for which subnet, by which tenant.
struct DemandedContents<'a> {
    network: &'a AuditedNetwork<'a>,
    subnet: &'a AuditedSubnet<'a>,
    tenant: &'a Tenant,
    contents: &'a Cited<AttachmentContents>,
}

impl DemandedContents<'_> {
    fn add(&self, finding: Finding, findings: &mut Vec<Finding>) {
        findings.push(self.subnet.finding(self.network, finding.source(self.contents.source)));
    }

    fn not_found(&self, kind: AttachmentKind, why: NotFound, findings: &mut Vec<Finding>) {
        let it = self.subnet.subnet;
        let attached = match kind {
            AttachmentKind::RouteTable => (&it.route_table, "routes"),
            _ => (&it.security_group, "rules"),
        };
        let (Attached::Named(name), what) = attached else { return };
        let name = name.rsplit('/').next().unwrap_or_default();
        let is_nowhere = why == NotFound::Nowhere;
        let why = match why {
            NotFound::Nowhere => "no file has it",
            NotFound::Several => "the files have several of that name",
            NotFound::Gaps => "some of them are not known",
        };
        let message = format!(
            "the {what} of the {} `{name}` of `{}` were not read: {why}; {} demands some",
            kind.name(),
            self.subnet.name,
            self.tenant.service.id
        );
        let mut finding = Finding::new(Severity::Notice, &codes::PART_NOT_READ, message);
        if is_nowhere {
            finding = finding.hint(format!("give the file with the {} too", kind.name()));
        }
        self.add(finding, findings);
    }

    fn rules(&self, group: &ExistingAttachment, findings: &mut Vec<Finding>) {
        let own: Vec<IpNet> = self.subnet.ipv4().collect();
        for rule in self.contents.value.rules {
            let ports = rule.tcp_ports.iter().map(|port| Some(*port));
            let any = Some(None).filter(|_| rule.tcp_ports.is_empty());
            let (mut missing, mut is_open) = (Vec::new(), true);
            let mut denied: Vec<(&ExistingRule, bool, Vec<u16>)> = Vec::new();
            for tcp_port in ports.chain(any) {
                let (inbound, from, to) = (rule.inbound, rule.from, rule.to);
                let flow = Flow { inbound, tcp_port, from, to, subnet: &own };
                match judge(&group.rules, &flow) {
                    Judged::Allowed => {}
                    Judged::Denied { by, all } => {
                        match denied.iter_mut().find(|(it, is_all, _)| (*it, *is_all) == (by, all))
                        {
                            Some((.., ports)) => ports.extend(tcp_port),
                            None => denied.push((by, all, tcp_port.into_iter().collect())),
                        }
                    }
                    Judged::Missing { by_default } => {
                        is_open &= by_default;
                        missing.push(tcp_port);
                    }
                }
            }
            let known = how_known(self.tenant).unwrap_or_default();
            let (subnet, id) = (&self.subnet.name, self.tenant.service.id);
            for (by, all, ports) in denied {
                let message = format!(
                    "`{}` of `{subnet}` denies {}{} by its rule `{}`; {id} demands it{known}",
                    group.name,
                    if all { "" } else { "a part of " },
                    traffic(rule, &ports),
                    by.name
                );
                let finding = Finding::new(Severity::Error, &codes::BLOCKED_TRAFFIC, message)
                    .hint(format!(
                        "allow it with a rule whose priority is below {}: {}",
                        by.priority,
                        self.written(rule)
                    ))
                    .at(by.origin.clone());
                self.add(finding, findings);
            }
            if !missing.is_empty() {
                let ports: Vec<u16> = missing.into_iter().flatten().collect();
                let (severity, instead) = if is_open {
                    (Severity::Warning, "; only the default rules of the group allow it")
                } else {
                    (Severity::Error, "")
                };
                let message = format!(
                    "`{}` of `{subnet}` has no rule that allows {}{instead}; {id} demands one{known}",
                    group.name,
                    traffic(rule, &ports)
                );
                let finding = Finding::new(severity, &codes::MISSING_RULE, message)
                    .hint(format!("add the rule {}", self.written(rule)))
                    .at(group.origin.clone());
                self.add(finding, findings);
            }
        }
    }

    /// A rule as the page lists it.
    fn written(&self, rule: &SecurityRule) -> String {
        let end = |end: Endpoint| match end {
            Endpoint::Any => "any".to_string(),
            Endpoint::Subnet => self.own(),
            Endpoint::Tag(tag) => tag.to_string(),
        };
        let ports: Vec<String> = rule.tcp_ports.iter().map(ToString::to_string).collect();
        let ports = if ports.is_empty() {
            "any protocol and port".to_string()
        } else {
            format!("TCP {}", listed(&ports))
        };
        format!("`{}`: {ports}, from {} to {}", rule.name, end(rule.from), end(rule.to))
    }

    fn own(&self) -> String {
        let own: Vec<String> = self.subnet.ipv4().map(|it| it.to_string()).collect();
        listed(&own)
    }

    fn routes(&self, table: &ExistingAttachment, findings: &mut Vec<Finding>) {
        let space = self.network.space();
        for next_hop in ["VnetLocal", "Internet"] {
            let mut missing = Vec::new();
            let mut elsewhere: Vec<(&ExistingRoute, Vec<IpNet>)> = Vec::new();
            let is_local = next_hop == "VnetLocal";
            let ranges = |route: &Route| match route.to {
                Some(range) => alloc::vec![IpNet::V4(range)],
                None => self.subnet.ipv4().collect(),
            };
            let wanted = self.contents.value.routes.iter().filter(|it| it.to.is_none() == is_local);
            for range in wanted.flat_map(ranges) {
                let within = if is_local { space.as_slice() } else { &[] };
                match way(table, range, next_hop, within) {
                    Way::Right => {}
                    Way::Missing => missing.push(range),
                    Way::Elsewhere(by) => match elsewhere.iter_mut().find(|(it, _)| *it == by) {
                        Some((_, ranges)) => ranges.push(range),
                        None => elsewhere.push((by, alloc::vec![range])),
                    },
                }
            }
            let known = how_known(self.tenant).unwrap_or_default();
            let (subnet, id) = (&self.subnet.name, self.tenant.service.id);
            for (by, ranges) in elsewhere {
                let message = format!(
                    "`{}` of `{subnet}` sends {} to {} by its route `{}`; {id} demands the next \
                     hop {next_hop}{known}",
                    table.name,
                    few(&ranges),
                    by.next_hop,
                    by.name
                );
                let finding = Finding::new(Severity::Error, &codes::BLOCKED_TRAFFIC, message)
                    .hint(format!(
                        "add a route to each of these ranges with the next hop {next_hop}"
                    ))
                    .at(by.origin.clone());
                self.add(finding, findings);
            }
            if !missing.is_empty() {
                let message = format!(
                    "`{}` of `{subnet}` has no route with the next hop {next_hop} to {}; {id} \
                     demands it{known}",
                    table.name,
                    few(&missing)
                );
                let finding = Finding::new(Severity::Warning, &codes::MISSING_RULE, message)
                    .hint(format!(
                        "add a route to each of these ranges with the next hop {next_hop}"
                    ))
                    .at(table.origin.clone());
                self.add(finding, findings);
            }
        }
    }
}

/// The traffic of a rule, in words; only `ports` of its ports.
fn traffic(rule: &SecurityRule, ports: &[u16]) -> String {
    let end = |end: Endpoint| match end {
        Endpoint::Any => "anywhere".to_string(),
        Endpoint::Subnet => "the subnet".to_string(),
        Endpoint::Tag(tag) => format!("`{tag}`"),
    };
    let ports: Vec<String> = ports.iter().map(ToString::to_string).collect();
    let direction = if rule.inbound { "inbound" } else { "outbound" };
    let what = match ports.as_slice() {
        [] => format!("all {direction} traffic"),
        some => format!("{direction} TCP {}", listed(some)),
    };
    if (rule.from, rule.to) == (Endpoint::Subnet, Endpoint::Subnet) {
        return format!("{what} within the subnet");
    }
    format!("{what} from {} to {}", end(rule.from), end(rule.to))
}

/// The first of them, and how many more there are.
fn few(ranges: &[IpNet]) -> String {
    let mut words: Vec<String> = ranges.iter().take(NAMED).map(ToString::to_string).collect();
    match ranges.len().saturating_sub(NAMED) {
        0 => {}
        1 => words.extend(ranges.get(NAMED).map(ToString::to_string)),
        more => words.push(format!("{more} more")),
    }
    listed(&words)
}
