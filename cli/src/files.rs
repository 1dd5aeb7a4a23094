//! Request files and locks: reading them, and writing so that they are always whole.

mod draft;
mod target;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use clap::ArgMatches;
use ipplan::{Inventory, Lock, Problem, Request, codes};
use ipplan_formats::read::{self, Document, Kind, Places, Syntax};
use ipplan_formats::{json, lock, text};

use self::draft::Draft;
use self::target::{Target, unwritten};
use crate::args::Format;
use crate::existing;
use crate::input;
use crate::output::{self, CommandResult, Exit};

/// A request that was read, with its text for showing where a problem is.
pub(crate) struct RequestFile {
    name: String,
    text: String,
    pub(crate) document: Document,
    /// The inventory of what exists around it.
    pub(crate) around: Option<Inventory>,
    /// The inventory of a file that is not a request.
    pub(crate) exists: Option<Inventory>,
}

impl RequestFile {
    /// Problems that were found later, shown in this file.
    pub(crate) fn refused(self, problems: Vec<Problem>) -> FileProblems {
        let RequestFile { name, text, document, .. } = self;
        FileProblems { problems, file: Some(Box::new((name, text, document.places))) }
    }
}

/// Problems, and the file they are in, if it is one.
pub(crate) struct FileProblems {
    problems: Vec<Problem>,
    file: Option<Box<(String, String, Places)>>,
}

impl From<Problem> for FileProblems {
    fn from(problem: Problem) -> FileProblems {
        FileProblems::plain(problem)
    }
}

impl FileProblems {
    pub(crate) fn several(problems: Vec<Problem>) -> FileProblems {
        FileProblems { problems, file: None }
    }

    fn plain(problem: Problem) -> FileProblems {
        FileProblems { problems: vec![problem], file: None }
    }

    /// The outcome of the command, with excerpts of the file for people.
    pub(crate) fn outcome(self, format: Format) -> CommandResult {
        let text = match (&self.file, format) {
            (Some(file), Format::Text) => {
                let (name, text, places) = &**file;
                text::problems_in(&self.problems, &text::File { name, text, places })
            }
            (Some(file), Format::Json) => json::text(&json::problems_in(&self.problems, &file.2)),
            (None, _) => return CommandResult::Problems(self.problems, format),
        };
        CommandResult::Refused(text, format, Exit::of(self.problems.iter().map(|it| it.code)))
    }
}

/// Reads the request that an argument names, with what exists around it where it says so.
pub(crate) fn request(matches: &ArgMatches, argument: &str) -> Result<RequestFile, FileProblems> {
    let around = matches.try_get_many::<String>("around").ok().flatten().unwrap_or_default();
    let around: Vec<String> = around.cloned().collect();
    let name = matches.get_one::<String>(argument).map_or("net.yaml", String::as_str);
    let mut read = read_request(name, argument, None, !around.is_empty())?;
    let files: Vec<String> = beside(name, &read.document.request).chain(around).collect();
    if files.is_empty() {
        return Ok(read);
    }
    match existing::inventory(files.iter().map(String::as_str), "around") {
        Ok(inventory) => {
            read.document.request = inventory.around(&read.document.request);
            read.around = Some(inventory);
            Ok(read)
        }
        Err(problems) => Err(FileProblems { problems, file: None }),
    }
}

/// The request in the file that an argument names, or what that file says exists.
pub(crate) fn request_of(name: &str, argument: &str) -> Result<RequestFile, FileProblems> {
    read_request(name, argument, None, false)
}

/// Reads a request in this syntax, regardless of the name of the file.
pub(crate) fn request_in(
    matches: &ArgMatches,
    syntax: Option<Syntax>,
) -> Result<RequestFile, FileProblems> {
    let name = matches.get_one::<String>("file").map_or("net.yaml", String::as_str);
    read_request(name, "file", syntax, false)
}

/// The syntax by the extension of a file name; `place` is the argument with the name.
pub(crate) fn syntax(name: &str, place: &str) -> Result<Syntax, Problem> {
    let extension = Path::new(name).extension().and_then(|it| it.to_str());
    extension.and_then(Syntax::from_extension).ok_or_else(|| {
        let known = Syntax::ALL.iter().flat_map(|it| it.extensions());
        let known: Vec<&str> = known.copied().collect();
        let message = format!("the file extension of `{name}` is not a known syntax");
        let problem = Problem::new(&codes::CANNOT_READ, message).at(place);
        problem.hint(format!("use one of the extensions {}", known.join(", ")))
    })
}

