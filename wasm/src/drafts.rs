//! Plans of what is not built yet, one after the other: what did not change is neither read nor written again.

use std::cell::RefCell;

use ipplan::{DraftPlan, Lock, Request};
use ipplan_formats::{json, lock};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::TextResult;
use crate::plans::{drafted, known, problem, read_data};

/// The last draft, and what it was made of.
struct Drafted {
    /// Which one it is.
    number: u32,
    request: Request,
    frozen: Lock,
    draft: DraftPlan,
    /// Where everything is after it.
    placed: Lock,
    /// Whether something was wrong with the request itself: then all of it is read the next time.
    is_unread: bool,
}

thread_local! {
    static LAST: RefCell<Option<Drafted>> = const { RefCell::new(None) };
    static NUMBER: RefCell<u32> = const { RefCell::new(0) };
}

#[derive(Serialize)]
struct Numbered<T: Serialize> {
    number: u32,
    #[serde(flatten)]
    changes: T,
}

/// A draft of a request that is data: a line of JSON, and after it the text of its lock.
///
/// `since` is the number of a draft of the same request but for its networks. The request then has the networks that
/// are not the same, and `same` names the others; the answer has the networks that look otherwise. A `lock` or
/// `wishes` that are not given are those of that draft, its own lock as the wishes; empty, there are none. The answer
/// is empty where that draft is not here any more. With 0 nothing was before.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn draft(
    since: u32,
    text: &str,
    same: Vec<String>,
    lock: Option<String>,
    wishes: Option<String>,
) -> TextResult {
    let before = LAST.take().filter(|last| since != 0 && last.number == since && !last.is_unread);
    if since != 0 && before.is_none() {
        return Ok(String::new());
    }
    let (mut request, unread) = read_data(text);
    let is_unread = !unread.is_empty();
    let changed: Vec<String> = request.networks.keys().cloned().collect();
    let (mut frozen, mut standing, mut earlier) = (Lock::default(), Lock::default(), None);
    if let Some(Drafted { request: mut old, frozen: held, draft, placed, .. }) = before {
        let kept = same.iter().filter_map(|name| old.networks.remove_entry(name));
        request.networks.extend(kept);
        (frozen, standing, earlier) = (held, placed, Some(draft));
    }
    let of = |text: &str| known((!text.is_empty()).then_some(text)).map_err(problem);
    if let Some(text) = lock {
        frozen = of(&text)?;
    }
    if let Some(text) = wishes {
        standing = of(&text)?;
    }
    let draft = drafted(&request, unread, &frozen, &standing);
    let placed = draft.plan.lock();
    let text = lock::write(&placed);
    let number = NUMBER.with_borrow_mut(|last| {
        *last = last.wrapping_add(1).max(1);
        *last
    });
    let names: Vec<&str> = changed.iter().map(String::as_str).collect();
    let answer = serde_json::to_string(&Numbered {
        number,
        changes: json::draft_changes(&request, &draft, earlier.as_ref(), &names, &text),
    });
    let answer = answer.map_err(|error| error.to_string())?;
    LAST.set(Some(Drafted { number, request, frozen, draft, placed, is_unread }));
    Ok(answer + "\n" + &text)
}

/// How big a subnet of a draft must be, and why; `null` where there is no such subnet, and nothing where that draft is
/// not here any more.
#[wasm_bindgen(js_name = whyInDraft)]
pub fn why_in_draft(number: u32, network: &str, subnet: &str) -> String {
    LAST.with_borrow(|last| {
        let Some(last) = last.as_ref().filter(|last| last.number == number) else {
            return String::new();
        };
        let network = last.draft.plan.networks.get(network);
        let subnet = network.and_then(|network| network.subnets.get(subnet));
        subnet.map_or(Value::Null, json::planned).to_string()
    })
}
