//! A subnet as a whole: one delegation, and one prefix if no page allows several.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{
    Cited, Edition, Fact, Lock, Network, Options, Place, PlannedSubnet, Problem, Request, Service,
    Source, Subnet, SubnetRule, Workload, codes, plan, services, size,
};

fn planned(subnet: Subnet, edition: Edition) -> Result<PlannedSubnet, Vec<Problem>> {
    let hub = Network::within(vec!["10.0.0.0/16".parse().unwrap()]).with("it", subnet);
    let request = Request { edition: Some(edition), ..Request::default() };
    let plan = plan(&request.with("hub", hub), &Lock::default())?;
    plan.networks["hub"].subnets.get("it").cloned().ok_or_else(Vec::new) // else there are several
}

fn of(id: &str) -> Workload {
    let service = Service::named(id).unwrap();
    service.examples.first().map_or_else(|| service.workload(), |example| example.of(service))
}

fn with(holds: Vec<Workload>) -> Subnet {
    Subnet { holds, ..Subnet::default() }
}

static PAGE: Source = Source::new("A page", "https://example.com/a", Edition::new(2020, 1, 2));
static RED: Fact<&str> = Fact::new("delegation", &[Cited::new("Example.Red/things", &PAGE)]);
static BLUE: Fact<&str> = Fact::new("delegation", &[Cited::new("Example.Blue/things", &PAGE)]);
const SHARING: SubnetRule = SubnetRule { shareable: true, ..SubnetRule::ORDINARY };

/// Services that may have any company.
static SERVICES: [Service; 3] = [
    Service {
        id: "red",
        subnets: &[SubnetRule { delegation: Some(&RED), ..SHARING }],
        ..Service::PLAIN
    },
    Service {
        id: "blue",
        subnets: &[SubnetRule { delegation: Some(&BLUE), ..SHARING }],
        ..Service::PLAIN
    },
    Service { id: "plain", subnets: &[SHARING], ..Service::PLAIN },
];

/// Databases that want the same subnets share each of them; of one that wants fewer, no subnet is the same.
#[test]
fn only_workloads_that_want_the_same_subnets_share_them() {
    let keys = |subnets: [&str; 2]| {
        let service = Service::named("oracle-database").unwrap();
        let one = |subnets| service.with("vm-clusters", 1).with("subnets", subnets);
        let hub = Network::within(vec!["10.0.0.0/16".parse().unwrap()])
            .with("it", with(subnets.map(one).to_vec()));
        let plan = plan(&Request::default().with("hub", hub), &Lock::default());
        plan.map(|plan| plan.networks["hub"].subnets.keys().cloned().collect::<Vec<_>>())
            .map_err(|problems| problems[0].code.id)
    };
    assert_eq!(keys(["both", "both"]), Ok(vec!["it/backup".to_owned(), "it/client".to_owned()]));
    assert_eq!(keys(["client", "client"]), Ok(vec!["it".to_owned()]));
    assert_eq!(keys(["both", "client"]), Err("must-be-alone"));
    assert_eq!(keys(["client", "both"]), Err("must-be-alone"));
    assert_eq!(keys(["client", "backup"]), Err("must-be-alone"));
    // Another service is in the way of each of its subnets.
    let both = with(vec![of("azure-firewall"), of("virtual-machines")]);
    let problems = planned(both, Edition::newest()).unwrap_err();
    assert_eq!(problems[0].to_string(), "azure-firewall needs a subnet of its own");
}

#[test]
fn two_delegations_do_not_share_a_subnet() {
    let of = |ids: &[usize]| {
        let holds = ids.iter().map(|it| SERVICES[*it].workload()).collect();
        planned(with(holds), Edition::newest())
    };
    let problems = of(&[0, 2, 1]).unwrap_err();
    assert_eq!(problems[0].code, &codes::MUST_BE_ALONE);
    assert_eq!(
        problems[0].to_string(),
        "red needs the delegation Example.Red/things and blue the delegation Example.Blue/things, \
         but a subnet has one"
    );
    assert!(problems[0].source.is_some());
    // One that is delegated with one that is not, and two of a kind.
    for ids in [[0, 2], [2, 1], [0, 0]] {
        assert!(of(&ids).is_ok(), "{ids:?}");
    }
}

/// Of all pairs that share a subnet, none is delegated to two: read off the answers.
#[test]
fn no_pair_that_is_planned_has_two_delegations() {
    let mut delegated = 0;
    for one in services::ALL {
        for other in services::ALL {
            let pair = [of(one.id), of(other.id)];
            let both = with(pair.to_vec());
            let Ok(planned) = planned(both, Edition::newest()) else { continue };
            let Some(of_both) = planned.size.delegation else { continue };
            for workload in &pair {
                let alone = size(workload, &Options::default()).unwrap();
                let own = alone.subnets[0].delegation;
                assert!(
                    own.is_none_or(|own| own.value == of_both.value),
                    "{} {}",
                    one.id,
                    other.id
                );
            }
            delegated += 1;
        }
    }
    assert!(delegated > 10, "{delegated}");
}

