//! Answers about sizes, services and problems.

use std::io;

use ipplan::services::ALL;
use ipplan::{
    Answer, Bound, Capacities, Change, Code, Fact, Group, Note, Notice, Phase, PlannedSubnet,
    Problem, Request, Service, Size, SubnetRule,
};
use serde::Serialize;
use serde_json::{Map, Serializer, Value, json};

use crate::lock::Released;
use crate::read::Places;
use crate::write::ours;
use crate::write::show::sentences;

use super::visible::Visible;

/// Any plain data as a value. Nothing here has keys other than strings, so it cannot fail.
pub(super) fn value(data: impl Serialize) -> Value {
    let value = serde_json::to_value(data);
    debug_assert!(value.is_ok(), "all keys are text");
    value.unwrap_or_default()
}

/// An answer as text, indented, with a line break at its end.
///
/// ```
/// let text = ipplan_formats::json::text(&ipplan_formats::json::notices(&[]));
/// assert_eq!(text, "{\n  \"notices\": []\n}\n");
/// ```
pub fn text(answer: &impl Serialize) -> String {
    // As above, it cannot fail.
    let mut text = Vec::new();
    let written = write(&mut text, answer);
    String::from_utf8(text).ok().filter(|_| written.is_ok()).unwrap_or_default()
}

/// Writes the same text as it is made: for an answer that can be long.
///
/// # Errors
///
/// An error of the writer `to`.
///
/// ```
/// let mut text = Vec::new();
/// ipplan_formats::json::write(&mut text, &[1])?;
/// assert_eq!(text, b"[\n  1\n]\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(mut to: impl io::Write, answer: &impl Serialize) -> io::Result<()> {
    answer.serialize(&mut Serializer::with_formatter(&mut to, Visible::default()))?;
    to.write_all(b"\n")
}

/// A request file.
///
/// ```
/// use ipplan::{Network, Request};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let file = ipplan_formats::json::request(&Request::default().with("hub", hub));
/// assert_eq!(file["networks"]["hub"]["space"], "10.0.0.0/24");
/// ```
pub fn request(request: &Request) -> Value {
    ours::value(request)
}

/// How big a subnet must be; with `subnets` where the service needs several.
///
/// ```
/// use ipplan::{Options, Service, size};
///
/// let bastion = Service::named("bastion").unwrap().workload();
/// let answer = size(&bastion, &Options::default()).unwrap();
/// assert_eq!(ipplan_formats::json::size(&answer)["prefix_length"], 26);
/// ```
pub fn size(answer: &Answer) -> Value {
    let mut object = Map::new();
    object.insert("service".into(), answer.service().id.into());
    object.insert("edition".into(), value(answer.given.edition()));
    object.insert("inputs".into(), value(&answer.given));
    match answer.subnets.as_slice() {
        [only] => object.extend(subnet(only)),
        several => {
            let subnets = several.iter().map(|size| {
                let mut object = Map::new();
                object.insert("role".into(), size.role.into());
                object.extend(subnet(size));
                Value::Object(object)
            });
            object.insert("subnets".into(), subnets.collect());
        }
    }
    Value::Object(object)
}

/// The addresses that a subnet needs, by when they are taken.
#[derive(Serialize)]
pub(super) struct AddressCounts {
    steady: u64,
    peak: u64,
    headroom: u64,
    reserved: u64,
    need: u64,
}

impl AddressCounts {
    pub(super) fn of(size: &Size) -> AddressCounts {
        let of = |phase| size.demand.addresses(phase);
        AddressCounts {
            steady: of(Phase::Steady),
            peak: size.demand.peak(),
            headroom: of(Phase::Headroom),
            reserved: of(Phase::Reserved),
            need: size.need(),
        }
    }
}

/// How big a subnet of a plan must be, and why: what [`size()`] says of a subnet.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let why = ipplan_formats::json::planned(&plan.networks["hub"].subnets["web"]);
/// assert_eq!(why["address_prefix"], "10.0.0.0/27");
/// assert_eq!(why["terms"][0]["addresses"], 20);
/// assert_eq!(why["notices"][0]["code"], "fixed-size");
/// ```
pub fn planned(planned: &PlannedSubnet) -> Value {
    let mut object = subnet(&planned.size);
    object.insert("address_prefix".into(), value(planned.prefixes.first()));
    let notices: Vec<&Notice> = planned.size.notices.iter().chain(&planned.notices).collect();
    object.insert("notices".into(), value(notices));
    Value::Object(object)
}