/// A network may have no address space of its own where files say what it has.
fn read_request(
    name: &str,
    argument: &str,
    known: Option<Syntax>,
    around: bool,
) -> Result<RequestFile, FileProblems> {
    let bytes = input::content(name, argument).map_err(FileProblems::plain)?;
    let read = match known {
        None => read::any(&bytes, if name == "-" { "" } else { name }),
        Some(syntax) => read::request_in(&bytes, syntax),
    };
    let read::Read { request, mut problems, places, text, inventory, .. } = read;
    problems.retain(|problem| !around || problem.code != &codes::NO_ADDRESS_SPACE);
    if problems.is_empty() {
        return Ok(RequestFile {
            name: name.to_owned(),
            text,
            document: Document { request, places },
            around: None,
            exists: inventory,
        });
    }
    Err(FileProblems { problems, file: Some(Box::new((name.to_owned(), text, places))) })
}

/// The same files, of a text that may be a request.
pub(crate) fn existing_of(name: &str, bytes: &[u8]) -> Vec<String> {
    let mentions = || bytes.windows("existing".len()).any(|it| it == b"existing");
    if bytes.len() > LARGEST_REQUEST || !mentions() {
        return Vec::new();
    }
    let read = read::any(bytes, if name == "-" { "" } else { name });
    beside(name, &read.request).collect()
}

/// The files with what exists that a request names. They are relative to the request.
fn beside(name: &str, request: &Request) -> impl Iterator<Item = String> {
    let folder = Path::new(name).parent().filter(|_| name != "-").unwrap_or(Path::new(""));
    let files = request.existing.iter();
    files.map(|file| folder.join(file).to_string_lossy().into_owned())
}

/// No request is larger, in bytes.
const LARGEST_REQUEST: usize = 16 << 20;

fn unread(path: &Path, error: &io::Error) -> Problem {
    input::unreadable(&path.to_string_lossy(), error)
}

/// The content of a lock file; `None` if there is no such file yet.
///
/// Reading writes nothing and waits for nobody: a lock is replaced as a whole, so it is always a complete
/// one.
pub(crate) fn lock(path: &Path) -> Result<Option<Lock>, Problem> {
    match fs::read(path) {
        Ok(bytes) => lock_of(&bytes, path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unread(path, &error).at("lock")),
    }
}

/// The content of a lock file that must exist.
pub(crate) fn known_lock(path: &Path) -> Result<Lock, Problem> {
    lock(path)?.ok_or_else(|| no_lock(path).hint(FIRST_LOCK))
}

/// The hint for a lock that `ipplan plan` would have written.
const FIRST_LOCK: &str = "`ipplan plan` with this `--lock` creates it";

/// The problem of a lock that is missing.
pub(crate) fn no_lock(path: &Path) -> Problem {
    unread(path, &io::ErrorKind::NotFound.into()).at("lock")
}

fn lock_of(bytes: &[u8], path: &Path) -> Result<Lock, Problem> {
    let read = read::text(bytes).and_then(|text| lock::read(&text));
    read.map_err(|problem| problem.in_file(&path.to_string_lossy()))
}

/// A lock that no other process can change before it is saved or dropped.
pub(crate) struct HeldLock {
    draft: Draft,
    /// The content; `None` if there is no such file yet.
    pub(crate) lock: Option<Lock>,
}

impl HeldLock {
    /// Reads a lock to change it; waits at most so long for others who do.
    pub(crate) fn take(path: &Path, limit: Option<Duration>) -> Result<HeldLock, Problem> {
        let target = Target::of_lock(path)?;
        let mut draft = Draft::begin(target, limit).map_err(|problem| problem.at("lock"))?;
        let found = draft.read().map_err(|error| unread(path, &error).at("lock"))?;
        let lock = found.map(|bytes| lock_of(&bytes, path)).transpose()?;
        Ok(HeldLock { draft, lock })
    }

