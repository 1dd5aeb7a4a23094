//! Every format of others that is read.

use super::document;
use super::foreign::Foreign;
use super::look::Look;
use super::{arm, azure, terraform};

/// The first that knows a text reads it.
pub(crate) static FOREIGN: &[&Foreign] = &[
    &arm::SNAPSHOT,
    &arm::TEMPLATE,
    &arm::PARAMETERS,
    &terraform::PLAN,
    &terraform::SHOWN_STATE,
    &terraform::STATE,
    &terraform::CODE,
    &terraform::VALUES,
    &azure::ANSWERS,
    &document::FORMAT,
];

/// The format of a text.
pub(crate) fn format_of(look: &Look<'_>) -> Option<&'static Foreign> {
    FOREIGN.iter().copied().find(|format| (format.knows)(look))
}
