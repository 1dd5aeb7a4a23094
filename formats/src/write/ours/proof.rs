//! The proof of a plan: everything that a stranger needs to check it without our code, in one pass.
//!
//! A JSON array with one statement on each line; `ipplan-verify` names the line that is wrong.

use std::collections::HashMap;

use ipplan::{
    AddressSpace, CLIENT_POOLS, DecidedBy, Family, IpNet, Plan, PlannedNetwork, PrefixLen, Refusal,
    Request, Size, Source, Within, gaps,
};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Statement<'a> {
    Proof {
        version: u32,
    },
    Sum {
        name: &'a str,
        /// The terms of the sum: the name, the count, the addresses for each, and the page that
        /// states them.
        sum: Vec<(&'a str, u64, u64, String)>,
        need: u64,
        minimum: Option<(PrefixLen, String)>,
        fixed: bool,
        prefix_length: PrefixLen,
    },
    Space {
        name: &'a str,
        prefix: IpNet,
        within: Option<IpNet>,
        isolated: Option<&'a str>,
    },
    Subnet {
        at: IpNet,
        name: &'a str,
        sum: &'a str,
    },
    Kept {
        at: IpNet,
        why: String,
    },
    Free {
        at: IpNet,
    },
    Wanted {
        name: &'a str,
        sum: Option<&'a str>,
        members: &'a [PrefixLen],
        prefix_length: PrefixLen,
    },
    Count {
        prefix_length: PrefixLen,
        wanted: u128,
        free: u128,
    },
    Verdict(&'static str),
}

/// The proof of a plan that was made of this request.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let request = Request::default().with("hub", hub);
/// let plan = plan(&request, &Lock::default()).unwrap();
/// let proof = ipplan_formats::proof::plan(&request, &plan);
/// assert!(proof.contains(r#"{"subnet":{"at":"10.0.0.0/27","name":"web","sum":"hub/web"}}"#));
/// ```
pub fn plan(request: &Request, plan: &Plan) -> String {
    let mut lines = Lines::default();
    lines.add(&Statement::Proof { version: 1 });
    let sums = sums(plan, &mut lines);
    for (name, network) in &plan.networks {
        space(request, name, network, &sums, &mut lines);
    }
    for (name, network) in &plan.gone {
        for prefix in &network.space {
            let why = "the network is gone, and not released".to_owned();
            lines.add(&Statement::Space { name, prefix: *prefix, within: None, isolated: None });
            lines.add(&Statement::Kept { at: *prefix, why });
        }
    }
    for (name, pool) in &plan.client_pools {
        let named = client_pool(name);
        let range = pool.range;
        let from = request.client_pools.get(name).and_then(|it| it.from.as_ref());
        let from = from.and_then(|from| request.pools.get(from));
        let within = from.and_then(|pool| pool.iter().find(|it| it.contains(&range)).copied());
        lines.add(&Statement::Space { name: &named, prefix: range, within, isolated: None });
        let sum = sums.get(&std::ptr::from_ref(&*pool.size)).map_or("", String::as_str);
        lines.add(&Statement::Subnet { at: range, name, sum });
    }
    for (name, pool) in &plan.gone_client_pools {
        let (named, why) = (client_pool(name), "the pool is gone, and not released");
        for at in pool.keeps() {
            lines.add(&Statement::Space { name: &named, prefix: at, within: None, isolated: None });
            lines.add(&Statement::Kept { at, why: why.to_owned() });
        }
    }
    lines.add(&Statement::Verdict("fits"));
    lines.text()
}

/// A client pool as a space of its own, whose name no network can have.
fn client_pool(name: &str) -> String {
    format!("client pool {name}")
}

/// The proof that these networks of the request have no room for their subnets, and these pools none
/// for their networks.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, refusals, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/25".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 200)));
/// let request = Request::default().with("hub", hub);
/// let proof = ipplan_formats::proof::refusals(&request, &refusals(&request, &Lock::default()));
/// assert!(proof.contains(r#"{"count":{"prefix_length":24,"wanted":1,"free":0}}"#));
/// ```
pub fn refusals(request: &Request, refusals: &[Refusal]) -> String {
    let mut lines = Lines::default();
    lines.add(&Statement::Proof { version: 1 });
    let mut names = HashMap::new();
    for (network, wanted) in refusals.iter().flat_map(|it| it.wanted.iter().map(move |w| (it, w))) {
        if let Some(size) = &wanted.size {
            name_sum(size, network.within.name(), &wanted.name, &mut names, &mut lines);
        }
    }
    for refusal in refusals {
        let name = match &refusal.within {
            Within::Network(name) => name.clone(),
            // No network can have a space in its name.
            Within::Pool(name) => format!("pool {name}"),
        };
        let name = name.as_str();
        let mut blocks: Vec<(IpNet, Statement<'_>)> =
            refusal.kept.iter().map(|(at, why)| kept(*at, why.clone())).collect();
        blocks.extend(refusal.free.free().map(|at| (at, Statement::Free { at })));
        prefixes(request, name, &refusal.prefixes, blocks, |_| None, &mut lines);
        for wanted in &refusal.wanted {
            let sum = wanted.size.as_ref().and_then(|size| names.get(&std::ptr::from_ref(&**size)));
            lines.add(&Statement::Wanted {
                name: &wanted.name,
                sum: sum.map(String::as_str),
                members: &wanted.members,
                prefix_length: wanted.prefix_len,
            });
        }
        for row in &refusal.balance {
            let (prefix_length, wanted, free) = (row.prefix_length, row.wanted, row.free);
            lines.add(&Statement::Count { prefix_length, wanted, free });
        }
    }
    lines.add(&Statement::Verdict("does-not-fit"));
    lines.text()
}

#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn add(&mut self, statement: &Statement<'_>) {
        // Text and numbers can always be written.
        self.0.push(serde_json::to_string(statement).unwrap_or_default());
    }

    fn text(self) -> String {
        format!("[\n{}\n]\n", self.0.join(",\n"))
    }
}

