//! Terraform and `OpenTofu`: plans, states, code and the values of its variables.
//!
//! All of them become resources with values, of which some are not known; one reader makes networks of
//! these.

mod address;
mod azapi;
mod azurerm;
mod estate;
mod references;
mod residents;
mod resource;
mod show;
mod state;
mod value;

pub(crate) use show::{PLAN, SHOWN_STATE};
pub(crate) use state::STATE;
