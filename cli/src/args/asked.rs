//! The question of a parsed command line: a workload, and how to answer.

use clap::ArgMatches;
use ipplan::{Absent, Fit, InputKind, Options, Problem, Service, Workload, codes};

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

/// The workload of a command that takes inputs only after the name of a service, and how to answer.
pub(crate) fn of_service(matches: &ArgMatches) -> Result<(Workload, Options), Vec<Problem>> {
    let workload = match matches.subcommand() {
        Some((name, own)) => named(name).map(|service| given(service.workload(), service, own)),
        None => Err(unknown(&[])),
    };
    match (workload, options(matches)) {
        (Ok(workload), Ok(options)) => Ok((workload, options)),
        (workload, options) => {
            let problems = workload.err().into_iter();
            Err(problems.chain(options.err().into_iter().flatten()).collect())
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
                Problem::new(&codes::UNKNOWN_EDITION, format!("`{read}` is not a date"))
                    .at("edition")
                    .hint("write a day such as 2023-07-21, or a month such as 2023-07"),
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
            InputKind::Switch if matches.get_flag(name) => {
                workload.with(name, input.absent != Absent::Switch(true))
            }
            InputKind::Switch => workload,
            InputKind::Count { .. } | InputKind::Choice { .. } | InputKind::Cidr { .. } => {
                match matches.get_one::<String>(name) {
                    Some(read) => workload.with(name, read.as_str()),
                    None => workload,
                }
            }
        }
    })
}

/// The service of that name, or a problem with the nearest one.
fn named(name: &str) -> Result<&'static Service, Problem> {
    Service::named(name).ok_or_else(|| unknown(&[name]))
}

/// No service has that name or matches all of these words.
pub(crate) fn unknown(words: &[&str]) -> Problem {
    let mut problem = Service::unknown(&words.join("-")).at("service");
    if let [_, _, ..] = words {
        problem.message = format!("no service matches `{}`", words.join("` and `"));
    }
    if let [word] = words
        && !Service::find(words).is_empty()
    {
        let word = if word.contains(' ') { format!("\"{word}\"") } else { (*word).to_owned() };
        return problem.hint(format!("`ipplan services {word}` lists the services that match"));
    }
    if problem.hints.is_empty() {
        let mut unheard = words.iter().filter(|word| Service::find(&[word]).is_empty());
        problem.hints = unheard
            .find_map(|word| Some(Service::unknown(word).hints).filter(|hints| !hints.is_empty()))
            .unwrap_or_default();
    }
    problem.hint("`ipplan services` lists all services")
}
