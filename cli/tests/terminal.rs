//! Text of people never acts on the terminal that shows it: not from files, not from the command line.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Everything a terminal would obey, or nobody could see, one of each kind and each of the controls.
fn acting() -> Vec<char> {
    let controls = (1..0x20).chain(0x7f..0xa0).filter_map(char::from_u32);
    controls.chain("\u{200b}\u{200e}\u{2028}\u{202e}\u{2066}\u{feff}".chars()).collect()
}

/// The sequences of our own styles.
const STYLES: [&str; 6] =
    ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m"];

fn ipplan(folder: &Path, args: &[&str]) -> Output {
    // As if it were a terminal: with styles.
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
    command.args(args).current_dir(folder).env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
    command.stdin(Stdio::null()).output().unwrap()
}

/// Asserts that nothing but our own styles acts, and gives what was shown.
fn shown(output: &Output, what: &str) -> String {
    let text = String::from_utf8([&*output.stdout, &*output.stderr].concat()).unwrap();
    let rest = STYLES.iter().fold(text.clone(), |text, style| text.replace(style, ""));
    // The parser of the command line underlines.
    let rest = rest.replace("\u{1b}[4m", "").replace("\u{1b}[36m", "");
    let found = rest.chars().find(|it| *it != '\n' && acting().contains(it));
    assert_eq!(found, None, "{what}: {rest:?}");
    text
}

/// How the name should look.
fn escaped(letter: char) -> String {
    match letter {
        '\t' | '\n' | '\r' => letter.escape_default().to_string(),
        _ => letter.escape_unicode().to_string(),
    }
}

fn request(network: &str, region: &str, subnet: &str, service: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let [network, region, subnet, service] = [network, region, subnet, service].map(quoted);
    format!(
        "{{\"networks\": {{{network}: {{\"space\": \"10.0.0.0/24\", \"region\": {region}, \
         \"subnets\": {{{subnet}: {{\"service\": {service}, \"addresses\": 3, \"group\": {region}}}}}}}}}}}"
    )
}

/// A name with the character, and with sequences that look like styles of ours.
fn name(letter: char) -> String {
    format!("a{letter}[1mb{letter}c")
}

#[test]
fn nothing_in_a_request_acts() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for letter in acting() {
        let name = name(letter);
        for (place, text) in [
            ("network", request(&name, "r", "s", "hosts")),
            ("region", request("n", &name, "s", "hosts")),
            ("subnet", request("n", "r", &name, "hosts")),
            ("service", request("n", "r", "s", &name)),
        ] {
            fs::write(at.join("net.json"), text).unwrap();
            let formats: &[&str] = match letter {
                // One of each kind in every format, the others in those that most is shown in.
                '\u{1b}' | '\r' | '\u{9b}' | '\u{202e}' => {
                    &["text", "json", "yaml", "csv", "markdown", "svg"]
                }
                _ => &["text"],
            };
            for format in formats {
                let plan = ipplan(at, &["plan", "net.json", "--format", format]);
                let text = shown(&plan, &format!("{place} {letter:?} {format}"));
                if place == "service" && *format == "text" {
                    assert_eq!(plan.status.code(), Some(1));
                    assert!(text.contains(&format!("a{}[1mb", escaped(letter))), "{text:?}");
                }
            }
            let _ = fs::remove_file(at.join("lock.json"));
            shown(&ipplan(at, &["plan", "net.json", "--lock", "lock.json"]), place);
            if at.join("lock.json").exists() && formats.len() > 1 {
                shown(&ipplan(at, &["diff", "lock.json", "net.json"]), place);
                shown(
                    &ipplan(at, &["release", "--lock", "lock.json", &format!("{name}.s")]),
                    place,
                );
                shown(&ipplan(at, &["release", "--lock", "lock.json", &name]), place);
            }
            if formats.len() > 1 {
                shown(&ipplan(at, &["check", "net.json"]), place);
                for syntax in ["yaml", "toml", "json"] {
                    shown(&ipplan(at, &["convert", "net.json", "--to", syntax]), place);
                }
            }
        }
    }
}

#[test]
fn nothing_in_a_lock_acts() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("net.json"), request("n", "r", "s", "hosts")).unwrap();
    for letter in ['\u{1b}', '\r', '\u{7}', '\u{9b}', '\u{202e}', '\n'] {
        let name = serde_json::to_string(&name(letter)).unwrap();
        for networks in [
            format!("{{{name}: {{\"space\": [\"10.1.0.0/24\"], \"subnets\": {{}}}}}}"),
            format!(
                "{{\"n\": {{\"space\": [\"10.0.0.0/24\"], \"subnets\": {{{name}: {{\"at\": \"10.0.0.0/28\"}}}}}}}}"
            ),
            format!("{{\"n\": {{\"space\": [\"10.0.0.0/24\"], {name}: 1, \"subnets\": {{}}}}}}"),
            format!("{{\"n\": {{\"space\": [{name}], \"subnets\": {{}}}}}}"),
        ] {
            let lock = format!("{{\"version\": 1, \"networks\": {networks}}}");
            for args in [
                &["plan", "net.json", "--lock", "lock.json"][..],
                &["plan", "net.json", "--lock", "lock.json", "--format", "json"],
                &["release", "--lock", "lock.json", "nothere"],
                &["repack", "net.json", "--lock", "lock.json"],
                &["diff", "lock.json", "net.json"],
                &["diff", "net.json", "lock.json", "--format", "json"],
            ] {
                fs::write(at.join("lock.json"), &lock).unwrap();
                shown(&ipplan(at, args), &format!("{args:?} {networks}"));
            }
        }
    }
}

