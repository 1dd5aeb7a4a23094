//! JSON Schemas of what is read.

mod parts;
mod request;
mod service;

pub use request::{REQUEST_ADDRESS, request};
