//! Application Gateway for Containers: the subnet of its association.

use super::prelude::*;
use crate::service::platform::RESERVED;

/// Application Gateway for Containers.
pub static SERVICE: Service = Service {
    id: "application-gateway-for-containers",
    name: "Application Gateway for Containers",
    aliases: &["agc", "agwc", "alb-controller"],
    group: Group::Network,
    about: "The delegated subnet through which gateways reach the pods of a cluster: one association \
            for every gateway. Without an overlay network several gateways can share it.",
    inputs: &[&GATEWAYS, &OVERLAY],
    resources: &["Microsoft.ServiceNetworking/trafficControllers"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        smallest: Bound::Always(&SMALLEST),
        largest: Bound::Chosen(|given| given.is_on(&OVERLAY).then_some(&LARGEST_OVERLAY)),
        demand,
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        if !given.is_on(&OVERLAY) {
            return Vec::new();
        }
        let because = "with an overlay network every gateway needs a subnet of its own";
        alloc::vec![Limit::at_most(&GATEWAYS, 1, because, &OVERLAY_2025)]
    },
    facts: &[&PER_GATEWAY, &SMALLEST, &LARGEST_OVERLAY, &DELEGATION],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page wants 256 addresses a gateway and says that a /24 holds them; so \
                      Azure's own five are taken to be among them",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "with an overlay network the subnet must be exactly a /24; a cluster that moves \
                      to an overlay breaks a gateway in a larger one",
            source: &OVERLAY_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a gateway has one association, and its front ends have no private address",
            source: &PAGE_2026,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "AGC-2023",
            given: &[("gateways", "1")],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2023,
            remark: "at least 250 addresses, hence a /24",
        },
        Example {
            id: "AGC-1",
            given: &[("gateways", "1")],
            expect: &[Expect::Need(256), Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2026,
            remark: "",
        },
        Example {
            id: "AGC-N",
            given: &[("gateways", "2")],
            expect: &[
                Expect::Need(512),
                Expect::Prefix(PrefixLen::v4(23)),
                Expect::Fits { input: "gateways", within: PrefixLen::v4(22), most: 4 },
            ],
            source: &PAGE_2026,
            remark: "n x 256 for n gateways",
        },
        Example {
            id: "AGC-OVERLAY",
            given: &[("gateways", "1"), ("overlay", "true")],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &OVERLAY_2025,
            remark: "neither larger nor smaller",
        },
    ],
    ..Service::PLAIN
};

/// Gateways in the subnet.
pub const GATEWAYS: Input<Count> =
    Input::count("gateways", "gateways that share the subnet, one association each", 1, 100)
        .or(1)
        .also(&["associations"]);
/// Whether the cluster uses an overlay network.
pub const OVERLAY: Input<Switch> =
    Input::switch("overlay", "serve a cluster with Azure CNI Overlay, which fixes the size").off();

/// The page counts whole blocks, Azure's own addresses among them; the first gateway shares its
/// block with those.
fn demand(given: &Given) -> Demand {
    let each = given.at(&PER_GATEWAY);
    let first = Cited { value: each.value.saturating_sub(given.at(&RESERVED).value), ..each };
    Demand::none()
        .steady(1, "first gateway, in addition to the addresses that Azure reserves", first)
        .steady(given.count(&GATEWAYS).saturating_sub(1), "further gateways", each)
}

static PER_GATEWAY: Fact<u64> = Fact::new(
    "addresses per gateway, those that Azure keeps among them",
    &[Cited::new(250, &PAGE_2023), Cited::new(256, &PAGE_2026)],
);
static SMALLEST: Fact<PrefixLen> = Fact::new(
    "smallest subnet",
    &[
        Cited::new(PrefixLen::v4(24), &PAGE_2023),
        Cited::new(PrefixLen::v4(24), &OVERLAY_2025),
        Cited::new(PrefixLen::v4(24), &PAGE_2026),
    ],
);
static LARGEST_OVERLAY: Fact<PrefixLen> = Fact::new(
    "largest subnet with an overlay network",
    &[Cited::new(PrefixLen::v4(24), &OVERLAY_2025)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.ServiceNetworking/trafficControllers", &PAGE_2023),
        Cited::new("Microsoft.ServiceNetworking/trafficControllers", &PAGE_2026),
    ],
);

static PAGE_2023: Source = Source::new(
    "Quickstart: Deploy Application Gateway for Containers ALB Controller",
    "https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller",
    Edition::new(2023, 7, 7),
);
static PAGE_2026: Source = Source::new(
    "Application Gateway for Containers components",
    "https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components",
    Edition::new(2026, 3, 25),
);
static OVERLAY_2025: Source = Source::new(
    "Container networking with Application Gateway for Containers",
    "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking",
    Edition::new(2025, 8, 26),
);
