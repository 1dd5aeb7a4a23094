//! How much the managed instances of a subnet can be linked: failover groups, and links with SQL Server.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use super::estate::EndSubnet;
use super::link::LinkKind;
use super::pages::{LINKS_2023, MOST_FAILOVER_GROUPS, MOST_LINKS, MOST_LINKS_NEXT_GEN};
use super::problems::Problems;
use crate::problem::codes;
use crate::services::sql_managed_instance::{self, BUSINESS_CRITICAL, GENERAL_PURPOSE};

/// The links of the instances of one subnet.
#[derive(Default)]
struct Linked {
    groups: u64,
    /// Replicated from SQL Server, each by a link of its own.
    databases: u64,
    next_gen: bool,
    /// The number of the last link, and its key.
    last: (usize, &'static str),
}

impl Problems<'_, '_> {
    /// Subnets of instances with more failover groups and links than these can have.
    pub(super) fn instances(&mut self) {
        let estate = self.estate;
        let mut subnets = BTreeMap::<&str, Linked>::new();
        for (number, link) in estate.links(|_| true) {
            // The first end of an instance link is SQL Server.
            let skipped = match link.kind {
                LinkKind::FailoverGroup => 0,
                LinkKind::InstanceLink => 1,
                _ => continue,
            };
            for end in link.ends.iter().skip(skipped) {
                let linked = subnets.entry(end).or_default();
                if link.kind == LinkKind::FailoverGroup {
                    linked.groups += 1;
                } else {
                    linked.databases = linked.databases.saturating_add(link.databases.unwrap_or(1));
                    linked.next_gen |= link.next_gen;
                }
                linked.last = (number, link.kind.word());
            }
        }
        for (name, linked) in subnets {
            if let Some((general, critical)) = estate.subnet(name).and_then(instances) {
                self.replicated(name, &linked, (general, critical));
                self.grouped(name, &linked, general.saturating_add(critical));
            }
        }
    }

    fn replicated(&mut self, name: &str, linked: &Linked, (general, critical): (u64, u64)) {
        let edition = self.estate.edition;
        let Some(each) = MOST_LINKS.at(edition) else { return };
        let next_gen = MOST_LINKS_NEXT_GEN.at(edition).filter(|_| linked.next_gen);
        let of_general = next_gen.unwrap_or(each);
        let most = general.saturating_mul(of_general.value);
        let most = most.saturating_add(critical.saturating_mul(each.value));
        if linked.databases <= most {
            return;
        }
        let message = format!(
            "{} databases are replicated to `{name}`, each by a link; its instances can have {most}",
            linked.databases
        );
        let hint = match next_gen {
            None => {
                "spread them over more instances, or add `next-gen: true` if they are next-gen General Purpose"
            }
            Some(_) => "spread them over more instances",
        };
        let source = Some(of_general.source);
        self.add(&codes::OVER_LINK_LIMIT, linked.last, message, hint.into(), source);
    }

    fn grouped(&mut self, name: &str, linked: &Linked, instances: u64) {
        let Some(most) = MOST_FAILOVER_GROUPS.at(self.estate.edition) else { return };
        let replicates = linked.databases > 0;
        let wanted = linked.groups.saturating_add(u64::from(replicates));
        if linked.groups == 0 || wanted <= instances.saturating_mul(most.value) {
            return;
        }
        let (and, source) = if replicates {
            (" and for links with SQL Server", &LINKS_2023)
        } else {
            ("", most.source)
        };
        let message = format!(
            "`{name}` has {} for {}{and}; an instance has either one failover group or links",
            counted(instances, "instance"),
            counted(linked.groups, "failover group"),
        );
        let hint = "give each an instance of its own".into();
        self.add(&codes::OVER_LINK_LIMIT, linked.last, message, hint, Some(source));
    }
}

fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The General Purpose and the Business Critical instances of a subnet, if they are known one by one.
fn instances(subnet: &EndSubnet<'_>) -> Option<(u64, u64)> {
    let own = |id: &str| id == sql_managed_instance::SERVICE.id;
    if subnet.holds.is_empty() || !subnet.holds.iter().all(|it| own(it.service().id)) {
        return None;
    }
    let sum = |input| subnet.holds.iter().map(|it| it.count(input)).fold(0, u64::saturating_add);
    Some((sum(&GENERAL_PURPOSE), sum(&BUSINESS_CRITICAL)))
}
