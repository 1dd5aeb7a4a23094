//! Azure Managed Lustre: the subnet of file systems, by their capacity.

use super::prelude::*;
use super::shared::room;

/// Azure Managed Lustre.
pub static SERVICE: Service = Service {
    id: "managed-lustre",
    name: "Azure Managed Lustre file system",
    aliases: &["lustre", "amlfs", "azure-managed-lustre"],
    group: Group::Data,
    about: "The subnet of Lustre file systems. The page names a size of subnet for every range of \
            capacity, and no number of addresses.",
    inputs: &[&CAPACITY, &FILE_SYSTEMS],
    resources: &["Microsoft.StorageCache/amlFilesystems"],
    subnets: &[SubnetRule {
        shareable: true,
        ipv6: Some(&IPV6),
        smallest: Bound::Chosen(|given| Some(size(given))),
        demand: |given| {
            let each = room(given, given.at(size(given)));
            Demand::none().steady(given.count(&FILE_SYSTEMS), "file systems of that capacity", each)
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&TO_16, &TO_40, &TO_92, &TO_196, &TO_400, &IPV6],
    notes: &[
        Note {
            code: &codes::NOT_STATED,
            message: "the page calls its sizes a rough estimate and states no addresses; a file system \
                      is taken to fill the subnet named for it, and neighbours come on top",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "a file system cannot move to another network or subnet",
            source: &PAGE_2023,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet may hold an AKS cluster or other machines as well, but never NetApp \
                      Files, not even if they have left",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
        Note {
            code: &codes::BEFORE_YOU_DEPLOY,
            message: "the subnet needs a way out to Azure services; subnets of networks made since \
                      2026-03-31 have none by default",
            source: &PAGE_2025,
            applies: |_, _| true,
        },
    ],
    examples: &[
        Example {
            id: "LUSTRE-16",
            given: &[("capacity", "16")],
            expect: &[Expect::Need(32), Expect::Prefix(PrefixLen::v4(27))],
            source: &PAGE_2025,
            remark: ROW,
        },
        Example {
            id: "LUSTRE-20",
            given: &[("capacity", "20")],
            expect: &[Expect::Prefix(PrefixLen::v4(26))],
            source: &PAGE_2025,
            remark: ROW,
        },
        Example {
            id: "LUSTRE-92",
            given: &[("capacity", "92")],
            expect: &[Expect::Prefix(PrefixLen::v4(25))],
            source: &PAGE_2025,
            remark: ROW,
        },
        Example {
            id: "LUSTRE-96",
            given: &[("capacity", "96")],
            expect: &[Expect::Prefix(PrefixLen::v4(24))],
            source: &PAGE_2023,
            remark: ROW,
        },
        Example {
            id: "LUSTRE-400",
            given: &[("capacity", "400")],
            expect: &[Expect::Prefix(PrefixLen::v4(23))],
            source: &PAGE_2023,
            remark: ROW,
        },
    ],
    ..Service::PLAIN
};

const ROW: &str = "a row of the page's table";

/// Capacity of each file system.
pub const CAPACITY: Input<Count> = Input::count(
    "capacity",
    "storage capacity of each file system in TiB, from 4 to 400, the rows of the page's table",
    4,
    400,
)
.also(&["tib", "capacity-tib", "storage-capacity"]);
/// File systems in the subnet.
pub const FILE_SYSTEMS: Input<Count> =
    Input::count("file-systems", "file systems of that capacity in the subnet", 1, 100).or(1);

/// The size that the table names; a capacity between two rows takes the larger one.
fn size(given: &Given) -> &'static Fact<PrefixLen> {
    match given.count(&CAPACITY) {
        0..=16 => &TO_16,
        17..=40 => &TO_40,
        41..=92 => &TO_92,
        93..=196 => &TO_196,
        _ => &TO_400,
    }
}

static TO_16: Fact<PrefixLen> = Fact::new(
    "smallest subnet for 4 to 16 TiB",
    &[Cited::new(PrefixLen::v4(27), &PAGE_2023), Cited::new(PrefixLen::v4(27), &PAGE_2025)],
);
static TO_40: Fact<PrefixLen> = Fact::new(
    "smallest subnet for 20 to 40 TiB",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2023), Cited::new(PrefixLen::v4(26), &PAGE_2025)],
);
static TO_92: Fact<PrefixLen> = Fact::new(
    "smallest subnet for 44 to 92 TiB",
    &[Cited::new(PrefixLen::v4(25), &PAGE_2023), Cited::new(PrefixLen::v4(25), &PAGE_2025)],
);
static TO_196: Fact<PrefixLen> = Fact::new(
    "smallest subnet for 96 to 196 TiB",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2023), Cited::new(PrefixLen::v4(24), &PAGE_2025)],
);
static TO_400: Fact<PrefixLen> = Fact::new(
    "smallest subnet for 200 to 400 TiB",
    &[Cited::new(PrefixLen::v4(23), &PAGE_2023), Cited::new(PrefixLen::v4(23), &PAGE_2025)],
);
static IPV6: Fact<bool> = Fact::new(
    "whether the subnet may carry IPv6",
    &[Cited::new(false, &PAGE_2023), Cited::new(false, &PAGE_2025)],
);

const TITLE: &str = "Azure Managed Lustre file system prerequisites";
const PAGE: &str = "https://learn.microsoft.com/azure/azure-managed-lustre/amlfs-prerequisites";

static PAGE_2023: Source = Source::new(TITLE, PAGE, Edition::new(2023, 6, 28));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 7, 31));
