//! Goes through the resources of a template and evaluates them: loops, conditions, children, and the
//! templates within.

use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};
use crate::read::theirs::unknown::{NotKnown, plain};

use super::evaluate::Env;
use super::resources::{Nested, is_deployment};
use super::scope::{ResourceScope, at};

/// A resource, evaluated.
pub(super) struct FoundResource {
    pub(super) node: Node,
    /// Its type with those of its parents, in lower case.
    pub(super) kind: String,
    /// The ID of the resource group it is in.
    pub(super) group: String,
    pub(super) state: Deployed,
}

/// Whether a resource is deployed, by the conditions around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Deployed {
    Yes,
    /// A condition could not be evaluated.
    Perhaps,
    /// The condition at this place is false.
    No(Spot),
}

/// A part that could not be read.
pub(super) struct Gap {
    pub(super) at: Spot,
    pub(super) why: NotKnown,
}

#[derive(Default)]
pub(super) struct Walk {
    pub(super) found: Vec<FoundResource>,
    pub(super) gaps: Vec<Gap>,
}

/// The surroundings of a resource.
#[derive(Clone)]
struct Around {
    target: ResourceScope,
    state: Deployed,
    /// The type and the name of its parent.
    parent: Option<(String, String)>,
}

impl Walk {
    /// All resources of the template that is in scope.
    pub(super) fn template(&mut self, env: &Env<'_, '_>) {
        let around =
            Around { target: env.scope.target.clone(), state: Deployed::Yes, parent: None };
        self.resources(env, env.scope.template, &around);
    }

    fn resources<'a>(&mut self, env: &Env<'_, 'a>, holder: &'a Node, around: &Around) {
        let Some(resources) = at(holder, "resources") else { return };
        match &resources.value {
            NodeValue::List(items) => items.iter().for_each(|it| self.copies(env, it, around)),
            NodeValue::Map(entries) => {
                for (_, resource) in entries {
                    let existing = at(resource, "existing").map(|it| &it.value);
                    if existing != Some(&NodeValue::Bool(true)) {
                        self.copies(env, resource, around);
                    }
                }
            }
            NodeValue::Text(_) => {
                let list = env.value(resources);
                let why = list.word().and_then(NotKnown::of).unwrap_or_else(|| {
                    NotKnown::new("resources", "the list of resources is computed", "")
                });
                self.gaps.push(Gap { at: resources.at, why });
            }
            _ => {}
        }
    }

    /// A resource, as often as its loop says.
    fn copies<'a>(&mut self, env: &Env<'_, 'a>, resource: &'a Node, around: &Around) {
        let copy = at(resource, "copy").and_then(|copy| Some((copy, at(copy, "count")?)));
        let Some((copy, count)) = copy else { return self.one(env, resource, around) };
        let name = at(copy, "name").map(|it| env.value(it));
        let name = name.as_ref().and_then(Node::word).unwrap_or_default();
        match env.count(count) {
            Ok(count) => {
                for index in 0..count {
                    if env.machine.spend(1).is_err() {
                        break;
                    }
                    self.one(&env.in_loop(name, index, true), resource, around);
                }
            }
            Err(why) if matters(resource) && around.state == Deployed::Yes => {
                self.gaps.push(Gap { at: count.at, why });
            }
            Err(_) => {}
        }
    }

    fn one<'a>(&mut self, env: &Env<'_, 'a>, resource: &'a Node, around: &Around) {
        let mut around = around.clone();
        if let Some(condition) = at(resource, "condition") {
            let value = env.value(condition);
            match (&value.value, around.state) {
                (_, Deployed::No(_)) | (NodeValue::Bool(true), _) => {}
                (NodeValue::Text(text), _) if text.eq_ignore_ascii_case("true") => {}
                (NodeValue::Text(text), _) if NotKnown::of(text).is_some() => {
                    around.state = Deployed::Perhaps;
                }
                _ => around.state = Deployed::No(condition.at),
            }
        }
        if is_deployment(resource) {
            return self.deployment(env, resource, &around);
        }
        let NodeValue::Map(entries) = &resource.value else { return };
        let said = |key: &str| at(resource, key).map(|it| env.value(it));
        let kind = said("type").as_ref().and_then(Node::word).unwrap_or_default().to_owned();
        let name = said("name");
        let named_at = name.as_ref().map_or(resource.at, |it| it.at);
        let name = name.as_ref().and_then(Node::word).unwrap_or_default().to_owned();
        let (kind, name) = match &around.parent {
            // A child within its parent has the last parts only.
            Some((parent, parents)) if !kind.contains('.') => {
                (format!("{parent}/{kind}"), format!("{parents}/{name}"))
            }
            _ => (kind, name),
        };
        let text = |key: &str, value: &str, at: Spot| {
            let value = NodeValue::Text(value.to_owned());
            (Key { text: key.to_owned(), at }, Node { at, value })
        };
        let mut made = vec![text("type", &kind, named_at), text("name", &name, named_at)];
        for (key, node) in entries {
            let lower = key.text.to_ascii_lowercase();
            if !["type", "name", "resources", "copy", "condition", "dependson", "apiversion"]
                .contains(&lower.as_str())
            {
                made.push((key.clone(), env.value(node)));
            }
        }
        self.found.push(FoundResource {
            node: Node { at: resource.at, value: NodeValue::Map(made) },
            kind: kind.to_ascii_lowercase(),
            group: around.target.id(),
            state: around.state,
        });
        around.parent = Some((kind, name));
        self.resources(env, resource, &around);
    }

    /// The resources of a template within this one.
    fn deployment<'a>(&mut self, env: &Env<'_, 'a>, deployment: &'a Node, around: &Around) {
        let target = env.target(deployment, &around.target);
        let inside = |target| Around { target, state: around.state, parent: None };
        match env.nested(deployment) {
            Some(Nested::Inner(scope)) => {
                let inner = Env::new(env.machine, &scope);
                self.resources(&inner, scope.template, &inside(target));
            }
            Some(Nested::Outer(template)) => self.resources(env, template, &inside(target)),
            None => {
                let properties = at(deployment, "properties");
                let link = properties.and_then(|it| at(it, "templateLink"));
                let (place, why) = match (link, around.state) {
                    (_, Deployed::No(_)) => return,
                    (Some(link), _) => {
                        let whole = env.value(link);
                        let mut said = ["uri", "relativePath", "id"].iter();
                        let said = said.find_map(|key| at(&whole, key)?.word());
                        let said = said.map(|it| format!(" `{}`", plain(it)));
                        let why =
                            format!("the linked template{} is not read", said.unwrap_or_default());
                        (link.at, why)
                    }
                    (None, _) => {
                        (deployment.at, "the template of the deployment is computed".into())
                    }
                };
                let hint = "give the linked template as a file of its own, if it has networks";
                self.gaps.push(Gap { at: place, why: NotKnown::new("template", why, hint) });
            }
        }
    }
}

/// Whether a resource says address space, or may have one within that does.
fn matters(node: &Node) -> bool {
    match &node.value {
        NodeValue::Text(text) => {
            let lower = text.to_ascii_lowercase();
            ["microsoft.network/virtualnetworks", "microsoft.network/virtualhubs"]
                .contains(&lower.as_str())
                || lower == "microsoft.network/virtualnetworks/subnets"
        }
        NodeValue::List(items) => items.iter().any(matters),
        NodeValue::Map(entries) => entries
            .iter()
            .any(|(key, node)| key.text.eq_ignore_ascii_case("templateLink") || matters(node)),
        _ => false,
    }
}
