//! Links: what joins networks, sites and client pools.

use ipplan::{Edit, Link, LinkKind, Problem, codes};

use crate::read::ours::request::entries::Entries;
use crate::read::ours::request::link_keys::{STATES, SYSTEMS, names};
use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::{RequestReader, items};
use crate::read::syntax::tree::Node;

impl RequestReader {
    pub(super) fn links(&mut self, node: &Node, path: &Path<'_>) -> Vec<Link> {
        let read = items(node).iter().enumerate();
        let links = read.filter_map(|(number, node)| self.link(node, &path.item(number)));
        links.collect()
    }

    fn link(&mut self, node: &Node, path: &Path<'_>) -> Option<Link> {
        let mut entries = self.entries(node, path);
        let mut link = self.ends(&mut entries, path)?;
        let is_peering = link.kind == LinkKind::Peer;
        if is_peering {
            let (transit, remote) =
                (entries.take("gateway-transit"), entries.take("remote-gateways"));
            if let Some(node) = entries.take("gateway") {
                let path = path.key("gateway");
                if transit.is_some() || remote.is_some() {
                    let other =
                        if transit.is_some() { "gateway-transit" } else { "remote-gateways" };
                    self.conflict(&path, "gateway", other);
                }
                let gateway = self.text(node, &path)?;
                // Whoever is no end would make all of them use a gateway that is not there.
                if link.ends.contains(&gateway) {
                    let others = link.ends.iter().filter(|end| **end != gateway);
                    link.remote_gateways = others.cloned().collect();
                }
                link.gateway_transit = vec![gateway];
            }
            if let Some(node) = transit {
                link.gateway_transit = self.names(node, &path.key("gateway-transit"));
            }
            if let Some(node) = remote {
                link.remote_gateways = self.names(node, &path.key("remote-gateways"));
            }
            if let Some(node) = entries.take("forwarded-traffic") {
                link.forwarded_traffic = self.names(node, &path.key("forwarded-traffic"));
            }
            if let Some(node) = entries.take("subnets") {
                link.subnets = self.names(node, &path.key("subnets"));
            }
            if let Some(node) = entries.take("state") {
                link.disconnected = self.state(node, &path.key("state"));
            }
        }
        if link.kind.is_integration() {
            let mut said = |key: &str| {
                let node = entries.take(key)?;
                self.text(node, &path.key(key))
            };
            (link.plan, link.app, link.region) = (said("plan"), said("app"), said("region"));
            if link.kind == LinkKind::GatewayRequiredIntegration {
                link.tier = said("tier");
            }
            if let Some(node) = entries.take("os") {
                link.linux = self.is_linux(node, &path.key("os"));
            }
            if let Some(node) = entries.take("containers") {
                link.containers = self.switch(node, &path.key("containers")).unwrap_or_default();
            }
        }
        if link.kind == LinkKind::InstanceLink {
            if let Some(node) = entries.take("databases") {
                link.databases = self.databases(node, &path.key("databases"));
            }
            if let Some(node) = entries.take("next-gen") {
                link.next_gen = self.switch(node, &path.key("next-gen")).unwrap_or_default();
            }
        }
        if let Some(node) = entries.take("overlap") {
            link.overlap = self.reason(node, &path.key("overlap"));
        }
        for (key, _) in entries.rest() {
            let whose = format!("a link of kind `{}`", link.kind.word());
            self.unknown_key(&path.key(key), &whose, &names());
        }
        Some(link)
    }

    /// The ends of a link, from the key that states its kind.
    fn ends(&mut self, entries: &mut Entries<'_>, path: &Path<'_>) -> Option<Link> {
        let mut kinds = LinkKind::ALL.map(LinkKind::word).into_iter().chain(["hub"]);
        let kinds: Vec<&str> =
            kinds.by_ref().filter(|kind| entries.keys().any(|key| key == *kind)).collect();
        let word = match kinds.as_slice() {
            [word] => *word,
            [one, other, ..] => {
                self.conflict(path, one, other);
                return None;
            }
            [] => {
                let words = LinkKind::ALL.map(|kind| format!("`{}`", kind.word()));
                let message = "the link does not say what kind it is";
                let problem = Problem::new(&codes::MISSING_KEY, message);
                let unknown = entries.keys().find(|key| !names().contains(key));
                let problem = match unknown {
                    Some(key) => problem.did_you_mean_key(key, names()),
                    None => problem,
                };
                let hint = format!("use one of {}, or `hub` with `spokes`", words.join(", "));
                self.problem(problem.hint(hint), path);
                return None;
            }
        };
        let node = entries.take(word)?;
        let mut ends = self.names(node, &path.key(word));
        if word == "hub" {
            let Some(node) = entries.take("spokes") else {
                let message = "`hub` has no `spokes`";
                let problem = Problem::new(&codes::MISSING_KEY, message);
                let problem = problem.hint("name the networks it is peered with, in `spokes`");
                self.problem(problem, path);
                return None;
            };
            ends.extend(self.names(node, &path.key("spokes")));
        }
        let kind = LinkKind::named(word).unwrap_or_default();
        Some(Link::of(kind, ends))
    }

    fn names(&mut self, node: &Node, path: &Path<'_>) -> Vec<String> {
        let name = |node| self.plain(node, path, "a name or a list of names").map(str::to_owned);
        items(node).iter().filter_map(name).collect()
    }

    /// How many databases are replicated.
    fn databases(&mut self, node: &Node, path: &Path<'_>) -> Option<u64> {
        let text = self.text(node, path)?;
        let count = text.parse::<u64>().ok().filter(|it| *it > 0);
        if count.is_none() {
            let message = format!("`databases` is `{text}`, but has to be a whole number");
            let problem = Problem::new(&codes::NOT_A_NUMBER, message);
            self.problem(problem.hint("write how many databases are replicated"), path);
        }
        count
    }

    /// Whether a peering is known not to be connected.
    fn state(&mut self, node: &Node, path: &Path<'_>) -> bool {
        let word = self.text(node, path).unwrap_or_default().to_ascii_lowercase();
        self.one_of(&word, path, STATES);
        word == "initiated" || word == "disconnected"
    }

    fn is_linux(&mut self, node: &Node, path: &Path<'_>) -> bool {
        let word = self.text(node, path).unwrap_or_default();
        self.one_of(&word, path, SYSTEMS);
        word == "linux"
    }

    fn one_of(&mut self, word: &str, path: &Path<'_>, words: &[&str]) {
        if !words.contains(&word) {
            let message =
                format!("`{}` is `{word}`, but has to be {}", path.name(), words.join(" or "));
            let problem = Problem::new(&codes::NOT_A_CHOICE, message);
            let problem = problem.did_you_mean(word, words.iter().copied());
            let (first, change) = (words.first().copied().unwrap_or_default(), Edit::set);
            let problem = if problem.hints.is_empty() {
                problem.offer(format!("write {first}"), change(first))
            } else {
                problem
            };
            self.problem(problem, path);
        }
    }
}
