//! Azure NetApp Files: the delegated subnet of its volumes.

use super::prelude::*;

/// Azure NetApp Files.
pub static SERVICE: Service = Service {
    id: "netapp-files",
    name: "Azure NetApp Files",
    aliases: &["anf", "netapp", "azure-netapp-files"],
    group: Group::Data,
    about: "The one delegated subnet of a virtual network in which its NetApp volumes have their \
            storage endpoints.",
    inputs: &[&ENDPOINTS, &USE],
    resources: &["Microsoft.NetApp/volumes"],
    subnets: &[SubnetRule {
        delegation: Some(&DELEGATION),
        advised: Bound::Chosen(|given| {
            Some(match given.choice(&USE).map(|choice| choice.name) {
                Some("sap-hana") => &ADVISED_SAP,
                Some("elastic") => &ADVISED_ELASTIC,
                _ => &ADVISED,
            })
        }),
        demand: |given| {
            Demand::none().steady(
                given.count(&ENDPOINTS),
                "storage endpoints",
                given.at(&PER_ENDPOINT),
            )
        },
        ..SubnetRule::ORDINARY
    }],
    facts: &[&PER_ENDPOINT, &ADVISED, &ADVISED_SAP, &ADVISED_ELASTIC, &DELEGATION],
    notes: NOTES,
    examples: &[
        Example {
            id: "ANF-01",
            given: &[("endpoints", "1")],
            expect: &[usable(28, 11), usable(26, 59), usable(24, 251)],
            source: &PAGE_2025,
            remark: "",
        },
        Example {
            id: "ANF-01-2022",
            given: &[("endpoints", "11")],
            expect: &[usable(28, 11), usable(24, 251), Expect::Prefix(PrefixLen::v4(28))],
            source: &PAGE_2022,
            remark: "",
        },
    ],
    ..Service::PLAIN
};

const fn usable(length: u8, addresses: u64) -> Expect {
    Expect::Usable { within: PrefixLen::v4(length), addresses }
}

/// Storage endpoints.
pub const ENDPOINTS: Input<Count> = Input::count(
    "endpoints",
    "storage endpoints; several volumes may share one, so count one for each volume if unsure",
    1,
    10_000,
)
.also(&["volumes", "storage-endpoints"]);
/// The use of the volumes, which changes the advised size.
pub const USE: Input<OneOf> =
    Input::choice("use", "what the volumes are for, which changes the advised size", USES)
        .or_choice("ordinary");

static USES: &[Choice] = &[
    Choice::new("ordinary", "most uses").citing(&PAGE_2025),
    Choice::new("sap-hana", "SAP HANA, with many volumes and endpoints").citing(&PAGE_2025),
    Choice::new("elastic", "elastic zone-redundant storage").citing(&PAGE_2025),
];

const NOTES: &[Note] = &[
    Note {
        code: &codes::NOT_STATED,
        message: "the page does not say how many addresses a volume takes; one for each storage \
                  endpoint is counted",
        source: &PAGE_2022,
        applies: |_, _| true,
    },
    Note {
        code: &codes::FIXED_SIZE,
        message: "the mask of the delegated subnet cannot change after it is created",
        source: &PAGE_2022,
        applies: |_, _| true,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a virtual network has one subnet for NetApp Files; with a second one new volumes \
                  fail",
        source: &PAGE_2022,
        applies: |_, _| true,
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "a /28 can be too small where the subnet has many volumes and storage endpoints",
        source: &PAGE_2025,
        applies: |_, length| !length.is_larger_than(PrefixLen::v4(28)),
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "elastic zone-redundant storage is delegated to Microsoft.NetApp/elasticVolumes \
                  instead, in a subnet named in lower case",
        source: &PAGE_2025,
        applies: |given, _| given.choice(&USE).is_some_and(|choice| choice.name == "elastic"),
    },
    Note {
        code: &codes::BEFORE_YOU_DEPLOY,
        message: "network security groups and route tables work only with Standard network \
                  features",
        source: &PAGE_2025,
        applies: |_, _| true,
    },
];

static PER_ENDPOINT: Fact<u64> = Fact::new(
    "addresses per storage endpoint, which the page does not count",
    &[Cited::new(1, &PAGE_2022), Cited::new(1, &PAGE_2025)],
);
static ADVISED: Fact<PrefixLen> = Fact::new(
    "sufficient subnet for most uses",
    &[Cited::new(PrefixLen::v4(28), &PAGE_2022), Cited::new(PrefixLen::v4(28), &PAGE_2025)],
);
static ADVISED_SAP: Fact<PrefixLen> = Fact::new(
    "advised subnet for SAP HANA",
    &[Cited::new(PrefixLen::v4(26), &PAGE_2022), Cited::new(PrefixLen::v4(23), &PAGE_2025)],
);
static ADVISED_ELASTIC: Fact<PrefixLen> = Fact::new(
    "advised subnet for elastic zone-redundant storage",
    &[Cited::new(PrefixLen::v4(24), &PAGE_2025)],
);
static DELEGATION: Fact<&str> = Fact::new(
    "delegation",
    &[
        Cited::new("Microsoft.NetApp/volumes", &PAGE_2022),
        Cited::new("Microsoft.NetApp/volumes", &PAGE_2025),
    ],
);

const TITLE: &str = "Delegate a subnet to Azure NetApp Files";
const PAGE: &str =
    "https://learn.microsoft.com/azure/azure-netapp-files/azure-netapp-files-delegate-subnet";

static PAGE_2022: Source = Source::new(TITLE, PAGE, Edition::new(2022, 10, 25));
static PAGE_2025: Source = Source::new(TITLE, PAGE, Edition::new(2025, 6, 27));
