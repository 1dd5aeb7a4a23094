//! Any bytes as a proof, which the verifier accepts or refuses; and any request, whose proof has to
//! be accepted, whether it is planned or has no room.
#![no_main]

use ipplan::{Lock, plan, refusals};
use ipplan_formats::proof;
use ipplan_verify::{Verdict, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(rest) = bytes.strip_prefix(b"p") {
        let _ = check(&String::from_utf8_lossy(rest));
    }
    let Some((_, Ok(document))) = ipplan_fuzz::request(bytes) else { return };
    let (request, none) = (document.request, Lock::default());
    if let Ok(planned) = plan(&request, &none) {
        holds(&proof::plan(&request, &planned), Verdict::Fits);
        // Around what is gone by now.
        let mut fewer = request.clone();
        for network in fewer.networks.values_mut() {
            network.subnets.pop_first();
        }
        if let Ok(planned) = plan(&fewer, &planned.lock()) {
            holds(&proof::plan(&fewer, &planned), Verdict::Fits);
        }
        return;
    }
    let refusals = refusals(&request, &none);
    if !refusals.is_empty() {
        holds(&proof::refusals(&request, &refusals), Verdict::DoesNotFit);
    }
});

fn holds(proof: &str, verdict: Verdict) {
    assert_eq!(check(proof), Ok(verdict), "{proof}");
}
