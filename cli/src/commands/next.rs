//! `ipplan next`: where the next subnets go.

use std::io::Write;

use clap::ArgMatches;
use ipplan::{Balance, IpNet, PrefixLen, Problem, Shortfall, Space, does_not_fit};
use ipplan_formats::read::{Networks, SpaceLists};
use ipplan_formats::{json, text};

use super::space;
use crate::args::Format;
use crate::output::{CommandResult, Exit, tell_read};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let (asked, wanted) = match asked(matches) {
        Ok(asked) => asked,
        Err(problems) => return CommandResult::Problems(problems, format),
    };
    let SpaceLists { space, used, notices, files } = asked;
    if format == Format::Text {
        tell_read(&files, &notices);
    }
    match (place(&space, &wanted, matches.get_flag("from-top")), format) {
        (Ok(blocks), Format::Text) => {
            CommandResult::print(Exit::Done, |out| out.write_all(text::list(blocks).as_bytes()))
        }
        (Ok(blocks), Format::Json) => {
            CommandResult::print_json(Exit::Done, json::placements(&blocks, &notices, &files))
        }
        (Err(shortfall), format) => {
            let problem = does_not_fit(&space, used.networks(), &wanted, &shortfall);
            match format {
                Format::Text => {
                    let balances = Balance::of(&space, &wanted);
                    CommandResult::BadNews(text::shortfall(&shortfall, &balances, &problem))
                }
                Format::Json => CommandResult::print_json(
                    Exit::Problems,
                    json::shortfall(&shortfall, &problem, &notices, &files),
                ),
            }
        }
    }
}

/// The space and the sizes wanted of it.
fn asked(matches: &ArgMatches) -> Result<(SpaceLists, Vec<PrefixLen>), Vec<Problem>> {
    let sizes = matches.get_many::<String>("size").unwrap_or_default();
    match space::lists(matches) {
        Ok((declared, used)) => SpaceLists::for_sizes(declared, used, sizes.map(String::as_str)),
        Err(problems) => {
            SpaceLists::for_sizes(Err(problems), Ok(Networks::default()), sizes.map(String::as_str))
        }
    }
}

fn place(space: &Space, wanted: &[PrefixLen], from_top: bool) -> Result<Vec<IpNet>, Shortfall> {
    let mut space = space.clone();
    if from_top { space.carve_all_from_top(wanted) } else { space.carve_all(wanted) }
}
