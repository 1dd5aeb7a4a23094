//! `ipplan serve`: tools over HTTP.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use clap::ArgMatches;
use ipplan::{Problem, codes};

use super::tools;
use crate::args::Format;
use crate::output::{self, CommandResult};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    let (tools, store) = match tools::offered(matches, "ipplan serve") {
        Ok(offer) => offer,
        Err(problems) => return CommandResult::Problems(problems, Format::Text),
    };
    let changes = tools.iter().any(|tool| tool.effect.changes());
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
    let here = address.ip().is_loopback();
    output::remark(if here {
        "Only this machine is answered. Press Ctrl+C to stop."
    } else {
        "Whoever reaches this address is answered, without encryption or sign-in. Press Ctrl+C to stop."
    });
    if let Some(store) = store {
        let who =
            if here { "Every program on this machine" } else { "Whoever reaches this address" };
        let may = if changes { "read and change" } else { "read" };
        output::remark(&format!("{who} can {may} the plan in {store}."));
    }
    match ipplan_serve::serve(listener, tools) {
        Ok(()) => CommandResult::Done(String::new()),
        Err(error) => {
            refused(Problem::new(&codes::CANNOT_SERVE, format!("the server ended: {error}")))
        }
    }
}

fn refused(problem: Problem) -> CommandResult {
    CommandResult::Problems(vec![problem], Format::Text)
}
