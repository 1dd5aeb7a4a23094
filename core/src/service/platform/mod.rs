//! The rules of a cloud that hold for every subnet, with any workload.

mod azure;
mod cloud;
mod facts;
pub mod names;
pub mod other;

pub use azure::{
    ADDRESSES_PER_INTERFACE, ADDRESSES_PER_NETWORK, AZURE, DUAL_STACK, FIXED_SIZE, FORBIDDEN,
    LARGEST, PER_CONFIGURATION, RESERVED, SEVERAL_PREFIXES, SMALLEST, SUBNETS_PER_NETWORK,
    below_smallest,
};
pub use cloud::Platform;
pub use facts::FACTS;

pub(crate) use azure::{FAQ_2024, IPV6_2023, IPV6_2024, LIMITS_2022, range};
