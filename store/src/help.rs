//! How a writer gets its change into the plan: alone if it can, else by asking, and by helping others.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use ipplan::Problem;
use tokio::time::Instant;

use crate::apply::{Applying, expire};
use crate::author::Author;
use crate::delta::Delta;
use crate::engine::{Engine, VersionText};
use crate::error::StoreError;
use crate::version::{Asked, Decision, FORMAT, Version, now};

/// How long a writer tries, and who is notified.
pub struct Tuning<'t> {
    /// The longest time that a change may take.
    pub wait: Duration,
    /// Told how it goes once it takes a while: what is waited for.
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

/// Why a change is not in the plan.
#[derive(Clone, Debug)]
pub enum Failed {
    /// The answer is no.
    Problems(Vec<Problem>),
    /// The store could not be read or written.
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Failed {
        Failed::Store(error)
    }
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
        patience: 0,
        round: 0,
        latency: Duration::ZERO,
        done: Done::default(),
        told: false,
    };
    if let Some(done) = turn.in_turn(decide).await? {
        return Ok(done);
    }
    loop {
        match turn.step(decide).await {
            Ok(Step::Done) => return Ok(turn.done),
            Ok(Step::Again) => {}
            // The answer of the store was lost: what was asked for may have happened.
            Err(Failed::Store(error)) if error.passing && turn.left().is_some() => {
                if !turn.told {
                    turn.told = true;
                    (tuning.tell)(&format!("{error}; trying again"));
                }
                turn.rest().await;
            }
            Err(failed) => return Err(failed),
        }
        if turn.left().is_none() {
            return turn.give_up().await;
        }
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
    /// How often it was looked whether somebody has placed it.
    looks: u32,
    /// After how many looks this one places what waits.
    patience: u32,
    round: i32,
    latency: Duration,
    done: Done,
    told: bool,
}

