//! The commands that plan, declared.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};
use ipplan_formats::{PLANS, REQUESTS};

use super::option::{format, option};

pub(super) fn plan() -> Command {
    Command::new("plan")
        .about("Place the networks and subnets that a file asks for")
        .long_about(
            "Place the networks and subnets that a file asks for: YAML, TOML, JSON or CSV.\n\nWith a \
             lock, what was placed before stays where it is, and what is new goes around it.",
        )
        .arg(file("What is wanted; - is YAML on standard input"))
        .arg(lock("Keep what is in this lock in its place, and write there what is new"))
        .arg(
            Arg::new("locked")
                .long("locked")
                .requires("lock")
                .action(ArgAction::SetTrue)
                .help("Place nothing new, and fail if something would have to be; for CI"),
        )
        .arg(
            Arg::new("allow-empty")
                .long("allow-empty")
                .requires("lock")
                .action(ArgAction::SetTrue)
                .help("Plan a file without networks too: all that the lock places is then kept as gone"),
        )
        .arg(
            option("expect", "HASH", "Fail unless the lock has this hash; for two pipelines")
                .requires("lock"),
        )
        .arg(wait().requires("lock"))
        .arg(out("Write the answer into a file; - is standard output"))
        .arg(format().value_parser(names(PLANS.iter().map(|writer| writer.name))))
}

pub(super) fn check() -> Command {
    Command::new("check")
        .about("Check a file and size its subnets, without placing them")
        .arg(file("What is wanted; - is YAML on standard input"))
        .arg(format())
}

pub(super) fn init() -> Command {
    Command::new("init")
        .about("Write a file to start from, which plans as it stands")
        .arg(file("The file to write; - prints it"))
}

pub(super) fn diff() -> Command {
    let side = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name("FILE").required(true).help(help).value_hint(ValueHint::FilePath)
    };
    Command::new("diff")
        .about("Compare two requests, locks or plans; exit code 1 when something would move")
        .arg(side("before", "A request, a lock, or a plan in JSON"))
        .arg(side("after", "Another one"))
        .arg(format())
}

pub(super) fn release() -> Command {
    Command::new("release")
        .about("Take subnets or networks out of a lock, so that their addresses are free again")
        .arg(lock("The lock").required(true))
        .arg(wait())
        .arg(
            Arg::new("name")
                .value_name("NETWORK/SUBNET")
                .num_args(1..)
                .required(true)
                .help("A subnet of a network, or a whole network"),
        )
        .arg(
            Arg::new("ipv6")
                .long("ipv6")
                .action(ArgAction::SetTrue)
                .help("Only the IPv6 range of each; the subnets stay"),
        )
}

pub(super) fn repack() -> Command {
    Command::new("repack")
        .about("Show what would have to move so that all fits")
        .long_about(
            "Show what would have to move so that all fits: where enough is free, but apart, the \
             moves with the fewest addresses, one after the other, each to a place that is free \
             when its turn comes.\n\nWhat has to fit is every subnet of the file that the lock does \
             not place, and the blocks of --fit-for besides. A subnet moves inside its network, into \
             one declared prefix, off what is to be avoided. One does not move whose place the \
             file says (at), whose name Azure insists on, that has a group, room to grow or IPv6, \
             or that is one of several subnets of its service.\n\nThe answer is exact for networks \
             of the usual size; where it is not, it says that it is a heuristic. Nothing is \
             written: it says what to do.",
        )
        .arg(file("What is wanted; - is YAML on standard input"))
        .arg(lock("The lock: where everything is").required(true))
        .arg(
            option("fit-for", "NETWORK/LENGTH", "A block to be free besides, such as hub/24")
                .action(ArgAction::Append),
        )
        .arg(
            option("steps", "N", "How long to search, as steps a network; more can find fewer moves")
                .value_parser(value_parser!(usize))
                .default_value("20000000"),
        )
        .arg(format())
}

pub(super) fn convert() -> Command {
    let syntax = |name, help| {
        option(name, "SYNTAX", help).value_parser(names(REQUESTS.iter().map(|it| it.1.name)))
    };
    Command::new("convert")
        .about("Write a request in another syntax: YAML, TOML, JSON or CSV")
        .long_about(
            "Write a request in another syntax: YAML, TOML, JSON or CSV.\n\nIt says the same and plans \
             the same. Comments are lost, and so is the order of the entries: networks and subnets \
             come by name.",
        )
        .arg(file("The request; - is standard input"))
        .arg(syntax("from", "The syntax it is in; else as its name ends, YAML for standard input"))
        .arg(syntax("to", "The syntax to write; else as the name of --out ends, or YAML"))
        .arg(out("Write it into a file; - is standard output"))
}

/// The names of formats, as the values of a flag.
fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    names.collect::<Vec<_>>().into()
}

fn file(help: &'static str) -> Arg {
    Arg::new("file")
        .value_name("FILE")
        .default_value("net.yaml")
        .help(help)
        .value_hint(ValueHint::FilePath)
}

fn lock(help: &'static str) -> Arg {
    option("lock", "FILE", help).value_hint(ValueHint::FilePath)
}

fn out(help: &'static str) -> Arg {
    option("out", "FILE", help).value_hint(ValueHint::FilePath)
}

fn wait() -> Arg {
    let help = "Wait no longer than this for another ipplan that writes the lock, such as 30s";
    option("wait", "DURATION", help).value_parser(humantime::parse_duration)
}
