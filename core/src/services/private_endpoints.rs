//! Private endpoints, by what they lead to: most take one address, some take several.
//!
//! Long, because every kind that takes several is counted by a page of its own.

use super::prelude::*;

/// Private endpoints.
pub static SERVICE: Service = Service {
    id: "private-endpoints",
    name: "Private endpoints",
    aliases: &["private-endpoint", "pe"],
    keywords: &[
        "private link",
        "storage account",
        "blob storage",
        "key vault",
        "event hubs",
        "event grid",
        "service bus",
        "iot hub",
        "azure openai",
        "foundry tools",
        "cognitive services",
        "ai search",
        "cosmos db",
        "sql database",
        "azure sql",
        "container registry",
        "app configuration",
        "signalr",
        "web pubsub",
        "purview",
        "azure monitor",
        "azure backup",
        "site recovery",
        "data explorer",
        "kusto",
        "managed redis",
        "elastic san",
        "grafana",
        "azure virtual desktop control plane",
        "static web apps",
    ],
    group: Group::Network,
    about: "Private endpoints in any subnet. Each leads to one sub-resource, such as the blobs of a \
            storage account, and takes one address; those to Cosmos DB, Container Registry, Azure \
            Monitor, Azure Backup, Data Explorer and Site Recovery take several and are counted \
            apart.",
    inputs: &[
        &ENDPOINTS,
        &COSMOS,
        &COSMOS_REGIONS,
        &REGISTRIES,
        &REGISTRY_REGIONS,
        &REGIONAL,
        &MONITOR_SCOPES,
        &BACKUP_VAULTS,
        &EXPERIENCE,
        &DATA_EXPLORER,
        &RECOVERY_VAULTS,
        &HIGH_SCALE,
    ],
    resources: &["Microsoft.Network/privateEndpoints"],
    subnets: &[SubnetRule {
        smallest: Bound::Chosen(|given| {
            if given.count(&MONITOR_SCOPES) > 0 {
                Some(&SMALLEST_MONITOR)
            } else {
                (given.count(&DATA_EXPLORER) > 0).then_some(&SMALLEST_DATA_EXPLORER)
            }
        }),
        advised: Bound::Chosen(|given| {
            if given.count(&BACKUP_VAULTS) > 0 {
                Some(&ADVISED_BACKUP)
            } else {
                is_replicated(given).then_some(&ADVISED_REGISTRY)
            }
        }),
        shareable: true,
        demand,
        ..SubnetRule::ORDINARY
    }],
    limits,
    facts: &[
        &PER_ENDPOINT,
        &COSMOS_GLOBAL,
        &COSMOS_PER_REGION,
        &REGISTRY_ITSELF,
        &REGISTRY_PER_REGION,
        &REGISTRY_REGIONAL,
        &ADVISED_REGISTRY,
        &PER_MONITOR_SCOPE,
        &SMALLEST_MONITOR,
        &PER_BACKUP_VAULT,
        &PER_BACKUP_VAULT_CLASSIC,
        &ADVISED_BACKUP,
        &PER_DATA_EXPLORER,
        &SMALLEST_DATA_EXPLORER,
        &PER_RECOVERY_VAULT,
        &MOST_IN_NETWORK,
        &MOST_HIGH_SCALE,
    ],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a storage account with blobs, files and their secondaries, or a Synapse \
                      workspace, needs an endpoint for every sub-resource in use",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "Azure Monitor takes at least 11 addresses, more with what its scope holds",
            source: &MONITOR_2024,
            applies: |given, _| given.count(&MONITOR_SCOPES) > 0,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "Azure Backup takes 11 addresses, in some regions more without a number",
            source: &BACKUP_2025,
            applies: |given, _| given.count(&BACKUP_VAULTS) > 0 && is_classic(given),
        },
        Note {
            code: &codes::NOT_STATED,
            message: "Azure Backup takes 10 addresses, and the page says that it can become more",
            source: &ENHANCED_2025,
            applies: |given, _| given.count(&BACKUP_VAULTS) > 0 && !is_classic(given),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "for registries with replicas the page advises a /27 at least, and a /24 where \
                      possible",
            source: &REGISTRY_2026,
            applies: |given, _| is_replicated(given),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "for a Data Explorer cluster that takes in much data the page advises a /24",
            source: &DATA_EXPLORER_2025,
            applies: |given, _| given.count(&DATA_EXPLORER) > 0,
        },
        Note {
            code: &codes::NOT_STATED,
            message: "Site Recovery takes at least seven addresses for a vault",
            source: &RECOVERY_2025,
            applies: |given, _| given.count(&RECOVERY_VAULTS) > 0,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "networks that are peered hold at most 20,000 endpoints together when set up \
                      for high scale",
            source: &HIGH_SCALE_2025,
            applies: |given, _| given.is_on(&HIGH_SCALE),
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "over 4,000 endpoints in networks that are peered fail without a sign, unless \
                      the networks are set up for high scale",
            source: &HIGH_SCALE_2025,
            applies: |given, _| endpoints(given) > 500,
        },
    ],
    examples: &[
        Example {
            id: "PE-1",
            given: &[("endpoints", "12")],
            expect: &[Expect::Steady(12), Expect::Limit { input: "endpoints", most: 1_000 }],
            source: &HIGH_SCALE_2025,
            remark: "the twelve sub-resources of a storage account",
        },
        Example {
            id: "PE-HIGH-SCALE",
            given: &[("endpoints", "1"), ("high-scale", "true")],
            expect: &[Expect::Limit { input: "endpoints", most: 5_000 }],
            source: &HIGH_SCALE_2025,
            remark: "",
        },
        Example {
            id: "PE-COSMOS-2020",
            given: &[("cosmos-accounts", "1"), ("cosmos-regions", "3")],
            expect: &[Expect::Steady(4)],
            source: &COSMOS_2020,
            remark: "one for the account and one for each region",
        },
        Example {
            id: "PE-COSMOS-2025",
            given: &[("cosmos-accounts", "1"), ("cosmos-regions", "3")],
            expect: &[Expect::Steady(4)],
            source: &COSMOS_2025,
            remark: "",
        },
        Example {
            id: "PE-REGISTRY",
            given: &[("registries", "1")],
            expect: &[Expect::Steady(2)],
            source: &REGISTRY_2022,
            remark: "one for the registry, one for its data endpoint; another for each replica",
        },
        Example {
            id: "PE-MONITOR",
            given: &[("monitor-scopes", "1")],
            expect: &[Expect::Steady(11), Expect::Prefix(PrefixLen::v4(27))],
            source: &MONITOR_2024,
            remark: "11 and Azure's 5 fill a /28; the page has a /27 as the smallest",
        },
        Example {
            id: "PE-BACKUP",
            given: &[("backup-vaults", "1"), ("backup-experience", "classic")],
            expect: &[Expect::Steady(11)],
            source: &BACKUP_2025,
            remark: "",
        },
        Example {
            id: "PE-BACKUP-ENHANCED",
            given: &[("backup-vaults", "1")],
            expect: &[Expect::Steady(10)],
            source: &ENHANCED_2025,
            remark: "new vaults have the enhanced experience",
        },
        Example {
            id: "PE-REGISTRY-2026",
            given: &[("registries", "1"), ("registry-regions", "3")],
            expect: &[Expect::Steady(4)],
            source: &REGISTRY_2026,
            remark: "one for the registry and one for the data endpoint of each region",
        },
        Example {
            id: "PE-REGISTRY-REGIONAL",
            given: &[
                ("registries", "1"),
                ("registry-regions", "3"),
                ("registry-regional-endpoints", "true"),
            ],
            expect: &[Expect::Steady(7)],
            source: &REGISTRY_2026,
            remark: "three regional endpoints more",
        },
        Example {
            id: "PE-DATA-EXPLORER",
            given: &[("data-explorer-clusters", "1")],
            expect: &[Expect::Steady(8), Expect::Prefix(PrefixLen::v4(28))],
            source: &DATA_EXPLORER_2025,
            remark: "one for the engine, one for data management, six for storage",
        },
        Example {
            id: "PE-SITE-RECOVERY",
            given: &[("site-recovery-vaults", "1")],
            expect: &[Expect::Steady(7)],
            source: &RECOVERY_2025,
            remark: "at the least",
        },
    ],
    ..Service::PLAIN
};

