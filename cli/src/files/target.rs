//! Where what is written to a path ends up: links are followed, and what is not a file is never replaced.

use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use ipplan::{Problem, codes};

/// Where what is written to a path ends up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output, which `-` stands for.
    Stdout,
    /// A pipe or a device: what is written goes straight into it.
    Stream(PathBuf),
    /// A file, there already or not yet, after every link was followed.
    File(PathBuf),
}

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

impl Target {
    /// Where a path leads.
    pub(crate) fn of(path: &Path) -> Result<Target, Problem> {
        if path == Path::new("-") {
            return Ok(Target::Stdout);
        }
        match fs::metadata(path) {
            Ok(found) if found.is_file() => {}
            Ok(found) => return not_a_file(path, &found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritten(path, &error)),
        }
        let mut target = path.to_owned();
        for _ in 0..MOST_LINKS {
            let link = fs::symlink_metadata(&target).is_ok_and(|it| it.is_symlink());
            if !link {
                return in_a_folder(path, target);
            }
            // Such as /dev/stdout: what it leads to was opened by somebody else, and they hold on to it.
            if ["/dev", "/proc"].iter().any(|folder| target.starts_with(folder)) {
                return Ok(Target::Stream(path.to_owned()));
            }
            let to = fs::read_link(&target).map_err(|error| unwritten(path, &error))?;
            target = folder_of(&target).join(to);
        }
        let message =
            format!("`{}` cannot be written: it is a link without a valid target", path.display());
        Err(Problem::new(&codes::CANNOT_WRITE, message))
    }

    /// The same for a lock, which is read, compared and replaced: that takes a file.
    pub(crate) fn of_lock(path: &Path) -> Result<PathBuf, Problem> {
        let what = match Target::of(path).map_err(|problem| problem.at("lock"))? {
            Target::File(target) => return Ok(target),
            Target::Stdout => "standard output",
            Target::Stream(_) => "a pipe or a device",
        };
        let message = format!("`{}` is {what}, and a lock has to be a file", path.display());
        let problem = Problem::new(&codes::CANNOT_WRITE, message).at("lock");
        Err(problem.hint("use a file, such as `--lock net.lock.json`"))
    }
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn not_a_file(path: &Path, found: &Metadata) -> Result<Target, Problem> {
    let what = if found.is_dir() {
        "a folder"
    } else if is_disk(found.file_type()) {
        "a disk"
    } else {
        return Ok(Target::Stream(path.to_owned()));
    };
    let message = format!("`{}` cannot be written: it is {what}", path.display());
    Err(Problem::new(&codes::CANNOT_WRITE, message).hint("use a file name"))
}

/// Text over the start of a disk destroys what is on it, and nobody means that.
fn is_disk(kind: FileType) -> bool {
    #[cfg(unix)]
    let disk = std::os::unix::fs::FileTypeExt::is_block_device(&kind);
    #[cfg(not(unix))]
    let disk = {
        let _ = kind;
        false
    };
    disk
}

fn in_a_folder(path: &Path, target: PathBuf) -> Result<Target, Problem> {
    let slash = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    if slash || target.file_name().is_none() {
        let message = format!("`{}` names a folder, not a file", path.display());
        return Err(Problem::new(&codes::CANNOT_WRITE, message));
    }
    let folder = folder_of(&target);
    if folder.is_dir() {
        return Ok(Target::File(target));
    }
    let (path, folder) = (path.display(), folder.display());
    let message = format!("`{path}` cannot be written: folder `{folder}` does not exist");
    Err(Problem::new(&codes::CANNOT_WRITE, message).hint("create the folder first"))
}

/// The problem of a file that cannot be written, with the reason of the system.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Problem {
    let message = format!("`{}` cannot be written: {error}", path.display());
    Problem::new(&codes::CANNOT_WRITE, message)
}
