//! `ipplan services`: the catalogue.

use clap::ArgMatches;
use ipplan_formats::{json, text};

use crate::args::{self, Format};
use crate::output::Outcome;

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let one = match matches.get_one::<String>("name").map(|name| args::named(name)).transpose() {
        Ok(one) => one,
        Err(problem) => return Outcome::Problems(vec![problem], format),
    };
    match (one, format) {
        (Some(service), Format::Json) => Outcome::json(&json::services(&[service])),
        (None, Format::Json) => Outcome::json(&json::services(ipplan::services::ALL)),
        (Some(service), Format::Text) => Outcome::Done(text::service(service)),
        (None, Format::Text) => Outcome::Done(text::services(ipplan::services::ALL)),
    }
}
