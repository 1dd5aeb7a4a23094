//! The server as clients see it, over connections of this machine.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ipplan::{Problem, codes};
use ipplan_formats::{
    Arguments, Effect, RefusalReason, TOOLS, Tool, ToolAnswer, ToolFunction, ToolRefusal,
    ToolResult,
};
use ipplan_serve::{Limits, serve_until};
use serde_json::{Value, json};
use tokio::sync::oneshot;

struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Server {
    fn start(limits: Limits) -> Server {
        Server::with(TOOLS.to_vec(), limits)
    }

    fn with(tools: Vec<Tool>, limits: Limits) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            serve_until(listener, tools, limits, async {
                let _ = stopped.await;
            })
        });
        Server { address, stop: Some(stop), thread: Some(thread) }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        stream
    }

    /// The whole answer to a request whose connection is not kept.
    fn raw(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that has refused it already reads no more.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    }

    /// Status, headers and body of an answer to a request with these headers in addition to the
    /// usual ones.
    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, String, Value) {
        let (address, length) = (self.address, body.len());
        let host =
            if headers.contains("Host:") { String::new() } else { format!("Host: {address}\r\n") };
        split(&self.raw(
            format!("{method} {path} HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
                .as_bytes(),
        ))
    }

    fn post(&self, path: &str, body: &str) -> (u16, Value) {
        let (status, _, json) = self.ask("POST", path, "Content-Type: application/json\r\n", body);
        (status, json)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap().unwrap();
        }
    }
}

fn split(answer: &str) -> (u16, String, Value) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or_default();
    (status, head.to_lowercase(), serde_json::from_str(body).unwrap_or_default())
}

fn code(answer: &Value) -> &str {
    answer["problems"][0]["code"].as_str().unwrap_or("none")
}

/// A server nobody has to wait for.
fn usual() -> Server {
    Server::start(Limits::default())
}

#[test]
fn every_tool_answers_its_example() {
    let server = usual();
    for tool in TOOLS {
        let (status, answer) = server.post(&format!("/{}", tool.name), tool.example);
        assert_eq!(status, 200, "{}: {answer}", tool.name);
        let arguments = serde_json::from_str::<Value>(tool.example).unwrap();
        let expected = tool.ask(arguments.as_object().unwrap()).unwrap().json;
        assert_eq!(answer, expected, "{}", tool.name);
    }
}

#[test]
fn the_document_describes_what_is_answered() {
    let server = usual();
    let (status, head, document) = server.ask("GET", "/openapi.json", "", "");
    assert_eq!((status, document["openapi"].as_str()), (200, Some("3.1.0")));
    assert!(head.contains("content-type: application/json") && head.contains("nosniff"), "{head}");
    for tool in TOOLS {
        let path = &document["paths"][format!("/{}", tool.name)]["post"];
        let validator = |schema: &Value| {
            let mut schema = schema.clone();
            schema["components"] = document["components"].clone();
            jsonschema::validator_for(&schema).unwrap()
        };
        let body = &path["requestBody"]["content"]["application/json"];
        assert!(validator(&body["schema"]).is_valid(&body["example"]), "{}", tool.name);
        assert!(!validator(&body["schema"]).is_valid(&json!({ "other": 1 })), "{}", tool.name);
        for (status, asked) in [("200", tool.example), ("400", "{\"other\": 1}"), ("400", "[")] {
            let (answered, answer) = server.post(&format!("/{}", tool.name), asked);
            assert_eq!(answered.to_string(), status, "{}: {asked}", tool.name);
            let schema = &path["responses"][status]["content"]["application/json"]["schema"];
            let errors: Vec<_> =
                validator(schema).iter_errors(&answer).map(|it| it.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", tool.name);
        }
    }
    // Nothing refers to what is not there.
    let text = document.to_string();
    for part in text.split("\"$ref\":\"").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(document.pointer(name.strip_prefix('#').unwrap()).is_some(), "{name}");
    }
    assert!(!text.contains("$defs"));
}

