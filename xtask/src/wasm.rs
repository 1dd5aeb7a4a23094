//! `cargo xtask wasm`: the npm package.

use std::fs;
use std::io;
use std::path::Path;

use crate::node;
use crate::step::{Outcome, cargo, step};
use crate::tools;

const TARGET: &str = "wasm32-unknown-unknown";

/// The functions that a page calls first. What they need is in a file of its own, a third of the whole.
const FIRST: &str = "size capacity services catalogue codes";

/// Builds the package into `wasm/dist`.
pub(crate) fn run(_: &[String]) -> Outcome {
    tools::target(TARGET)?;
    node::packages()?;
    module()?;
    step("Types of the npm package", node::script("wasm", "types"))?;
    let dist = xtask::root().join("wasm/dist");
    emptied(&dist)?;
    step("The npm package", node::script("wasm", "build"))?;
    gather().map_err(|error| format!("{}: {error}", dist.display()))
}

/// Puts beside the compiled code what belongs to it, and takes away what nobody needs.
fn gather() -> io::Result<()> {
    let root = xtask::root();
    copy(&root.join("formats/schema"), &root.join("wasm/dist/schema"))?;
    copy(&root.join("wasm/js/wasm"), &root.join("wasm/dist/wasm"))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root.join(licence), root.join("wasm").join(licence))?;
    }
    // It is for those who work with the module without the functions around it.
    fs::remove_file(root.join("wasm/dist/wasm/ipplan_bg.wasm.d.ts"))?;
    for entry in fs::read_dir(root.join("wasm/dist/types"))? {
        let path = entry?.path();
        // Types alone are no code.
        if path.extension().is_some_and(|it| it == "js") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Compiles the module, splits it, and writes the JavaScript around it.
///
/// `wasm-opt` is left out on purpose: it takes a tenth off the file, but what is left packs worse, so that
/// more goes over the wire.
fn module() -> Outcome {
    let build = format!("build -p ipplan-wasm --lib --profile wasm --target {TARGET}");
    step("The WebAssembly module", cargo(&build))?;
    let module = format!("target/{TARGET}/wasm/ipplan_wasm.wasm");
    emptied(&xtask::root().join("wasm/js/wasm"))?;
    let glue = format!("run --quiet -p glue -- {module} wasm/js/wasm ipplan {FIRST}");
    step("Its JavaScript, and its two files", cargo(&glue))
}

/// Without what an earlier build left there.
fn emptied(folder: &Path) -> Outcome {
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
