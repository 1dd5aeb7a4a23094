//! Virtual machine scale sets, with the room a rolling upgrade takes.

use super::prelude::*;
use crate::service::platform::{DUAL_STACK, PER_CONFIGURATION, SEVERAL_PREFIXES};

/// A virtual machine scale set.
pub static SERVICE: Service = Service {
    id: "scale-set",
    name: "Virtual machine scale set",
    aliases: &["vmss", "virtual-machine-scale-set", "virtual-machine-scale-sets"],
    keywords: &["azure virtual desktop", "avd", "network virtual appliance", "nva"],
    group: Group::Compute,
    about: "The instances of a scale set. With MaxSurge an upgrade creates the new machines of a \
            batch before it removes the old ones, in the same subnet.",
    inputs: &[&INSTANCES, &PER_INSTANCE, &BATCH, &OVERPROVISIONED, &IMAGE, &SCALING],
    resources: &["Microsoft.Compute/virtualMachineScaleSets"],
    subnets: &[SubnetRule {
        shareable: true,
        ipv6: Some(&DUAL_STACK),
        several_prefixes: Some(&SEVERAL_PREFIXES),
        demand: |given| {
            let instances = given.count(&INSTANCES);
            let each = given.count(&PER_INSTANCE);
            let per_instance = given.at(&PER_CONFIGURATION).times(each);
            let steady = Demand::none().steady(instances, "instances", per_instance);
            if !given.is_on(&SCALING) {
                return steady;
            }
            let batch = instances.saturating_mul(given.count(&BATCH)).div_ceil(100);
            let per_machine = given.at(&PER_NEW_MACHINE).times(each);
            steady.scaling(batch, "new machines of a batch", per_machine).scaling(
                given.count(&OVERPROVISIONED),
                "extra machines while the set grows",
                given.at(&PER_EXTRA_MACHINE).times(each),
            )
        },
        ..SubnetRule::ORDINARY
    }],
    limits: |given| {
        let (fact, what) = match given.choice(&IMAGE).map(|choice| choice.name) {
            Some("managed-image") => (&MOST_MANAGED_IMAGE, "a set from a legacy managed image"),
            Some("own-storage") => (&MOST_OWN_STORAGE, "a set with storage accounts of its own"),
            _ => (&MOST, "a set"),
        };
        let most = given.at(fact);
        let because = format!("{what} has at most {} instances", most.value);
        alloc::vec![Limit::at_most(&INSTANCES, most.value, because, most.source)]
    },
    facts: &[
        &PER_CONFIGURATION,
        &PER_NEW_MACHINE,
        &PER_EXTRA_MACHINE,
        &MOST,
        &MOST_MANAGED_IMAGE,
        &MOST_OWN_STORAGE,
        &DUAL_STACK,
        &SEVERAL_PREFIXES,
    ],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "no page says how many extra machines overprovisioning makes; it is on for \
                      Uniform sets unless turned off, so give a number you have seen",
            source: &OVERVIEW,
            applies: |given, _| given.is_on(&SCALING) && given.count(&OVERPROVISIONED) == 0,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "when the quota has no room for the new machines, the upgrade is done in \
                      place; automatic image and extension upgrades of Uniform sets use MaxSurge \
                      too",
            source: &SURGE_2025,
            applies: |given, _| given.is_on(&SCALING),
        },
    ],
    examples: EXAMPLES,
    ..Service::PLAIN
};

/// Instances of the set.
pub const INSTANCES: Input<Count> =
    Input::count("instances", "instances of the set, at the most you will ever scale to", 1, 1_000);
/// Addresses of each instance.
pub const PER_INSTANCE: Input<Count> =
    Input::count("addresses-per-instance", "IP configurations of each instance", 1, 256).or(1);
