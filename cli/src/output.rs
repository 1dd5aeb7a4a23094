//! The outcome of a command, where it is printed, and its exit code.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::process::ExitCode;

use ipplan::{Code, Notice, Problem, codes};
use ipplan_formats::read::FileRead;
use ipplan_formats::{json, text};
use serde::Serialize;

use crate::args::Format;
use crate::terminal;

/// The outcome of a command.
pub(crate) enum CommandResult {
    /// An answer, ready to print.
    Done(String),
    /// A negative answer, ready to print: a script can tell by the exit code.
    Negative(String),
    /// The same, for standard error.
    NegativeToStderr(String),
    /// What could be said although something could not be read, ready to print.
    Unanswered(String),
    /// An answer that was printed as it was made, and how the process ends.
    Printed(ExitCode),
    /// Everything wrong with what was asked.
    Problems(Vec<Problem>, Format),
    /// The same, written out already.
    Refused(String, Format, Exit),
    /// Words the command line does not know, or a request for help.
    Usage(clap::Error, Format),
}

/// Standard output, written in large pieces.
pub(crate) type Out = BufWriter<StdoutLock<'static>>;

/// The exit codes, which scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The answer stands.
    Done = 0,
    /// The answer is no, or there is a problem in what was read.
    Problems = 1,
    /// The command line is not understood, or something could not be read, written or served.
    Usage = 2,
}

impl Exit {
    /// The exit code for problems of these kinds: the answer is no, or nothing could be answered.
    pub(crate) fn of(codes: impl IntoIterator<Item = &'static Code>) -> Exit {
        let unable = [
            &codes::USAGE,
            &codes::CANNOT_READ,
            &codes::BAD_LOCK,
            &codes::CANNOT_WRITE,
            &codes::CANNOT_SERVE,
        ];
        let unable = codes.into_iter().any(|code| unable.contains(&code));
        if unable { Exit::Usage } else { Exit::Problems }
    }
}

impl CommandResult {
    /// Plain data as JSON.
    pub(crate) fn json(value: &serde_json::Value) -> CommandResult {
        CommandResult::Done(json::text(value))
    }

    /// The same, where 1 means something else: what is refused could not be answered.
    pub(crate) fn unanswered(self) -> CommandResult {
        match self {
            CommandResult::Problems(problems, format) => {
                CommandResult::Refused(shown(&problems, format), format, Exit::Usage)
            }
            CommandResult::Refused(text, format, _) => {
                CommandResult::Refused(text, format, Exit::Usage)
            }
            other => other,
        }
    }

    /// An answer that can be long, printed as it is made; nothing of it is styled.
    pub(crate) fn print(
        exit: Exit,
        write: impl FnOnce(&mut Out) -> io::Result<()>,
    ) -> CommandResult {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let written = write(&mut out).and_then(|()| out.flush());
        CommandResult::Printed(ended(written, exit))
    }

    /// The same as JSON.
    pub(crate) fn print_json(exit: Exit, answer: impl Serialize) -> CommandResult {
        CommandResult::print(exit, |out| json::write(out, &answer))
    }

    /// Prints it and says how the process ends. A reader that has gone away is not an error.
    pub(crate) fn exit(self) -> ExitCode {
        let (written, exit) = match self {
            CommandResult::Printed(code) => return code,
            CommandResult::Done(text) => (print(&text), Exit::Done),
            CommandResult::Negative(text) => (print(&text), Exit::Problems),
            CommandResult::Unanswered(text) => (print(&text), Exit::Usage),
            CommandResult::NegativeToStderr(text) => (print_error(&text), Exit::Problems),
            CommandResult::Problems(problems, format) => {
                let text = shown(&problems, format);
                let exit = Exit::of(problems.iter().map(|problem| problem.code));
                return CommandResult::Refused(text, format, exit).exit();
            }
            CommandResult::Refused(text, Format::Json, exit) => (print(&text), exit),
            CommandResult::Refused(text, Format::Text, exit) => (print_error(&text), exit),
            CommandResult::Usage(error, _) if !error.use_stderr() => {
                (print(&error.render().ansi().to_string()), Exit::Done)
            }
            CommandResult::Usage(error, Format::Json) => {
                (print(&json::text(&json::problems(&[usage(&error)]))), Exit::Usage)
            }
            CommandResult::Usage(error, Format::Text) => {
                (print_error(&error.render().ansi().to_string()), Exit::Usage)
            }
        };
        ended(written, exit)
    }
}

fn shown(problems: &[Problem], format: Format) -> String {
    match format {
        Format::Json => json::text(&json::problems(problems)),
        Format::Text => text::problems(problems),
    }
}

/// How the process ends once all was written, or not. A reader that has gone away is not an error.
fn ended(written: io::Result<()>, exit: Exit) -> ExitCode {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = print_error(&text::problems(&[unwritten(&error)]));
            ExitCode::from(Exit::Usage as u8)
        }
        _ => ExitCode::from(exit as u8),
    }
}

/// The problem of an answer that standard output does not take.
fn unwritten(error: &io::Error) -> Problem {
    let message = format!("the answer cannot be written to standard output: {error}");
    let problem = Problem::new(&codes::CANNOT_WRITE, message);
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            problem.hint("free some space, or write to another place")
        }
        _ => problem,
    }
}

/// The error of the command line parser as a problem: its first line, with its tips as hints.
fn usage(error: &clap::Error) -> Problem {
    let text = error.render().to_string();
    let mut lines = text.lines().map(str::trim);
    let message = lines.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let tips = lines.filter_map(|line| line.strip_prefix("tip: "));
    tips.fold(Problem::new(&codes::USAGE, message), Problem::hint)
}

/// Prints the amount that was read and the notices to standard error.
pub(crate) fn tell_read(files: &[FileRead], notices: &[Notice]) {
    if terminal::quiet() {
        return;
    }
    // Whoever closed standard error does not want to know.
    let _ = print_error(&(text::files(files) + &text::notices(notices)));
}

/// Something to know while a command runs, a paragraph on standard error.
pub(crate) fn remark(line: &str) {
    if !terminal::quiet() {
        let _ = print_error(&text::paragraph("", "", &text::shown(line)));
    }
}

/// To standard output; styles and links are stripped where it is not a terminal, `NO_COLOR` is set, or
/// `--color never` is given.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(terminal::linked(text).as_bytes())?;
    out.flush()
}

/// To standard output, as it is.
pub(crate) fn print_bytes(content: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(content)?;
    out.flush()
}

/// To standard error, in the way of [`print()`].
pub(crate) fn print_error(text: &str) -> io::Result<()> {
    anstream::stderr().lock().write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As every other problem: with its code, in one sentence, and with what to try where that is known.
    #[test]
    fn an_answer_that_is_not_taken_is_a_problem() {
        let full = unwritten(&ErrorKind::StorageFull.into());
        assert_eq!((full.code, full.hints.len()), (&codes::CANNOT_WRITE, 1));
        assert!(full.message.starts_with("the answer cannot be written to standard output: "));
        assert!(unwritten(&ErrorKind::PermissionDenied.into()).hints.is_empty());
        assert_eq!(Exit::of([full.code]), Exit::Usage);
        assert_eq!(Exit::of([&codes::OVERLAPPING]), Exit::Problems);
    }
}
