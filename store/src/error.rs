//! Why a store cannot be read or written.

use std::fmt;

use ipplan::{Problem, codes};

/// Why a store cannot be read or written. The message is for people, and holds no credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// The message, as a sentence without a full stop.
    pub message: String,
    /// A way to solve it.
    pub hint: Option<String>,
    /// Whether the same might work a moment later.
    pub passing: bool,
}

impl StoreError {
    pub(crate) fn new(message: impl Into<String>) -> StoreError {
        StoreError { message: message.into(), hint: None, passing: false }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> StoreError {
        StoreError { hint: Some(hint.into()), ..self }
    }

    /// An answer that did not arrive; what was asked for may have happened.
    pub fn passing(message: impl Into<String>) -> StoreError {
        StoreError { passing: true, ..StoreError::new(message) }
    }

    /// The same as a problem, which ends the command with exit code 2.
    pub fn problem(&self) -> Problem {
        let problem = Problem::new(&codes::CANNOT_READ, self.message.clone()).at("store");
        match &self.hint {
            Some(hint) => problem.hint(hint.clone()),
            None => problem,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StoreError {}

/// Why a question to a store has no answer, or a change is not in the plan.
#[derive(Clone, Debug)]
pub enum Failed {
    /// The answer is no.
    Problems(Vec<Problem>),
    /// The store could not be read or written.
    Store(StoreError),
}

impl Failed {
    /// The same as problems.
    pub fn problems(self) -> Vec<Problem> {
        match self {
            Failed::Problems(problems) => problems,
            Failed::Store(error) => vec![error.problem()],
        }
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Failed {
        Failed::Problems(vec![problem])
    }
}

impl From<Vec<Problem>> for Failed {
    fn from(problems: Vec<Problem>) -> Failed {
        Failed::Problems(problems)
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Failed {
        Failed::Store(error)
    }
}
