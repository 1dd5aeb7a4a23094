//! The provider as Terraform starts it, by a client with its own description of the messages.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use prost::Message;
use rmpv::Value as Packed;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::transport::{Channel, Endpoint};
use tonic_prost::ProstCodec;

const COOKIE: &str = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

#[derive(Clone, PartialEq, Message)]
struct Nothing {}

#[derive(Clone, PartialEq, Message)]
struct Dynamic {
    #[prost(bytes = "vec", tag = "1")]
    msgpack: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    json: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct FunctionCall {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(message, repeated, tag = "2")]
    arguments: Vec<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
struct Failed {
    #[prost(string, tag = "1")]
    text: String,
    #[prost(int64, optional, tag = "2")]
    argument: Option<i64>,
}

#[derive(Clone, PartialEq, Message)]
struct FunctionResult {
    #[prost(message, optional, tag = "1")]
    result: Option<Dynamic>,
    #[prost(message, optional, tag = "2")]
    error: Option<Failed>,
}

#[derive(Clone, PartialEq, Message)]
struct Read {
    #[prost(string, tag = "1")]
    type_name: String,
    #[prost(message, optional, tag = "2")]
    config: Option<Dynamic>,
}

#[derive(Clone, PartialEq, Message)]
struct ReadResult {
    #[prost(message, optional, tag = "1")]
    state: Option<Dynamic>,
    #[prost(message, repeated, tag = "2")]
    diagnostics: Vec<Told>,
}

#[derive(Clone, PartialEq, Message)]
struct Told {
    #[prost(int32, tag = "1")]
    severity: i32,
    #[prost(string, tag = "2")]
    summary: String,
    #[prost(string, tag = "3")]
    detail: String,
}

#[derive(Clone, PartialEq, Message)]
struct Known {
    #[prost(map = "string, message", tag = "3")]
    data_sources: HashMap<String, Described>,
    #[prost(map = "string, message", tag = "7")]
    functions: HashMap<String, Signed>,
}

#[derive(Clone, PartialEq, Message)]
struct Described {
    #[prost(message, optional, tag = "2")]
    block: Option<Nothing>,
}

#[derive(Clone, PartialEq, Message)]
struct Signed {
    #[prost(string, tag = "4")]
    summary: String,
}

/// A running provider, ended when it is dropped, and the way to it.
struct Plugin {
    process: Child,
    socket: String,
}

impl Drop for Plugin {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_terraform-provider-ipplan"));
    command.env_remove("TF_PLUGIN_MAGIC_COOKIE").env_remove("PLUGIN_CLIENT_CERT");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start() -> Plugin {
    let mut command = command();
    command.env("TF_PLUGIN_MAGIC_COOKIE", COOKIE).env("PLUGIN_PROTOCOL_VERSIONS", "5,6");
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
    Plugin { socket: socket.to_owned(), process }
}

impl Plugin {
    async fn ask<Q, A>(&self, path: &'static str, asked: Q) -> A
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

    async fn call(&self, name: &str, arguments: &[Packed]) -> Result<Packed, String> {
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

    async fn read(&self, kind: &str, config: &[(&str, Packed)]) -> ReadResult {
        let config = packed(&object(config));
        let asked = Read { type_name: kind.to_owned(), config: Some(config) };
        self.ask("/tfplugin6.Provider/ReadDataSource", asked).await
    }
}

fn packed(value: &Packed) -> Dynamic {
    let mut msgpack = Vec::new();
    rmpv::encode::write_value(&mut msgpack, value).unwrap();
    Dynamic { msgpack, json: Vec::new() }
}

fn unpacked(value: &Dynamic) -> Packed {
    rmpv::decode::read_value(&mut value.msgpack.as_slice()).unwrap()
}

fn object(entries: &[(&str, Packed)]) -> Packed {
    Packed::Map(entries.iter().map(|(key, value)| ((*key).into(), value.clone())).collect())
}

/// A value for a parameter of any type: its type, and itself.
fn any(of_type: &str, value: Packed) -> Packed {
    Packed::Array(vec![Packed::Binary(of_type.as_bytes().to_vec()), value])
}

fn inputs(entries: &[(&str, u64)]) -> Packed {
    let types: Vec<String> =
        entries.iter().map(|(key, _)| format!("\"{key}\":\"number\"")).collect();
    let entries: Vec<(&str, Packed)> = entries.iter().map(|(k, v)| (*k, (*v).into())).collect();
    any(&format!("[\"object\",{{{}}}]", types.join(",")), object(&entries))
}

fn texts(all: &[&str]) -> Packed {
    let types = vec!["\"string\""; all.len()].join(",");
    any(
        &format!("[\"tuple\",[{types}]]"),
        Packed::Array(all.iter().map(|it| (*it).into()).collect()),
    )
}

fn at<'a>(value: &'a Packed, path: &[&str]) -> &'a Packed {
    path.iter().fold(value, |value, key| match value {
        Packed::Array(all) => &all[key.parse::<usize>().unwrap()],
        Packed::Map(all) => &all.iter().find(|(it, _)| it.as_str() == Some(key)).unwrap().1,
        other => panic!("{key} of {other}"),
    })
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}

const REQUEST: &str = "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web: { service: \
    hosts, addresses: 20 }\n";

#[test]
fn functions_answer() {
    let plugin = start();
    run(async {
        let schema: Known = plugin.ask("/tfplugin6.Provider/GetProviderSchema", Nothing {}).await;
        let mut names: Vec<&String> = schema.functions.keys().collect();
        names.sort();
        assert_eq!(names, ["capacity", "next", "plan", "size"]);
        assert_eq!(schema.functions["size"].summary, "Size of a subnet");
        assert_eq!(schema.data_sources.len(), 4);
        assert!(schema.data_sources["ipplan_size"].block.is_some());

        // 10 instances and 4 Windows container apps: 105 addresses, a /25.
        let given = inputs(&[("instances", 10), ("windows-container-apps", 4)]);
        let size = plugin.call("size", &["app-service".into(), given]).await.unwrap();
        assert_eq!(at(&size, &["prefix_length"]).as_u64(), Some(25));
        assert_eq!(at(&size, &["addresses", "need"]).as_u64(), Some(105));

        let within = any("[\"object\",{\"in\":\"string\"}]", object(&[("in", "/26".into())]));
        let null = any("\"dynamic\"", Packed::Nil);
        let most = plugin.call("capacity", &["hosts".into(), null, within]).await.unwrap();
        assert_eq!(at(&most, &["capacity", "0", "most"]).as_u64(), Some(59));

        let asked = [texts(&["/26"]), texts(&["10.0.0.0/24"]), texts(&["10.0.0.0/26"])];
        let next = plugin.call("next", &asked).await.unwrap();
        let place = at(&next, &["placements", "0", "address_prefix"]);
        assert_eq!(place.as_str(), Some("10.0.0.64/26"));
    });
}

#[test]
fn a_plan_keeps_what_its_lock_has() {
    let plugin = start();
    run(async {
        let place = |plan: &Packed| {
            let path = ["networks", "hub", "subnets", "web", "address_prefixes", "0"];
            at(plan, &path).as_str().unwrap().to_owned()
        };
        let first = plugin.call("plan", &[REQUEST.into(), Packed::Nil]).await.unwrap();
        assert_eq!(place(&first), "10.0.0.0/27");
        let lock = at(&first, &["lock"]).clone();
        let again = plugin.call("plan", &[REQUEST.into(), lock.clone()]).await.unwrap();
        assert_eq!(place(&again), "10.0.0.0/27");

        let more = format!("{REQUEST}      big: {{ service: hosts, addresses: 100 }}\n");
        let refused = plugin.call("plan", &[more.as_str().into(), lock.clone()]).await.unwrap_err();
        assert!(refused.contains("not-locked") && refused.contains("big"), "{refused}");
        let free = any("[\"object\",{\"locked\":\"bool\"}]", object(&[("locked", false.into())]));
        let placed = plugin.call("plan", &[more.as_str().into(), lock, free]).await.unwrap();
        assert_eq!(place(&placed), "10.0.0.0/27");
    });
}

#[test]
fn what_is_wrong_has_its_code_and_hint() {
    let plugin = start();
    run(async {
        for (name, arguments, says) in [
            ("size", vec!["app-servise".into(), inputs(&[])], ["unknown-service", "`app-service`"]),
            (
                "size",
                vec!["app-service".into(), inputs(&[("instances", 0)])],
                ["out-of-range", "1 to 100"],
            ),
            ("size", vec!["aks".into(), inputs(&[]), "x".into()], ["wrong-type", "fit"]),
            (
                "plan",
                vec!["networks: { hub: {} }".into(), Packed::Nil],
                ["no-address-space", "hub"],
            ),
            (
                "next",
                vec![texts(&["/24"]), texts(&["10.0.0.0/25"]), texts(&[])],
                ["does-not-fit", "/24"],
            ),
            ("sizes", vec![], ["no function", "`sizes`"]),
        ] {
            let text = plugin.call(name, &arguments).await.unwrap_err();
            assert!(says.iter().all(|it| text.contains(it)), "{name}: {text}");
            assert!(!text.contains('\u{1b}'));
        }
    });
}

#[test]
fn data_sources_keep_what_they_were_given() {
    let plugin = start();
    run(async {
        let given = inputs(&[("addresses", 20)]);
        let config = [
            ("service", "hosts".into()),
            ("inputs", given.clone()),
            ("fit", Packed::Nil),
            ("answer", Packed::Nil),
        ];
        let read = plugin.read("ipplan_size", &config).await;
        assert_eq!(read.diagnostics, []);
        let state = unpacked(&read.state.unwrap());
        assert_eq!(at(&state, &["inputs"]), &given);
        assert_eq!(at(&state, &["fit"]), &Packed::Nil);
        assert_eq!(at(&state, &["answer", "1", "prefix_length"]).as_u64(), Some(27));

        let wrong = plugin.read("ipplan_size", &[("service", "hots".into())]).await;
        let [told] = &wrong.diagnostics[..] else { panic!("{wrong:?}") };
        assert!(wrong.state.is_none() && told.severity == 1);
        assert!(
            told.detail.contains("Code: unknown-service") && told.detail.contains("`hosts`"),
            "{told:?}"
        );

        let list = |all: &[&str]| Packed::Array(all.iter().map(|it| (*it).into()).collect());
        let config = [("sizes", list(&["/24"])), ("in", list(&["10.0.0.0/25"]))];
        let full = plugin.read("ipplan_next", &config).await;
        assert!(full.state.is_none() && full.diagnostics.len() == 1, "{full:?}");
        assert_eq!(plugin.read("ipplan_no", &[]).await.diagnostics.len(), 1);
    });
}

#[test]
fn it_ends_when_it_is_told_to() {
    let mut plugin = start();
    let socket = plugin.socket.clone();
    run(async {
        let _: Nothing = plugin.ask("/plugin.GRPCController/Shutdown", Nothing {}).await;
    });
    assert!(plugin.process.wait().unwrap().success());
    assert!(!std::path::Path::new(&socket).exists());
}

#[test]
fn nobody_takes_it_for_a_program() {
    let output = command().output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("start it themselves"));
    let mut old = command();
    old.env("TF_PLUGIN_MAGIC_COOKIE", COOKIE).env("PLUGIN_PROTOCOL_VERSIONS", "5");
    let output = old.output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("protocol 6"));
}
