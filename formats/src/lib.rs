//! The languages ipplan reads and writes: text in, text out, no files.
//!
//! ```
//! use ipplan::services::app_service::{INSTANCES, SERVICE, WINDOWS_CONTAINER_APPS};
//! use ipplan::{Options, size};
//!
//! let plan = SERVICE.with(&INSTANCES, 10).with(&WINDOWS_CONTAINER_APPS, 4);
//! let answer = size(&plan, &Options::default())?;
//!
//! let json = ipplan_formats::json::size(&answer);
//! assert_eq!(json["addresses"]["need"], 105);
//! println!("{}", ipplan_formats::text::size(&answer));
//! # Ok::<(), Vec<ipplan::Problem>>(())
//! ```
#![forbid(unsafe_code)]

mod check;
pub mod lock;
mod lockfile;
pub mod read;
mod review;
mod tools;
mod write;

pub use check::{CheckReport, check, check_beside};
pub use review::{ReviewReport, RoomChange, placed, review};
pub use tools::{
    ArgumentKind, Arguments, Effect, RefusalReason, TOOLS, Tool, ToolAnswer, ToolArgument,
    ToolFunction, ToolRefusal, ToolResult, answer_schemas,
};
#[cfg(feature = "workbooks")]
pub use write::WORKBOOK;
pub use write::{
    CHECKS, PLANS, REQUESTS, REVIEWS, Writer, csv, deploy, diagram, json, junit, markdown, proof,
    request, sarif, schema, sentences, svg, text, toml, yaml,
};
