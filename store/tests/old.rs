//! Which old versions are emptied, by a clock that is given.
#![allow(clippy::unwrap_used)]

mod common;

use std::time::Duration;

use common::{block_on, memory, pipeline};
use ipplan_store::{Engine, StoreFolder, Tuning, prune, version};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// 2027-01-15, midnight.
const START: u64 = 20_833 * DAY;

/// A store with a version at each of these times.
async fn store(times: &[u64]) -> StoreFolder {
    let store = memory();
    for (number, at) in times.iter().enumerate() {
        let clock = || *at;
        let tuning = Tuning { clock: &clock, ..Tuning::default() };
        pipeline(&store, number, false, &tuning).await.unwrap();
    }
    store
}

/// The numbers of the versions that still say something.
async fn kept(store: &StoreFolder) -> Vec<u64> {
    let mut kept = Vec::new();
    for number in store.numbers().await.unwrap() {
        kept.extend(version(store, number).await.unwrap().map(|it| it.number));
    }
    kept
}

fn days(days: u64) -> Duration {
    Duration::from_secs(days * DAY)
}

#[test]
fn the_last_version_of_a_day_stays() {
    block_on(async {
        let times = [
            // The first day.
            START + HOUR,
            START + 2 * HOUR,
            START + 24 * HOUR - 1,
            // The second.
            START + DAY,
            START + DAY + HOUR,
            // Days later.
            START + 9 * DAY,
            START + 9 * DAY + 1,
        ];
        let store = store(&times).await;
        let now = START + 9 * DAY + 2;
        assert_eq!(prune(&store, days(30), now).await.unwrap(), 0);
        assert_eq!(prune(&store, days(5), now).await.unwrap(), 3);
        assert_eq!(kept(&store).await, [3, 5, 6, 7]);
        // What is emptied keeps its number, and nothing is emptied twice.
        assert_eq!(store.numbers().await.unwrap(), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(prune(&store, days(5), now).await.unwrap(), 0);
        let another = pipeline(&store, 7, false, &Tuning::default()).await.unwrap().1;
        assert_eq!(another.version.number, 8);
    });
}

#[test]
fn the_newest_version_stays_whatever_its_age() {
    block_on(async {
        let store = store(&[START, START + 1, START + 2]).await;
        // One second before its time is over, a version stays.
        assert_eq!(prune(&store, days(1), START + DAY).await.unwrap(), 0);
        assert_eq!(prune(&store, days(1), START + DAY + 1).await.unwrap(), 1);
        assert_eq!(prune(&store, days(0), START + 999 * DAY).await.unwrap(), 1);
        assert_eq!(kept(&store).await, [3]);
    });
}