fn subnet(size: &Size) -> Map<String, Value> {
    let scales = size.scales.as_ref().map(|(input, capacity)| {
        json!({
            "input": input.name,
            "most": capacity.most,
            "bounded_by": capacity.bounded_by.word(),
            "because": capacity.bounded_by.because(),
        })
    });
    let object = json!({
        "addresses": AddressCounts::of(size),
        "prefix_length": size.prefix_len,
        "address_prefix": size.network,
        "block": size.block(),
        "usable": size.usable(),
        "spare": size.spare(),
        "fixed": size.is_fixed(),
        "decided_by": size.decided_by,
        "decision": sentences::decision(size),
        "minimum": size.minimum.value,
        "advised": size.advised.map(|advised| advised.value),
        "phases": phases(size),
        "terms": size.demand,
        "delegation": size.delegation.map(|delegation| delegation.value),
        "required_name": size.required_name.map(|name| name.value),
        "scales_to": scales,
        "notices": size.notices,
        "sources": size.sources(),
    });
    fields(object)
}

/// The phases that take addresses, in the order in which a sum is read.
fn phases(size: &Size) -> Value {
    let taken = Phase::ALL.into_iter().filter(|phase| size.demand.of(*phase).next().is_some());
    let phase = |phase: Phase| {
        json!({
            "phase": phase,
            "title": sentences::phase(phase),
            "addresses": size.demand.addresses(phase),
        })
    };
    taken.map(phase).collect()
}

