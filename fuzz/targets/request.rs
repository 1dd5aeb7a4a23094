//! Any text as a request: every problem can be shown, and what was read can be written and read again.
#![no_main]

use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{json, text, yaml};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((_, read)) = ipplan_fuzz::request(bytes) else { return };
    match read {
        Ok(document) => {
            let written = yaml::request(&document.request);
            let again = read::request(&written, Syntax::Yaml).expect("what is written can be read");
            assert_eq!(again.request, document.request, "{written}");
            let written = json::text(&json::request(&document.request));
            let again = read::request(&written, Syntax::Json).expect("what is written can be read");
            assert_eq!(again.request, document.request, "{written}");
        }
        Err(refused) => {
            assert!(!refused.problems.is_empty());
            let _ = json::problems_in(&refused.problems, &refused.places);
            let _ = text::problems(&refused.problems);

        }
    }
});
