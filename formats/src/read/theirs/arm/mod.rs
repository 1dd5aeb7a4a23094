//! Templates of Azure Resource Manager: the output of Bicep, exports of the portal, and files that
//! people write by hand.
//!
//! Expressions are evaluated as a deployment would, from the values in the file and its parameters
//! file. Values that only a deployment knows stay open, with their names. The resulting resources
//! are read by the readers of Azure's answers.

mod call;
mod evaluate;
mod expression;
mod functions;
mod parameters;
mod read;
mod resources;
mod scope;
mod special;
mod walk;

#[cfg(test)]
mod reference;

pub(crate) use parameters::FORMAT as PARAMETERS;
pub(crate) use read::{FORMAT as TEMPLATE, SNAPSHOT};
