//! The commands about lists of networks.

use clap::{Arg, ArgAction, Command};

use super::option::format;

const ABOUT_LISTS: &str = "\
A LIST is a network (10.0.0.0/16, fd00::/48), an address, a range (10.0.0.0-10.0.0.255), a file, or \
- for standard input.\n\nA file has one of these a line, and comments from # on; or it is CSV with a \
line of names, one of them address_prefix, prefix, cidr, network, subnet, range or the like, and \
perhaps a mask or a length in another column. It may also be a request, a lock or a plan: then its \
networks and subnets are the list.";

/// The command with its argument of sizes.
pub(super) fn next() -> Command {
    let sizes = Arg::new("size")
        .value_name("SIZE")
        .num_args(1..)
        .required(true)
        .help("Sizes wanted, such as /26, or 2x/28 for two of them");
    let from_top = Arg::new("from-top")
        .long("from-top")
        .action(ArgAction::SetTrue)
        .help("Take the highest places that are free, the largest sizes first");
    Command::new("next")
        .about("Where the next subnets go")
        .long_about(
            "Where the next subnets go: a place for every size, in the order asked, or the proof \
             that they do not fit.\n\nThe answer is exact: when there is an arrangement, it is \
             found. Taken is the smallest free block that holds a size, lowest address first; a \
             subnet lies inside one declared prefix. Where IPv4 and IPv6 are both declared, a size \
             up to /32 is one of IPv4, a longer one of IPv6.",
        )
        .after_long_help(ABOUT_LISTS)
        .arg(sizes)
        .args(space())
        .arg(from_top)
        .arg(format())
}

pub(super) fn free() -> Command {
    Command::new("free")
        .about("What is free, and how much still fits")
        .long_about(
            "What is free: a map of each declared prefix, how many of every size still fit, and \
             the free blocks.",
        )
        .after_long_help(ABOUT_LISTS)
        .args(space())
        .arg(format())
}

pub(super) fn overlaps() -> Command {
    Command::new("overlaps")
        .about("Which networks overlap; the exit code is 1 when any do")
        .long_about(
            "Which networks overlap; the exit code is 1 when any do.\n\nWhere a file says which of \
             its ranges are networks and which are their subnets, networks are compared with \
             networks and subnets with subnets. A range that is listed many times is one line.",
        )
        .after_long_help(ABOUT_LISTS)
        .arg(lists())
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help("Every pair, also of equal networks; there can be very many"),
        )
        .arg(format())
}

pub(super) fn summarize() -> Command {
    Command::new("summarize")
        .about("The fewest networks that cover the same addresses")
        .after_long_help(ABOUT_LISTS)
        .arg(lists())
        .arg(format())
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
        list("in").required(true).help("The address space: a network, a file or -; repeatable"),
        list("used").help("What is taken of it: a network, a file or -; repeatable"),
    ]
}

fn lists() -> Arg {
    Arg::new("list")
        .value_name("LIST")
        .num_args(1..)
        .required(true)
        .help("Networks, files, or - for standard input")
}
