//! The commands about what exists, declared.

use clap::{Arg, ArgAction, Command, ValueHint};
use ipplan::InventoryOrder;

use super::option::{format, option};

const ABOUT_FILES: &str = "A FILE says what exists, in any of the formats that ipplan reads: answers \
                           of the Azure CLI, templates, plans and states of Terraform, tables, \
                           requests, locks, lists. Several files, of any mixture, are one \
                           inventory. FILE#NETWORK takes one network of a file.";

pub(super) fn show() -> Command {
    let orders = InventoryOrder::ALL.map(InventoryOrder::word);
    Command::new("show")
        .about("Show the networks and subnets of files, and what is free in them")
        .after_long_help(ABOUT_FILES)
        .arg(files())
        .arg(
            option("sort", "ORDER", "The order of networks and subnets")
                .value_parser(orders)
                .default_value(InventoryOrder::default().word()),
        )
        .arg(format())
}

pub(super) fn find() -> Command {
    Command::new("find")
        .about("Find which networks and subnets hold an address or a range")
        .long_about(
            "Find which networks and subnets of the files hold an address or a range, or lie in it; \
             the exit code is 1 if there are none.",
        )
        .after_long_help(ABOUT_FILES)
        .arg(
            Arg::new("address")
                .value_name("ADDRESS")
                .required(true)
                .help("An address such as 10.0.3.7, or a range such as 10.0.0.0/22"),
        )
        .arg(files())
        .arg(format())
}

pub(super) fn drift() -> Command {
    Command::new("drift")
        .about("Compare a request with what exists; the exit code is 1 if anything differs")
        .long_about(
            "Compare a request and its lock with what exists: what is missing, unplanned, moved, \
             resized or renamed. The exit code is 1 if anything differs.",
        )
        .after_long_help(ABOUT_FILES)
        .arg(
            Arg::new("request")
                .value_name("REQUEST")
                .required(true)
                .help("The request")
                .value_hint(ValueHint::FilePath),
        )
        .arg(
            option("lock", "FILE", "The lock with the places of the request")
                .value_hint(ValueHint::FilePath),
        )
        .arg(files())
        .arg(format())
}

pub(super) fn reach() -> Command {
    Command::new("reach")
        .about("Show who reaches whom over links, what that needs, and why not")
        .long_about(
            "Show what a network, a subnet, a site or a client pool reaches over the links of a \
             request, or over the peerings of files that say what exists: through what, which \
             settings and ports each step needs, and why something is not reached. The exit code \
             is 1 if TO is not reached.",
        )
        .arg(Arg::new("from").value_name("FROM").help(
            "A network, a site or a client pool, or NETWORK/SUBNET; the diagram of all \
                     links needs none",
        ))
        .arg(Arg::new("to").value_name("TO").help("The same; default: everything else"))
        .arg(
            option("in", "FILE", "A request, or files that say what exists; can be repeated")
                .default_value("net.yaml")
                .action(ArgAction::Append)
                .value_hint(ValueHint::FilePath),
        )
        .arg(format().value_parser(["text", "json", "mermaid", "svg"]))
}

fn files() -> Arg {
    Arg::new("file")
        .value_name("FILE")
        .num_args(1..)
        .required(true)
        .help("Files with what exists; - is standard input")
        .value_hint(ValueHint::FilePath)
}