/// Endpoints of one address each.
pub const ENDPOINTS: Input<Count> =
    Input::count("endpoints", "endpoints that take one address, as most do", 0, 5_000).or(0);
/// Endpoints to Cosmos DB accounts.
pub const COSMOS: Input<Count> =
    Input::count("cosmos-accounts", "endpoints to Azure Cosmos DB accounts", 0, 1_000)
        .or(0)
        .also(&["cosmos-db", "cosmos"]);
/// Regions of each of these accounts.
pub const COSMOS_REGIONS: Input<Count> =
    Input::count("cosmos-regions", "regions of each of these Cosmos DB accounts", 1, 60).or(1);
/// Endpoints to container registries.
pub const REGISTRIES: Input<Count> =
    Input::count("registries", "endpoints to Azure container registries", 0, 1_000)
        .or(0)
        .also(&["acr"]);
/// Regions of each of these registries.
pub const REGISTRY_REGIONS: Input<Count> = Input::count(
    "registry-regions",
    "regions of each of these registries, its own and its replicas",
    1,
    60,
)
.or(1);
/// Whether the registries have regional endpoints.
pub const REGIONAL: Input<Switch> = Input::switch(
    "registry-regional-endpoints",
    "count a regional endpoint for every region of these registries",
)
.off();
/// Endpoints to private link scopes of Azure Monitor.
pub const MONITOR_SCOPES: Input<Count> =
    Input::count("monitor-scopes", "endpoints to Azure Monitor private link scopes", 0, 1_000)
        .or(0)
        .also(&["ampls"]);
