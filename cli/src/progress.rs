//! A line on the terminal that says how far long work is, if a person looks on. It goes away when the work is done.

use std::io::{self, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::terminal;

/// Work that takes no longer than this says nothing.
const SOON: Duration = Duration::from_millis(500);

/// Back to the start of the line, and clear it.
const CLEAR: &[u8] = b"\r\x1b[K";

/// Does work that cannot know how far it is, and says for how long it has been going on.
pub(crate) fn patiently<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !terminal::watched() {
        return work();
    }
    thread::scope(|scope| {
        // It is closed when the work ends, whichever way.
        let (_open, closed) = mpsc::channel::<()>();
        let start = Instant::now();
        let going_on = move || {
            let waited = closed.recv_timeout(SOON);
            (waited == Err(RecvTimeoutError::Timeout)).then(|| start.elapsed().as_secs())
        };
        scope.spawn(|| tell(what, std::iter::from_fn(going_on), io::stderr()));
        work()
    })
}

/// Says the seconds as they come, in one line.
fn tell(what: &str, seconds: impl Iterator<Item = u64>, mut to: impl Write) {
    let mut shown = false;
    for seconds in seconds {
        shown = true;
        let _ = write!(to, "\r{what}: {seconds} s");
        let _ = to.flush();
    }
    if shown {
        let _ = to.write_all(CLEAR);
    }
}

/// How much of something was read.
pub(crate) struct Progress<'a> {
    size: u64,
    name: &'a str,
    start: Instant,
    shown: bool,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(size: u64, name: &'a str) -> Progress<'a> {
        Progress { size, name, start: Instant::now(), shown: false }
    }

    pub(crate) fn at(&mut self, read: u64) {
        if self.start.elapsed() < SOON || !terminal::watched() {
            return;
        }
        self.shown = true;
        let megabytes = |bytes: u64| bytes / 1_000_000;
        let of = match self.size {
            0 => String::new(),
            size => format!(" of {}", megabytes(size.max(read))),
        };
        let _ = write!(io::stderr(), "\r{}: {}{of} MB", self.name, megabytes(read));
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.shown {
            let _ = io::stderr().write_all(CLEAR);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_work_has_a_line_that_goes_away() {
        let told = |seconds: &[u64]| {
            let mut line = Vec::new();
            tell("looking", seconds.iter().copied(), &mut line);
            String::from_utf8(line).unwrap()
        };
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[0, 1]), "\rlooking: 0 s\rlooking: 1 s\r\u{1b}[K");
    }

    #[test]
    fn work_has_its_result() {
        assert_eq!(patiently("looking", || 7), 7);
    }
}