impl<E: Engine> Turn<'_, E> {
    /// The name of this request: the same for every try, and another one whenever it is decided again.
    fn name(&self) -> String {
        let owner: String = self.writer.owner.chars().map(harmless).take(60).collect();
        format!("{owner}~{:016x}-{}", self.id, self.again)
    }

    fn left(&self) -> Option<Duration> {
        self.tuning.wait.checked_sub(self.began.elapsed())
    }

    /// One try where the store lets writers in one after the other.
    async fn in_turn(
        &mut self,
        decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
    ) -> Result<Option<Done>, Failed> {
        let (mut result, clock) = (None, self.tuning.clock);
        let (name, writer) = (self.name(), self.writer);
        let mut next = |newest: Option<VersionText>| {
            let (version, text) = match alone(writer, &name, clock(), newest, decide) {
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
        let Some(written) = self.engine.in_turn(&mut next).await else { return Ok(None) };
        match (written, result) {
            // Whether it is written is not known: the steps find out.
            (Err(error), _) if error.passing => Ok(None),
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(result)) => {
                result.map(|version| Some(Done { version, tries: 1, left: Vec::new() }))
            }
            (Ok(()), None) => Ok(None),
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
        let name = self.name();
        if self.mine.is_some() {
            self.looks += 1;
            if self.looks > self.patience {
                let waiting = self.engine.waiting().await?;
                // The first writer in the list helps at once. The others look again before they do the
                // same work, waiting longer the further down they are; if those before them are dead,
                // they do it.
                if self.patience == 0 {
                    let before = waiting.iter().position(|it| *it == name).unwrap_or(waiting.len());
                    self.patience = before.checked_ilog2().map_or(0, |log| 1 + log);
                }
                if self.looks > self.patience {
                    return self.help(waiting).await;
                }
            }
            self.rest().await;
            return Ok(Step::Again);
        }
        let clock = (self.tuning.clock)();
        let (mut version, text) = alone(self.writer, &name, clock, self.newest.clone(), decide)?;
        let Some(text) = text else {
            self.done.version = version;
            return Ok(Step::Done);
        };
        if self.create(version.number, &text).await? {
            self.done.version = version;
            return Ok(Step::Done);
        }
        if let Some(asked) = version.changes.pop().filter(|_| !self.writer.alone) {
            // Says what is wanted, and lets others have the time to place it. It is known before it is
            // written: if the answer is lost, it may be there. If the version was written after all, its
            // answers say so, and nobody places it again.
            let text = asked.write()?;
            (self.mine, self.looks, self.patience) = (Some(asked), 0, 0);
            self.engine.ask(&name, &text).await?;
        }
        self.rest().await;
        Ok(Step::Again)
    }

    /// Reads what is new. Says whether the newest version, or one before, has the change already.
    async fn placed(&mut self) -> Result<bool, Failed> {
        let before = Instant::now();
        let known = self.newest.as_ref().map_or(0, |(number, _)| *number);
        let newer = self.engine.newer(known).await?;
        self.latency = before.elapsed();
        let Some((number, text)) = newer else { return Ok(false) };
        let answer = Version::answer(number, &text, &self.name())?;
        if answer.as_ref().is_some_and(|it| it.placed) {
            // The writer that placed it deletes it, or the next one that helps if it died.
            self.done.version = Version::read(number, &text)?;
            return Ok(true);
        }
        if answer.is_some() {
            self.mine = None;
            self.again += 1;
        }
        self.newest = Some((number, text));
        Ok(false)
    }

    async fn create(&mut self, number: u64, text: &str) -> Result<bool, Failed> {
        self.done.tries += 1;
        Ok(self.engine.create(number, text).await?)
    }

    /// Places everything that waits, in the order of the names.
    async fn help(&mut self, waiting: Vec<String>) -> Result<Step, Failed> {
        let mut version = read(self.newest.clone())?;
        let at = (self.tuning.clock)();
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
        requests.sort_by(|one, other| one.name.cmp(&other.name));
        // A day is enough for any writer that waits; but not for a request that nobody has deleted
        // yet.
        version
            .answers
            .retain(|name, it| it.at.saturating_add(24 * 60 * 60) > at || answered.contains(name));
        begin(&mut version, self.writer, at);
        expire(&mut version, at);
        let mut placed: Vec<Asked> = Vec::new();
        let mut answers = Vec::new();
        let mut applying = Applying::new(&mut version);
        for request in requests {
            let fits = applying.apply(&request);
            answers.push((request.name.clone(), Decision { at, placed: fits }));
            if fits {
                placed.push(request);
            }
        }
        let finished: Vec<String> =
            answers.iter().map(|(name, _)| name.clone()).chain(answered).collect();
        version.answers.extend(answers);
        version.changes = placed;
        let text = version.write()?;
        if !self.create(version.number, &text).await? {
            self.rest().await;
            return Ok(Step::Again);
        }
        self.done.version = version;
        let _ = self.engine.forget(&finished).await;
        let name = self.name();
        match self.done.version.answers.get(&name) {
            Some(Decision { placed: true, .. }) => Ok(Step::Done),
            _ => Ok(Step::Again),
        }
    }

    /// Waits for a random part of a window that grows.
    async fn rest(&mut self) {
        let least = if self.writer.alone { 50 } else { 100 };
        let factor = if self.writer.alone { 2.0_f64 } else { 1.5 };
        let most = Duration::from_secs(if self.writer.alone { 20 } else { 10 });
        let window = (4 * self.latency).max(Duration::from_millis(least));
        let window = window.mul_f64(factor.powi(self.round.min(30))).min(most);
        self.round += 1;
        if !self.told && self.began.elapsed() > Duration::from_secs(1) {
            self.told = true;
            (self.tuning.tell)("others are writing to the store; waiting for a turn");
        }
        let part = Duration::from_millis(
            random() % (1 + u64::try_from(window.as_millis()).unwrap_or(u64::MAX - 1)),
        );
        tokio::time::sleep(part.min(self.left().unwrap_or_default())).await;
    }

    /// Takes a request back, and says so; if somebody placed it in this moment, it is done.
    async fn give_up(mut self) -> Result<Done, Failed> {
        if self.mine.is_some() {
            let _ = self.engine.forget(&[self.name()]).await;
        }
        if self.placed().await? {
            return Ok(self.done);
        }
        let seconds = self.tuning.wait.as_secs_f64();
        Err(Failed::Store(
            StoreError::new(format!("the store did not take the change within {seconds} seconds"))
                .hint(
                    "run the command again: what was placed meanwhile is found, not placed twice",
                ),
        ))
    }
}

/// The next version with one change alone; without a text if there is nothing to change.
fn alone(
    writer: &Author,
    name: &str,
    at: u64,
    newest: Option<VersionText>,
    decide: &mut dyn FnMut(&Version) -> Result<Delta, Vec<Problem>>,
) -> Result<(Version, Option<String>), Failed> {
    let mut version = read(newest)?;
    let read = version.number;
    expire(&mut version, at);
    let delta = decide(&version).map_err(Failed::Problems)?;
    if delta.is_empty() {
        return Ok((version, None));
    }
    begin(&mut version, writer, at);
    let asked = asked(writer, name.to_owned(), delta);
    if !Applying::new(&mut version).apply(&asked) {
        return Err(Failed::Store(StoreError::new(format!(
            "the change does not go into version {read} of the plan, for which it was made"
        ))));
    }
    version.answers.insert(asked.name.clone(), Decision { at, placed: true });
    version.changes = vec![asked];
    let text = version.write()?;
    Ok((version, Some(text)))
}

fn read(newest: Option<VersionText>) -> Result<Version, StoreError> {
    newest.map_or_else(|| Ok(Version::default()), |(number, text)| Version::read(number, &text))
}

/// Makes the version after this one of it, without changes yet.
fn begin(version: &mut Version, writer: &Author, at: u64) {
    version.number += 1;
    version.at = at;
    version.author.clone_from(&writer.author);
    version.command.clone_from(&writer.command);
    version.release.clone_from(&writer.release);
    version.changes.clear();
}

fn asked(writer: &Author, name: String, delta: Delta) -> Asked {
    Asked {
        format: FORMAT,
        name,
        owner: writer.owner.clone(),
        author: writer.author.clone(),
        command: writer.command.clone(),
        ipplan: writer.release.clone(),
        hash: writer.hash.clone(),
        until: writer.until,
        delta,
    }
}

/// A letter that every store takes in a name.
fn harmless(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' }
}

/// Nobody else has the same.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
