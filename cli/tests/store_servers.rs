//! Failures of the servers of stores. `cargo xtask test store` starts them, and sets the variables; tests of
//! servers that do not run are skipped.
#![cfg(feature = "store")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::env;
use std::process::Command;

/// A server that these tests have, by the variable that holds its address.
fn server(name: &str) -> Option<String> {
    let address = env::var(name).ok();
    if address.is_none() {
        eprintln!("skipped: {name} is not set: the server is not running");
    }
    address
}

/// The exit code of a command on a store, with these variables set or removed, and what it says.
fn run(store: &str, words: &str, variables: &[(&str, Option<&str>)]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(words.split(' ')).env("IPPLAN_STORE", store);
    command.env("IPPLAN_OWNER", "shop").env("IPPLAN_AUTHOR", "ada");
    for (name, value) in variables {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const NEXT: &str = "next /26 --name hub/web --in 10.0.0.0/16 --wait 3s";

/// It ends with 2, says this, and no secret.
#[track_caller]
fn fails(store: &str, variables: &[(&str, Option<&str>)], says: &str) {
    for words in [NEXT, "history"] {
        let (code, said) = run(store, words, variables);
        let one_line: Vec<&str> = said.split_whitespace().collect();
        let one_line = one_line.join(" ");
        assert!(code == 2 && one_line.contains(says), "{store} {words}: {code}: {said}");
        assert!(!said.contains("secret") && !said.contains("c2VjcmV0"), "{said}");
        assert!(said.lines().count() <= 6, "{said}");
    }
}

/// Nothing was written: the first block is still the first, in version 1.
#[track_caller]
fn is_empty(store: &str, variables: &[(&str, Option<&str>)]) {
    assert_eq!(run(store, "history", variables), (0, "no changes found\n".to_owned()));
    assert_eq!(run(store, NEXT, variables), (0, "10.0.0.0/26\n".to_owned()));
}

#[test]
fn azure() {
    let Some(address) = server("STORE_TEST_AZURE") else { return };
    let store = format!("{address}/wrong");
    // "secret", as a key and in a signature.
    let key = [("AZURE_STORAGE_ACCOUNT_KEY", Some("c2VjcmV0"))];
    fails(&store, &key, "access is denied");
    let no_key = [("AZURE_STORAGE_ACCOUNT_KEY", Some("no key, but secret!"))];
    fails(&store, &no_key, "cannot be opened: Invalid Access Key");
    fails("az://none/wrong", &[], "has no such container or bucket");
    let gone = [("AZURITE_BLOB_STORAGE_URL", Some("http://127.0.0.1:1"))];
    fails(&store, &gone, "cannot be reached");
    is_empty(&store, &[]);
    let Some(tls) = server("STORE_TEST_TLS") else { return };
    let tls = ("AZURITE_BLOB_STORAGE_URL", Some(tls.as_str()));
    fails(&store, &[tls], "has a certificate that this machine does not trust");
    // Who trusts it reaches the server, which has no container.
    let certificate = env::var("STORE_TEST_CERTIFICATE").unwrap();
    let trusted = ("SSL_CERT_FILE", Some(certificate.as_str()));
    fails(&store, &[tls, trusted], "has no such container or bucket");
}

#[test]
fn s3() {
    let Some(address) = server("STORE_TEST_S3") else { return };
    let store = format!("{address}/wrong");
    fails("s3://none/wrong", &[], "has no such container or bucket");
    fails(&store, &[("AWS_ENDPOINT", Some("http://127.0.0.1:1"))], "cannot be reached");
    let closed = [("AWS_ALLOW_HTTP", None)];
    fails(&store, &closed, "cannot be reached without encryption");
    is_empty(&store, &[]);
    let strict = env::var("STORE_TEST_STRICT_S3").unwrap();
    let strict = [
        ("AWS_ENDPOINT", Some(strict.as_str())),
        ("AWS_ACCESS_KEY_ID", Some("nobody")),
        ("AWS_SECRET_ACCESS_KEY", Some("secret")),
    ];
    fails(&store, &strict, "access is denied");
}

#[test]
fn postgres() {
    let Some(address) = server("STORE_TEST_POSTGRES") else { return };
    let store = format!("{address}?plan=wrong");
    let as_user = |user: &str| store.replace("postgres@", &format!("{user}@"));
    fails(&as_user("guarded"), &[], "needs credentials, and no valid ones were found");
    fails(&as_user("guarded"), &[("PGPASSWORD", Some("secret"))], "access is denied");
    fails(&as_user("nobody"), &[], "access is denied");
    fails(&store.replace("/postgres?", "/none?"), &[], "has no such database");
    let closed = store.rsplit_once(':').unwrap().0;
    fails(&format!("{closed}:1/postgres"), &[], "cannot be reached");
    let tls = format!("{store}&sslmode=require");
    fails(&tls, &[], "has a certificate that this machine does not trust");
    // A user who must not create the tables gets a message that says so, and so does one who must
    // not even read.
    let right = [("PGPASSWORD", Some("right"))];
    let (code, said) = run(&as_user("guarded"), NEXT, &right);
    assert!(code == 2 && said.contains("permission denied"), "{said}");
    is_empty(&store, &[]);
    fails(&as_user("guarded"), &right, "permission denied");
    let certificate = env::var("STORE_TEST_POSTGRES_CERTIFICATE").unwrap();
    let trusted = [("SSL_CERT_FILE", Some(certificate.as_str()))];
    assert_eq!(run(&tls, NEXT, &trusted), (0, "10.0.0.0/26\n".to_owned()));
}

/// A read-only user can read, and finds the plan without writing.
#[test]
fn postgres_for_a_reader() {
    let Some(address) = server("STORE_TEST_POSTGRES") else { return };
    let store = format!("{address}?plan=readers");
    let reader = store.replace("postgres@", "reader@");
    let request = "networks: { hub: { space: 10.0.0.0/16, subnets: { web: { service: hosts, addresses: 50 } } } }\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("net.yaml");
    std::fs::write(&file, request).unwrap();
    let plan = format!("plan {}", file.display());
    assert_eq!(run(&store, &plan, &[]).0, 0);
    for words in ["export", "history", "history hub/web", NEXT, &format!("{plan} --locked"), &plan]
    {
        let (code, said) = run(&reader, words, &[]);
        assert_eq!(code, 0, "{words}: {said}");
    }
    let (code, said) = run(&reader, "next /26 --name hub/api --wait 1s", &[]);
    assert!(code == 2 && said.contains("permission denied"), "{said}");
    let (_, said) = run(&store, "history", &[]);
    assert_eq!(said.matches("for shop").count(), 1, "{said}");
}

#[test]
fn postgres_behind_a_pooler() {
    let Some(address) = server("STORE_TEST_POOLER") else { return };
    let store = format!("{address}?plan=pooler");
    is_empty(&store, &[]);
    assert_eq!(run(&store, "next /26 --name hub/api", &[]), (0, "10.0.0.64/26\n".to_owned()));
    assert_eq!(run(&store, "release hub/web", &[]).0, 0);
    assert_eq!(run(&store, NEXT, &[]), (0, "10.0.0.0/26\n".to_owned()));
    assert_eq!(run(&store, "history hub/web", &[]).1.matches("for shop").count(), 3);
}
