//! The commands that size a workload, declared: their flags come from the tables of the services.

use clap::{Arg, ArgAction, Command};
use ipplan::{Absent, Edition, Input, InputKind, Service, services};

use super::option::{format, option};

pub(super) fn size() -> Command {
    // All services take a moment to declare, so that waits until one is asked for.
    Command::new("size").about("Compute the size of a subnet").defer(|command| {
        let assumed = Service::assumed().map_or("", |service| service.name);
        let command = command.long_about(format!(
            "Compute the size of a subnet: the sum with its sources, the reason for the size, and \
             the spare addresses.\n\nWithout a service, the inputs are those of {assumed}.",
        ));
        let base = "Show the range at this base address, such as 10.1.0.0";
        per_service(command, Asks::Everything, vec![option("cidr", "ADDRESS", base)])
    })
}

pub(super) fn capacity() -> Command {
    Command::new("capacity").about("Compute how many instances fit in a subnet").defer(|command| {
        let assumed = Service::assumed().map_or("", |service| service.name);
        let command = command.long_about(format!(
            "Compute how many instances fit in a subnet of a given size, or of every size: the \
             most of one input, and what limits it.\n\nWithout a service, the inputs are those of \
             {assumed}.",
        ));
        let within = option(
            "in",
            "LENGTH",
            "A size of subnet, such as /26; default: a table of \
                                             every size",
        );
        let search = option(
            "for",
            "INPUT",
            "The input to compute; default: the main input of the \
                                             service",
        );
        per_service(command, Asks::AllButOne, vec![within, search])
    })
}

/// Whether a command asks for every input, or searches one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Everything,
    AllButOne,
}

/// One subcommand for each service, and the flags of the assumed one on the command itself.
fn per_service(command: Command, asks: Asks, own: Vec<Arg>) -> Command {
    let assumed = Service::assumed().into_iter();
    let own = own.into_iter().chain(how());
    let command = command
        .args(assumed.flat_map(|it| inputs(it, asks, format!("Inputs of {}", it.id))))
        .args(own.map(|arg| arg.help_heading("General options").global(true)));
    subcommands(command, asks)
        // An unknown service is a problem of ours, with the nearest name, not a usage error.
        .allow_external_subcommands(true)
}

/// One subcommand for each service, with all its inputs.
pub(super) fn services(command: Command) -> Command {
    subcommands(command, Asks::Everything)
}

fn subcommands(command: Command, asks: Asks) -> Command {
    let one = |service: &'static Service| {
        Command::new(service.id)
            .aliases(service.aliases)
            .about(service.name)
            .long_about(format!("{}\n\n{}", service.name, service.about))
            .args(inputs(service, asks, "Inputs".into()))
    };
    command
        .subcommands(services::ALL.iter().map(|service| one(service)))
        .subcommand_value_name("SERVICE")
        .subcommand_help_heading("Services")
        .disable_help_subcommand(true)
}

/// The flags of a service.
fn inputs(service: &'static Service, asks: Asks, heading: String) -> impl Iterator<Item = Arg> {
    let flags = service.inputs.iter().map(move |input| flag(input, asks));
    flags.map(move |arg| arg.help_heading(heading.clone()))
}

/// How to answer: the same for every service.
pub(super) fn how() -> [Arg; 4] {
    [
        option("edition", "DATE", "Use the documentation as of this date, such as 2023-07"),
        option("fit", "WHICH", "Use the smallest size, or at least the advised one")
            .value_parser(["need", "advised"])
            .default_value("need"),
        option(
            "headroom",
            "PERCENT",
            "Keep this percentage free in addition to the peak, such as \
                                       20%",
        ),
        format(),
    ]
}

/// The flag of an input, made from its declaration.
fn flag(input: &'static Input, asks: Asks) -> Arg {
    let arg = Arg::new(input.name).visible_aliases(input.aliases);
    let help = sentence(input.help);
    let absent = default(input.absent, asks);
    match input.kind {
        InputKind::Switch if input.absent == Absent::Switch(true) => arg
            .long(format!("no-{}", input.name))
            .action(ArgAction::SetTrue)
            .help(format!("Do not {}", input.help)),
        InputKind::Switch => arg.long(input.name).action(ArgAction::SetTrue).help(help),
        InputKind::Count { least, most } => arg
            .long(input.name)
            .value_name("N")
            .allow_negative_numbers(true)
            .help(format!("{help} [{least} to {most}{absent}]")),
        InputKind::Choice { choices } => {
            let names: Vec<&str> = choices.iter().map(|choice| choice.name).collect();
            arg.long(input.name)
                .value_name("WORD")
                .help(format!("{help} [{}{absent}]", names.join(", ")))
        }
        InputKind::Cidr { largest, smallest } => arg
            .long(input.name)
            .value_name("CIDR")
            .help(format!("{help} [{largest} to {smallest}{absent}]")),
    }
}

/// The default of an input, as the end of a list.
fn default(absent: Absent, asks: Asks) -> String {
    if let Some(default) = absent.value(Edition::newest()) {
        return format!("; default {default}");
    }
    match absent {
        Absent::Refused if asks == Asks::Everything => "; required".into(),
        _ => String::new(),
    }
}

/// The same text with a capital letter.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
