//! Any bytes as a list of networks: the addresses it covers stay the same through every operation.
#![no_main]

use ipplan::{Family, IpNet, gaps, overlaps, summarize};
use ipplan_formats::{json, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(words) = std::str::from_utf8(bytes) {
        let few = words.split_whitespace().take(20).filter(|word| word.len() < 8);
        let _ = read::sizes(few, &[Family::V4, Family::V6]);
    }
    // The reader of any text accepts all bytes, under any name.
    let asked = read::any(bytes, "");
    let _ = json::read(&asked).to_string();
    let Ok(list) = read::networks(bytes) else { return };
    let _ = list.overlaps(false).take(1_000).count();
    let _ = read::SpaceLists::of(Ok(list.clone()), Ok(list.clone()));
    let networks = list.networks();
    let fewest: Vec<IpNet> = summarize(networks).collect();
    assert!(overlaps(&fewest).next().is_none(), "the fewest are apart");
    for network in networks {
        assert!(fewest.iter().any(|it| it.contains(network)), "{network} is covered");
    }
    let pools = ["0.0.0.0/0", "::/0"].map(|pool| pool.parse::<IpNet>().unwrap());
    for gap in gaps(&pools, networks).unwrap() {
        assert!(!fewest.iter().any(|it| it.contains(&gap) || gap.contains(it)), "{gap} is free");
    }
    let _ = serde_json::to_string(&json::overlaps(&list, true, false)).unwrap();
});
