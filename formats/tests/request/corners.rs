//! Corners of the languages, one line each: what is read, or the code and place of what is refused.

use ipplan::{Problem, Request, Value};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::yaml;

/// `CODE LINE:COLUMN` of every problem, or `fine`.
fn outcome(text: &str, syntax: Syntax) -> String {
    let Err(refused) = read::request(text, syntax) else { return "fine".to_owned() };
    let place = |problem: &Problem| {
        let spot = refused.places.of(problem);
        format!(
            "{} {}",
            problem.code,
            spot.map_or_else(|| "whole".to_owned(), |spot| spot.to_string())
        )
    };
    refused.problems.iter().map(place).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn all(syntax: Syntax, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(outcome(text, syntax), *expected, "{text}");
    }
}

#[test]
fn json_is_strict() {
    all(
        Syntax::Json,
        &[
            ("{}", "fine"),
            (" \n\t{ } ", "fine"),
            ("null", "fine"),
            ("[1]", "wrong-type 1:1"),
            // The answer to a query that found nothing.
            ("[]", "unread-format whole"),
            ("{'fit': 'need'}", "syntax 1:2"),
            ("{fit: \"need\"}", "syntax 1:2"),
            ("{\"fit\": need}", "syntax 1:9"),
            ("{\"headroom\": 0x10}", "syntax 1:14"),
            ("{\"headroom\": +1}", "syntax 1:14"),
            ("{\"headroom\": 1.}", "syntax 1:14"),
            ("{\"headroom\": 01}", "syntax 1:15"),
            ("{\"headroom\": NaN}", "syntax 1:14"),
            ("{\"headroom\": 1e1}", "not-a-percentage 1:14"),
            ("{\"headroom\": 1, }", "syntax 1:15"),
            ("{\"headroom\": 1} {}", "syntax 1:17"),
            ("{\"headroom\": 1 \"fit\": \"need\"}", "syntax 1:15"),
            ("/* */ {}", "syntax 1:1"),
            ("{\"fit\": \"a\tb\"}", "syntax 1:9"),
            ("{\"fit\": \"\\x41\"}", "syntax 1:10"),
            ("{\"h\\u0065adroom\": 7}", "fine"),
            ("{\"é\": \"漢\", \"fi\": 1}", "unknown-key 1:2, unknown-key 1:12"),
            ("{\"headroom\": 1, \"headroom\": 1}", "duplicate-key 1:17"),
            ("{\"headroom\": 1, \"h\\u0065adroom\": 1}", "duplicate-key 1:17"),
        ],
    );
}

#[test]
fn yaml_is_that_of_1_2() {
    let with = |value: &str| {
        format!(
            "networks: {{ a: {{ space: 10.0.0.0/24, subnets: {{ s: {{ service: app-service, instances: 1, scaling: {value} }} }} }} }}"
        )
    };
    let scaling = |value: &str| {
        let request = read::request(&with(value), Syntax::Yaml).unwrap().request;
        let workload = request.networks["a"].subnets["s"].holds[0].clone();
        workload.values().find(|(name, _)| *name == "scaling").map(|(_, value)| value.clone())
    };
    for on in ["true", "True", "TRUE", "!!bool true"] {
        assert_eq!(scaling(on), Some(Value::Switch(true)), "{on}");
    }
    for text in ["yes", "on", "'true'", "\"true\"", "!!str true", "tRue"] {
        let text_alone = text.trim_start_matches("!!str ").trim_matches(['\'', '"']);
        assert_eq!(scaling(text), Some(Value::from(text_alone)), "{text}");
    }
    for (number, expected) in [
        ("1", Value::Count(1)),
        ("007", Value::Count(7)),
        ("0x10", "0x10".into()),
        ("+3", "+3".into()),
        ("-3", "-3".into()),
        ("1e3", "1e3".into()),
        ("1_000", "1_000".into()),
        ("99999999999999999999999", "99999999999999999999999".into()),
    ] {
        assert_eq!(scaling(number), Some(expected), "{number}");
    }
    for nothing in ["", "~", "null"] {
        assert_eq!(scaling(nothing), None, "{nothing}");
    }
    all(
        Syntax::Yaml,
        &[
            ("edition: 2026-10-06", "fine"),
            ("edition: 2026", "unknown-edition 1:10"),
            ("headroom: 20 %", "not-a-percentage 1:11"),
            ("headroom: 0x14", "not-a-percentage 1:11"),
            ("headroom: 20.0", "not-a-percentage 1:11"),
            ("headroom: 1001", "not-a-percentage 1:11"),
            ("headroom: >-\n  20%", "fine"),
            ("headroom: >\n  20%\n", "not-a-percentage 2:3"),
            ("avoid: 10.0.0.0/8", "fine"),
            ("avoid: { range: 10.0.0.0/8 }", "fine"),
            ("avoid: [[10.0.0.0/8]]", "wrong-type 1:9"),
            ("avoid: [{ why: x, range: }]", "missing-key 1:9"),
            ("pools: { a: [fd00::/48, 10.0.0.0/8], b: ::/0 }", "fine"),
            ("pools: { a: fd00::1/48 }", "host-bits 1:13"),
            ("? fit\n: need", "fine"),
            ("&a fit: need", "fine"),
            ("fit: *nowhere", "syntax 1:6"),
            ("%YAML 1.2\n---\nfit: need\n...\n", "fine"),
            ("fit: need\n--- # again\n", "syntax 2:1"),
            ("'fit': need\n\"fit\": need", "duplicate-key 2:1"),
            (
                "networks: { 1: { space: 10.0.0.0/24 }, true: { space: 10.0.1.0/24 }, : { space: 10.0.2.0/24 } }",
                "fine",
            ),
            ("networks: { a: b }", "wrong-type 1:16"),
            (
                "networks: { a: { space: 10.0.0.0/24, prefix-length: /24 } }",
                "conflicting-keys 1:38",
            ),
            ("networks: { a: { prefix-length: /24 } }", "no-address-space 1:13"),
            ("networks: { a: { from: p, prefix-length: /129 } }", "not-a-prefix-length 1:42"),
            ("networks: { a: { from: p, prefix-length: /64 } }", "fine"),
            ("networks: { a: { from: [p] } }", "wrong-type 1:18"),
        ],
    );
}

