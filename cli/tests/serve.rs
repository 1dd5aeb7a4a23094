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
        Server::with(&[])
    }

    fn with(options: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ipplan"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .env("IPPLAN_OWNER", "shop")
            .env("IPPLAN_AUTHOR", "ada")
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
    let store = tempfile::tempdir().unwrap();
    let store = format!("file:{}", store.path().display());
    let server =
        if cfg!(feature = "store") { Server::with(&["--store", &store]) } else { Server::start() };
    let mut answers = Vec::new();
    for line in page.lines() {
        let Some(rest) = line.strip_prefix("curl http://127.0.0.1:4776") else { continue };
        let (path, body) = rest.split_once(" --json '").unwrap();
        let of_a_store = ["/allocate", "/history", "/release", "/export"].contains(&path);
        if of_a_store && !cfg!(feature = "store") {
            continue;
        }
        let (status, answer) = server.post(path, body.strip_suffix('\'').unwrap());
        assert_eq!(status, "HTTP/1.1 200 OK", "{line}: {answer}");
        answers.push(answer);
    }
    assert_eq!(answers.len(), if cfg!(feature = "store") { 7 } else { 3 });
    assert_eq!(answers[0]["prefix_length"], 27);
    // After 10.0.0.0/24, which is used.
    assert_eq!(answers[1]["placements"][0]["address_prefix"], "10.0.1.0/26", "{:#}", answers[1]);
    assert_eq!(answers[2]["services"][0]["id"], "bastion");
    if cfg!(feature = "store") {
        assert_eq!(answers[3]["address_prefix"], "10.0.0.0/26");
        assert_eq!(answers[4]["history"][0]["owner"], "shop");
        assert_eq!(answers[5]["version"], 2);
        assert!(answers[6]["lock"].as_str().unwrap().contains("10.0.0.0/16"), "{}", answers[6]);
    }
}

/// A server and the command on one plan.
#[cfg(feature = "store")]
mod on_a_store {
    use std::collections::BTreeSet;
    use std::thread;

    use super::*;

    struct Plan {
        _folder: tempfile::TempDir,
        store: String,
    }

    impl Plan {
        fn new() -> Plan {
            let folder = tempfile::tempdir().unwrap();
            let store = format!("file:{}", folder.path().display());
            Plan { _folder: folder, store }
        }

        fn served(&self) -> Server {
            Server::with(&["--store", &self.store])
        }

        /// What the command prints.
        fn command(&self, words: &[&str]) -> String {
            let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
            command.args(words).args(["--store", &self.store]).env("IPPLAN_OWNER", "shop");
            let output = command.output().unwrap();
            assert!(output.status.success(), "{words:?}: {output:?}");
            String::from_utf8(output.stdout).unwrap()
        }
    }

