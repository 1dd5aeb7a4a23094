//! What services say, advise and allow, on both sides of each border. The borders are those of their pages, and
//! every sum is made by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{
    Answer, Edition, Lock, Network, Options, PrefixLen, Request, Service, Size, Subnet, Workload,
    codes, plan, size,
};

/// A workload, with inputs as in `nodes=3 pools=2`.
fn workload(id: &str, inputs: &str) -> Workload {
    let inputs = inputs.split_whitespace().map(|it| it.split_once('=').unwrap());
    inputs.fold(Service::named(id).unwrap().workload(), |it, (name, value)| it.with(name, value))
}

fn sized_at(edition: Edition, id: &str, inputs: &str) -> Answer {
    let options = Options { edition, ..Options::default() };
    size(&workload(id, inputs), &options)
        .unwrap_or_else(|problems| panic!("{id} {inputs}: {problems:?}"))
}

fn sized(id: &str, inputs: &str) -> Answer {
    sized_at(Edition::newest(), id, inputs)
}

fn tells(answer: &Answer, words: &str) -> bool {
    answer.subnets.iter().flat_map(|it| &it.notices).any(|it| it.message.contains(words))
}

/// Words of a note, the inputs with which the service has it, and the nearest with which it has not.
#[rustfmt::skip] // a table
const NOTES: &[(&str, &str, &str, &str)] = &[
    ("aks-node-subnet", "where no surge is set", "nodes=10", "nodes=10 surge-nodes=1"),
    ("aks-node-subnet", "where no surge is set", "nodes=10", "nodes=10 surge-percent=10"),
    ("aks-node-subnet", "room for 30 pods", "nodes=2 max-pods=14", "nodes=3 max-pods=10"),
    ("aks-node-subnet", "come to over 1,000", "nodes=1000 surge-nodes=1", "nodes=1000 surge-nodes=0"),
    ("aks-node-subnet", "come to over 1,000", "nodes=1000 surge-nodes=1 pools=2", "nodes=999 surge-nodes=1 pools=2"),
    // 1,000 nodes with 63 pods each are 64,000 addresses.
    ("aks-node-subnet", "at most 64,000", "nodes=1000 max-pods=63 surge-nodes=0 front-ends=1", "nodes=1000 max-pods=63 surge-nodes=0"),
    // The default range of pods, a /16, has 256 blocks of a /24.
    ("aks-overlay", "the default, 10.244.0.0/16, is large enough", "nodes=256 surge-nodes=0", "nodes=257 surge-nodes=0"),
    ("aks-overlay", "the default, 10.244.0.0/16, is too small", "nodes=257 surge-nodes=0", "nodes=256 surge-nodes=0"),
    ("aks-overlay", "at most 200,000 pods", "nodes=801 max-pods=250 surge-nodes=0", "nodes=800 max-pods=250 surge-nodes=0"),
    ("aks-pod-subnet-dynamic", "up to 50,000 pods", "nodes=201 max-pods=250 surge-nodes=0", "nodes=200 max-pods=250 surge-nodes=0"),
    ("aks-pod-subnet-static", "some addresses of each node stay unused", "nodes=1 max-pods=30", "nodes=1 max-pods=31"),
    ("aks-pod-subnet-static", "some addresses of each node stay unused", "nodes=1 max-pods=48", "nodes=1 max-pods=47"),
    ("api-management-workspace-gateway", "an injected gateway needs", "mode=injection", "mode=integration"),
    ("api-management-workspace-gateway", "have no effect on an integrated gateway", "mode=integration", "mode=injection"),
    ("app-service", "in the same subscription", "instances=3 plans=2", "instances=3 plans=1"),
    ("app-service", "30 instances held twice need 65", "instances=30", "instances=29"),
    ("app-service", "30 instances held twice need 65", "instances=30", "instances=30 plans=2"),
    ("app-service", "30 instances held twice need 65", "instances=30", "instances=30 scaling=false"),
    ("app-service-environment", "a plan has at most 100 instances", "instances=101", "instances=100"),
    ("app-service-environment-v2", "at every multiple of 15 and of 20", "instances=15", "instances=14"),
    ("azure-vmware-solution", "the block belongs to no virtual network", "generation=1", "generation=2"),
    ("container-apps", "a quota of 100 nodes or replicas", "nodes=101 replicas=1", "nodes=100 replicas=100"),
    ("container-apps", "a quota of 100 nodes or replicas", "nodes=1 replicas=101", "nodes=100 replicas=100"),
    ("container-instances", "at most 1,000 groups at a time", "groups=101", "groups=100"),
    ("functions-flex", "up to 40 addresses for each app", "apps=1", "apps=1 gateways=per-subnet"),
    // 27 addresses for all apps and 5 that Azure reserves fill a /27; 40 for each of two apps do not fit.
    ("functions-flex", "several apps share a /27", "apps=2 gateways=per-subnet", "apps=1 gateways=per-subnet"),
    ("functions-flex", "several apps share a /27", "apps=2 gateways=per-subnet", "apps=2 gateways=per-app"),
    ("functions-flex", "must be asked for", "instances=1001", "instances=1000"),
    // Without scaling, 16 instances and the 5 that Azure reserves are a /27, and 59 of them a /26.
    ("functions-premium", "the portal creates", "instances=16 os=linux scaling=false", "instances=59 os=linux scaling=false"),
    ("functions-premium", "the portal creates", "instances=100 os=windows scaling=false", "instances=100 os=windows apps=2 scaling=false"),
    ("functions-premium", "the portal creates", "instances=16 os=linux scaling=false", "instances=16 os=linux plan=dedicated scaling=false"),
    ("functions-premium", "20 to 100, depending on the region", "instances=3 os=linux", "instances=3 os=windows"),
    ("functions-premium", "20 to 100, depending on the region", "instances=3 os=linux", "instances=3 os=linux plan=dedicated"),
    ("hosts", "in AWS an existing block", "addresses=20 platform=aws", "addresses=20 platform=azure"),
    ("hosts", "in AWS an existing block", "addresses=20 platform=aws", "addresses=20 platform=gcp"),
    ("hosts", "in Google Cloud", "addresses=20 platform=gcp", "addresses=20 platform=none"),
    ("hosts", "of Oracle Cloud", "addresses=20 platform=oci", "addresses=20"),
    ("netapp-files", "Microsoft.NetApp/elasticVolumes", "endpoints=3 use=elastic", "endpoints=3 use=sap-hana"),
    ("oracle-database", "every table follow 17, which is taken", "vm-clusters=1 client-keeps=17", "vm-clusters=1 client-keeps=13"),
    ("oracle-database", "with 13, as asked for", "vm-clusters=1 client-keeps=13", "vm-clusters=1 client-keeps=17"),
    ("oracle-database", "the table of backup subnets", "vm-clusters=1 subnets=backup", "vm-clusters=1 subnets=client"),
    ("oracle-database", "taken for every client subnet", "vm-clusters=1 subnets=client", "vm-clusters=1 subnets=backup"),
    ("private-endpoints", "Azure Monitor takes at least 11", "monitor-scopes=1", "endpoints=1"),
    ("private-endpoints", "Azure Backup takes 11", "backup-vaults=1 backup-experience=classic", "backup-vaults=1"),
    ("private-endpoints", "Azure Backup takes 11", "backup-vaults=1 backup-experience=classic", "endpoints=1 backup-experience=classic"),
    ("private-endpoints", "Azure Backup takes 10", "backup-vaults=1", "backup-vaults=1 backup-experience=classic"),
    ("private-endpoints", "Azure Backup takes 10", "backup-vaults=1", "endpoints=1"),
    ("private-endpoints", "for registries with replicas", "registries=1 registry-regions=2", "registries=1 registry-regions=1"),
    ("private-endpoints", "for registries with replicas", "registries=1 registry-regions=3", "endpoints=1 registry-regions=2"),
    ("private-endpoints", "for a Data Explorer cluster", "data-explorer-clusters=1", "endpoints=1"),
    ("private-endpoints", "Site Recovery takes at least seven", "site-recovery-vaults=1", "endpoints=1"),
    ("private-endpoints", "fail without a sign", "endpoints=501", "endpoints=500"),
    ("private-link-service", "to keep 8 addresses free", "addresses=7", "addresses=8"),
    ("private-link-service", "takes an address of its own", "front-ends=0", "front-ends=1"),
    ("red-hat-openshift", "holds 512 nodes", "workers=501", "workers=500"),
    ("scale-set", "overprovisioning makes", "instances=10", "instances=10 overprovisioned=1"),
    ("scale-set", "overprovisioning makes", "instances=10", "instances=10 scaling=false"),
    ("spring-apps", "in which subnet the ingress grows", "app-instances=10 requests-per-second=1", "app-instances=10"),
    ("sql-managed-instance", "moves to Business Critical", "general-purpose=1", "business-critical=1"),
    ("sql-managed-instance", "next-gen General Purpose a figure", "general-purpose=1", "business-critical=1"),
    ("sql-managed-instance", "are held twice while", "business-critical=1 business-critical-zone-redundant=1", "business-critical=1"),
    ("sql-managed-instance", "second example prints 69", "business-critical=1 business-critical-zone-redundant=1", "business-critical=1"),
    ("ssis-integration-runtime", "whether a delegated subnet", "nodes=2 injection=express", "nodes=2 injection=standard"),
    ("virtual-machines", "how many network interfaces", "machines=3 network-interfaces=2", "machines=3 network-interfaces=1"),
];

