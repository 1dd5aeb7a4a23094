//! The commands that plan, declared.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};
use ipplan_formats::{CHECKS, PLANS, REQUESTS, REVIEWS, WORKBOOK};

use super::option::{format, option};

/// An option that says something of the lock, or of the store in its place.
fn kept(arg: Arg) -> Arg {
    #[cfg(feature = "store")]
    if ipplan_store::address_of_environment().is_some() {
        return arg;
    }
    arg.requires(if cfg!(feature = "store") { "kept" } else { "lock" })
}

/// Where the places are kept: in a lock file, or in a store.
fn with_store(command: Command) -> Command {
    #[cfg(feature = "store")]
    let command = super::store::with_store(command)
        .group(clap::ArgGroup::new("kept").args(["lock", "store"]));
    command
}

pub(crate) fn plan() -> Command {
    with_store(Command::new("plan"))
        .about("Place the networks and subnets of a request")
        .long_about(
            "Place the networks and subnets of a request in YAML, TOML, JSON or CSV.\n\nWith a \
             lock, everything that was placed before stays where it is, and new subnets go around \
             it.",
        )
        .arg(file("The request; - is YAML on standard input"))
        .arg(lock("Keep everything in this lock at its place, and add new subnets to it"))
        .arg(
            kept(Arg::new("locked").long("locked"))
                .action(ArgAction::SetTrue)
                .help("Fail if any subnet is not in the lock or the store; for CI"),
        )
        .arg(Arg::new("allow-empty").long("allow-empty").action(ArgAction::SetTrue).help(
            "Also plan a request without networks: everything in a lock is then kept as gone",
        ))
        .arg(kept(option(
            "expect",
            "HASH",
            "Fail unless the lock has this hash, or the store this version; for concurrent \
             pipelines",
        )))
        .arg(kept(wait()))
        .arg(
            option(
                "around",
                "FILE",
                "Place around the networks of a file, such as `az network vnet list`; can be \
                 repeated",
            )
            .action(ArgAction::Append)
            .value_hint(ValueHint::FilePath),
        )
        .arg(out(
            "Write the output to a file, whose ending can name the format, or into a folder; - is standard output",
        ))
        .arg(
            option("proof", "FILE", "Also write a proof of the answer, for `ipplan-verify`")
                .value_hint(ValueHint::FilePath),
        )
        .arg(
            format()
                .value_parser(names(PLANS.iter().map(|writer| writer.name).chain([WORKBOOK.name]))),
        )
}

pub(super) fn external() -> Command {
    Command::new("external").about("Plan for a data source `external` of Terraform").long_about(
        "Plan for a data source `external` of Terraform.\n\nThe query is a JSON object on standard \
         input, with the keys `request` (default: net.yaml), `lock`, `around` and `expect`. With a \
         lock, every subnet has to be in it, and nothing is written. The answer is a JSON object \
         of texts: `NETWORK/` is an address space, `NETWORK/SUBNET` has the prefixes of a subnet, \
         with commas between several, and `networks` has everything as JSON, for `jsondecode`.",
    )
}

pub(super) fn check() -> Command {
    let command = Command::new("check")
        .about("Check requests, and audit networks that exist")
        .long_about(
            "Check requests, and audit networks that exist.\n\nA request is checked and sized \
             without placing its subnets. Any other file says what exists (answers of the Azure \
             CLI, templates, plans of Terraform, tables, lists) and is audited: overlaps, subnets \
             that are too small or outside, missing delegations, peerings that are not connected, \
             what can still grow, and more. Files of any mixture are looked at \
             together.\n\nThe exit code is 1 if there is an error, 0 if there are only warnings \
             and notices, and 2 if a file does not exist or cannot be opened, or if a lock is invalid.",
        )
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .num_args(0..)
                .default_value("net.yaml")
                .help("Requests, and files with what exists; - is standard input")
                .value_hint(ValueHint::FilePath),
        );
    judged(command).arg(format().value_parser(names(CHECKS.iter().map(|writer| writer.name))))
}

/// How findings are judged.
fn judged(command: Command) -> Command {
    let code = |name: &'static str, value: &'static str, help: &'static str| {
        option(name, value, help).action(ArgAction::Append)
    };
    command
        .arg(code("deny", "CODE", "Make a kind of finding an error, or `warnings` for all of them"))
        .arg(code(
            "allow",
            "CODE=REASON",
            "Accept a kind of finding for a reason, which is shown; it fails no check",
        ))
        .arg(option(
            "edition",
            "DATE",
            "Use the documentation as of this day, such as 2023-07-21 or 2023-07",
        ))
}

pub(super) fn review() -> Command {
    let side = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).required(true).help(help).value_hint(ValueHint::FilePath)
    };
    let command = Command::new("review")
        .about("Show what a change does to what is placed, free and wrong")
        .long_about(
            "Show what a change does: which subnets are added, freed, moved or resized, which \
             findings are new, and how large the largest free block is before and after. Both files \
             are a lock, a request, a plan, or any file that says what exists; a request as HEAD \
             is planned around what BASE has placed.\n\nThe exit code is 1 \
             if a subnet moves or changes its size, or if an error is new.",
        )
        .arg(side("base", "BASE", "The file before the change; - is standard input"))
        .arg(side("head", "HEAD", "The file after the change; - is standard input"));
    judged(command).arg(format().value_parser(names(REVIEWS.iter().map(|writer| writer.name))))
}

