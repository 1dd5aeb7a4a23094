//! The references of expressions in the `configuration` of a plan.

use std::collections::BTreeMap;

use super::address::{InstanceAddress, Step, steps};
use crate::read::syntax::tree::{Node, NodeValue};

/// How many modules a reference is followed through.
const DEEPEST: usize = 40;

/// The code of a plan, and the resource instances that it made.
pub(super) struct References<'a> {
    root: Option<&'a Node>,
    /// By the names of the modules and of the resource, without keys.
    instances: BTreeMap<String, Vec<InstanceAddress>>,
}

/// The scope of an expression: a module instance that is known, and modules in it of which any instance
/// may be meant.
#[derive(Clone)]
struct Scope {
    known: Vec<Step>,
    /// The keys of these are those of the reference, where it has one.
    inner: Vec<Step>,
}

impl Scope {
    fn modules(&self) -> impl Iterator<Item = &Step> {
        self.known.iter().chain(&self.inner)
    }

    /// The module around, and the call of this one in it.
    fn up(mut self) -> Option<(Scope, Step)> {
        let call = self.inner.pop().or_else(|| self.known.pop())?;
        Some((self, call))
    }
}

impl<'a> References<'a> {
    pub(super) fn of(
        plan: &'a Node,
        addresses: impl Iterator<Item = InstanceAddress>,
    ) -> References<'a> {
        let root = plan.get("configuration").and_then(|it| it.get("root_module"));
        let mut instances = BTreeMap::<String, Vec<InstanceAddress>>::new();
        for address in addresses {
            let key = key(address.modules.iter(), &address.resource());
            instances.entry(key).or_default().push(address);
        }
        References { root, instances }
    }

    /// The expressions of a resource, and the resource itself in the code.
    pub(super) fn code(&self, address: &InstanceAddress) -> Option<&'a Node> {
        let module = self.module(address.modules.iter())?;
        let resources = module.get("resources").map(Node::items).unwrap_or_default();
        let name = address.resource();
        resources.iter().find(|it| it.get("address").and_then(Node::word) == Some(&name))
    }

    /// The addresses of the resource instances that an expression of a resource refers to, each once.
    pub(super) fn targets(
        &self,
        resource: &InstanceAddress,
        code: &Node,
        expression: &Node,
    ) -> Vec<String> {
        let scope = Scope { known: resource.modules.clone(), inner: Vec::new() };
        let mut found = Vec::new();
        self.follow(&scope, resource.key.as_ref(), Some(code), expression, 0, &mut found);
        found
    }

    fn module<'s>(&self, modules: impl Iterator<Item = &'s Step>) -> Option<&'a Node> {
        modules.fold(self.root, |module, step| {
            module?.get("module_calls")?.get(&step.name)?.get("module")
        })
    }

    fn follow(
        &self,
        scope: &Scope,
        own_key: Option<&String>,
        code: Option<&Node>,
        expression: &Node,
        depth: usize,
        found: &mut Vec<String>,
    ) {
        if depth > DEEPEST {
            return;
        }
        let mut words = Vec::new();
        words_of(expression, 0, &mut words);
        let by_own_key = words.iter().any(|it| *it == "each.key" || *it == "count.index");
        let own_key = own_key.filter(|_| by_own_key);
        let mut keyed: Vec<String> = Vec::new();
        for word in &words {
            let steps = steps(word);
            let mut parts = steps.iter();
            let Some(first) = parts.next() else { continue };
            match (first.name.as_str(), parts.next(), parts.next()) {
                ("var", Some(name), _) => {
                    let Some((outer, call)) = scope.clone().up() else { continue };
                    let Some(module) = self.module(outer.modules()) else { continue };
                    let calls = module.get("module_calls").and_then(|it| it.get(&call.name));
                    let value = calls.and_then(|it| it.get("expressions")?.get(&name.name));
                    if let Some(value) = value {
                        self.follow(&outer, call.key.as_ref(), calls, value, depth + 1, found);
                    }
                }
                ("module", Some(call), Some(output)) => {
                    let mut inner = scope.clone();
                    let key = call.key.as_ref().or(own_key).cloned();
                    inner.inner.push(Step { name: call.name.clone(), key });
                    let module = self.module(inner.modules());
                    let output = module.and_then(|it| it.get("outputs")?.get(&output.name));
                    if let Some(expression) = output.and_then(|it| it.get("expression")) {
                        self.follow(&inner, None, None, expression, depth + 1, found);
                    }
                }
                ("each", ..) => {
                    let each = code.and_then(|it| it.get("for_each_expression"));
                    if let Some(each) = each.filter(|_| *word != "each.key") {
                        self.follow(scope, None, None, each, depth + 1, found);
                    }
                }
                ("data", Some(kind), Some(name)) => {
                    let resource = format!("data.{}.{}", kind.name, name.name);
                    self.instances(
                        scope,
                        &resource,
                        name.key.as_ref().or(own_key),
                        found,
                        &mut keyed,
                    );
                }
                (
                    "local" | "var" | "module" | "count" | "path" | "self" | "terraform" | "data",
                    ..,
                )
                | (_, None, _) => {}
                (kind, Some(name), _) => {
                    let resource = format!("{kind}.{}", name.name);
                    self.instances(
                        scope,
                        &resource,
                        name.key.as_ref().or(own_key),
                        found,
                        &mut keyed,
                    );
                }
            }
        }
    }

    /// Adds the instances that are meant. A reference is written with its key and then without.
    fn instances(
        &self,
        scope: &Scope,
        resource: &str,
        wanted: Option<&String>,
        found: &mut Vec<String>,
        keyed: &mut Vec<String>,
    ) {
        if wanted.is_none() && keyed.iter().any(|it| it == resource) {
            return;
        }
        let all = self.instances.get(&key(scope.modules(), resource));
        let inside = all.into_iter().flatten().filter(|it| {
            let keys = |(a, b): (&Step, &Step)| b.key.is_none() || a.key == b.key;
            it.modules.starts_with(&scope.known)
                && it.modules.iter().skip(scope.known.len()).zip(&scope.inner).all(keys)
        });
        let inside: Vec<&InstanceAddress> = inside.collect();
        let exact: Vec<&InstanceAddress> = inside
            .iter()
            .filter(|it| wanted.is_some() && it.key.as_ref() == wanted)
            .copied()
            .collect();
        if !exact.is_empty() {
            keyed.push(resource.to_owned());
        }
        for address in if exact.is_empty() { inside } else { exact } {
            let address = address.to_string();
            if !found.contains(&address) {
                found.push(address);
            }
        }
    }
}

/// Modules and a resource without the keys.
fn key<'s>(modules: impl Iterator<Item = &'s Step>, resource: &str) -> String {
    let names: Vec<&str> = modules.map(|it| it.name.as_str()).chain([resource]).collect();
    names.join("/")
}

/// The references of an expression, and of everything in it.
fn words_of<'n>(expression: &'n Node, depth: usize, found: &mut Vec<&'n str>) {
    match &expression.value {
        NodeValue::Map(entries) if depth < DEEPEST => {
            let references = expression.get("references").map(Node::items).unwrap_or_default();
            found.extend(references.iter().filter_map(Node::word));
            if references.is_empty() {
                for (_, node) in entries {
                    words_of(node, depth + 1, found);
                }
            }
        }
        NodeValue::List(items) if depth < DEEPEST => {
            for item in items {
                words_of(item, depth + 1, found);
            }
        }
        _ => {}
    }
}
