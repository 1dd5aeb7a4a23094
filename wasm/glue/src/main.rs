//! `glue MODULE.wasm FOLDER NAME FIRST…`: writes the JavaScript and the types around a WebAssembly
//! module, and the module in two files: what the functions FIRST need, and the rest.
#![forbid(unsafe_code)]

mod pack;
mod panics;
mod reach;
mod split;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match glue(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => told(&format!("{error:#}")),
    }
}

fn glue(words: &[String]) -> Result<()> {
    let [module, folder, name, first @ ..] = words else {
        bail!("usage: glue MODULE.wasm FOLDER NAME FIRST…");
    };
    let linked = fs::read(module).with_context(|| module.clone())?;
    let (marked, taken) = split::marked(&linked)?;
    let is_first = |export: &str| is_needed(export, first);
    let (sizes, rest) =
        reach::reach(&linked, &taken, is_first, |export| !is_only_for_tools(export))?;

    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, marked).out_name(name).typescript(true).demangle(false);
    // The form for browsers: with the bytes given to it, it starts in Node as well.
    bindgen.web(true)?.generate(folder)?;

    let file = |what: &str| Path::new(folder).join(format!("{name}_{what}.wasm"));
    let (first, later) = split::split(&fs::read(file("bg"))?, &sizes, &rest)?;
    fs::write(file("bg"), pack::pack(&first)?)?;
    fs::write(file("later"), pack::pack(&later)?)?;
    Ok(())
}

/// Whether this export of the linked module is one of these, or one of those that every call needs.
fn is_needed(export: &str, first: &[String]) -> bool {
    if export.starts_with("__") {
        return !is_only_for_tools(export);
    }
    // What an export is called, and a mark of the crate it is from.
    export.rsplit_once('_').is_some_and(|(name, _)| first.iter().any(|it| it == name))
}

/// Whether this export says what another is like, and is in no module that runs.
fn is_only_for_tools(export: &str) -> bool {
    export.starts_with("__wbindgen_describe")
}

#[expect(clippy::print_stderr, reason = "a chore talks to a person")]
fn told(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
