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

pub mod lock;
pub mod read;
mod write;

pub use write::proof::proof;
pub use write::request::request;
pub use write::{csv, json, markdown, schema, svg, text, toml, yaml};
