//! Templates of Azure Resource Manager: what Bicep compiles to, what the portal exports, what people
//! write by hand.
//!
//! Expressions are evaluated as a deployment would, from the values that the file and its parameters
//! file have. What only a deployment knows stays open, with its name. Uses the readers of what Azure
//! answers for the resources that come out.

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
