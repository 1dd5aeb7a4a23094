//! What a command comes to, where it is printed, and the exit code it means.

use std::io::Write;
use std::process::ExitCode;

use ipplan::{Problem, codes};
use ipplan_formats::{json, text};

use crate::args::Format;

/// What a command comes to.
pub(crate) enum Outcome {
    /// An answer, ready to print.
    Done(String),
    /// Everything wrong with what was asked.
    Problems(Vec<Problem>, Format),
    /// Words the command line does not know, or a request for help.
    Usage(clap::Error, Format),
}

/// The exit codes, which scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Problems = 1,
    Usage = 2,
}

impl Outcome {
    /// Plain data as JSON.
    pub(crate) fn json(value: &serde_json::Value) -> Outcome {
        Outcome::Done(format!("{value:#}\n"))
    }

    /// Prints it and says how the process ends. A reader that has gone away is no error.
    pub(crate) fn exit(self) -> ExitCode {
        let code = match self {
            Outcome::Done(text) => {
                print(&text);
                Exit::Done
            }
            Outcome::Problems(problems, Format::Json) => {
                print(&format!("{:#}\n", json::problems(&problems)));
                Exit::Problems
            }
            Outcome::Problems(problems, Format::Text) => {
                complain(&text::problems(&problems));
                Exit::Problems
            }
            Outcome::Usage(error, _) if !error.use_stderr() => {
                print(&error.render().ansi().to_string());
                Exit::Done
            }
            Outcome::Usage(error, Format::Json) => {
                print(&format!("{:#}\n", json::problems(&[usage(&error)])));
                Exit::Usage
            }
            Outcome::Usage(error, Format::Text) => {
                complain(&error.render().ansi().to_string());
                Exit::Usage
            }
        };
        ExitCode::from(code as u8)
    }
}

/// What the parser of the command line says, as a problem: its first line, and its tips as hints.
fn usage(error: &clap::Error) -> Problem {
    let text = error.render().to_string();
    let mut lines = text.lines().map(str::trim);
    let message = lines.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let tips = lines.filter_map(|line| line.strip_prefix("tip: "));
    tips.fold(Problem::new(&codes::USAGE, message), Problem::hint)
}

/// To standard output; styles are stripped where it is no terminal or `NO_COLOR` is set.
fn print(text: &str) {
    let _ = anstream::stdout().lock().write_all(text.as_bytes());
}

/// To standard error, likewise.
fn complain(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
