//! Networks as they are: what a file says exists, and the same as a request.
//!
//! Uses the request of the plan and the tables of services. Nothing is guessed: what a file does not say
//! is not known here, and what could not be read is listed with its place.

mod around;
mod as_request;
mod attached;
mod attachments;
mod connected;
mod drift;
mod existing;
mod find;
mod identify;
mod inside;
mod inventory;
mod links;
mod order;
mod origin;
mod resident;
mod service_of;

pub(crate) use attached::NotFound;
pub use attachments::{ExistingAttachment, ExistingRoute, ExistingRule};
pub use connected::{ExistingClientPool, ExistingConnection, ExistingSite};
pub use drift::{Difference, Drift};
pub use existing::{Attached, ExistingNetwork, ExistingSubnet, Peering, SubnetState};
pub use find::{Holder, Holding};
pub use inventory::{ExistingRange, Inventory, InventoryFile, NotRead};
pub(crate) use links::LooseEnd;
pub use order::InventoryOrder;
pub use origin::Origin;
pub use resident::Resident;
pub use service_of::{Evidence, Occupant};
