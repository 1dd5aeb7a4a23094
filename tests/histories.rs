//! Random histories: requests and locks as people change them over time, edit by edit, and the
//! conditions that must hold after each. The expectations come from a ledger of its own, which
//! shares nothing with the planner: it knows who was placed where, and looks for that in the text of
//! the next lock.
//!
//! `cargo xtask histories --seconds N` goes on for as long as you like; a failure names the seed of its
//! history, which is the same on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use ipplan::services::hosts;
use ipplan::{
    AddressSpace, CLIENT_POOLS, ClientPool, IpNet, KeepOut, Lock, Network, Outcome, Place, Plan,
    Problem, Request, Service, Subnet, diff, plan,
};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{csv, json, lock, proof, toml, yaml};
use ipplan_verify::Verdict;
use serde_json::Value;

use crate::audited;

/// Histories that every run of the tests goes through, and edits of each.
const HISTORIES: u64 = 8;
const EDITS: usize = 80;

#[test]
fn nothing_placed_moves_and_nothing_alive_is_handed_out() {
    let checks: u64 = (0..HISTORIES).map(|seed| History::new(seed).run(EDITS)).sum();
    assert!(checks > 10_000, "{checks} checks");
}

#[test]
#[ignore = "`cargo xtask histories --seconds N` runs it"]
#[expect(clippy::print_stdout, reason = "the caller wants to know how far it went")]
fn for_so_many_seconds() {
    let seconds = std::env::var("IPPLAN_SECONDS").ok().and_then(|it| it.parse().ok());
    let (start, end) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(60)));
    let (mut seed, mut checks) = (1_000, 0_u64);
    while start.elapsed() < end {
        checks += History::new(seed).run(300);
        seed += 1;
    }
    let histories = seed - 1_000;
    println!("{histories} histories of 300 edits, {checks} checks in {:?}", start.elapsed());
}

/// Numbers that look random and are the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn under(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.under(count) == 0
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(usize::try_from(self.under(items.len() as u64)).unwrap())
    }

    fn key<V>(&mut self, map: &BTreeMap<String, V>) -> Option<String> {
        let keys: Vec<&String> = map.keys().collect();
        self.pick(&keys).map(|key| (*key).clone())
    }
}

/// A place that somebody has: the first and the last address, and the family.
type Taken = (bool, u128, u128);

fn place(text: &str) -> Taken {
    let net: IpNet = text.parse().unwrap();
    assert_eq!(net, net.trunc(), "{text} has host bits");
    match net {
        IpNet::V4(net) => {
            (false, u32::from(net.network()).into(), u32::from(net.broadcast()).into())
        }
        IpNet::V6(net) => (true, net.network().into(), net.broadcast().into()),
    }
}

fn inside(inner: Taken, outer: Taken) -> bool {
    inner.0 == outer.0 && outer.1 <= inner.1 && inner.2 <= outer.2
}

fn meet(one: Taken, other: Taken) -> bool {
    one.0 == other.0 && one.1 <= other.2 && other.1 <= one.2
}

/// The places by network and key: the IPv4 block and perhaps an IPv6 one.
type Ledger = BTreeMap<(String, String), Vec<Taken>>;

/// The ledger of a lock, from its text.
fn ledger(text: &str) -> Ledger {
    let lock: Value = serde_json::from_str(text).unwrap();
    let mut ledger = Ledger::new();
    for (network, it) in lock["networks"].as_object().unwrap() {
        for (key, subnet) in it["subnets"].as_object().unwrap() {
            let values = ["at", "ipv6", "former"].iter().flat_map(|at| match &subnet[at] {
                Value::Array(several) => several.clone(),
                Value::Null => Vec::new(),
                one => vec![one.clone()],
            });
            let places = values.map(|value| place(value.as_str().unwrap()));
            ledger.insert((network.clone(), key.clone()), places.collect());
        }
    }
    for (name, pool) in lock[CLIENT_POOLS].as_object().into_iter().flatten() {
        let at = place(pool["at"].as_str().unwrap());
        ledger.insert((CLIENT_POOLS.to_owned(), name.clone()), vec![at]);
    }
    ledger
}

