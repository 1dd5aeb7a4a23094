//! Releases of different age on one store: each does what it knows, and leaves the rest to others.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::time::Duration;

use common::{Faults, Faulty, audit, block_on, memory, pipeline};
use futures_util::future::join_all;
use ipplan::LockedSubnet;
use ipplan_store::{Asked, Delta, Engine, FORMAT, Failed, SubnetChange, Tuning};

/// A request that waits, of some release, for a subnet where it is free.
fn asked(name: &str) -> serde_json::Value {
    let at = "10.1.0.0/28".parse().unwrap();
    let change = SubnetChange {
        network: "hub".to_owned(),
        subnet: name.split('~').next().unwrap().to_owned(),
        before: None,
        after: Some(LockedSubnet::at(at)),
        block: Some(at),
    };
    let asked = Asked {
        format: FORMAT,
        name: name.to_owned(),
        owner: "bank".to_owned(),
        author: "grace".to_owned(),
        command: "ipplan next".to_owned(),
        ipplan: "later".to_owned(),
        hash: String::new(),
        until: None,
        delta: Delta { subnets: vec![change], ..Delta::default() },
    };
    serde_json::to_value(asked).unwrap()
}

#[test]
fn a_request_of_a_later_format_is_left_and_said() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let slow = Faults { slow: 15, even: true, ..Faults::default() };
        let engine = Faulty::new(memory(), 1, slow);
        pipeline(&engine, 0, false, &Tuning::default()).await.unwrap();
        // A later release may say more in the format of today, and say it in another format.
        let (mut more, mut other) = (asked("more~1"), asked("other~1"));
        more["delta"]["colour"] = "green".into();
        other["format"] = (FORMAT + 1).into();
        engine.ask("more~1", &more.to_string()).await.unwrap();
        engine.ask("other~1", &other.to_string()).await.unwrap();
        let tuning = Tuning::default();
        let all = (1..20).map(|number| pipeline(&engine, number, false, &tuning));
        let (mut told, mut left) = (Vec::new(), BTreeSet::new());
        for done in join_all(all).await {
            let (mine, done) = done.unwrap();
            told.push(mine);
            left.extend(done.left);
        }
        assert_eq!(left, BTreeSet::from(["other~1".to_owned()]));
        assert_eq!(engine.engine.waiting().await.unwrap(), ["other~1"]);
        // Everybody has a place, and so has the one of the later release.
        let subnets = audit(&engine.engine, &told).await;
        assert_eq!(subnets.len(), 21);
        assert!(subnets["more"].ends_with("/28") && !subnets.contains_key("other"));
    });
}

#[test]
fn a_version_of_a_later_format_is_refused() {
    block_on(async {
        let store = memory();
        pipeline(&store, 0, false, &Tuning::default()).await.unwrap();
        let later = format!("{{\"format\":{},\"number\":2}}\n", FORMAT + 1);
        store.create(2, &later).await.unwrap();
        let tuning = Tuning { wait: Duration::from_secs(1), ..Tuning::default() };
        let Err(Failed::Store(error)) = pipeline(&store, 1, false, &tuning).await else {
            panic!("a plan that nobody can read was changed");
        };
        assert!(error.message.contains("has format 2, but this release reads format 1"), "{error}");
        assert!(error.hint.unwrap().contains("use the release of ipplan that wrote it"));
        assert_eq!(store.numbers().await.unwrap(), [1, 2]);
        assert_eq!(store.waiting().await.unwrap(), Vec::<String>::new());
    });
}
