//! The shared cases, run by the binary: the very bytes that the core and the writers give.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

use ipplan::Plan;
use ipplan_formats::{PLANS, Writer};

#[test]
fn cases_come_out_as_they_should() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    for folder in fs::read_dir(cases).unwrap() {
        let folder = folder.unwrap().path();
        for file in fs::read_dir(&folder).unwrap() {
            let name = file.unwrap().file_name().to_string_lossy().into_owned();
            if name.starts_with("request.") {
                for writer in PLANS {
                    run(&folder, &name, writer);
                }
            }
        }
    }
}

#[test]
fn files_say_what_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in fs::read_dir(root.join("../formats/tests/field")).unwrap() {
        let folder = folder.unwrap().path();
        let files = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name());
        let mut files: Vec<_> = files.collect();
        files.sort();
        for command in ["show", "check"] {
            let output = Command::new(env!("CARGO_BIN_EXE_ipplan"))
                .arg(command)
                .args(&files)
                .args(["--format", "json"])
                .current_dir(&folder)
                .output()
                .unwrap();
            let case = folder.file_name().unwrap().to_string_lossy();
            let expected = root.join(format!("../tests/existing/{case}.{command}.json"));
            let expected = fs::read_to_string(expected).unwrap();
            assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{command} {case}");
        }
    }
}

fn run(folder: &Path, request: &str, writer: &Writer<Plan>) {
    let format = writer.name;
    let temp = tempfile::tempdir().unwrap();
    fs::copy(folder.join(request), temp.path().join(request)).unwrap();
    let expected = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let before = expected("lock.json");
    if let Some(before) = &before {
        fs::write(temp.path().join("lock.json"), before).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_ipplan"))
        .args(["plan", request, "--lock", "lock.json", "--format", format])
        .args(expected("flags.txt").unwrap_or_default().split_whitespace())
        .current_dir(temp.path())
        .output()
        .unwrap();
    let case = format!("{}/{request} as {format}", folder.display());
    // Problems are text, but where JSON was asked for.
    let refused = expected(if format == "json" { "problems.json" } else { "problems.txt" });
    let after = fs::read_to_string(temp.path().join("lock.json")).ok();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    if let Some(refused) = refused {
        // An invalid lock leaves nothing to answer.
        let code = if refused.contains("bad-lock") { 2 } else { 1 };
        assert_eq!(output.status.code(), Some(code), "{case}");
        assert_eq!(printed, refused, "{case}");
        assert_eq!(after, before, "{case}");
    } else {
        assert_eq!(output.status.code(), Some(0), "{case}: {printed}");
        let file = match format {
            "lock" => "lock.after.json".to_owned(),
            _ => format!("plan{}", writer.ending.strip_prefix(".plan").unwrap_or(writer.ending)),
        };
        assert_eq!(Some(printed), expected(&file), "{case}");
        assert_eq!(after, expected("lock.after.json"), "{case}");
    }
}