/// The space of each network of a lock, from its text.
fn spaces(text: &str) -> Vec<(String, Taken)> {
    let lock: Value = serde_json::from_str(text).unwrap();
    let networks = lock["networks"].as_object().unwrap().iter();
    let spaces = networks.flat_map(|(network, it)| {
        let space = it["space"].as_array().unwrap().iter();
        space.map(|prefix| (network.clone(), place(prefix.as_str().unwrap()))).collect::<Vec<_>>()
    });
    spaces.collect()
}

const NETWORKS: &[&str] =
    &["hub", "core", "spoke", "a.b", "a", "hub.a", "Hub", "dmz", "edge", "lab"];
const SUBNETS: &[&str] =
    &["web", "api", "old", "b", "b.c", "Web", "data", "jump", "k", "k-nodes", "x_", "fw", "new"];

struct History {
    seed: u64,
    random: Random,
    request: Request,
    lock: Lock,
    checks: u64,
    /// The edits so far, which are shown if something goes wrong.
    log: Vec<String>,
}

impl History {
    fn new(seed: u64) -> History {
        let mut request = Request::default();
        request.pools.insert("company".into(), vec!["10.128.0.0/16".parse().unwrap()]);
        request.pools.insert("lab".into(), vec!["10.129.0.0/20".parse().unwrap()]);
        let random = Random(seed);
        History { seed, random, request, lock: Lock::default(), checks: 0, log: Vec::new() }
    }

    fn run(mut self, edits: usize) -> u64 {
        for _ in 0..edits {
            self.edit();
        }
        self.checks
    }

    fn holds(&mut self, it: bool, what: impl FnOnce() -> String) {
        self.checks += 1;
        if !it {
            let log = self.log.join("\n");
            let request = yaml::request(&self.request);
            let lock = lock::write(&self.lock);
            panic!("history {}: {}\n{log}\n{request}\n{lock}", self.seed, what());
        }
    }

    /// One edit, of the request or of the lock, and a plan of it; where it is refused, nothing happened.
    fn edit(&mut self) {
        let (mut request, mut locked) = (self.request.clone(), self.lock.clone());
        let mut released = BTreeSet::new();
        let what = match self.random.under(27) {
            0..=6 => self.add_subnet(&mut request),
            7..=8 => self.remove_subnet(&mut request),
            9..=10 => self.rename_subnet(&mut request),
            11 => self.change_subnet(&mut request),
            12..=13 => self.add_network(&mut request),
            14 => self.remove_network(&mut request),
            15 => self.rename_network(&mut request),
            16 => self.change_space(&mut request),
            17 => self.keep_out(&mut request),
            18 => self.forget_was(&mut request),
            19..=20 => self.release(&mut locked, &mut released),
            21 => self.by_hand(&mut request, &mut locked, &mut released),
            22 => {
                self.damaged();
                return;
            }
            23..=24 => self.client_pool(&mut request),
            25 => self.second_prefix(&mut request),
            _ => self.ipv6(&mut request),
        };
        let before = lock::write(&self.lock);
        match plan(&request, &locked) {
            Ok(plan) => {
                self.log.push(what);
                let old = std::mem::replace(&mut self.request, request);
                self.check(&plan, &before, &locked, &released, &old);
                self.lock = plan.lock();
            }
            Err(problems) => {
                self.refused(&problems);
                let refusals = ipplan::refusals(&request, &locked);
                if !refusals.is_empty() {
                    let verdict = ipplan_verify::check(&proof::refusals(&request, &refusals));
                    let shown = verdict == Ok(Verdict::DoesNotFit);
                    self.holds(shown, || format!("no room, and the proof: {verdict:?}"));
                }
                if self.random.one_in(3) {
                    self.unblock();
                }
            }
        }
    }

    /// A problem has a place and words.
    fn refused(&mut self, problems: &[Problem]) {
        for problem in problems {
            let sound = !problem.place.is_empty() && !problem.message.is_empty();
            self.holds(sound, || format!("a problem without a place: {problem:?}"));
        }
    }

