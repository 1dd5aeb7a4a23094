//! The proof of a plan: everything that a stranger needs to check it without our code, in one pass.
//!
//! A JSON array with one statement on each line; `ipplan-verify` names the line that is wrong.

use std::collections::HashMap;

use ipplan::{
    DecidedBy, IpNet, Plan, PlannedNetwork, PrefixLen, Request, Room, Size, Source, gaps,
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
        /// What takes addresses, how many there are, how many each takes, and the page that says so.
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
/// let proof = ipplan_formats::proof(&request, &plan);
/// assert!(proof.contains(r#"{"subnet":{"at":"10.0.0.0/27","name":"web","sum":"hub/web"}}"#));
/// ```
pub fn proof(request: &Request, plan: &Plan) -> String {
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
    lines.add(&Statement::Verdict("fits"));
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
fn sums(plan: &Plan, lines: &mut Lines) -> HashMap<*const Size, String> {
    let mut names = HashMap::new();
    for (network, planned) in &plan.networks {
        for (key, subnet) in &planned.subnets {
            let size = &*subnet.size;
            names.entry(std::ptr::from_ref(size)).or_insert_with(|| {
                let name = format!("{network}/{key}");
                lines.add(&sum(&name, size));
                name
            });
        }
    }
    names
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
    // What was placed stays, though a newer page may ask for more.
    let holds = !least.value.is_larger_than(size.prefix_len);
    Statement::Sum {
        name,
        sum: terms.collect(),
        need: size.need(),
        minimum: holds.then(|| (least.value, page(least.source))),
        fixed: matches!(size.decided_by, DecidedBy::Asked | DecidedBy::Pinned),
        prefix_length: size.prefix_len,
    }
}

/// The prefixes of a network, each from its first block to its last.
fn space(
    request: &Request,
    name: &str,
    network: &PlannedNetwork,
    sums: &HashMap<*const Size, String>,
    lines: &mut Lines,
) {
    let mut blocks: Vec<(IpNet, Statement<'_>)> = Vec::new();
    for (key, subnet) in &network.subnets {
        let sum = sums.get(&std::ptr::from_ref(&*subnet.size)).map_or("", String::as_str);
        blocks.extend(
            subnet.prefixes.iter().map(|at| (at, Statement::Subnet { at, name: key, sum })),
        );
        let former = subnet.former.iter().map(|at| kept(*at, format!("{key} had it before")));
        blocks.extend(former);
    }
    for (key, subnet) in &network.gone {
        let why = || format!("{key} is gone, and not released");
        blocks.extend(subnet.keeps().map(|at| kept(at, why())));
    }
    blocks.extend(network.free.free().map(|at| (at, Statement::Free { at })));
    let named: Vec<IpNet> = blocks.iter().map(|(at, _)| *at).collect();
    // Declared prefixes share no address, so there is an answer.
    let rest: Vec<IpNet> =
        gaps(&network.prefixes, &named).map(Iterator::collect).unwrap_or_default();
    blocks.extend(rest.into_iter().map(|at| kept(at, why_kept(request, network, at))));
    blocks.sort_by_key(|(at, _)| *at);
    let pool = request.networks.get(name).and_then(|network| match &network.room {
        Room::From { pool, .. } => request.pools.get(pool),
        Room::Declared(_) => None,
    });
    for prefix in &network.prefixes {
        let within = pool.and_then(|pool| pool.iter().find(|it| it.contains(prefix)).copied());
        lines.add(&Statement::Space { name, prefix: *prefix, within, isolated: None });
        let first = blocks.partition_point(|(at, _)| at.network() < prefix.network());
        let inside = blocks.iter().skip(first).take_while(|(at, _)| prefix.contains(at));
        inside.for_each(|(_, statement)| lines.add(statement));
    }
}

fn kept<'a>(at: IpNet, why: String) -> (IpNet, Statement<'a>) {
    (at, Statement::Kept { at, why })
}

/// Why nothing may be placed there: the rest of a place to grow, or a range to avoid.
fn why_kept(request: &Request, network: &PlannedNetwork, at: IpNet) -> String {
    let growing = |reserve: &IpNet| reserve.contains(&at);
    let mut subnets = network.subnets.iter();
    if let Some((key, _)) = subnets.find(|(_, it)| it.reserve.as_ref().is_some_and(growing)) {
        return format!("{key} may grow there");
    }
    let meets = |range: &IpNet| range.contains(&at) || at.contains(range);
    match request.avoid.iter().find(|keep_out| meets(&keep_out.range)) {
        Some(keep_out) => format!("{} is to be avoided: {}", keep_out.range, keep_out.why),
        None => "Azure allows no network there".to_owned(),
    }
}
