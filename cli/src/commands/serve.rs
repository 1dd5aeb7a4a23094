//! `ipplan serve`: tools over HTTP.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use clap::ArgMatches;
use ipplan::{Problem, codes};
use ipplan_formats::TOOLS;

use crate::args::Format;
use crate::output::{self, CommandResult};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let asked = matches.get_one::<SocketAddr>("listen").copied().unwrap_or(here);
    let bound = TcpListener::bind(asked).and_then(|it| Ok((it.local_addr()?, it)));
    let (address, listener) = match bound {
        Ok(bound) => bound,
        Err(error) => {
            let message = format!("`{asked}` cannot be used: {error}");
            let problem = Problem::new(&codes::CANNOT_SERVE, message).at("listen");
            return refused(problem.hint("`--listen 127.0.0.1:0` takes a port that is free"));
        }
    };
    // The reader of the address may close the output; requests are answered all the same.
    let _ = output::print(&format!("http://{address}/openapi.json\n"));
    output::remark(if address.ip().is_loopback() {
        "Only this machine is answered. Press Ctrl+C to stop."
    } else {
        "Whoever reaches this address is answered, without encryption or sign-in. Press Ctrl+C to stop."
    });
    match ipplan_serve::serve(listener, TOOLS.to_vec()) {
        Ok(()) => CommandResult::Done(String::new()),
        Err(error) => {
            refused(Problem::new(&codes::CANNOT_SERVE, format!("the server ended: {error}")))
        }
    }
}

fn refused(problem: Problem) -> CommandResult {
    CommandResult::Problems(vec![problem], Format::Text)
}