#[test]
fn toml_says_both_places_of_a_key() {
    all(
        Syntax::Toml,
        &[
            ("headroom = 1_0", "fine"),
            ("headroom = 0x10", "not-a-percentage 1:12"),
            ("headroom = inf", "not-a-percentage 1:12"),
            ("edition = 2026-10-06T00:00:00Z", "unknown-edition 1:11"),
            ("fit = \"need\"\nfit = \"need\"", "duplicate-key 2:1"),
            ("fit = \"need\"\n\"f\\u0069t\" = \"need\"", "duplicate-key 2:1"),
            (
                "pools.a = \"10.0.0.0/8\"\npools.b = \"11.0.0.0/8\"\npools.a = \"12.0.0.0/8\"",
                "duplicate-key 3:7",
            ),
            ("pools = { a = \"10.0.0.0/8\", a = \"11.0.0.0/8\" }", "duplicate-key 1:29"),
            ("[pools]\na = \"10.0.0.0/8\"\n[pools]\nb = \"10.0.0.0/8\"", "duplicate-key 3:2"),
            ("[pools]\n[pools.x]\n[x.pools]\n[x.pools]\n", "wrong-type 2:8, unknown-key 3:2"),
            ("pools = 7\n[pools]\na = \"10.0.0.0/8\"", "duplicate-key 2:2"),
            ("pools.a.b = 1\n[pools.a]\n", "wrong-type 2:8, duplicate-key 2:8"),
            (
                "[[avoid]]\nrange = \"10.0.0.0/8\"\n[[avoid]]\nrange = \"11.0.0.0/8\"\nrange = \"12.0.0.0/8\"",
                "duplicate-key 5:1",
            ),
            (
                "avoid = [{ range = \"10.0.0.0/8\" }, { range = \"11.0.0.0/8\", range = \"12.0.0.0/8\" }]",
                "duplicate-key 1:60",
            ),
        ],
    );
    let message =
        |text: &str| read::request(text, Syntax::Toml).unwrap_err().problems[0].message.clone();
    let twice = "pools = { a = \"10.0.0.0/8\", b = \"10.0.0.0/8\" }\nnetworks.x = { from = \"a\", subnets.b = \"vpn\", subnets.b = \"vpn\" }";
    assert_eq!(message(twice), "duplicate key `b`: at 2:36 and 2:55");
    let ended = "[networks.x]\nfrom = \"a\"\nsubnets = { from = \"vpn\" }\nfrom = \"b\"";
    assert_eq!(message(ended), "duplicate key `from`: at 2:1 and 4:1");
}

