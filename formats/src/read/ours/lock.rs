//! A lock, from the syntax tree of its JSON: a lock is read at every plan, and has no slips of people
//! to show.

use std::collections::{BTreeMap, BTreeSet};

use ipplan::platform::names::{self, NameRule};
use ipplan::{
    CLIENT_POOLS, Family, IpNet, Lock, LockedNetwork, LockedSubnet, PrefixLen, Prefixes, Problem,
    codes, overlaps,
};
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};

use crate::lockfile::{VERSION, hash, write};
use crate::read::syntax::conflict;
use crate::read::syntax::tree::{Lines, Spot};
use crate::read::syntax::{address, json};

pub(crate) fn lock(text: &str) -> Result<Lock, Problem> {
    if let Some(fault) = conflict::markers(text, conflict::IN_A_LOCK) {
        return Err(*fault.problem);
    }
    let root = json::parse(text).map_err(|fault| no_lock(fault.at, &fault.problem.message))?;
    match root {
        Some(root) => Reader { text }.lock(&root),
        None => Err(no_lock(Spot::START, "the file is empty")),
    }
}

/// Why a lock file of this could not be read again: what is known of places from elsewhere has to be as
/// sound as what comes from a lock.
pub(crate) fn unsound(known: &Lock) -> Option<String> {
    let problem = lock(&write(known)).err()?;
    Some(problem.message.strip_prefix(NO_LOCK).unwrap_or(&problem.message).to_owned())
}

const NO_LOCK: &str = "this is not a lock file: ";

fn no_lock(at: Spot, what: &str) -> Problem {
    let problem = Problem::new(&codes::BAD_LOCK, format!("{NO_LOCK}{what}"));
    problem.at(at.to_string()).hint("restore it from version control, or use another file")
}

