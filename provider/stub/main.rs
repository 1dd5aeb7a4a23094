//! A stub of the provider azurerm for tests: the resources that a plan is deployed as, with the attributes that
//! they have there, without Azure. It plans, and applies nothing.
//!
//! `AZURERM_STUB` names a file with what exists: attributes by resource ID, as JSON.
#![forbid(unsafe_code)]
#![allow(clippy::indexing_slicing)] // JSON that is not there is null.

mod calls;
#[path = "../src/grpc.rs"]
mod grpc;
#[path = "../src/handshake.rs"]
mod handshake;
#[path = "../src/messages.rs"]
#[allow(dead_code)] // It has no functions and no data sources.
mod messages;
mod resources;
mod schema;
#[path = "../src/values.rs"]
#[allow(dead_code)] // No value is of any type.
mod values;

use std::process::ExitCode;

fn main() -> ExitCode {
    match handshake::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            handshake::complain(&message);
            ExitCode::FAILURE
        }
    }
}
