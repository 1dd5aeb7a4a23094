//! The audit of networks that exist: findings, each with its place, its page and the smallest fix.
//!
//! Uses the inventory, sizes and the tables of services. Every kind of rule is one file with one function;
//! the table of rules in `audit` lists them. A rule judges only what a file says: what the file leaves out
//! is not a finding.

mod alone;
mod attached;
mod audit;
mod audited;
mod avoid;
mod contents;
mod finding;
mod fullness;
mod gateways;
mod growth;
mod keep_outs;
mod linked;
mod links;
mod loose;
mod options;
mod outbound;
mod overlaps;
mod peerings;
mod scale;
mod sizes;
mod space;
mod subnets;
mod traffic;
mod unread;

pub use audit::audit;
pub use finding::{Finding, Severity};
pub use options::AuditOptions;
