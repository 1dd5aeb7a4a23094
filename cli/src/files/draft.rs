//! Writing a file as a whole or not at all, one process at a time.
//!
//! The text is written to a draft next to the file, which then takes its place. The draft is locked as
//! long as it exists, so it also keeps other processes away from the file. If a process is killed, its
//! draft stays, without a lock: the next process that writes the same file removes it.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ipplan::{Problem, codes};

use super::target::{folder_of, unwritten};
use crate::output;

/// The next content of a file. Nobody else has one of the same file until it is saved or dropped.
pub(crate) struct Draft {
    target: PathBuf,
    path: PathBuf,
    file: File,
    before: Before,
    saved: bool,
}

/// The content of the file when it was read. It must be the same when the file is replaced.
enum Before {
    Unread,
    Missing,
    Content(Vec<u8>),
}

/// The longest part of a file's name that is in the name of its draft, in bytes. Files that differ only
/// after it wait for each other, which does no harm.
const LONGEST: usize = 200;

impl Draft {
    /// Waits until no other process writes the file, for as long as that may take, and keeps others off.
    ///
    /// The target is a file, after every link was followed: two paths to one file have one draft.
    pub(crate) fn begin(target: PathBuf, limit: Option<Duration>) -> Result<Draft, Problem> {
        let path = draft_of(&target);
        let unwritten = |error: &io::Error| self::unwritten(&target, error);
        // Whoever may not write the file may not replace it either.
        match File::options().append(true).open(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unwritten(&error)),
            _ => {}
        }
        let mut wait = Wait { target: &target, limit, start: Instant::now(), said: false };
        loop {
            match File::create_new(&path) {
                Ok(file) => {
                    wait.lock(&file)?;
                    // Before it was locked, another process may have removed it as an abandoned one.
                    if is_at(&file, &path) {
                        let (before, saved) = (Before::Unread, false);
                        return Ok(Draft { target, path, file, before, saved });
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    wait.clear(&path)?;
                }
                Err(error) => return Err(unwritten(&error)),
            }
        }
    }

    /// The current content of the file; `None` if there is no file yet.
    pub(crate) fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let found = content(&self.target)?;
        self.before = found.clone().map_or(Before::Missing, Before::Content);
        Ok(found)
    }

    /// Puts the content in the place of the file.
    ///
    /// The file keeps its mode, and its owner where the system allows that. A new one gets the mode that
    /// the umask leaves.
    pub(crate) fn save(mut self, next: impl AsRef<[u8]>) -> Result<(), Problem> {
        let write = |file: &mut File| {
            file.write_all(next.as_ref())?;
            if let Ok(found) = fs::metadata(&self.target) {
                like(file, &found)?;
            }
            file.sync_all()
        };
        write(&mut self.file).map_err(|error| unwritten(&self.target, &error))?;
        let now = || content(&self.target).map_err(|error| unwritten(&self.target, &error));
        let same = match &self.before {
            Before::Unread => true,
            Before::Missing => now()?.is_none(),
            Before::Content(before) => now()?.as_ref() == Some(before),
        };
        if !same {
            return Err(changed(&self.target));
        }
        fs::rename(&self.path, &self.target).map_err(|error| unwritten(&self.target, &error))?;
        self.saved = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.saved {
            // It is locked still, so nobody else can have put another one there.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The name of a draft: hidden, next to the file, and recognizable.
fn draft_of(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=LONGEST).rev().find(|end| name.is_char_boundary(*end)).unwrap_or_default();
    let name = name.get(..end).unwrap_or(&name);
    folder_of(target).join(format!(".{name}.ipplan"))
}

fn content(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn changed(path: &Path) -> Problem {
    let message = format!(
        "`{}` was changed by another program in the meantime; nothing was written",
        path.display()
    );
    let problem = Problem::new(&codes::LOCK_CHANGED, message).at("lock");
    problem.hint("review the change, and run the command again")
}

/// Gives a file the mode and the owner of another.
fn like(file: &File, found: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (found.uid(), found.gid()) {
            // Only root can give a file away; the group can be kept by all who are in it.
            let kept = fchown(file, Some(found.uid()), Some(found.gid()));
            let _ = kept.or_else(|_| fchown(file, None, Some(found.gid())));
        }
    }
    file.set_permissions(found.permissions())
}

/// Whether a path leads to this very file, and not by a link.
fn is_at(file: &File, path: &Path) -> bool {
    let plain = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let same = || -> io::Result<bool> {
        Ok(same_file::Handle::from_file(file.try_clone()?)? == same_file::Handle::from_path(path)?)
    };
    plain && same().unwrap_or(false)
}

/// Waiting for other processes that write the same file.
struct Wait<'a> {
    target: &'a Path,
    limit: Option<Duration>,
    start: Instant,
    said: bool,
}

