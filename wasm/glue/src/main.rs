//! `glue MODULE.wasm FOLDER NAME`: writes the JavaScript and the types around a WebAssembly module.
#![forbid(unsafe_code)]

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = words.as_slice() else {
        return told("usage: glue MODULE.wasm FOLDER NAME");
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // The form for browsers: with the bytes given to it, it starts in Node as well.
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => told(&format!("{module}: {error:#}")),
    }
}

#[expect(clippy::print_stderr, reason = "a chore talks to a person")]
fn told(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
