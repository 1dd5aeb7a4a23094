//! `ipplan summarize`, `subtract`, `intersect`, `contains` and `split`: lists as sets of addresses.

use std::io::Write;

use clap::ArgMatches;
use ipplan::{Family, IpNet, PrefixLen, Problem, codes};
use ipplan_formats::json;
use ipplan_formats::read::Networks;
use ipplan_formats::text::RangeStyle;

use crate::args::Format;
use crate::input;
use crate::output::{CommandResult, Exit, tell_read};

/// How many blocks a list can be split into.
const MOST: u128 = 1 << 20;

/// The fewest networks that cover the same addresses.
pub(crate) fn summarize(matches: &ArgMatches) -> CommandResult {
    let list = match input::one_list(matches) {
        Ok(list) => list,
        Err(problems) => return CommandResult::Problems(problems, Format::of(matches)),
    };
    print(matches, || ipplan::summarize(list.networks()), &list)
}

/// The addresses of the first list that the others do not have.
pub(crate) fn subtract(matches: &ArgMatches) -> CommandResult {
    of_two(matches, ipplan::subtract)
}

/// The addresses that the first list and the others have in common.
pub(crate) fn intersect(matches: &ArgMatches) -> CommandResult {
    of_two(matches, ipplan::intersect)
}

fn of_two<I: Iterator<Item = IpNet>>(
    matches: &ArgMatches,
    compute: impl Fn(&[IpNet], &[IpNet]) -> I,
) -> CommandResult {
    let (mut one, other) = match two(matches) {
        Ok(lists) => lists,
        Err(problems) => return CommandResult::Problems(problems, Format::of(matches)),
    };
    let networks: [Vec<IpNet>; 2] = [one.networks().to_vec(), other.networks().to_vec()];
    one.append(other);
    let [first, second] = &networks;
    print(matches, || compute(first, second), &one)
}

/// Whether the first list has every address of the others.
pub(crate) fn contains(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let (mut one, other) = match two(matches) {
        Ok(lists) => lists,
        Err(problems) => return CommandResult::Problems(problems, format).unanswered(),
    };
    let missing: Vec<IpNet> = ipplan::subtract(other.networks(), one.networks()).collect();
    one.append(other);
    let exit = if missing.is_empty() { Exit::Done } else { Exit::Problems };
    match format {
        Format::Json => {
            CommandResult::print_json(exit, json::blocks(|| missing.iter().copied(), &one))
        }
        Format::Text => {
            tell_read(&one.files(), one.notices());
            CommandResult::print(exit, |out| match missing.as_slice() {
                [] => writeln!(out, "all addresses are contained"),
                missing => {
                    writeln!(out, "not contained:")?;
                    missing.iter().try_for_each(|it| writeln!(out, "{it}"))
                }
            })
        }
    }
}

/// The blocks of a size that a list consists of.
pub(crate) fn split(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let list = match input::one_list(matches) {
        Ok(list) => list,
        Err(problems) => return CommandResult::Problems(problems, format),
    };
    let word = matches.get_one::<String>("into").map_or("", String::as_str);
    let mut lengths = Vec::new();
    let mut total = 0_u128;
    for network in list.networks() {
        match length(network, word) {
            Ok(length) => {
                let more = u32::from(length.length() - network.prefix_len());
                total = total.saturating_add(1_u128.checked_shl(more).unwrap_or(u128::MAX));
                lengths.push(length);
            }
            Err(problem) => return CommandResult::Problems(vec![problem.at("into")], format),
        }
    }
    if total > MOST {
        let message = format!("that would be more than {MOST} blocks");
        let problem = Problem::new(&codes::OUT_OF_RANGE, message).at("into");
        return CommandResult::Problems(vec![problem.hint("use larger blocks")], format);
    }
    let parts = || {
        let each = list.networks().iter().zip(&lengths);
        each.flat_map(|(network, length)| network.subnets(length.length()).into_iter().flatten())
    };
    print(matches, parts, &list)
}

/// The length of the blocks that a network is split into: a length, or a count of equal parts.
fn length(network: &IpNet, word: &str) -> Result<PrefixLen, Problem> {
    let family = Family::of(network);
    let own = network.prefix_len();
    if let Some(count) =
        word.strip_prefix('/').is_none().then(|| word.parse::<u128>().ok()).flatten()
    {
        if !count.is_power_of_two() {
            let message = format!("a network cannot be split into {count} equal parts");
            let next = count.checked_next_power_of_two().unwrap_or(2).max(2);
            let hint = format!("use a power of two, such as {next}");
            return Err(Problem::new(&codes::OUT_OF_RANGE, message).hint(hint));
        }
        let longer = u32::from(own) + count.trailing_zeros();
        let length = u8::try_from(longer).ok().and_then(|it| PrefixLen::new(family, it));
        return length.ok_or_else(|| {
            let message = format!("{network} does not have {count} addresses");
            Problem::new(&codes::OUT_OF_RANGE, message)
        });
    }
    match PrefixLen::parse(word, family) {
        Some(length) if length.length() >= own => Ok(length),
        Some(length) => {
            let message = format!("{network} is smaller than a {length}");
            Err(Problem::new(&codes::OUT_OF_RANGE, message)
                .hint(format!("use a length from /{own} on")))
        }
        None => {
            let message = format!("`{word}` is neither a prefix length nor a number of parts");
            Err(Problem::new(&codes::NOT_A_PREFIX_LENGTH, message)
                .hint("write a length such as `/26`, or a number of equal parts such as `4`"))
        }
    }
}

/// The first list, and the others together.
fn two(matches: &ArgMatches) -> Result<(Networks, Networks), Vec<Problem>> {
    input::once(matches, &["first", "list"]).map_err(|problem| vec![problem])?;
    match (input::lists(matches, "first"), input::lists(matches, "list")) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => {
            let wrong = [one.err(), other.err()];
            Err(wrong.into_iter().flatten().flatten().collect())
        }
    }
}

fn print<I: Iterator<Item = IpNet>>(
    matches: &ArgMatches,
    blocks: impl Fn() -> I,
    list: &Networks,
) -> CommandResult {
    match Format::of(matches) {
        Format::Json => CommandResult::print_json(Exit::Done, json::blocks(blocks, list)),
        Format::Text => {
            tell_read(&list.files(), list.notices());
            let style = style(matches);
            CommandResult::print(Exit::Done, |out| {
                blocks().try_for_each(|it| writeln!(out, "{}", style.line(&it)))
            })
        }
    }
}

/// How networks are to be written.
pub(crate) fn style(matches: &ArgMatches) -> RangeStyle {
    let word = matches.get_one::<String>("as");
    word.and_then(|word| RangeStyle::named(word)).unwrap_or_default()
}
