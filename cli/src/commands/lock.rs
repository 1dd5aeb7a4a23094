//! `ipplan release` and `ipplan diff`: what the lock holds, and what changed.

use std::path::Path;

use clap::ArgMatches;
use ipplan::{Lock, Problem, codes, nearest};
use ipplan_formats::{json, lock, text};

use crate::args::Format;
use crate::files;
use crate::output::Outcome;

/// Forgets subnets or whole networks.
pub(crate) fn release(matches: &ArgMatches) -> Outcome {
    match released(matches) {
        Ok(said) => Outcome::Done(said),
        Err(problems) => Outcome::Problems(problems, Format::Text),
    }
}

fn released(matches: &ArgMatches) -> Result<String, Vec<Problem>> {
    let one = |problem| vec![problem];
    let path = Path::new(matches.get_one::<String>("lock").map_or("", String::as_str));
    let _guard = files::guard(path).map_err(one)?;
    let mut lock = files::lock(path).map_err(one)?.unwrap_or_default();
    let (mut said, mut problems) = (String::new(), Vec::new());
    for name in matches.get_many::<String>("name").unwrap_or_default() {
        let (network, subnet) = name.split_once('.').map_or((&**name, None), |(a, b)| (a, Some(b)));
        let was_there = match subnet {
            Some(subnet) => lock.release(network, subnet),
            None => lock.release_network(network),
        };
        if was_there {
            said.extend([name, " is released; the next plan may use its addresses\n"]);
        } else {
            problems.push(unknown(&lock, name));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    files::write(path, &lock::write(&lock)).map_err(one)?;
    Ok(said)
}

fn unknown(lock: &Lock, name: &str) -> Problem {
    let message = format!("the lock has no {name}");
    let problem = Problem::new(&codes::NOT_IN_LOCK, message).at("name");
    let names: Vec<String> = lock
        .networks
        .iter()
        .flat_map(|(network, it)| {
            let subnets = it.subnets.keys().map(move |key| format!("{network}.{key}"));
            subnets.chain([network.clone()])
        })
        .collect();
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => problem.hint(format!("did you mean {near}?")),
        None => problem.hint("name a subnet as NETWORK.SUBNET, or a whole network"),
    }
}

/// What is different between two requests, locks or plans.
pub(crate) fn diff(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let side =
        |name: &str| files::placed(matches.get_one::<String>(name).map_or("", String::as_str));
    let (before, after) = match (side("before"), side("after")) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(refused), _) | (_, Err(refused)) => return refused.outcome(format),
    };
    let changes = ipplan::diff(&before, &after);
    let moves = changes.iter().any(ipplan::Change::moves);
    let text = match format {
        Format::Json => format!("{:#}\n", json::diff(&changes)),
        Format::Text => text::diff(&changes),
    };
    if moves { Outcome::News(text) } else { Outcome::Done(text) }
}
