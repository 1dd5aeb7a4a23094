//! Markdown: the services as a reference with a table of contents, a plan for a design document.
//!
//! Beside every number stands the date of its page, as a link to it.

mod page;
mod pages;
mod plan;
mod review;
mod sample;
mod services;
mod subnet;

pub use plan::plan;
pub use review::review;
pub use services::{service, services};
