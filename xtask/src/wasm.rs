//! `cargo xtask wasm`: the npm package.

use std::fs;
use std::io;
use std::path::Path;

use crate::node;
use crate::step::{Outcome, cargo, step};
use crate::tools;

const TARGET: &str = "wasm32-unknown-unknown";

/// The modules: a name, and which features of the crate it has.
const MODULES: &[(&str, &str)] = &[("ipplan", ""), ("size", " --no-default-features")];

/// Builds the package into `wasm/dist`.
pub(crate) fn run(_: &[String]) -> Outcome {
    tools::target(TARGET)?;
    node::packages()?;
    for (name, features) in MODULES {
        module(name, features)?;
    }
    step("Types of the npm package", node::script("wasm", "types"))?;
    let dist = xtask::root().join("wasm/dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|error| error.to_string())?;
    }
    step("The npm package", node::script("wasm", "build"))?;
    let root = xtask::root();
    let copies = [("wasm/js/wasm", "wasm/dist/wasm"), ("formats/schema", "wasm/dist/schema")];
    for (from, to) in copies {
        copy(&root.join(from), &root.join(to)).map_err(|error| format!("{from}: {error}"))?;
    }
    Ok(())
}

/// Compiles one module, and writes the JavaScript around it.
///
/// `wasm-opt` is left out on purpose: it takes a tenth off the file, but what is left packs worse, so that
/// more goes over the wire.
fn module(name: &str, features: &str) -> Outcome {
    let build = format!("build -p ipplan-wasm --lib --profile wasm --target {TARGET}{features}");
    step(&format!("Module {name}"), cargo(&build))?;
    let module = format!("target/{TARGET}/wasm/ipplan_wasm.wasm");
    let glue = format!("run --quiet -p glue -- {module} wasm/js/wasm {name}");
    step(&format!("JavaScript of {name}"), cargo(&glue))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
