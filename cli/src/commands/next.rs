//! `ipplan next`: where the next subnets go.

use std::io::Write;

use clap::ArgMatches;
use clap::parser::ValueSource;
use ipplan::{
    Answer, Balance, IpNet, Notice, PrefixLen, Problem, Shortfall, Space, codes, does_not_fit,
};
use ipplan_formats::read::{Networks, SpaceLists};
use ipplan_formats::{json, text};

use super::{sets, space};
use crate::args::{self, Format};
use crate::output::{CommandResult, Exit, tell_read};

/// The question: the space, the sizes wanted in it, and the service that the last of them are for.
struct Asked {
    lists: SpaceLists,
    wanted: Vec<PrefixLen>,
    service: Option<Answer>,
}

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let wrong = misplaced(matches);
    if !wrong.is_empty() {
        return CommandResult::Problems(wrong, format);
    }
    #[cfg(feature = "store")]
    if matches.contains_id("name") {
        return match matches.subcommand().map(|_| sized(matches)).transpose() {
            Ok(service) => super::store::next(matches, service.as_ref()),
            Err(problems) => CommandResult::Problems(problems, format),
        };
    }
    let Asked { lists, wanted, service } = match asked(matches) {
        Ok(asked) => asked,
        Err(problems) => return CommandResult::Problems(problems, format),
    };
    let SpaceLists { space, used, mut notices, files } = lists;
    let placed = place(&space, &wanted, matches.get_flag("from-top"));
    if let Some(answer) = &service {
        let blocks = placed.as_deref().unwrap_or_default();
        notices.extend(notices_of(answer, blocks));
    }
    if format == Format::Text {
        tell_read(&files, &notices);
    }
    match (placed, format) {
        (Ok(blocks), Format::Text) => {
            let style = sets::style(matches);
            CommandResult::print(Exit::Done, |out| {
                blocks.iter().try_for_each(|it| writeln!(out, "{}", style.line(it)))
            })
        }
        (Ok(blocks), Format::Json) => CommandResult::print_json(
            Exit::Done,
            json::placements(&blocks, service.as_ref(), &notices, &files),
        ),
        (Err(shortfall), format) => {
            let problem = does_not_fit(&space, used.networks(), &wanted, &shortfall);
            match format {
                Format::Text => {
                    let balances = Balance::of(&space, &wanted);
                    CommandResult::NegativeToStderr(text::shortfall(
                        &shortfall, &balances, &problem,
                    ))
                }
                Format::Json => CommandResult::print_json(
                    Exit::Problems,
                    json::shortfall(&shortfall, &problem, &notices, &files),
                ),
            }
        }
    }
}

/// The problems of options that say nothing without another one, or beside it.
fn misplaced(matches: &ArgMatches) -> Vec<Problem> {
    let given = |name: &&str| matches!(matches.value_source(name), Some(ValueSource::CommandLine));
    let problem = |name: &str, message: String, hint: &str| {
        Problem::new(&codes::USAGE, message).at(name).hint(hint)
    };
    let mut problems = Vec::new();
    if matches.subcommand().is_none() {
        for name in ["edition", "fit", "headroom"].into_iter().filter(given) {
            let hint = "write one after the sizes, such as `app-service --instances 10`";
            problems.push(problem(
                name,
                format!("`--{name}` is about a service, and none is given"),
                hint,
            ));
        }
    }
    #[cfg(feature = "store")]
    if given(&"name") {
        for name in ["used", "from-top", "as"].into_iter().filter(given) {
            let hint =
                "leave it out: the store knows what is used, and the lowest free block is taken";
            problems.push(problem(name, format!("`--{name}` cannot be used with `--name`"), hint));
        }
    } else {
        for name in ["store", "until", "wait", "owner", "author"].into_iter().filter(given) {
            let hint = "add it, such as `--name hub/web`, or leave the other out";
            let message = format!("`--{name}` needs `--name`, under which a block is allocated");
            problems.push(problem(name, message, hint));
        }
    }
    problems
}

/// The space, the sizes wanted of it, and those of the service.
fn asked(matches: &ArgMatches) -> Result<Asked, Vec<Problem>> {
    let words: Vec<&str> =
        matches.get_many::<String>("size").unwrap_or_default().map(String::as_str).collect();
    let service = matches.subcommand().map(|_| sized(matches)).transpose();
    if words.is_empty() && matches.subcommand().is_none() {
        let problem = Problem::new(&codes::USAGE, "no size and no service is given").at("size");
        let hint = "write a size such as `/26`, or a service such as `app-service --instances 10`";
        return Err(vec![problem.hint(hint)]);
    }
    if matches.get_many::<String>("in").is_none() {
        let problem = Problem::new(&codes::USAGE, "no address space is given").at("in");
        return Err(vec![problem.hint("add it, such as `--in 10.0.0.0/16` or `--in vnets.json`")]);
    }
    let asked = match space::lists(matches) {
        Ok((declared, used)) => SpaceLists::for_sizes(declared, used, words.iter().copied()),
        Err(problems) => {
            let (declared, used) = (Err(problems), Ok(Networks::default()));
            SpaceLists::for_sizes(declared, used, words.iter().copied())
        }
    };
    match (asked, service) {
        (Ok((lists, mut wanted)), Ok(service)) => {
            let lengths = service.iter().flat_map(|it| &it.subnets).map(|it| it.prefix_len);
            wanted.extend(lengths);
            Ok(Asked { lists, wanted, service })
        }
        (asked, service) => {
            let mut problems: Vec<Problem> = asked.err().into_iter().flatten().collect();
            for problem in problems.iter_mut().filter(|it| it.place == "size") {
                let near =
                    words.iter().find_map(|word| args::unknown(&[word]).hints.into_iter().next());
                if let Some(hint) = near.filter(|hint| hint.text.starts_with("did you mean")) {
                    problem.hints.insert(0, hint);
                }
            }
            problems.extend(service.err().into_iter().flatten());
            Err(problems)
        }
    }
}

/// The size of the service that is asked for.
fn sized(matches: &ArgMatches) -> Result<Answer, Vec<Problem>> {
    let (workload, options) = args::of_service(matches)?;
    ipplan::size(&workload, &options)
}

/// The notices about a service and its subnets, which are the last of these blocks.
fn notices_of(answer: &Answer, blocks: &[IpNet]) -> Vec<Notice> {
    let placed = blocks.iter().rev().zip(answer.subnets.iter().rev());
    let of_places = placed.flat_map(|(block, size)| match block {
        IpNet::V4(block) => size.range_notices(*block),
        IpNet::V6(_) => Vec::new(),
    });
    answer.subnets.iter().flat_map(|it| it.notices.clone()).chain(of_places).collect()
}

fn place(space: &Space, wanted: &[PrefixLen], from_top: bool) -> Result<Vec<IpNet>, Shortfall> {
    let mut space = space.clone();
    if from_top { space.carve_all_from_top(wanted) } else { space.carve_all(wanted) }
}
