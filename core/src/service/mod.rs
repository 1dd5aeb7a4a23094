//! Services: a table for each states what one Azure product requires of a subnet; a workload adds
//! the values of its user.
//!
//! Uses problems, facts and addresses; knows no service by name and computes no size. Values are
//! checked once, so the functions of a table cannot fail.

mod absent;
mod attachment;
mod avoid;
mod beside;
mod check;
mod connects;
mod contents;
mod demand;
mod example;
mod given;
mod group;
mod input;
mod limit;
mod note;
mod own_range;
pub mod platform;
mod rule;
mod service;
mod value;
mod workload;

pub use absent::Absent;
pub use attachment::{Attachment, AttachmentKind, Stance};
pub use avoid::Avoid;
pub use beside::Beside;
pub use connects::Connects;
pub use contents::{AttachmentContents, Endpoint, Route, SecurityRule};
pub use demand::{Demand, Phase, Term};
pub use example::{Example, Expect};
pub use given::Given;
pub use group::Group;
pub use input::{Cidr, Count, Input, InputKind, InputType, OneOf, Switch};
pub use limit::Limit;
pub use note::Note;
pub use own_range::OwnRange;
pub use rule::{Bound, SubnetRule};
pub use service::Service;
pub use value::{Choice, Value};
pub use workload::{CheckedWorkload, Workload};
