//! Azure HDInsight: a cluster in a virtual network.

use super::prelude::*;

/// An Azure HDInsight cluster.
pub static SERVICE: Service = Service {
    id: "hdinsight",
    name: "Azure HDInsight cluster",
    aliases: &["hdi"],
    group: Group::Data,
    about: "The nodes of one cluster, one network interface each: head, Zookeeper, worker and \
            gateway nodes.",
    inputs: &[&WORKERS, &KAFKA],
    resources: &["Microsoft.HDInsight/clusters"],
    subnets: &[SubnetRule {
        shareable: true,
        demand: |given| {
            Demand::none()
                .steady(1, "head nodes", given.at(&HEAD_NODES))
                .steady(1, "Zookeeper nodes", given.at(&ZOOKEEPER_NODES))
                .steady(1, "gateway nodes", given.at(&GATEWAY_NODES))
                .steady(given.count(&WORKERS), "worker nodes", given.at(&PER_WORKER))
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let kafka = (&LEAST_KAFKA, "a Kafka cluster");
        let (fact, what) = if given.is_on(&KAFKA) { kafka } else { (&LEAST, "a cluster") };
        let least = given.at(fact);
        let because = format!("{what} has at least {} worker nodes", least.value);
        let limit = Limit::between(&WORKERS, least.value, u64::MAX, because);
        alloc::vec![Limit { source: Some(least.source), ..limit }]
    },
    facts: &[&HEAD_NODES, &ZOOKEEPER_NODES, &GATEWAY_NODES, &PER_WORKER, &LEAST, &LEAST_KAFKA],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page counts no address for the two load balancers of a cluster",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "an existing cluster cannot be moved into a virtual network, and forced \
                      tunnelling is not supported",
            source: &PLAN,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "HDI-01",
            given: &[("workers", "2")],
            expect: &[Expect::Steady(9), Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE,
            remark: "2 head, 3 Zookeeper, 2 worker and 2 gateway nodes",
        },
        Example {
            id: "HDI-kafka",
            given: &[("workers", "3"), ("kafka", "true")],
            expect: &[Expect::Steady(10)],
            source: &PAGE,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

/// Worker nodes.
pub const WORKERS: Input<Count> =
    Input::count("workers", "worker nodes, at the most you will ever scale to", 2, 10_000)
        .also(&["worker-nodes"]);
/// Whether it is a Kafka cluster.
pub const KAFKA: Input<Switch> =
    Input::switch("kafka", "make it a Kafka cluster, which has more workers").off();

static HEAD_NODES: Fact<u64> = Fact::new("head nodes", &[Cited::new(2, &PAGE)]);
static ZOOKEEPER_NODES: Fact<u64> = Fact::new("Zookeeper nodes", &[Cited::new(3, &PAGE)]);
static GATEWAY_NODES: Fact<u64> = Fact::new("gateway nodes", &[Cited::new(2, &PAGE)]);
static PER_WORKER: Fact<u64> = Fact::new("addresses per worker node", &[Cited::new(1, &PAGE)]);
static LEAST: Fact<u64> = Fact::new("fewest worker nodes", &[Cited::new(2, &PAGE)]);
static LEAST_KAFKA: Fact<u64> =
    Fact::new("fewest worker nodes of a Kafka cluster", &[Cited::new(3, &PAGE)]);

static PAGE: Source = Source::new(
    "Azure HDInsight virtual network architecture",
    "https://learn.microsoft.com/azure/hdinsight/hdinsight-virtual-network-architecture",
    Edition::new(2025, 1, 2),
);
static PLAN: Source = Source::new(
    "Plan a virtual network for Azure HDInsight",
    "https://learn.microsoft.com/azure/hdinsight/hdinsight-plan-virtual-network-deployment",
    Edition::new(2020, 4, 21),
);
