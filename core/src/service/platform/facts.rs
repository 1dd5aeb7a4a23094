//! Every number about the clouds themselves.

use crate::fact::AnyFact;

use super::azure::{
    ADDRESSES_PER_INTERFACE, ADDRESSES_PER_NETWORK, DUAL_STACK, LARGEST, PER_CONFIGURATION,
    RESERVED, SEVERAL_PREFIXES, SMALLEST, SUBNETS_PER_NETWORK,
};
use super::{names, other};

/// Every number of this module.
///
/// ```
/// use ipplan::platform;
///
/// assert!(platform::FACTS.iter().any(|fact| fact.what() == "smallest subnet"));
/// ```
pub static FACTS: &[&dyn AnyFact] = &[
    &RESERVED,
    &SMALLEST,
    &LARGEST,
    &ADDRESSES_PER_NETWORK,
    &SUBNETS_PER_NETWORK,
    &PER_CONFIGURATION,
    &ADDRESSES_PER_INTERFACE,
    &DUAL_STACK,
    &SEVERAL_PREFIXES,
    &names::NETWORK_SHORTEST,
    &names::NETWORK_LONGEST,
    &names::SUBNET_SHORTEST,
    &names::SUBNET_LONGEST,
    &other::AWS_RESERVED,
    &other::AWS_SMALLEST,
    &other::AWS_LARGEST,
    &other::GCP_RESERVED,
    &other::GCP_SMALLEST,
    &other::GCP_LARGEST,
    &other::OCI_RESERVED,
    &other::OCI_SMALLEST,
    &other::OCI_LARGEST,
    &other::NONE_RESERVED,
    &other::NONE_SMALLEST,
    &other::NONE_LARGEST,
];
