//! A plan as a request: every subnet with its services and inputs, pinned where it was placed.

use ipplan::{
    Absent, ClientPool, Edition, Family, Input, IpNet, Link, LinkKind, Lock, LockedNetwork,
    LockedSubnet, Network, Place, PrefixLen, Prefixes, Problem, Request, Service, Subnet, Workload,
    codes,
};

use crate::read::ours::found::{Found, FoundRequest};
use crate::read::ours::lock;
use crate::read::ours::request::Places;
use crate::read::ours::sniff::Sniffed;
use crate::read::syntax::address;
use crate::read::syntax::tree::{Fault, Node, NodeValue};

pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    let mut plan = Plan::default();
    if let Some(root) = &text.root {
        plan.root(root);
    }
    let Plan { request, lock, faults } = plan;
    let problems: Vec<Problem> = faults.into_iter().map(|fault| *fault.problem).collect();
    let places = Places::of_text(&problems);
    Found::Request(Box::new(FoundRequest { request, lock: Some(lock), problems, places }))
}

/// The plan as far as it could be read, and the problems. A part with a mistake is left out, but
/// not the rest.
#[derive(Default)]
struct Plan {
    request: Request,
    lock: Lock,
    faults: Vec<Fault>,
}

impl Plan {
    fn root(&mut self, root: &Node) {
        self.request.edition = root.maybe("edition").and_then(|node| {
            let read = node.text().and_then(|text| {
                Edition::parse(text).ok_or_else(|| node.fault("this is not a date"))
            });
            self.kept(read)
        });
        for node in self.items(root, "networks") {
            let read = self.network(node);
            if let Some((name, network, locked)) = self.kept(read) {
                self.request.networks.insert(name.to_owned(), network);
                self.lock.networks.insert(name.to_owned(), locked);
            }
        }
        for node in self.items(root, "gone") {
            let read = self.gone_network(node);
            if let Some((name, locked)) = self.kept(read) {
                self.lock.networks.insert(name.to_owned(), locked);
            }
        }
        self.client_pools(root);
        self.links(root);
        // A lock that is read can be written and read again, even if there are other problems.
        if let Some(why) = lock::unsound(&self.lock) {
            self.lock = Lock::default();
            if self.faults.is_empty() {
                self.faults.push(root.fault(&format!("this plan was changed: {why}")));
            }
        }
    }

    /// The address pools of point-to-site connections, which most plans do not have.
    fn client_pools(&mut self, root: &Node) {
        let items = |key| match root.maybe(key).map(|node| &node.value) {
            Some(NodeValue::List(items)) => items.as_slice(),
            _ => &[],
        };
        for node in items("client_pools") {
            let read = client_pool(node);
            if let Some((name, pool, placed)) = self.kept(read) {
                self.lock.client_pools.insert(name.to_owned(), placed);
                self.request.client_pools.insert(name.to_owned(), pool);
            }
        }
        for node in items("gone_client_pools") {
            let read = gone_subnet(node);
            if let Some((name, pool)) = self.kept(read) {
                self.lock.client_pools.insert(name.to_owned(), pool);
            }
        }
    }

    /// On-premises sites and links, which most plans do not have.
    fn links(&mut self, root: &Node) {
        let items = |key| match root.maybe(key).map(|node| &node.value) {
            Some(NodeValue::List(items)) => items.as_slice(),
            _ => &[],
        };
        for node in items("sites") {
            let read = site(node);
            if let Some((name, space)) = self.kept(read) {
                self.request.sites.insert(name.to_owned(), space);
            }
        }
        for node in items("links") {
            let read = link(node);
            let Some(link) = self.kept(read) else { continue };
            // The link of a client pool that names its network follows from that.
            let follows = |[network, pool]: [&String; 2]| {
                let pool = self.request.client_pools.get(pool);
                pool.is_some_and(|pool| pool.network.as_ref() == Some(network))
            };
            let is_implied = match link.ends.as_slice() {
                [network, pool] if link.kind == LinkKind::PointToSite => follows([network, pool]),
                _ => false,
            };
            if !is_implied {
                self.request.links.push(link);
            }
        }
    }