    /// Everything that must hold of the plan that came after a lock.
    fn check(
        &mut self,
        plan: &Plan,
        before: &str,
        edited: &Lock,
        released: &BTreeSet<Taken>,
        old: &Request,
    ) {
        let after = plan.lock();
        let text = lock::write(&after);
        let now = ledger(&text);
        self.everyone_stays(&ledger(before), &now, released);
        self.apart(&now, &text);
        self.new_ones_are_sound(plan, &ledger(&lock::write(edited)), &now, old);
        self.names_are_unique(plan);
        let wrong = audited::errors(&self.request, plan);
        self.holds(wrong.is_empty(), || format!("an audit of the plan: {wrong:?}"));
        // The verifier, which has no code of the planner, agrees.
        let verdict = ipplan_verify::check(&proof::plan(&self.request, plan));
        self.holds(verdict == Ok(Verdict::Fits), || format!("the proof: {verdict:?}"));
        // The reader takes what was written, and it is the same.
        let read = lock::read(&text);
        self.holds(read.as_ref() == Ok(&after), || format!("reads back as {read:?}"));
        // Once more changes nothing, in any syntax.
        let again = ipplan::plan(&self.request, &after);
        let same = again.as_ref().is_ok_and(|again| again.lock() == after);
        self.holds(same, || format!("planned again: {:?}", again.as_ref().err()));
        if let Ok(again) = again {
            let new = again.only_locked();
            self.holds(new.is_ok(), || format!("not locked: {new:?}"));
        }
        let moved = diff(&after, &after).iter().any(|it| it.outcome != Outcome::Kept);
        self.holds(!moved, || "a lock differs from itself".into());
        let changes = diff(edited, &after);
        let moved = changes.iter().find(|change| change.moves()).cloned();
        self.holds(moved.is_none(), || format!("moved: {moved:?}"));
        self.syntaxes(edited, &after);
    }

    fn everyone_stays(&mut self, before: &Ledger, now: &Ledger, released: &BTreeSet<Taken>) {
        let mut places: BTreeMap<Taken, (&String, &String)> = BTreeMap::new();
        for ((network, key), all) in now {
            places.extend(all.iter().map(|place| (*place, (network, key))));
        }
        for ((network, key), all) in before {
            for at in all.iter().filter(|at| !released.contains(*at)) {
                let there = places.get(at).copied();
                let stays = there.is_some_and(|(now_network, now_key)| {
                    let same = now_network == network || {
                        let renamed = self.request.networks.get(now_network);
                        renamed.and_then(was_of) == Some(network)
                    };
                    same && (now_key == key || {
                        let entry = now_key.split('/').next().unwrap();
                        let renamed = self.request.networks.get(now_network);
                        let renamed = renamed.and_then(|it| it.subnets.get(entry));
                        let was = renamed.and_then(|it| it.was.as_deref());
                        was == key.split('/').next()
                    })
                });
                self.holds(stays, || format!("{network}/{key} lost {at:?}, which {there:?} has"));
            }
        }
    }

    fn apart(&mut self, now: &Ledger, text: &str) {
        let all = now.iter().flat_map(|(who, places)| places.iter().map(move |it| (*it, who)));
        let mut all: Vec<(Taken, &(String, String))> = all.collect();
        all.sort();
        for pair in all.windows(2) {
            let [(one, a), (other, b)] = pair else { continue };
            self.holds(!meet(*one, *other), || {
                format!("{a:?} and {b:?} overlap: {one:?} {other:?}")
            });
        }
        let spaces_of_all = spaces(text);
        for ((of, name), places) in now.iter().filter(|((of, _), _)| of == CLIENT_POOLS) {
            for (network, space) in &spaces_of_all {
                let apart = places.iter().all(|at| !meet(*at, *space));
                self.holds(apart, || format!("{of}/{name} {places:?} is in {network} {space:?}"));
            }
        }
        let mut spaces: Vec<(Taken, String)> =
            spaces_of_all.into_iter().map(|(name, place)| (place, name)).collect();
        spaces.sort();
        for pair in spaces.windows(2) {
            let [(one, a), (other, b)] = pair else { continue };
            self.holds(!meet(*one, *other), || format!("the spaces of {a} and {b} overlap"));
        }
    }

