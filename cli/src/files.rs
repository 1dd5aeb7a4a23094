//! Request files and locks: reading them, and writing so that they are always whole.

use std::fs::{self, File};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use ipplan::{Lock, Problem, codes};
use ipplan_formats::read::{self, Document, Kind, Places, Syntax};
use ipplan_formats::{json, lock, text};

use crate::args::Format;
use crate::output::Outcome;

/// A request that was read, with its text for showing where a problem is.
pub(crate) struct Read {
    name: String,
    text: String,
    pub(crate) document: Document,
}

impl Read {
    /// Problems that were found later, shown in this file.
    pub(crate) fn refused(self, problems: Vec<Problem>) -> Refused {
        let Read { name, text, document } = self;
        Refused { problems, file: Some(Box::new((name, text, document.places))) }
    }
}

/// What is wrong, and the file it is in, where it is in one.
pub(crate) struct Refused {
    problems: Vec<Problem>,
    file: Option<Box<(String, String, Places)>>,
}

impl Refused {
    fn plain(problem: Problem) -> Refused {
        Refused { problems: vec![problem], file: None }
    }

    /// The same as what a command comes to: with excerpts of the file for people.
    pub(crate) fn outcome(self, format: Format) -> Outcome {
        match (&self.file, format) {
            (Some(file), Format::Text) => {
                let (name, text, places) = &**file;
                let file = text::File { name, text, places };
                Outcome::BadNews(text::problems_in(&self.problems, &file))
            }
            (Some(file), Format::Json) => {
                Outcome::News(format!("{:#}\n", json::problems_in(&self.problems, &file.2)))
            }
            (None, format) => Outcome::Problems(self.problems, format),
        }
    }
}

/// Reads the request that the command line names.
pub(crate) fn request(matches: &ArgMatches) -> Result<Read, Refused> {
    request_in(matches, None)
}

/// The same, in this syntax whatever its name says.
pub(crate) fn request_in(matches: &ArgMatches, syntax: Option<Syntax>) -> Result<Read, Refused> {
    let name = matches.get_one::<String>("file").map_or("net.yaml", String::as_str);
    read_request(name, syntax)
}

/// The syntax that the name of a file tells; `place` is the argument with the name.
pub(crate) fn syntax(name: &str, place: &str) -> Result<Syntax, Problem> {
    let extension = Path::new(name).extension().and_then(|it| it.to_str());
    extension.and_then(Syntax::from_extension).ok_or_else(|| {
        let known = Syntax::ALL.iter().flat_map(|it| it.extensions());
        let known: Vec<&str> = known.copied().collect();
        let message = format!("{name} does not say what language it is in");
        let problem = Problem::new(&codes::CANNOT_READ, message).at(place);
        problem.hint(format!("let its name end with one of {}", known.join(", ")))
    })
}

fn read_request(name: &str, known: Option<Syntax>) -> Result<Read, Refused> {
    let bytes = content(name).map_err(Refused::plain)?;
    let read = match known {
        None => read::any(&bytes, if name == "-" { "" } else { name }),
        Some(syntax) => read::request_in(&bytes, syntax),
    };
    let read::Read { request, problems, places, text, .. } = read;
    if problems.is_empty() {
        return Ok(Read { name: name.to_owned(), text, document: Document { request, places } });
    }
    Err(Refused { problems, file: Some(Box::new((name.to_owned(), text, places))) })
}

/// The bytes of a file, or of standard input.
fn content(name: &str) -> Result<Vec<u8>, Problem> {
    let read = if name == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(name)
    };
    read.map_err(|error| {
        let problem = Problem::new(&codes::CANNOT_READ, format!("{name} cannot be read: {error}"));
        match error.kind() {
            io::ErrorKind::NotFound => problem.hint("`ipplan init` writes one to start from"),
            _ => problem,
        }
    })
}

/// What a lock file holds; `None` where there is no such file yet.
pub(crate) fn lock(path: &Path) -> Result<Option<Lock>, Problem> {
    match fs::read(path) {
        Ok(bytes) => {
            let read = read::text(&bytes).and_then(|text| lock::read(&text));
            read.map(Some).map_err(|problem| in_file(problem, path))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("{} cannot be read: {error}", path.display());
            Err(Problem::new(&codes::CANNOT_READ, message).at("lock"))
        }
    }
}

fn in_file(problem: Problem, path: &Path) -> Problem {
    let place = match problem.place.as_str() {
        "" => path.display().to_string(),
        spot => format!("{}:{spot}", path.display()),
    };
    problem.at(place)
}

/// Where everything is, by a lock, by a plan, or by a request that is planned for it.
pub(crate) fn placed(name: &str) -> Result<Lock, Refused> {
    let bytes = content(name).map_err(Refused::plain)?;
    let read::Read { kind, request, lock, problems, places, text, .. } =
        read::any(&bytes, if name == "-" { "" } else { name });
    let stated = matches!(kind, Kind::Lock | Kind::Plan);
    if stated && let Some(problem) = problems.first().cloned() {
        return Err(Refused::plain(in_file(problem, Path::new(name))));
    }
    let planned = match lock {
        Some(lock) if stated => return Ok(lock),
        _ if problems.is_empty() => ipplan::plan(&request, &Lock::default()),
        _ => Err(problems),
    };
    planned.map(|plan| plan.lock()).map_err(|problems| Refused {
        problems,
        file: Some(Box::new((name.to_owned(), text, places))),
    })
}

/// Holds off every other process that guards the same file, until it is dropped.
pub(crate) struct Guard(#[expect(dead_code, reason = "dropping it unlocks")] File);

/// Waits until no other process works with the file, and holds the others off.
///
/// The guard is a file beside it: the file itself is replaced when it is written.
pub(crate) fn guard(path: &Path) -> Result<Guard, Problem> {
    let beside = with_suffix(path, ".guard");
    let open = File::options().create(true).append(true).open(&beside);
    let locked = open.and_then(|file| file.lock().map(|()| file));
    locked.map(Guard).map_err(|error| unwritten(&beside, &error))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes a file as a whole or not at all: into a temporary one beside it, which then takes its place.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Problem> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let write = || -> io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(".ipplan-")
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        // A temporary file is for its owner alone; a file like this one is for all who may read here.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path).map_or(0o644, |it| it.permissions().mode());
            file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        }
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &io::Error) -> Problem {
    let message = format!("{} cannot be written: {error}", path.display());
    Problem::new(&codes::CANNOT_WRITE, message)
}
