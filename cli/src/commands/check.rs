//! `ipplan check`: what is wrong with requests, and with networks that exist.

use clap::ArgMatches;
use ipplan::{AuditOptions, Code, Edition, Inventory, Problem, codes, nearest};
use ipplan_formats::{CHECKS, CheckReport, check_beside};

use crate::args::Format;
use crate::files;
use crate::input;
use crate::output::{CommandResult, Exit};
use crate::part;
use crate::progress::patiently;

/// The word that stands for every code of a warning.
const WARNINGS: &str = "warnings";

/// Checks files of any format.
pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let format = Format::of(matches);
    let (options, mut texts) = match (options(matches), texts(matches)) {
        (Ok(options), Ok(texts)) => (options, texts),
        (options, texts) => {
            let problems = options.err().into_iter().chain(texts.err()).flatten();
            return CommandResult::Problems(problems.collect(), format);
        }
    };
    let mut known = Inventory::default();
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    for text in &mut texts {
        match &mut text.content {
            Content::Bytes(bytes) => files.push((&text.file, bytes)),
            Content::Read(read) => known.append(std::mem::take(&mut **read)),
        }
    }
    let mut report = patiently("checking", || check_beside(known, &files, &options));
    for text in &texts {
        if let Err(problem) = text.only(&mut report) {
            return CommandResult::Problems(vec![problem.at("file")], format);
        }
    }
    let asked = matches.get_one::<String>("format");
    let writer = CHECKS.iter().find(|writer| asked.is_some_and(|name| name == writer.name));
    let written = writer.map(|writer| (writer.write)(&report)).unwrap_or_default();
    let failing = report.findings.iter().filter(|finding| finding.fails());
    match Exit::of(failing.map(|finding| finding.code)) {
        _ if !report.fails() => CommandResult::Done(written),
        Exit::Usage => CommandResult::Unanswered(written),
        _ => CommandResult::Negative(written),
    }
}

/// A file, and the networks of it that are meant; without any, all of it is.
struct Text {
    file: String,
    parts: Vec<String>,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    /// Of a file that is too large to be held as a whole.
    Read(Box<Inventory>),
}

impl Text {
    /// Keeps only the findings about the parts of a report. The parts are checked together with the
    /// rest of the file.
    fn only(&self, report: &mut CheckReport) -> Result<(), Problem> {
        let parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        part::only(&mut report.inventory, &self.file, &parts)?;
        // Files that belong to others are read after them.
        let index = report.inventory.files.iter().position(|it| it.name == self.file);
        let is_meant = |name: &String| parts.iter().any(|part| part.eq_ignore_ascii_case(name));
        report.findings.retain(|finding| {
            let is_here = finding.origins.first().is_some_and(|it| Some(it.file) == index);
            let is_whole = parts.is_empty() || finding.networks.is_empty() || !is_here;
            is_whole || finding.networks.iter().any(is_meant)
        });
        Ok(())
    }
}

/// The files that are named, each once, and those that their requests name.
fn texts(matches: &ArgMatches) -> Result<Vec<Text>, Vec<Problem>> {
    input::once(matches, &["file"]).map_err(|problem| vec![problem])?;
    let given = matches.get_many::<String>("file").unwrap_or_default();
    let owned = |(file, parts): (&str, Vec<&str>)| {
        (file.to_owned(), parts.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let mut names: Vec<(String, Vec<String>)> =
        part::files(given.map(String::as_str)).into_iter().map(owned).collect();
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    let mut next = 0;
    while let Some((file, parts)) = names.get(next).cloned() {
        next += 1;
        if let Some(read) = input::large(&file) {
            texts.push(Text { file, parts, content: Content::Read(Box::new(read)) });
            continue;
        }
        match input::content(&file, "file") {
            Ok(bytes) => {
                let beside = files::existing_of(&file, &bytes);
                for beside in part::files(beside.iter().map(String::as_str)) {
                    let same = |it: &str| it == beside.0 || files::same(it, beside.0);
                    if !names.iter().any(|(it, _)| same(it)) {
                        names.push(owned(beside));
                    }
                }
                texts.push(Text { file, parts, content: Content::Bytes(bytes) });
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

/// How findings are judged.
pub(super) fn options(matches: &ArgMatches) -> Result<AuditOptions, Vec<Problem>> {
    let (mut options, mut problems) = (AuditOptions::default(), Vec::new());
    if let Some(read) = matches.get_one::<String>("edition") {
        options.edition = Edition::parse(read);
        if options.edition.is_none() {
            let problem = Problem::new(&codes::UNKNOWN_EDITION, format!("`{read}` is not a date"));
            let problem = problem.at("edition");
            problems
                .push(problem.hint("write a day such as 2023-07-21, or a month such as 2023-07"));
        }
    }
    for word in matches.get_many::<String>("deny").unwrap_or_default() {
        match code(word, "deny") {
            _ if word == WARNINGS => options.deny_warnings = true,
            Ok(code) => options.deny.push(code),
            Err(problem) => problems.push(problem.hint("`warnings` stands for all of them")),
        }
    }
    for word in matches.get_many::<String>("allow").unwrap_or_default() {
        match word.split_once('=').map(|(id, why)| (id, why.trim())) {
            Some((id, why)) if !why.is_empty() => match code(id, "allow") {
                Ok(code) => options.allow.push((code, why.to_owned())),
                Err(problem) => problems.push(problem),
            },
            _ => {
                let id = word.split_once('=').map_or(word.as_str(), |(id, _)| id);
                let message = format!("`{word}` does not say why");
                let problem = Problem::new(&codes::MISSING_KEY, message).at("allow");
                problems.push(problem.hint(format!("give the reason, such as `{id}=a sandbox`")));
            }
        }
    }
    if problems.is_empty() { Ok(options) } else { Err(problems) }
}

fn code(id: &str, place: &str) -> Result<&'static Code, Problem> {
    Code::named(id).ok_or_else(|| {
        let message = format!("unknown code `{id}`");
        let problem = Problem::new(&codes::UNKNOWN_CODE, message).at(place);
        match nearest(id, codes::ALL.iter().map(|code| code.id)) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("`ipplan explain` lists the codes"),
        }
    })
}