    fn network<'n>(&mut self, node: &'n Node) -> Result<(&'n str, Network, LockedNetwork), Fault> {
        let name = node.wanted("name")?.text()?;
        let space = self.items(node, "space").iter().map(Node::network);
        let space: Vec<IpNet> = space.collect::<Result<_, _>>()?;
        let mut locked = LockedNetwork { space: space.clone(), ..LockedNetwork::default() };
        let mut network = Network::within(space);
        let said = |key: &str| node.maybe(key).map(|it| it.text().map(str::to_owned)).transpose();
        (network.region, network.was) = (said("region")?, said("was")?);
        (network.isolated, network.reuse) = (said("isolated")?, said("reuse")?);
        for node in self.items(node, "subnets") {
            let read = subnet(node);
            if let Some((key, mut subnet, placed)) = self.kept(read) {
                locked.subnets.insert(key.to_owned(), placed);
                // Of several subnets of one service the lock knows the places; the request has one
                // entry for all.
                if let Some((entry, _)) = key.split_once('/') {
                    subnet.at = Place::default();
                    network.subnets.insert(entry.to_owned(), subnet);
                } else {
                    network.subnets.insert(key.to_owned(), subnet);
                }
            }
        }
        self.gone(node, &mut locked);
        Ok((name, network, locked))
    }

    /// A network that nobody wants any more.
    fn gone_network<'n>(&mut self, node: &'n Node) -> Result<(&'n str, LockedNetwork), Fault> {
        let name = node.wanted("name")?.text()?;
        let space = self.items(node, "space").iter().map(Node::network);
        let space = space.collect::<Result<_, _>>()?;
        let mut locked = LockedNetwork { space, ..LockedNetwork::default() };
        self.gone(node, &mut locked);
        Ok((name, locked))
    }

    /// The subnets that nobody wants any more.
    fn gone(&mut self, node: &Node, locked: &mut LockedNetwork) {
        for node in self.items(node, "gone") {
            let read = gone_subnet(node);
            if let Some((key, subnet)) = self.kept(read) {
                locked.subnets.insert(key.to_owned(), subnet);
            }
        }
    }

    fn kept<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// The items of a required list.
    fn items<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        let read = node.wanted(key).and_then(|node| match &node.value {
            NodeValue::List(items) => Ok(items.as_slice()),
            _ => Err(node.fault("a list is required here")),
        });
        self.kept(read).unwrap_or_default()
    }
}

fn site(node: &Node) -> Result<(&str, Vec<IpNet>), Fault> {
    let space = texts_of(node.wanted("space")?, Node::network)?;
    Ok((node.wanted("name")?.text()?, space))
}

fn link(node: &Node) -> Result<Link, Fault> {
    let kind = node.wanted("kind")?;
    let known =
        LinkKind::named(kind.text()?).ok_or_else(|| kind.fault("this is not a kind of link"))?;
    let name = |node: &Node| node.text().map(str::to_owned);
    let mut link = Link::of(known, texts_of(node.wanted("ends")?, name)?);
    if let Some(NodeValue::List(sides)) = node.maybe("peerings").map(|node| &node.value) {
        for side in sides {
            let network = side.wanted("network").and_then(name)?;
            for (key, networks) in [
                ("gateway_transit", &mut link.gateway_transit),
                ("remote_gateways", &mut link.remote_gateways),
                ("forwarded_traffic", &mut link.forwarded_traffic),
            ] {
                let is_on = side.maybe(key).is_some_and(|it| it.value == NodeValue::Bool(true));
                if is_on && !networks.contains(&network) {
                    networks.push(network.clone());
                }
            }
        }
    }
    if let Some(node) = node.maybe("subnets") {
        link.subnets = texts_of(node, name)?;
    }
    let said = |key: &str| node.maybe(key).map(name).transpose();
    link.overlap = said("overlap")?;
    (link.plan, link.app, link.region) = (said("plan")?, said("app")?, said("region")?);
    link.linux = said("os")?.is_some_and(|os| os == "linux");
    link.disconnected = said("state")?.is_some();
    link.containers = node.maybe("containers").is_some_and(|it| it.value == NodeValue::Bool(true));
    link.tier = said("tier")?;
    let databases =
        |it: &Node| it.text()?.parse().map_err(|_| it.fault("a whole number is required here"));
    link.databases = node.maybe("databases").map(databases).transpose()?;
    link.next_gen = node.maybe("next_gen").is_some_and(|it| it.value == NodeValue::Bool(true));
    Ok(link)
}

/// The values of the items of a list.
fn texts_of<T>(node: &Node, read: impl Fn(&Node) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    match &node.value {
        NodeValue::List(items) => items.iter().map(read).collect(),
        _ => Err(node.fault("a list is required here")),
    }
}

/// The name of a client pool, what is wanted, and where it is.
fn client_pool(node: &Node) -> Result<(&str, ClientPool, LockedSubnet), Fault> {
    let (name, placed) = (node.wanted("name")?.text()?, placed(node)?);
    let network = node.maybe("network").map(Node::text).transpose()?;
    let holds = node.maybe("service").map(|_| workload(node)).transpose()?;
    let pool = ClientPool {
        holds: holds.into_iter().collect(),
        network: network.map(str::to_owned),
        ..ClientPool::at(placed.prefixes.first())
    };
    Ok((name, pool, placed))
}

fn gone_subnet(node: &Node) -> Result<(&str, LockedSubnet), Fault> {
    Ok((node.wanted("key")?.text()?, LockedSubnet { gone: true, ..placed(node)? }))
}

/// Where a subnet is, and where it was.
fn placed(node: &Node) -> Result<LockedSubnet, Fault> {
    let first = node.wanted("address_prefix")?.network()?;
    let ipv6 = node.maybe("ipv6").map(Node::network).transpose()?;
    let more = node.networks("more")?.into_iter().chain(ipv6);
    Ok(LockedSubnet {
        prefixes: Prefixes::from(first).and(more),
        former: node.networks("former")?,
        gone: false,
    })
}