/// When the command reports what it waits for.
const SILENT: Duration = Duration::from_secs(1);

impl Wait<'_> {
    /// Locks a draft, as soon as nobody else does.
    fn lock(&mut self, file: &File) -> Result<(), Problem> {
        let mut pause = Duration::from_millis(1);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(unwritten(self.target, &error)),
            }
            let waited = self.start.elapsed();
            let left = self.limit.map(|limit| limit.saturating_sub(waited));
            if left.is_some_and(|left| left.is_zero()) {
                return Err(self.too_long());
            }
            if waited > SILENT && !self.said {
                self.said = true;
                let path = self.target.display();
                output::remark(&format!("waiting for another ipplan that is writing `{path}`"));
            }
            std::thread::sleep(left.map_or(pause, |left| left.min(pause)));
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    }

    /// Takes away the draft of a process that was killed, once it is known that the process is gone.
    fn clear(&mut self, path: &Path) -> Result<(), Problem> {
        let in_the_way = |error: &io::Error| {
            let message = format!(
                "`{}` cannot be written, because of `{}`: {error}",
                self.target.display(),
                path.display()
            );
            let problem = Problem::new(&codes::CANNOT_WRITE, message);
            problem.hint("remove that file if no other ipplan is running")
        };
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(in_the_way(&io::Error::other("it is not a file"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(in_the_way(&error)),
        }
        // Some systems lock only what can be written; where it cannot, reading will do for the others.
        let file = File::options().read(true).write(true).open(path);
        let file = match file.or_else(|_| File::open(path)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(in_the_way(&error)),
        };
        self.lock(&file)?;
        if is_at(&file, path) {
            fs::remove_file(path).map_err(|error| in_the_way(&error))?;
        }
        Ok(())
    }

    fn too_long(&self) -> Problem {
        let message = format!(
            "`{}` cannot be written: another ipplan is writing it, and did not finish within {}",
            self.target.display(),
            humantime::format_duration(self.limit.unwrap_or_default()),
        );
        Problem::new(&codes::CANNOT_WRITE, message)
            .hint("run the command again, or wait longer with `--wait`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_beside_its_file() {
        assert_eq!(draft_of(Path::new("a/net.json")), Path::new("a/.net.json.ipplan"));
        assert_eq!(draft_of(Path::new("net.json")), Path::new("./.net.json.ipplan"));
        let long = format!("{}ä{}", "a".repeat(199), "b".repeat(50));
        assert_eq!(
            draft_of(Path::new(&long)),
            Path::new(&format!("./.{}.ipplan", "a".repeat(199)))
        );
    }

    #[test]
    fn drafts_of_one_file_come_one_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("net.json");
        let first = Draft::begin(target.clone(), None).unwrap();
        let second = Draft::begin(target.clone(), Some(Duration::ZERO)).err().unwrap();
        assert_eq!(second.code, &codes::CANNOT_WRITE);
        first.save("1").unwrap();
        let mut second = Draft::begin(target.clone(), Some(Duration::ZERO)).unwrap();
        assert_eq!(second.read().unwrap().unwrap(), b"1");
        drop(second);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_left_behind_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("net.json");
        fs::write(draft_of(&target), "half of it").unwrap();
        Draft::begin(target.clone(), Some(Duration::ZERO)).unwrap().save("whole").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_changed_since_it_was_read_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("net.json");
        for before in [None, Some("ours")] {
            if let Some(before) = before {
                fs::write(&target, before).unwrap();
            }
            let mut draft = Draft::begin(target.clone(), None).unwrap();
            draft.read().unwrap();
            fs::write(&target, "theirs").unwrap();
            assert_eq!(draft.save("lost").unwrap_err().code, &codes::LOCK_CHANGED);
            assert_eq!(fs::read_to_string(&target).unwrap(), "theirs");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