/// States every size once, and says under which name: subnets that are alike share one.
fn sums(plan: &Plan, lines: &mut Lines) -> Names {
    let mut names = HashMap::new();
    for (network, planned) in &plan.networks {
        for (key, subnet) in &planned.subnets {
            name_sum(&subnet.size, network, key, &mut names, lines);
        }
    }
    for (name, pool) in &plan.client_pools {
        name_sum(&pool.size, CLIENT_POOLS, name, &mut names, lines);
    }
    names
}

/// The name of the sum of each size.
type Names = HashMap<*const Size, String>;

fn name_sum(size: &Size, network: &str, key: &str, names: &mut Names, lines: &mut Lines) {
    names.entry(std::ptr::from_ref(size)).or_insert_with(|| {
        let name = format!("{network}/{key}");
        lines.add(&sum(&name, size));
        name
    });
}

fn sum<'a>(name: &'a str, size: &'a Size) -> Statement<'a> {
    let page = |source: &Source| format!("{} {}", source.date, source.url);
    let terms = size.demand.terms().iter().map(|term| {
        let source = term.source().map_or_else(|| "the request".to_owned(), page);
        (&*term.what, term.count, term.each, source)
    });
    let least = match (size.decided_by, size.advised) {
        (DecidedBy::Advised, Some(advised)) => advised,
        _ => size.minimum,
    };
    // Several prefixes together hold what is needed, though the first of them alone does not.
    let whole = PrefixLen::holding(size.need().into(), Family::V4).unwrap_or(size.prefix_len);
    let prefix_length = size.prefix_len.or_larger(whole);
    // What was placed stays, though a newer page may ask for more.
    let holds = !least.value.is_larger_than(prefix_length);
    Statement::Sum {
        name,
        sum: terms.collect(),
        need: size.need(),
        minimum: holds.then(|| (least.value, page(least.source))),
        fixed: matches!(size.decided_by, DecidedBy::Asked | DecidedBy::Pinned),
        prefix_length,
    }
}

