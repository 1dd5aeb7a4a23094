//! Subnets whose use is not known: all of their addresses count as used, and only the rules of the
//! platform and of their names apply.

use alloc::vec::Vec;

use crate::address::PrefixLen;
use crate::fact::{Cited, Edition, Fact};
use crate::problem::{Notice, Problem, codes};
use crate::service::{Demand, InputKind, Note, Service, SubnetRule, platform};
use crate::services::ALL;

use super::options::Options;
use super::settle::{FixedSize, enough, possible};
use super::size::Size;

/// A service with the rule of the subnet that has to have a certain name.
pub(crate) type Named = (&'static Service, &'static SubnetRule);

/// The services that need a subnet of that name. Azure makes no difference between upper and lower
/// case.
pub(crate) fn named(name: &str, edition: Edition) -> Vec<Named> {
    let has = |rule: &&SubnetRule| {
        let required = rule.required_name.and_then(|fact| fact.at(edition));
        required.is_some_and(|required| required.value.eq_ignore_ascii_case(name))
    };
    let rules = |service: &&'static Service| {
        let service: &'static Service = service;
        service.subnets.iter().filter(has).map(move |rule| (service, rule))
    };
    ALL.iter().flat_map(rules).collect()
}

/// The size of a subnet that is full, as large as it was asked for or as its place is.
pub(crate) fn full(
    named: &[Named],
    options: &Options,
    asked: Option<&FixedSize>,
) -> Result<Size, Problem> {
    let Some(asked) = asked else {
        let message = "the subnet has no service, no place and no size";
        let problem = Problem::new(&codes::NO_SERVICE, message);
        return Err(problem.hint("name its service, such as `service: hosts`").hint(
            "give its place, such as `at: 10.0.0.0/24`, or its size, such as `prefix-length: 24`",
        ));
    };
    let edition = options.edition;
    let azure = &platform::AZURE;
    let at = |fact: &Fact<PrefixLen>| *fact.at(edition).unwrap_or(fact.oldest());
    let (smallest, largest) = (at(azure.smallest), at(azure.largest));
    let reserved = *azure.reserved.at(edition).unwrap_or(azure.reserved.oldest());
    let minimum = minimum_of(named, edition).filter(|it| it.value.is_larger_than(smallest.value));
    let minimum = minimum.unwrap_or(smallest);

    let prefixes = asked.lengths().map(|_| 1).sum();
    let kept = Demand::none().reserved(prefixes, azure.kept, reserved);
    let used = asked.addresses().saturating_sub(kept.total());
    let demand = Demand::none()
        .asked(used, "all addresses of the subnet: its use is not known")
        .reserved(prefixes, azure.kept, reserved);
    possible(asked, smallest, largest)?;
    enough(asked, minimum.value, &demand, minimum)?;
    let only = match named {
        [only] => Some(only),
        _ => None,
    };
    let fixed = Some(&platform::FIXED_SIZE).filter(|note| note.source.date <= edition);
    let notice = |note: &Note| Notice {
        code: note.code,
        message: note.message.into(),
        source: Some(note.source),
    };
    Ok(Size {
        role: only.map_or("subnet", |(_, rule)| rule.role),
        by_name: only.map(|(service, _)| *service),
        avoid: Vec::new(),
        demand,
        prefix_len: asked.length,
        more: asked.more.clone(),
        network: None,
        decided_by: asked.by,
        minimum,
        advised: None,
        required_name: named.first().and_then(|(_, rule)| rule.required_name?.at(edition).copied()),
        delegation: only.and_then(|(_, rule)| rule.delegation?.at(edition).copied()),
        scales: None,
        notices: fixed.map(notice).into_iter().collect(),
    })
}

/// The smallest subnet that Azure accepts for any of the services, for any values of their inputs.
fn minimum_of(named: &[Named], edition: Edition) -> Option<Cited<PrefixLen>> {
    let smallest = named.iter().flat_map(|(service, rule)| {
        let choices = service.inputs.iter().flat_map(|input| match input.kind {
            InputKind::Choice { choices } => choices.iter().map(|it| (*input, it.name)).collect(),
            InputKind::Count { .. } | InputKind::Switch | InputKind::Cidr { .. } => Vec::new(),
        });
        let chosen = choices.map(|(input, choice)| service.with(input, choice));
        let givens = core::iter::once(service.workload()).chain(chosen);
        let givens = givens.filter_map(|workload| workload.check(edition).ok());
        givens
            .filter_map(|given| rule.smallest.of(&given)?.at(edition).copied())
            .collect::<Vec<_>>()
    });
    smallest.reduce(|a, b| if a.value.is_larger_than(b.value) { b } else { a })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::size::DecidedBy;

    fn of(name: &str, length: u8) -> Result<Size, Problem> {
        let by = DecidedBy::Asked;
        let asked = FixedSize { length: PrefixLen::v4(length), more: Vec::new(), by };
        let named = named(name, Edition::newest());
        full(&named, &Options::default(), Some(&asked))
    }

    #[test]
    fn it_is_full() {
        let size = of("jobs", 24).unwrap();
        assert_eq!((size.need(), size.usable(), size.spare()), (256, 251, 0));
        assert_eq!(of("jobs", 30).unwrap_err().code.id, "under-minimum");
    }

    #[test]
    fn that_a_size_is_fixed_is_said_from_the_day_of_its_page_on() {
        let by = DecidedBy::Asked;
        let asked = FixedSize { length: PrefixLen::v4(24), more: Vec::new(), by };
        let said = |edition| {
            let options = Options { edition, ..Options::default() };
            full(&[], &options, Some(&asked)).unwrap().notices.len()
        };
        let day = platform::FIXED_SIZE.source.date;
        assert_eq!((said(Edition::new(2015, 1, 1)), said(day)), (0, 1));
    }

    #[test]
    fn a_name_that_azure_insists_on_says_what_lives_there() {
        let bastion = of("azurebastionsubnet", 26).unwrap();
        assert_eq!(bastion.by_name.map(|service| service.id), Some("bastion"));
        assert_eq!(of("AzureBastionSubnet", 27).unwrap_err().code.id, "under-minimum");
        // A gateway of either kind; a VPN gateway of the Basic SKU lives in a /29.
        let gateway = of("GatewaySubnet", 29).unwrap();
        assert!(gateway.by_name.is_none());
        assert_eq!(
            gateway.required_name.map(|name| name.value.to_string()).as_deref(),
            Some("GatewaySubnet")
        );
    }
}