/// Endpoints to vaults of Azure Backup.
pub const BACKUP_VAULTS: Input<Count> =
    Input::count("backup-vaults", "endpoints to vaults for Azure Backup", 0, 1_000).or(0);
/// How the vaults of Azure Backup have their endpoints.
pub const EXPERIENCE: Input<OneOf> = Input::choice(
    "backup-experience",
    "how these vaults for Azure Backup have their endpoints",
    EXPERIENCES,
)
.or_choice("enhanced");
/// Endpoints to Data Explorer clusters.
pub const DATA_EXPLORER: Input<Count> =
    Input::count("data-explorer-clusters", "endpoints to Azure Data Explorer clusters", 0, 1_000)
        .or(0)
        .also(&["adx", "kusto"]);
/// Endpoints to vaults of Site Recovery.
pub const RECOVERY_VAULTS: Input<Count> =
    Input::count("site-recovery-vaults", "endpoints to vaults for Azure Site Recovery", 0, 1_000)
        .or(0)
        .also(&["asr"]);
/// Whether the network is set up for high scale.
pub const HIGH_SCALE: Input<Switch> =
    Input::switch("high-scale", "set the network up for high-scale private endpoints").off();

static EXPERIENCES: &[Choice] = &[
    Choice::new("enhanced", "as new vaults do").citing(&ENHANCED_2025),
    Choice::new("classic", "as older vaults do").citing(&BACKUP_2025),
];

fn is_classic(given: &Given) -> bool {
    given.choice(&EXPERIENCE).is_some_and(|it| it.name == "classic")
}

fn is_replicated(given: &Given) -> bool {
    given.count(&REGISTRIES) > 0
        && given.count(&REGISTRY_REGIONS) > 1
        && ADVISED_REGISTRY.at(given.edition()).is_some()
}

/// The inputs that count endpoints.
const COUNTED: [&Input<Count>; 7] = [
    &ENDPOINTS,
    &COSMOS,
    &REGISTRIES,
    &MONITOR_SCOPES,
    &BACKUP_VAULTS,
    &DATA_EXPLORER,
    &RECOVERY_VAULTS,
];

/// How many endpoints there are.
pub(crate) fn endpoints(given: &Given) -> u64 {
    COUNTED.iter().map(|input| given.count(input)).fold(0, u64::saturating_add)
}

