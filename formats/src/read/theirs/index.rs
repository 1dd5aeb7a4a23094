//! Every format of others that is read.

use super::az_networks;
use super::foreign::Foreign;
use super::look::Look;
use super::terraform;

/// The first that knows a text reads it.
pub(crate) static FOREIGN: &[&Foreign] = &[
    &az_networks::FORMAT,
    &terraform::PLAN,
    &terraform::SHOWN_STATE,
    &terraform::STATE,
    &terraform::CODE,
    &terraform::VALUES,
];

/// The format of a text.
pub(crate) fn format_of(look: &Look<'_>) -> Option<&'static Foreign> {
    FOREIGN.iter().copied().find(|format| (format.knows)(look))
}