    /// New subnets are in their network, outside of keep-outs and of all tombstones.
    fn new_ones_are_sound(&mut self, plan: &Plan, edited: &Ledger, now: &Ledger, old: &Request) {
        let known: BTreeSet<Taken> = edited.values().flatten().copied().collect();
        let avoid: Vec<Taken> =
            self.request.avoid.iter().map(|it| place(&it.range.to_string())).collect();
        for ((network, key), places) in now {
            let Some(planned) = plan.networks.get(network) else { continue };
            let wanted = planned.subnets.contains_key(key);
            for at in places {
                let new = !known.contains(at);
                let space: Vec<Taken> =
                    planned.prefixes.iter().map(|it| place(&it.to_string())).collect();
                let is_inside = space.iter().any(|prefix| inside(*at, *prefix));
                self.holds(is_inside || !new, || format!("{network}/{key} {at:?} is outside"));
                let off = !avoid.iter().any(|range| meet(*range, *at));
                self.holds(off || !new, || format!("{network}/{key} {at:?} is to be avoided"));
                self.holds(wanted || !new, || format!("{network}/{key} is new, and not wanted"));
                if at.0 {
                    self.holds(at.2 - at.1 == u128::from(u64::MAX), || {
                        format!("{at:?} is not a /64")
                    });
                }
            }
        }
        for (name, pool) in &self.request.client_pools.clone() {
            let at = now.get(&(CLIENT_POOLS.to_owned(), name.clone())).and_then(|it| it.first());
            let Some(at) = at.copied() else {
                self.holds(false, || format!("the client pool {name} has no place"));
                continue;
            };
            let off = known.contains(&at) || !avoid.iter().any(|range| meet(*range, at));
            self.holds(off, || format!("the client pool {name} {at:?} is to be avoided"));
            let asked = pool.at.is_none_or(|wanted| place(&wanted.to_string()) == at);
            self.holds(asked, || format!("the client pool {name} is at {at:?}"));
        }
        for (name, network) in &plan.networks {
            for (key, subnet) in &network.subnets {
                let v4 = subnet.prefixes.iter().filter(|it| matches!(it, IpNet::V4(_)));
                let size: u64 = v4.map(|it| 1_u64 << (32 - it.prefix_len())).sum();
                self.holds(size >= subnet.size.need(), || format!("{name}/{key} is too small"));
                self.holds(
                    subnet.prefixes.ipv6().is_some() == wants_ipv6(&self.request, name, key),
                    || format!("{name}/{key}: IPv6 is not as wanted"),
                );
            }
            // Nothing of it is promised to anybody else.
            let free: Vec<Taken> = network.free.free().map(|it| place(&it.to_string())).collect();
            let held: Vec<Taken> = now.values().flatten().copied().collect();
            let given_twice = free.iter().any(|free| held.iter().any(|held| meet(*free, *held)));
            self.holds(!given_twice, || format!("what {name} has free is taken"));
        }
        // Nobody who is wanted becomes a tombstone.
        for (name, network) in &old.networks {
            let Some(planned) = plan.networks.get(name) else { continue };
            for key in network.subnets.keys() {
                let wanted = self.request.networks.get(name);
                let wanted = wanted.is_some_and(|it| it.subnets.contains_key(key));
                let there = planned.subnets.keys().any(|it| it.split('/').next() == Some(key));
                self.holds(there == wanted, || format!("{name}/{key} is not placed as wanted"));
            }
        }
    }

    fn names_are_unique(&mut self, plan: &Plan) {
        for (name, network) in &plan.networks {
            let mut names = BTreeSet::new();
            for subnet in network.subnets.values() {
                let is_new = names.insert(subnet.name.to_lowercase());
                self.holds(is_new, || format!("two subnets of {name} are {}", subnet.name));
            }
        }
    }

    /// The same request in another syntax, with its parts in another order, has the same result.
    fn syntaxes(&mut self, before: &Lock, after: &Lock) {
        let (text, syntax) = match self.random.under(4) {
            0 => (yaml::request(&self.request), Syntax::Yaml),
            1 => (toml::request(&self.request), Syntax::Toml),
            2 => (csv::request(&self.request), Syntax::Csv),
            _ => (backwards(&json::request(&self.request)), Syntax::Json),
        };
        let read = read::request(&text, syntax);
        let same = read.as_ref().is_ok_and(|read| {
            ipplan::plan(&read.request, before).is_ok_and(|plan| plan.lock() == *after)
        });
        self.holds(same, || format!("{syntax:?} plans otherwise:\n{text}"));
    }
}

/// The network had this name before.
fn was_of(network: &Network) -> Option<&String> {
    network.was.as_ref()
}

/// Of the subnets of a firewall only its own can have IPv6: no page allows it for that of its management.
fn wants_ipv6(request: &Request, network: &str, key: &str) -> bool {
    let (entry, role) = key.split_once('/').unwrap_or((key, ""));
    if role == "management" {
        return false;
    }
    request.networks.get(network).and_then(|it| it.subnets.get(entry)).is_some_and(|it| it.ipv6)
}

