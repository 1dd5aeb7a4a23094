//! A draft: the map of what could be placed, and everything beside it.

use ipplan::{DraftPlan, Problem, Request};
use serde::Serialize;

use super::lists::NetworkText;
use super::map::map;

#[derive(Serialize)]
struct DraftText<'a, M: Serialize> {
    map: M,
    lock: &'a str,
    refused: Option<Refused<'a>>,
    moved: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Refused<'a> {
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct Moved<'a> {
    network: &'a str,
    subnet: &'a str,
    from: NetworkText,
    to: NetworkText,
}

/// A draft of a request, as what `serde` can write. `lock` is the text of its lock.
///
/// ```
/// use ipplan::{Lock, Request, draft};
///
/// let request = Request::default();
/// let draft = draft(&request, &Lock::default(), &Lock::default());
/// let value = serde_json::to_value(ipplan_formats::json::draft(&request, &draft, "{}")).unwrap();
/// assert!(value["refused"].is_null());
/// ```
pub fn draft<'a>(request: &'a Request, draft: &'a DraftPlan, lock: &'a str) -> impl Serialize + 'a {
    let problems = draft.problems.as_slice();
    DraftText {
        map: map(request, &draft.plan),
        lock,
        refused: (!problems.is_empty()).then_some(Refused { problems }),
        moved: draft
            .moved
            .iter()
            .map(|it| Moved {
                network: &it.network,
                subnet: &it.subnet,
                from: NetworkText(it.from),
                to: NetworkText(it.to),
            })
            .collect(),
    }
}
