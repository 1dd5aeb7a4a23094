//! `ipplan plan` and `init`: from a request file to a placed network.

use std::ffi::OsStr;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use clap::ArgMatches;
use clap::parser::ValueSource;
use ipplan::{Lock, Plan, Problem, Request, codes};
use ipplan_formats::{PLANS, WORKBOOK, Writer, json, lock, proof, text};

use crate::args::Format;
use crate::files::{self, HeldLock, RequestFile};
use crate::output::{self, CommandResult, Exit};
use crate::progress::patiently;

/// The file that `ipplan init` writes, which plans as it stands.
pub(crate) const STARTER: &str = include_str!("starter.yaml");

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let read = match destination(matches)
        .map_err(Into::into)
        .and_then(|()| files::request(matches, "file"))
    {
        Ok(read) => read,
        Err(refused) => return refused.outcome(format),
    };
    if let (Some(inventory), Format::Text) = (&read.around, format) {
        super::existing::tell(inventory);
    }
    let planned = planned(matches, &read).map(|mut plan| {
        if let Some(inventory) = &read.around {
            inventory.identify(&mut plan);
        }
        plan
    });
    if let Err(problems) = prove(matches, &read, planned.as_ref()) {
        return CommandResult::Problems(problems, format);
    }
    match planned {
        Ok(plan) => print(matches, &plan, format),
        Err(problems) => read.refused(problems).outcome(format),
    }
}

/// Refuses an answer that would go nowhere, or over what it is the answer to.
fn destination(matches: &ArgMatches) -> Result<(), Problem> {
    let others = [("file", "the request"), ("lock", "the lock"), ("out", "the plan")];
    for (argument, what, others) in
        [("out", "plan", others.get(..2)), ("proof", "proof", Some(&others[..]))]
    {
        let Some(out) = named(matches, argument) else { continue };
        for (other, name) in others.unwrap_or_default() {
            if let Some(other) = matches.get_one::<String>(other) {
                files::not_over(&out, other, name, what).map_err(|it| it.at(argument))?;
            }
        }
        files::writable(&out, argument)?;
    }
    let printed = matches.get_one::<String>("out").is_none_or(|out| out == "-");
    if is_workbook(matches) && printed && io::stdout().is_terminal() {
        let problem = Problem::new(&codes::CANNOT_WRITE, "a terminal cannot show a workbook");
        return Err(problem.at("out").hint("name a file: --out plan.xlsx"));
    }
    Ok(())
}

/// The file that an argument names. In a folder, the output has a name by its format.
fn named(matches: &ArgMatches, argument: &str) -> Option<String> {
    let path = matches.get_one::<String>(argument)?;
    if argument != "out" || !Path::new(path).is_dir() {
        return Some(path.clone());
    }
    let ending = writer(matches).map_or(".txt", |writer| writer.ending);
    let name = format!("ipplan{}", if is_workbook(matches) { WORKBOOK.ending } else { ending });
    Some(Path::new(path).join(name).to_string_lossy().into_owned())
}

/// The writer for the requested format.
fn writer(matches: &ArgMatches) -> Option<&'static Writer<Plan>> {
    let wanted = wanted(matches);
    PLANS.iter().find(|writer| wanted == writer.name)
}

/// Whether a workbook is wanted, which is the only format in binary.
fn is_workbook(matches: &ArgMatches) -> bool {
    wanted(matches) == WORKBOOK.name
}

/// The name of the wanted format: where none is asked for, the ending of the file can name it.
fn wanted(matches: &ArgMatches) -> &str {
    let asked = matches.get_one::<String>("format").map_or("", String::as_str);
    let is_asked = matches.value_source("format") == Some(ValueSource::CommandLine);
    let out = matches.get_one::<String>("out").filter(|out| !is_asked && !Path::new(out).is_dir());
    out.and_then(|out| named_by(out)).unwrap_or(asked)
}

/// The format whose whole ending a file has, or the only one with the last part of it.
fn named_by(file: &str) -> Option<&'static str> {
    let formats = PLANS.iter().map(|it| (it.ending, it.name));
    let formats = formats.chain([(WORKBOOK.ending, WORKBOOK.name)]);
    let whole = formats.clone().filter(|(ending, _)| file.ends_with(ending));
    if let Some((_, name)) = whole.max_by_key(|(ending, _)| ending.len()) {
        return Some(name);
    }
    let last = |path: &str| Path::new(path).extension().map(OsStr::to_ascii_lowercase);
    let mut alike = formats
        .filter(|(ending, _)| last(file).is_some() && last(&format!("file{ending}")) == last(file));
    let (_, name) = alike.next()?;
    alike.next().is_none().then_some(name)
}

/// Writes the proof of a plan, or of the answer that it does not fit. Of other problems there is none,
/// and then that is said: a proof that is there already is of another answer.
fn prove(
    matches: &ArgMatches,
    read: &RequestFile,
    planned: Result<&Plan, &Vec<Problem>>,
) -> Result<(), Vec<Problem>> {
    let Some(path) = matches.get_one::<String>("proof") else { return Ok(()) };
    let request = &read.document.request;
    let one = |problem| vec![problem];
    let refusals = match planned {
        Ok(plan) => return files::write(path, proof::plan(request, plan), "proof").map_err(one),
        // What could not be read is not read again.
        Err(problems) if Exit::of(problems.iter().map(|it| it.code)) == Exit::Usage => Vec::new(),
        Err(_) => ipplan::refusals(request, &known_lock(matches)?),
    };
    match refusals {
        refusals if refusals.is_empty() => {
            output::remark(&format!(
                "no proof was written to `{path}`: only a plan, or a request that does not fit, has one"
            ));
            Ok(())
        }
        refusals => files::write(path, proof::refusals(request, &refusals), "proof").map_err(one),
    }
}

