//! Facts that no page states yet in the edition of the request: reported once, where the edition is set.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::problem::{Problem, codes};

/// Problems of the edition, each with the subnets that have it.
#[derive(Default)]
pub(super) struct EditionGaps {
    found: Vec<(Problem, Vec<String>)>,
}

impl EditionGaps {
    /// Keeps a problem of a subnet when it is one of the edition; else gives it back.
    pub(super) fn keep(&mut self, problem: Problem, subnet: &str) -> Option<Problem> {
        if problem.code != &codes::EDITION_TOO_EARLY {
            return Some(problem);
        }
        match self.found.iter_mut().find(|(known, _)| *known == problem) {
            Some((_, subnets)) => subnets.push(subnet.into()),
            None => self.found.push((problem, alloc::vec![subnet.into()])),
        }
        None
    }

    pub(super) fn problems(self) -> impl Iterator<Item = Problem> {
        self.found.into_iter().map(|(mut problem, subnets)| {
            let who = match subnets.as_slice() {
                [] => return problem,
                [one] => format!("`{one}` needs"),
                [first, rest @ ..] => format!("`{first}` and {} more need", rest.len()),
            };
            problem.message = format!("{}, which {who}", problem.message);
            problem
        })
    }
}
