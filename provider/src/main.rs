//! A provider of Terraform and `OpenTofu`: sizes and places of Azure subnets as functions and data sources.
//!
//! Terraform starts it, reads one line from its standard output, and then speaks gRPC with it (protocol 6).
//! It has no resources and keeps no state: what it answers follows from what it is asked alone.
#![forbid(unsafe_code)]

mod calls;
mod functions;
mod grpc;
mod handshake;
mod messages;
#[cfg(test)]
mod pages;
mod provider;
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
