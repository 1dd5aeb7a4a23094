//! The provider as Terraform starts it, by a client with its own description of the messages.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod client;

use client::{
    COOKIE, Known, Nothing, any, at, command, inputs, object, run, start, texts, unpacked,
};
use rmpv::Value as Packed;

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
        assert_eq!(schema.resources.keys().collect::<Vec<_>>(), ["ipplan_allocation"]);
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
