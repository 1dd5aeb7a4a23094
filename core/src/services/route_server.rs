//! Azure Route Server: its subnet.

use super::prelude::*;

/// Azure Route Server.
pub static SERVICE: Service = Service {
    id: "route-server",
    name: "Azure Route Server",
    aliases: &["azure-route-server", "ars"],
    group: Group::Network,
    about: "The subnet of a route server, one in a virtual network. Its pages state sizes, no \
            addresses per server.",
    resources: &["Microsoft.Network/virtualHubs"],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&IPV6),
        ipv6_in_network: Some(&IPV6),
        attachments: &[
            Attachment::new(AttachmentKind::SecurityGroup, &SECURITY_GROUP),
            Attachment::new(AttachmentKind::RouteTable, &ROUTES),
        ],
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &NAME, &IPV6, &SECURITY_GROUP, &ROUTES],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "between 2024-09-23 and this edition the smallest subnet went from /27 to /26; \
                      the page does not say what becomes of servers in a /27",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "one server a virtual network, which must have no IPv6 range; the subnet takes \
                      no route table and no network security group",
            source: &FAQ_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "RS-2021",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2021,
            remark: "",
        },
        Example {
            id: "RS-2024",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2024,
            remark: "the page's example is 10.0.1.0/27",
        },
        Example {
            id: "RS-2025",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2025,
            remark: "the page's example is 10.0.1.0/26",
        },
    ],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2021),
        Cited::new(PrefixLen::v4(27), &PAGE_2024),
        Cited::new(PrefixLen::v4(26), &PAGE_2025),
    ],
);
static NAME: Fact<&str> = Fact::new(
    "name of the subnet",
    &[
        Cited::new("RouteServerSubnet", &PAGE_2021),
        Cited::new("RouteServerSubnet", &PAGE_2024),
        Cited::new("RouteServerSubnet", &PAGE_2025),
    ],
);

static IPV6: Fact<bool> =
    Fact::new("the subnet may carry IPv6 as well", &[Cited::new(false, &FAQ_2025)]);
static SECURITY_GROUP: Fact<Stance> =
    Fact::new("network security group on the subnet", &[Cited::new(Stance::Refused, &FAQ_2025)]);
static ROUTES: Fact<Stance> =
    Fact::new("route table on the subnet", &[Cited::new(Stance::Refused, &FAQ_2025)]);

const TITLE: &str = "Quickstart: Create an Azure Route Server using the Azure portal";
const PAGE: &str =
    "https://learn.microsoft.com/azure/route-server/quickstart-create-route-server-portal";

static PAGE_2021: Source = Source::new(
    "Quickstart: Create and configure Route Server using the Azure portal",
    "https://learn.microsoft.com/azure/route-server/quickstart-configure-route-server-portal",
    Edition::new(2021, 9, 8),
);
static PAGE_2024: Source = Source::new(TITLE, PAGE, Edition::new(2024, 9, 23));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 9, 17));
static FAQ_2025: Source = Source::new(
    "Azure Route Server frequently asked questions",
    "https://learn.microsoft.com/azure/route-server/route-server-faq",
    Edition::new(2025, 9, 17),
);
