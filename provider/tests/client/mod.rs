//! A client of the provider, with its own description of the messages.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use prost::Message;
use rmpv::Value as Packed;
use tempfile::TempDir;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::transport::{Channel, Endpoint};
use tonic_prost::ProstCodec;

pub const COOKIE: &str = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

#[derive(Clone, PartialEq, Message)]
pub struct Nothing {}

#[derive(Clone, PartialEq, Message)]
pub struct Dynamic {
    #[prost(bytes = "vec", tag = "1")]
    pub msgpack: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub json: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
pub struct FunctionCall {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(message, repeated, tag = "2")]
    pub arguments: Vec<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Failed {
    #[prost(string, tag = "1")]
    pub text: String,
    #[prost(int64, optional, tag = "2")]
    pub argument: Option<i64>,
}

#[derive(Clone, PartialEq, Message)]
pub struct FunctionResult {
    #[prost(message, optional, tag = "1")]
    pub result: Option<Dynamic>,
    #[prost(message, optional, tag = "2")]
    pub error: Option<Failed>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Read {
    #[prost(string, tag = "1")]
    pub type_name: String,
    #[prost(message, optional, tag = "2")]
    pub config: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct ReadResult {
    #[prost(message, optional, tag = "1")]
    pub state: Option<Dynamic>,
    #[prost(message, repeated, tag = "2")]
    pub diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Told {
    #[prost(int32, tag = "1")]
    pub severity: i32,
    #[prost(string, tag = "2")]
    pub summary: String,
    #[prost(string, tag = "3")]
    pub detail: String,
}

#[derive(Clone, PartialEq, Message)]
pub struct Configure {
    #[prost(message, optional, tag = "2")]
    pub config: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Checked {
    #[prost(message, repeated, tag = "1")]
    pub diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Planning {
    #[prost(string, tag = "1")]
    pub type_name: String,
    #[prost(message, optional, tag = "2")]
    pub prior_state: Option<Dynamic>,
    #[prost(message, optional, tag = "3")]
    pub proposed_new_state: Option<Dynamic>,
    #[prost(message, optional, tag = "4")]
    pub config: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Planned {
    #[prost(message, optional, tag = "1")]
    pub state: Option<Dynamic>,
    #[prost(message, repeated, tag = "2")]
    pub requires_replace: Vec<Path>,
    #[prost(message, repeated, tag = "4")]
    pub diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Path {
    #[prost(message, repeated, tag = "1")]
    pub steps: Vec<Step>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Step {
    #[prost(string, tag = "1")]
    pub attribute_name: String,
}

#[derive(Clone, PartialEq, Message)]
pub struct Applied {
    #[prost(message, optional, tag = "1")]
    pub new_state: Option<Dynamic>,
    #[prost(message, repeated, tag = "3")]
    pub diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Import {
    #[prost(string, tag = "1")]
    pub type_name: String,
    #[prost(string, tag = "2")]
    pub id: String,
}

#[derive(Clone, PartialEq, Message)]
pub struct ImportResult {
    #[prost(message, repeated, tag = "1")]
    pub imported: Vec<ImportedState>,
    #[prost(message, repeated, tag = "2")]
    pub diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
pub struct ImportedState {
    #[prost(string, tag = "1")]
    pub type_name: String,
    #[prost(message, optional, tag = "2")]
    pub state: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Upgrade {
    #[prost(message, optional, tag = "3")]
    pub raw_state: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Known {
    #[prost(map = "string, message", tag = "2")]
    pub resources: HashMap<String, Described>,
    #[prost(map = "string, message", tag = "3")]
    pub data_sources: HashMap<String, Described>,
    #[prost(map = "string, message", tag = "7")]
    pub functions: HashMap<String, Signed>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Described {
    #[prost(message, optional, tag = "2")]
    pub block: Option<Nothing>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Signed {
    #[prost(string, tag = "4")]
    pub summary: String,
}

/// A running provider, ended when it is dropped, and the way to it.
pub struct Plugin {
    pub process: Child,
    pub socket: String,
    /// Of what is killed, nothing else removes the socket.
    _folder: TempDir,
}

impl Drop for Plugin {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_terraform-provider-ipplan"));
    command.env_remove("TF_PLUGIN_MAGIC_COOKIE").env_remove("PLUGIN_CLIENT_CERT");
    command.env_remove("IPPLAN_STORE").env("IPPLAN_OWNER", "environment");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub fn start() -> Plugin {
    let mut command = command();
    command.env("TF_PLUGIN_MAGIC_COOKIE", COOKIE).env("PLUGIN_PROTOCOL_VERSIONS", "5,6");
    let folder = tempfile::tempdir().unwrap();
    command.env("TMPDIR", folder.path());
    let mut process = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let parts: Vec<&str> = line.trim_end().split('|').collect();
    let [version, protocol, network, socket, kind, certificate] = parts[..] else {
        panic!("{line}")
    };
    assert_eq!(
        [version, protocol, network, kind, certificate],
        ["1", "6", "unix", "grpc", ""],
        "{line}"
    );
    Plugin { socket: socket.to_owned(), process, _folder: folder }
}

impl Plugin {
    pub async fn ask<Q, A>(&self, path: &'static str, asked: Q) -> A
    where
        Q: Message + Default + 'static,
        A: Message + Default + 'static,
    {
        let address = format!("unix://{}", self.socket);
        let channel: Channel = Endpoint::from_shared(address).unwrap().connect().await.unwrap();
        let mut client = Grpc::new(channel);
        client.ready().await.unwrap();
        let codec = ProstCodec::<Q, A>::default();
        let path = PathAndQuery::from_static(path);
        client.unary(tonic::Request::new(asked), path, codec).await.unwrap().into_inner()
    }

    pub async fn call(&self, name: &str, arguments: &[Packed]) -> Result<Packed, String> {
        let arguments = arguments.iter().map(packed).collect();
        let asked = FunctionCall { name: name.to_owned(), arguments };
        let answer: FunctionResult = self.ask("/tfplugin6.Provider/CallFunction", asked).await;
        match (answer.result, answer.error) {
            (Some(result), None) => {
                // What is of any type comes with its type.
                let Packed::Array(pair) = unpacked(&result) else { panic!() };
                let Packed::Binary(of_type) = &pair[0] else { panic!() };
                let of_type = String::from_utf8(of_type.clone()).unwrap();
                assert!(of_type.starts_with("[\"object\","), "{of_type}");
                Ok(pair[1].clone())
            }
            (None, Some(Failed { text, argument: None })) => Err(text),
            other => panic!("{other:?}"),
        }
    }

    pub async fn read(&self, kind: &str, config: &[(&str, Packed)]) -> ReadResult {
        let config = packed(&object(config));
        let asked = Read { type_name: kind.to_owned(), config: Some(config) };
        self.ask("/tfplugin6.Provider/ReadDataSource", asked).await
    }
}

pub fn packed(value: &Packed) -> Dynamic {
    let mut msgpack = Vec::new();
    rmpv::encode::write_value(&mut msgpack, value).unwrap();
    Dynamic { msgpack, json: Vec::new() }
}

pub fn unpacked(value: &Dynamic) -> Packed {
    rmpv::decode::read_value(&mut value.msgpack.as_slice()).unwrap()
}

pub fn object(entries: &[(&str, Packed)]) -> Packed {
    Packed::Map(entries.iter().map(|(key, value)| ((*key).into(), value.clone())).collect())
}

/// A value for a parameter of any type: its type, and itself.
pub fn any(of_type: &str, value: Packed) -> Packed {
    Packed::Array(vec![Packed::Binary(of_type.as_bytes().to_vec()), value])
}

pub fn inputs(entries: &[(&str, u64)]) -> Packed {
    let types: Vec<String> =
        entries.iter().map(|(key, _)| format!("\"{key}\":\"number\"")).collect();
    let entries: Vec<(&str, Packed)> = entries.iter().map(|(k, v)| (*k, (*v).into())).collect();
    any(&format!("[\"object\",{{{}}}]", types.join(",")), object(&entries))
}

pub fn texts(all: &[&str]) -> Packed {
    let types = vec!["\"string\""; all.len()].join(",");
    any(
        &format!("[\"tuple\",[{types}]]"),
        Packed::Array(all.iter().map(|it| (*it).into()).collect()),
    )
}

pub fn at<'a>(value: &'a Packed, path: &[&str]) -> &'a Packed {
    path.iter().fold(value, |value, key| match value {
        Packed::Array(all) => &all[key.parse::<usize>().unwrap()],
        Packed::Map(all) => &all.iter().find(|(it, _)| it.as_str() == Some(key)).unwrap().1,
        other => panic!("{key} of {other}"),
    })
}

pub fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}
