//! `cargo xtask fuzz`: any bytes for everything that reads, plans and places.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{StepResult, cargo, step, works};

/// How many seconds each target runs.
const SECONDS: u32 = 30;

/// A target, and what there is already that it can start from.
struct Target {
    name: &'static str,
    seeds: fn(&Path) -> Option<String>,
}

const TARGETS: &[Target] = &[
    Target { name: "request", seeds: request },
    Target { name: "plan", seeds: request },
    Target { name: "proof", seeds: request },
    Target { name: "lock", seeds: lock },
    Target { name: "lists", seeds: list },
    Target { name: "any", seeds: any },
    Target { name: "space", seeds: |_| None },
    Target { name: "size", seeds: service },
];

/// Runs every target for a number of seconds; names select some of them.
pub(crate) fn run(words: &[String]) -> StepResult {
    let (seconds, names): (Vec<&String>, Vec<_>) =
        words.iter().partition(|word| word.parse::<u32>().is_ok());
    let seconds = seconds.first().and_then(|word| word.parse().ok()).unwrap_or(SECONDS);
    if let Some(name) = names.iter().find(|name| TARGETS.iter().all(|it| it.name != **name)) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("Unknown target `{name}`; the targets are {}.", known.join(", ")));
    }
    if !works(cargo("fuzz --version")) {
        step("Install cargo-fuzz", cargo("install --locked cargo-fuzz"))?;
    }
    let wanted = |target: &&Target| names.is_empty() || names.iter().any(|it| *it == target.name);
    for Target { name, seeds } in TARGETS.iter().filter(wanted) {
        plant(name, *seeds).map_err(|error| format!("The seeds of {name}: {error}"))?;
        // Safe Rust needs no sanitizer, which would want another toolchain.
        let options = format!("-max_total_time={seconds} -timeout=10 -max_len=8192");
        step(name, cargo(&format!("fuzz run -s none {name} -- {options}")))?;
    }
    Ok(())
}

/// Checks that the targets compile, in every run of the tests. Linking them would build libFuzzer
/// first, half a minute of C++.
pub(crate) fn check() -> StepResult {
    let manifest = "--manifest-path fuzz/Cargo.toml --target-dir target/fuzz";
    step("Fuzz targets", cargo(&format!("check {manifest} --no-default-features")))
}

/// Copies the seeds to where the fuzzer starts from.
fn plant(name: &str, seeds: fn(&Path) -> Option<String>) -> std::io::Result<()> {
    let corpus = xtask::root().join("fuzz/corpus").join(name);
    fs::create_dir_all(&corpus)?;
    let folders =
        ["tests/cases", "examples", "formats/tests/broken", "formats/tests/field", "cli/tests/cmd"];
    let mut files = Vec::new();
    for folder in folders.iter().chain(&["core/src/services"]) {
        within(&xtask::root().join(folder), &mut files)?;
    }
    for (number, seed) in files.iter().filter_map(|path| seeds(path)).enumerate() {
        fs::write(corpus.join(format!("seed-{number}")), seed)?;
    }
    Ok(())
}

/// Every file in a folder and the folders in it.
fn within(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { within(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// A request file after the letter of its syntax, by which the target knows it.
fn request(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?;
    let syntax = ["yaml", "toml", "json", "csv"].into_iter().find(|it| *it == extension)?;
    let text = fs::read_to_string(path).ok()?;
    Some(format!("{}{text}", syntax.get(..1)?))
}

fn lock(path: &Path) -> Option<String> {
    let begins = path.file_name()?.to_str()?.starts_with("lock");
    let text =
        (begins && has_extension(path, &["json"])).then(|| fs::read_to_string(path).ok())??;
    // The names to release are on the first line.
    Some(format!("!hub hub/web\n{text}"))
}

fn list(path: &Path) -> Option<String> {
    has_extension(path, &["txt", "csv", "list"]).then(|| fs::read_to_string(path).ok())?
}

/// The seeds of the target `any`: texts of all formats, after the name of the file.
fn any(path: &Path) -> Option<String> {
    let known = ["yaml", "toml", "json", "csv", "txt", "tsv", "list", "tf", "bicep"];
    let name = path.file_name()?.to_str()?;
    let text = has_extension(path, &known).then(|| fs::read_to_string(path).ok())??;
    Some(format!("{name}\n{text}"))
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    path.extension().is_some_and(|it| known.iter().any(|known| it == *known))
}

/// A service by its file.
fn service(path: &Path) -> Option<String> {
    let folder = path.parent()?.file_name()?;
    (folder == "services").then(|| Some(path.file_stem()?.to_str()?.replace('_', "-") + "\n"))?
}
