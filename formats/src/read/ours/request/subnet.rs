//! Subnets, and what lives in them.

use std::collections::BTreeMap;

use ipplan::{
    Edition, Family, IpNet, Place, PrefixLen, Problem, Service, Subnet, Workload, codes, services,
};

use crate::read::ours::request::entries::Entries;
use crate::read::ours::request::keys::{SUBNET_KEYS, SUBNET_WORDS};
use crate::read::ours::request::path::Path;
use crate::read::ours::request::reader::{RequestReader, items};
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::syntax::words::list;

/// The hint for several services that are written in another way.
const SEVERAL: &str = "list several services of one subnet under `holds`: `holds: [vpn-gateway, \
                       expressroute-gateway]`";

impl RequestReader {
    pub(super) fn subnet(&mut self, node: &Node, path: &Path<'_>) -> Subnet {
        let mut subnet = Subnet::default();
        let mut entries = match &node.value {
            // A service that needs nothing else said is one word.
            NodeValue::Text(text) => {
                match size_or_place(text) {
                    Some((what, key)) => {
                        let message = format!(
                            "{} is {what}, but has to be a service or a map of keys",
                            path.subject()
                        );
                        let problem = Problem::new(&codes::WRONG_TYPE, message);
                        self.problem(problem.hint(format!("write `{{ {key}: {text} }}`")), path);
                    }
                    None => subnet.holds.extend(self.one_word(node, path)),
                }
                return subnet;
            }
            NodeValue::Null | NodeValue::Map(_) => self.entries(node, path),
            NodeValue::List(_) => {
                let message = format!(
                    "subnet `{}` is a list, but has to be a service or a map of keys",
                    path.name()
                );
                let problem = Problem::new(&codes::WRONG_TYPE, message);
                self.problem(problem.hint(SEVERAL), path);
                return subnet;
            }
            _ => {
                self.wrong_type(node, path, "a service or a map of keys");
                return subnet;
            }
        };
        self.translate(&mut entries, path, "a subnet", SUBNET_WORDS);
        for key in ["services", "workloads", "contains"] {
            // A number of services is an input of one service.
            if let Some(node) = entries.take_list(key) {
                let message = format!("unknown key `{key}` in a subnet");
                let problem = Problem::new(&codes::UNKNOWN_KEY, message);
                self.problem(problem.hint(SEVERAL), &path.key(key));
                // What was meant is read all the same, so that its own problems are found.
                for (index, item) in items(node).iter().enumerate() {
                    subnet.holds.extend(self.held(item, &path.key(key).item(index)));
                }
            }
        }
        let misnamed = !subnet.holds.is_empty();
        // A place or a size alone is enough: then its use is not known.
        let sized = ["at", "prefix-length"].iter().any(|key| entries.keys().any(|it| it == *key));
        self.settings(&mut subnet, &mut entries, path);
        match (entries.take("service"), entries.take("holds")) {
            (Some(service), holds) => {
                if holds.is_some() {
                    self.conflict(&path.key("holds"), "service", "holds");
                }
                let keys: Vec<&str> = entries.keys().collect();
                let service = self.service(service, &path.key("service"), &keys);
                let workload = self.workload(service, entries, path, SUBNET_KEYS);
                subnet.holds.extend(workload);
            }
            (None, Some(holds)) if items(holds).is_empty() && !sized => {
                self.no_service(&entries, path, &format!("subnet `{}`", path.name()));
            }
            (None, Some(holds)) => {
                let path_of_holds = path.key("holds");
                for (index, item) in items(holds).iter().enumerate() {
                    let workload = self.held(item, &path_of_holds.item(index));
                    subnet.holds.extend(workload);
                }
                for (key, _) in entries.rest() {
                    self.unknown_key(&path.key(key), "a subnet with `holds`", SUBNET_KEYS);
                }
            }
            (None, None) if misnamed => {}
            (None, None) if sized && entries.keys().next().is_none() => {}
            (None, None) => {
                self.no_service(&entries, path, &format!("subnet `{}`", path.name()));
            }
        }
        subnet
    }

