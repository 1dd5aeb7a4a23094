//! `ipplan web`: the app, from this machine to this machine.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use clap::ArgMatches;
use ipplan::{Problem, codes};
use ipplan_formats::text;

use crate::app;
use crate::args::Format;
use crate::output::{self, CommandResult};
use crate::server::{self, Patience};

pub(crate) fn run(matches: &ArgMatches) -> CommandResult {
    if app::FILES.is_empty() {
        return refused(
            Problem::new(&codes::CANNOT_SERVE, "this ipplan was built without the app")
                .hint("run `cargo xtask web`, which needs Node, and rebuild"),
        );
    }
    let asked = matches.get_one::<u16>("port").copied();
    let listener = match listener(asked) {
        Ok(listener) => listener,
        Err(error) => {
            let port = asked.unwrap_or(PORT);
            let message = format!("port {port} cannot be used: {error}");
            let problem = Problem::new(&codes::CANNOT_SERVE, message).at("port");
            return refused(problem.hint("without `--port`, a free port is used"));
        }
    };
    let port = listener.local_addr().map_or(PORT, |address| address.port());
    let address = format!("http://{}:{port}/", Ipv4Addr::LOCALHOST);
    // The reader of the address may close the output; the app is served all the same.
    let _ = output::print(&format!("{address}\n"));
    if asked.is_none() && port != PORT {
        output::remark(&format!(
            "Port {PORT} is in use, so another one is used; data that the browser stored for port \
             {PORT} is not available at this address."
        ));
    }
    output::remark("Only this machine can open the app. Press Ctrl+C to stop.");
    if matches.get_flag("open") {
        open_browser(&address);
    }
    server::serve(&listener, app::FILES, port, Patience::USUAL);
    CommandResult::Done(String::new())
}

/// How long is waited for each program that looks for a browser, to hear that there is none.
const FOR_A_BROWSER: Duration = Duration::from_secs(10);

/// Opens the address in a browser, and says so if none comes. Some systems have a program that looks for one, and
/// it takes a while to find none.
fn open_browser(address: &str) {
    let address = address.to_owned();
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached_with_timeout(&address, FOR_A_BROWSER) {
            let line = format!("No browser could be opened: {error}. Open {address} yourself.");
            let _ = output::print_error(&text::paragraph("", "", &line));
        }
    });
}

/// The port that is taken where none is asked for: a browser stores the data of the app for its port.
/// No product is registered for it, and no system gives it to outgoing connections.
const PORT: u16 = 4775;

/// How many ports are tried, from the usual one on.
const TRIED: u16 = 20;

/// Listens at the port that is asked for; else at the usual one, or the next that is free.
fn listener(asked: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match asked {
        Some(port) => bind(port),
        None => {
            (PORT..PORT + TRIED).chain([0]).map(bind).find(Result::is_ok).unwrap_or_else(|| bind(0))
        }
    }
}

fn refused(problem: Problem) -> CommandResult {
    CommandResult::Problems(vec![problem], Format::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_port_is_taken_where_the_usual_one_is_not_free() {
        let port = |listener: &TcpListener| listener.local_addr().unwrap().port();
        // Whoever else is there: the first of the two takes a port, and the second another one.
        let (first, second) = (listener(None).unwrap(), listener(None).unwrap());
        assert!((PORT..PORT + TRIED).contains(&port(&first)));
        assert!(port(&second) > port(&first));
        assert!(listener(Some(port(&first))).is_err());
    }
}