/// The name and, for one of several subnets of a service, the role after a slash.
fn name_and_role(key: &str) -> Vec<&str> {
    key.splitn(2, '/').collect()
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn lock(&self, root: &Value<'_>) -> Result<Lock, Problem> {
        let known = ["version", "hash", "networks", CLIENT_POOLS];
        let [version, stated, networks, client_pools] = self.keys(root, known)?;
        let version = match self.needed(version, root, "version")? {
            Value::NumberLit(version) => version.value,
            other => return Err(self.unexpected(other, "a number")),
        };
        if version != VERSION.to_string() {
            let message = format!(
                "the lock has version {version}, but this release reads version \
                                   {VERSION}"
            );
            let problem = Problem::new(&codes::BAD_LOCK, message);
            return Err(problem.hint("use the release of ipplan that wrote it"));
        }
        let networks = self.needed(networks, root, "networks")?;
        let client_pools = client_pools.map(|node| self.client_pools(node)).transpose()?;
        let lock = Lock {
            networks: self.named(
                networks,
                &names::NETWORK,
                |name| vec![name],
                |_, node| self.network(node),
            )?,
            client_pools: client_pools.unwrap_or_default(),
        };
        match stated.map(|node| self.string(node)).transpose()? {
            Some(stated) if stated != hash(&lock) => {
                let message = "the lock was changed: its hash is wrong";
                Err(Problem::new(&codes::BAD_LOCK, message)
                    .hint("restore it from version control")
                    .hint("if the change is intended, remove the line with the hash"))
            }
            _ => Ok(lock),
        }
    }

    fn network(&self, node: &Value<'_>) -> Result<LockedNetwork, Problem> {
        let [space, subnets] = self.keys(node, ["space", "subnets"])?;
        let space = match self.needed(space, node, "space")? {
            prefixes @ Value::Array(_) => self.ranges(prefixes)?,
            other => return Err(self.unexpected(other, "a list")),
        };
        if let Some(pair) = overlaps(&space).next() {
            let at = |index: usize| space.get(index).copied().unwrap_or_default();
            let message =
                format!("{} and {} of this address space overlap", at(pair.outer), at(pair.inner));
            return Err(self.at(node.range(), &message));
        }
        let subnets = self.needed(subnets, node, "subnets")?;
        let mut placed = Vec::new();
        let read = self.named(subnets, &names::SUBNET, name_and_role, |name, node| {
            let subnet = self.subnet(node, &space)?;
            placed.extend(subnet.keeps().map(|range| (range, name.to_owned(), node.range())));
            Ok(subnet)
        })?;
        let ranges: Vec<IpNet> = placed.iter().map(|(range, ..)| *range).collect();
        if let Some(pair) = overlaps(&ranges).next()
            && let (Some((_, outer, _)), Some((range, inner, at))) =
                (placed.get(pair.outer), placed.get(pair.inner))
        {
            return Err(self.at(*at, &format!("`{inner}` at {range} overlaps `{outer}`")));
        }
        Ok(LockedNetwork { space, subnets: read })
    }

    /// Azure does not know their names, so any will do.
    fn client_pools(&self, node: &Value<'_>) -> Result<BTreeMap<String, LockedSubnet>, Problem> {
        let mut pools = BTreeMap::new();
        for entry in self.entries(node)? {
            let [at, gone] = self.keys(&entry.value, ["at", "gone"])?;
            let at = self.needed(at, &entry.value, "at")?;
            let pool =
                LockedSubnet { gone: self.switch(gone)?, ..LockedSubnet::at(self.range(at)?) };
            if pools.insert(entry.name.as_str().to_owned(), pool).is_some() {
                return Err(self.twice(entry));
            }
        }
        Ok(pools)
    }

    fn subnet(&self, node: &Value<'_>, space: &[IpNet]) -> Result<LockedSubnet, Problem> {
        let [at, ipv6, former, gone] = self.keys(node, ["at", "ipv6", "former", "gone"])?;
        let at = self.needed(at, node, "at")?;
        let gone = self.switch(gone)?;
        let of = |node: &Value<'_>, wanted: &[PrefixLen], what: &str| {
            let ranges = self.ranges(node)?;
            for range in &ranges {
                let fits = |it: &PrefixLen| *it == PrefixLen::of(range);
                if !(wanted.iter().any(fits)
                    || wanted.is_empty() && Family::of(range) == Family::V4)
                {
                    return Err(self.at(node.range(), what));
                }
                // What is still wanted is in the space of its network; a tombstone may be in an earlier one.
                if !gone && !space.iter().any(|prefix| prefix.contains(range)) {
                    let message = format!("{range} is outside the address space of its network");
                    return Err(self.at(node.range(), &message));
                }
            }
            Ok(ranges)
        };
        let mut prefixes = of(at, &[], "the place of a subnet is an IPv4 network")?;
        if let Some(node) = ipv6 {
            let what = "the IPv6 range of a subnet is an IPv6 network of /64";
            prefixes.extend(of(node, &[PrefixLen::v6(64)], what)?);
        }
        let prefixes = Prefixes::of(prefixes)
            .ok_or_else(|| self.unexpected(at, "a network such as 10.0.0.0/24"))?;
        let former = former.map(|node| self.ranges(node)).transpose()?.unwrap_or_default();
        Ok(LockedSubnet { prefixes, former, gone })
    }

    /// A range alone, or several in a list.
    fn ranges(&self, node: &Value<'_>) -> Result<Vec<IpNet>, Problem> {
        match node {
            Value::Array(ranges) => ranges.elements.iter().map(|range| self.range(range)).collect(),
            one => Ok(vec![self.range(one)?]),
        }
    }

    fn switch(&self, node: Option<&Value<'_>>) -> Result<bool, Problem> {
        match node {
            None => Ok(false),
            Some(Value::BooleanLit(switch)) => Ok(switch.value),
            Some(other) => Err(self.unexpected(other, "true or false")),
        }
    }

    /// A network as strictly as everywhere: no leading zeros, no host bits.
    fn range(&self, node: &Value<'_>) -> Result<IpNet, Problem> {
        let text = self.string(node)?;
        match address::network(text.as_bytes()) {
            Ok(range) if text.contains('/') => Ok(range),
            Err(problem) if problem.code == &codes::HOST_BITS => {
                Err(self.at(node.range(), &problem.message))
            }
            _ => Err(self.unexpected(node, "a network such as 10.0.0.0/24")),
        }
    }

    fn string<'n>(&self, node: &'n Value<'_>) -> Result<&'n str, Problem> {
        match node {
            Value::StringLit(string) => Ok(&string.value),
            _ => Err(self.unexpected(node, "text")),
        }
    }

    /// The values of a map by name: names that Azure accepts, each once, regardless of case.
    fn named<T>(
        &self,
        node: &Value<'_>,
        rule: &NameRule,
        words: fn(&str) -> Vec<&str>,
        mut value: impl FnMut(&str, &Value<'_>) -> Result<T, Problem>,
    ) -> Result<BTreeMap<String, T>, Problem> {
        let (mut named, mut folded) = (BTreeMap::new(), BTreeSet::new());
        for entry in self.entries(node)? {
            let name = entry.name.as_str();
            for word in words(name) {
                if let Err(problem) = rule.check(word) {
                    let fault = self.at(entry.name.range(), &problem.message);
                    return Err(
                        fault.hint("or rename it here and in the request, and remove the hash")
                    );
                }
            }
            if named.insert(name.to_owned(), value(name, &entry.value)?).is_some() {
                return Err(self.twice(entry));
            }
            if !folded.insert(names::folded(name)) {
                let message = format!(
                    "duplicate name `{name}`: it differs only in case, which \
                                       Azure ignores"
                );
                return Err(self.at(entry.name.range(), &message));
            }
        }
        Ok(named)
    }

    /// The values at these keys of a map that may have no others.
    fn keys<'n, 't, const N: usize>(
        &self,
        node: &'n Value<'t>,
        known: [&str; N],
    ) -> Result<[Option<&'n Value<'t>>; N], Problem> {
        let mut found = [None; N];
        for entry in self.entries(node)? {
            let name = entry.name.as_str();
            let Some((_, place)) = known.iter().zip(&mut found).find(|(it, _)| **it == name) else {
                return Err(self.at(entry.name.range(), &format!("unknown key `{name}`")));
            };
            if place.replace(&entry.value).is_some() {
                return Err(self.twice(entry));
            }
        }
        Ok(found.map(|value| value.filter(|value| !matches!(value, Value::NullKeyword(_)))))
    }

    fn entries<'n, 't>(&self, node: &'n Value<'t>) -> Result<&'n [ObjectProp<'t>], Problem> {
        match node {
            Value::Object(object) => Ok(&object.properties),
            _ => Err(self.unexpected(node, "a map of keys")),
        }
    }

    fn needed<'n, 't>(
        &self,
        found: Option<&'n Value<'t>>,
        map: &Value<'_>,
        key: &str,
    ) -> Result<&'n Value<'t>, Problem> {
        found.ok_or_else(|| self.at(map.range(), &format!("`{key}` is missing here")))
    }

    fn unexpected(&self, node: &Value<'_>, expected: &str) -> Problem {
        self.at(node.range(), &format!("{expected} is required here"))
    }

    fn twice(&self, entry: &ObjectProp<'_>) -> Problem {
        self.at(entry.name.range(), &format!("duplicate key `{}`", entry.name.as_str()))
    }

    fn at(&self, range: Range, what: &str) -> Problem {
        no_lock(Lines::of(self.text).spot(range.start, range.end), what)
    }
}
