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
    // Problems: what was asked cannot be answered.
    USAGE = "usage",
        "The command line has a word that the command does not know. `ipplan COMMAND --help` lists \
         them.";
    UNKNOWN_SERVICE = "unknown-service",
        "No service has that name. `ipplan services` lists the names.";
    UNKNOWN_INPUT = "unknown-input",
        "The service takes no input of that name. `ipplan services NAME` lists its inputs.";
    UNKNOWN_CODE = "unknown-code",
        "No problem or notice has that code. `ipplan explain` lists the codes.";
    UNKNOWN_EDITION = "unknown-edition",
        "An edition is a date: a day such as 2023-07-21, or a month such as 2023-07, which means its \
         last day. The answer is then what the documents said on that day.";
    EDITION_TOO_EARLY = "edition-too-early",
        "On that day no page had stated a number that this answer needs. The message names the \
         earliest edition for which there is one.";
    MISSING_INPUT = "missing-input",
        "The service cannot be sized without this input.";
    CONFLICTING_INPUTS = "conflicting-inputs",
        "Two inputs say the same thing in different ways. Give one or the other.";
    NOT_A_NUMBER = "not-a-number",
        "A whole number was expected, written in digits only.";
    NOT_A_SWITCH = "not-a-switch",
        "Only true or false can stand here.";
    NOT_A_CHOICE = "not-a-choice",
        "Only one of the listed words can stand here.";
    OUT_OF_RANGE = "out-of-range",
        "The number lies outside the range of this input. `ipplan services NAME` shows every range.";
    OVER_LIMIT = "over-limit",
        "The service itself does not go that far with the other inputs as given, whatever the size \
         of the subnet. The message names the limit, and the page that states it.";
    TOO_SMALL = "too-small",
        "The size that was asked for, or the place that has to be kept, does not hold the need.";
    MUST_BE_ALONE = "must-be-alone",
        "The service cannot share its subnet with another one.";
    NO_SERVICE = "no-service",
        "A subnet has to say what lives in it, or else where it is or how large it is: then its use is not \
         known, and all of its addresses count as used. Plain addresses are a service too.";
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
        "The address space cannot be used as it is declared: prefixes overlap, or have host bits set.";
    POOL_EXHAUSTED = "pool-exhausted",
        "The pool has no room for the block of a network. The message says how much is wanted and how \
         much is free at the size where it fails; that is a proof, not a search that gave up.";
    TOO_FULL = "too-full",
        "The network has no room for its subnets. The message says how much is wanted and how much is \
         free at the size where it fails; that is a proof, not a search that gave up.";
    PIN_OUTSIDE = "pin-outside",
        "A subnet has to lie inside one declared prefix of its network. Prefixes that adjoin are not \
         joined.";
    PIN_TAKEN = "pin-taken",
        "The place a subnet has to have is not free: another subnet, a keep-out or a range that no \
         network may use is there.";
    PIN_MOVED = "pin-moved",
        "The lock has the subnet somewhere else, or its place is not of the size asked for. Nothing \
         that is placed moves by itself: release it first, and it is placed anew.";
    PIN_UNCLEAR = "pin-unclear",
        "The service needs several subnets, so one place for all of them is not enough.";
    NAME_TAKEN = "name-taken",
        "Two networks, or two subnets of one network, would have one name in Azure, which ignores \
         case. Some services insist on the name of their subnet, and some have several subnets, named \
         after the subnet and their role; a subnet that is no longer wanted keeps its name until it is \
         released.";
    BAD_NAME = "bad-name",
        "Azure refuses a network or a subnet of this name. The message says why, and the hints name \
         one that is possible.";
    WAS_UNCLEAR = "was-unclear",
        "`was` gives the place of a name that is gone to its new name. It cannot do so where the old \
         name is still wanted, where the lock has places for both names, or where two names say that \
         they were the same one. Rename one step at a time, and take `was` out when it is done.";
    SPACE_TAKEN = "space-taken",
        "The address space belongs to a network that the lock still keeps: something may live there. \
         Where it is the same network under a new name, say so with `was`; else release the old one.";
    NO_IPV6 = "no-ipv6",
        "The subnet asks for IPv6, but its network has no IPv6 space, or the service does not take it.";
    BAD_LOCK = "bad-lock",
        "The lock file cannot be read, is of a later version, or was changed by hand so that its hash \
         is wrong. Restore it from version control; if the change is meant, take its hash out.";
    LOCK_CHANGED = "lock-changed",
        "The lock is not the one that was expected: somebody else has changed it since it was read. Nothing \
         was written. Look at the change, and run the command again.";
    NOT_LOCKED = "not-locked",
        "A network, a subnet or its IPv6 range is not in the lock, and with --locked nothing is placed. \
         Plan without it, look at the difference, and commit the lock.";
    NOT_IN_LOCK = "not-in-lock",
        "The lock has no network or subnet of that name, or the name has two readings. A subnet is \
         named NETWORK/SUBNET.";
    EMPTY_REQUEST = "empty-request",
        "The request has no network at all, so everything that the lock places would be kept as no \
         longer wanted. Mostly the program that writes the request has failed. Where it is meant, \
         give --allow-empty.";
    MERGE_CONFLICT = "merge-conflict",
        "The file has the markers of a merge that was not finished (<<<<<<<, =======, >>>>>>>). In a \
         request, keep what is right of either side. In a lock, take either side as a whole and plan \
         again; never mix the two, for each side may have given one address away.";
    CANNOT_WRITE = "cannot-write",
        "A file cannot be written, or is there already. The message says why; the exit code is 2.";
    SYNTAX = "syntax",
        "The file is not in the language that its name ends with. The place is a line and a column.";
    UNKNOWN_KEY = "unknown-key",
        "The file has a key or a column that means nothing there. Nothing is left out silently, so that \
         a slip of the pen is found.";
    DUPLICATE_KEY = "duplicate-key",
        "A key is written twice in one place, so one of the two would be lost.";
    MISSING_KEY = "missing-key",
        "Something cannot be left out there. The message says what.";
    CONFLICTING_KEYS = "conflicting-keys",
        "Two keys say the same thing in different ways. Give one or the other.";
    WRONG_TYPE = "wrong-type",
        "A list stands where one value is expected, or the like.";
    NOTHING_TO_COUNT = "nothing-to-count",
        "The size of this service does not depend on a number, so there is none to search for.";
    TOO_LARGE = "too-large",
        "The need is more than the largest subnet Azure allows. Split the workload over several \
         subnets.";
    NOT_A_PERCENTAGE = "not-a-percentage",
        "Head-room is a whole number of percent from 0% to 1000%.";
    NOT_A_PREFIX_LENGTH = "not-a-prefix-length",
        "A prefix length is a slash and a number, such as /26; from /0 to /32 for IPv4.";
    NOT_AN_ADDRESS = "not-an-address",
        "An IPv4 address was expected, such as 10.1.0.0.";
    NOT_A_NETWORK = "not-a-network",
        "A network was expected, such as 10.0.0.0/24 or fd00::/64; an address alone is the network of \
         that one address. A list has one network a line; from # on a line is a comment. CSV needs a \
         first line that names its columns, the one of the networks address_prefix for example.";
    HOST_BITS = "host-bits",
        "The address is not the first of its network, so either the address or the length is \
         probably wrong. The hint is the network that the address is in.";
    CANNOT_READ = "cannot-read",
        "The file cannot be read. The message says why; the exit code is 2.";
    UNREAD_FORMAT = "unread-format",
        "The file is in a language that is known, but not read yet. The message says which, and the hint \
         what to give instead.";
    NO_NETWORKS = "no-networks",
        "The file has text, but no network was found in it. A list that overlooks networks would hand out \
         addresses that are used, so this is not taken for an empty list.";
    CANNOT_SERVE = "cannot-serve",
        "The page cannot be served. The message says why; the exit code is 2.";
    OVERLAPPING = "overlapping",
        "Two declared ranges have addresses in common. Networks that peer or reach each other in another \
         way must not overlap, so every address is declared once. A network that never meets the \
         others says why, with isolated.";
    NOTHING_DECLARED = "nothing-declared",
        "No prefix is declared, so there are no addresses to look at.";
    DOES_NOT_FIT = "does-not-fit",
        "There is no arrangement in which all the blocks fit. At every size, the addresses wanted in \
         blocks of that size or larger must be no more than those free in blocks of that size or \
         larger: sizes are powers of two, so a larger block always consists of smaller ones. The \
         message names the largest size at which more is wanted.";
    MISALIGNED = "misaligned",
        "A block starts at a multiple of its own size: a /25 at .0 or .128, a /24 at .0. Between two \
         such places no block of that size can start. The hints name the nearest ones.";
    UNDER_MINIMUM = "under-minimum",
        "Azure refuses a subnet of this size for the service. The message names the smallest one.";
    OUTSIDE_PLATFORM = "outside-platform",
        "Azure does not allow this range or size as a subnet, whatever lives in it.";

    // Notices: the answer stands, but there is something to know.
    FIXED_SIZE = "fixed-size",
        "A subnet's range can only change while nothing is deployed in it. Size it for what it will \
         hold at its largest, not for today.";
    UNDER_ADVICE = "under-advice",
        "The need fits a smaller subnet than the page advises. It works; `--fit advised` takes the \
         advised size instead.";
    PORTAL_MINIMUM = "portal-minimum",
        "Azure accepts this size, but the portal does not create it. Create the subnet first, by \
         template or command, and then pick it.";
    PAGES_DISAGREE = "pages-disagree",
        "Two pages, or two places of one page, give different numbers. The answer takes the one \
         that needs more addresses.";
    PRINTED_SLIP = "printed-slip",
        "The page prints a sum that its own numbers do not give. The answer follows the numbers.";
    NOT_STATED = "not-stated",
        "The pages leave this open. The message says which reading was taken.";
    KNOW_BEFORE = "know-before",
        "Something about this service that is good to know before the subnet exists.";
    RANGE_TO_AVOID = "range-to-avoid",
        "The service uses this range itself, or cannot reach it. Put the subnet elsewhere.";
    OVER_NETWORK_LIMIT = "over-network-limit",
        "The addresses wanted are more than one virtual network may hold.";
    NEWER_THAN_PAGES = "newer-than-pages",
        "The edition asked for is later than the newest page known here. The answer is that of the \
         newest page; a later one may say something else.";
    OUTSIDE_DECLARED = "outside-declared",
        "The network has no address in common with a declared prefix, so it makes no difference. If \
         it should, a prefix is missing or wrong.";
    STALE_WAS = "stale-was",
        "The name that `was` says is in use again, so `was` does nothing any more. Take it out, before \
         it takes over a place that is not meant.";
    PUBLIC_RANGE = "public-range",
        "The range is not private address space. A network may use it, but where it belongs to somebody \
         else they cannot be reached. A network whose own it is says so, with public.";
    ISOLATED = "isolated",
        "The network is declared to meet no other, so its ranges are compared with none.";
    CANNOT_REACH = "cannot-reach",
        "A service may not reach what lives in this subnet, because of the range that it is in.";
    EMPTY_FILE = "empty-file",
        "The file has no network, because there is nothing in it, or nothing but comments. If it should \
         have some, it is the wrong file.";
    NO_LENGTH = "no-length",
        "An address ends in .0 and has no prefix length, so it counts as one address. Such an address is \
         seldom that of a machine: probably a network was meant, whose length is missing or in another \
         place.";
    NOT_ACTIVE = "not-active",
        "A network is listed as reserved, deprecated or the like. It counts as used: its addresses are \
         free once it is taken off the list.";
    OTHER_SPACE = "other-space",
        "Networks of the list are in another address space, such as a VRF of their own. Ranges of two \
         address spaces may be the same, so they are not compared.";
    NOT_PLACED = "not-placed",
        "The request asks for subnets that have no place yet, so there is no range to compare. A lock or \
         a plan says where they are.";
    COVERS_DECLARED = "covers-declared",
        "One line of the used networks covers all of a declared prefix, so nothing is free in it. If that \
         line is the network itself, and not what is used of it, take it out.";
    LEFT_OUT = "left-out",
        "Pools and containers of a list say which ranges others come from. They are not networks, so a request \
         that is made of the list does not have them.";
    SEVERAL_COLUMNS = "several-columns",
        "Several columns of a table hold ranges, and neither their names nor what stands in them says \
         which are networks and which are their subnets. All of them are read.";
    RETIRED = "retired",
        "The service is retired or closed to new use. Its numbers stay for networks that still hold \
         it.";
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