#[test]
fn a_note_is_told_where_it_applies() {
    for (id, words, with, without) in NOTES {
        assert!(tells(&sized(id, with), words), "{id} {with}: {words}");
        assert!(!tells(&sized(id, without), words), "{id} {without}: {words}");
    }
}

/// Words of a note, inputs, and the first edition in which the service no longer has it.
#[rustfmt::skip] // a table
const FORMER: &[(&str, &str, &str, Edition, Edition)] = &[
    ("aks-node-subnet", "the Docker bridge", "nodes=3", Edition::new(2024, 5, 27), Edition::new(2024, 5, 28)),
    ("api-management", "the older platform, stv1", "units=1", Edition::new(2025, 4, 16), Edition::new(2025, 4, 17)),
    ("container-apps", "takes 11 off the block", "nodes=3 replicas=3", Edition::new(2025, 4, 30), Edition::new(2025, 5, 1)),
    ("container-apps-consumption", "takes 60 addresses and may grow", "replicas=0", Edition::new(2023, 8, 28), Edition::new(2023, 8, 29)),
    ("dns-private-resolver", "10.0.1.0 to 10.0.16.255", "", Edition::new(2023, 10, 8), Edition::new(2023, 10, 9)),
    ("foundry-agents", "10.0.0.0/8 is meant", "", Edition::new(2026, 2, 16), Edition::new(2026, 2, 17)),
    ("sql-managed-instance", "prints 43", "general-purpose=1", Edition::new(2021, 6, 13), Edition::new(2021, 6, 14)),
    ("sql-managed-instance", "prints 85", "general-purpose=1", Edition::new(2022, 4, 5), Edition::new(2022, 4, 6)),
];

