//! Azure Container Instances: container groups in a virtual network.

use super::prelude::*;

/// Azure Container Instances.
pub static SERVICE: Service = Service {
    id: "container-instances",
    name: "Azure Container Instances",
    aliases: &["aci", "container-groups"],
    group: Group::Containers,
    about: "The delegated subnet of container groups. Nothing else may live in it.",
    inputs: &[&GROUPS],
    resources: &["Microsoft.ContainerInstance/containerGroups"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        ipv6: Some(&IPV6),
        demand: |given| {
            Demand::none().steady(given.count(&GROUPS), "container groups", given.at(&PER_GROUP))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let most = given.at(&MOST);
        let because = format!("a subnet takes at most {} container groups", most.value);
        alloc::vec![Limit::at_most(&GROUPS, most.value, because, most.source)]
    },
    facts: &[&PER_GROUP, &MOST, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "no page says how many addresses a container group takes; the example with a \
                      load balancer lists one for each, which is counted",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "add at most 1,000 groups at a time; a subscription has 100 groups in a \
                      region unless raised",
            source: &PAGE_2026,
            applies: |given, _| given.count(&GROUPS) > 100,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a NAT gateway is the only way out of the subnet; public addresses and global \
                      peering do not work",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "ACI-balancer",
            given: &[("groups", "3")],
            expect: &[Expect::Steady(3)],
            source: &PAGE_2026,
            remark: "the page's example has three groups at 10.0.0.5, 10.0.0.6 and 10.0.0.7",
        },
        Example {
            id: "ACI-most",
            given: &[("groups", "1")],
            expect: &[Expect::Limit { input: "groups", most: 3_000 }],
            source: &PAGE_2026,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Container groups.
pub const GROUPS: Input<Count> =
    Input::count("groups", "container groups, at the most you will ever run", 1, 10_000)
        .also(&["container-groups"]);

static PER_GROUP: Fact<u64> = Fact::new(
    "addresses per container group, as read from an example",
    &[Cited::new(1, &PAGE_2026)],
);
pub(super) static MOST: Fact<u64> = Fact::new(
    "most container groups in a subnet",
    &[Cited::new(3_000, &PAGE_2022), Cited::new(3_000, &PAGE_2026)],
);
pub(super) static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[Cited::new("Microsoft.ContainerInstance/containerGroups", &PAGE_2026)],
);
pub(super) static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &PAGE_2026)]);

const TITLE: &str = "Virtual network scenarios and resources for Azure Container Instances";
const PAGE: &str = "https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts";

static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 6, 17));
pub(super) static PAGE_2026: Source = Source::new(TITLE, PAGE, Edition::new(2026, 7, 25));
