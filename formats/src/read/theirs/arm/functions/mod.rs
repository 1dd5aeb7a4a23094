//! Functions whose answer depends on their arguments alone, by what they work on.

mod lists;
mod logic;
mod networks;
mod numbers;
mod text;

pub(super) use lists::put;
#[cfg(test)]
pub(super) use text::json_text;

use super::call::{Call, FunctionResult};

/// The function of a name in lower case.
pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    let rooms = [text::find, numbers::find, lists::find, logic::find, networks::find];
    rooms.into_iter().find_map(|find| find(name))
}
