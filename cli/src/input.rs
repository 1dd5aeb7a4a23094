//! Lists of networks: from words of the command line, files, or standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use clap::ArgMatches;
use ipplan::{Inventory, Problem, codes, nearest};
use ipplan_formats::read::{self, Networks, Syntax};

use crate::part::{only, split};
use crate::progress::Progress;

/// Everything that the values of an argument list, in order.
///
/// Where any of it is wrong, every problem that can be found comes back.
pub(crate) fn lists(matches: &ArgMatches, argument: &str) -> Result<Networks, Vec<Problem>> {
    let (mut networks, mut problems) = (Networks::default(), Vec::new());
    for value in values(matches, argument) {
        match list(value, argument) {
            Ok(more) => networks.append(more),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(networks) } else { Err(problems) }
}

/// The one list that a command is about, from all files it names.
pub(crate) fn one_list(matches: &ArgMatches) -> Result<Networks, Vec<Problem>> {
    once(matches, &["list"]).map_err(|problem| vec![problem])?;
    lists(matches, "list")
}

/// The values of an argument that may be left out.
fn values<'a>(matches: &'a ArgMatches, argument: &str) -> impl Iterator<Item = &'a String> {
    matches.get_many::<String>(argument).unwrap_or_default()
}

/// Refuses standard input where it is asked for more than once: there is nothing left to read then.
pub(crate) fn once(matches: &ArgMatches, arguments: &[&str]) -> Result<(), Problem> {
    let each = arguments.iter().flat_map(|argument| values(matches, argument));
    if each.filter(|value| *value == "-").count() < 2 {
        return Ok(());
    }
    let message = "standard input (-) is used more than once, but can be read only once";
    Err(Problem::new(&codes::CANNOT_READ, message))
}

fn list(value: &str, argument: &str) -> Result<Networks, Vec<Problem>> {
    let unreadable = |error: io::Error| {
        let problem = self::unreadable(value, &error).at(argument);
        let is_missing = error.kind() == io::ErrorKind::NotFound;
        let message = format!("`{value}` is neither a file nor a network");
        vec![if is_missing { Problem { message, ..problem } } else { problem }]
    };
    if value == "-" {
        let text = read_all(io::stdin().lock(), 0, "standard input").map_err(unreadable)?;
        return read::networks_of(&text, value);
    }
    // Whatever could be a network is none of a file's name, unless there is such a file.
    let typed = match read::typed(value) {
        Ok(networks) => return Ok(networks),
        Err(problem) => problem,
    };
    if let (file, Some(part)) = split(value) {
        let bytes = content(file, argument).map_err(|problem| vec![problem])?;
        let (mut inventory, problems) = read::inventory(&[(file, &bytes)]);
        if !problems.is_empty() {
            return Err(problems);
        }
        only(&mut inventory, file, &[part]).map_err(|problem| vec![problem.at(argument)])?;
        return Ok(read::list_of(&inventory, &bytes).named(value));
    }
    match fs::metadata(value) {
        Err(_) if looks_like_a_network(value) => Err(vec![typed.at(argument)]),
        Err(error) => Err(unreadable(error)),
        Ok(metadata) => {
            let read = File::open(value).and_then(|file| read_all(file, metadata.len(), value));
            read::networks_of(&read.map_err(unreadable)?, value)
        }
    }
}

/// The bytes of a file, or of standard input.
pub(crate) fn content(value: &str, argument: &str) -> Result<Vec<u8>, Problem> {
    let read = if value == "-" {
        read_all(io::stdin().lock(), 0, "standard input")
    } else {
        let size = fs::metadata(value).map(|metadata| metadata.len());
        size.and_then(|size| File::open(value).and_then(|file| read_all(file, size, value)))
    };
    read.map_err(|error| unreadable(value, &error).at(argument))
}

/// The inventory of a file that is too large to be held as a whole; `None` for all others, and for formats
/// that can only be read as a whole.
pub(crate) fn large(value: &str) -> Option<Inventory> {
    let size = fs::metadata(value).ok().filter(fs::Metadata::is_file)?.len();
    let file = File::open(value).ok().filter(|_| size > LARGE)?;
    let mut seen = Seen { from: file, read: 0, progress: Progress::new(size, value) };
    read::large(value, &mut seen).ok().flatten()
}

/// From this size on, in bytes, a file is read some items at a time.
const LARGE: u64 = 8 << 20;

/// Says how far a file is read.
struct Seen<'a> {
    from: File,
    read: u64,
    progress: Progress<'a>,
}

impl Read for Seen<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.from.read(into)?;
        self.read += size as u64;
        self.progress.at(self.read);
        Ok(size)
    }
}

fn looks_like_a_network(value: &str) -> bool {
    value.starts_with(|it: char| it.is_ascii_hexdigit() || it == ':')
        && value.contains(['.', ':'])
        && value.chars().all(|it| it.is_ascii_hexdigit() || ".:/- *".contains(it))
}

/// The problem of a file that cannot be read, or is not there.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Problem {
    if error.kind() != io::ErrorKind::NotFound {
        return Problem::new(&codes::CANNOT_READ, format!("`{name}` cannot be read: {error}"));
    }
    let problem = Problem::new(&codes::CANNOT_READ, format!("file `{name}` does not exist"));
    let problem = match neighbour(Path::new(name)) {
        // It is the name of the neighbour itself, so the nearest to it.
        Some(near) => problem.did_you_mean(&near, [near.as_str()]),
        None => problem,
    };
    // Only requests are written by hand in these.
    match Path::new(name).extension().and_then(|it| Syntax::from_extension(it.to_str()?)) {
        Some(Syntax::Yaml | Syntax::Toml) => {
            problem.hint("`ipplan init` writes an example to start from")
        }
        _ => problem,
    }
}

/// The file with the most similar name in the folder of one that is missing.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    // As folders list their files in any order.
    let mut names: Vec<String> = names.collect();
    names.sort();
    let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    path.with_file_name(near).to_str().filter(|near| Path::new(near) != path).map(str::to_owned)
}

/// Reads all there is, and says how far it is when that takes long and a person looks on.
fn read_all(mut from: impl Read, size: u64, name: &str) -> io::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    let mut progress = Progress::new(size, name);
    while from.by_ref().take(CHUNK).read_to_end(&mut text)? > 0 {
        progress.at(text.len() as u64);
    }
    Ok(text)
}

const CHUNK: u64 = 1 << 22;
