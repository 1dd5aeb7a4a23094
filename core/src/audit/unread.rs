//! Parts of files that could not be read, subnets about to be deleted, and the notices of readers.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use super::audited::Audited;
use super::finding::{Finding, Severity};
use crate::inventory::SubnetState;
use crate::problem::{codes, place};

/// Parts of files that name address space and were not understood.
pub(super) fn parts(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for part in audited.inventory.files.iter().flat_map(|file| &file.not_read) {
        let message = format!("`{}` was not read: {}", part.origin, part.why);
        let finding = Finding::new(Severity::Warning, &codes::PART_NOT_READ, message);
        let finding = part.hint.iter().fold(finding, |finding, hint| finding.hint(hint.as_str()));
        findings.push(finding.at(part.origin.clone()));
    }
}

/// Subnets whose range is not known, where no part that was not read says why.
pub(super) fn unknown(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let parts = audited.inventory.files.iter().flat_map(|file| &file.not_read);
    let reported: BTreeSet<(usize, &str)> =
        parts.map(|part| (part.origin.file, part.origin.path.as_str())).collect();
    let of_files = |file: usize, path: &str| {
        let mut after = reported.range((file, path)..);
        after.next().is_some_and(|(at, it)| *at == file && it.starts_with(path) && !path.is_empty())
    };
    for network in audited.existing() {
        for subnet in &network.network.subnets {
            let origin = &subnet.origin;
            let unknown = subnet.state == SubnetState::Unknown || subnet.prefixes.is_empty();
            if !unknown || subnet.state == SubnetState::Going || of_files(origin.file, &origin.path)
            {
                continue;
            }
            let name = place::subnet(&network.name, &subnet.name);
            let message = format!("the range of `{name}` is not known, so it is not compared");
            let mut finding = Finding::new(Severity::Warning, &codes::PART_NOT_READ, message);
            finding.networks.push(network.name.clone());
            finding.subnets.push(name);
            findings.push(finding.at(origin.clone()));
        }
    }
}

/// Networks and subnets that are about to be deleted.
pub(super) fn going(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for (network, name) in audited.inventory.networks.iter().zip(audited.inventory.names()) {
        if network.state == SubnetState::Going {
            let message = format!("`{name}` is about to be deleted; its addresses count as free");
            let finding = Finding::new(Severity::Notice, &codes::GOING, message);
            findings.push(finding.of_network(&name, network));
            continue;
        }
        for subnet in network.subnets.iter().filter(|it| it.state == SubnetState::Going) {
            let full = place::subnet(&name, &subnet.name);
            let message = format!("`{full}` is about to be deleted; its addresses count as free");
            let mut finding = Finding::new(Severity::Notice, &codes::GOING, message);
            finding.networks.push(name.clone());
            finding.subnets.push(full);
            findings.push(finding.at(subnet.origin.clone()));
        }
    }
}

/// Resources in subnets that no file has.
pub(super) fn homeless(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    for resident in &audited.inventory.residents {
        let subnet = resident.subnet.rsplit_once('/').map_or("", |(_, name)| name);
        let message = format!(
            "`{}` ({}) lives in the subnet `{subnet}`, which is in none of the files",
            resident.name, resident.kind
        );
        let finding = Finding::new(Severity::Notice, &codes::SUBNET_NOT_GIVEN, message)
            .hint("give the file with its network too");
        findings.push(finding.at(resident.origin.clone()));
    }
}

/// The notices of readers about their files.
pub(super) fn notices(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    findings.extend(audited.inventory.notices.iter().cloned().map(Finding::from));
}