#[test]
fn statuses_say_what_is_wrong() {
    let server = usual();
    for (path, body, status, problem) in [
        ("/size", "", 400, "syntax"),
        ("/size", "{", 400, "syntax"),
        ("/size", "[]", 400, "wrong-type"),
        ("/size", "{}", 400, "missing-key"),
        ("/size", r#"{"service": "aks", "service": "aks"}"#, 400, "duplicate-key"),
        ("/size", r#"{"servise": "aks"}"#, 400, "unknown-key"),
        ("/size", r#"{"service": "hosts"}"#, 422, "missing-input"),
        ("/size", r#"{"service": "no-such"}"#, 422, "unknown-service"),
        ("/explain", r#"{"code": "x"}"#, 422, "unknown-code"),
        ("/plan", r#"{"request": "networks: ["}"#, 422, "syntax"),
        ("/size?service=aks", r#"{"service": "aks"}"#, 400, "not-served"),
        ("/size/", "{}", 404, "not-served"),
        ("/", "{}", 404, "not-served"),
        ("/openapi.json", "{}", 405, "not-served"),
    ] {
        let (answered, answer) = server.post(path, body);
        assert_eq!((answered, code(&answer)), (status, problem), "{path} {body}: {answer}");
    }
    // Where it is: the second key begins in column 20.
    let (_, answer) = server.post("/size", r#"{"service": "aks", "service": "aks"}"#);
    assert_eq!(answer["problems"][0]["column"], 20, "{answer}");
    // A /24 does not fit into a /25: the proof.
    let (status, proof) = server.post("/next", r#"{"sizes": "/24", "in": "10.0.0.0/25"}"#);
    assert_eq!((status, proof["problems"].is_null()), (422, true), "{proof}");
}

#[test]
fn methods_and_media_are_checked() {
    let server = usual();
    let body = r#"{"service": "hosts", "inputs": {"addresses": 20}}"#;
    for method in ["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "HEAD"] {
        let (status, head, answer) = server.ask(method, "/size", "", "");
        assert_eq!(status, 405, "{method}");
        assert!(head.contains("allow: post\r\n"), "{method}: {head}");
        assert_eq!(code(&answer), if method == "HEAD" { "none" } else { "not-served" });
        // No other site may read an answer.
        assert!(!head.contains("access-control"), "{head}");
    }
    assert_eq!(server.ask("HEAD", "/openapi.json", "", "").0, 200);
    for (headers, status) in [
        ("Content-Type: application/json; charset=utf-8\r\n", 200),
        ("Content-Type: Application/JSON\r\nContent-Encoding: identity\r\n", 200),
        ("", 415),
        ("Content-Type: text/plain\r\n", 415),
        ("Content-Type: application/x-www-form-urlencoded\r\n", 415),
        ("Content-Type: application/jsonp\r\n", 415),
        ("Content-Type: application/json\r\nContent-Encoding: gzip\r\n", 415),
    ] {
        assert_eq!(server.ask("POST", "/size", headers, body).0, status, "{headers}");
    }
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let server = usual();
    let port = server.address.port();
    for (hosts, status) in [
        (format!("Host: 127.0.0.1:{port}\r\n"), 200),
        (format!("Host: LOCALHOST:{port}\r\n"), 200),
        (format!("Host: localhost:{}\r\n", port ^ 1), 421),
        ("Host: localhost\r\n".to_owned(), 421),
        ("Host: example.org\r\n".to_owned(), 421),
        (format!("Host: 127.0.0.1.example.org:{port}\r\n"), 421),
        (format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"), 400),
    ] {
        assert_eq!(server.ask("GET", "/openapi.json", &hosts, "").0, status, "{hosts}");
    }
    let whole = format!(
        "GET http://example.org/openapi.json HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(split(&server.raw(whole.as_bytes())).0, 421);
    let none = "GET /openapi.json HTTP/1.0\r\n\r\n";
    assert_eq!(split(&server.raw(none.as_bytes())).0, 400);
}

#[test]
fn bodies_and_heads_are_bounded() {
    let server = Server::start(Limits { body: 1000, ..Limits::default() });
    let address = server.address;
    let fits = format!("{:1000}", r#"{"code": "out-of-range"}"#);
    assert_eq!(server.post("/explain", &fits).0, 200);
    let (status, answer) = server.post("/explain", &format!("{fits} "));
    assert_eq!((status, code(&answer)), (413, "not-served"));
    // A length that is not announced.
    let chunk = format!("{:x}\r\n{fits}\r\n", fits.len());
    let head = format!(
        "POST /explain HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    assert_eq!(split(&server.raw(format!("{head}{chunk}0\r\n\r\n").as_bytes())).0, 200);
    assert_eq!(split(&server.raw(format!("{head}{chunk}{chunk}0\r\n\r\n").as_bytes())).0, 413);
    assert_eq!(split(&server.raw(format!("{head}nonsense\r\n").as_bytes())).0, 400);
    let long = "x".repeat(1 << 20);
    let (status, ..) = server.ask("GET", "/openapi.json", &format!("X: {long}\r\n"), "");
    assert!([431, 0].contains(&status), "{status}");
    for rubbish in ["GET\r\n\r\n", "\0\n\n", "a b c\r\n\r\n"] {
        assert!([400, 0].contains(&split(&server.raw(rubbish.as_bytes())).0), "{rubbish:?}");
    }
    assert_eq!(server.post("/explain", &fits).0, 200);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::start(Limits { ask: Duration::from_millis(300), ..Limits::default() });
    let address = server.address;
    let part = format!(
        "POST /size HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{"
    );
    let (status, _, answer) = split(&server.raw(part.as_bytes()));
    assert_eq!((status, code(&answer)), (408, "not-served"));
    // Half a head is closed, and so is a connection that says nothing.
    for silent in ["GET /openapi.json HTT", ""] {
        assert!([408, 0].contains(&split(&server.raw(silent.as_bytes())).0));
    }
}

#[test]
fn an_answer_that_takes_too_long_is_not_waited_for() {
    let server = Server::start(Limits { answer: Duration::ZERO, ..Limits::default() });
    let (status, answer) = server.post("/explain", "{}");
    assert_eq!((status, code(&answer)), (503, "not-served"));
}

/// A tool that waits until the other end says something, as one on a store does; and that end.
fn slow() -> (Tool, mpsc::Sender<()>) {
    let (send, told) = mpsc::channel();
    let told = Mutex::new(told);
    let answer = move |_: &Arguments<'_>| {
        let waited = told.lock().unwrap().recv_timeout(Duration::from_secs(60));
        waited.map(|()| ToolAnswer::of(json!({ "codes": [] }), "")).map_err(|_| no_store())
    };
    (on_a_store("slow", answer), send)
}

fn on_a_store(
    name: &'static str,
    answer: impl Fn(&Arguments<'_>) -> ToolResult + Send + Sync + 'static,
) -> Tool {
    let of = Tool::named("explain").unwrap().clone();
    Tool { name, effect: Effect::Reads, answer: ToolFunction::Holding(Arc::new(answer)), ..of }
}

fn no_store() -> ToolRefusal {
    let problem = Problem::new(&codes::CANNOT_READ, "the store cannot be reached").at("store");
    ToolRefusal { reason: RefusalReason::Unknown, answer: vec![problem].into() }
}

/// However many wait for a store that does not answer, the others are answered.
#[test]
fn a_store_that_hangs_holds_nobody_else_up() {
    let (tool, answer) = slow();
    let tools = [TOOLS, &[tool]].concat();
    let server = Server::with(tools, Limits { waiting: 2, ..Limits::default() });
    let size = || server.post("/size", r#"{"service": "hosts", "inputs": {"addresses": 20}}"#).0;
    thread::scope(|scope| {
        // More than may wait at once, and more than there are processors.
        let waiting: Vec<_> =
            (0..20).map(|_| scope.spawn(|| server.post("/slow", "{}").0)).collect();
        thread::sleep(Duration::from_millis(300));
        assert_eq!((size(), size()), (200, 200));
        assert!(waiting.iter().all(|it| !it.is_finished()));
        (0..20).for_each(|_| answer.send(()).unwrap());
        assert!(waiting.into_iter().all(|it| it.join().unwrap() == 200));
    });
}

#[test]
fn a_store_that_cannot_be_used_is_not_the_fault_of_the_caller() {
    let server = Server::with(
        vec![on_a_store("lost", |_: &Arguments<'_>| Err(no_store()))],
        Limits::default(),
    );
    let (status, answer) = server.post("/lost", "{}");
    assert_eq!((status, code(&answer)), (503, "cannot-read"), "{answer}");
    // Tools that are not offered are not there, nor in the document.
    assert_eq!(server.post("/size", "{}").0, 404);
    let document = server.ask("GET", "/openapi.json", "", "").2;
    let paths: Vec<_> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths, ["/lost", "/openapi.json"]);
    assert!(document["components"]["schemas"]["Plan"].is_null(), "{document:#}");
    let lost = &document["paths"]["/lost"]["post"]["responses"]["503"]["description"];
    assert!(lost.as_str().unwrap().contains("the store cannot be used"), "{lost}");
}

/// More connections than are served wait, and are answered when another one has gone.
#[test]
fn connections_wait_for_their_turn() {
    let server = Server::start(Limits { connections: 2, ..Limits::default() });
    let (first, second) = (server.connect(), server.connect());
    let address = server.address;
    let (send, answered) = mpsc::channel();
    let waiting = thread::spawn({
        let mut stream = server.connect();
        move || {
            write!(
                stream,
                "GET /openapi.json HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            send.send(split(&answer).0).unwrap();
        }
    });
    assert!(answered.recv_timeout(Duration::from_millis(500)).is_err());
    drop((first, second));
    assert_eq!(answered.recv().unwrap(), 200);
    waiting.join().unwrap();
}

/// A request in progress when the server is told to stop is answered, and no later one is.
#[test]
fn it_ends_with_an_answer() {
    let mut server = Server::start(Limits { end: Duration::from_secs(60), ..Limits::default() });
    let address = server.address;
    let mut idle = server.connect();
    let mut stream = server.connect();
    let body = r#"{"code": "out-of-range"}"#;
    let length = body.len();
    // The server has the head when it asks for the rest.
    write!(stream, "POST /explain HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n").unwrap();
    let mut first = [0; 25];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 100 Continue\r\n\r\n");
    drop(server.stop.take());
    // It knew from the start when idle connections are closed.
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(split(&answer).0, 200, "{answer}");
    server.thread.take().unwrap().join().unwrap().unwrap();
    assert!(TcpStream::connect(address).is_err());
}
