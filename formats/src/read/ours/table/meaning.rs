//! The meaning of the names of columns, in the words that exports use.

/// The name of a column in lower case, without separators and accents.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).filter_map(|letter| {
        Some(match letter {
            'ä' | 'á' | 'à' | 'â' => 'a',
            'ö' | 'ó' | 'ô' => 'o',
            'ü' | 'ú' => 'u',
            'é' | 'è' | 'ê' => 'e',
            'í' => 'i',
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => return None,
        })
    });
    letters.collect()
}

/// The meaning of the name of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Ranges of addresses, and those only.
    Ranges,
    /// Ranges, or names, or single addresses: what stands in it decides.
    PerhapsRanges,
    /// The mask or the length of the addresses in another column.
    Mask,
    /// The first address of a range.
    First,
    /// The last address of a range.
    Last,
    /// Whether it is in use.
    Status,
    /// The address space that a range is in: ranges of two never meet.
    World,
    /// The kind of thing that the row is about.
    Kind,
    /// A part of what distinguishes two things of one name.
    Scope,
    /// A name.
    Name,
    /// Something else: addresses in it are of no range.
    Other,
    /// Nothing that is known.
    Unknown,
}

/// The meaning of a column that is neither needed to read a range nor a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    Region,
    Id,
    Delegation,
    SecurityGroup,
    RouteTable,
    NatGateway,
    Endpoints,
    Service,
    Description,
    Folder,
}

impl Detail {
    /// By a name that is [`plain`].
    pub(super) fn of(name: &str) -> Option<Detail> {
        Some(match name {
            "region" | "location" | "azureregion" | "azurelocation" => Detail::Region,
            "id" | "resourceid" | "azureid" | "subnetid" | "vnetid" | "virtualnetworkid" => {
                Detail::Id
            }
            "delegation"
            | "delegations"
            | "delegatedto"
            | "subnetdelegation"
            | "delegationservice"
            | "servicedelegation"
            | "delegationservicename" => Detail::Delegation,
            "nsg"
            | "nsgname"
            | "securitygroup"
            | "networksecuritygroup"
            | "networksecuritygroupname" => Detail::SecurityGroup,
            "routetable" | "routetablename" | "udr" | "rt" => Detail::RouteTable,
            "natgateway" | "natgw" | "natgatewayname" => Detail::NatGateway,
            "serviceendpoints" | "serviceendpoint" => Detail::Endpoints,
            "service" | "azureservice" | "dienst" | "workload" => Detail::Service,
            "description" | "desc" | "comment" | "comments" | "note" | "notes" | "beschreibung"
            | "bemerkung" | "kommentar" | "purpose" | "usage" | "use" | "usedfor" | "zweck"
            | "allocatedto" | "assignedto" | "usedby" | "verwendung" | "descripcion"
            | "remarks" | "label" | "title" => Detail::Description,
            "isfolder" | "folder" => Detail::Folder,
            _ => return None,
        })
    }

    /// Whether only subnets have it.
    pub(super) fn is_of_subnets(self) -> bool {
        matches!(
            self,
            Detail::Delegation
                | Detail::SecurityGroup
                | Detail::RouteTable
                | Detail::NatGateway
                | Detail::Endpoints
        )
    }
}

/// Whether what a name is about holds subnets, or is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Network,
    Subnet,
    Either,
}

const MASKS: &[&str] = &[
    "mask",
    "netmask",
    "subnetmask",
    "networkmask",
    "masklength",
    "masklen",
    "maskbits",
    "bits",
    "length",
    "prefixlength",
    "prefixlen",
    "prefixsize",
    "cidrlength",
    "cidrmask",
    "cidrbits",
    "slash",
    "maske",
    "netzmaske",
    "subnetzmaske",
    "netzwerkmaske",
    "prafixlange",
    "masque",
    "mascara",
    "mascaradesubred",
    "subnetsize",
    "networklength",
    "networkprefixlength",
];
const FIRSTS: &[&str] = &[
    "first",
    "firstip",
    "firstaddress",
    "start",
    "startip",
    "startaddress",
    "startrange",
    "from",
    "fromip",
    "rangestart",
    "startingaddress",
    "startingip",
    "ipstart",
    "von",
];
const LASTS: &[&str] = &[
    "last",
    "lastip",
    "lastaddress",
    "end",
    "endip",
    "endaddress",
    "endrange",
    "to",
    "toip",
    "rangeend",
    "endingaddress",
    "endingip",
    "ipend",
    "bis",
];
const STATUSES: &[&str] = &["status", "state", "prefixstatus", "zustand"];
const WORLDS: &[&str] = &[
    "vrf",
    "vrfname",
    "vrfrd",
    "networkview",
    "netzsicht",
    "addressspacename",
    "ipspace",
    "space",
    "routingdomain",
    "view",
];
const KINDS: &[&str] = &[
    "type",
    "kind",
    "role",
    "level",
    "objecttype",
    "resourcetype",
    "typ",
    "art",
    "headernetwork",
    "headernetworkcontainer",
    "headertype",
];
const SCOPES: &[&str] = &[
    "resourcegroup",
    "resourcegroupname",
    "subscription",
    "subscriptionid",
    "subscriptionname",
    "tenantid",
    "rg",
];
/// Parts of the names of columns that have no ranges in use.
const OTHERS: &[&str] = &[
    "gateway",
    "dns",
    "nexthop",
    "hop",
    "remote",
    "peer",
    "broadcast",
    "vlan",
    "count",
    "avail",
    "usable",
    "mac",
    "nsg",
    "securitygroup",
    "routetable",
    "polic",
    "endpoint",
    "ntp",
    "comment",
    "description",
    "note",
    "beschreibung",
    "bemerkung",
    "dhcp",
    "firewall",
    "onprem",
    "watermark",
    "exclusion",
    "portrange",
    "ports",
    "wildcard",
];
/// Names that only a table of rules or routes has.
const OF_RULES: &[&str] = &[
    "protocol",
    "nexthop",
    "nexthoptype",
    "nexthopip",
    "nexthopipaddress",
    "direction",
    "allowdeny",
    "ruleaction",
    "rulenumber",
    "fromport",
    "toport",
    "sourceport",
    "sourceports",
    "destinationport",
    "destinationports",
    "sourceportrange",
    "destinationportrange",
    "sourceaddress",
    "sourceaddressprefix",
    "sourceaddressprefixes",
    "destinationcidr",
    "destinationaddress",
    "destinationaddressprefix",
    "destinationaddressprefixes",
    "destinationprefix",
];
/// Names of which a table of rules has two or more, and other tables seldom one.
const PERHAPS_OF_RULES: &[&str] =
    &["source", "destination", "port", "ports", "priority", "action", "access"];
