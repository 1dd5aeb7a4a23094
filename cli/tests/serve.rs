//! `ipplan serve` as a program asks it, with the examples of its page.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap();
        let address = address.strip_suffix("/openapi.json").unwrap().to_owned();
        Server { child, address }
    }

    fn post(&self, path: &str, body: &str) -> (String, Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (address, length) = (&self.address, body.len());
        write!(stream, "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.lines().next().unwrap().to_owned();
        (status, serde_json::from_str(body).unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_examples_of_the_page_are_answered() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/serve.md");
    let page = std::fs::read_to_string(page).unwrap();
    let server = Server::start();
    let mut answers = Vec::new();
    for line in page.lines() {
        let Some(rest) = line.strip_prefix("curl http://127.0.0.1:4776") else { continue };
        let (path, body) = rest.split_once(" --json '").unwrap();
        let (status, answer) = server.post(path, body.strip_suffix('\'').unwrap());
        assert_eq!(status, "HTTP/1.1 200 OK", "{line}: {answer}");
        answers.push(answer);
    }
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["prefix_length"], 27);
    // After 10.0.0.0/24, which is used.
    assert_eq!(answers[1]["placements"][0]["address_prefix"], "10.0.1.0/26", "{:#}", answers[1]);
    assert_eq!(answers[2]["services"][0]["id"], "bastion");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let server = Server::start();
    let output = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(["serve", "--listen", &server.address])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot-serve") && said.contains(&server.address), "{said}");
}

/// Containers are stopped so.
#[cfg(unix)]
#[test]
fn a_signal_ends_it_well() {
    for signal in ["TERM", "INT"] {
        let mut server = Server::start();
        // Whoever answers also hears.
        assert_eq!(server.post("/explain", "{}").0, "HTTP/1.1 200 OK");
        let id = server.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}
