//! Problems of a lock, in the words of a store.

use ipplan::Problem;

/// The same problems, where the lock is the plan in a store: nobody has a file of it, and nobody commits it.
pub fn in_store(problems: Vec<Problem>) -> Vec<Problem> {
    let said =
        |text: &str| text.replace(", and commit the lock", "").replace("the lock", "the store");
    let told = |mut problem: Problem| {
        problem.message = said(&problem.message);
        for hint in &mut problem.hints {
            hint.text = said(&hint.text);
        }
        problem
    };
    problems.into_iter().map(told).collect()
}
