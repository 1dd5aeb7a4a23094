//! Networks.

use std::collections::BTreeMap;

use ipplan::{
    AddressSpace, Edit, Family, IpNet, Network, PrefixLen, Problem, Request, Where, codes,
};

use crate::read::ours::request::keys::{NETWORK_KEYS, NETWORK_WORDS};
use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::RequestReader;
use crate::read::syntax::tree::Node;

type Pools = BTreeMap<String, Vec<IpNet>>;

/// Each pool, as where addresses could come from.
fn from_a_pool(problem: Problem, pools: &Pools) -> Problem {
    let problem = pools.keys().fold(problem, |problem, pool| {
        let place = Where::Inside("from".to_owned());
        let change = Edit::Set { place, value: pool.as_str().into() };
        problem.offer(format!("take its address space from a pool: `from: {pool}`"), change)
    });
    if pools.is_empty() {
        return problem.hint("take its address space from a pool, such as `from: company`");
    }
    problem
}

impl RequestReader {
    pub(super) fn network(&mut self, node: &Node, path: &Path<'_>, request: &Request) -> Network {
        let pools = &request.pools;
        let before = self.problems.len();
        let mut entries = self.entries(node, path);
        let malformed = self.problems.len() > before;
        self.translate(&mut entries, path, "a network", NETWORK_WORDS);
        let space = entries.take("space");
        let from = entries.take("from");
        let length = entries.take("prefix-length");
        let space = match (space, from) {
            (None, None) => {
                // It may have the space that it has in Azure.
                if !malformed && request.existing.is_empty() {
                    let message = format!("network `{}` has no address space", path.name());
                    let problem = Problem::new(&codes::NO_ADDRESS_SPACE, message)
                        .hint("declare its address space, such as `space: 10.0.0.0/22`");
                    self.problem(from_a_pool(problem, pools), path);
                }
                AddressSpace::Declared(Vec::new())
            }
            (None, Some(from)) => self.pool(from, length, path, pools),
            (Some(space), from) => {
                if from.is_some() {
                    self.conflict(&path.key("from"), "space", "from");
                } else if length.is_some() {
                    self.conflict(&path.key("prefix-length"), "space", "prefix-length");
                }
                AddressSpace::Declared(self.networks(space, &path.key("space")))
            }
        };
        let was = entries.take("was");
        let was = was.and_then(|node| self.text(node, &path.key("was")));
        let region = entries.take("region");
        let region = region.and_then(|node| self.text(node, &path.key("region")));
        let isolated = entries.take("isolated");
        let isolated = isolated.and_then(|node| self.reason(node, &path.key("isolated")));
        let reuse = entries.take("reuse");
        let reuse = reuse.and_then(|node| self.reason(node, &path.key("reuse")));
        let public = entries.take("public");
        let public = public.and_then(|node| self.reason(node, &path.key("public")));
        let mut subnets = BTreeMap::new();
        if let Some(node) = entries.take("subnets") {
            let path = path.key("subnets");
            let read = self.named(node, &path, "subnet");
            for (name, node) in read.rest() {
                let before = self.problems.len();
                let subnet = self.subnet(node, &path.key(name));
                let sound = self.problems.len() == before;
                if !self.refused || sound || !subnet.holds.is_empty() {
                    subnets.insert(name.to_owned(), subnet);
                }
            }
        }
        for (key, _) in entries.rest() {
            self.unknown_key(&path.key(key), "a network", NETWORK_KEYS);
        }
        Network { space, region, was, isolated, reuse, public, subnets }
    }

    fn pool(
        &mut self,
        from: &Node,
        length: Option<&Node>,
        path: &Path<'_>,
        pools: &Pools,
    ) -> AddressSpace {
        let pool = self.text(from, &path.key("from")).unwrap_or_default();
        let families = pools.get(&pool).into_iter().flatten().map(Family::of);
        let families: Vec<Family> = families.collect();
        let prefix_len = length.and_then(|node| {
            self.prefix_len(node, &path.key("prefix-length"), |text| {
                // A pool of both families says by the length which is meant; /32 and shorter could
                // be either, and is IPv4 unless there is none.
                let of = |family| PrefixLen::parse(text, family);
                let has = |family| families.is_empty() || families.contains(&family);
                of(Family::V4)
                    .filter(|_| has(Family::V4))
                    .or_else(|| of(Family::V6).filter(|_| has(Family::V6)))
            })
        });
        AddressSpace::From { pool, prefix_len }
    }

    pub(super) fn conflict(&mut self, path: &Path<'_>, one: &str, other: &str) {
        let message = format!("`{one}` and `{other}` cannot be used together");
        let problem = Problem::new(&codes::CONFLICTING_KEYS, message);
        let problem = [one, other].into_iter().fold(problem, |problem, key| {
            problem.offer(format!("leave out `{key}`"), Edit::leave_out(key))
        });
        self.problem(problem, path);
    }
}
