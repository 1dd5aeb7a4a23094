//! `ipplan next`: where the next subnets go.

use std::io::Write;

use clap::ArgMatches;
use ipplan::{Balance, IpNet, PrefixLen, Problem, Shortfall, Space, does_not_fit};
use ipplan_formats::{json, read, text};

use super::space::Asked;
use crate::args::Format;
use crate::output::{Exit, Outcome, tell};

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    let format = Format::of(matches);
    let (asked, wanted) = match asked(matches) {
        Ok(asked) => asked,
        Err(problems) => return Outcome::Problems(problems, format),
    };
    let Asked { space, used, notices } = asked;
    if format == Format::Text {
        tell(&notices);
    }
    match (place(&space, &wanted, matches.get_flag("from-top")), format) {
        (Ok(blocks), Format::Text) => {
            Outcome::print(Exit::Done, |out| out.write_all(text::list(blocks).as_bytes()))
        }
        (Ok(blocks), Format::Json) => {
            Outcome::print_json(Exit::Done, json::placements(&blocks, &notices))
        }
        (Err(shortfall), format) => {
            let problem = does_not_fit(&space, used.networks(), &wanted, &shortfall);
            match format {
                Format::Text => {
                    let balances = Balance::of(&space, &wanted);
                    Outcome::BadNews(text::shortfall(&shortfall, &balances, &problem))
                }
                Format::Json => Outcome::print_json(
                    Exit::Problems,
                    json::shortfall(&shortfall, &problem, &notices),
                ),
            }
        }
    }
}

/// The space and the sizes wanted of it, whose families it decides.
fn asked(matches: &ArgMatches) -> Result<(Asked, Vec<PrefixLen>), Vec<Problem>> {
    let sizes = matches.get_many::<String>("size").unwrap_or_default();
    let sizes = sizes.map(String::as_str);
    match Asked::read(matches) {
        Ok(asked) => {
            let wanted = read::wanted(sizes, &asked.families())?;
            Ok((asked, wanted))
        }
        Err(mut problems) => {
            // What is wrong in every family.
            let wrong = read::wanted(sizes, &[ipplan::Family::V4, ipplan::Family::V6]);
            problems.extend(wrong.err().into_iter().flatten());
            Err(problems)
        }
    }
}

fn place(space: &Space, wanted: &[PrefixLen], from_top: bool) -> Result<Vec<IpNet>, Shortfall> {
    let blocks = space.clone().carve_all(wanted)?;
    if !from_top {
        return Ok(blocks);
    }
    // Whatever free blocks they are taken of, they fit when the largest are placed first.
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|index| wanted.get(*index));
    let (mut space, mut blocks) = (space.clone(), blocks);
    for index in order {
        if let (Some(length), Some(block)) = (wanted.get(index), blocks.get_mut(index)) {
            *block = space.carve_from_top(*length)?;
        }
    }
    Ok(blocks)
}
