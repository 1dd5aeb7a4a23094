//! The plan of a store, as a server offers it: from arguments to answers.

use std::collections::BTreeSet;
use std::time::Duration;

use ipplan::{Problem, codes};
use ipplan_formats::lock::{self, Released};
use ipplan_formats::{Arguments, RefusalReason, ToolAnswer, ToolRefusal, ToolResult, json, text};

use crate::address::{Store, open};
use crate::author::Caller;
use crate::bound::{AGAIN, silent, within};
use crate::error::Failed;
use crate::help::Tuning;
use crate::history::history;
use crate::old::newest;
use crate::release::release;
use crate::reserve::{BlockWords, reserve};
use crate::run::run;

/// The plan of a store, as a server offers it.
#[derive(Clone, Debug)]
pub struct OfferedPlan {
    /// The address of the store.
    pub address: String,
    /// The command that offers it, such as `ipplan serve`.
    pub command: &'static str,
    /// The owner for whom a call is that names none; of the environment, if nothing is said.
    pub owner: Option<String>,
    /// The author of a call that names none; of the environment, if nothing is said.
    pub author: Option<String>,
    /// The longest time for an answer. A change gets four fifths of it, so that the store can say why it did not
    /// take one.
    pub wait: Duration,
}

/// The longest time for an answer of a server: less than after which one gives up.
pub const OFFERED_WAIT: Duration = Duration::from_secs(25);

/// The changes that `history` returns if nothing is said.
const CHANGES: u64 = 20;

/// The longest name of an owner or an author, in characters: each stands in every later version.
const LONGEST_NAME: usize = 200;

impl OfferedPlan {
    /// Asks the store, for as long as an answer may take.
    fn ask<T>(
        &self,
        question: impl AsyncFnOnce(&Store, &Tuning<'_>) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let store = open(&self.address)?;
        let tuning = Tuning { wait: self.wait * 4 / 5, ..Tuning::default() };
        run(async {
            within(self.wait, &|| {}, question(&store, &tuning)).await.unwrap_or_else(|| {
                let error = silent(&format!("the store {}", store.name()), self.wait);
                Err(error.hint(AGAIN).into())
            })
        })
    }
}

/// Reserves one block.
pub(crate) fn allocated(plan: &OfferedPlan, arguments: &Arguments<'_>) -> ToolResult {
    let words = BlockWords {
        name: arguments.text("name").unwrap_or_default(),
        size: arguments.text("size").unwrap_or_default(),
        space: arguments.texts("in"),
        until: arguments.text("until"),
    };
    let command = format!("{}: allocate", plan.command);
    let caller = caller(plan, arguments, &command)?;
    let reserved = plan.ask(async |store, tuning| reserve(store, &caller, tuning, &words).await)?;
    Ok(ToolAnswer::of(reserved.json(), &reserved.text()))
}

/// Releases names.
pub(crate) fn released(plan: &OfferedPlan, arguments: &Arguments<'_>) -> ToolResult {
    let names: BTreeSet<&str> = arguments.texts("name").into_iter().collect();
    if names.is_empty() {
        let problem = Problem::new(&codes::MISSING_KEY, "there is no name to release");
        return Err(problem.at("name").into());
    }
    let part = if arguments.is_on("ipv6") { Released::Ipv6 } else { Released::Whole };
    let command = format!("{}: release", plan.command);
    let caller = caller(plan, arguments, &command)?;
    let version =
        plan.ask(async |store, tuning| release(store, &caller, tuning, &names, part).await)?;
    let names: Vec<&str> = names.into_iter().collect();
    let answer = json::released(&names, part, Some(version));
    Ok(ToolAnswer::of(answer, &text::released(&names, part)))
}

/// Shows the last changes.
pub(crate) fn changed(plan: &OfferedPlan, arguments: &Arguments<'_>) -> ToolResult {
    let name = arguments.text("name");
    let last = arguments.count("last").unwrap_or(CHANGES);
    let last = usize::try_from(last).unwrap_or(usize::MAX);
    let history = plan.ask(async |store, _| Ok(history(store, name, last).await?))?;
    Ok(ToolAnswer::of(history.json(), &history.text()))
}

/// Shows the newest plan.
pub(crate) fn exported(plan: &OfferedPlan, _: &Arguments<'_>) -> ToolResult {
    let version = plan.ask(async |store, _| Ok(newest(store).await?))?;
    let lock = lock::write(&version.lock);
    let answer = serde_json::json!({ "version": version.number, "lock": lock });
    Ok(ToolAnswer::of(answer, &lock))
}

/// Who asks: whoever the call names, or else the server.
fn caller<'c>(
    plan: &'c OfferedPlan,
    arguments: &Arguments<'c>,
    command: &'c str,
) -> Result<Caller<'c>, Problem> {
    let named = |key: &'static str, usual: &'c Option<String>| match arguments.text(key) {
        Some(name) if !(1..=LONGEST_NAME).contains(&name.chars().count()) => {
            let message = format!("`{key}` is not a name of 1 to {LONGEST_NAME} characters");
            Err(Problem::new(&codes::USAGE, message).at(key))
        }
        name => Ok(name.or(usual.as_deref())),
    };
    let (owner, author) = (named("owner", &plan.owner)?, named("author", &plan.author)?);
    Ok(Caller { owner, author, command })
}

impl From<Failed> for ToolRefusal {
    fn from(failed: Failed) -> ToolRefusal {
        let reason = match failed {
            Failed::Problems(_) => RefusalReason::No,
            Failed::Store(_) => RefusalReason::Unknown,
        };
        ToolRefusal { reason, answer: failed.problems().into() }
    }
}
