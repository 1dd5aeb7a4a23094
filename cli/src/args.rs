//! The command line, declared. The flags of services come from their tables.

mod lists;
mod plan;

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use ipplan::{Absent, Fit, Input, Kind, Options, Problem, Service, Workload, codes, services};

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

impl Format {
    /// What a parsed command line asks for.
    pub(crate) fn of(matches: &ArgMatches) -> Format {
        match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => Format::Json,
            _ => Format::Text,
        }
    }

    /// What a command line that could not be parsed seems to ask for.
    pub(crate) fn sniff(words: &[OsString]) -> Format {
        let pair =
            words.windows(2).any(|pair| matches!(pair, [a, b] if a == "--format" && b == "json"));
        let one = words.iter().any(|word| word == "--format=json");
        if pair || one { Format::Json } else { Format::Text }
    }
}

/// The whole command.
pub(crate) fn root() -> Command {
    Command::new("ipplan")
        .version(env!("CARGO_PKG_VERSION"))
        .about("How big must an Azure subnet be, and where does it go?")
        .after_help(
            "Every number is cited with its page and date. Start with:\n  \
             ipplan size --instances 10 --win-containers 4\n  \
             ipplan services\n  \
             ipplan next /26 2x/28 --in 10.0.0.0/16 --used used.txt",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(80)
        .subcommand(size())
        .subcommand(capacity())
        .subcommand(plan::plan())
        .subcommand(plan::check())
        .subcommand(plan::init())
        .subcommand(plan::diff())
        .subcommand(plan::release())
        .subcommand(plan::repack())
        .subcommand(plan::convert())
        .subcommand(lists::next())
        .subcommand(lists::free())
        .subcommand(lists::overlaps())
        .subcommand(lists::summarize())
        .subcommand(catalogue())
        .subcommand(explain())
        .subcommand(completions())
        .subcommand(man())
}

fn size() -> Command {
    // All services take a moment to declare, so that waits until one is asked for.
    Command::new("size").about("How big a subnet must be").defer(|command| {
        let assumed = Service::assumed().map_or("", |service| service.name);
        let command = command.long_about(format!(
            "How big a subnet must be: the sum with its sources, what decided the size, what is \
             spare.\n\nWithout a service the inputs are those of {assumed}.",
        ));
        let base = "Print the range at this base address, such as 10.1.0.0";
        per_service(command, Asks::Everything, vec![option("cidr", "ADDRESS", base)])
    })
}

fn capacity() -> Command {
    Command::new("capacity").about("How far a service goes in a subnet").defer(|command| {
        let assumed = Service::assumed().map_or("", |service| service.name);
        let command = command.long_about(format!(
            "How far a service goes in a subnet of a given size, or in every size: the most of one \
             input, and what stops it.\n\nWithout a service the inputs are those of {assumed}.",
        ));
        let within = option("in", "LENGTH", "One size of subnet, such as /26; else a table of all");
        let search = option("for", "INPUT", "The number to search; else the service's main one");
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
    let inputs = |service: &'static Service, heading: String| {
        let flags = service.inputs.iter().map(move |input| flag(input, asks));
        flags.map(move |arg| arg.help_heading(heading.clone()))
    };
    let assumed = Service::assumed().into_iter();
    let command = command
        .args(assumed.flat_map(|service| inputs(service, format!("Inputs of {}", service.id))))
        .args(
            own.into_iter().chain(how()).map(|arg| arg.help_heading("How to answer").global(true)),
        );
    let one = |service: &'static Service| {
        Command::new(service.id)
            .aliases(service.aliases)
            .about(service.name)
            .long_about(format!("{}\n\n{}", service.name, service.about))
            .args(inputs(service, "Inputs".into()))
    };
    command
        .subcommands(services::ALL.iter().map(|service| one(service)))
        .subcommand_value_name("SERVICE")
        .subcommand_help_heading("Services")
        .disable_help_subcommand(true)
        // An unknown service is a problem of ours, with the nearest name, not a usage error.
        .allow_external_subcommands(true)
}

/// How to answer: the same for every service.
fn how() -> [Arg; 4] {
    [
        option("edition", "DATE", "Answer as the documents did at this date, such as 2023-07"),
        option("fit", "WHICH", "Take the smallest size, or at least the advised one")
            .value_parser(["need", "advised"])
            .default_value("need"),
        option("headroom", "PERCENT", "Keep so much free on top of the peak, such as 20%"),
        format(),
    ]
}

fn format() -> Arg {
    option("format", "FORMAT", "For people or for programs")
        .value_parser(["text", "json"])
        .default_value("text")
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// The flag of an input, made from its declaration.
fn flag(input: &'static Input, asks: Asks) -> Arg {
    let arg = Arg::new(input.name).visible_aliases(input.aliases);
    let help = sentence(input.help);
    let absent = default(input.absent, asks);
    match input.kind {
        Kind::Switch if input.absent == Absent::Switch(true) => arg
            .long(format!("no-{}", input.name))
            .action(ArgAction::SetTrue)
            .help(format!("Do not {}", input.help)),
        Kind::Switch => arg.long(input.name).action(ArgAction::SetTrue).help(help),
        Kind::Count { least, most } => arg
            .long(input.name)
            .value_name("N")
            .allow_negative_numbers(true)
            .help(format!("{help} [{least} to {most}{absent}]")),
        Kind::Choice { choices } => {
            let names: Vec<&str> = choices.iter().map(|choice| choice.name).collect();
            arg.long(input.name)
                .value_name("WORD")
                .help(format!("{help} [{}{absent}]", names.join(", ")))
        }
    }
}

/// What leaving an input out means, as the end of a list.
fn default(absent: Absent, asks: Asks) -> String {
    match absent {
        Absent::Refused if asks == Asks::Everything => "; required".into(),
        Absent::Refused | Absent::Unsaid => String::new(),
        Absent::Count(count) => format!("; default {count}"),
        Absent::Switch(on) => format!("; default {on}"),
        Absent::Choice(word) => format!("; default {word}"),
    }
}

/// The same text with a capital letter.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

fn catalogue() -> Command {
    Command::new("services")
        .about("List the services, find some by any word, or show everything about one")
        .arg(Arg::new("word").value_name("WORD").num_args(0..).help(
            "A service, or a name people use for it; else words that the ones wanted speak of",
        ))
        .arg(format().value_parser(["text", "json", "markdown"]))
}

fn explain() -> Command {
    Command::new("explain")
        .about("Say what the code of a problem or a notice means")
        .arg(Arg::new("code").value_name("CODE").help("The code, such as out-of-range; else all"))
        .arg(format())
}

fn completions() -> Command {
    Command::new("completions").about("Print the completions for a shell").arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell))
            .help("The shell"),
    )
}

