//! A space and what is used of it, as two lists say.

use ipplan::{
    Family, IpNet, Notice, PrefixLen, Problem, Space, codes, overlaps, platform, summarize,
};

use crate::read::ours::sizes::sizes as read_sizes;
use crate::read::{FileRead, Level, Networks};

/// The declared prefixes, what is used, and the space between.
#[derive(Clone, Debug)]
pub struct SpaceLists {
    /// The free space.
    pub space: Space,
    /// The networks that are used, with their lines.
    pub used: Networks,
    /// The notices about the lists.
    pub notices: Vec<Notice>,
    /// How much was read from each text.
    pub files: Vec<FileRead>,
}

/// A list that was read, or everything wrong with it.
type List = Result<Networks, Vec<Problem>>;

impl SpaceLists {
    /// The part of the declared networks that is not used.
    ///
    /// If the list of declared networks says which of its ranges are networks and which are subnets,
    /// the networks are declared, and its subnets are used. In such a list of used networks, a
    /// network counts as used if it lies inside a declared prefix; if it is or contains that prefix,
    /// only its subnets count.
    ///
    /// # Errors
    ///
    /// All problems of either list; `nothing-declared` without a network, and `overlapping` if an
    /// address is declared twice. The place is that in the list, or `in`.
    ///
    /// ```
    /// use ipplan_formats::read::{SpaceLists, networks};
    ///
    /// let used = networks(b"10.0.0.0/25\n10.1.0.0/24");
    /// let lists = SpaceLists::of(networks(b"10.0.0.0/24"), used).unwrap();
    /// assert_eq!(lists.space.free().next(), Some("10.0.0.128/25".parse().unwrap()));
    /// assert_eq!(lists.notices[0].code.id, "outside-declared");
    ///
    /// let nothing = SpaceLists::of(networks(b""), networks(b"")).unwrap_err();
    /// assert_eq!(nothing[0].code.id, "nothing-declared");
    /// ```
    pub fn of(declared: List, used: List) -> Result<SpaceLists, Vec<Problem>> {
        let files_of = |list: &List| list.as_ref().map(Networks::files).unwrap_or_default();
        let files = [files_of(&declared), files_of(&used)].concat();
        let notices_of = |list: &List| list.as_ref().map_or(Vec::new(), |it| it.notices().to_vec());
        let mut notices = [notices_of(&declared), notices_of(&used)].concat();
        let declared = declared.and_then(|it| {
            let (declared, rest) = it.declared();
            Ok((checked(declared)?, rest))
        });
        let (declared, rest, mut used) = match (declared, used) {
            (Ok((declared, rest)), Ok(used)) => (declared, rest, used),
            (declared, used) => {
                let wrong = [declared.err(), used.err()];
                return Err(wrong.into_iter().flatten().flatten().collect());
            }
        };
        used.append(rest);
        let (used, more) = used.in_use(declared.networks());
        notices.extend(more);
        notices.extend(outside(declared.networks(), &used));
        match Space::around(declared.networks(), used.networks()) {
            Ok(space) => Ok(SpaceLists { space, used, notices, files }),
            Err(error) => Err(vec![Problem::new(&codes::OVERLAPPING, error.to_string()).at("in")]),
        }
    }

    /// The same with the sizes that are wanted of it: their families are those that are declared. A size that
    /// no subnet in Azure has is a notice, since a block of it can be of use elsewhere.
    ///
    /// # Errors
    ///
    /// Those of the lists and of [`sizes`](crate::read::sizes).
    ///
    /// ```
    /// use ipplan::PrefixLen;
    /// use ipplan_formats::read::{SpaceLists, networks};
    ///
    /// let lists = SpaceLists::for_sizes(networks(b"fd00::/48"), networks(b""), ["/64"]);
    /// assert_eq!(lists.unwrap().1, [PrefixLen::v6(64)]);
    ///
    /// let wrong = SpaceLists::for_sizes(networks(b"fd00::/48"), networks(b"x"), ["/129"]);
    /// assert_eq!(wrong.unwrap_err().len(), 2);
    /// ```
    pub fn for_sizes<'a>(
        declared: List,
        used: List,
        sizes: impl IntoIterator<Item = &'a str>,
    ) -> Result<(SpaceLists, Vec<PrefixLen>), Vec<Problem>> {
        match SpaceLists::of(declared, used) {
            Ok(mut lists) => {
                let wanted = read_sizes(sizes, &lists.families())?;
                let of_ipv4 = wanted.iter().filter(|it| it.family() == Family::V4);
                let smallest = of_ipv4.max_by_key(|it| it.length());
                lists.notices.extend(smallest.and_then(|it| platform::below_smallest(*it)));
                Ok((lists, wanted))
            }
            Err(mut problems) => {
                // What is wrong in every family.
                let wrong = read_sizes(sizes, &[Family::V4, Family::V6]);
                problems.extend(wrong.err().into_iter().flatten());
                Err(problems)
            }
        }
    }

    /// The families that are declared.
    fn families(&self) -> Vec<Family> {
        let declared = self.space.declared().map(|prefix| Family::of(&prefix));
        let mut families: Vec<Family> = declared.collect();
        families.dedup();
        families
    }
}

