//! Any words for the inputs of any service: what can be sized is large enough, and its capacity
//! agrees.
#![no_main]

use ipplan::{Edition, Fit, Options, Service, capacity, services, size};
use ipplan_formats::{json, text};
use libfuzzer_sys::fuzz_target;

// A line for each word: the service, the edition, how, and inputs as `name=value`.
fuzz_target!(|words: &str| {
    let mut lines = words.lines();
    let Some(service) = lines.next().and_then(service) else { return };
    let edition = lines.next().and_then(Edition::parse).unwrap_or_else(Edition::newest);
    let how = lines.next().unwrap_or_default();
    let fit = if how.starts_with('a') { Fit::Advised } else { Fit::Need };
    let headroom = Options::read_headroom(how.trim_start_matches('a')).unwrap_or(0);
    let options = Options { edition, fit, headroom };
    let inputs = lines.filter_map(|line| line.split_once('='));
    let workload = inputs.fold(service.workload(), |it, (name, value)| it.with(name, value));
    match size(&workload, &options) {
        Ok(answer) => {
            for size in &answer.subnets {
                assert!(size.need() <= size.block(), "{service:?}");
                assert_eq!(size.need() + size.spare(), size.block());
            }
            let _ = (text::size(&answer), json::text(&json::size(&answer)));
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
    if let Ok(answer) = capacity(&workload, None, None, &options) {
        let _ = (text::capacity(&answer), json::text(&json::capacity(&answer)));
    }
});

/// By its name, or by any number.
fn service(word: &str) -> Option<&'static Service> {
    let number = word.bytes().fold(0, |sum: usize, byte| sum * 31 % 65_536 + usize::from(byte));
    Service::named(word).or_else(|| services::ALL.get(number % services::ALL.len()).copied())
}