/// How large a batch of an upgrade is.
pub const BATCH: Input<Count> = Input::count(
    "batch-percent",
    "instances an upgrade replaces at one time, in percent of all",
    0,
    100,
)
.or(20)
.also(&["max-surge-percent"]);
/// Extra machines while the set grows.
pub const OVERPROVISIONED: Input<Count> = Input::count(
    "overprovisioned",
    "extra machines that overprovisioning makes for a while; Uniform sets only",
    0,
    1_000,
)
.or(0);
/// The kind of image of the disks of the set.
pub const IMAGE: Input<OneOf> =
    Input::choice("image", "what the disks are made from, which bounds the instances", IMAGES)
        .or_choice("managed-disks");
/// Whether to keep the room for upgrades.
pub const SCALING: Input<Switch> =
    Input::switch("scaling", "keep room for upgrades with MaxSurge and for overprovisioning");

static IMAGES: &[Choice] = &[
    Choice::new("managed-disks", "managed disks, from any other image").citing(&OVERVIEW),
    Choice::new("managed-image", "a legacy managed image").citing(&OVERVIEW),
    Choice::new("own-storage", "storage accounts of your own").citing(&OVERVIEW),
];

const EXAMPLES: &[Example] = &[
    Example {
        id: "VMSS-surge",
        given: &[("instances", "10")],
        expect: &[Expect::Steady(10), Expect::Peak(12), Expect::Prefix(PrefixLen::v4(27))],
        source: &SURGE_2026,
        remark: "a batch of 20% of 10 instances is 2",
    },
    Example {
        id: "VMSS-surge-2025",
        given: &[("instances", "10"), ("batch-percent", "20")],
        expect: &[Expect::Steady(10), Expect::Peak(12)],
        source: &SURGE_2025,
        remark: "",
    },
    Example {
        id: "VMSS-most",
        given: &[("instances", "1"), ("scaling", "false")],
        expect: &[Expect::Limit { input: "instances", most: 1_000 }],
        source: &OVERVIEW,
        remark: "",
    },
    Example {
        id: "VMSS-most-image",
        given: &[("instances", "1"), ("scaling", "false"), ("image", "managed-image")],
        expect: &[Expect::Limit { input: "instances", most: 600 }],
        source: &OVERVIEW,
        remark: "",
    },
    Example {
        id: "VMSS-most-storage",
        given: &[("instances", "1"), ("scaling", "false"), ("image", "own-storage")],
        expect: &[Expect::Limit { input: "instances", most: 100 }],
        source: &OVERVIEW,
        remark: "",
    },
];

static PER_NEW_MACHINE: Fact<u64> = Fact::new(
    "addresses per new machine of a batch, for each address of an instance",
    &[Cited::new(1, &SURGE_2025), Cited::new(1, &SURGE_2026)],
);
static PER_EXTRA_MACHINE: Fact<u64> = Fact::new(
    "addresses per extra machine, for each address of an instance",
    &[Cited::new(1, &OVERVIEW)],
);
static MOST: Fact<u64> = Fact::new("most instances", &[Cited::new(1_000, &OVERVIEW)]);
static MOST_MANAGED_IMAGE: Fact<u64> =
    Fact::new("most instances from a legacy managed image", &[Cited::new(600, &OVERVIEW)]);
static MOST_OWN_STORAGE: Fact<u64> =
    Fact::new("most instances with storage accounts of your own", &[Cited::new(100, &OVERVIEW)]);

const SURGE: &str = "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-maxsurge";
const SURGE_TITLE: &str = "Rolling upgrades with MaxSurge on virtual machine scale sets";

static SURGE_2025: Source = Source::new(SURGE_TITLE, SURGE, Edition::new(2025, 3, 21));
static SURGE_2026: Source = Source::new(SURGE_TITLE, SURGE, Edition::new(2026, 5, 19));
static OVERVIEW: Source = Source::new(
    "Design considerations for virtual machine scale sets",
    "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-design-overview",
    Edition::new(2024, 6, 14),
);
