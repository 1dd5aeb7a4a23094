//! Which names of this machine a server on it answers to.
//!
//! A web page can give a name of its own the address of this machine (DNS rebinding), and then read what a
//! server here answers. Its name in the request gives it away.

use std::net::SocketAddr;

use axum::http::{Request, StatusCode, header};

use crate::refusal::HttpRefusal;

/// Refuses a request that is for a host of another name, where only this machine is served.
pub(crate) fn own<B>(listens: SocketAddr, request: &Request<B>) -> Result<(), HttpRefusal> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        let message = "a request names exactly one host";
        return Err(HttpRefusal::new(StatusCode::BAD_REQUEST, message, "send one header Host"));
    };
    if !listens.ip().is_loopback() {
        return Ok(());
    }
    // The host of a whole address counts more than the header.
    let asked = request.uri().authority().map_or(host.as_bytes(), |it| it.as_str().as_bytes());
    let port = listens.port();
    let known = [format!("localhost:{port}"), listens.to_string()];
    // A client leaves the port out where it is the usual one.
    let usual = known.clone().map(|it| it.trim_end_matches(":80").to_owned());
    let is = |names: &[String]| names.iter().any(|it| asked.eq_ignore_ascii_case(it.as_bytes()));
    if is(&known) || (port == 80 && is(&usual)) {
        return Ok(());
    }
    Err(HttpRefusal::new(
        StatusCode::MISDIRECTED_REQUEST,
        "this machine is not served under that host name",
        "use localhost or the address that the server has printed, with the port",
    ))
}
