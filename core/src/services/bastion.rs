//! Azure Bastion: its subnet.

use super::prelude::*;

/// Azure Bastion.
pub static SERVICE: Service = Service {
    id: "bastion",
    name: "Azure Bastion",
    aliases: &["azure-bastion", "bastion-host"],
    group: Group::Network,
    about: "The subnet of a Bastion host. Its pages state sizes, no addresses per instance.",
    resources: &["Microsoft.Network/bastionHosts"],
    subnets: &[SubnetRule {
        required_name: Some(&NAME),
        smallest: Bound::Always(&SMALLEST),
        ipv6: Some(&IPV6),
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &NAME, &IPV6],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet takes no user-defined routes",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a host of the Developer SKU needs no subnet",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "hosts made before 2021-11-02 in a /27 go on working; enlarging is advised",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "no page says how many addresses an instance takes; the subnet stated is taken \
                      to hold all 50 instances a host can have",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "BAS-2021-07",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2021_07,
            remark: "",
        },
        Example {
            id: "BAS-2021-10",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2021_10,
            remark: "",
        },
        Example {
            id: "BAS-2025",
            given: &[],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2025,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(27), &PAGE_2021_06),
        Cited::new(PrefixLen::v4(27), &PAGE_2021_07),
        Cited::new(PrefixLen::v4(26), &PAGE_2021_10),
        Cited::new(PrefixLen::v4(26), &PAGE_2025),
    ],
);
static NAME: Fact<&str> = Fact::new(
    "name of the subnet",
    &[
        Cited::new("AzureBastionSubnet", &PAGE_2021_06),
        Cited::new("AzureBastionSubnet", &PAGE_2021_10),
        Cited::new("AzureBastionSubnet", &PAGE_2025),
    ],
);

static IPV6: Fact<bool> = Fact::new(
    "the subnet may carry IPv6 as well",
    &[Cited::new(false, &FAQ_2023), Cited::new(false, &FAQ_2024), Cited::new(false, &FAQ_2025)],
);

const TITLE: &str = "About Azure Bastion configuration settings";
const PAGE: &str = "https://learn.microsoft.com/azure/bastion/configuration-settings";

const FAQ: &str = "https://learn.microsoft.com/azure/bastion/bastion-faq";

static PAGE_2021_06: Source = Source::new(TITLE, PAGE, Edition::new(2021, 6, 16));
static PAGE_2021_07: Source = Source::new(TITLE, PAGE, Edition::new(2021, 7, 13));
static PAGE_2021_10: Source = Source::new(TITLE, PAGE, Edition::new(2021, 10, 12));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 11, 24));
static FAQ_2023: Source = Source::new("Azure Bastion FAQ", FAQ, Edition::new(2023, 1, 30));
static FAQ_2024: Source = Source::new("Azure Bastion FAQ", FAQ, Edition::new(2024, 4, 1))
    .noting("read in a copy of the page");
static FAQ_2025: Source = Source::new("Azure Bastion FAQ", FAQ, Edition::new(2025, 12, 10));
