//! Azure Cache for Redis, Premium tier, injected into a virtual network.

use super::prelude::*;

/// Azure Cache for Redis in a virtual network.
pub static SERVICE: Service = Service {
    id: "redis",
    name: "Azure Cache for Redis, Premium tier in a virtual network",
    aliases: &["redis-premium", "azure-cache-for-redis", "redis-cache"],
    keywords: &["azure cache"],
    group: Group::Data,
    retired: Some(Cited::new(
        "closed to new customers since 2026-04-01; the Basic, Standard and Premium tiers end on \
         2028-09-30",
        &WHATS_NEW,
    )),
    about: "The subnet of Premium caches. A cache takes two addresses for every shard and one for \
            its load balancer; without clustering it is one shard.",
    inputs: &[&CACHES, &SHARDS],
    resources: &["Microsoft.Cache/redis"],
    subnets: &[SubnetRule {
        demand: |given| {
            let caches = given.count(&CACHES);
            let shards = caches.saturating_mul(given.count(&SHARDS));
            Demand::none().steady(shards, "shards", given.at(&PER_SHARD)).steady(
                caches,
                "load balancers, one for each cache",
                given.at(&PER_CACHE),
            )
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_SHARD, &PER_CACHE],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a cache is put into a subnet when it is created, never later; private \
                      endpoints are advised instead",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "with a NAT gateway on the subnet the deployment fails",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "REDIS-plain",
            given: &[("caches", "1")],
            expect: &[Expect::Steady(3), Expect::Need(8), Expect::Prefix(PrefixLen::v4(29))],
            source: &PAGE_2023,
            remark: "a cache without clustering is one shard: 2 and 1",
        },
        Example {
            id: "REDIS-clustered",
            given: &[("caches", "1"), ("shards", "3")],
            expect: &[Expect::Steady(7)],
            source: &PAGE_2020,
            remark: "the page states the rule only: 2 for each shard and 1",
        },
    ],
    ..Service::PLAIN
};

/// Caches in the subnet.
pub const CACHES: Input<Count> = Input::count("caches", "Premium caches in the subnet", 1, 1_000);
/// Shards of each cache.
pub const SHARDS: Input<Count> =
    Input::count("shards", "shards of each cache; 1 without clustering", 1, 100).or(1);

static PER_SHARD: Fact<u64> =
    Fact::new("addresses per shard", &[Cited::new(2, &PAGE_2020), Cited::new(2, &PAGE_2023)]);
static PER_CACHE: Fact<u64> = Fact::new(
    "addresses of the load balancer of a cache",
    &[Cited::new(1, &PAGE_2020), Cited::new(1, &PAGE_2023)],
);

const TITLE: &str =
    "Configure virtual network support for a Premium Azure Cache for Redis instance";
const PAGE: &str =
    "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-premium-vnet";

static PAGE_2020: Source = Source::new(TITLE, PAGE, Edition::new(2020, 10, 9));
static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 8, 29));
static WHATS_NEW: Source = Source::new(
    "What's new in Azure Cache for Redis",
    "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-whats-new",
    Edition::new(2026, 9, 17),
)
.noting("read in a digest of the page made that day");
