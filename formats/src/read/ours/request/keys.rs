//! The keys of requests, networks and subnets.

/// The keys of a request.
pub(crate) const REQUEST_KEYS: &[&str] = &[
    "edition",
    "fit",
    "headroom",
    "default-outbound",
    "existing",
    "avoid",
    "pools",
    "client-pools",
    "networks",
    "sites",
    "links",
];
/// The keys of a network.
pub(crate) const NETWORK_KEYS: &[&str] =
    &["space", "from", "prefix-length", "region", "was", "isolated", "reuse", "public", "subnets"];
/// The keys of the address pool of a point-to-site connection, apart from the inputs of its
/// service.
pub(crate) const CLIENT_POOL_KEYS: &[&str] = &["service", "at", "from", "prefix-length", "network"];
/// The keys of a subnet, apart from the inputs of its service.
pub(crate) const SUBNET_KEYS: &[&str] = &[
    "service",
    "holds",
    "at",
    "prefix-length",
    "group",
    "reserve",
    "fit",
    "headroom",
    "ipv6",
    "was",
    "default-outbound",
];
