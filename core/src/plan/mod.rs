//! Planning: from a request to the place of every subnet, around those placed before.
//!
//! Uses sizes and spaces. Everything in the lock stays where it is; the rest is placed if any
//! arrangement exists. If none does, the problem proves it.

mod choose_moves;
mod client_pools;
mod destinations;
mod diff;
mod draft;
mod edition_gaps;
mod groups;
mod ipv6;
mod kept;
mod linked;
mod lock;
mod merge;
mod movable;
mod moves;
mod network;
mod network_limit;
mod occupants;
mod own_ranges;
mod pins;
mod plan;
mod planned;
mod pools;
mod prepared;
mod ranges;
mod refusal;
mod refusals;
mod renames;
mod repack;
mod request;
mod reuse;
mod size_cache;
mod subnet_names;
mod takers;
mod want;
mod wants;

pub use diff::{Change, Outcome, diff};
pub use draft::{DraftPlan, Moved, draft};
pub use linked::reach;
pub use lock::{CLIENT_POOLS, Lock, LockedNetwork, LockedSubnet};
pub use merge::{Merged, merge};
pub use moves::{Fixed, Move, REPACK_STEPS, Repack, WhyFixed};
pub use plan::{check, plan};
pub use planned::{Pinned, Plan, PlannedClientPool, PlannedLink, PlannedNetwork, PlannedSubnet};
pub use refusal::{Refusal, Wanted, Within};
pub use refusals::refusals;
pub use repack::repack;
pub use request::{AddressSpace, ClientPool, KeepOut, Network, Place, Request, Subnet};

pub(crate) use ranges::{PRIVATE, RFC_1918, wrong_kind};
pub(crate) use subnet_names::{NameInAzure, names_in_azure};
pub(crate) use want::name_of;
