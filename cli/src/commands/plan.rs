//! `ipplan plan`, `check` and `init`: from a request file to a placed network.

use std::path::Path;

use clap::ArgMatches;
use ipplan::{Lock, Plan, Problem, codes};
use ipplan_formats::{csv, json, lock, markdown, svg, text, yaml};

use crate::args::Format;
use crate::files::{self, Read};
use crate::output::{Exit, Outcome};

/// The file that `ipplan init` writes, which plans as it stands.
pub(crate) const STARTER: &str = include_str!("starter.yaml");

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let read = match files::request(matches) {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format),
    };
    match planned(matches, &read) {
        Ok(plan) => print(matches, &plan, format),
        Err(problems) => read.refused(problems).outcome(format),
    }
}

/// Plans, around the lock where there is one, and writes the lock where it changed.
fn planned(matches: &ArgMatches, read: &Read) -> Result<Plan, Vec<Problem>> {
    let Some(path) = matches.get_one::<String>("lock").map(Path::new) else {
        return ipplan::plan(&read.document.request, &Lock::default());
    };
    // From reading the lock to writing it, no other process may do the same. With --locked nothing is
    // written, so that a checkout may be read-only.
    let one = |problem| vec![problem];
    let locked = matches.get_flag("locked");
    let _guard = if locked { None } else { Some(files::guard(path).map_err(one)?) };
    let before = files::lock(path).map_err(one)?;
    let known = before.clone().unwrap_or_default();
    if let Some(expected) = matches.get_one::<String>("expect") {
        lock::expect(&known, expected).map_err(one)?;
    }
    if !matches.get_flag("allow-empty") {
        lock::not_emptied(&read.document.request, &known).map_err(one)?;
    }
    let plan = ipplan::plan(&read.document.request, &known)?;
    if locked {
        return plan.only_locked().map(|()| plan);
    }
    let after = plan.lock();
    if before.as_ref() != Some(&after) {
        files::write(path, &lock::write(&after)).map_err(one)?;
    }
    Ok(plan)
}

fn print(matches: &ArgMatches, plan: &Plan, format: Format) -> Outcome {
    let out = matches.get_one::<String>("out");
    let written = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") if out.is_none() => return Outcome::print_json(Exit::Done, json::plan(plan)),
        Some("json") => json::text(&json::plan(plan)),
        Some("yaml") => yaml::value(&json::plan(plan)),
        Some("csv") => csv::plan(plan),
        Some("markdown") => markdown::plan(plan),
        Some("svg") => svg::plan(plan),
        _ => text::plan(plan),
    };
    match out {
        None => Outcome::Done(written),
        Some(path) => {
            let unstyled = anstream::adapter::strip_str(&written).to_string();
            match files::write(Path::new(path), &unstyled) {
                Ok(()) => Outcome::Done(String::new()),
                Err(problem) => Outcome::Problems(vec![problem], format),
            }
        }
    }
}

/// Every problem and notice, without placing anything.
pub(crate) fn check(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let read = match files::request(matches) {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format),
    };
    match ipplan::check(&read.document.request) {
        Ok(notices) => match format {
            Format::Json => Outcome::json(&json::notices(&notices)),
            Format::Text => Outcome::Done(text::notices(&notices) + "no problem found\n"),
        },
        Err(problems) => read.refused(problems).outcome(format),
    }
}

/// Writes the starter, but over no other file.
pub(crate) fn init(matches: &ArgMatches) -> Outcome {
    let path = matches.get_one::<String>("file").map_or("net.yaml", String::as_str);
    if path == "-" {
        return Outcome::Done(STARTER.into());
    }
    if Path::new(path).exists() {
        let problem = Problem::new(&codes::CANNOT_WRITE, format!("{path} is there already"));
        let problem = problem.at("file").hint("name another file, or - to print it");
        return Outcome::Problems(vec![problem], Format::Text);
    }
    match files::write(Path::new(path), STARTER) {
        Ok(()) => Outcome::Done(format!("{path} is written; `ipplan plan {path}` places it\n")),
        Err(problem) => Outcome::Problems(vec![problem], Format::Text),
    }
}
