//! The chores of this repository: `cargo xtask help`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to a person")]

mod bench;
mod bless;
mod ready;
mod step;
mod test;
mod tools;

use std::env;
use std::process::ExitCode;

use crate::step::Outcome;

/// A chore: its name, what it does, and the function that does it with the arguments that follow.
struct Chore {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

const CHORES: &[Chore] = &[
    Chore { name: "test", about: "Everything that must hold: what CI runs", run: test::run },
    Chore { name: "ready", about: "test, and the checks whose tools are here", run: ready::run },
    Chore { name: "bless", about: "Rewrite generated files and snapshots", run: bless::run },
    Chore {
        name: "bench",
        about: "Run the benchmarks; takes what criterion takes",
        run: bench::run,
    },
];

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = words.collect();
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", usage());
        return ExitCode::SUCCESS;
    }
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprint!("There is no chore {name:?}.{}\n\n{}", hint(&name), usage());
        return ExitCode::from(2);
    };
    match (chore.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let lines = CHORES.iter().map(|it| format!("  {:<7}{}\n", it.name, it.about));
    format!("Usage: cargo xtask CHORE\n\n{}", lines.collect::<String>())
}

/// The chore whose name is nearest, where one is near.
fn hint(name: &str) -> String {
    let distances = CHORES.iter().map(|chore| (distance(name, chore.name), chore.name));
    match distances.min() {
        Some((0..=2, near)) => format!(" Did you mean `cargo xtask {near}`?"),
        _ => String::new(),
    }
}

/// How many letters must be added, dropped or changed to make one word the other.
fn distance(from: &str, to: &str) -> usize {
    // Row by row: how far each start of `to` is from what was read of `from`.
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (read, letter) in from.chars().enumerate() {
        let mut next = vec![read + 1];
        for ((above_left, above), other) in row.iter().zip(row.iter().skip(1)).zip(to.chars()) {
            let left = next.last().copied().unwrap_or_default();
            let changed = above_left + usize::from(letter != other);
            next.push(changed.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_gets_a_hint() {
        assert_eq!(hint("tset"), " Did you mean `cargo xtask test`?");
        assert_eq!(hint("redy"), " Did you mean `cargo xtask ready`?");
        assert_eq!(hint("blesss"), " Did you mean `cargo xtask bless`?");
        assert_eq!(hint("publish"), "");
        assert_eq!(hint(""), "");
    }

    #[test]
    fn distances_by_hand() {
        for (from, to, expected) in
            [("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("ab", "ba", 2)]
        {
            assert_eq!(distance(from, to), expected, "{from} {to}");
        }
    }
}
