//! A lock, from the syntax tree of its JSON: a lock is read at every plan, and has no slips of people
//! to show.

use std::collections::BTreeMap;

use ipplan::{CLIENT_POOLS, IpNet, Lock, LockedNetwork, LockedSubnet, Prefixes, Problem, codes};
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};

use crate::lockfile::{VERSION, hash};
use crate::read::syntax::json;
use crate::read::syntax::tree::{Lines, Spot};

pub(crate) fn lock(text: &str) -> Result<Lock, Problem> {
    let root = json::parse(text).map_err(|fault| no_lock(fault.at, &fault.problem.message))?;
    match root {
        Some(root) => Reader { text }.lock(&root),
        None => Err(no_lock(Spot::START, "there is nothing")),
    }
}

fn no_lock(at: Spot, what: &str) -> Problem {
    let problem = Problem::new(&codes::BAD_LOCK, format!("this is no lock: {what}"));
    problem.at(at.to_string()).hint("restore it from version control, or name another file")
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
            let message = format!("the lock is of version {version}, this reads {VERSION}");
            let problem = Problem::new(&codes::BAD_LOCK, message);
            return Err(problem.hint("use the release that wrote it"));
        }
        let networks = self.needed(networks, root, "networks")?;
        let client_pools = client_pools.map(|node| self.named(node, |node| self.subnet(node)));
        let lock = Lock {
            networks: self.named(networks, |node| self.network(node))?,
            client_pools: client_pools.transpose()?.unwrap_or_default(),
        };
        match stated.map(|node| self.string(node)).transpose()? {
            Some(stated) if stated != hash(&lock) => {
                let message = "the lock was changed: its hash is wrong";
                Err(Problem::new(&codes::BAD_LOCK, message)
                    .hint("restore it from version control")
                    .hint("if the change is meant, take the line with the hash out"))
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
        let subnets = self.needed(subnets, node, "subnets")?;
        Ok(LockedNetwork { space, subnets: self.named(subnets, |node| self.subnet(node))? })
    }

    fn subnet(&self, node: &Value<'_>) -> Result<LockedSubnet, Problem> {
        let [at, ipv6, former, gone] = self.keys(node, ["at", "ipv6", "former", "gone"])?;
        let at = self.needed(at, node, "at")?;
        let mut prefixes = self.ranges(at)?;
        prefixes.extend(ipv6.map(|node| self.ranges(node)).transpose()?.into_iter().flatten());
        let prefixes = Prefixes::of(prefixes)
            .ok_or_else(|| self.unexpected(at, "a network such as 10.0.0.0/24"))?;
        let former = former.map(|node| self.ranges(node)).transpose()?.unwrap_or_default();
        let gone = match gone {
            None => false,
            Some(Value::BooleanLit(gone)) => gone.value,
            Some(other) => return Err(self.unexpected(other, "true or false")),
        };
        Ok(LockedSubnet { prefixes, former, gone })
    }

    /// A range alone, or several in a list.
    fn ranges(&self, node: &Value<'_>) -> Result<Vec<IpNet>, Problem> {
        match node {
            Value::Array(ranges) => ranges.elements.iter().map(|range| self.range(range)).collect(),
            one => Ok(vec![self.range(one)?]),
        }
    }

    fn range(&self, node: &Value<'_>) -> Result<IpNet, Problem> {
        let expected = |_| self.unexpected(node, "a network such as 10.0.0.0/24");
        self.string(node)?.parse().map_err(expected)
    }

    fn string<'n>(&self, node: &'n Value<'_>) -> Result<&'n str, Problem> {
        match node {
            Value::StringLit(string) => Ok(&string.value),
            _ => Err(self.unexpected(node, "text")),
        }
    }

    /// What stands at every name of a map.
    fn named<T>(
        &self,
        node: &Value<'_>,
        value: impl Fn(&Value<'_>) -> Result<T, Problem>,
    ) -> Result<BTreeMap<String, T>, Problem> {
        let mut named = BTreeMap::new();
        for entry in self.entries(node)? {
            if named.insert(entry.name.as_str().to_owned(), value(&entry.value)?).is_some() {
                return Err(self.twice(entry));
            }
        }
        Ok(named)
    }

    /// What stands at these keys of a map that has no others.
    fn keys<'n, 't, const N: usize>(
        &self,
        node: &'n Value<'t>,
        known: [&str; N],
    ) -> Result<[Option<&'n Value<'t>>; N], Problem> {
        let mut found = [None; N];
        for entry in self.entries(node)? {
            let name = entry.name.as_str();
            let Some((_, place)) = known.iter().zip(&mut found).find(|(it, _)| **it == name) else {
                return Err(self.at(entry.name.range(), &format!("{name} means nothing here")));
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
        found.ok_or_else(|| self.at(map.range(), &format!("{key} is missing here")))
    }

    fn unexpected(&self, node: &Value<'_>, expected: &str) -> Problem {
        self.at(node.range(), &format!("{expected} is expected here"))
    }

    fn twice(&self, entry: &ObjectProp<'_>) -> Problem {
        self.at(entry.name.range(), &format!("{} is there twice", entry.name.as_str()))
    }

    fn at(&self, range: Range, what: &str) -> Problem {
        no_lock(Lines::of(self.text).spot(range.start, range.end), what)
    }
}
