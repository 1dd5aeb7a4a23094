//! The level of a network of a list, and other marks.

/// The level of a range of addresses.
///
/// ```
/// use ipplan_formats::read::{Level, networks};
///
/// let table = b"vnet,address space,subnet,address prefix\nhub,10.0.0.0/22,web,10.0.0.0/26\n";
/// let list = networks(table).unwrap();
/// assert_eq!((list.level(0), list.level(1)), (Level::Network, Level::Subnet));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It holds networks, and takes no address itself: a pool, a block, an aggregate.
    Pool,
    /// A virtual network, or one of its prefixes. It holds subnets.
    Network,
    /// A subnet. Its addresses are in use.
    Subnet,
    /// Somebody else's: nothing may be placed in it.
    KeepOut,
    /// The text does not say, as in a plain list. Its addresses are in use.
    #[default]
    Unsaid,
}

/// The marks that a text gives a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) level: Level,
    /// Whether all of a network is in use, with or without subnets.
    pub(crate) full: bool,
    /// The address space it is in, such as a VRF; ranges of two worlds never meet.
    pub(crate) world: String,
    /// Its name, if it has one.
    pub(crate) name: String,
}

impl Mark {
    pub(crate) fn of(level: Level, name: impl Into<String>) -> Mark {
        Mark { level, name: name.into(), ..Mark::default() }
    }
}