#[test]
fn several_prefixes_are_told_of_where_no_page_allows_them() {
    let told = |workload: Option<Workload>, at: &[&str], edition: &str| {
        let at = at.iter().map(|it| it.parse().unwrap()).collect();
        let subnet = Subnet { at: Place::Here(at), ..with(workload.into_iter().collect()) };
        let planned = planned(subnet, Edition::parse(edition).unwrap()).unwrap();
        let mut notices = planned.size.notices.iter().filter(|it| it.message.contains("several"));
        notices.find(|it| it.message.contains("prefixes")).cloned()
    };
    let two = ["10.0.0.0/27", "10.0.1.0/27"];
    let apps = || Service::named("app-service").unwrap().with("instances", 3);
    let machines = || Service::named("virtual-machines").unwrap().with("machines", 30);
    let notice = told(Some(apps()), &two, "2026-10-06").unwrap();
    assert!(notice.message.contains("not for app-service"), "{}", notice.message);
    assert_eq!(notice.source.unwrap().date.to_string(), "2024-05-06");
    assert!(told(Some(apps()), &two[..1], "2026-10-06").is_none());
    assert!(told(Some(apps()), &two, "2024-05-05").is_none()); // no page said it yet
    assert!(told(Some(machines()), &two, "2026-10-06").is_none());
    assert!(told(None, &two, "2026-10-06").is_none()); // its use is not known
}

#[test]
fn a_small_subnet_of_netapp_volumes_is_told_of() {
    let told = |at: &str, edition: &str| {
        let volumes = Service::named("netapp-files").unwrap().with("endpoints", 2);
        let subnet = Subnet::of(volumes).at(at.parse().unwrap());
        let planned = planned(subnet, Edition::parse(edition).unwrap()).unwrap();
        planned.size.notices.iter().any(|it| it.message.contains("a /28 can be too small"))
    };
    assert!(told("10.0.0.0/28", "2026-10-06"));
    assert!(!told("10.0.0.0/27", "2026-10-06"));
    assert!(!told("10.0.0.0/28", "2025-06-26"));
}

/// The page of 2019 wants a security group and a route table; that of 2020 the delegation as well.
#[test]
fn what_a_managed_instance_needs_is_told_from_the_first_page_on() {
    let instance = || Service::named("sql-managed-instance").unwrap().with("general-purpose", 1);
    let at = |edition: &str| {
        let planned = planned(Subnet::of(instance()), Edition::parse(edition).unwrap()).unwrap();
        let told = planned.size.notices.iter().any(|it| it.message.contains("a route table must"));
        (told, planned.size.delegation.is_some())
    };
    assert_eq!(at("2019-04-15"), (false, false));
    assert_eq!(at("2019-04-16"), (true, false));
    assert_eq!(at("2020-03-17"), (true, true));
    assert_eq!(at("2026-10-06"), (true, true));
}

#[test]
fn company_that_is_not_allowed_is_answered_by_what_helps() {
    let refused = |one: &str, other: &str| {
        let problems = planned(with(vec![of(one), of(other)]), Edition::newest()).unwrap_err();
        let hints: Vec<String> = problems[0].hints.iter().map(|it| it.text.clone()).collect();
        (problems[0].to_string(), hints)
    };
    let alone = "give it a subnet of its own".to_owned();
    let twice = "remove one of them, if it is listed twice by mistake".to_owned();
    // Two of a kind may be a mistake of the list; two different ones are none.
    let (message, hints) = refused("managed-devops-pools", "managed-devops-pools");
    assert_eq!(message, "a subnet can hold only one managed-devops-pools");
    assert_eq!(hints, [alone.clone(), twice.clone()]);
    let (message, hints) = refused("managed-devops-pools", "hosts");
    assert_eq!(message, "managed-devops-pools needs a subnet of its own");
    assert!(hints.contains(&alone) && !hints.contains(&twice), "{hints:?}");
    // Azure requires this name, and a network has it only once, so a second subnet does not help.
    let (message, hints) = refused("bastion", "bastion");
    assert_eq!(message, "`AzureBastionSubnet` can hold only one bastion");
    assert_eq!(hints, ["keep one of them"]);
}

#[test]
fn a_range_decides_the_size_where_it_is_larger_or_one_of_several() {
    let decided = |at: &[&str]| {
        let at = Place::Here(at.iter().map(|it| it.parse().unwrap()).collect());
        let holds = vec![services::hosts::SERVICE.with(&services::hosts::ADDRESSES, 20)];
        let subnet = Subnet { at, ..with(holds) };
        planned(subnet, Edition::newest()).unwrap().size.decided_by
    };
    assert_eq!(decided(&["10.0.0.0/27"]), ipplan::DecidedBy::Need);
    assert_eq!(decided(&["10.0.0.0/26"]), ipplan::DecidedBy::Pinned);
    assert_eq!(decided(&["10.0.0.0/27", "10.0.1.0/27"]), ipplan::DecidedBy::Pinned);
}

#[test]
fn a_size_that_azure_refuses_is_told_with_its_origin() {
    let refused = |subnet: Subnet| planned(subnet, Edition::newest()).unwrap_err()[0].to_string();
    let one = Service::named("app-service").unwrap().with("instances", 1);
    let holds = || with(vec![one.clone()]);
    let at = Place::Here(vec!["10.0.0.0/29".parse().unwrap()]);
    let pinned = refused(Subnet { at, ..holds() });
    assert!(pinned.starts_with("the range of the subnet is a /29"), "{pinned}");
    let asked = refused(Subnet { prefix_len: Some(ipplan::PrefixLen::v4(29)), ..holds() });
    assert!(asked.starts_with("/29 was requested"), "{asked}");
}
