//! The description of a reader for a format of others.

use ipplan::Inventory;

use super::look::Look;

/// A format of others that is read.
pub(crate) struct Foreign {
    /// The name of the format, for people: `Azure CLI network list`.
    pub(crate) name: &'static str,
    /// How the names of its files end, the usual one first.
    pub(crate) extensions: &'static [&'static str],
    pub(crate) knows: fn(&Look<'_>) -> bool,
    /// Whether another file that was given is read together with a file of this format, such as the
    /// values of its variables.
    pub(crate) takes: fn(&Look<'_>, &Look<'_>) -> bool,
    /// Whether a file of this format is of use only to one that takes it. It is read last.
    pub(crate) only_taken: bool,
    /// Adds the content of a file, and of the files that it takes, which follow it, to the
    /// inventory, which has an entry for each of them already. Origins count the files as they are
    /// given here.
    pub(crate) read: fn(&[Look<'_>], &mut Inventory),
    /// Whether a file is given for its networks alone, so that one without any is a mistake.
    pub(crate) only_networks: bool,
    /// Whether a list in it may be read some items at a time.
    pub(crate) by_item: bool,
    /// Brings together what the items of a file say.
    pub(crate) finish: fn(&mut Inventory),
}

impl Foreign {
    /// A format whose files stand alone. Fill in the others with `..Foreign::ALONE`.
    pub(crate) const ALONE: Foreign = Foreign {
        name: "",
        extensions: &["json"],
        knows: |_| false,
        takes: |_, _| false,
        only_taken: false,
        read: |_, _| {},
        only_networks: false,
        by_item: false,
        finish: |_| {},
    };
}