/// Refuses to declare nothing, or an address twice.
fn checked(declared: Networks) -> Result<Networks, Vec<Problem>> {
    if declared.networks().is_empty() {
        let message = "the address space has no networks";
        return Err(vec![Problem::new(&codes::NOTHING_DECLARED, message).at("in")]);
    }
    let name = |index: usize| declared.networks().get(index).copied().unwrap_or_default();
    let place = |index| declared.place(index).map_or("in".into(), |place| place.to_string());
    let overlapping = overlaps(declared.networks()).nearest().map(|pair| {
        let (outer, inner) = (name(pair.outer), name(pair.inner));
        let message = if outer == inner {
            format!("{inner} is declared twice")
        } else {
            format!("{inner} is declared twice: {outer} contains it")
        };
        Problem::new(&codes::OVERLAPPING, message)
            .at(place(pair.inner))
            .hint(format!("leave out `{inner}`"))
    });
    let problems: Vec<Problem> = overlapping.collect();
    if problems.is_empty() { Ok(declared) } else { Err(problems) }
}

/// How many networks a notice names.
const NAMED: usize = 3;

/// The notice if used networks have no address in common with a declared prefix.
fn outside(declared: &[IpNet], used: &Networks) -> Option<Notice> {
    let declared: Vec<IpNet> = summarize(declared).collect();
    let meets = |network: &IpNet| {
        // The block that starts last before the end of the network has to end after its start.
        let next = declared.partition_point(|block| block.network() <= network.broadcast());
        let block = next.checked_sub(1).and_then(|before| declared.get(before));
        block.is_some_and(|block| block.broadcast() >= network.network())
    };
    let all = || used.networks().iter().enumerate();
    // An inventory has other networks as well; that none of it is here is worth a word.
    let none_meets = all().all(|(_, network)| !meets(network));
    let counts = |index| none_meets || used.level(index) == Level::Unsaid;
    let mut outside = all().filter(|(index, network)| counts(*index) && !meets(network));
    let mut names = Vec::new();
    for (index, network) in outside.by_ref().take(NAMED) {
        names.push(match used.place(index) {
            Some(place) => format!("{network} at {place}"),
            None => network.to_string(),
        });
    }
    let more = outside.count();
    let (verb, more) = match (names.len(), more) {
        (0, _) => return None,
        (1, _) => ("is", String::new()),
        (_, 0) => ("are", String::new()),
        (_, more) => ("are", format!(" and {more} more")),
    };
    let message = format!("{}{more} {verb} outside all declared prefixes", names.join(", "));
    Some(Notice { code: &codes::OUTSIDE_DECLARED, message: message.into(), source: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::networks;

    /// As `plan` and `check` do, with the same page.
    #[test]
    fn a_size_below_the_smallest_subnet_is_said() {
        let told = |space: &[u8], sizes: &[&str]| {
            let lists =
                SpaceLists::for_sizes(networks(space), networks(b""), sizes.iter().copied());
            let notices = lists.unwrap().0.notices;
            let notices = notices.iter().filter(|it| it.code == &codes::UNDER_MINIMUM);
            notices.map(|it| it.message.to_string()).collect::<Vec<_>>()
        };
        let said = ["a /31 cannot be a subnet in Azure: the smallest is a /29"];
        assert_eq!(told(b"10.0.0.0/24", &["/30", "/26", "/31"]), said);
        assert!(told(b"10.0.0.0/24", &["/29", "/0"]).is_empty());
        assert!(told(b"fd00::/48", &["/64", "/30"]).is_empty());
    }
}
