//! Any bytes, under any name, at the door that takes everything: what is read can be planned, shown
//! and written, and every problem has words.
#![no_main]

use ipplan::{Lock, plan};
use ipplan_formats::{json, lock, read, text, yaml};
use libfuzzer_sys::fuzz_target;

// The first line is the name of the file.
fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (name, rest) = bytes.split_at(end);
    let name = String::from_utf8_lossy(name);
    let read = read::any(rest.get(1..).unwrap_or_default(), &name);
    let _ = json::text(&json::read(&read));
    for problem in &read.problems {
        assert!(!problem.message.is_empty(), "{problem:?}");
    }
    let _ = (json::problems_in(&read.problems, &read.places), text::problems(&read.problems));
    let _ = read::networks_of(rest, &name);
    if let Some(known) = &read.lock {
        assert_eq!(lock::read(&lock::write(known)).as_ref(), Ok(known));
    }
    if read.problems.is_empty() {
        let written = yaml::request(&read.request);
        let again = read::request(&written, read::Syntax::Yaml).expect("what is written can be read");
        assert_eq!(again.request, read.request, "{written}");
        let known = read.lock.unwrap_or_default();
        for known in [&known, &Lock::default()] {
            if let Err(problems) = plan(&read.request, known) {
                assert!(!problems.is_empty());
            }
        }
    }
});
