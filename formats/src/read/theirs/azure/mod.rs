//! Resources as Azure writes them, in any answer or file: networks with their subnets, and the
//! resources in them.
//!
//! The Azure CLI leaves `properties` out and the REST interface has them; both are read here. Readers of
//! templates evaluate them first.

mod answers;
mod attachments;
mod connections;
mod id;
mod networks;
mod residents;
mod resource;
mod rows;
mod workloads;

pub(crate) use answers::FORMAT as ANSWERS;
pub(crate) use attachments::{attachment, is_attached, is_whole};
pub(crate) use connections::{joined, joins};
pub(crate) use id::{group_of, short_subnet};
pub(crate) use networks::{network, subnet};
pub(crate) use resource::resource;
pub(crate) use workloads::workload;
