//! How big an Azure subnet must be, and where it goes.
//!
//! A subnet cannot be resized once something lives in it, so both questions want an answer before
//! the first deployment. This crate computes the size (the addresses Azure keeps, the ones a
//! service takes, the ones it takes twice while it scales), shows the sum, and names the page and
//! the date of every number.
//!
//! ```
//! use ipplan::services::app_service::{INSTANCES, SERVICE, WINDOWS_CONTAINER_APPS};
//! use ipplan::{Options, size};
//!
//! let plan = SERVICE.with(&INSTANCES, 10).with(&WINDOWS_CONTAINER_APPS, 4);
//! let answer = size(&plan, &Options::default())?;
//! let subnet = &answer.subnets[0];
//!
//! assert_eq!(subnet.prefix_len.to_string(), "/25");
//! assert_eq!(subnet.need(), 105); // 50, twice while scaling, and the 5 that Azure keeps
//! for term in subnet.demand.terms() {
//!     println!("{:>6}  {}", term.addresses(), term.what);
//! }
//! # Ok::<(), Vec<ipplan::Problem>>(())
//! ```
//!
//! # How it goes
//!
//! 1. A [`Service`] is a table: what one Azure product asks of a subnet. [`services::ALL`] lists
//!    them, [`Service::named`] and [`Service::find`] find them.
//! 2. A [`Workload`] is a service with its [inputs](Input) given. [`size`] checks it and adds up a
//!    [`Demand`]: a sum of [terms](Term), each with its page.
//! 3. The [`Size`] is the smallest block that holds the sum and that Azure accepts. It says
//!    [what decided it](DecidedBy), what is spare, and [what to know](Notice).
//! 4. [`capacity`] goes the other way: how far does a service go in a `/26`?
//!
//! If there is no answer, the result is a list of all [problems](Problem) that can be found.
//!
//! # Editions
//!
//! The documents change. Every number is a [`Fact`], a short dated history, and an [`Edition`] picks
//! one entry from each. The newest is the default; an older one answers as the documents did then.
//!
//! ```
//! use ipplan::services::sql_managed_instance::{BUSINESS_CRITICAL, GENERAL_PURPOSE, SERVICE};
//! use ipplan::{Edition, Options, size};
//!
//! let need = |edition| {
//!     let options = Options { edition: Edition::parse(edition).unwrap(), ..Options::default() };
//!     let workload = SERVICE.with(&GENERAL_PURPOSE, 3).with(&BUSINESS_CRITICAL, 2);
//!     size(&workload, &options).map(|answer| answer.subnets[0].need())
//! };
//! assert_eq!(need("2019-02"), Ok(19));
//! assert_eq!(need("2021-06"), Ok(89));
//! assert_eq!(need("2025-09"), Ok(45));
//! # Ok::<(), Vec<ipplan::Problem>>(())
//! ```
//!
//! # No surprises
//!
//! The crate is `no_std` with `alloc` and contains no `unsafe`: it reaches no clock, file or
//! network, never panics on input, and gives the same answer every time.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod address;
mod audit;
mod fact;
mod inventory;
mod links;
mod plan;
mod problem;
mod service;
pub mod services;
mod size;
mod space;

pub use address::{
    Family, Overlap, Overlaps, PrefixLen, Prefixes, SpaceError, between, gaps, intersect, overlaps,
    subtract, summarize,
};
pub use audit::{AuditOptions, Finding, Severity, audit};
pub use fact::{AnyFact, Cited, Edition, Entry, Fact, Source};
pub use inventory::{
    Attached, Difference, Drift, Evidence, ExistingAttachment, ExistingClientPool,
    ExistingConnection, ExistingNetwork, ExistingRange, ExistingRoute, ExistingRule, ExistingSite,
    ExistingSubnet, Holder, Holding, Inventory, InventoryFile, InventoryOrder, NotRead, Occupant,
    Origin, Peering, Resident, SubnetState,
};
pub use ipnet::{IpNet, Ipv4Net, Ipv6Net};
pub use links::{Link, LinkDemand, LinkDemandKind, LinkKind, PeeringSide, Reach, ReachStep};
pub use plan::{
    AddressSpace, CLIENT_POOLS, Change, ClientPool, DraftPlan, Fixed, KeepOut, Lock, LockedNetwork,
    LockedSubnet, Merged, Move, Moved, Network, Outcome, Pinned, Place, Plan, PlannedClientPool,
    PlannedLink, PlannedNetwork, PlannedSubnet, REPACK_STEPS, Refusal, Repack, Request, Subnet,
    Wanted, WhyFixed, Within, check, diff, draft, merge, plan, reach, refusals, repack,
};
pub use problem::{Code, Edit, Hint, Notice, Problem, Setting, Where, codes, nearest, place};
pub use service::{
    Absent, Attachment, AttachmentContents, AttachmentKind, Avoid, Beside, Bound, CheckedWorkload,
    Choice, Cidr, Connects, Count, Demand, Endpoint, Example, Expect, Given, Group, Input,
    InputKind, InputType, Limit, Note, OneOf, OwnRange, Phase, Route, SecurityRule, Service,
    Stance, SubnetRule, Switch, Term, Value, Workload, platform,
};
pub use size::{
    Answer, BoundedBy, Capacities, Capacity, DecidedBy, Fit, Options, Size, block_at, capacity,
    read_base, size,
};
pub use space::{Addresses, Balance, LargestFree, Shortfall, Space, Usage, does_not_fit, usage};