fn demand(given: &Given) -> Demand {
    let regions = |count: &Input<Count>, regions: &Input<Count>| {
        given.count(count).saturating_mul(given.count(regions))
    };
    Demand::none()
        .steady(given.count(&ENDPOINTS), "private endpoints", given.at(&PER_ENDPOINT))
        .steady(given.count(&COSMOS), "Cosmos DB accounts", given.at(&COSMOS_GLOBAL))
        .steady(
            regions(&COSMOS, &COSMOS_REGIONS),
            "regions of Cosmos DB accounts",
            given.at(&COSMOS_PER_REGION),
        )
        .steady(given.count(&REGISTRIES), "container registries", given.at(&REGISTRY_ITSELF))
        .steady(
            regions(&REGISTRIES, &REGISTRY_REGIONS),
            "data endpoints of registries, one in each region",
            given.at(&REGISTRY_PER_REGION),
        )
        .steady(
            given.count(&MONITOR_SCOPES),
            "Azure Monitor private link scopes, at the least",
            given.at(&PER_MONITOR_SCOPE),
        )
        .steady(
            if given.is_on(&REGIONAL) { regions(&REGISTRIES, &REGISTRY_REGIONS) } else { 0 },
            "regional endpoints of registries, one in each region",
            given.at(&REGISTRY_REGIONAL),
        )
        .steady(
            given.count(&BACKUP_VAULTS),
            "vaults of Azure Backup",
            given.at(if is_classic(given) { &PER_BACKUP_VAULT_CLASSIC } else { &PER_BACKUP_VAULT }),
        )
        .steady(
            given.count(&DATA_EXPLORER),
            "Data Explorer clusters: engine, data management and storage",
            given.at(&PER_DATA_EXPLORER),
        )
        .steady(
            given.count(&RECOVERY_VAULTS),
            "vaults of Site Recovery, at the least",
            given.at(&PER_RECOVERY_VAULT),
        )
}

/// All endpoints of a network count together; each input may take what the others leave.
fn limits(given: &Given) -> Vec<Limit> {
    let most = given.at(if given.is_on(&HIGH_SCALE) { &MOST_HIGH_SCALE } else { &MOST_IN_NETWORK });
    let because = format!("a virtual network holds at most {} private endpoints", most.value);
    let others = |input: &Input<Count>| endpoints(given).saturating_sub(given.count(input));
    let least = u64::from(others(&ENDPOINTS) == 0);
    let room = |input: &'static Input<Count>| {
        let room = most.value.saturating_sub(others(input));
        Limit::at_most(input, room, because.clone(), most.source)
    };
    let none = Limit::between(&ENDPOINTS, least, u64::MAX, "no endpoint needs no subnet");
    COUNTED.into_iter().map(room).chain([none]).collect()
}

static PER_ENDPOINT: Fact<u64> =
    Fact::new("addresses per private endpoint", &[Cited::new(1, &PAGE_2025)]);
static COSMOS_GLOBAL: Fact<u64> = Fact::new(
    "addresses per Cosmos DB account, for its global name",
    &[Cited::new(1, &COSMOS_2020), Cited::new(1, &COSMOS_2025)],
);
static COSMOS_PER_REGION: Fact<u64> = Fact::new(
    "addresses per region of a Cosmos DB account",
    &[Cited::new(1, &COSMOS_2020), Cited::new(1, &COSMOS_2025)],
);
static REGISTRY_ITSELF: Fact<u64> = Fact::new(
    "addresses per container registry, for itself",
    &[Cited::new(1, &REGISTRY_2022), Cited::new(1, &REGISTRY_2026)],
);
static REGISTRY_PER_REGION: Fact<u64> = Fact::new(
    "addresses per region of a container registry, for its data endpoint",
    &[Cited::new(1, &REGISTRY_2022), Cited::new(1, &REGISTRY_2026)],
);
static REGISTRY_REGIONAL: Fact<u64> = Fact::new(
    "addresses per region of a container registry, for its regional endpoint",
    &[Cited::new(1, &REGISTRY_2026)],
);
static ADVISED_REGISTRY: Fact<PrefixLen> = Fact::new(
    "advised subnet with a container registry of several regions",
    &[Cited::new(PrefixLen::v4(27), &REGISTRY_2026)],
);
static PER_MONITOR_SCOPE: Fact<u64> = Fact::new(
    "addresses per Azure Monitor private link scope, at the least",
    &[Cited::new(11, &MONITOR_2024)],
);
static SMALLEST_MONITOR: Fact<PrefixLen> = Fact::new(
    "smallest subnet with an Azure Monitor private link scope",
    &[Cited::new(PrefixLen::v4(27), &MONITOR_2024)],
);
static PER_BACKUP_VAULT: Fact<u64> = Fact::new(
    "addresses per vault of Azure Backup, enhanced experience",
    &[Cited::new(10, &ENHANCED_2024), Cited::new(10, &ENHANCED_2025)],
);
static PER_BACKUP_VAULT_CLASSIC: Fact<u64> = Fact::new(
    "addresses per vault of Azure Backup, classic experience",
    &[Cited::new(11, &BACKUP_2025)],
);
static PER_DATA_EXPLORER: Fact<u64> =
    Fact::new("addresses per Data Explorer cluster", &[Cited::new(8, &DATA_EXPLORER_2025)]);