/// The lock around which is planned: that of the store, that of the file, or none.
fn known_lock(matches: &ArgMatches) -> Result<Lock, Vec<Problem>> {
    #[cfg(feature = "store")]
    if let Some(address) = super::store::address(matches) {
        return super::store::known_lock(matches, &address);
    }
    let path = matches.get_one::<String>("lock").map(Path::new);
    let lock = path.map(files::lock).transpose().map_err(|problem| vec![problem])?;
    Ok(lock.flatten().unwrap_or_default())
}

/// Plans, around the lock where there is one, and writes the lock where it changed.
pub(super) fn planned(matches: &ArgMatches, read: &RequestFile) -> Result<Plan, Vec<Problem>> {
    #[cfg(feature = "store")]
    if let Some(address) = super::store::address(matches) {
        return super::store::plan(matches, &read.document.request, &address);
    }
    let one = |problem| vec![problem];
    let Some(path) = matches.get_one::<String>("lock").map(Path::new) else {
        let known = Lock::default();
        if !matches.get_flag("allow-empty") {
            lock::not_emptied(&read.document.request, &known).map_err(one)?;
        }
        return placed(&read.document.request, &known);
    };
    let around = |lock: Option<&Lock>| {
        let known = lock.cloned().unwrap_or_default();
        if let Some(expected) = matches.get_one::<String>("expect") {
            lock::expect(&known, expected).map_err(|problem| match lock {
                Some(_) => one(problem),
                None => one(no_expected_lock(path)),
            })?;
        }
        if !matches.get_flag("allow-empty") {
            lock::not_emptied(&read.document.request, &known).map_err(one)?;
        }
        placed(&read.document.request, &known)
    };
    if matches.get_flag("locked") {
        // Nothing is written, so nobody has to wait.
        let plan = around(files::lock(path).map_err(one)?.as_ref())?;
        return plan.only_locked().map(|()| plan);
    }
    let held = HeldLock::take(path, wait(matches)).map_err(one)?;
    let plan = around(held.lock.as_ref())?;
    held.save(&plan.lock()).map_err(one)?;
    Ok(plan)
}

/// The problem of an expected lock that does not exist.
fn no_expected_lock(path: &Path) -> Problem {
    let message =
        format!("lock `{}` does not exist, so it cannot have the expected hash", path.display());
    let problem = Problem::new(&codes::LOCK_CHANGED, message).at("lock");
    problem.hint("name the lock that you expect, or leave out `--expect` to create this one")
}

fn placed(request: &Request, lock: &Lock) -> Result<Plan, Vec<Problem>> {
    patiently("planning", || ipplan::plan(request, lock))
}

/// How long another process that writes the same lock is waited for; as long as it takes, where that is
/// not said.
pub(super) fn wait(matches: &ArgMatches) -> Option<Duration> {
    matches.get_one::<Duration>("wait").copied()
}

fn print(matches: &ArgMatches, plan: &Plan, format: Format) -> CommandResult {
    let out = named(matches, "out").filter(|path| path != "-");
    if format == Format::Json && out.is_none() {
        return CommandResult::print_json(Exit::Done, json::plan(plan));
    }
    if is_workbook(matches) {
        return match ((WORKBOOK.write)(plan), out) {
            (Ok(file), Some(path)) => save(matches, &path, &file, format),
            (Ok(file), None) => CommandResult::print(Exit::Done, |out| out.write_all(&file)),
            (Err(why), _) => {
                let problem = Problem::new(&codes::CANNOT_WRITE, why).at("format");
                CommandResult::Problems(vec![problem], format)
            }
        };
    }
    let written = writer(matches).map_or_else(|| text::plan(plan), |writer| (writer.write)(plan));
    match out {
        None => CommandResult::Done(written),
        Some(path) => {
            let unstyled = anstream::adapter::strip_str(&written).to_string();
            save(matches, &path, unstyled.as_bytes(), format)
        }
    }
}

/// Writes the plan to its file; a name that was made here is said.
fn save(matches: &ArgMatches, path: &str, content: &[u8], format: Format) -> CommandResult {
    match files::write(path, content, "out") {
        Ok(()) => {
            if matches.get_one::<String>("out").is_none_or(|out| out != path) {
                output::remark(&format!("wrote {}", text::shown(path)));
            }
            CommandResult::Done(String::new())
        }
        Err(problem) => CommandResult::Problems(vec![problem], format),
    }
}

/// Writes the starter, but over no other file.
pub(crate) fn init(matches: &ArgMatches) -> CommandResult {
    let path = matches.get_one::<String>("file").map_or("net.yaml", String::as_str);
    if path == "-" {
        return CommandResult::Done(STARTER.into());
    }
    match files::write_new(path, STARTER) {
        Ok(()) => {
            let path = text::shown(path);
            CommandResult::Done(format!("wrote {path}; `ipplan plan {path}` plans it\n"))
        }
        Err(problem) => CommandResult::Problems(vec![problem], Format::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_file_names_a_format() {
        for (file, format) in [
            ("map.svg", Some("svg")),
            ("MAP.SVG", Some("svg")),
            ("main.tf", Some("terraform")),
            ("net.locals.tf", Some("locals")),
            ("net.plan.json", Some("json")),
            ("deploy.sh", Some("az")),
            ("plan.xlsx", Some("xlsx")),
            ("plan.csv", Some("csv")),
            // Of several formats, and of none.
            ("plan.json", None),
            ("plan.pdf", None),
            ("plan", None),
            (".svg", Some("svg")),
        ] {
            assert_eq!(named_by(file), format, "{file}");
        }
    }
}
