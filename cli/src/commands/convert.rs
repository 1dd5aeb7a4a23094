//! `ipplan convert`: a request in another syntax, and what exists as a request or a lock.

use std::io::{self, IsTerminal, Write};

use clap::ArgMatches;
use ipplan::{Attached, ExistingSubnet, Inventory, Problem, Request};
use ipplan_formats::read::Syntax;
use ipplan_formats::{lock, text};

use crate::args::{Format, LOCK};
use crate::existing;
use crate::files::{self, FileProblems};
use crate::output::{self, CommandResult, Exit};
use crate::part::split;

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let out = matches.get_one::<String>("out").map(String::as_str);
    let written =
        destination(matches, out).and_then(|()| written(matches, out)).and_then(|text| match out {
            None => Ok(text),
            Some(path) => files::write(path, &text, "out")
                .map(|()| {
                    if path != "-" {
                        output::remark(&format!("wrote {}", text::shown(path)));
                    }
                    String::new()
                })
                .map_err(|problem| FileProblems::from(problem).outcome(Format::Text)),
        });
    match written {
        Ok(text) => CommandResult::print(Exit::Done, |out| out.write_all(text.as_bytes())),
        Err(refused) => refused,
    }
}

/// Refuses to write over what is converted.
fn destination(matches: &ArgMatches, out: Option<&str>) -> Result<(), CommandResult> {
    let Some(out) = out else { return Ok(()) };
    for value in matches.get_many::<String>("file").unwrap_or_default() {
        files::not_over(out, split(value).0, "what is converted", "result")
            .map_err(|problem| FileProblems::from(problem.at("out")).outcome(Format::Text))?;
    }
    Ok(())
}

/// The text to be written.
fn written(matches: &ArgMatches, out: Option<&str>) -> Result<String, CommandResult> {
    let wrong = |problems| CommandResult::Problems(problems, Format::Text);
    let values: Vec<&String> = matches.get_many::<String>("file").unwrap_or_default().collect();
    let to_lock = matches.get_one::<String>("to").is_some_and(|to| to == LOCK);
    let part = values.iter().any(|value| split(value).1.is_some());
    if to_lock || part || values.len() > 1 {
        let inventory = existing::of_argument(matches, "file").map_err(wrong)?;
        super::existing::tell(&inventory);
        if to_lock {
            return Ok(lock::write(&inventory.lock()));
        }
        let syntax = syntax(matches, out).map_err(|problem| wrong(vec![problem]))?;
        remind(&inventory);
        return Ok(shown(&inventory.request(), syntax, out));
    }
    let read = files::request_in(matches, asked(matches, "from"));
    let read = read.map_err(|refused| refused.outcome(Format::Text))?;
    let syntax = syntax(matches, out).map_err(|problem| wrong(vec![problem]))?;
    if let Some(inventory) = &read.exists {
        remind(inventory);
    }
    Ok(shown(&read.document.request, syntax, out))
}

/// A request has no place for what is attached to a subnet, and code written from its plan would take that away.
fn remind(inventory: &Inventory) {
    let has = |it: &&ExistingSubnet| {
        let attached = [&it.security_group, &it.route_table, &it.nat_gateway];
        let named = attached.iter().any(|it| matches!(it, Attached::Named(_)));
        named || !it.delegations.is_empty() || !it.service_endpoints.is_empty()
    };
    let subnets = inventory.networks.iter().flat_map(|network| &network.subnets);
    let subnets = match subnets.filter(has).count() {
        0 => return,
        1 => "1 subnet has".to_owned(),
        count => format!("{count} subnets have"),
    };
    output::remark(&format!(
        "{subnets} a delegation or something attached, which a request does not hold; name the files as \
         `existing` in it, so that a deployment leaves these subnets as they are"
    ));
}

fn shown(request: &Request, syntax: Syntax, out: Option<&str>) -> String {
    let text = ipplan_formats::request(request, syntax);
    if syntax == Syntax::Csv && !(request.links.is_empty() && request.sites.is_empty()) {
        output::remark("links and sites are left out: a table has no place for them");
    }
    // The other languages have no character in them that acts on a terminal; CSV may have one.
    if out.is_none() && syntax == Syntax::Csv && io::stdout().is_terminal() {
        return cells_shown(&text);
    }
    text
}

/// The syntax to write.
fn syntax(matches: &ArgMatches, out: Option<&str>) -> Result<Syntax, Problem> {
    match (asked(matches, "to"), out) {
        (Some(syntax), _) => Ok(syntax),
        (None, Some(path)) if path != "-" => files::syntax(path, "out"),
        (None, _) => Ok(Syntax::Yaml),
    }
}

/// The syntax that an option names.
fn asked(matches: &ArgMatches, option: &str) -> Option<Syntax> {
    matches.get_one::<String>(option).and_then(|name| Syntax::from_extension(name))
}

/// CSV for the eyes of a person.
fn cells_shown(text: &str) -> String {
    let line = |line: &str| line.split(',').map(text::shown).collect::<Vec<_>>().join(",") + "\n";
    text.lines().map(line).collect()
}
