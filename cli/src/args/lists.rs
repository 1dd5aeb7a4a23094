//! The commands about lists of networks.

use clap::{Arg, ArgAction, Command};
use ipplan_formats::text::RangeStyle;

use super::option::{format, option};
use super::workload;

const ABOUT_LISTS: &str = "A LIST is a network (10.0.0.0/16, fd00::/48), an address, a range \
                           (10.0.0.0-10.0.0.255), a file, or - for standard input.\n\nA file has \
                           one of these per line, and # starts a comment; or it is CSV with a \
                           header row in which a column is named address_prefix, prefix, cidr, \
                           network, subnet, range or similar; the mask or prefix length can be in \
                           another column. A request, a lock, a plan or any other file with \
                           networks is also a list: of its networks and subnets. FILE#NETWORK \
                           is one network of a file.";

/// The command that takes sizes, and a service that it sizes first.
pub(super) fn next() -> Command {
    // All services take a moment to declare, so that waits until the command is asked for.
    Command::new("next").about("Find a place for the next subnets").defer(|command| {
        #[cfg(feature = "store")]
        let command = super::store::next(command);
        let sizes = Arg::new("size")
            .value_name("SIZE")
            .num_args(0..)
            .help("Sizes of the next subnets, such as /26, or 2x/28 for two of them");
        let from_top = Arg::new("from-top")
            .long("from-top")
            .action(ArgAction::SetTrue)
            .help("Use the highest free addresses, the largest sizes first");
        let [space, used] = space();
        let own = [space.required(false), used, from_top, style()];
        let general = own.into_iter().chain(workload::how());
        let general = general.map(|arg| arg.help_heading("General options").global(true));
        workload::services(command.arg(sizes).args(general))
            .subcommand_precedence_over_arg(true)
            .long_about(
                "Find a place for the next subnets: a range for every size, in the given order, or \
                 the proof that they do not fit.\n\nA service with its inputs can follow the sizes: \
                 ipplan next app-service --instances 10 --in vnets.json#vnet-hub. Its size is \
                 computed first, and its subnets come last.\n\nThe answer is exact: if the sizes fit \
                 in any arrangement, one is found. Each size gets the smallest free block that \
                 holds it, lowest address first, inside one declared prefix. If both IPv4 and IPv6 \
                 are declared, a size up to /32 is IPv4, and a longer one IPv6.",
            )
            .after_long_help(ABOUT_LISTS)
    })
}

pub(super) fn free() -> Command {
    Command::new("free")
        .about("Show the free addresses, and what still fits")
        .long_about(
            "Show the free addresses: a map of each declared prefix, how many blocks of every size \
             still fit, and the free blocks.",
        )
        .after_long_help(ABOUT_LISTS)
        .args(space())
        .arg(format())
}

pub(super) fn overlaps() -> Command {
    Command::new("overlaps")
        .about("Find networks that overlap; the exit code is 1 if there are any")
        .long_about(
            "Find networks that overlap; the exit code is 1 if there are any.\n\nIf a file states \
             which of its ranges are networks and which are subnets, networks are compared with \
             networks and subnets with subnets. A range that is listed several times is reported \
             once.",
        )
        .after_long_help(ABOUT_LISTS)
        .arg(lists())
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help("Show every pair, including equal networks; there can be very many"),
        )
        .arg(format())
}

pub(super) fn summarize() -> Command {
    Command::new("summarize")
        .about("Summarize networks: the fewest that cover the same addresses")
        .after_long_help(ABOUT_LISTS)
        .arg(lists())
        .arg(style())
        .arg(format())
}

pub(super) fn subtract() -> Command {
    of_two("subtract", "Show the addresses of one list that other lists do not have").arg(style())
}

pub(super) fn intersect() -> Command {
    of_two("intersect", "Show the addresses that one list and others have in common").arg(style())
}

pub(super) fn contains() -> Command {
    of_two(
        "contains",
        "Check whether one list contains every address of others; the exit code is 1 if it does not",
    )
}

pub(super) fn split() -> Command {
    Command::new("split")
        .about("Split networks into blocks of a size, or into equal parts")
        .after_long_help(ABOUT_LISTS)
        .arg(lists().num_args(1))
        .arg(
            Arg::new("into")
                .value_name("SIZE")
                .required(true)
                .help("A prefix length such as /26, or a number of equal parts such as 4"),
        )
        .arg(style())
        .arg(format())
}

fn of_two(name: &'static str, about: &'static str) -> Command {
    let first = Arg::new("first").value_name("LIST").required(true);
    let others = Arg::new("list").value_name("OTHER").num_args(1..).required(true);
    Command::new(name)
        .about(about)
        .after_long_help(ABOUT_LISTS)
        .arg(first.help("Networks, a file, or - for standard input"))
        .arg(others.help("The other lists"))
        .arg(format())
}

/// How networks are written.
fn style() -> Arg {
    option("as", "STYLE", "Write prefixes, first and last addresses, masks, or usable addresses")
        .value_parser(RangeStyle::ALL.map(RangeStyle::word))
        .default_value(RangeStyle::default().word())
}

/// The prefixes that are declared, and what is used of them.
fn space() -> [Arg; 2] {
    let list = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("LIST")
            .action(ArgAction::Append)
            .allow_hyphen_values(false)
    };
    [
        list("in").required(true).help("Address space: a network, a file or -; can be repeated"),
        list("used").help("Used addresses: a network, a file or -; can be repeated"),
    ]
}

fn lists() -> Arg {
    Arg::new("list")
        .value_name("LIST")
        .num_args(1..)
        .required(true)
        .help("Networks, files, or - for standard input")
}
