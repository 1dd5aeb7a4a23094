//! The effects of the levels of a list: which networks are compared, and which are in use.

use ipplan::{IpNet, Notice, Overlap, codes};

use crate::read::ours::level::{Level, Mark};
use crate::read::ours::networks::Networks;

impl Networks {
    /// The level of the network at that index.
    pub fn level(&self, index: usize) -> Level {
        self.mark(index).map_or(Level::Unsaid, |mark| mark.level)
    }

    fn world(&self, index: usize) -> &str {
        self.mark(index).map_or("", |mark| &mark.world)
    }

    /// The same networks; where all of them are in one address space, its name makes no difference.
    pub(crate) fn in_one_world(self) -> Networks {
        let world = self.world(0).to_owned();
        let all = 0..self.networks().len();
        if world.is_empty() || all.clone().any(|index| self.world(index) != world) {
            return self;
        }
        self.remarked(|index| {
            let mark = self.mark(index).cloned().unwrap_or_default();
            Mark { world: String::new(), ..mark }
        })
    }

    /// Pairs of networks that overlap and should not: networks with networks and subnets with
    /// subnets, and both with ranges without a level and with ranges to avoid. Ranges of different
    /// address spaces are never compared. Returns `every` pair, or those that
    /// [`Overlaps::distinct`](ipplan::Overlaps::distinct) names.
    ///
    /// ```
    /// use ipplan_formats::read::networks;
    ///
    /// let table = b"vnet,address space,subnet,address prefix\n\
    ///     hub,10.0.0.0/22,web,10.0.0.0/26\nhub,10.0.0.0/22,db,10.0.0.32/27\n";
    /// let list = networks(table).unwrap();
    /// let pairs: Vec<_> = list.overlaps(false).map(|it| (it.inner, it.outer)).collect();
    /// assert_eq!(pairs, [(2, 1)]); // both subnets are inside their network, and that is right
    /// ```
    pub fn overlaps(&self, every: bool) -> Box<dyn Iterator<Item = Overlap> + '_> {
        let pairs = move |networks: &[IpNet]| -> Box<dyn Iterator<Item = Overlap>> {
            let pairs = ipplan::overlaps(networks);
            if every { Box::new(pairs) } else { Box::new(pairs.distinct()) }
        };
        if self.is_plain() {
            return pairs(self.networks());
        }
        let mut worlds: Vec<&str> = (0..self.networks().len()).map(|it| self.world(it)).collect();
        worlds.sort_unstable();
        worlds.dedup();
        let compared = worlds
            .into_iter()
            .flat_map(|world| [Level::Network, Level::Subnet].map(|level| (world, level)));
        let pairs = compared.flat_map(move |(world, level)| {
            let others = [level, Level::Unsaid, Level::KeepOut];
            let is_part =
                |index: &usize| self.world(*index) == world && others.contains(&self.level(*index));
            let part: Vec<usize> = (0..self.networks().len()).filter(is_part).collect();
            let networks = part.iter().filter_map(|index| self.networks().get(*index).copied());
            let networks: Vec<IpNet> = networks.collect();
            let listed = move |index: usize| part.get(index).copied().unwrap_or_default();
            let pairs = pairs(&networks)
                .map(move |pair| Overlap { outer: listed(pair.outer), inner: listed(pair.inner) });
            pairs.filter(move |pair| {
                let levels = [self.level(pair.outer), self.level(pair.inner)];
                // What is in both parts is compared in the first.
                levels != [Level::KeepOut; 2]
                    && (level == Level::Network || levels.contains(&level))
            })
        });
        Box::new(pairs)
    }

    /// The ranges that a list declares, if it is given as address space: its networks if it marks
    /// any, else its pools, else all of its ranges. The ranges inside them are used; they are
    /// returned second.
    pub(crate) fn declared(self) -> (Networks, Networks) {
        if self.is_plain() {
            return (self, Networks::default());
        }
        let has = |level| (0..self.networks().len()).any(|index| self.level(index) == level);
        let levels: &[Level] = if has(Level::Network) {
            &[Level::Network]
        } else if has(Level::Pool) {
            &[Level::Pool]
        } else {
            &[Level::Unsaid, Level::Subnet, Level::KeepOut]
        };
        let is_part = |index| levels.contains(&self.level(index));
        let networks = self.only(is_part);
        let rest = self.only(|index| !is_part(index) && self.level(index) != Level::Pool);
        (networks, rest)
    }

    /// The ranges in which no address is free, for dividing `declared`.
    ///
    /// Subnets and ranges without a level always are. A network is in use if it is one of many
    /// inside a declared prefix; a network that is or contains the declared prefix itself is the one
    /// being divided. A pool never is. Address spaces other than the main one are left out.
    pub(crate) fn in_use(self, declared: &[IpNet]) -> (Networks, Vec<Notice>) {
        let mut notices = Vec::new();
        let used = if self.is_plain() { self } else { self.marked_in_use(declared, &mut notices) };
        notices.extend(covering(&used, declared));
        (used, notices)
    }

    fn marked_in_use(&self, declared: &[IpNet], notices: &mut Vec<Notice>) -> Networks {
        let all = 0..self.networks().len();
        let has_main = all.clone().any(|index| self.world(index).is_empty());
        let elsewhere = |index: &usize| !self.world(*index).is_empty();
        if has_main {
            let others: Vec<String> =
                all.clone().filter(elsewhere).map(|it| self.network_at(it)).collect();
            if !others.is_empty() {
                let message = format!(
                    "{} in another address space (VRF), so not used in this one",
                    named(&others)
                );
                notices.push(notice(&codes::OTHER_SPACE, message));
            }
        } else if all.clone().any(|index| elsewhere(&index)) {
            let message = "the list has several address spaces (VRFs); addresses used in any of \
                           them count as used";
            notices.push(notice(&codes::OTHER_SPACE, message));
        }
        self.only(|index| {
            let range = self.networks().get(index).copied().unwrap_or_default();
            let mark = self.mark(index);
            let full = mark.is_some_and(|mark| mark.full);
            let here = !has_main || self.world(index).is_empty();
            here && match self.level(index) {
                Level::Pool => false,
                Level::Network if !full => !declared.iter().any(|it| range.contains(it)),
                _ => true,
            }
        })
    }

    /// A network with its place, for a sentence.
    pub(crate) fn network_at(&self, index: usize) -> String {
        let network = self.networks().get(index).copied().unwrap_or_default();
        match self.place(index) {
            Some(place) => format!("{network} at {place}"),
            None => network.to_string(),
        }
    }
}

