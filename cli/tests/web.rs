//! `ipplan web`, as a browser sees it. The answers themselves are tested with the app.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

/// A running server, which ends with the test.
struct Served {
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// None where the page was not built: then it says so.
fn served() -> Option<Served> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .arg("web")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    if line.is_empty() {
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(said.contains("built without the app"), "{said}");
        assert_eq!(child.wait().unwrap().code(), Some(2));
        return None;
    }
    let address = line.trim().strip_prefix("http://").unwrap().strip_suffix('/').unwrap();
    Some(Served { child, address: address.to_owned() })
}

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn the_page_is_served_on_loopback_or_missed() {
    let Some(served) = served() else { return };
    let address: SocketAddr = served.address.parse().unwrap();
    assert!(address.ip().is_loopback());
    let page = ask(
        &served.address,
        &format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"),
    );
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("<title>ipplan"), "{page}");
    let head = ask(
        &served.address,
        &format!("HEAD / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"),
    );
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(head.to_lowercase().contains("content-length: "), "{head}");
    let other =
        ask(&served.address, "GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
    assert!(other.starts_with("HTTP/1.1 421") && !other.contains("<title>"), "{other}");
    let worker = ask(
        &served.address,
        &format!("GET /sw.js HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"),
    );
    assert!(worker.contains("unregister"), "{worker}");

    let port = address.port().to_string();
    let second =
        Command::new(env!("CARGO_BIN_EXE_ipplan")).args(["web", "--port", &port]).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("cannot-serve"));
}
