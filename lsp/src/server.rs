//! The conversation with an editor.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use gen_lsp_types::{
    CodeActionParams, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, HoverParams, InlayHintParams, PublishDiagnosticsParams,
    TextDocumentContentChangeEvent, Uri,
};
use ipplan_formats::read::Syntax;
use ipplan_formats::{Tool, schema};
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::document::TextDocument;
use crate::schema::RequestSchema;
use crate::wire::{self, Incoming};
use crate::{actions, completion, diagnostics, hints, hover};

/// Answers an editor on standard input and output until it ends the session; returns whether it did so in
/// time.
///
/// # Errors
///
/// Errors of the pipes.
pub fn serve() -> io::Result<bool> {
    serve_on(BufReader::new(io::stdin()), io::stdout())
}

/// As [`serve`], over any pipes.
///
/// # Errors
///
/// Errors of the pipes.
pub fn serve_on(input: impl BufRead + Send + 'static, output: impl Write) -> io::Result<bool> {
    let (send, incoming) = mpsc::sync_channel(64);
    // What is typed meanwhile is known before anything is answered about it.
    thread::spawn(move || {
        let mut input = input;
        while let Ok(Some(next)) = wire::read(&mut input) {
            if send.send(next).is_err() {
                return;
            }
        }
    });
    Server::new(output).run(&incoming)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Ready,
    Ending,
}

struct Server<W> {
    output: W,
    state: State,
    documents: BTreeMap<Uri, TextDocument>,
    /// Those whose problems the editor does not know yet.
    changed: Vec<Uri>,
    schema: RequestSchema,
}

/// An answer to a question, or why there is none.
type Answered = Result<Value, (ErrorCode, String)>;

impl<W: Write> Server<W> {
    fn new(output: W) -> Server<W> {
        Server {
            output,
            state: State::New,
            documents: BTreeMap::new(),
            changed: Vec::new(),
            schema: RequestSchema::new(schema::request()),
        }
    }

    fn run(&mut self, incoming: &Receiver<Incoming>) -> io::Result<bool> {
        loop {
            let next = match incoming.try_recv() {
                Ok(next) => next,
                Err(TryRecvError::Empty) => {
                    self.publish()?;
                    let Ok(next) = incoming.recv() else { break };
                    next
                }
                Err(TryRecvError::Disconnected) => break,
            };
            match next {
                Incoming::Message(Message::Notification(it)) if it.method == "exit" => {
                    return Ok(self.state == State::Ending);
                }
                Incoming::Message(Message::Notification(it)) => self.hear(it),
                Incoming::Message(Message::Request(it)) => {
                    let (id, answer) = (it.id.clone(), self.answer(it));
                    let response = match answer {
                        Ok(answer) => Response::new_ok(id, answer),
                        Err((code, message)) => Response::new_err(id, code as i32, message),
                    };
                    wire::write(&mut self.output, &rpc(&Message::Response(response)))?;
                }
                // It asks nothing.
                Incoming::Message(Message::Response(_)) => {}
                Incoming::Other(why) => {
                    let error = json!({ "code": ErrorCode::ParseError as i32, "message": why });
                    let answer = json!({ "jsonrpc": "2.0", "id": null, "error": error });
                    wire::write(&mut self.output, &answer)?;
                }
            }
        }
        // An editor that goes away without a word wants nothing any more.
        self.publish()?;
        Ok(true)
    }

