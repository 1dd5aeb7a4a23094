//! How a writer gets its change into the plan: alone if it can, else by asking, and by helping others.

use std::cell::Cell;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use ipplan::Problem;
use tokio::time::{Instant, timeout};

use crate::author::Author;
use crate::bound::{AGAIN, WAITING, shown, silent, within};
use crate::delta::Delta;
use crate::engine::{Engine, VersionText};
use crate::error::{Failed, StoreError};
use crate::making::{alone, plan_of, together};
use crate::version::{Asked, Decision, Version, now};

/// How long a writer whose time is over still looks whether its change is in the plan.
const LAST_LOOK: Duration = Duration::from_millis(500);

/// How long a writer tries, and who is notified.
pub struct Tuning<'t> {
    /// The longest time that a change may take.
    pub wait: Duration,
    /// Told how it goes once it takes a while: what is waited for, and what was left.
    pub tell: &'t dyn Fn(&str),
    /// The time in seconds since 1970: a clock that may be wrong.
    pub clock: &'t dyn Fn() -> u64,
}

impl Default for Tuning<'_> {
    fn default() -> Self {
        Tuning { wait: Duration::from_secs(60), tell: &|_| {}, clock: &now }
    }
}

/// A change that is in the plan.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The version that has it, or a later one.
    pub version: Version,
    /// How many times a version was written or tried.
    pub tries: u32,
    /// Requests of other releases that wait, and that this one cannot place.
    pub left: Vec<String>,
}

/// Gets a change into the plan. `decide` says what changes in a version; it is asked again whenever the
/// plan has become another one in which the change has no place any more.
///
/// The future can be dropped at any time: the change is then in the plan as a whole or not at all, but
/// one that waits may still be placed by somebody else.
///
/// # Errors
///
/// The problems of `decide`, or why the store cannot be used.
pub async fn submit<E: Engine>(
    engine: &E,
    writer: &Author,
    tuning: &Tuning<'_>,
    decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
) -> Result<Done, Failed> {
    let reason = Cell::new(Some(WAITING));
    let mut turn = Turn {
        engine,
        writer,
        tuning,
        began: Instant::now(),
        id: random(),
        again: 0,
        mine: None,
        newest: None,
        looks: 0,
        round: 0,
        latency: Duration::ZERO,
        done: Done::default(),
        trouble: None,
        reason: &reason,
    };
    let slow = || reason.take().into_iter().for_each(tuning.tell);
    match within(tuning.wait, &slow, turn.run(decide)).await {
        Some(result) => {
            result?;
            for name in &turn.done.left {
                (tuning.tell)(&format!("left `{name}`, which needs a later release of ipplan"));
            }
            Ok(turn.done)
        }
        None => turn.give_up().await,
    }
}

enum Step {
    Done,
    Again,
}

struct Turn<'t, E> {
    engine: &'t E,
    writer: &'t Author,
    tuning: &'t Tuning<'t>,
    began: Instant,
    id: u64,
    /// How many times the plan had become another one.
    again: u32,
    /// The change, if it waits for somebody to place it.
    mine: Option<Asked>,
    /// The newest version that is known.
    newest: Option<VersionText>,
    /// How often it was looked in vain whether there is a version after that one.
    looks: u32,
    round: i32,
    /// How long the store took to say what is new.
    latency: Duration,
    done: Done,
    /// Why the store gave no answer when it was asked last.
    trouble: Option<StoreError>,
    /// Why it takes a while; nothing if somebody was told already.
    reason: &'t Cell<Option<&'static str>>,
}

