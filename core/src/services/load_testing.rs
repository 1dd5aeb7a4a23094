//! Azure Load Testing: the test engines in a virtual network.

use super::prelude::*;

/// Azure Load Testing.
pub static SERVICE: Service = Service {
    id: "load-testing",
    name: "Azure Load Testing, tests of private endpoints",
    aliases: &["azure-load-testing", "load-test"],
    group: Group::Compute,
    about: "The test engines of load tests that run inside a virtual network, one address each \
            while a test runs. The subnet has no delegation.",
    inputs: &[&ENGINES],
    subnets: &[SubnetRule {
        shareable: true,
        ipv6: Some(&IPV6),
        demand: |given| {
            Demand::none().steady(given.count(&ENGINES), "test engines", given.at(&PER_ENGINE))
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_ENGINE, &IPV6],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet must not be delegated to another service; a subnet apart from that \
                      of the application is advised",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the virtual network is in the subscription and the region of the load testing \
                      resource",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the engines reach the service over a public address and a load balancer that \
                      exist while a test runs; without them the subnet needs a NAT gateway or a \
                      firewall",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "LT-engines",
        given: &[("engines", "10")],
        expect: &[Expect::Steady(10), Expect::Need(15), Expect::Prefix(PrefixLen::v4(28))],
        source: &PAGE,
        remark: "the page states the rule only: enough free addresses for the engines of the test",
    }],
    ..Service::PLAIN
};

/// Test engines at a time.
pub const ENGINES: Input<Count> =
    Input::count("engines", "test engines of all tests that run at a time", 1, 10_000)
        .also(&["engine-instances", "test-engines"]);

static PER_ENGINE: Fact<u64> = Fact::new("addresses per test engine", &[Cited::new(1, &PAGE)]);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(false, &PAGE)]);

static PAGE: Source = Source::new(
    "Test private endpoints by deploying Azure Load Testing in an Azure virtual network",
    "https://learn.microsoft.com/azure/app-testing/load-testing/how-to-test-private-endpoint",
    Edition::new(2023, 5, 12),
);
