//! `cargo xtask wasm`: the npm package.

use std::fs;
use std::io;
use std::path::Path;

use crate::node;
use crate::step::{StepResult, cargo, step};
use crate::tools;

const TARGET: &str = "wasm32-unknown-unknown";

/// The modules of the package: a name, and how it is compiled. Each has all that the next one has, so an app loads
/// the smallest that answers its questions. The whole one reads files, with plans of any size: there the planner is
/// compiled for speed.
const MODULES: [(&str, &str); 3] = [
    ("ipplan", "--config profile.wasm.package.ipplan.opt-level=2"),
    ("plan", "--no-default-features --features plan"),
    ("size", "--no-default-features"),
];

/// Builds the package into `wasm/dist`.
pub(crate) fn run(_: &[String]) -> StepResult {
    tools::target(TARGET)?;
    node::packages()?;
    modules()?;
    step("Types of the npm package", node::script("wasm", "types"))?;
    let dist = xtask::root().join("wasm/dist");
    emptied(&dist)?;
    step("The npm package", node::script("wasm", "build"))?;
    gather().map_err(|error| format!("{}: {error}", dist.display()))
}

/// Adds the files that belong to the compiled code, and removes those that are not needed.
fn gather() -> io::Result<()> {
    let root = xtask::root();
    copy(&root.join("formats/schema"), &root.join("wasm/dist/schema"))?;
    copy(&root.join("wasm/js/wasm"), &root.join("wasm/dist/wasm"))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root.join(licence), root.join("wasm").join(licence))?;
    }
    for (name, _) in MODULES {
        // It is for those who work with the module without the functions around it.
        fs::remove_file(root.join(format!("wasm/dist/wasm/{name}_bg.wasm.d.ts")))?;
    }
    for entry in fs::read_dir(root.join("wasm/dist/types"))? {
        let path = entry?.path();
        // Types alone are not code.
        if path.extension().is_some_and(|it| it == "js") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Compiles each module, and writes the JavaScript around it.
fn modules() -> StepResult {
    emptied(&xtask::root().join("wasm/js/wasm"))?;
    for (name, options) in MODULES {
        let build =
            format!("build -p ipplan-wasm --lib --profile wasm --target {TARGET} {options}");
        step(&format!("The WebAssembly module {name}"), cargo(&build))?;
        let module = format!("target/{TARGET}/wasm/ipplan_wasm.wasm");
        let glue = format!("run --quiet -p glue -- {module} wasm/js/wasm {name}");
        step("The JavaScript around it", cargo(&glue))?;
    }
    Ok(())
}

/// Without what an earlier build left there.
fn emptied(folder: &Path) -> StepResult {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display())),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