/// The prefixes of a planned network, with its subnets.
fn space(request: &Request, name: &str, network: &PlannedNetwork, sums: &Names, lines: &mut Lines) {
    let mut blocks: Vec<(IpNet, Statement<'_>)> = Vec::new();
    for (key, subnet) in &network.subnets {
        let sum = sums.get(&std::ptr::from_ref(&*subnet.size)).map_or("", String::as_str);
        let subnets = subnet.prefixes.iter();
        blocks.extend(subnets.map(|at| (at, Statement::Subnet { at, name: key, sum })));
        let former = subnet.former.iter();
        blocks.extend(former.map(|at| kept(*at, format!("{key} had it, and it is not released"))));
    }
    for (key, subnet) in &network.gone {
        let why = || format!("{key} is gone, and not released");
        blocks.extend(subnet.keeps().map(|at| kept(at, why())));
    }
    blocks.extend(network.free.free().map(|at| (at, Statement::Free { at })));
    let growing = |at: IpNet| {
        let growing = |reserve: &IpNet| reserve.contains(&at);
        let mut subnets = network.subnets.iter();
        let (key, _) = subnets.find(|(_, it)| it.reserve.as_ref().is_some_and(growing))?;
        Some(format!("{key} may grow there"))
    };
    prefixes(request, name, &network.prefixes, blocks, growing, lines);
}

/// The prefixes of a network, each from its first block to its last. `why` says why a block is kept
/// that is none of these.
fn prefixes<'a>(
    request: &Request,
    name: &'a str,
    prefixes: &[IpNet],
    mut blocks: Vec<(IpNet, Statement<'a>)>,
    why: impl Fn(IpNet) -> Option<String>,
    lines: &mut Lines,
) {
    let named: Vec<IpNet> = blocks.iter().map(|(at, _)| *at).collect();
    // Declared prefixes share no address, so there is an answer.
    let rest: Vec<IpNet> = gaps(prefixes, &named).map(Iterator::collect).unwrap_or_default();
    let rest = rest.into_iter();
    blocks.extend(rest.map(|at| kept(at, why(at).unwrap_or_else(|| why_kept(request, at)))));
    blocks.sort_by_key(|(at, _)| *at);
    let network = request.networks.get(name);
    let pool = network.and_then(|network| match &network.space {
        AddressSpace::From { pool, .. } => request.pools.get(pool),
        AddressSpace::Declared(_) => None,
    });
    let isolated = match network {
        Some(network) => network.isolated.as_deref().or(network.reuse.as_deref()),
        // Networks lie in it, and what they have is among its blocks.
        None => Some("a pool"),
    };
    for prefix in prefixes {
        let within = pool.and_then(|pool| pool.iter().find(|it| it.contains(prefix)).copied());
        lines.add(&Statement::Space { name, prefix: *prefix, within, isolated });
        // A network that is smaller than it was can lie in a block that is not released.
        let around = |(at, _): &&(IpNet, Statement<'_>)| at != prefix && at.contains(prefix);
        if let Some((_, Statement::Kept { why, .. })) = blocks.iter().find(around) {
            lines.add(&Statement::Kept { at: *prefix, why: why.clone() });
            continue;
        }
        let first = blocks.partition_point(|(at, _)| at.network() < prefix.network());
        let inside = blocks.iter().skip(first).take_while(|(at, _)| prefix.contains(at));
        inside.for_each(|(_, statement)| lines.add(statement));
    }
}

fn kept<'a>(at: IpNet, why: String) -> (IpNet, Statement<'a>) {
    (at, Statement::Kept { at, why })
}

/// The range that is to be avoided there.
fn why_kept(request: &Request, at: IpNet) -> String {
    let meets = |range: &IpNet| range.contains(&at) || at.contains(range);
    match request.avoid.iter().find(|keep_out| meets(&keep_out.range)) {
        Some(keep_out) => format!("{} is to be avoided: {}", keep_out.range, keep_out.why),
        None => "Azure allows no network there".to_owned(),
    }
}