#[test]
fn a_note_on_an_old_page_ends_with_the_next_one() {
    for (id, words, inputs, last, next) in FORMER {
        assert!(tells(&sized_at(*last, id, inputs), words), "{id} {last}: {words}");
        assert!(!tells(&sized_at(*next, id, inputs), words), "{id} {next}: {words}");
    }
}

fn advised(size: &Size) -> Option<u8> {
    size.advised.map(|it| it.value.length())
}

#[test]
fn advice_depends_on_what_lives_there() {
    for (id, inputs, expected) in [
        ("app-service-environment", "instances=190", Some(23)),
        ("app-service-environment", "instances=189", Some(24)),
        ("app-service-environment", "instances=190 scaling=false", Some(24)),
        ("functions-flex", "instances=1000", Some(27)),
        ("functions-flex", "instances=1001", Some(26)),
        ("functions-premium", "instances=3", Some(24)),
        ("functions-premium", "instances=3 os=linux", Some(26)),
        ("functions-premium", "instances=3 plan=dedicated", Some(26)),
        ("nginx", "deployments=1", None),
        ("nginx", "deployments=2", Some(24)),
        ("private-endpoints", "endpoints=1", None),
        ("private-endpoints", "backup-vaults=1", Some(25)),
        ("private-endpoints", "registries=1 registry-regions=2", Some(27)),
        ("private-endpoints", "registries=1 registry-regions=1", None),
        ("private-endpoints", "endpoints=1 registry-regions=2", None),
    ] {
        assert_eq!(advised(&sized(id, inputs).subnets[0]), expected, "{id} {inputs}");
    }
    // The page of 2025-10-15 was the first to advise more for an environment that is nearly full.
    let full = |edition| {
        advised(&sized_at(edition, "app-service-environment", "instances=190").subnets[0])
    };
    assert_eq!(full(Edition::new(2025, 10, 14)), Some(24));
    assert_eq!(full(Edition::new(2025, 10, 15)), Some(23));
    // From 2021-06-14 on, what was advised for managed instances is the least.
    let one =
        |edition| sized_at(edition, "sql-managed-instance", "general-purpose=1").subnets[0].clone();
    let (before, since) = (one(Edition::new(2021, 6, 13)), one(Edition::new(2021, 6, 14)));
    assert_eq!((advised(&before), before.minimum.value), (Some(27), PrefixLen::v4(28)));
    assert_eq!((advised(&since), since.minimum.value), (None, PrefixLen::v4(27)));
}