    /// As [`take`](HeldLock::take), for a lock that must exist.
    pub(crate) fn take_known(path: &Path, limit: Option<Duration>) -> Result<HeldLock, Problem> {
        if fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return Err(no_lock(path).hint(FIRST_LOCK));
        }
        HeldLock::take(path, limit)
    }

    /// Replaces the file, whatever its content; for git, whose file without a lock is empty.
    pub(crate) fn replace(path: &Path, lock: &Lock) -> Result<(), Problem> {
        let mut draft = Draft::begin(Target::of_lock(path)?, None)?;
        draft.read().map_err(|error| unread(path, &error))?;
        draft.save(lock::write(lock))
    }

    /// Writes the lock where it is another one now.
    pub(crate) fn save(self, after: &Lock) -> Result<(), Problem> {
        if self.lock.as_ref() == Some(after) {
            return Ok(());
        }
        self.draft.save(lock::write(after))
    }
}

/// Where everything is that an argument names: by a lock, by a plan, by what exists, or by a request that is
/// planned for it.
pub(crate) fn placed(name: &str, argument: &str) -> Result<Lock, FileProblems> {
    let bytes = input::content(name, argument).map_err(FileProblems::plain)?;
    let file = if name == "-" { "" } else { name };
    let read::Read { kind, request, problems, places, text, .. } = read::any(&bytes, file);
    if kind != Kind::Request || text.trim().is_empty() {
        let placed = ipplan_formats::placed((file, &bytes), &Lock::default());
        return placed.map_err(FileProblems::several);
    }
    let planned = match problems.as_slice() {
        [] => ipplan::plan(&request, &Lock::default()),
        _ => Err(problems),
    };
    planned.map(|plan| plan.lock()).map_err(|problems| FileProblems {
        problems,
        file: Some(Box::new((name.to_owned(), text, places))),
    })
}

/// Whether two names lead to one file.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let file = |name: &str| fs::metadata(name).is_ok_and(|found| found.is_file());
    file(one) && file(other) && same_file::is_same_file(one, other).unwrap_or(false)
}

/// Refuses a destination that is a file the answer comes from: what it is, and what would be written over it.
pub(crate) fn not_over(out: &str, source: &str, what: &str, answer: &str) -> Result<(), Problem> {
    if !(source == out && source != "-" || same(source, out)) {
        return Ok(());
    }
    let message = format!("`{out}` is {what}, which the {answer} would overwrite");
    Err(Problem::new(&codes::CANNOT_WRITE, message).hint("use another file name"))
}

/// Refuses to write where that cannot work, before anything else is done; `place` is the argument with
/// the name.
pub(crate) fn writable(path: &str, place: &str) -> Result<(), Problem> {
    Target::of(Path::new(path)).map(drop).map_err(|problem| problem.at(place))
}

/// Writes a file as a whole or not at all; into a pipe or a device, what there is; `-` is standard output.
pub(crate) fn write(path: &str, content: impl AsRef<[u8]>, place: &str) -> Result<(), Problem> {
    let content = content.as_ref();
    let into = |path: &Path| File::options().append(true).open(path)?.write_all(content);
    let save = |target| Draft::begin(target, None)?.save(content);
    let written = match Target::of(Path::new(path)).map_err(|problem| problem.at(place))? {
        Target::File(target) => return save(target).map_err(|problem| problem.at(place)),
        Target::Stdout => output::print_bytes(content),
        Target::Stream(stream) => into(&stream),
    };
    match written {
        // A reader that has gone away is not an error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(unwritten(Path::new(path), &error).at(place))
        }
        _ => Ok(()),
    }
}

/// Writes a file that is not there yet.
pub(crate) fn write_new(path: &str, text: &str) -> Result<(), Problem> {
    let there = || {
        let problem = Problem::new(&codes::CANNOT_WRITE, format!("`{path}` already exists"));
        problem.at("file").hint("use another file name, or `-` to print it")
    };
    let Target::File(target) = Target::of(Path::new(path))? else { return Err(there()) };
    let mut draft = Draft::begin(target, None)?;
    match draft.read() {
        Ok(None) => draft.save(text),
        _ => Err(there()),
    }
}
