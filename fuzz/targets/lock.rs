//! Any text as a lock: what can be read is written and read again the same.
#![no_main]

use ipplan_formats::lock;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = lock::of_any(text);
    if let Ok(read) = lock::read(text) {
        assert_eq!(lock::read(&lock::write(&read)), Ok(read));
    }
});
