//! The command line, declared. The flags of services come from their tables.

pub(crate) mod absent;
mod asked;
mod existing;
mod lists;
mod option;
mod plan;
mod root;
#[cfg(feature = "store")]
mod store;
mod tips;
mod web;
mod workload;

pub(crate) use asked::{asked, of_service, unknown};
pub(crate) use option::{Format, Manner};
pub(crate) use plan::{LOCK, plan as plan_command};
pub(crate) use root::{EXAMPLES, EXIT_CODES, root, shown};