    /// Everything about a subnet but what lives in it.
    fn settings(&mut self, subnet: &mut Subnet, entries: &mut Entries<'_>, path: &Path<'_>) {
        if let Some(node) = entries.take("at") {
            subnet.at = self.place(node, &path.key("at"));
        }
        if let Some(node) = entries.take("prefix-length") {
            subnet.prefix_len = self.subnet_len(node, &path.key("prefix-length"));
        }
        if let Some(node) = entries.take("group") {
            subnet.group = self.text(node, &path.key("group"));
        }
        if let Some(node) = entries.take("reserve") {
            subnet.reserve = self.subnet_len(node, &path.key("reserve"));
        }
        if let Some(node) = entries.take("fit") {
            subnet.fit = self.fit(node, &path.key("fit"));
        }
        if let Some(node) = entries.take("headroom") {
            subnet.headroom = self.headroom(node, &path.key("headroom"));
        }
        if let Some(node) = entries.take("ipv6") {
            subnet.ipv6 = self.switch(node, &path.key("ipv6")).unwrap_or_default();
        }
        if let Some(node) = entries.take("default-outbound") {
            subnet.default_outbound = self.switch(node, &path.key("default-outbound"));
        }
        if let Some(node) = entries.take("was") {
            subnet.was = self.text(node, &path.key("was"));
        }
    }

    /// Where a subnet has to be: a prefix, a list of them, or for each of several roles one of these.
    fn place(&mut self, node: &Node, path: &Path<'_>) -> Place {
        let NodeValue::Map(_) = node.value else {
            let prefixes = self.networks(node, path);
            return if prefixes.is_empty() { Place::Anywhere } else { Place::Here(prefixes) };
        };
        let mut places = BTreeMap::new();
        for (role, node) in self.entries(node, path).rest() {
            let prefixes = self.networks(node, &path.key(role));
            if !prefixes.is_empty() {
                places.insert(role.to_owned(), prefixes);
            }
        }
        if places.is_empty() { Place::Anywhere } else { Place::ByRole(places) }
    }

    /// A service with nothing else said.
    fn one_word(&mut self, node: &Node, path: &Path<'_>) -> Option<Workload> {
        let workload = self.service(node, path, &[])?.workload();
        self.check(&workload, path);
        Some(workload)
    }

    /// Adds the problems that the core would find in a complete workload.
    fn check(&mut self, workload: &Workload, path: &Path<'_>) {
        if !self.refused {
            return;
        }
        let edition = *self.edition.get_or_insert_with(Edition::newest);
        let wrong = workload.check(edition).err().into_iter().flatten();
        let wrong = wrong.map(|problem| problem.under(&path.to_string()));
        self.problems.extend(wrong);
    }

    /// One of several workloads: a service in one word, or with its inputs.
    fn held(&mut self, node: &Node, path: &Path<'_>) -> Option<Workload> {
        if let NodeValue::Text(_) = node.value {
            return self.one_word(node, path);
        }
        let before = self.problems.len();
        let entries = self.entries(node, path);
        if self.problems.len() > before && entries.keys().next().is_none() {
            return None;
        }
        self.named_workload(entries, path, "an entry of `holds`", &["service"])
    }

    /// A service, named by the key of that name, with its inputs.
    pub(super) fn named_workload(
        &mut self,
        mut entries: Entries<'_>,
        path: &Path<'_>,
        what: &str,
        keys: &[&str],
    ) -> Option<Workload> {
        let Some(service) = entries.take("service") else {
            self.no_service(&entries, path, what);
            return None;
        };
        let given: Vec<&str> = entries.keys().collect();
        let service = self.service(service, &path.key("service"), &given);
        self.workload(service, entries, path, keys)
    }

    /// A service with the inputs among the keys next to it.
    fn workload(
        &mut self,
        service: Option<&'static Service>,
        entries: Entries<'_>,
        path: &Path<'_>,
        keys: &[&str],
    ) -> Option<Workload> {
        let Some(service) = service else {
            // What belongs to a service that is not known cannot be distinguished from a typo.
            for (key, _) in entries.rest().filter(|(key, _)| !is_an_input(key)) {
                self.unknown_key(&path.key(key), "a subnet", keys);
            }
            return None;
        };
        let mut workload = service.workload();
        let before = self.problems.len();
        let mut written: Vec<(&str, &str)> = Vec::new();
        for (key, node) in entries.rest() {
            let path = path.key(key);
            let Some(input) = service.input(key) else {
                self.unknown_input(service, &path, keys);
                continue;
            };
            if let Some((_, other)) = written.iter().find(|(name, _)| *name == input.name) {
                self.conflict(&path, other, key);
                continue;
            }
            written.push((input.name, key));
            if let Some(value) = self.input(node, &path) {
                workload = workload.with(input, value);
            }
        }
        if self.problems.len() == before {
            self.check(&workload, path);
        }
        Some(workload)
    }