#[test]
fn a_data_explorer_cluster_needs_a_28() {
    let least = |inputs: &str| sized("private-endpoints", inputs).subnets[0].minimum.value;
    assert_eq!(least("endpoints=1"), PrefixLen::v4(29));
    assert_eq!(least("data-explorer-clusters=1"), PrefixLen::v4(28));
    assert_eq!(least("monitor-scopes=1"), PrefixLen::v4(27));
}

#[test]
fn sums_made_by_hand() {
    for (id, inputs, needs) in [
        // 13 of an internal environment, 60 instances, a role at 15, 30, 45, 60 and at 20, 40, 60, and 5
        ("app-service-environment-v2", "instances=60 scaling=false", &[85][..]),
        // 3 of the service, one for 12 instances of one core, 2 for up to 20,000 requests, and 5; and without apps
        ("spring-apps", "app-instances=12 requests-per-second=20000", &[11, 10]),
        ("spring-apps", "app-instances=12 requests-per-second=20001", &[12, 11]),
        ("spring-apps", "app-instances=12", &[9, 8]),
    ] {
        let answer = sized(id, inputs);
        let found: Vec<u64> = answer.subnets.iter().map(Size::need).collect();
        assert_eq!(found, needs, "{id} {inputs}");
    }
}

/// A hub of a /24 has 11 addresses for appliances, one of a /22 has 27.
#[test]
fn a_hub_grows_with_its_appliances() {
    for (inputs, expected) in [
        // Nothing is balanced where there is no appliance.
        ("appliance-units=0 appliances=100", 24),
        // 2 instances of 4 addresses, and 2 of the balancer: 10. Of 3 instances: 14.
        ("appliance-units=20 internal-configurations=4", 24),
        ("appliance-units=21 internal-configurations=4", 22),
        // 3 instances of 3 addresses, and 2 of the balancer: 11. Of 4 instances: 14.
        ("appliance-units=21 internal-configurations=3", 24),
        ("appliance-units=40 internal-configurations=3", 24),
        ("appliance-units=41 internal-configurations=3", 22),
        // 4 instances of 6 addresses, and 2 of the balancer: 26. Of 5 instances: 32.
        ("appliance-units=41 internal-configurations=6", 22),
        ("appliance-units=60 internal-configurations=6", 22),
        ("appliance-units=61 internal-configurations=6", 21),
        // 2 instances of one address, and 2 of the balancer, three times: 12.
        ("appliance-units=2 appliances=2", 24),
        ("appliance-units=2 appliances=3", 22),
    ] {
        let hub = &sized("virtual-wan-hub", inputs).subnets[0];
        assert_eq!(hub.prefix_len, PrefixLen::v4(expected), "{inputs}");
    }
}

fn is_over_limit(id: &str, inputs: &str) -> bool {
    let problems = size(&workload(id, inputs), &Options::default()).err().unwrap_or_default();
    assert!(problems.iter().all(|it| it.code == &codes::OVER_LIMIT), "{id} {inputs}: {problems:?}");
    !problems.is_empty()
}

#[test]
fn one_more_than_a_limit_is_refused() {
    for (id, most, over) in [
        // Of 400 routes, each of two pools has 200, for its nodes and one surge node.
        ("aks-kubenet", "nodes=199 surge-nodes=1 pools=2", "nodes=200 surge-nodes=1 pools=2"),
        // A /22 has four blocks of a /24: two nodes for either pool.
        (
            "aks-overlay",
            "nodes=2 surge-nodes=0 pools=2 pod-cidr=10.1.0.0/22",
            "nodes=3 surge-nodes=0 pools=2 pod-cidr=10.1.0.0/22",
        ),
        ("functions-premium", "instances=30 plan=dedicated", "instances=31 plan=dedicated"),
        ("functions-premium", "instances=100", "instances=2 apps=2 plan=dedicated"),
    ] {
        assert!(!is_over_limit(id, most), "{id} {most}");
        assert!(is_over_limit(id, over), "{id} {over}");
    }
}

#[test]
fn plans_of_an_environment_do_not_join_those_of_others() {
    let together = |tier: &str| {
        let one = || workload("app-service", &format!("instances=3 tier={tier}"));
        let subnet = Subnet { holds: vec![one(), one()], ..Subnet::default() };
        let hub = Network::within(vec!["10.0.0.0/16".parse().unwrap()]).with("apps", subnet);
        plan(&Request::default().with("hub", hub), &Lock::default()).is_ok()
    };
    assert!(together("PremiumV3"));
    assert!(!together("IsolatedV2") && !together("I1v2"));
}
