//! Functions that several service files share, apart from the prelude.

use super::prelude::*;
use crate::service::platform::RESERVED;

/// The room a user keeps where no page states a number.
pub(super) const ROOM: Input<Count> =
    Input::count("room", "addresses to keep room for; the pages state no number", 1, 65_531);

/// The addresses of a block of this size that Azure does not keep: the demand of a service whose
/// page names a size and no count, so that a neighbour in its subnet is counted on top.
pub(super) fn room(given: &Given, size: Cited<PrefixLen>) -> Cited<u64> {
    let block = u64::try_from(size.value.addresses()).unwrap_or(u64::MAX);
    let value = block.saturating_sub(given.at(&RESERVED).value);
    Cited { value, since: size.since, source: size.source }
}