/// The key of a subnet, what is wanted, and where it is.
fn subnet(node: &Node) -> Result<(&str, Subnet, LockedSubnet), Fault> {
    let key = node.wanted("key")?.text()?;
    let holds = match node.maybe("holds").map(|node| &node.value) {
        Some(NodeValue::List(items)) => items.iter().map(workload).collect::<Result<_, _>>()?,
        _ => vec![workload(node)?],
    };
    let placed = placed(node)?;
    let group = node.maybe("group").map(Node::text).transpose()?;
    // Of several subnets of one service, each says the same of their entry.
    let was = node.maybe("was").map(Node::text).transpose()?;
    let was = was.map(|was| was.split_once('/').map_or(was, |(entry, _)| entry).to_owned());
    let on = node.maybe("default_outbound").is_some_and(|it| it.value == NodeValue::Bool(true));
    let reserve = node.maybe("reserve").map(Node::network).transpose()?;
    let subnet = Subnet {
        holds,
        at: Place::Here(placed.prefixes.of_family(Family::V4).collect()),
        group: group.map(str::to_owned),
        was,
        default_outbound: on.then_some(true),
        reserve: reserve.and_then(|range| PrefixLen::new(Family::of(&range), range.prefix_len())),
        ipv6: placed.prefixes.ipv6().is_some(),
        ..Subnet::default()
    };
    Ok((key, subnet, placed))
}

/// A service with the inputs that are not what they are anyway.
fn workload(node: &Node) -> Result<Workload, Fault> {
    let name = node.wanted("service")?;
    let service = Service::named(name.text()?).ok_or_else(|| {
        let problem = format!("unknown service `{}`", name.text().unwrap_or_default());
        Fault::new(&codes::UNKNOWN_SERVICE, name.at, problem)
    })?;
    let mut workload = service.workload();
    let Some(Node { value: NodeValue::Map(inputs), .. }) = node.maybe("inputs") else {
        return Ok(workload);
    };
    for (key, node) in inputs {
        let Some(input) = service.input(&key.text) else {
            let message = format!("{} has no input `{}`", service.id, key.text);
            return Err(Fault::new(&codes::UNKNOWN_INPUT, key.at, message));
        };
        if let Some(value) = node.input().filter(|value| !is_default(input, value)) {
            workload = workload.with(input, value);
        }
    }
    Ok(workload)
}

fn is_default(input: &Input, value: &ipplan::Value) -> bool {
    match input.absent {
        Absent::Count(count) => *value == ipplan::Value::Count(count),
        // Where the pages have differed, what was planned with is kept.
        Absent::Fact(fact) => {
            fact.history().iter().all(|cited| *value == ipplan::Value::Count(cited.value))
        }
        Absent::Switch(on) => *value == ipplan::Value::Switch(on),
        Absent::Choice(word) => *value == ipplan::Value::from(word),
        Absent::Cidr(fact) => fact
            .history()
            .iter()
            .all(|cited| *value == ipplan::Value::from(cited.value.to_string())),
        Absent::Refused | Absent::Unsaid => false,
    }
}

impl Node {
    fn fault(&self, message: &str) -> Fault {
        Fault::new(&codes::WRONG_TYPE, self.at, message)
    }

    /// The value at a key, unless it is null.
    fn maybe(&self, key: &str) -> Option<&Node> {
        let NodeValue::Map(entries) = &self.value else { return None };
        let found = entries.iter().find(|(entry, _)| entry.text == key).map(|(_, node)| node);
        found.filter(|node| node.value != NodeValue::Null)
    }

    fn wanted(&self, key: &str) -> Result<&Node, Fault> {
        self.maybe(key).ok_or_else(|| {
            let message = format!("this part of the plan has no `{key}`");
            Fault::new(&codes::MISSING_KEY, self.at, message)
        })
    }

    fn text(&self) -> Result<&str, Fault> {
        match &self.value {
            NodeValue::Text(text) | NodeValue::Number(text) => Ok(text),
            _ => Err(self.fault("text is required here")),
        }
    }

    fn network(&self) -> Result<IpNet, Fault> {
        address::network(self.text()?.as_bytes()).map_err(|problem| {
            let problem = problem.at(self.at.to_string());
            Fault { at: self.at, problem: Box::new(problem) }
        })
    }

    /// The networks of a list, none where there is no such key.
    fn networks(&self, key: &str) -> Result<Vec<IpNet>, Fault> {
        match self.maybe(key) {
            None => Ok(Vec::new()),
            Some(Node { value: NodeValue::List(items), .. }) => {
                items.iter().map(Node::network).collect()
            }
            Some(other) => Err(other.fault("a list is required here")),
        }
    }

    /// The value of an input, which the core checks.
    fn input(&self) -> Option<ipplan::Value> {
        match &self.value {
            NodeValue::Bool(on) => Some(ipplan::Value::Switch(*on)),
            NodeValue::Number(text) | NodeValue::Text(text) => match text.parse() {
                Ok(count) => Some(ipplan::Value::Count(count)),
                Err(_) => Some(ipplan::Value::from(text.as_str())),
            },
            NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
        }
    }
}
