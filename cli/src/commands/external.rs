//! `ipplan external`: the program of a data source `external` of Terraform.

use std::io::{self, Read as _};

use clap::ArgMatches;
use ipplan::{Problem, codes};
use ipplan_formats::deploy;
use serde_json::Value;

use super::plan;
use crate::args::{self, Format};
use crate::files;
use crate::output::CommandResult;

/// The keys of a query, which are those of `ipplan plan`.
const KEYS: [&str; 4] = ["request", "lock", "around", "expect"];

pub(crate) fn run(_: &ArgMatches) -> CommandResult {
    let refused = |problem| CommandResult::Problems(vec![problem], Format::Text);
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(problem) => return refused(problem),
    };
    // The same as `ipplan plan` with these options.
    let matches = match args::plan_command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return CommandResult::Usage(error, Format::Text),
    };
    let read = match files::request(&matches, "file") {
        Ok(read) => read,
        Err(refused) => return refused.outcome(Format::Text),
    };
    match plan::planned(&matches, &read) {
        Ok(plan) => CommandResult::Done(deploy::external(&plan)),
        Err(problems) => read.refused(problems).outcome(Format::Text),
    }
}

/// The query on standard input, as arguments.
fn arguments() -> Result<Vec<String>, Problem> {
    let wrong = |message: String| {
        let problem = Problem::new(&codes::USAGE, message).at("query");
        problem.hint(
            "use a JSON object such as {\"request\": \"net.yaml\", \"lock\": \"net.lock.json\"}",
        )
    };
    let mut text = String::new();
    io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(|error| wrong(format!("the query cannot be read: {error}")))?;
    let query: Value = serde_json::from_str(&text)
        .map_err(|error| wrong(format!("the query is not JSON: {error}")))?;
    let Value::Object(query) = query else {
        return Err(wrong("the query is not a JSON object".into()));
    };
    let mut arguments = vec!["plan".to_owned()];
    for (key, value) in &query {
        let Some(value) = value.as_str() else {
            return Err(wrong(format!("`{key}` is not text")));
        };
        if !KEYS.contains(&key.as_str()) {
            let problem = wrong(format!("a query has no key `{key}`"));
            return Err(problem.did_you_mean(key, KEYS));
        }
        if value == "-" {
            return Err(wrong(format!("`{key}` is standard input, which holds the query")));
        }
        match key.as_str() {
            "request" => {}
            // Terraform reads data as often as it likes, so nothing is placed and written here.
            "lock" => arguments.extend([format!("--lock={value}"), "--locked".to_owned()]),
            _ => arguments.push(format!("--{key}={value}")),
        }
    }
    let request = query.get("request").and_then(Value::as_str).unwrap_or("net.yaml");
    arguments.extend(["--".to_owned(), request.to_owned()]);
    Ok(arguments)
}