impl<E: Engine> Turn<'_, E> {
    /// The name of this request: the same for every try, and another one whenever it is decided again.
    fn name(&self) -> String {
        let owner: String = self.writer.owner.chars().map(harmless).take(60).collect();
        format!("{owner}~{:016x}-{}", self.id, self.again)
    }

    /// Tries until the change is in the plan, however long that takes.
    async fn run(
        &mut self,
        decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
    ) -> Result<(), Failed> {
        if self.in_turn(decide).await? {
            return Ok(());
        }
        loop {
            match self.step(decide).await {
                Ok(Step::Done) => return Ok(()),
                Ok(Step::Again) => {}
                // The answer of the store was lost: what was asked for may have happened.
                Err(Failed::Store(error)) if error.passing => {
                    if self.reason.take().is_some() {
                        (self.tuning.tell)(&format!("{error}; trying again"));
                    }
                    self.trouble = Some(error);
                    self.rest_alone().await;
                }
                Err(failed) => return Err(failed),
            }
        }
    }

    /// One try where the store lets writers in one after the other. Says whether that was enough.
    async fn in_turn(
        &mut self,
        decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
    ) -> Result<bool, Failed> {
        let (mut result, clock) = (None, self.tuning.clock);
        let (name, writer) = (self.name(), self.writer);
        let mut next = |newest: Option<VersionText>| {
            let (version, text) = match alone(writer, &name, clock(), newest.as_ref(), decide) {
                Ok((version, text)) => (version, text),
                Err(failed) => {
                    result = Some(Err(failed));
                    return None;
                }
            };
            let number = version.number;
            result = Some(Ok(version));
            text.map(|text| (number, text))
        };
        let Some(written) = self.engine.in_turn(&mut next).await else { return Ok(false) };
        match (written, result) {
            // Whether it is written is not known: the steps find out.
            (Err(error), _) if error.passing => {
                self.trouble = Some(error);
                Ok(false)
            }
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(result)) => {
                self.done = Done { version: result?, tries: 1, left: Vec::new() };
                Ok(true)
            }
            (Ok(()), None) => Ok(false),
        }
    }

    /// Reads, and writes the next version if this is still needed.
    async fn step(
        &mut self,
        decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
    ) -> Result<Step, Failed> {
        if self.placed().await? {
            return Ok(Step::Done);
        }
        if self.mine.is_some() {
            return self.wait_or_help().await;
        }
        let (name, clock) = (self.name(), (self.tuning.clock)());
        let (mut version, text) = alone(self.writer, &name, clock, self.newest.as_ref(), decide)?;
        let Some(text) = text else {
            self.done.version = version;
            return Ok(Step::Done);
        };
        if self.create(version.number, &text).await? {
            self.done.version = version;
            return Ok(Step::Done);
        }
        let Some(asked) = version.changes.pop().filter(|_| !self.writer.alone) else {
            self.rest_alone().await;
            return Ok(Step::Again);
        };
        // Says what is wanted, and lets others have the time to place it. It is known before it is
        // written: if the answer is lost, it may be there. If the version was written after all, its
        // answers say so, and nobody places it again.
        let text = asked.write()?;
        (self.mine, self.looks) = (Some(asked), 0);
        self.engine.ask(&name, &text).await?;
        self.rest_with_others().await;
        Ok(Step::Again)
    }

    /// Reads what is new. Says whether the newest version, or one before, has the change already.
    async fn placed(&mut self) -> Result<bool, Failed> {
        let mut known = self.newest.as_ref().map_or(0, |(number, _)| *number);
        if self.mine.is_some() {
            // Most often it is in the next version, and whoever reads that one needs no newer one.
            let next = self.engine.version(known.saturating_add(1)).await?;
            self.trouble = None;
            let Some(text) = next else { return Ok(false) };
            known = known.saturating_add(1);
            if self.learn((known, text))? {
                return Ok(true);
            }
        }
        let before = Instant::now();
        let newer = self.engine.newer(known).await?;
        self.latency = before.elapsed();
        self.trouble = None;
        newer.map_or(Ok(false), |newer| self.learn(newer))
    }

    /// Learns of a version. Says whether it has the change already.
    fn learn(&mut self, newest: VersionText) -> Result<bool, Failed> {
        let (number, text) = &newest;
        let name = self.name();
        if let Some(version) = Version::with_answer(*number, text, &name)? {
            if version.answers.get(&name).is_some_and(|it| it.placed) {
                // Whoever placed it forgets it, and whoever helps next if they died.
                self.done.version = version;
                return Ok(true);
            }
            self.mine = None;
            self.again += 1;
        }
        (self.newest, self.looks) = (Some(newest), 0);
        Ok(false)
    }

    /// Places everything that waits, unless somebody else does so at this moment.
    async fn wait_or_help(&mut self) -> Result<Step, Failed> {
        // One of those who look for the first time makes the mark, and helps. If the next version is still
        // not there when they look for the second time, because the one is slow or dead, another one helps;
        // and so on.
        let number = self.newest.as_ref().map_or(0, |(number, _)| *number).saturating_add(1);
        let mine = mark(number, self.looks);
        self.looks += 1;
        if !self.engine.ask(&mine, "").await? {
            self.rest_with_others().await;
            return Ok(Step::Again);
        }
        let waiting = self.engine.waiting().await?;
        let version = plan_of(self.newest.as_ref())?;
        let (marks, waiting): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|it| is_mark(it));
        let (answered, open): (Vec<String>, Vec<String>) =
            waiting.into_iter().partition(|name| version.answers.contains_key(name));
        let texts = self.engine.asked(&open).await?;
        let (mut requests, mut left) = (Vec::new(), Vec::new());
        for (name, text) in texts {
            match Asked::read(&text).filter(|asked| asked.name == name) {
                Some(asked) => requests.push(asked),
                None => left.push(name),
            }
        }
        self.done.left = left;
        // A list can be older than what is in it.
        if let Some(mine) = self
            .mine
            .as_ref()
            .filter(|mine| !requests.iter().any(|it: &Asked| it.name == mine.name))
        {
            requests.push(mine.clone());
        }
        let mut finished: Vec<String> = requests.iter().map(|it| it.name.clone()).collect();
        let version = together(self.writer, (self.tuning.clock)(), version, requests, &answered);
        let text = version.write()?;
        if !self.create(version.number, &text).await? {
            return Ok(Step::Again);
        }
        finished.extend(answered);
        // Marks of this version and of earlier ones, the own one included.
        finished.extend(marks.into_iter().filter(|it| *it < mark(number.saturating_add(1), 0)));
        let _ = self.engine.forget(&finished).await;
        self.done.version = version;
        match self.done.version.answers.get(&self.name()) {
            Some(Decision { placed: true, .. }) => Ok(Step::Done),
            _ => Ok(Step::Again),
        }
    }

    async fn create(&mut self, number: u64, text: &str) -> Result<bool, Failed> {
        self.done.tries += 1;
        let created = self.engine.create(number, text).await?;
        if !created && self.reason.get().is_some() {
            self.reason.set(Some("others are writing to the store; waiting for a turn"));
        }
        Ok(created)
    }

    /// Lets others place what waits: for about as long as it has taken so far. It is the longer the more writers
    /// there are and the larger the plan is, and so is their work.
    async fn rest_with_others(&mut self) {
        let window =
            self.began.elapsed().clamp(Duration::from_millis(100), Duration::from_secs(10));
        self.rest(window / 2, window / 2).await;
    }

    /// Lets others write first: for a random part of a window that grows.
    async fn rest_alone(&mut self) {
        let least = Duration::from_millis(50);
        let window = (4 * self.latency).max(least).mul_f64(2_f64.powi(self.round.min(30)));
        self.round += 1;
        self.rest(Duration::ZERO, window.min(Duration::from_secs(20))).await;
    }

    async fn rest(&mut self, least: Duration, window: Duration) {
        let window = u64::try_from(window.as_millis()).unwrap_or(u64::MAX - 1);
        let rest = least + Duration::from_millis(random() % (1 + window));
        tokio::time::sleep(rest).await;
    }

    /// Takes a request back, and says so; if somebody placed it in this moment, it is done.
    async fn give_up(mut self) -> Result<Done, Failed> {
        // Others may have read it already, so it may still be placed.
        let (asked, wait) = (self.mine.is_some(), self.tuning.wait);
        let last_look = async {
            if asked {
                let _ = self.engine.forget(&[self.name()]).await;
            }
            self.placed().await
        };
        let late = || {
            let message = format!("the store did not take the change within {}", shown(wait));
            StoreError::passing(message).hint(AGAIN)
        };
        let error = match timeout(LAST_LOOK, last_look).await {
            Ok(Ok(true)) => return Ok(self.done),
            Ok(Ok(false)) => late(),
            Ok(Err(Failed::Store(error))) => error,
            Ok(Err(failed)) => return Err(failed),
            Err(_) if self.newest.is_some() => self.trouble.unwrap_or_else(late),
            Err(_) => self.trouble.unwrap_or_else(|| silent("the store", wait)),
        };
        Err(Failed::Store(match (asked, &error.hint) {
            (true, _) => error.hint(
                "it was asked for, and others may still place it: repeat it, and it is found, not placed twice",
            ),
            (false, Some(_)) => error,
            (false, None) => error.hint(
                "check the address and the network, and repeat it: what was placed meanwhile is found, not placed \
                 twice",
            ),
        }))
    }
}

/// What says that somebody makes this version: the name of a request has a `~`, and this has none.
fn mark(number: u64, looks: u32) -> String {
    format!("{number:020}-{looks:03}")
}

fn is_mark(name: &str) -> bool {
    !name.contains('~')
}

/// A letter that every store takes in a name.
fn harmless(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' }
}

/// Nobody else has the same.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
