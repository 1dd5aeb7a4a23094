//! GitHub-hosted runners with Azure private networking: the subnet of their network interfaces.

use super::prelude::*;

/// GitHub-hosted runners in a virtual network.
pub static SERVICE: Service = Service {
    id: "github-hosted-runners",
    name: "GitHub-hosted runners with Azure private networking",
    aliases: &["github-runners", "larger-runners", "actions-runners", "gh-runners"],
    group: Group::Compute,
    about: "The delegated subnet of the runners of one network configuration, one address for each \
            job that runs at a time, and the buffer that GitHub advises.",
    inputs: &[&CONCURRENCY, &BUFFER],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        demand: |given| {
            let jobs = given.count(&CONCURRENCY);
            let each = given.at(&PER_RUNNER);
            let steady = Demand::none().steady(jobs, "runners", each);
            if !given.is_on(&BUFFER) {
                return steady;
            }
            let percent = given.at(&PERCENT);
            let spare = jobs.saturating_mul(percent.value).div_ceil(100);
            let what = format!("buffer advised, {}% of the runners", percent.value);
            steady.scaling(
                spare,
                what,
                Cited { source: percent.source, since: percent.since, ..each },
            )
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_RUNNER, &PERCENT, &DELEGATION],
    notes: &[
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the network settings, the virtual network and its subnet are in one \
                      subscription and one region, which GitHub must support",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "runners with static IP addresses cannot use private networking",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[Example {
        id: "GHR-300",
        given: &[("concurrency", "300")],
        expect: &[
            Expect::Steady(300),
            Expect::Peak(390),
            Expect::Need(395),
            Expect::Prefix(PrefixLen::v4(23)),
        ],
        source: &PAGE,
        remark: "the page states 390 for 300 jobs at a time; 5 more are reserved by Azure",
    }],
    ..Service::PLAIN
};

/// Jobs at a time.
pub const CONCURRENCY: Input<Count> = Input::count(
    "concurrency",
    "jobs that run at a time, at the most: the maximum job concurrency of the runners",
    1,
    100_000,
)
.also(&["max-concurrency", "runners", "jobs"]);
/// Whether to keep the buffer.
pub const BUFFER: Input<Switch> = Input::switch("buffer", "keep the buffer that GitHub advises");

static PER_RUNNER: Fact<u64> = Fact::new("addresses per runner", &[Cited::new(1, &PAGE)]);
static PERCENT: Fact<u64> =
    Fact::new("buffer advised, in percent of the runners", &[Cited::new(30, &PAGE)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("GitHub.Network/networkSettings", &PAGE)]);

static PAGE: Source = Source::new(
    "Configuring private networking for GitHub-hosted runners in your enterprise",
    "https://docs.github.com/enterprise-cloud@latest/admin/configuring-settings/configuring-private-networking-for-hosted-compute-products/configuring-private-networking-for-github-hosted-runners-in-your-enterprise",
    Edition::new(2026, 1, 1),
)
.noting("the page has no date; this is the year of the text that was read");