/// JSON with the keys of every object in the other order.
fn backwards(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries: Vec<String> = map
                .iter()
                .rev()
                .map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), backwards(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// The edits: each changes a request or a lock, and says what it did.
impl History {
    fn network(&mut self, request: &Request) -> Option<String> {
        self.random.key(&request.networks)
    }

    fn subnet(&mut self, request: &Request) -> Option<(String, String)> {
        let network = self.network(request)?;
        let subnet = self.random.key(&request.networks[&network].subnets)?;
        Some((network, subnet))
    }

    fn fresh_subnet(&mut self) -> Subnet {
        let subnet = match self.random.under(12) {
            0 => Subnet::of(Service::named("bastion").unwrap().workload()),
            1 => Subnet::of(Service::named("azure-firewall").unwrap().workload()),
            2 => Subnet::of(
                Service::named("aks-pod-subnet-dynamic").unwrap().workload().with("nodes", 3),
            ),
            _ => {
                let count = 1 << self.random.under(7);
                Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, count))
            }
        };
        let group = self.random.one_in(6).then(|| "front".to_owned());
        Subnet { ipv6: self.random.one_in(4), group, ..subnet }
    }

    fn add_subnet(&mut self, request: &mut Request) -> String {
        let Some(network) = self.network(request) else { return self.add_network(request) };
        let name = (*self.random.pick(SUBNETS).unwrap()).to_owned();
        let mut subnet = self.fresh_subnet();
        if self.random.one_in(5)
            && let Some(at) = self.somewhere(&network)
        {
            subnet.at = Place::Here(vec![at]);
        }
        if self.random.one_in(10) {
            subnet.reserve = ipplan::PrefixLen::parse("/25", ipplan::Family::V4);
        }
        request.networks.get_mut(&network).unwrap().subnets.insert(name.clone(), subnet);
        format!("add {network}/{name}")
    }

    /// A block in a network, free or not.
    fn somewhere(&mut self, network: &str) -> Option<IpNet> {
        let space = self.lock.networks.get(network)?.space.clone();
        let IpNet::V4(prefix) = *self.random.pick(&space)? else { return None };
        let size = 1_u32 << (32 - prefix.prefix_len()).min(9);
        let offset = u32::try_from(self.random.under(size.into())).unwrap();
        let address = std::net::Ipv4Addr::from(u32::from(prefix.network()) + offset);
        let length = 24 + u8::try_from(self.random.under(6)).unwrap();
        IpNet::new(address.into(), length).ok().map(|net| net.trunc())
    }

    fn remove_subnet(&mut self, request: &mut Request) -> String {
        let Some((network, subnet)) = self.subnet(request) else { return "nothing".into() };
        request.networks.get_mut(&network).unwrap().subnets.remove(&subnet);
        format!("remove {network}/{subnet}")
    }

    fn rename_subnet(&mut self, request: &mut Request) -> String {
        let Some((network, from)) = self.subnet(request) else { return "nothing".into() };
        let to = (*self.random.pick(SUBNETS).unwrap()).to_owned();
        let subnets = &mut request.networks.get_mut(&network).unwrap().subnets;
        if subnets.contains_key(&to) {
            return "nothing".into();
        }
        let mut subnet = subnets.remove(&from).unwrap();
        // Where the lock does not have it yet, it is what it was before.
        let locked = self.lock.networks.get(&network);
        let of_roles = format!("{from}/");
        let placed = locked.is_some_and(|it| {
            it.subnets.keys().any(|key| *key == from || key.starts_with(&of_roles))
        });
        if placed {
            subnet.was = Some(from.clone());
        }
        subnets.insert(to.clone(), subnet);
        format!("rename {network}/{from} to {to}")
    }

    fn change_subnet(&mut self, request: &mut Request) -> String {
        let Some((network, subnet)) = self.subnet(request) else { return "nothing".into() };
        let new = self.fresh_subnet();
        let there = request.networks.get_mut(&network).unwrap().subnets.get_mut(&subnet).unwrap();
        (there.holds, there.group) = (new.holds, new.group);
        format!("change {network}/{subnet}")
    }

    fn ipv6(&mut self, request: &mut Request) -> String {
        let Some((network, subnet)) = self.subnet(request) else { return "nothing".into() };
        let there = request.networks.get_mut(&network).unwrap().subnets.get_mut(&subnet).unwrap();
        there.ipv6 = !there.ipv6;
        format!("IPv6 of {network}/{subnet}: {}", there.ipv6)
    }

    /// A client pool that comes, at a place or out of a pool, or that goes.
    fn client_pool(&mut self, request: &mut Request) -> String {
        let name = (*self.random.pick(&["staff", "vendors", "Staff", "night"]).unwrap()).to_owned();
        if request.client_pools.remove(&name).is_some() {
            return format!("client pool {name} goes");
        }
        let second = self.random.pick(&[0, 1, 2, 128, 129, 200]).copied().unwrap();
        let at = format!("10.{second}.{}.0/26", self.random.under(3)).parse().unwrap();
        let pool = if self.random.one_in(2) {
            ClientPool::at(at)
        } else {
            let from = if self.random.one_in(3) { "lab" } else { "company" };
            let prefix_len = ipplan::PrefixLen::parse("/26", ipplan::Family::V4);
            ClientPool { from: Some(from.into()), prefix_len, ..ClientPool::default() }
        };
        let what = format!("client pool {name}: {pool:?}");
        request.client_pools.insert(name, pool);
        what
    }

    /// A subnet that gets a second prefix next to its own, or one that loses it again.
    fn second_prefix(&mut self, request: &mut Request) -> String {
        let Some((network, name)) = self.subnet(request) else { return "nothing".into() };
        let locked = self.lock.networks.get(&network).and_then(|it| it.subnets.get(&name));
        let v4 = locked.map(|it| it.prefixes.iter().filter(|it| matches!(it, IpNet::V4(_))));
        let mut at: Vec<IpNet> = v4.map(Iterator::collect).unwrap_or_default();
        if self.random.one_in(4) && at.len() > 1 {
            at.pop();
        } else if let Some(more) = self.somewhere(&network) {
            at.push(more);
        }
        let subnet = request.networks.get_mut(&network).unwrap().subnets.get_mut(&name).unwrap();
        subnet.at = if at.is_empty() { Place::Anywhere } else { Place::Here(at) };
        format!("{network}/{name} at {:?}", subnet.at)
    }

    fn add_network(&mut self, request: &mut Request) -> String {
        let name = (*self.random.pick(NETWORKS).unwrap()).to_owned();
        if request.networks.contains_key(&name) {
            return "nothing".into();
        }
        let network = if self.random.one_in(2) {
            let space = self.fresh_space(request);
            Network::within(space)
        } else {
            let mut network =
                Network::from_pool(if self.random.one_in(3) { "lab" } else { "company" });
            if let AddressSpace::From { prefix_len, .. } = &mut network.space
                && self.random.one_in(2)
            {
                *prefix_len = ipplan::PrefixLen::parse("/24", ipplan::Family::V4);
            }
            let subnet = Subnet { ipv6: false, ..self.fresh_subnet() };
            if self.random.one_in(3) { network } else { network.with("web", subnet) }
        };
        request.networks.insert(name.clone(), network);
        format!("add {name}")
    }

    /// Prefixes that no network declares, and that the lock may keep all the same.
    fn fresh_space(&mut self, request: &Request) -> Vec<IpNet> {
        let spaces = request.networks.values().map(|network| &network.space);
        let declared = spaces.filter_map(|space| match space {
            AddressSpace::Declared(space) => Some(space),
            AddressSpace::From { .. } => None,
        });
        let declared: Vec<IpNet> = declared.flatten().copied().collect();
        let mut space = Vec::new();
        for index in 0..2 {
            let number = self.random.under(12);
            let v4: IpNet = format!("10.{number}.0.0/23").parse().unwrap();
            let v6: IpNet = format!("fd00:{number:x}::/60").parse().unwrap();
            if !declared.contains(&v4)
                && !space.contains(&v4)
                && (index == 0 || self.random.one_in(3))
            {
                space.push(v4);
                if !declared.contains(&v6) && self.random.one_in(2) {
                    space.push(v6);
                }
            }
        }
        space
    }

    fn remove_network(&mut self, request: &mut Request) -> String {
        let Some(network) = self.network(request) else { return "nothing".into() };
        request.networks.remove(&network);
        format!("remove {network}")
    }

    fn rename_network(&mut self, request: &mut Request) -> String {
        let Some(from) = self.network(request) else { return "nothing".into() };
        let to = (*self.random.pick(NETWORKS).unwrap()).to_owned();
        if request.networks.contains_key(&to) {
            return "nothing".into();
        }
        let mut network = request.networks.remove(&from).unwrap();
        // Some forget to say it.
        let renamed = self.random.under(4) > 0;
        if renamed && self.lock.networks.contains_key(&from) {
            network.was = Some(from.clone());
        }
        request.networks.insert(to.clone(), network);
        format!("rename {from} to {to}, renamed: {renamed}")
    }

    fn change_space(&mut self, request: &mut Request) -> String {
        let Some(name) = self.network(request) else { return "nothing".into() };
        let more = self.fresh_space(request);
        let grow = self.random.one_in(2);
        let AddressSpace::Declared(space) = &mut request.networks.get_mut(&name).unwrap().space
        else {
            return "nothing".into();
        };
        if grow {
            space.extend(more);
        } else if !more.is_empty() {
            *space = more;
        }
        format!("{name} declares {space:?}")
    }

    fn keep_out(&mut self, request: &mut Request) -> String {
        if self.random.one_in(2) && !request.avoid.is_empty() {
            request.avoid.pop();
            return "one keep-out less".into();
        }
        let range = if self.random.one_in(4) {
            format!("fd00:{:x}:0:{:x}::/64", self.random.under(12), self.random.under(16))
        } else {
            let second = self.random.pick(&[0, 1, 2, 3, 128, 129]).copied().unwrap();
            format!("10.{second}.{}.{}/27", self.random.under(2), self.random.under(8) * 32)
        };
        request.avoid.push(KeepOut { range: range.parse().unwrap(), why: String::new() });
        format!("keep off {range}")
    }

    fn forget_was(&mut self, request: &mut Request) -> String {
        for network in request.networks.values_mut() {
            if self.random.one_in(2) {
                network.was = None;
            }
            for subnet in network.subnets.values_mut().filter(|_| self.random.one_in(2)) {
                subnet.was = None;
            }
        }
        "forget some of what was".into()
    }

    /// The way out of a person who cannot go on: removes every `was` from the request.
    fn unblock(&mut self) {
        let (random, request) = (self.random.next(), self.request.clone());
        let mut random = Random(random);
        let mut without = request;
        for network in without.networks.values_mut() {
            network.was = None;
            for subnet in network.subnets.values_mut().filter(|_| random.one_in(2)) {
                subnet.was = None;
            }
        }
        let before = lock::write(&self.lock);
        if let Ok(plan) = plan(&without, &self.lock) {
            self.log.push("take `was` out".into());
            let old = std::mem::replace(&mut self.request, without);
            let locked = self.lock.clone();
            self.check(&plan, &before, &locked, &BTreeSet::new(), &old);
            self.lock = plan.lock();
        }
    }

    fn release(&mut self, locked: &mut Lock, released: &mut BTreeSet<Taken>) -> String {
        if self.random.one_in(6)
            && let Some(pool) = self.random.key(&locked.client_pools)
        {
            let places = locked.client_pools[&pool].keeps();
            released.extend(places.map(|range| place(&range.to_string())));
            let name = format!("{CLIENT_POOLS}/{pool}");
            let done = lock::release(locked, [name.as_str()], lock::Released::Whole);
            self.holds(done.is_ok(), || format!("release {name}: {done:?}"));
            return format!("release {name}");
        }
        let Some(network) = self.random.key(&locked.networks) else { return "nothing".into() };
        let subnets = locked.networks[&network].subnets.clone();
        let subnet = self.random.key(&subnets).filter(|_| self.random.under(5) > 0);
        let ipv6_alone = self.random.one_in(4);
        for (key, it) in
            subnets.iter().filter(|(key, _)| subnet.as_ref().is_none_or(|it| it == *key))
        {
            let places = it.keeps().map(|range| place(&range.to_string()));
            released.extend(places.filter(|place| place.0 || !ipv6_alone));
            self.holds(!key.is_empty(), String::new);
        }
        let name = match &subnet {
            Some(subnet) => format!("{network}/{subnet}"),
            None => format!("{network}/"),
        };
        let part = if ipv6_alone { lock::Released::Ipv6 } else { lock::Released::Whole };
        let done = lock::release(locked, [name.as_str()], part);
        let has_ipv6 = released.iter().any(|place| place.0);
        self.holds(done.is_ok() || (ipv6_alone && !has_ipv6), || {
            format!("release {name}: {done:?}")
        });
        format!("release {name}, IPv6 alone: {ipv6_alone}")
    }

    /// A sound edit of the lock: a tombstone or its opposite, a subnet that is gone, another name.
    fn by_hand(
        &mut self,
        request: &mut Request,
        locked: &mut Lock,
        released: &mut BTreeSet<Taken>,
    ) -> String {
        let Some(network) = self.random.key(&locked.networks) else { return "nothing".into() };
        let Some(key) = self.random.key(&locked.networks[&network].subnets) else {
            return "nothing".into();
        };
        let subnets = &mut locked.networks.get_mut(&network).unwrap().subnets;
        match self.random.under(3) {
            0 => {
                let subnet = subnets.get_mut(&key).unwrap();
                subnet.gone = !subnet.gone;
            }
            1 => {
                let subnet = subnets.remove(&key).unwrap();
                released.extend(subnet.keeps().map(|range| place(&range.to_string())));
            }
            _ => {
                // The same new name on both sides; the ledger finds it by what it was.
                let to = (*self.random.pick(SUBNETS).unwrap()).to_owned();
                let wanted = request.networks.get_mut(&network);
                if let Some(wanted) = wanted
                    && !subnets.contains_key(&to)
                    && !wanted.subnets.contains_key(&to)
                    && let Some(mut subnet) = wanted.subnets.remove(&key)
                {
                    subnet.was = Some(key.clone());
                    wanted.subnets.insert(to.clone(), subnet);
                    let subnet = subnets.remove(&key).unwrap();
                    subnets.insert(to, subnet);
                }
            }
        }
        // By hand, so without the hash, and through the reader.
        let text = lock::write(locked);
        let text: String =
            text.lines().filter(|line| !line.contains("\"hash\"")).collect::<Vec<_>>().join("\n");
        if let Ok(read) = lock::read(&text) {
            *locked = read;
        } else {
            // A live one outside of today's space, for example.
            locked.clone_from(&self.lock);
            request.clone_from(&self.request);
            released.clear();
        }
        format!("by hand: {network}/{key}")
    }

    /// An edit of the lock that makes no sense: the reader has to refuse it.
    fn damaged(&mut self) {
        let text = lock::write(&self.lock);
        let mut value: Value = serde_json::from_str(&text).unwrap();
        value.as_object_mut().unwrap().remove("hash");
        let networks = value["networks"].as_object_mut().unwrap();
        let Some(network) = networks
            .values_mut()
            .find(|it| it["subnets"].as_object().is_some_and(|subnets| !subnets.is_empty()))
        else {
            return;
        };
        let subnets = network["subnets"].as_object_mut().unwrap();
        let count = subnets.len();
        let index = usize::try_from(self.random.under(count as u64)).unwrap();
        let (key, mut subnet) =
            subnets.iter().nth(index).map(|(k, v)| (k.clone(), v.clone())).unwrap();
        // Of several prefixes the first.
        let at = subnet["at"].get(0).unwrap_or(&subnet["at"]).as_str().unwrap().to_owned();
        let (address, length) = at.split_once('/').unwrap();
        let what = self.random.under(9);
        match what {
            0 => subnet["at"] = format!("0{at}").into(),
            1 => subnet["at"] = "fd00:ffff::/64".into(),
            2 => subnet["ipv6"] = "10.0.0.0/27".into(),
            3 => subnet["ipv6"] = "fd00::1/128".into(),
            4 => subnet["at"] = format!("{address}1/{length}").into(),
            5 => {
                subnets.insert("overlapping".into(), serde_json::json!({ "at": at }));
            }
            6 => {
                subnets.insert(key.to_uppercase() + "_A", subnet.clone());
            }
            7 => subnet["at"] = "192.0.2.0/27".into(),
            _ => {
                subnets.insert(
                    "a b".into(),
                    serde_json::json!({ "at": "10.255.0.0/27", "gone": true }),
                );
            }
        }
        if what == 7 {
            subnet["gone"] = false.into();
        }
        if !(5..=6).contains(&what) && what != 8 {
            subnets.insert(key, subnet);
        }
        let damaged = value.to_string();
        let read = lock::read(&damaged);
        self.holds(read.is_err(), || format!("{what} was read:\n{damaged}"));
    }
}
