//! F5 NGINXaaS for Azure: the subnet of its deployments.

use super::prelude::*;
use super::shared::room;

/// F5 NGINXaaS for Azure.
pub static SERVICE: Service = Service {
    id: "nginx",
    name: "F5 NGINXaaS for Azure",
    aliases: &["nginxaas", "nginx-as-a-service", "f5-nginx"],
    group: Group::Network,
    about: "The delegated subnet of NGINXaaS deployments. One of them fits the smallest subnet at any \
            scale; several, and other resources, may share a larger one.",
    inputs: &[&DEPLOYMENTS],
    subnets: &[SubnetRule {
        shareable: true,
        delegation: Some(&DELEGATION),
        ipv6: Some(&IPV6),
        smallest: Bound::Always(&SMALLEST),
        advised: Bound::Chosen(|given| (given.count(&DEPLOYMENTS) > 1).then_some(&ADVISED)),
        demand: |given| {
            let each = room(given, given.at(&SMALLEST));
            Demand::none().steady(given.count(&DEPLOYMENTS), "deployments, at any scale", each)
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&SMALLEST, &ADVISED, &DELEGATION, &IPV6],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page states no addresses; a deployment is taken to fill the /27 that it says \
                      is enough at any scale",
            source: &PAGE,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a private endpoint needs another subnet, and a front end with an IPv6 address \
                      needs this one to have both address families",
            source: &PAGE,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "NGINX-1",
            given: &[],
            expect: &[Expect::Need(32), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE,
            remark: "a /27 is enough for one deployment at any scale",
        },
        Example {
            id: "NGINX-2",
            given: &[("deployments", "2")],
            expect: &[Expect::Need(59), Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE,
            remark: "twice the 27 addresses of a /27 is a reading; the page advises a /24 for several",
        },
    ],
    ..Service::PLAIN
};

/// Deployments in the subnet.
pub const DEPLOYMENTS: Input<Count> =
    Input::count("deployments", "NGINXaaS deployments in the subnet", 1, 100).or(1);

static SMALLEST: Fact<PrefixLen> =
    Fact::new("smallest subnet", &[Cited::new(PrefixLen::v4(27), &PAGE)]);
static ADVISED: Fact<PrefixLen> =
    Fact::new("advised subnet for several deployments", &[Cited::new(PrefixLen::v4(24), &PAGE)]);
static DELEGATION: Fact<&str> =
    Fact::new("delegation", &[Cited::new("NGINX.NGINXPLUS/nginxDeployments", &PAGE)]);
static IPV6: Fact<bool> =
    Fact::new("whether the subnet may carry IPv6", &[Cited::new(true, &PAGE)]);

static PAGE: Source = Source::new(
    "NGINXaaS for Azure: deploy using the Azure portal",
    "https://docs.nginx.com/nginxaas/azure/getting-started/create-deployment/deploy-azure-portal/",
    Edition::new(2026, 7, 7),
)
.noting("the page has no date; this is the day of its last change in its public repository");
