//! Azure Native Pure Storage Cloud: the delegated subnet of its storage pools.

use super::prelude::*;

/// Azure Native Pure Storage Cloud.
pub static SERVICE: Service = Service {
    id: "pure-storage",
    name: "Azure Native Pure Storage Cloud",
    aliases: &["pure-storage-cloud", "azure-native-pure-storage"],
    group: Group::Data,
    about: "The delegated subnet of the storage pools of Pure Storage Cloud. Nothing else may live in \
            it.",
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &DELEGATION],
    notes: &[Note {
        code: &codes::NOT_STATED,
        message: "the page states the smallest subnet, not how many addresses a storage pool takes",
        source: &PAGE,
        applies: |_, _| true,
    }],
    examples: &[Example {
        id: "PURE-27",
        given: &[],
        expect: &[Expect::Prefix(PrefixLen::v4(27))],
        source: &PAGE,
        remark: "the smallest subnet",
    }],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("PureStorage.Block/storagePools", &PAGE)]);

static PAGE: Source = Source::new(
    "Quickstart: Create an Azure Native Pure Storage Cloud resource",
    "https://learn.microsoft.com/azure/partner-solutions/pure-storage/create",
    Edition::new(2025, 7, 14),
);
