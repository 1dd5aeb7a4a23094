//! `ipplan web`: the page, from this machine to this machine.

use std::net::Ipv4Addr;

use clap::ArgMatches;
use ipplan::{Problem, codes};
use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::args::Format;
use crate::output::{self, Outcome};
use crate::page::{self, Asked, Reply};

pub(crate) fn run(matches: &ArgMatches) -> Outcome {
    if page::FILES.is_empty() {
        return refused(
            Problem::new(&codes::CANNOT_SERVE, "this ipplan was built without the page")
                .hint("run `cargo xtask web`, which needs Node, and build it again"),
        );
    }
    let port = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
        Ok(server) => server,
        Err(error) => {
            let message = format!("nothing can be served at port {port}: {error}");
            let problem = Problem::new(&codes::CANNOT_SERVE, message).at("port");
            return refused(problem.hint("without --port a free one is taken"));
        }
    };
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let address = format!("http://{}:{port}/", Ipv4Addr::LOCALHOST);
    // Whoever reads the address may close what it is written to; the page is there all the same.
    let _ = output::print(&format!("{address}\n"));
    let _ = output::complain("Only this machine can read the page. Ctrl+C stops it.\n");
    if matches.get_flag("open")
        && let Err(error) = open::that_detached(&address)
    {
        let _ = output::complain(&format!("No browser could be opened: {error}\n"));
    }
    for request in server.incoming_requests() {
        serve(request, port);
    }
    Outcome::Done(String::new())
}

fn refused(problem: Problem) -> Outcome {
    Outcome::Problems(vec![problem], Format::Text)
}

fn serve(request: Request, port: u16) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let asked = Asked {
        method: request.method(),
        host: host.map(|header| header.value.as_str()),
        url: request.url(),
    };
    let Reply { status, headers, body } = page::reply(page::FILES, port, &asked);
    let headers =
        headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    let response =
        Response::new(StatusCode(status), headers.collect(), body, Some(body.len()), None)
            .with_chunked_threshold(usize::MAX);
    // A browser that has gone away wants nothing any more.
    let _ = request.respond(response);
}
