//! A store that is slow or hangs keeps a writer no longer than it may take, and what became of the change is true.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::time::Duration;

use common::{Faults, Faulty, audit, memory, pipeline};
use futures_util::future::join_all;
use ipplan_store::{Engine, Failed, Tuning, bounded};
use tokio::time::Instant;

/// Time is simulated.
fn simulated() -> tokio::runtime::Runtime {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().start_paused(true).build().unwrap()
}

/// The longest time that a writer takes beyond its limit.
const BEYOND: Duration = Duration::from_millis(600);

#[test]
fn writers_give_up_in_time_and_find_what_they_asked_for() {
    let mut asked = 0;
    for millis in [900, 1_700, 2_500, 3_300, 4_100] {
        asked += simulated().block_on(async {
            let slow = Faults { slow: 400, even: true, ..Faults::default() };
            let engine = Faulty::new(memory(), 1, slow);
            let wait = Duration::from_millis(millis);
            let tuning = Tuning { wait, ..Tuning::default() };
            let writers = (0..20).map(async |number| {
                let began = Instant::now();
                let done = pipeline(&engine, number, false, &tuning).await;
                assert!(began.elapsed() <= wait + BEYOND, "{:?} of {wait:?}", began.elapsed());
                done
            });
            let (mut told, mut asked) = (Vec::new(), 0);
            for done in join_all(writers).await {
                match done {
                    Ok((mine, _)) => told.push(mine),
                    Err(Failed::Store(error)) => {
                        let hint = error.hint.unwrap();
                        assert!(hint.contains("not placed twice"), "{hint}");
                        asked += usize::from(hint.contains("it was asked for"));
                    }
                    Err(Failed::Problems(problems)) => panic!("{problems:?}"),
                }
            }
            // Everybody runs again, and finds the place of before if there was one.
            for number in 0..20 {
                let (mine, _) =
                    pipeline(&engine.engine, number, false, &Tuning::default()).await.unwrap();
                assert!(told.iter().all(|it| it.0 != mine.0 || *it == mine));
                told.push(mine);
            }
            assert_eq!(audit(&engine.engine, &told).await.len(), 20);
            asked
        });
    }
    assert!(asked > 0, "nobody had asked");
}

#[test]
fn who_only_reads_is_bounded_too_and_told() {
    simulated().block_on(async {
        let slow = Faults { slow: 3_600_000, even: true, ..Faults::default() };
        let engine = Faulty::new(memory(), 1, slow);
        let told = std::cell::RefCell::new(Vec::new());
        let tell = |line: &str| told.borrow_mut().push(line.to_owned());
        for (seconds, lines) in [(1, 0), (5, 1)] {
            told.take();
            let began = Instant::now();
            let wait = Duration::from_secs(seconds);
            let read = async { Ok(engine.version(1).await?) };
            let Err(Failed::Store(error)) = bounded(wait, &tell, read).await else {
                panic!("it cannot be read by then");
            };
            assert_eq!(error.message, format!("the store did not answer within {seconds}s"));
            assert!(began.elapsed() <= wait + BEYOND);
            assert_eq!(told.take(), vec!["waiting for the store"; lines]);
        }
    });
}