    fn unknown_input(&mut self, service: &Service, path: &Path<'_>, keys: &[&str]) {
        let key = path.name();
        let message = format!("{} has no input `{key}`", service.id);
        let problem = Problem::new(&codes::UNKNOWN_INPUT, message);
        let names: Vec<&str> = service.inputs.iter().map(|input| input.name).collect();
        let aliases = service.inputs.iter().flat_map(|input| input.aliases.iter().copied());
        let known = names.iter().copied().chain(aliases).chain(keys.iter().copied());
        let problem = problem.did_you_mean_key(key, known).or_hint(if names.is_empty() {
            "it has no inputs".to_owned()
        } else {
            format!("its inputs are {}", list(names, "and"))
        });
        self.problem(problem, path);
    }

    /// The service of that name.
    fn service(
        &mut self,
        node: &Node,
        path: &Path<'_>,
        inputs: &[&str],
    ) -> Option<&'static Service> {
        let NodeValue::Text(name) = &node.value else {
            if let NodeValue::List(_) = node.value {
                let message = "`service` is a list, but has to be the name of one service";
                let problem = Problem::new(&codes::WRONG_TYPE, message);
                self.problem(problem.hint(SEVERAL), path);
            } else {
                self.wrong_type(node, path, "the name of a service");
            }
            return None;
        };
        let service = Service::named(name);
        if service.is_none() {
            let problem = Service::unknown(name);
            let problem = match fitting(inputs) {
                Some(hint) => problem.or_hint(hint),
                None => problem,
            };
            self.problem(problem.hint("`ipplan services` lists all services"), path);
        }
        service
    }

    fn no_service(&mut self, entries: &Entries<'_>, path: &Path<'_>, what: &str) {
        if let Some(service) = entries.service() {
            let message = format!("unknown key `{service}` in a subnet");
            let problem = Problem::new(&codes::UNKNOWN_KEY, message);
            let hint = format!("write `service: {service}`, with its inputs beside it");
            return self.problem(problem.hint(hint), &path.key(service));
        }
        let message = format!("{what} has no service");
        let problem = Problem::new(&codes::NO_SERVICE, message);
        let keys: Vec<&str> = entries.keys().collect();
        let hint = fitting(&keys);
        let hint = hint.unwrap_or_else(|| "name its service, such as `service: hosts`".to_owned());
        self.problem(problem.hint(hint), path);
        for key in keys.into_iter().filter(|key| !is_an_input(key)) {
            self.unknown_key(&path.key(key), "a subnet", SUBNET_KEYS);
        }
    }
}

/// What a text is that names no service but the size or the place of a subnet, and the key for it.
fn size_or_place(text: &str) -> Option<(&'static str, &'static str)> {
    let is_length = || PrefixLen::parse(text, Family::V4).is_some();
    match text.strip_prefix('/') {
        Some(_) => is_length().then_some(("a prefix length", "prefix-length")),
        None => text.parse::<IpNet>().is_ok().then_some(("a range", "at")),
    }
}

/// Whether a service takes an input of that name.
fn is_an_input(key: &str) -> bool {
    services::ALL.iter().any(|service| service.input(key).is_some())
}

/// The services that take all of these inputs, where there are any and not too many.
fn fitting(inputs: &[&str]) -> Option<String> {
    let fits = |service: &&&Service| inputs.iter().all(|key| service.input(key).is_some());
    let names: Vec<&str> = services::ALL.iter().filter(fits).map(|service| service.id).collect();
    let few = !inputs.is_empty() && (1..=4).contains(&names.len());
    let verb = if inputs.len() == 1 { "is an input" } else { "are inputs" };
    few.then(|| format!("{} {verb} of {}", list(inputs, "and"), list(names, "and")))
}
