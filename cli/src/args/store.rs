//! The store of a shared plan, declared.

use clap::{Arg, Command, ValueHint, value_parser};

use super::option::{format, option};

/// The options of a command that keeps its result in a file or in a store.
pub(super) fn with_store(command: Command) -> Command {
    command.arg(store()).arg(owner()).arg(author())
}

fn store() -> Arg {
    option(
        "store",
        "ADDRESS",
        "Use the plan in a store, such as az://CONTAINER/FOLDER; default: IPPLAN_STORE",
    )
    .value_hint(ValueHint::Url)
}

fn owner() -> Arg {
    let help = "Whose networks and subnets these are; default: IPPLAN_OWNER, or the repository of the \
                pipeline";
    option("owner", "NAME", help)
}

fn author() -> Arg {
    let help =
        "Who runs this, for the history; default: IPPLAN_AUTHOR, or the user of the pipeline";
    option("author", "NAME", help)
}

/// The options of a server that offers the plan in a store.
#[cfg(any(feature = "serve", feature = "mcp"))]
pub(super) fn offered(command: Command) -> Command {
    let store = "Also offer the plan in this store, such as az://CONTAINER/FOLDER, with the tools \
                 allocate, release, history and export";
    let owner = "The owner for calls that name none; default: IPPLAN_OWNER, or the repository of the pipeline";
    let author =
        "The author of calls that name none; default: IPPLAN_AUTHOR, or the user of the pipeline";
    command
        .arg(option("store", "ADDRESS", store).value_hint(ValueHint::Url))
        .arg(
            Arg::new("read-only")
                .long("read-only")
                .action(clap::ArgAction::SetTrue)
                .requires("store")
                .help("Offer only the tools that do not change the plan in the store"),
        )
        .arg(option("owner", "NAME", owner).requires("store"))
        .arg(option("author", "NAME", author).requires("store"))
}

fn wait() -> Arg {
    let help = "The longest time that this may take, such as 30s";
    option("wait", "DURATION", help).value_parser(humantime::parse_duration).default_value("60s")
}

/// The options that `next` has with a store.
pub(super) fn next(command: Command) -> Command {
    let name = option("name", "NETWORK/SUBNET", "Allocate one block under this name, in the store");
    let until = option("until", "TIME", "When the allocation ends: a date, or a time such as 30d");
    // They may also follow a service.
    let own = [name, until, wait(), store(), owner(), author()];
    command.args(own.map(|arg| arg.help_heading("Allocations").global(true)))
}

/// The commands that only a store has.
pub(super) fn commands() -> [Command; 5] {
    let number = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name("VERSION")
            .required(true)
            .help(help)
            .value_parser(value_parser!(u64))
    };
    let history = Command::new("history")
        .about("Show the versions of a plan in a store: who changed what, when and with what")
        .arg(Arg::new("name").value_name("NETWORK/SUBNET").help("Only what changed this subnet"))
        .arg(
            option("last", "N", "The number of changes to show")
                .value_parser(value_parser!(usize))
                .default_value("20"),
        )
        .arg(wait())
        .arg(format());
    let export = Command::new("export")
        .about("Write the plan in a store as a lock file")
        .arg(
            option("out", "FILE", "Write the lock to a file; - is standard output")
                .value_hint(ValueHint::FilePath),
        )
        .arg(wait());
    let import = Command::new("import")
        .about("Import a lock file into a store")
        .arg(Arg::new("file").value_name("FILE").required(true).help("The lock"))
        .arg(wait())
        .arg(format());
    let undo = Command::new("undo")
        .about("Take back what one version of a plan in a store did, in a new version")
        .long_about(
            "Take back what one version of a plan in a store did, in a new version.\n\nNothing \
             moves: what it added is kept as gone until it is released, and what it released is \
             there again, if its addresses are still free.",
        )
        .arg(number("version", "The version, as `ipplan history` shows it"))
        .arg(wait())
        .arg(format());
    let prune = Command::new("prune")
        .about("Empty the old versions of a plan in a store, except for the last one of each day")
        .arg(
            option("keep", "DURATION", "How long every version is kept")
                .value_parser(humantime::parse_duration)
                .default_value("90d"),
        )
        // It reads every old version.
        .arg(wait().default_value("10m"))
        .arg(format());
    let [history, export, prune] = [history, export, prune].map(|it| it.arg(store()));
    let [import, undo] = [import, undo].map(with_store);
    [history, export, import, undo, prune]
}
