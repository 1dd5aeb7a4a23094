//! Terraform and `OpenTofu`: plans, states, code and the values of its variables.
//!
//! All of them become resources with values, some of which are not known; one reader makes networks of
//! these.

mod address;
mod attachments;
mod azapi;
mod azurerm;
mod cidr;
mod code;
mod connections;
mod estate;
mod eval;
mod functions;
mod kinds;
mod looks;
mod references;
mod residents;
mod resource;
mod scope;
mod shape;
mod shape_keys;
mod shape_subnet;
mod show;
mod state;
mod syntax;
mod types;
mod value;

pub(crate) use code::{CODE, VALUES};
pub(crate) use show::{PLAN, SHOWN_STATE};
pub(crate) use state::STATE;
