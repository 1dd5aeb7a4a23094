//! Azure Stream Analytics jobs in a virtual network.

use super::prelude::*;

/// Azure Stream Analytics.
pub static SERVICE: Service = Service {
    id: "stream-analytics",
    name: "Azure Stream Analytics jobs in a virtual network",
    aliases: &["asa", "azure-stream-analytics"],
    group: Group::Data,
    about: "The delegated subnet of streaming jobs. Every streaming unit takes two addresses, and \
            the subnet one more for sample data and connection tests.",
    inputs: &[&UNITS],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        avoid: &[Avoid {
            ranges: &[range(10, 0, 0, 0, 16)],
            what: "the service itself",
            why: "a job cannot run in it",
            source: &PAGE,
        }],
        demand: |given| {
            Demand::none()
                .steady(1, "for sample data and connection tests", given.at(&PER_SUBNET))
                .steady(given.count(&UNITS), "streaming units", given.at(&PER_UNIT))
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_UNIT, &PER_SUBNET, &DELEGATION],
    notes: &[
        Note {
            code: &codes::FIXED_SIZE,
            message: "the subnet cannot be resized once jobs use it",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet needs a NAT gateway, the job a general-purpose v2 storage account \
                      and the region of the network; the portal sets the delegation",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "SA-6-units",
        given: &[("streaming-units", "1")],
        expect: &[Expect::Steady(3), Expect::Need(8), Expect::Prefix(PrefixLen::v4(29))],
        source: &PAGE,
        remark: "1 unit of version 2 is 6 of version 1: 5 reserved by Azure, 1, and 2",
    }],
    ..Service::PLAIN
};

/// Streaming units of all jobs.
pub const UNITS: Input<Count> = Input::count(
    "streaming-units",
    "streaming units (V2) of all jobs; 1 is 6 older ones, and part of one counts as one",
    1,
    10_000,
)
.also(&["su", "units"]);

static PER_UNIT: Fact<u64> =
    Fact::new("addresses per streaming unit (V2)", &[Cited::new(2, &PAGE)]);
static PER_SUBNET: Fact<u64> =
    Fact::new("addresses for sample data and connection tests", &[Cited::new(1, &PAGE)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("Microsoft.StreamAnalytics/streamingJobs", &PAGE)]);

static PAGE: Source = Source::new(
    "Run your Azure Stream Analytics job in an Azure virtual network",
    "https://learn.microsoft.com/azure/stream-analytics/run-job-in-virtual-network",
    Edition::new(2023, 5, 23),
);