    fn answer(&mut self, asked: Request) -> Answered {
        match (self.state, asked.method.as_str()) {
            (State::New, "initialize") => {
                self.state = State::Ready;
                return Ok(abilities());
            }
            (State::New, _) => {
                let message = "ask `initialize` first".to_owned();
                return Err((ErrorCode::ServerNotInitialized, message));
            }
            (State::Ending, _) | (State::Ready, "initialize") => {
                return Err((ErrorCode::InvalidRequest, "it is too late for this".to_owned()));
            }
            (State::Ready, "shutdown") => {
                self.state = State::Ending;
                return Ok(Value::Null);
            }
            (State::Ready, _) => {}
        }
        let params = asked.params;
        match asked.method.as_str() {
            "textDocument/hover" => {
                let asked: HoverParams = read(params)?;
                let at = asked.text_document_position_params;
                let schema = &self.schema;
                let Some(document) = self.documents.get(&at.text_document.uri) else {
                    return Ok(Value::Null);
                };
                let analysis = document.analysis();
                data(analysis.and_then(|it| hover::at(it, schema, at.position)))
            }
            "textDocument/inlayHint" => {
                let asked: InlayHintParams = read(params)?;
                let document = self.documents.get(&asked.text_document.uri);
                let analysis = document.and_then(TextDocument::analysis);
                data(analysis.map(|it| hints::of(it, asked.range)).unwrap_or_default())
            }
            "textDocument/codeAction" => {
                let asked: CodeActionParams = read(params)?;
                let uri = asked.text_document.uri;
                let document = self.documents.get(&uri);
                let analysis = document.and_then(TextDocument::analysis);
                data(analysis.map(|it| actions::of(&uri, it, asked.range)).unwrap_or_default())
            }
            "textDocument/completion" => {
                let asked: CompletionParams = read(params)?;
                let at = asked.text_document_position_params;
                let Some(document) = self.documents.get(&at.text_document.uri) else {
                    return Ok(Value::Null);
                };
                let ending = document.name().rsplit('.').next().unwrap_or_default();
                let syntax = Syntax::from_extension(ending).unwrap_or(Syntax::Yaml);
                if document.analysis().is_none() {
                    return Ok(Value::Null);
                }
                data(completion::at(&document.text, syntax, &self.schema, at.position))
            }
            method => Err((ErrorCode::MethodNotFound, format!("`{method}` is not answered"))),
        }
    }

    fn hear(&mut self, said: Notification) {
        if self.state != State::Ready {
            return;
        }
        let params = said.params;
        match said.method.as_str() {
            "textDocument/didOpen" => {
                if let Ok(DidOpenTextDocumentParams { text_document: it }) = read(params) {
                    self.changed.push(it.uri.clone());
                    let document = TextDocument::new(it.uri.clone(), it.version, it.text);
                    self.documents.insert(it.uri, document);
                }
            }
            "textDocument/didChange" => {
                let Ok(it) = read::<DidChangeTextDocumentParams>(params) else { return };
                let (uri, version) =
                    (it.text_document.text_document_identifier.uri, it.text_document.version);
                // Texts come whole, as was asked for.
                let whole = it.content_changes.into_iter().rev().find_map(|change| match change {
                    TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(it) => {
                        Some(it.text)
                    }
                    TextDocumentContentChangeEvent::TextDocumentContentChangePartial(_) => None,
                });
                if let (Some(document), Some(text)) = (self.documents.get_mut(&uri), whole) {
                    document.change(version, text);
                    self.changed.push(uri);
                }
            }
            "textDocument/didClose" => {
                if let Ok(DidCloseTextDocumentParams { text_document: it }) = read(params) {
                    self.documents.remove(&it.uri);
                    self.changed.push(it.uri);
                }
            }
            // The lock next to it may have changed.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.documents.values_mut().for_each(TextDocument::forget);
                self.changed.extend(self.documents.keys().cloned());
            }
            _ => {}
        }
    }

    /// Tells the problems of everything that has changed.
    fn publish(&mut self) -> io::Result<()> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort();
        changed.dedup();
        for uri in changed {
            let (version, found) = match self.documents.get(&uri) {
                Some(document) if !document.is_read() => {
                    (Some(document.version), vec![diagnostics::too_long(Tool::MOST_BYTES)])
                }
                Some(document) => {
                    let version = document.version;
                    let found = document.analysis().map(|it| diagnostics::of(&uri, it));
                    (Some(version), found.unwrap_or_default())
                }
                None => (None, Vec::new()),
            };
            let params = PublishDiagnosticsParams::new(uri, version, found);
            let method = "textDocument/publishDiagnostics".to_owned();
            let params = serde_json::to_value(params)?;
            let message = Message::Notification(Notification { method, params });
            wire::write(&mut self.output, &rpc(&message))?;
        }
        Ok(())
    }
}

fn abilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 1, "save": true },
            "completionProvider": { "triggerCharacters": [":", " ", "\"", "{"] },
            "hoverProvider": true,
            "inlayHintProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        },
        "serverInfo": { "name": "ipplan", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// A message with the version of its protocol.
fn rpc(message: &Message) -> Value {
    let mut value = serde_json::to_value(message).unwrap_or_default();
    if let Value::Object(map) = &mut value {
        map.insert("jsonrpc".to_owned(), "2.0".into());
    }
    value
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn data(answer: impl serde::Serialize) -> Answered {
    serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
