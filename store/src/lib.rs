//! One plan for many pipelines, without a server of its own: in a folder, Azure Blob Storage, S3, Google
//! Cloud Storage or PostgreSQL.
//!
//! A store holds numbered [versions](Version) of one lock, each with its author and reason. A version is
//! written only if its number is free: this is all that keeps two writers apart. A writer that came too
//! late puts its request into a file of its own, and the writer of the next version places everything
//! that waits ([`submit`]). Nothing is ever locked, so nothing stays locked if a writer dies.
//!
//! The store only stores: the request of a writer is a [`Delta`], the difference that its own planner
//! made.
#![forbid(unsafe_code)]

mod address;
mod apply;
mod author;
mod bound;
pub mod decide;
mod delta;
mod engine;
mod error;
mod folder;
mod help;
mod history;
mod making;
mod offered;
mod old;
mod owned;
mod pack;
mod postgres;
mod record;
mod release;
mod reserve;
mod rows;
mod run;
mod sql;
mod tools;
mod trouble;
mod version;
mod words;

pub use address::{Store, open};
pub use author::{Author, Caller, address_of_environment, owner_of_environment, who};
pub use bound::bounded;
pub use delta::{Delta, SpaceChange, SubnetChange, between};
pub use engine::{Engine, VersionText};
pub use error::{Failed, StoreError};
pub use folder::StoreFolder;
pub use help::{Done, Tuning, submit};
pub use history::{History, HistoryEntry, history};
pub use offered::{OFFERED_WAIT, OfferedPlan};
pub use old::{existing, newest, prune, version};
pub use postgres::Postgres;
pub use record::ChangedSubnet;
pub use release::release;
pub use reserve::{BlockWords, Reserved, reserve};
pub use run::run;
pub use tools::tools;
pub use version::{Asked, Decision, FORMAT, Owner, Version, now, seconds, time};
pub use words::in_store;