    #[test]
    fn the_command_and_the_server_answer_the_same() {
        let plan = Plan::new();
        let server = plan.served();
        let json = |words: &[&str]| -> Value {
            serde_json::from_str(&plan.command(&[words, &["--format", "json"]].concat())).unwrap()
        };
        let next = ["next", "/26", "--name", "hub/web", "--in", "10.0.0.0/24"];
        let asked = r#"{"name": "hub/web", "size": "/26"}"#;
        let (status, refused) = server.post("/allocate", asked);
        assert_eq!(status, "HTTP/1.1 422 Unprocessable Entity");
        assert_eq!(refused["problems"][0]["code"], "unknown-network", "{refused}");
        let first = json(&next);
        assert_eq!(server.post("/allocate", asked).1, first);
        let more = r#"{"name": "hub/api", "size": "/27", "owner": "bank", "author": "bob"}"#;
        let (_, placed) = server.post("/allocate", more);
        assert_eq!(placed["address_prefix"], "10.0.0.64/27", "{placed}");
        let (_, taken) = server.post("/release", r#"{"name": "hub/api"}"#);
        assert_eq!(taken["problems"][0]["code"], "name-taken", "{taken}");
        let history = server.post("/history", "{}").1;
        assert_eq!(history, json(&["history"]));
        let entry = &history["history"][0];
        assert_eq!((&entry["owner"], &entry["author"]), (&"bank".into(), &"bob".into()));
        assert_eq!(entry["command"], "ipplan serve: allocate /27 --name hub/api");
        let released = server.post("/release", r#"{"name": "hub/web"}"#).1;
        assert_eq!(released["version"], 3, "{released}");
        let export = server.post("/export", "{}").1;
        assert_eq!(export["lock"], plan.command(&["export"]));
        assert!(!export["lock"].as_str().unwrap().contains("\"web\""), "{export}");
        // The lock is that of `plan`.
        let question = serde_json::json!({
            "request": "networks: { spoke: { space: 10.1.0.0/24, subnets: { a: { at: 10.1.0.0/26 } } } }",
            "lock": export["lock"],
        });
        assert_eq!(server.post("/plan", &question.to_string()).0, "HTTP/1.1 200 OK");
    }

    #[test]
    fn a_store_has_the_time_to_say_why_before_the_server_gives_up() {
        assert!(ipplan_store::OFFERED_WAIT < ipplan_serve::Limits::default().answer);
    }

    #[test]
    fn many_at_once_get_blocks_of_their_own() {
        let plan = Plan::new();
        let (one, other) = (plan.served(), plan.served());
        let blocks: Vec<String> = thread::scope(|scope| {
            let all: Vec<_> = (0..20)
                .map(|number| {
                    let server = if number % 2 == 0 { &one } else { &other };
                    scope.spawn(move || {
                        let body = serde_json::json!({
                            "name": format!("hub/s{number}"), "size": "/28", "in": "10.0.0.0/16",
                        });
                        let (status, answer) = server.post("/allocate", &body.to_string());
                        assert_eq!(status, "HTTP/1.1 200 OK", "{answer}");
                        answer["address_prefix"].as_str().unwrap().to_owned()
                    })
                })
                .collect();
            all.into_iter().map(|it| it.join().unwrap()).collect()
        });
        // Blocks of one size overlap only if they are the same.
        assert!(blocks.iter().all(|it| it.ends_with("/28")), "{blocks:?}");
        assert_eq!(blocks.iter().collect::<BTreeSet<_>>().len(), 20, "{blocks:?}");
        let lock = ipplan_formats::lock::read(&plan.command(&["export"])).unwrap();
        let placed = lock.networks["hub"].subnets.values().map(|it| it.prefixes.to_string());
        assert_eq!(placed.collect::<BTreeSet<_>>(), blocks.into_iter().collect());
    }

    #[test]
    fn a_plan_is_offered_only_as_far_as_is_said() {
        let plan = Plan::new();
        let status = |server: &Server, path: &str| server.post(path, "{}").0;
        let reads = Server::with(&["--store", &plan.store, "--read-only"]);
        assert_eq!(status(&reads, "/export"), "HTTP/1.1 200 OK");
        assert_eq!(status(&reads, "/allocate"), "HTTP/1.1 404 Not Found");
        assert_eq!(status(&reads, "/release"), "HTTP/1.1 404 Not Found");
        let none = Server::start();
        assert_eq!(status(&none, "/export"), "HTTP/1.1 404 Not Found");
    }

    #[test]
    fn a_store_that_cannot_be_used_is_named() {
        let output = Command::new(env!("CARGO_BIN_EXE_ipplan"))
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--store",
                "postgres://ada:secret@localhost/x",
            ])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("has a password") && !said.contains("secret"), "{said}");
        let server = Server::with(&["--store", "postgres://ada@127.0.0.1:1/plans"]);
        let (status, answer) = server.post("/export", "{}");
        assert_eq!(status, "HTTP/1.1 503 Service Unavailable", "{answer}");
        assert_eq!(answer["problems"][0]["code"], "cannot-read", "{answer}");
        // The others do not need it.
        assert_eq!(server.post("/explain", "{}").0, "HTTP/1.1 200 OK");
    }
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
