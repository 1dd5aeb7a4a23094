//! Azure Native Qumulo: the delegated subnet of a file system.

use super::prelude::*;

/// Azure Native Qumulo Scalable File Service.
pub static SERVICE: Service = Service {
    id: "qumulo",
    name: "Azure Native Qumulo Scalable File Service",
    aliases: &["azure-native-qumulo", "anq", "qumulo-file-service"],
    group: Group::Data,
    about: "The delegated subnet of a Qumulo file system, of at least 256 addresses.",
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &DELEGATION],
    notes: &[Note {
        code: &codes::NOT_STATED,
        message: "the page wants a subnet of 256 addresses, taken to include the 5 that Azure keeps; \
                  it does not say whether two file systems may share one",
        source: &PAGE,
        applies: |_, _| true,
    }],
    examples: &[Example {
        id: "QUMULO-256",
        given: &[],
        expect: &[Expect::Prefix(PrefixLen::v4(24))],
        source: &PAGE,
        remark: "at least 256 addresses, hence a /24",
    }],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(24), &PAGE)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Qumulo.Storage/fileSystems", &PAGE)]);

static PAGE: Source = Source::new(
    "Get started with Azure Native Qumulo Scalable File Service",
    "https://learn.microsoft.com/azure/partner-solutions/qumulo/create",
    Edition::new(2025, 2, 9),
);
