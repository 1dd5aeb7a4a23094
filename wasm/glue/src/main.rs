//! `glue MODULE.wasm FOLDER NAME`: writes the JavaScript and the types around a WebAssembly module.
//!
//! A crate of its own, because what it needs takes longer to compile than every other task together.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = words.as_slice() else {
        return Err("usage: glue MODULE.wasm FOLDER NAME".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(true).demangle(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // The form for browsers: with the bytes given to it, it starts in Node as well.
    bindgen.web(true)?.generate(folder)?;
    Ok(())
}