fn fields(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// How far a service goes, one row a size.
///
/// ```
/// use ipplan::{Options, Service, capacity};
///
/// let plan = Service::named("app-service").unwrap().workload();
/// let rows = capacity(&plan, None, None, &Options::default()).unwrap();
/// assert_eq!(ipplan_formats::json::capacity(&rows)["capacity"][0]["most"], 5);
/// ```
pub fn capacity(answer: &Capacities) -> Value {
    let mut inputs = value(&answer.given);
    if let Some(map) = inputs.as_object_mut() {
        map.shift_remove(answer.input.name);
    }
    json!({
        "service": answer.given.service().id,
        "edition": answer.given.edition(),
        "inputs": inputs,
        "input": answer.input.name,
        "capacity": answer.rows,
        "sources": answer.sources(),
    })
}

/// Notices, if there is no other answer.
///
/// ```
/// assert_eq!(ipplan_formats::json::notices(&[]).to_string(), r#"{"notices":[]}"#);
/// ```
pub fn notices(notices: &[Notice]) -> Value {
    json!({ "notices": notices })
}

/// The differences between two locks.
///
/// ```
/// assert_eq!(ipplan_formats::json::diff(&[])["changes"].as_array().unwrap().len(), 0);
/// ```
pub fn diff(changes: &[Change]) -> Value {
    json!({ "changes": changes })
}

/// What was released: names of subnets and networks, and the version of a store without them, if it is in one.
///
/// ```
/// use ipplan_formats::lock::Released;
///
/// let released = ipplan_formats::json::released(&["hub/web"], Released::Whole, Some(3));
/// assert_eq!((&released["released"][0], &released["version"]), (&"hub/web".into(), &3.into()));
/// ```
pub fn released(names: &[&str], part: Released, version: Option<u64>) -> Value {
    json!({ "released": names, "ipv6_only": part == Released::Ipv6, "version": version })
}

/// Everything wrong with what was asked.
///
/// ```
/// use ipplan::{Problem, codes};
///
/// let problem = Problem::new(&codes::UNKNOWN_SERVICE, "unknown service `web`");
/// assert_eq!(ipplan_formats::json::problems(&[problem])["problems"][0]["code"], "unknown-service");
/// ```
pub fn problems(problems: &[Problem]) -> Value {
    json!({ "problems": problems })
}

/// The same, with the `line` and `column` of every problem that is in the file.
///
/// ```
/// use ipplan_formats::{json, read};
///
/// let refused = read::request("fit: \nhedroom: 20%\n", read::Syntax::Yaml).unwrap_err();
/// let problems = json::problems_in(&refused.problems, &refused.places);
/// assert_eq!(problems["problems"][0]["line"], 2);
/// ```
pub fn problems_in(problems: &[Problem], places: &Places) -> Value {
    json!({ "problems": located(problems, places) })
}

pub(super) fn located(problems: &[Problem], places: &Places) -> Value {
    let located = problems.iter().map(|problem| {
        let mut object = value(problem);
        if let (Value::Object(object), Some(spot)) = (&mut object, places.of(problem)) {
            object.insert("line".into(), spot.line.into());
            object.insert("column".into(), spot.column.into());
        }
        object
    });
    located.collect()
}

/// All that the tables know of these services.
///
/// ```
/// let catalogue = ipplan_formats::json::services(ipplan::services::ALL);
/// assert!(catalogue["services"].as_array().unwrap().len() > 5);
/// ```
pub fn services(services: &[&'static Service]) -> Value {
    let all: Vec<Value> = services.iter().map(|it| service(it)).collect();
    json!({ "edition": ipplan::Edition::newest(), "services": all })
}

/// The services to choose from, in their groups, and the one that is meant where none is named.
///
/// ```
/// use ipplan::Service;
///
/// let found = ipplan_formats::json::catalogue(&Service::find(&["vpn"]));
/// assert_eq!(found["assumed"], "app-service");
/// assert_eq!(found["groups"][0]["heading"], "Network");
/// assert_eq!(found["groups"][0]["services"][0]["id"], "vpn-gateway");
/// ```
pub fn catalogue(services: &[&'static Service]) -> Value {
    // What was searched for has its closest match on top; all services have the order of the groups.
    let mut order = Group::ALL.to_vec();
    if services.len() < ALL.len() {
        order.sort_by_key(|group| services.iter().position(|service| service.group == *group));
    }
    let groups = order.into_iter().filter_map(|group| {
        let members = services.iter().filter(|service| service.group == group).map(|service| {
            json!({
                "id": service.id,
                "name": service.name,
                "aliases": service.aliases,
                "retired": service.retired.map(|retired| retired.value),
            })
        });
        let members: Vec<Value> = members.collect();
        (!members.is_empty()).then(|| json!({ "heading": group.heading(), "services": members }))
    });
    let groups: Vec<Value> = groups.collect();
    json!({ "assumed": Service::assumed().map(|service| service.id), "groups": groups })
}

fn service(service: &Service) -> Value {
    json!({
        "id": service.id,
        "name": service.name,
        "aliases": service.aliases,
        "group": service.group,
        "retired": service.retired.map(|retired| retired.value),
        "about": service.about,
        "inputs": service.inputs,
        "subnets": service.subnets.iter().map(|it| rule(service.id, it)).collect::<Vec<_>>(),
        "facts": service.facts,
        "notes": service.notes.iter().map(note).collect::<Vec<_>>(),
        "examples": service.examples,
    })
}

fn rule(id: &'static str, rule: &SubnetRule) -> Value {
    json!({
        "role": rule.role,
        "required_name": rule.required_name.map(newest),
        "delegation": rule.delegation.map(newest),
        "smallest": bound(rule.smallest),
        "advised": bound(rule.advised),
        "largest": bound(rule.largest),
        "ipv6": rule.ipv6.map(newest),
        "shareable": rule.shareable,
        "company": rule.company(id, ipplan::Edition::newest()),
        "avoid": rule.avoid,
    })
}

fn newest<T: Copy>(fact: &Fact<T>) -> T {
    fact.newest().value
}

/// The newest size; `depends-on-inputs` where the inputs choose among several.
fn bound(bound: Bound) -> Value {
    match bound {
        Bound::Unsaid => Value::Null,
        Bound::Always(fact) => value(newest(fact)),
        Bound::Chosen(_) => "depends-on-inputs".into(),
    }
}

fn note(note: &Note) -> Value {
    json!({ "code": note.code, "message": note.message, "source": note.source })
}

/// Codes with their meanings.
///
/// ```
/// let codes = ipplan_formats::json::codes(ipplan::codes::ALL);
/// assert_eq!(codes["codes"][0]["code"], "usage");
/// ```
pub fn codes(codes: &[&'static Code]) -> Value {
    let code = |code: &&'static Code| json!({ "code": code.id, "meaning": code.meaning });
    json!({ "codes": codes.iter().map(code).collect::<Vec<_>>() })
}