/// How many networks a notice names.
const NAMED: usize = 3;

/// `a, b and 7 more are`.
pub(crate) fn named(all: &[String]) -> String {
    let first = all.get(..NAMED.min(all.len())).unwrap_or_default().join(", ");
    match all.len() {
        0 | 1 => format!("{first} is"),
        count if count > NAMED => format!("{first} and {} more are", count - NAMED),
        _ => format!("{first} are"),
    }
}

pub(crate) fn notice(code: &'static ipplan::Code, message: impl Into<String>) -> Notice {
    Notice { code, message: message.into().into(), source: None }
}

/// The notice if one line of a list covers a whole declared prefix, so that nothing is free in it.
fn covering(used: &Networks, declared: &[IpNet]) -> Option<Notice> {
    // Of many prefixes nobody types each, and every one would be compared with every line.
    let few = declared.get(..declared.len().min(8)).unwrap_or_default();
    let shortest = few.iter().map(IpNet::prefix_len).max()?;
    let candidates = used.networks().iter().enumerate();
    let candidates = candidates.filter(|(_, network)| network.prefix_len() <= shortest);
    let mut covering = Vec::new();
    for (index, network) in candidates {
        let covered = few.iter().find(|it| network.contains(*it));
        if let (Some(covered), Some(_)) = (covered, used.place(index)) {
            covering.push(format!("{covered} is used completely by {}", used.network_at(index)));
        }
    }
    let message = match covering.as_slice() {
        [] => return None,
        [only] => only.clone(),
        [first, rest @ ..] => {
            format!("{first}, and {} more lines cover a whole prefix", rest.len())
        }
    };
    Some(notice(&codes::COVERS_DECLARED, message))
}
