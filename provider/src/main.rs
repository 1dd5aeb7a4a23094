//! A provider of Terraform and `OpenTofu`: sizes and places of Azure subnets as functions and data sources, and
//! blocks of a plan in a store as a resource.
//!
//! Terraform starts it, reads one line from its standard output, and then speaks gRPC with it (protocol 6).
//! The answers of functions and data sources depend only on their arguments.
#![forbid(unsafe_code)]

mod allocation;
mod calls;
mod diagnostics;
mod functions;
mod grpc;
mod handshake;
mod messages;
#[cfg(test)]
mod pages;
mod provider;
mod settings;
mod stored;
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
