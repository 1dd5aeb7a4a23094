//! `cargo xtask test`: everything that must hold before a change goes in.

use crate::step::{StepResult, cargo, step};
use crate::{clients, fuzz, store, tools, web};

/// Steps that have a name.
struct Part {
    name: &'static str,
    about: &'static str,
    /// Whether it runs where no part is named.
    always: bool,
    run: fn() -> StepResult,
}

/// In the order in which they run: the last ones want more than a plain toolchain.
const PARTS: &[Part] = &[
    part("lint", "format and lints of Rust", lint),
    part("rust", "tests and documentation of all crates, fuzz targets", rust),
    part("targets", "the core for WebAssembly, and without a standard library", targets),
    part("npm", "format and lints of TypeScript, the npm package, its Pulumi example", web::npm),
    part("app", "the app, without a browser", web::app),
    part("browser", "the app in a browser", web::browser),
    part("store", "stores on servers that run for the tests", store::test),
    part("model", "a client of the Model Context Protocol", clients::built_model),
    Part { always: false, ..part("clients", "clients of others, linters, hooks", clients::test) },
];

const fn part(name: &'static str, about: &'static str, run: fn() -> StepResult) -> Part {
    Part { name, about, always: true, run }
}

/// Runs the parts that the words name, or every one, up to the first step that fails.
pub(crate) fn run(words: &[String]) -> StepResult {
    for part in chosen(words)? {
        (part.run)()?;
    }
    println!("\nEvery step passed.");
    Ok(())
}

/// The parts that the words name, in their own order.
fn chosen(words: &[String]) -> Result<Vec<&'static Part>, String> {
    if let Some(word) = words.iter().find(|word| PARTS.iter().all(|part| part.name != **word)) {
        let lines = PARTS.iter().map(|it| format!("  {:<10}{}\n", it.name, it.about));
        let parts: String = lines.collect();
        return Err(format!("No part of the tests is called `{word}`. These are:\n\n{parts}"));
    }
    let named = |part: &&Part| words.iter().any(|word| word == part.name);
    Ok(PARTS
        .iter()
        .filter(|part| if words.is_empty() { part.always } else { named(part) })
        .collect())
}

fn lint() -> StepResult {
    tools::components()?;
    format()?;
    lints()
}

fn rust() -> StepResult {
    tests()?;
    docs()?;
    fuzz::check()
}

fn targets() -> StepResult {
    wasm()?;
    no_std()
}

fn format() -> StepResult {
    step("Format", cargo("fmt --all --check"))
}

fn lints() -> StepResult {
    step("Lints", cargo("clippy --workspace --all-targets --all-features -- -D warnings"))
}

/// Plain `cargo test`, although nextest is quicker: the same on every machine, and it runs the
/// examples in the documentation too.
fn tests() -> StepResult {
    step("Tests", cargo("test --workspace --all-features"))
}

fn docs() -> StepResult {
    let mut command = cargo("doc --workspace --no-deps");
    command.env("RUSTDOCFLAGS", "-D warnings");
    step("Documentation", command)
}

/// The target of browsers and Node.
fn wasm() -> StepResult {
    let target = "wasm32-unknown-unknown";
    tools::target(target)?;
    step("Core for WebAssembly", cargo(&format!("build -p ipplan --target {target}")))
}

/// A target that has no standard library, unlike the one above: that the core builds there proves
/// that neither it nor what it depends on reaches a clock, a file or a socket.
fn no_std() -> StepResult {
    let target = "wasm32v1-none";
    tools::target(target)?;
    let build = format!("build -p ipplan --no-default-features --target {target}");
    step("Core without std", cargo(&build))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_parts() {
        let names = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
            chosen(&words).map(|parts| parts.iter().map(|it| it.name).collect::<Vec<_>>())
        };
        let all = names(&[]).unwrap();
        assert_eq!((all[0], all.len()), ("lint", PARTS.len() - 1));
        assert!(!all.contains(&"clients"));
        assert_eq!(names(&["clients", "lint"]), Ok(vec!["lint", "clients"]));
        let refused = names(&["lint", "storre"]).unwrap_err();
        assert!(refused.contains("`storre`") && refused.contains("  store "), "{refused}");
    }
}
