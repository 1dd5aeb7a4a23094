//! A plan as what other tools deploy, one file each.
//!
//! All of them write the same `Deployment`: which resources there are, what they are called, and why.

mod arm;
mod avm;
mod az;
mod bicep;
mod deployment;
mod external;
mod hcl;
mod label;
mod mermaid;
mod terraform;
mod tfvars;

/// A plan in the languages of tools that deploy or draw it.
pub mod deploy {
    pub use super::arm::plan as arm;
    pub use super::avm::{avm, avm_bicep};
    pub use super::az::plan as az;
    pub use super::bicep::plan as bicep;
    pub use super::external::plan as external;
    pub use super::mermaid::plan as mermaid;
    pub use super::terraform::plan as terraform;
    pub use super::tfvars::{locals, tfvars};
}
