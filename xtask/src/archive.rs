//! `cargo xtask archive [TARGET]`: what is released for one system.

use std::fs;
use std::path::Path;

use crate::step::{StepResult, cargo, command, step, works};

const SHELLS: [(&str, &str); 5] = [
    ("bash", "ipplan.bash"),
    ("zsh", "_ipplan"),
    ("fish", "ipplan.fish"),
    ("powershell", "_ipplan.ps1"),
    ("elvish", "ipplan.elv"),
];

/// Builds the command and the provider, and packs them with completions, manual pages, licences and a list of the
/// contents. The completions and manual pages are written by the command itself, so it has to run on this machine.
pub(crate) fn run(words: &[String]) -> StepResult {
    let target = words.first();
    let mut build = cargo(
        "build --profile dist --locked -p ipplan-cli -p terraform-provider-ipplan --all-features",
    );
    build.args(target.iter().flat_map(|target| ["--target", target]));
    step("The command and the provider", build)?;
    let system = target.cloned().map_or_else(host, Ok)?;
    let name = format!("ipplan-{}-{system}", env!("CARGO_PKG_VERSION"));
    let parent = xtask::root().join("target/archive");
    let folder = parent.join(&name);
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let _ = fs::remove_dir_all(&folder);
    for inside in ["completions", "man"] {
        fs::create_dir_all(folder.join(inside)).map_err(told)?;
    }
    let mut from = xtask::root().join("target");
    from.extend(target);
    let ending = if system.contains("windows") { ".exe" } else { "" };
    for program in ["ipplan", "terraform-provider-ipplan"] {
        let program = format!("{program}{ending}");
        fs::copy(from.join("dist").join(&program), folder.join(&program)).map_err(told)?;
    }
    for file in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "CHANGELOG.md"] {
        fs::copy(xtask::root().join(file), folder.join(file)).map_err(told)?;
    }
    let ipplan = folder.join(format!("ipplan{ending}")).display().to_string();
    for (shell, file) in SHELLS {
        write(&ipplan, &["completions", shell], &folder.join("completions").join(file))?;
    }
    let man = folder.join("man").display().to_string();
    step("Manual pages", command(&ipplan, &["man", "--out", &man]))?;
    bills(target, &folder)?;
    let archive = format!("{name}.tar.gz");
    let mut tar = command("tar", &["-czf", &archive, &name]);
    tar.current_dir(&parent);
    step("Archive", tar)?;
    println!("\ntarget/archive/{archive}");
    Ok(())
}

/// The bill of materials of the programs, if the tool `cargo cyclonedx` is installed, which writes
/// it.
fn bills(target: Option<&String>, folder: &Path) -> StepResult {
    if !works(cargo("cyclonedx --version")) {
        println!("\nNo bill of materials: `cargo install --locked cargo-cyclonedx` writes it.");
        return Ok(());
    }
    let words =
        "cyclonedx --format json --spec-version 1.5 --all-features --override-filename bill";
    let mut cyclonedx = cargo(words);
    cyclonedx.args(target.iter().flat_map(|target| ["--target", target]));
    step("Bills of materials", cyclonedx)?;
    // It writes one next to every manifest of the workspace.
    let manifests = command("git", &["ls-files", "*Cargo.toml"]).output();
    let manifests = manifests.map_err(|error| format!("git: {error}"))?;
    for manifest in String::from_utf8_lossy(&manifests.stdout).lines() {
        let written = xtask::root().join(manifest).with_file_name("bill.json");
        let program = match manifest {
            "cli/Cargo.toml" => Some("ipplan"),
            "provider/Cargo.toml" => Some("terraform-provider-ipplan"),
            _ => None,
        };
        let done = match program {
            Some(program) => fs::rename(&written, folder.join(format!("{program}.cdx.json"))),
            None if written.exists() => fs::remove_file(&written),
            None => Ok(()),
        };
        done.map_err(|error| format!("{}: {error}", written.display()))?;
    }
    Ok(())
}

/// Writes the output of the command to a file.
fn write(ipplan: &str, words: &[&str], file: &Path) -> StepResult {
    let output = command(ipplan, words).output().map_err(|error| error.to_string())?;
    if !output.status.success() || output.stdout.is_empty() {
        return Err(format!("`ipplan {}` prints nothing", words.join(" ")));
    }
    fs::write(file, output.stdout).map_err(|error| format!("{}: {error}", file.display()))
}

/// The system that this is.
fn host() -> Result<String, String> {
    let output = command("rustc", &["-vV"]).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say its host".to_owned())
}
