//! Links between networks, on-premises sites and client pools, and their consequences.
//!
//! Uses the tables of services. Links are judged against an [`estate`], which describes networks that are
//! wanted or that exist. From the links follow the ranges that must not overlap (`apart`), who reaches whom
//! (`ways`, `reach`), and the other demands of Azure (`ends`, `limits`, `instances`, `rules`, `demands`).

mod apart;
mod demands;
mod ends;
mod estate;
#[cfg(test)]
mod growth;
mod instances;
mod limits;
mod link;
mod pages;
mod problems;
mod reach;
mod roots;
mod rules;
mod ways;

pub use demands::{LinkDemand, LinkDemandKind};
pub use link::{Link, LinkKind, PeeringSide};
pub use reach::{Reach, ReachStep};

pub(crate) use apart::{groups, of_subnets};
pub(crate) use demands::demands;
pub(crate) use estate::{End, EndKind, EndSubnet, InUse, LinkedEstate, is_named_for};
pub(crate) use pages::MOST_PEERINGS;
pub(crate) use problems::LinkProblems;
pub(crate) use reach::Reached;
pub(crate) use rules::{apart_from_ranges, problems};
pub(crate) use ways::Ways;