#[test]
fn nothing_in_a_list_acts() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for letter in ['\u{1b}', '\r', '\u{7}', '\u{9b}', '\u{202e}'] {
        let name = name(letter);
        for text in [
            format!("10.0.0.0/24\n{name}\n"),
            format!("name,address_prefix\n{name},10.0.0.0/24\n{name},10.0.0.0/25\n"),
            format!("{name},address_prefix\nx,10.0.0.0/24x\n"),
            format!("10.0.0.0/24 # {name}\n10.0.0.0/25 # {name}\n"),
        ] {
            fs::write(at.join("used.csv"), &text).unwrap();
            for args in [
                &["overlaps", "used.csv"][..],
                &["overlaps", "used.csv", "--format", "json"],
                &["summarize", "used.csv"],
                &["free", "--in", "10.0.0.0/16", "--used", "used.csv"],
                &["next", "/26", "--in", "10.0.0.0/16", "--used", "used.csv"],
            ] {
                shown(&ipplan(at, args), &format!("{args:?} {text:?}"));
            }
        }
    }
}

#[test]
fn nothing_on_the_command_line_acts() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("net.yaml"), "networks: {}\n").unwrap();
    for letter in acting() {
        let (name, file) = (name(letter), format!("{}.yaml", name(letter)));
        let flag = format!("--{name}");
        for args in [
            &[name.as_str()][..],
            &["size", &name],
            &["size", "hosts", &flag, "1"],
            &["size", "hosts", "--addresses", &name],
            &["size", "hosts", "--edition", &name],
            &["capacity", "hosts", "--for", &name],
            &["services", &name],
            &["explain", &name],
            &["man", &name],
            &["plan", &file],
            &["plan", &name],
            &["plan", "net.yaml", "--lock", &file, "--expect", &name],
            &["plan", "net.yaml", "--wait", &name, "--lock", "x"],
            &["plan", "net.yaml", "--out", &format!("{name}/x")],
            &["release", "--lock", &name, &name],
            &["diff", &name, &name],
            &["convert", "net.yaml", "--out", &name],
            &["next", &name, "--in", &name],
            &["free", "--in", &name],
            &["overlaps", &name],
            &["web", "--port", &name],
        ] {
            let output = ipplan(at, args);
            shown(&output, &format!("{args:?}"));
            assert_ne!(output.status.code(), Some(0), "{args:?}");
        }
        shown(&ipplan(at, &["init", &file]), &file);
    }
    // What is shown is the name that was given, on a pipe as well.
    let output = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(["size", "ho\u{1b}[1msts"])
        .current_dir(at)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("ho\\u{1b}[1msts"), "{said}");
}

#[test]
fn words_that_nobody_could_read_are_cut() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let long = "x".repeat(1 << 20);
    for text in [request("n", "r", "s", &long), request(&long, "r", "s", "hosts")] {
        fs::write(at.join("net.json"), text).unwrap();
        let output = ipplan(at, &["plan", "net.json"]);
        assert!(output.stdout.len() + output.stderr.len() < 10_000);
    }
    let long = "x".repeat(100_000);
    for args in [&["size", &long][..], &["plan", "--format", &long], &["plan", &long]] {
        let output = ipplan(at, args);
        assert!(output.stdout.len() + output.stderr.len() < 2_000, "{:?}", args[0]);
    }
}

/// The lines of an answer with colours, with links, or with neither.
#[test]
fn colors_and_links_are_shown_where_somebody_wants_them() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str], set: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipplan"));
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "FORCE_HYPERLINK"] {
            command.env_remove(name);
        }
        command.envs(set.iter().copied()).args(args).current_dir(folder.path());
        let output = command.stdin(Stdio::null()).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let (style, link) = ("\u{1b}[1m", "\u{1b}]8;;https://");
    let size = ["size", "bastion"];
    // A pipe has neither, unless somebody says so.
    let plain = run(&size, &[]);
    assert!(!plain.contains('\u{1b}'));
    let colored = run(&["size", "bastion", "--color", "always"], &[]);
    assert!(colored.contains(style) && !colored.contains(link));
    assert_eq!(run(&["--color=always", "size", "bastion"], &[]), colored, "before the command too");
    assert_eq!(run(&["size", "bastion", "--color=always"], &[("NO_COLOR", "1")]), colored);
    assert_eq!(run(&size, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), plain);
    let linked = run(&["size", "bastion", "--color", "always"], &[("FORCE_HYPERLINK", "1")]);
    assert!(linked.contains(link));
    assert_eq!(run(&["size", "bastion", "--color", "never"], &[("FORCE_HYPERLINK", "1")]), plain);
    // Also where the command line is not understood.
    assert!(run(&["size", "--no", "--color", "always"], &[]).contains('\u{1b}'));
    assert!(
        !run(&["size", "--no", "--color=never"], &[("CLICOLOR_FORCE", "1")]).contains('\u{1b}')
    );
}

#[test]
fn quiet_leaves_answers_and_problems() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("used.txt"), "10.0.0.0/24\n").unwrap();
    let next = ["next", "/26", "--in", "10.0.0.0/16", "--used", "used.txt"];
    let loud = ipplan(at, &next);
    assert!(!loud.stderr.is_empty());
    for quiet in ["-q", "--quiet"] {
        let output = ipplan(at, &[&next[..], &[quiet]].concat());
        assert_eq!((&output.stdout, output.stderr.len()), (&loud.stdout, 0));
    }
    let wrong = ipplan(at, &["--quiet", "next", "/26", "--in", "10.0.0.5/16"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("host-bits"));
}
