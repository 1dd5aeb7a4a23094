//! API Management v2 tiers: integration for outbound traffic.

use super::prelude::*;

/// API Management of a v2 tier, integrated for outbound traffic.
pub static SERVICE: Service = Service {
    id: "api-management-v2-outbound",
    name: "API Management v2 tiers, outbound integration",
    aliases: &["apim-v2-outbound", "apim-outbound"],
    group: Group::Integration,
    about: "The subnet through which one Standard v2 or Premium v2 instance reaches its backends. \
            Its page states sizes, no addresses per unit.",
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Always(&ADVISED),
        one: Some(&PAGE_2025),
        attachments: &[Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP)],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &ADVISED, &DELEGATION, &SECURITY_GROUP],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page does not say how many addresses a unit takes; the advised size is \
                      there to scale",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet needs a network security group, which may be without rules, and \
                      serves one instance; an instance can be integrated after it is created",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "APIMv2o-2025",
        given: &[],
        expect: &[Expect::Prefix(PrefixLen::v4(27))],
        source: &PAGE_2025,
        remark: "the page advises a /24",
    }],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE_2025)]);
static ADVISED: Fact<PrefixLen> =
    Fact::new("advised subnet", &[Cited::new(PrefixLen::v4(24), &PAGE_2025)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.Web/serverFarms", &PAGE_2025)]);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Required, &PAGE_2025)]);

static PAGE_2025: Source = Source::new(
    "Integrate an Azure API Management instance with a private virtual network for outbound connections",
    "https://learn.microsoft.com/azure/api-management/integrate-vnet-outbound",
    Edition::new(2025, 3, 20),
);
