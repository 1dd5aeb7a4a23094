//! Every code of a [`Problem`](crate::Problem) or a [`Notice`](crate::Notice), with its meaning.

use super::code::Code;

/// Declares the codes and the list of them in one place.
macro_rules! codes {
    ($($name:ident = $id:literal, $meaning:literal;)*) => {
        $(
            #[doc = $meaning]
            pub static $name: Code = Code { id: $id, meaning: $meaning };
        )*
        /// Every code there is.
        ///
        /// ```
        /// use ipplan::codes;
        ///
        /// assert!(codes::ALL.contains(&&codes::OVER_LIMIT));
        /// ```
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // Problems: there is no answer.
    USAGE = "usage",
        "The command line has an argument that the command does not accept. `ipplan COMMAND \
         --help` lists the valid ones.";
    UNKNOWN_SERVICE = "unknown-service",
        "No service has that name. `ipplan services` lists the names.";
    UNKNOWN_INPUT = "unknown-input",
        "The service has no input of that name. `ipplan services NAME` lists its inputs.";
    UNKNOWN_CODE = "unknown-code",
        "No problem or notice has that code. `ipplan explain` lists the codes.";
    UNKNOWN_EDITION = "unknown-edition",
        "An edition is a date: a day such as 2023-07-21, or a month such as 2023-07, which means \
         its last day. The answer uses the documentation as of that day.";
    EDITION_TOO_EARLY = "edition-too-early",
        "No page stated a number that this answer needs before that day. The message or hint names \
         the earliest edition that has one.";
    MISSING_INPUT = "missing-input",
        "The service cannot be sized without this input.";
    CONFLICTING_INPUTS = "conflicting-inputs",
        "Two inputs state the same thing in different ways. Use only one of them.";
    NOT_A_NUMBER = "not-a-number",
        "The value has to be a whole number, written in digits only.";
    NOT_A_SWITCH = "not-a-switch",
        "The value has to be true or false.";
    NOT_A_CHOICE = "not-a-choice",
        "The value has to be one of the listed words.";
    OUT_OF_RANGE = "out-of-range",
        "The number is outside the range of this input. `ipplan services NAME` shows every range.";
    OVER_LIMIT = "over-limit",
        "The number exceeds a limit of the service itself, which holds for every size of subnet \
         and can depend on the other inputs. The message names the limit, and the page that states \
         it.";
    TOO_SMALL = "too-small",
        "The requested size, or the range that the subnet has to keep, has too few addresses.";
    MUST_BE_ALONE = "must-be-alone",
        "The service cannot share its subnet with another one.";
    NO_SERVICE = "no-service",
        "A subnet needs a service, or else a place or a size: its use is then not known, and all \
         of its addresses count as used. For plain addresses, use the service `hosts`.";
    UNKNOWN_POOL = "unknown-pool",
        "No pool has that name. Pools are declared at the top of the request.";
    UNKNOWN_NETWORK = "unknown-network",
        "The request has no network of that name.";
    NOT_A_SUBNET = "not-a-subnet",
        "The service takes the address pool of a point-to-site connection. It lies outside every network, \
         so it is declared under client-pools and not as a subnet.";
    NOT_A_CLIENT_POOL = "not-a-client-pool",
        "The service lives in a subnet of a network, so it cannot take the address pool of a \
         point-to-site connection.";
    BAD_SPACE = "bad-space",
        "The address space is not valid: prefixes overlap, or have host bits set.";
    POOL_EXHAUSTED = "pool-exhausted",
        "The pool has no room for the block of a network. The message gives the size at which more \
         is needed than is free. This is a proof, not a search that gave up.";
    LINK_END = "link-end",
        "A link names something that it cannot join: it is not declared, it is of another kind, or it is \
         named twice.";
    LINKED_TWICE = "linked-twice",
        "Two networks are peered by more than one link. Between two networks there is one peering.";
    LINKED_OVERLAP = "linked-overlap",
        "Ranges overlap that links bring together: of two networks that are peered with each other or \
         with the same third one, of what gateways tell each other of, or of what a failover group \
         joins. Azure refuses such a link, or traffic goes astray.";
    ISOLATED_LINKED = "isolated-linked",
        "A network that is said to be isolated has a link. With `reuse` in place of `isolated` it is \
         compared with what its links reach, and with nothing else.";
    GATEWAY_TRANSIT = "gateway-transit",
        "A peering uses a gateway of the other side that it cannot use: the other side does not allow \
         it, or the network has a gateway already. Or apps that reach a network by its gateway go on over a \
         peering that does not accept forwarded traffic on both sides.";
    GATEWAY_MISSING = "gateway-missing",
        "A link needs a gateway in a network that has none.";
    LINKED_REGIONS = "linked-regions",
        "A link joins regions that it cannot join: a failover group needs two different ones, regional \
         integration needs one.";
    INTEGRATION_PLAN = "integration-plan",
        "Gateway-required integration is not for plans of that kind.";
    BESIDE_EXPRESSROUTE = "beside-expressroute",
        "Gateway-required integration does not work in a network with an ExpressRoute gateway.";
    NOT_AN_INSTANCE_SUBNET = "not-an-instance-subnet",
        "A failover group and an instance link end at subnets of SQL managed instances.";
    PARTNER_TOO_SMALL = "partner-too-small",
        "A subnet of a failover group has fewer addresses than its partner needs, so after a failover \
         not everything fits.";
    OUT_OF_REACH = "out-of-reach",
        "A link needs its ends to reach each other, and no link leads from one to the other. `ipplan \
         reach` shows why.";
    OVER_LINK_LIMIT = "over-link-limit",
        "Links join more than Azure allows: peerings of a network, what is in networks that are peered, or \
         integrations of a plan.";
    NO_RANGE_TO_REUSE = "no-range-to-reuse",
        "No block was found for a network that may reuse ranges. This is a search that gave up and not \
         a proof: another order may fit.";
    TOO_FULL = "too-full",
        "The network has no room for its subnets. The message gives the size at which more is \
         needed than is free. This is a proof, not a search that gave up.";
    PIN_OUTSIDE = "pin-outside",
        "A subnet has to be inside a single prefix of its network's address space. Adjacent \
         prefixes are not joined.";
    PIN_TAKEN = "pin-taken",
        "The range that a subnet has to have is not free: it overlaps another subnet, a range to \
         avoid, or a range that no virtual network may use.";
    PIN_MOVED = "pin-moved",
        "The lock has the subnet at another range, or with another size. A subnet that is placed \
         never moves by itself: release it first, then it is placed again.";
    PIN_AMBIGUOUS = "pin-ambiguous",
        "The service needs several subnets, so each of them needs a place of its own.";
    NAME_TAKEN = "name-taken",
        "Two networks, or two subnets of one network, would have the same name in Azure, which \
         ignores case. Some services require a specific subnet name, and some have several \
         subnets, named after the subnet and their role. A subnet that is no longer wanted keeps \
         its name until it is released.";
    BAD_NAME = "bad-name",
        "Azure refuses a network or a subnet of this name. The message says why, and the hints \
         suggest a valid one.";
    WAS_UNCLEAR = "was-unclear",
        "`was` gives the place of a previous name to its new name. This is not possible if the \
         request still has the old name, if the lock has places for both names, or if two names \
         have the same `was`. Rename one step at a time, and remove `was` afterwards.";
    SPACE_TAKEN = "space-taken",
        "The address space belongs to a network that the lock still keeps, because it may be in \
         use. If it is the same network under a new name, add `was`; otherwise release the old one.";
    NO_IPV6 = "no-ipv6",
        "The subnet needs IPv6, but its network has no IPv6 address space, the service does not \
         support IPv6, or no page says that it does. A prefix that exists is kept: give it in `at`.";
    BAD_LOCK = "bad-lock",
        "The lock file cannot be read, is of a later version, or was changed by hand so that its \
         hash is wrong. Restore it from version control; if the change is intended, remove the \
         hash.";
    LOCK_CHANGED = "lock-changed",
        "The lock is not the expected one: somebody else changed it after it was read. Nothing was \
         written. Review the change, and run the command again.";
    NOT_LOCKED = "not-locked",
        "A network, a subnet or its IPv6 range is not in the lock, and with --locked nothing is \
         placed. Plan without it, review the changes, and commit the lock.";
    NOT_IN_LOCK = "not-in-lock",
        "The lock has no network or subnet of that name, or the name is ambiguous. Write a subnet \
         as NETWORK/SUBNET.";
    LOCKS_COLLIDE = "locks-collide",
        "Two locks cannot become one: both sides changed the same thing differently, or have things \
         at the same addresses that may be deployed. Nothing was written.";
    EMPTY_REQUEST = "empty-request",
        "The request has no networks. Everything that a lock places would be kept as no longer \
         wanted, and code written from the plan would delete what it deployed before. Usually the \
         program that writes the request has failed. If this is intended, use --allow-empty.";
    MERGE_CONFLICT = "merge-conflict",
        "The file has conflict markers of an unfinished merge (<<<<<<<, =======, >>>>>>>). In a \
         request, resolve the conflict as usual. In a lock, use one side completely and plan \
         again; never mix the two, because both sides may have assigned the same addresses.";
    CANNOT_WRITE = "cannot-write",
        "A file cannot be written, or already exists. The message says why; the exit code is 2.";
    SYNTAX = "syntax",
        "The file is not valid in the syntax of its file extension. The place is a line and a \
         column.";
    UNKNOWN_KEY = "unknown-key",
        "The file has a key or a column that is not valid there. Unknown names are errors, so that \
         a typo is never ignored.";
    DUPLICATE_KEY = "duplicate-key",
        "A key occurs twice in the same place, so one of the two would be lost.";
    MISSING_KEY = "missing-key",
        "A required key or value is missing. The message names it.";
    NO_ADDRESS_SPACE = "no-address-space",
        "A network needs address space: prefixes of its own, a block out of a pool, or the space that \
         it has in Azure, if `ipplan plan --around` reads that.";
    CONFLICTING_KEYS = "conflicting-keys",
        "Two keys state the same thing in different ways. Use only one of them.";
    WRONG_TYPE = "wrong-type",
        "The value has the wrong type, such as a list in place of one value.";
    NO_COUNT_INPUT = "no-count-input",
        "The size of this service does not depend on a number, so there is no capacity to compute.";
    TOO_LARGE = "too-large",
        "The workload needs more addresses than the largest subnet has. Split it across several \
         subnets.";
    NOT_A_PERCENTAGE = "not-a-percentage",
        "Headroom is a whole percentage from 0% to 1000%.";
    NOT_A_PREFIX_LENGTH = "not-a-prefix-length",
        "A prefix length is a slash and a number, such as /26; from /0 to /32 for IPv4.";
    NOT_AN_ADDRESS = "not-an-address",
        "The value has to be an IPv4 address, such as 10.1.0.0.";
    NOT_A_NETWORK = "not-a-network",
        "The value has to be a network, such as 10.0.0.0/24 or fd00::/64; an address without a \
         length is the network of that one address. A list has one network per line, and # starts \
         a comment. CSV needs a header row that names its columns, such as address_prefix for the \
         networks.";
    HOST_BITS = "host-bits",
        "The address is not the first of its network, so either the address or the length is \
         probably wrong. The hint names the network that contains the address.";
    CANNOT_READ = "cannot-read",
        "The file cannot be read. The message says why; the exit code is 2.";
    UNREAD_FORMAT = "unread-format",
        "The format of the file is recognized, but not supported yet. The message names the \
         format, and the hint an alternative.";
    NO_NETWORKS = "no-networks",
        "The file has text, but no network was found in it. It does not count as an empty list, \
         because addresses that are in use would then look free.";
    CANNOT_SERVE = "cannot-serve",
        "The server cannot start, or it ended. The message says why; the exit code is 2.";
    NOT_SERVED = "not-served",
        "The server does not answer this request in HTTP: its path, method, headers, size or time. \
         The status of the answer says which.";
    OVERLAPPING = "overlapping",
        "Two declared ranges overlap. Networks that are peered or connected in another way must \
         not overlap, so every address is declared once. For a network that is never connected to \
         the others, give the reason in `isolated`.";
    NOTHING_DECLARED = "nothing-declared",
        "No prefix is declared, so the address space is empty.";
    DOES_NOT_FIT = "does-not-fit",
        "The blocks do not fit, however they are arranged. At every size, the addresses needed in \
         blocks of that size or larger must not exceed the addresses that are free in blocks of \
         that size or larger: sizes are powers of two, so a larger block always consists of \
         smaller ones. The message names the largest size at which more is needed than is free.";
    MISALIGNED = "misaligned",
        "A block starts at a multiple of its own size: a /25 at .0 or .128, a /24 at .0. No block \
         of that size can start in between. The hints name the nearest addresses.";
    UNDER_MINIMUM = "under-minimum",
        "Azure refuses a subnet of this size for the service. The message names the smallest one.";
    OUTSIDE_PLATFORM = "outside-platform",
        "Azure does not allow a subnet with this range or size, for any service.";

    MISSING_DELEGATION = "missing-delegation",
        "A subnet is not delegated to the service that lives in it, or to another one. Azure refuses \
         the deployment of such a service until the subnet is delegated.";
    MISSING_ATTACHMENT = "missing-attachment",
        "The service in a subnet needs something attached to it that is not there, such as a network \
         security group or a route table.";
    REFUSED_ATTACHMENT = "refused-attachment",
        "Something is attached to a subnet that the service in it does not support, such as a network \
         security group, a route table, a NAT gateway or a service endpoint.";
    MISSING_RULE = "missing-rule",
        "A network security group or a route table lacks a rule or a route that the service in the \
         subnet demands.";
    BLOCKED_TRAFFIC = "blocked-traffic",
        "A network security group denies traffic that the service in the subnet demands, or a route \
         table sends it elsewhere.";

    // Notices: there is an answer, and something to know about it.
    FIXED_SIZE = "fixed-size",
        "The range of a subnet can change only while nothing is deployed in it. Size the subnet \
         for its largest workload, not for today's.";
    UNDER_ADVICE = "under-advice",
        "The workload fits in a smaller subnet than the page advises. This works; `--fit advised` \
         selects the advised size instead.";
    PORTAL_MINIMUM = "portal-minimum",
        "Azure accepts this size, but the portal does not create it. Create the subnet first with \
         a template or the command line, and then select it.";
    PAGES_DISAGREE = "pages-disagree",
        "Two pages, or two sections of one page, give different numbers. The answer uses the one \
         that needs more addresses.";
    PAGE_SUM_WRONG = "page-sum-wrong",
        "A sum on the page does not match the page's own numbers. The answer uses the numbers.";
    NOT_STATED = "not-stated",
        "The pages do not state this. The message names the assumption.";
    BEFORE_YOU_DEPLOY = "before-you-deploy",
        "Something to know about this service before you create the subnet.";
    RANGE_TO_AVOID = "range-to-avoid",
        "The service uses this range itself, or cannot reach it. Use another range for the subnet.";
    OVER_NETWORK_LIMIT = "over-network-limit",
        "More addresses are needed than one virtual network can have.";
    NEWER_THAN_PAGES = "newer-than-pages",
        "The requested edition is later than the newest page known here. The answer is that of the \
         newest page; a later page may differ.";
    OUTSIDE_DECLARED = "outside-declared",
        "The network does not overlap any declared prefix, so it has no effect. If it should have \
         one, a prefix is missing or wrong.";
    STALE_WAS = "stale-was",
        "The name in `was` is in use again, so `was` has no effect any more. Remove it, before it \
         takes over the place of another subnet.";
    PUBLIC_RANGE = "public-range",
        "The range is not private address space. A network may use it, but if it belongs to \
         somebody else, their addresses there cannot be reached. If it is yours, say so in \
         `public`.";
    ISOLATED = "isolated",
        "The network is declared as never connected to others, so its ranges are not compared with \
         theirs.";
    CANNOT_REACH = "cannot-reach",
        "A service may not be able to reach this subnet, because of the subnet's range.";
    EMPTY_FILE = "empty-file",
        "The file has no networks: it is empty, or has only comments. If you expected networks, \
         check that it is the right file.";
    NO_LENGTH = "no-length",
        "An address ends in .0 and has no prefix length, so it counts as one address. Such an \
         address is seldom that of a machine: it is probably a network whose prefix length is \
         missing or in another column.";
    NOT_ACTIVE = "not-active",
        "A network is listed as reserved, deprecated or the like. It counts as used until it is \
         removed from the list.";
    OTHER_SPACE = "other-space",
        "Networks of the list are in another address space, such as a VRF of their own. Ranges of \
         different address spaces may overlap, so they are not compared.";
    NOT_PLACED = "not-placed",
        "The request has subnets that are not placed yet, so they have no range to compare. A lock \
         or a plan has their ranges.";
    COVERS_DECLARED = "covers-declared",
        "One line of the used networks covers all of a declared prefix, so nothing is free in it. \
         If that line is the network itself, and not a part of it that is used, remove it.";
    PART_NOT_READ = "part-not-read",
        "A part of a file names address space, but could not be understood, for example because the \
         value of a parameter is missing. It is left out; the message states where it is.";
    GOING = "going",
        "The file says that a subnet is about to be deleted. Its addresses count as free.";
    NOT_DEPLOYED = "not-deployed",
        "A template has networks or subnets whose condition is false, so they are left out. The message \
         lists them with their ranges.";
    LEFT_OUT = "left-out",
        "Pools and containers of a list say which ranges others come from. They are not networks, so a request \
         that is made of the list does not have them.";
    SEVERAL_COLUMNS = "several-columns",
        "Several columns of a table hold ranges, and neither their names nor their values show \
         which are networks and which are subnets. All of them are read.";
    PEERING_WOULD_FAIL = "peering-would-fail",
        "Two networks overlap. They are not peered, so nothing is wrong today; but Azure refuses to \
         peer them, with each other or with one third network.";
    HALF_OPEN_PEERING = "half-open-peering",
        "A peering is not connected: it exists on one side only, or the other side was deleted. No \
         traffic flows.";
    PEERING_OUT_OF_SYNC = "peering-out-of-sync",
        "A peering has an old copy of the address space of the other network, so addresses that were \
         added there are not reached. Synchronize it.";
    LIMITED_ATTACHMENT = "limited-attachment",
        "The service in a subnet supports what is attached to it only on the terms in the message, and \
         the file does not say whether they are met.";
    ROOM_TO_SCALE = "room-to-scale",
        "How far the service in a subnet can scale before its addresses are used up.";
    NEARLY_FULL = "nearly-full",
        "Nearly all addresses of a subnet are in use, by the IP configurations that the file lists. Some \
         services do not show theirs, so fewer can be left.";
    UNUSED_SPACE = "unused-space",
        "A network has address space that no subnet uses.";
    NO_OUTBOUND = "no-outbound",
        "A subnet is private, and no NAT gateway or route table leads out of it.";
    SUBNET_NOT_GIVEN = "subnet-not-given",
        "A resource lives in a subnet that none of the files has, so it counts for nothing.";
    END_NOT_GIVEN = "end-not-given",
        "A peering or a connection leads to something that none of the files has, so it makes no link.";
    GUESSED_COLUMN = "guessed-column",
        "The names of a table's columns do not say which of them has the ranges, so it is the one in which \
         most cells are networks. If that is wrong, call the column of the ranges `address_prefix`, \
         and that of the names `name`.";
    MARKED_FREE = "marked-free",
        "Rows of a table say that their ranges are free, unallocated or the like. They are left out, so \
         their addresses count as free.";
    ROWS_WITHOUT_RANGE = "rows-without-range",
        "Rows of a sheet or a document have no range, such as headings, sums or notes. They are left \
         out; the message states where they are.";
    ONLY_TABLES = "only-tables",
        "Of a document only the tables with networks are read. The message states how much else there \
         is, and how many lines of it name ranges.";
    RETIRED = "retired",
        "The service is retired or closed to new use. Its numbers remain for networks that still \
         have it.";
}

impl Code {
    /// The code of that name.
    ///
    /// ```
    /// use ipplan::{Code, codes};
    ///
    /// assert_eq!(Code::named("over-limit"), Some(&codes::OVER_LIMIT));
    /// assert_eq!(Code::named("over-the-top"), None);
    /// ```
    pub fn named(id: &str) -> Option<&'static Code> {
        ALL.iter().copied().find(|code| code.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_plain() {
        for (i, code) in ALL.iter().enumerate() {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(code.id.bytes().all(plain), "{}", code.id);
            assert!(ALL[..i].iter().all(|other| other.id != code.id), "{}", code.id);
            assert!(code.meaning.ends_with('.'), "{}", code.id);
        }
    }
}
