//! `cargo xtask ready`: before a change is proposed.

use crate::step::{StepResult, cargo, command, step, works};

/// All of `test`, and the checks whose tools are slow to install, where they are here.
pub(crate) fn run(rest: &[String]) -> StepResult {
    crate::test::run(rest)?;
    licences()?;
    public_items()?;
    packages()?;
    println!("\nReady.");
    Ok(())
}

/// Advisories are left out: their database is a repository of its own, and changes by the day.
fn licences() -> StepResult {
    if !works(cargo("deny --version")) {
        println!("\nLicences and sources: not checked (`cargo install --locked cargo-deny`).");
        return Ok(());
    }
    step("Licences and sources", cargo("deny --all-features check licenses bans sources"))
}

/// Compares the public items of the crates with those of the last release: what may change depends on the version.
fn public_items() -> StepResult {
    if !works(cargo("semver-checks --version")) {
        println!("\nPublic items: not compared (`cargo install --locked cargo-semver-checks`).");
        return Ok(());
    }
    let described = command("git", &["describe", "--tags", "--abbrev=0", "--match", "v*"]).output();
    let described = described.map_err(|error| format!("git: {error}"))?;
    let release = String::from_utf8_lossy(&described.stdout).trim().to_owned();
    if release.is_empty() {
        println!("\nPublic items: there is no release to compare them with.");
        return Ok(());
    }
    let mut compare = cargo("semver-checks --workspace --baseline-rev");
    compare.arg(release);
    step("Public items", compare)
}

/// Packs everything that a release publishes, and publishes nothing. Each crate is built from its package alone.
fn packages() -> StepResult {
    step("Crates", cargo("publish --workspace --dry-run --allow-dirty --locked"))?;
    let mut npm = command("npm", &["pack", "--dry-run"]);
    npm.current_dir(xtask::root().join("wasm"));
    step("The npm package", npm)
}
