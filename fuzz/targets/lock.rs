//! Any text as a lock: if it can be read, it is written and read again the same, and for any names,
//! exactly the released entries are gone.
#![no_main]

use ipplan::{Lock, LockedSubnet, diff};
use ipplan_formats::lock::{self, Released};
use libfuzzer_sys::fuzz_target;

// Words on a first line that begins with `!` are the names to release.
fuzz_target!(|text: &str| {
    let (names, text) = match text.strip_prefix('!') {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => ("", text),
    };
    let _ = lock::of_any(text);
    let Ok(read) = lock::read(text) else { return };
    assert_eq!(lock::read(&lock::write(&read)).as_ref(), Ok(&read));
    assert!(!diff(&read, &read).iter().any(|change| change.moves()), "a lock differs from itself");
    for part in [Released::Whole, Released::Ipv6] {
        let mut released = read.clone();
        match lock::release(&mut released, names.split_whitespace(), part) {
            Ok(()) => {
                assert!(blocks(&released) <= blocks(&read));
                assert_eq!(lock::read(&lock::write(&released)).as_ref(), Ok(&released));
            }
            Err(problems) => {
                assert!(!problems.is_empty());
                assert_eq!(released, read, "a release that is refused releases nothing");
            }
        }
    }
});

fn blocks(lock: &Lock) -> usize {
    let subnets = lock.networks.values().flat_map(|network| network.subnets.values());
    subnets.flat_map(LockedSubnet::keeps).count()
}