/// A subnet in one word is a service; a size or a place has a key.
#[test]
fn a_size_or_a_place_in_one_word_is_told_its_key() {
    for (word, said) in [
        ("/26", "write `{ prefix-length: /26 }`"),
        ("10.0.0.0/26", "write `{ at: 10.0.0.0/26 }`"),
        ("vpn-gatewy", "did you mean `vpn-gateway`?"),
        ("/x", "`ipplan services` lists all services"),
    ] {
        let text = format!("networks: {{ x: {{ space: 10.0.0.0/24, subnets: {{ a: {word} }} }} }}");
        let refused = read::request(&text, Syntax::Yaml).unwrap_err();
        assert_eq!(refused.problems.len(), 1, "{word}");
        assert_eq!(refused.problems[0].hints[0].text, said);
    }
}

#[test]
fn tables_as_spreadsheets_write_them() {
    all(
        Syntax::Csv,
        &[
            ("network,space,subnet,service\nhub,10.0.0.0/24,a,vpn\n", "fine"),
            ("\u{feff}Network;Space;Subnet;Service\r\nhub;10.0.0.0/24;a;vpn\r\n;;;\r\n", "fine"),
            ("network\tspace\tsubnet\tservice\nhub\t10.0.0.0/24\ta\tvpn\n", "fine"),
            ("network,space,subnet,service,Prefix Length\nhub,10.0.0.0/24,a,vpn,/27\n", "fine"),
            ("network,space,subnet,service\nhub,\"10.0.0.0/24,10.0.1.0/24\",a,vpn\n", "fine"),
            (
                "network,space,subnet,service\nhub,10.0.0.0/24,\"a\nb\",vpn\nhub,,c,vpm\n",
                "unknown-service 4:8",
            ),
            (
                "network,space,subnet,service\nhub,10.0.0.0/24,\"a \"\"b\"\", c\",vpm\n",
                "unknown-service 2:30",
            ),
            (
                "network,space,subnet,service\nhub,10.0.0.9/24, a , vpm \n",
                "host-bits 2:5, unknown-service 2:22",
            ),
            ("network,space,subnet,service\nhub,10.0.0.0/24,a,vpn,\n", "fine"),
            ("network,space,subnet,service\nhub,10.0.0.0/24,a,vpn,x\n", "syntax 2:23"),
            ("network,space,subnet,service\nhub,,a,vpn\n", "no-address-space 2:1"),
            ("network,space,subnet,service,holds\nhub,10.0.0.0/24,a,vpn\n", "unknown-key 1:30"),
            (
                "network,space,pool,subnet,service\nhub,10.0.0.0/24,p,a,vpn\n",
                "conflicting-keys 2:17",
            ),
            (
                "network,space,subnet,service,ipv6\nhub,10.0.0.0/24,a,vpn,maybe\n",
                "not-a-switch 2:23",
            ),
            ("network,space,subnet\n", "missing-key 1:1"),
            ("", "missing-key 1:1"),
        ],
    );
}

/// Text that other programs take for a date, a number or a switch is in quotes.
#[test]
fn yaml_is_written_for_every_reader() {
    for text in [
        "yes",
        "No",
        "on",
        "y",
        "null",
        "~",
        "",
        "1",
        "1.5",
        "1e3",
        "0x1",
        "0o1",
        "1_000",
        "12:30",
        "2026-10-06",
        ".5",
        "-",
        "- a",
        "a: b",
        "a #b",
        "a:",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "{a",
        "[a",
        "\"a",
        "'a",
        "a\nb",
        " a",
        "a ",
        "é",
        "\u{85}",
        "?",
        "=",
        "<<",
    ] {
        let written = yaml::value(&serde_json::json!({ "k": text }));
        assert!(written.starts_with("k: \"") && written.ends_with("\"\n"), "{written}");
    }
    for text in [
        "hub",
        "a-b_c.d",
        "10.0.0.0/24",
        "fd00::/64",
        "20%",
        "/26",
        "on-premises",
        "West Europe",
        "v2",
        "10.0.0.0",
    ] {
        assert_eq!(yaml::value(&serde_json::json!({ "k": text })), format!("k: {text}\n"));
    }
    assert_eq!(yaml::request(&Request::default()), "{}\n");
    let long: Vec<String> = (0..9).map(|it| format!("10.{it}.0.0/16")).collect();
    let nested =
        serde_json::json!({ "a": long, "b": [[1, 2], { "c": [], "d": { "e": null } }], "f": {} });
    assert_eq!(
        yaml::value(&nested),
        "a:\n  - 10.0.0.0/16\n  - 10.1.0.0/16\n  - 10.2.0.0/16\n  - 10.3.0.0/16\n  - 10.4.0.0/16\n  \
         - 10.5.0.0/16\n  - 10.6.0.0/16\n  - 10.7.0.0/16\n  - 10.8.0.0/16\nb:\n  - - 1\n    - 2\n  \
         - c: []\n    d:\n      e: null\nf: {}\n"
    );
}