static SMALLEST_DATA_EXPLORER: Fact<PrefixLen> = Fact::new(
    "smallest subnet with a Data Explorer cluster",
    &[Cited::new(PrefixLen::v4(28), &DATA_EXPLORER_2025)],
);
static PER_RECOVERY_VAULT: Fact<u64> = Fact::new(
    "addresses per vault of Site Recovery, at the least",
    &[Cited::new(7, &RECOVERY_2025)],
);
static ADVISED_BACKUP: Fact<PrefixLen> = Fact::new(
    "advised subnet with a vault of Azure Backup",
    &[Cited::new(PrefixLen::v4(25), &BACKUP_2025)],
);
static MOST_IN_NETWORK: Fact<u64> = Fact::new(
    "most private endpoints in a virtual network",
    &[Cited::new(1_000, &HIGH_SCALE_2025)],
);
static MOST_HIGH_SCALE: Fact<u64> = Fact::new(
    "most private endpoints in a virtual network set up for high scale",
    &[Cited::new(5_000, &HIGH_SCALE_2025)],
);

const COSMOS_TITLE: &str = "Configure Azure Private Link for Azure Cosmos DB";
const COSMOS_PAGE: &str =
    "https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints";

static PAGE_2025: Source = Source::new(
    "What is a private endpoint?",
    "https://learn.microsoft.com/azure/private-link/private-endpoint-overview",
    Edition::new(2025, 3, 25),
);
pub(crate) static HIGH_SCALE_2025: Source = Source::new(
    "Increase private endpoint virtual network limits",
    "https://learn.microsoft.com/azure/private-link/increase-private-endpoint-vnet-limits",
    Edition::new(2025, 4, 1),
);
static COSMOS_2020: Source = Source::new(COSMOS_TITLE, COSMOS_PAGE, Edition::new(2020, 5, 14));
static COSMOS_2025: Source = Source::new(COSMOS_TITLE, COSMOS_PAGE, Edition::new(2025, 6, 26));
static REGISTRY_2022: Source = Source::new(
    "Connect privately to an Azure container registry using Azure Private Link",
    "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
    Edition::new(2022, 10, 11),
);
static REGISTRY_2026: Source = Source::new(
    "Set up private endpoints for an Azure container registry",
    "https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints",
    Edition::new(2026, 2, 11),
);
static MONITOR_2024: Source = Source::new(
    "Design Azure Monitor Private Link configuration",
    "https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design",
    Edition::new(2024, 10, 23),
);
static BACKUP_2025: Source = Source::new(
    "Overview and concepts of private endpoints for Azure Backup",
    "https://learn.microsoft.com/azure/backup/private-endpoints-overview",
    Edition::new(2025, 9, 9),
);
static ENHANCED_2024: Source = Source::new(ENHANCED_TITLE, ENHANCED, Edition::new(2024, 7, 19));
static ENHANCED_2025: Source = Source::new(ENHANCED_TITLE, ENHANCED, Edition::new(2025, 9, 9));
static DATA_EXPLORER_2025: Source = Source::new(
    "Private endpoints for Azure Data Explorer",
    "https://learn.microsoft.com/azure/data-explorer/security-network-private-endpoint",
    Edition::new(2025, 9, 28),
);
static RECOVERY_2025: Source = Source::new(
    "Enable replication for private endpoints in Azure Site Recovery",
    "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication-private-endpoints",
    Edition::new(2025, 5, 11),
);

const ENHANCED_TITLE: &str =
    "Overview and concepts of private endpoints (v2 experience) for Azure Backup";
const ENHANCED: &str =
    "https://learn.microsoft.com/azure/backup/backup-azure-private-endpoints-concept";
