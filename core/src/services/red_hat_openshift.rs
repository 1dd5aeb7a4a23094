//! Azure Red Hat OpenShift: the two subnets of a cluster.

use super::prelude::*;
use crate::service::platform::PER_CONFIGURATION;

/// Azure Red Hat OpenShift.
pub static SERVICE: Service = Service {
    id: "red-hat-openshift",
    name: "Azure Red Hat OpenShift cluster",
    aliases: &["aro", "openshift", "azure-red-hat-openshift"],
    group: Group::Containers,
    about: "The two subnets of a cluster: one for the control plane nodes, one for the worker nodes. \
            Pods take no address of the virtual network; they have a range of their own.",
    inputs: &[&WORKERS],
    resources: &["Microsoft.RedHatOpenShift/openShiftClusters"],
    subnets: &[
        SubnetRule { role: "control-plane", ..CLUSTER },
        SubnetRule {
            role: "workers",
            demand: |given| {
                Demand::none().steady(
                    given.count(&WORKERS),
                    "worker nodes",
                    given.at(&PER_CONFIGURATION),
                )
            },
            ..CLUSTER
        },
    ],
    facts: &[&SMALLEST, &SMALLEST_POD_RANGE, &PER_NODE],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states the smallest subnets only; one address is counted for each \
                      worker node, so leave room for internal load balancers and upgrades",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "every node takes a /23 of the pod range, which is at least a /18 and by default \
                      10.128.0.0/14; pod and service ranges must not overlap any network in use",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the default pod range of a /14 holds 512 nodes, control plane nodes included",
            source: &PAGE,
            applies: |given, _| given.count(&WORKERS) > 500,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the cluster brings network security groups of its own, which cannot be \
                      changed",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "ARO-smallest",
            given: &[("workers", "3")],
            expect: &[
                Expect::At { role: "control-plane", expect: &Expect::Prefix(PrefixLen::v4(27)) },
                Expect::At { role: "workers", expect: &Expect::Prefix(PrefixLen::v4(27)) },
            ],
            source: &PAGE,
            remark: "the page states the two smallest subnets only",
        },
        Example {
            id: "ARO-60",
            given: &[("workers", "60")],
            expect: &[
                Expect::At { role: "workers", expect: &Expect::Need(65) },
                Expect::At { role: "workers", expect: &Expect::Prefix(PrefixLen::v4(25)) },
            ],
            source: &PAGE,
            remark: "one address for each worker node is a reading; 60 and 5 no longer fit a /26",
        },
    ],
    ..Service::PLAIN
};

/// The requirements on both subnets.
const CLUSTER: SubnetRule = SubnetRule {
    smallest: Bound::Always(&SMALLEST),
    avoid: &[
        Avoid {
            ranges: &[range(10, 128, 0, 0, 14)],
            what: "the default range of the pods",
            why: "the virtual network must not overlap the range in use",
            source: &PAGE,
        },
        Avoid {
            ranges: &[range(172, 30, 0, 0, 16)],
            what: "the default range of the services",
            why: "the virtual network must not overlap the range in use",
            source: &PAGE,
        },
    ],
    ..SubnetRule::ORDINARY
};

/// Worker nodes.
pub const WORKERS: Input<Count> =
    Input::count("workers", "worker nodes, at the most the cluster scales to", 1, 10_000)
        .also(&["worker-nodes", "nodes"]);

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet, of either kind", &[Cited::new(PrefixLen::v4(27), &PAGE)]);
static SMALLEST_POD_RANGE: Fact<PrefixLen> =
    Fact::new("smallest range of the pods", &[Cited::new(PrefixLen::v4(18), &PAGE)]);
static PER_NODE: Fact<PrefixLen> = Fact::new(
    "block of the pod range that each node takes",
    &[Cited::new(PrefixLen::v4(23), &PAGE)],
);

static PAGE: Source = Source::new(
    "Network concepts for Azure Red Hat OpenShift",
    "https://learn.microsoft.com/azure/openshift/concepts-networking",
    Edition::new(2023, 5, 25),
);
