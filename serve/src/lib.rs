//! Tools over HTTP, such as those of [`TOOLS`](ipplan_formats::TOOLS): one path for each, and an OpenAPI
//! document made of their schemas.
//!
//! It keeps nothing between two requests, and reads no files. The resources of a client are bounded: the
//! size of a request, the time for it, and the number of connections. A tool that waits for a store does
//! not hold up the others.
#![forbid(unsafe_code)]

mod connections;
mod host;
mod limits;
mod openapi;
mod refusal;
mod routes;

pub use connections::{serve, serve_until};
pub use limits::Limits;
