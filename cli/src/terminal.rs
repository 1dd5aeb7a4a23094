//! The abilities of the terminal, and how much of them the user wants.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::adapter::strip_str;
use clap::ColorChoice;
use supports_hyperlinks::Stream;

/// Whether only answers and problems are said.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Does as the command line says, for the rest of the process.
pub(crate) fn settle(color: ColorChoice, quiet: bool) {
    let color = match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    color.write_global();
    QUIET.store(quiet, Ordering::Relaxed);
}

/// Whether what is neither an answer nor a problem is left out.
pub(crate) fn quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Whether a person watches what a command does while it runs.
pub(crate) fn watched() -> bool {
    !quiet() && io::stderr().is_terminal()
}

/// The text with its sources as links, for a terminal that can follow them. Where styles are left out, links
/// are too.
pub(crate) fn linked(text: &str) -> Cow<'_, str> {
    if !text.contains("https://") || !supports_hyperlinks::on(Stream::Stdout) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive('\n').map(link).collect())
}

/// A line that is an address and nothing else, styled or not, is a link to it.
fn link(line: &str) -> Cow<'_, str> {
    let plain = strip_str(line).to_string();
    let address = plain.trim();
    if !address.starts_with("https://") || !address.bytes().all(|it| it.is_ascii_graphic()) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(
        line.replace(address, &format!("\u{1b}]8;;{address}\u{1b}\\{address}\u{1b}]8;;\u{1b}\\")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_is_a_link() {
        assert_eq!(
            link("      https://a.example/b\n"),
            "      \u{1b}]8;;https://a.example/b\u{1b}\\https://a.example/b\u{1b}]8;;\u{1b}\\\n"
        );
        assert!(
            link(" \u{1b}[2mhttps://a.example\u{1b}[0m\n")
                .starts_with(" \u{1b}[2m\u{1b}]8;;https://a")
        );
        for line in
            ["see https://a.example\n", "  https://a.example/ü\n", "  http://a.example\n", "\n"]
        {
            assert_eq!(link(line), line);
        }
    }
}
