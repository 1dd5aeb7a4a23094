//! The functions of Terraform that address plans use.

mod args;
mod collections;
mod numbers;
mod texts;

use args::{Args, CallResult, MOST, too_much};
pub(super) use args::{set, text_of};
use collections::{choices, lists, maps};
use numbers::{numbers, ranges};
use texts::{formats, texts};

use super::value::TerraformValue;

/// Functions that can be computed although an argument is not known.
const OPEN: &[&str] = &["coalesce", "coalescelist", "jsonencode", "length", "tolist", "flatten"];

/// The value of a function; what it is not given whole is not known.
pub(super) fn call(name: &str, args: &[TerraformValue]) -> CallResult {
    let open = args.iter().find(|it| matches!(it, TerraformValue::Unknown(_)));
    if let Some(unknown) = open.filter(|_| !OPEN.contains(&name)) {
        return Ok(unknown.clone());
    }
    let args = Args { name, all: args };
    for group in [ranges, numbers, lists, choices, maps, texts, formats] {
        if let Some(answer) = group(&args)? {
            return if answer.items().len() > MOST { Err(too_much()) } else { Ok(answer) };
        }
    }
    Err(match name {
        "file" | "templatefile" | "fileexists" | "fileset" | "filebase64" => {
            format!("`{name}` reads another file")
        }
        _ => format!("the function `{name}` is not computed here"),
    })
}