pub(super) fn init() -> Command {
    Command::new("init")
        .about("Write an example request to start from")
        .arg(file("The file to write; - prints it"))
}

pub(super) fn diff() -> Command {
    let side = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name("FILE").required(true).help(help).value_hint(ValueHint::FilePath)
    };
    Command::new("diff")
        .about("Compare two requests, locks or plans; the exit code is 1 if a subnet would move")
        .arg(side("before", "A request, a lock, or a plan in JSON"))
        .arg(side("after", "Another request, lock, or plan in JSON"))
        .arg(format())
}

pub(super) fn merge() -> Command {
    let side = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).required(true).help(help).value_hint(ValueHint::FilePath)
    };
    Command::new("merge")
        .about("Merge two locks that were changed on two branches; for git")
        .long_about(
            "Merge two locks that were changed on two branches; for git.\n\nEverything in OURS \
             stays where it is. What THEIRS changed is added to it. A subnet that only THEIRS \
             added gets another range of the same size if OURS has its addresses; a network that \
             collides is left out, and the next plan places it. Sides that exclude each other, or \
             that may both be deployed at the same addresses, are a problem: then the exit code is \
             1, and nothing is written.\n\nThe result is written to OURS, as git expects from a \
             merge driver:\n\n  git config merge.ipplan.driver 'ipplan merge %O %A %B'\n  echo \
             '*.lock.json merge=ipplan' >> .gitattributes",
        )
        .arg(side("base", "BASE", "The lock that both were made from; may be empty"))
        .arg(side("ours", "OURS", "The lock to keep, which is replaced"))
        .arg(side("theirs", "THEIRS", "The lock to add"))
}

pub(super) fn release() -> Command {
    let lock = lock("The lock");
    #[cfg(not(feature = "store"))]
    let lock = lock.required(true);
    #[cfg(feature = "store")]
    let lock = match ipplan_store::address_of_environment() {
        Some(_) => lock,
        None => lock.required_unless_present("store"),
    };
    with_store(Command::new("release"))
        .about("Remove subnets or networks from a lock, so that their addresses are free again")
        .arg(lock)
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
                .help("Release only the IPv6 range of each subnet"),
        )
        .arg(format())
}

pub(super) fn repack() -> Command {
    Command::new("repack")
        .about("Show which subnets to move so that everything fits")
        .long_about(
            "Show which subnets to move so that everything fits. If enough addresses are free, but \
             fragmented, it lists the moves with the fewest addresses, in order, each to a range \
             that is free at that point.\n\nEvery subnet of the request that the lock does not \
             place has to fit, and so do the blocks of --fit-for. A subnet moves inside its \
             network, into one declared prefix, and never into a range to avoid. A subnet does not \
             move if the request states its place (at), if Azure requires its name, if it has a \
             group, room to grow or IPv6, or if it is one of several subnets of its \
             service.\n\nThe answer is exact for networks of the usual size; otherwise it is \
             marked as a heuristic. Nothing is written: the output lists the steps.",
        )
        .arg(file("The request; - is YAML on standard input"))
        .arg(lock("The lock with the current places").required(true))
        .arg(
            option("fit-for", "NETWORK/LENGTH", "Also make room for a free block, such as hub/24")
                .action(ArgAction::Append),
        )
        .arg(
            option(
                "steps",
                "N",
                "The most search steps per network; more steps can find fewer \
                                  moves",
            )
            .value_parser(value_parser!(usize))
            .default_value("20000000"),
        )
        .arg(format())
}

/// The format of `convert` that is not one of a request.
pub(crate) const LOCK: &str = "lock";

pub(super) fn convert() -> Command {
    let known = || REQUESTS.iter().map(|it| it.1.name);
    Command::new("convert")
        .about("Convert a request to another syntax, or what exists to a request or a lock")
        .long_about(
            "Convert a request to another syntax: YAML, TOML, JSON or CSV.\n\nThe result has the \
             same meaning and gives the same plan. Comments are lost, and so is the order of the \
             entries: networks and subnets are sorted by name.\n\nFiles that say what exists, such \
             as `az network vnet list`, become one request in which every subnet has its place, or \
             with --to lock the lock that keeps it there. FILE#NETWORK takes one network of a file.",
        )
        .arg(file("The request, or files with what exists; - is standard input").num_args(1..))
        .arg(
            option(
                "from",
                "SYNTAX",
                "The syntax of the request; default: from its file extension, YAML for standard \
                 input",
            )
            .value_parser(names(known())),
        )
        .arg(
            option(
                "to",
                "SYNTAX",
                "The syntax to write; default: from the file extension of --out, or YAML",
            )
            .value_parser(names(known().chain([LOCK]))),
        )
        .arg(out("Write the result to a file; - is standard output"))
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
    let help = if cfg!(feature = "store") {
        "How long to wait for another ipplan that is writing the lock, such as 30s; in a store, how \
         long this may take (default: 60s)"
    } else {
        "How long to wait for another ipplan that is writing the lock, such as 30s"
    };
    option("wait", "DURATION", help).value_parser(humantime::parse_duration)
}