fn man() -> Command {
    Command::new("man").about("Print the manual page, in the format of man").arg(
        Arg::new("command").value_name("COMMAND").help("A command, such as size; else the whole"),
    )
}

/// Everything a command is asked: something of its own, the workload, and how to answer.
///
/// Where any of it is wrong, every problem that can be found comes back, not the first; of the
/// workload's only those that `counts`.
pub(crate) fn asked<T>(
    matches: &ArgMatches,
    own: Result<T, Problem>,
    counts: impl Fn(&Problem) -> bool,
) -> Result<(T, Workload, Options), Vec<Problem>> {
    match (own, workload(matches), options(matches)) {
        (Ok(own), Ok(workload), Ok(options)) => Ok((own, workload, options)),
        (own, workload, options) => {
            let mut problems: Vec<Problem> = own.err().into_iter().collect();
            match workload {
                Ok(workload) => {
                    let edition = options.as_ref().unwrap_or(&Options::default()).edition;
                    let wrong = workload.check(edition).err().into_iter().flatten();
                    problems.extend(wrong.filter(counts));
                }
                Err(problem) => problems.push(problem),
            }
            problems.extend(options.err().into_iter().flatten());
            Err(problems)
        }
    }
}

/// How the command line asks to answer.
fn options(matches: &ArgMatches) -> Result<Options, Vec<Problem>> {
    let mut options = Options::default();
    let mut problems = Vec::new();
    let text = |name: &str| matches.get_one::<String>(name);
    if let Some(read) = text("edition") {
        match ipplan::Edition::parse(read) {
            Some(edition) => options.edition = edition,
            None => problems.push(
                Problem::new(&codes::UNKNOWN_EDITION, format!("{read:?} is no date"))
                    .at("edition")
                    .hint("write a day as 2023-07-21, or a month as 2023-07"),
            ),
        }
    }
    if text("fit").is_some_and(|fit| fit == "advised") {
        options.fit = Fit::Advised;
    }
    if let Some(read) = text("headroom") {
        match Options::read_headroom(read) {
            Ok(percent) => options.headroom = percent,
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(options) } else { Err(problems) }
}

/// The service and the inputs that the command line gives, before the service's name and after it.
fn workload(matches: &ArgMatches) -> Result<Workload, Problem> {
    let assumed = Service::assumed().ok_or_else(|| unknown(&[]))?;
    let Some((name, own)) = matches.subcommand() else {
        return Ok(given(assumed.workload(), assumed, matches));
    };
    let service = named(name)?;
    Ok(given(given(service.workload(), assumed, matches), service, own))
}

/// Adds what these matches say of the inputs of a service.
fn given(workload: Workload, service: &'static Service, matches: &ArgMatches) -> Workload {
    service.inputs.iter().fold(workload, |workload, input| {
        let name = input.name;
        match input.kind {
            Kind::Switch if matches.get_flag(name) => {
                workload.with(name, input.absent != Absent::Switch(true))
            }
            Kind::Switch => workload,
            Kind::Count { .. } | Kind::Choice { .. } => match matches.get_one::<String>(name) {
                Some(read) => workload.with(name, read.as_str()),
                None => workload,
            },
        }
    })
}

/// The service of that name, or a problem with the nearest one.
pub(crate) fn named(name: &str) -> Result<&'static Service, Problem> {
    Service::named(name).ok_or_else(|| unknown(&[name]))
}

/// No service of that name, or that all of these words speak of.
pub(crate) fn unknown(words: &[&str]) -> Problem {
    let message = match words {
        [_, _, ..] => format!("there is no service that speaks of {}", words.join(" and ")),
        _ => format!("there is no service {}", words.concat()),
    };
    let problem = Problem::new(&codes::UNKNOWN_SERVICE, message).at("service");
    if let [word] = words
        && !Service::find(words).is_empty()
    {
        return problem.hint(format!("`ipplan services {word}` lists those that speak of it"));
    }
    let names = || services::ALL.iter().flat_map(|it| it.aliases.iter().copied().chain([it.id]));
    let near = |read: &str| ipplan::nearest(read, names());
    let mut unheard = words.iter().filter(|word| Service::find(&[word]).is_empty());
    let problem = match near(&words.join("-")).or_else(|| unheard.find_map(|it| near(it))) {
        Some(near) => problem.hint(format!("did you mean {near}?")),
        None => problem,
    };
    problem.hint("`ipplan services` lists them")
}