const RANGES: &[&str] = &[
    "prefix",
    "prefixe",
    "prafix",
    "cidr",
    "range",
    "addressspace",
    "adressraum",
    "bereich",
    "plage",
    "rango",
];
const PERHAPS: &[&str] = &[
    "network",
    "subnet",
    "vnet",
    "netz",
    "netzwerk",
    "subnetz",
    "net",
    "snet",
    "reseau",
    "red",
    "subred",
    "address",
    "adresse",
    "addresses",
    "ip",
    "ipv4",
    "ipv6",
    "block",
    "supernet",
    "aggregate",
    "container",
];

impl Meaning {
    /// By a name that is [`plain`].
    pub(super) fn of(name: &str) -> Meaning {
        let is = |known: &[&str]| known.contains(&name);
        let has = |known: &[&str]| known.iter().any(|part| name.contains(part));
        match name {
            "" => Meaning::Unknown,
            _ if is(MASKS) => Meaning::Mask,
            _ if is(FIRSTS) => Meaning::First,
            _ if is(LASTS) => Meaning::Last,
            _ if is(STATUSES) => Meaning::Status,
            _ if is(WORLDS) => Meaning::World,
            _ if is(KINDS) => Meaning::Kind,
            _ if is(SCOPES) => Meaning::Scope,
            _ if has(OTHERS) => Meaning::Other,
            _ if ["mask", "maske", "prefixlength", "prefixlen"]
                .iter()
                .any(|it| name.ends_with(it)) =>
            {
                Meaning::Mask
            }
            _ if name.ends_with("name") || name.ends_with("id") || name == "bezeichnung" => {
                Meaning::Name
            }
            _ if has(RANGES) => Meaning::Ranges,
            _ if has(PERHAPS) => Meaning::PerhapsRanges,
            _ => Meaning::Unknown,
        }
    }

    /// Whether a line may be a line of names because of it alone.
    pub(super) fn names_networks(self) -> bool {
        matches!(self, Meaning::Ranges | Meaning::PerhapsRanges | Meaning::First)
    }
}

/// Whether the names are those of a table of rules or routes, whose ranges are no networks.
pub(crate) fn are_of_rules(names: &[String]) -> bool {
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let count = |known: &[&str]| names.iter().filter(|name| known.contains(&name.as_str())).count();
    count(OF_RULES) > 0 || count(PERHAPS_OF_RULES) > 1
}

/// Whether a column of that name has ranges, and nothing else.
pub(crate) fn names_ranges(name: &str) -> bool {
    Meaning::of(&plain(name)) == Meaning::Ranges
}

/// The names that are those of a column of networks and can hardly be anything else, such as in a
/// list with one column.
pub(super) fn is_exact(name: &str) -> bool {
    const EXACT: &[&str] = &[
        "addressprefix",
        "addressprefixes",
        "propertiesaddressprefix",
        "propertiesaddressprefixes",
        "addressspace",
        "cidr",
        "cidrs",
        "cidrblock",
        "ipprefix",
        "prefix",
        "prefixes",
        "iprange",
        "ipranges",
        "addressrange",
        "network",
        "networks",
        "subnet",
        "subnets",
        "range",
        "ranges",
        "ipaddress",
        "address",
        "ipv4",
        "ip",
        "netz",
        "netze",
        "subnetz",
        "subnetze",
        "bereich",
        "ipnetwork",
        "ipsubnet",
        "prafix",
        "vnet",
        "ipv4prefix",
        "ipv6prefix",
    ];
    EXACT.contains(&name)
}

impl Of {
    pub(super) fn name(name: &str) -> Of {
        let has = |known: &[&str]| known.iter().any(|part| name.contains(part));
        if has(&["subnet", "snet", "sousreseau", "subred", "child"]) {
            Of::Subnet
        } else if has(&[
            "vnet",
            "vpc",
            "network",
            "netz",
            "reseau",
            "addressspace",
            "adressraum",
            "parent",
            "supernet",
            "container",
            "aggregate",
        ]) {
            Of::Network
        } else {
            Of::Either
        }
    }
}
