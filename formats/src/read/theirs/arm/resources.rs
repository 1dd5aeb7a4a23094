//! Functions that ask for resources and for the deployment: IDs, references, outputs of other deployments.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::read::syntax::tree::{Node, NodeValue, Spot};
use crate::read::theirs::unknown::NotKnown;

use super::call::{Call, FunctionResult};
use super::evaluate::{Env, Evaluated, Hashed, member, plain};
use super::expression::Expression;
use super::scope::{ResourceScope, Scope, at};

pub(super) const DEPLOYMENT: &str = "microsoft.resources/deployments";
const ONLY_THEN: &str = "only a deployment knows it";
/// How many resources of one loop are looked at for the one that is referred to.
const LOOKED_AT: i64 = 200;

impl<'e, 'a> Env<'e, 'a> {
    /// The answer of a function by its name in lower case, if it is one of these.
    pub(super) fn of_deployment(&self, name: &str, call: &Call<'_>) -> Option<FunctionResult> {
        let target = &self.scope.target;
        let text = |text: &str| NodeValue::Text(text.to_owned());
        let only_then = || NotKnown::new(call.name, format!("`{}`: {ONLY_THEN}", call.name), "");
        Some(match name {
            "resourceid" => self.resource_id(call),
            "subscriptionresourceid" => typed(call, 1).map(|(before, rest)| {
                let subscription = before.first().unwrap_or(&target.subscription);
                NodeValue::Text(format!("/subscriptions/{subscription}{rest}"))
            }),
            "tenantresourceid" => typed(call, 0).map(|(_, rest)| NodeValue::Text(rest)),
            "extensionresourceid" => call.word(0).and_then(|base| {
                let call = Call { arguments: call.arguments.get(1..).unwrap_or_default(), ..*call };
                typed(&call, 0).map(|(_, rest)| NodeValue::Text(base + &rest))
            }),
            "resourcegroup" => Ok(call.object([
                ("name", text(&target.group)),
                ("id", NodeValue::Text(target.id())),
                ("location", NodeValue::Text(only_then().made_of(&target.id()).text())),
                ("tags", NodeValue::Map(Vec::new())),
            ])),
            "subscription" => Ok(call.object([
                ("subscriptionId", text(&target.subscription)),
                ("id", NodeValue::Text(format!("/subscriptions/{}", target.subscription))),
                ("tenantId", NodeValue::Text(only_then().made_of(&"tenant").text())),
                ("displayName", NodeValue::Text(only_then().made_of(&"display").text())),
            ])),
            "deployment" => Ok(call.object([("name", text(&self.scope.name))])),
            "resourceinfo" => self.resource_info(call),
            "newguid" | "utcnow" => {
                Err(only_then().made_of(&(call.at.line, call.at.column, self.scope.id)))
            }
            "tenant" | "managementgroup" | "environment" | "deployer" | "reference"
            | "references" | "pickzones" | "datetimeadd" | "datetimefromepoch" | "fail"
            | "providers" => Err(only_then()),
            _ if name.starts_with("list") => Err(only_then()),
            _ => return None,
        })
    }

    /// The ID of a resource in this group, or in the one that is named before its type.
    fn resource_id(&self, call: &Call<'_>) -> FunctionResult {
        let (before, rest) = typed(call, 2)?;
        let mut target = self.scope.target.clone();
        match before.as_slice() {
            [] => {}
            [group] => target.group.clone_from(group),
            [subscription, group, ..] => {
                target = ResourceScope { subscription: subscription.clone(), group: group.clone() };
            }
        }
        Ok(NodeValue::Text(target.id() + &rest))
    }

    fn resource_info(&self, call: &Call<'_>) -> FunctionResult {
        let only_then = || NotKnown::new(call.name, format!("`{}`: {ONLY_THEN}", call.name), "");
        let (resource, env) = self.resource(&call.word(0)?).ok_or_else(only_then)?;
        let name = at(resource, "name").map_or(NodeValue::Null, |it| env.value(it).value);
        let kind = at(resource, "type").map_or(NodeValue::Null, |it| env.value(it).value);
        let parts = [plain(kind, call.at), plain(name, call.at)];
        let (_, rest) = typed(&Call { arguments: &parts, ..*call }, 0)?;
        let id = self.scope.target.id() + &rest;
        let [kind, name] = parts.map(|it| it.value.clone());
        Ok(call.object([("id", NodeValue::Text(id)), ("name", name), ("type", kind)]))
    }

    /// The value that an expression takes from `reference(…)`, as far as the template states it.
    /// `None` for other expressions.
    pub(super) fn referenced(&self, expression: &Expression, place: Spot) -> Option<Evaluated> {
        let (mut base, mut keys) = (expression, Vec::new());
        while let Expression::Member { of, key, optional } = base {
            keys.push((key, *optional));
            base = of;
        }
        let Expression::Call(name, arguments) = base else { return None };
        if !name.eq_ignore_ascii_case("reference") {
            return None;
        }
        let arguments: Vec<_> = arguments.iter().map(|it| self.or_missing(it, place)).collect();
        let keys: Vec<_> =
            keys.into_iter().rev().map(|(key, it)| (self.or_missing(key, place), it)).collect();
        let found = self.taken(&arguments, &keys, place);
        Some(found.unwrap_or_else(|| {
            let words = keys.iter().filter_map(|(key, _)| key.word());
            let name = std::iter::once("reference").chain(words).collect::<Vec<_>>().join(".");
            let hashed = (Hashed(&arguments).as_number(), &name);
            Err(NotKnown::new(&name, format!("`reference`: {ONLY_THEN}"), "").made_of(&hashed))
        }))
    }

    fn taken(
        &self,
        arguments: &[Rc<Node>],
        keys: &[(Rc<Node>, bool)],
        place: Spot,
    ) -> Option<Evaluated> {
        let (resource, env) = self.resource(arguments.first()?.word()?)?;
        let full = arguments
            .iter()
            .skip(2)
            .any(|it| it.word().is_some_and(|it| it.eq_ignore_ascii_case("full")));
        let keys = match keys {
            [(key, _), rest @ ..] if full => {
                if !key.word()?.eq_ignore_ascii_case("properties") {
                    return None;
                }
                rest
            }
            keys => keys,
        };
        let (first, rest) = keys.split_first()?;
        let first = first.0.word()?;
        let (value, rest) = if is_deployment(resource) && first.eq_ignore_ascii_case("outputs") {
            let [(name, _), (_, _), rest @ ..] = rest else { return None };
            (env.output(resource, name.word()?)?, rest)
        } else {
            let property = at(at(resource, "properties")?, first)?;
            (env.value(property), rest)
        };
        let mut value = Rc::new(value);
        for (key, optional) in rest {
            value = match member(&value, key, *optional, place) {
                Ok(value) => value,
                // Azure adds properties of its own.
                Err(_) if !is_deployment(resource) => return None,
                Err(why) => return Some(Err(why)),
            };
        }
        Some(Ok(value))
    }

    /// An output of a deployment within this one.
    fn output(&self, deployment: &'a Node, name: &str) -> Option<Node> {
        let value = |template: &'a Node| at(at(at(template, "outputs")?, name)?, "value");
        match self.nested(deployment)? {
            Nested::Inner(scope) => {
                let env = Env::new(self.machine, &scope);
                Some(env.value(value(scope.template)?))
            }
            Nested::Outer(template) => Some(self.value(value(template)?)),
        }
    }

    /// A resource of the template: by its symbol, its ID or its name.
    fn resource(&self, said: &str) -> Option<(&'a Node, Env<'e, 'a>)> {
        let resources = at(self.scope.template, "resources")?;
        if let NodeValue::Map(entries) = &resources.value {
            let (symbol, index) = said.split_once('[').unwrap_or((said, ""));
            let found = entries.iter().find(|(key, _)| key.text == symbol);
            if let Some((_, resource)) = found {
                let index = index.trim_end_matches(']').parse().ok();
                return Some((resource, self.turn(resource, index)));
            }
        }
        let all: Vec<&'a Node> = match &resources.value {
            NodeValue::Map(entries) => entries.iter().map(|(_, node)| node).collect(),
            _ => resources.items().iter().collect(),
        };
        let lower = said.to_lowercase();
        for resource in all {
            let Some(kind) = at(resource, "type").and_then(Node::word) else { continue };
            let namespace = kind.split('/').next().unwrap_or_default().to_lowercase();
            if lower.contains('/') && !lower.contains(&format!("/providers/{namespace}/")) {
                continue;
            }
            let turns = match at(resource, "copy").and_then(|it| at(it, "count")) {
                Some(count) => self.count(count).unwrap_or(0).min(LOOKED_AT),
                None => 1,
            };
            for index in 0..turns {
                let env = self.turn(resource, Some(index));
                let Some(name) = at(resource, "name").map(|it| env.value(it)) else { continue };
                let parts = [plain(NodeValue::Text(kind.to_owned()), name.at), Rc::new(name)];
                let call = Call { name: "resourceId", arguments: &parts, at: resource.at };
                let Ok((_, tail)) = typed(&call, 0) else { continue };
                let named = parts.last().and_then(|it| it.word()) == Some(said);
                if named || lower.ends_with(&tail.to_lowercase()) {
                    return Some((resource, env));
                }
            }
        }
        None
    }

    /// Where a resource is evaluated: in its loop, if it has one.
    fn turn(&self, resource: &Node, index: Option<i64>) -> Env<'e, 'a> {
        let mut env = Env::new(self.machine, self.scope);
        if let Some((copy, index)) = at(resource, "copy").zip(index) {
            let name = at(copy, "name").map(|it| env.value(it));
            let name = name.as_ref().and_then(Node::word).unwrap_or_default();
            env = env.in_loop(name, index, true);
        }
        env
    }

    /// The template within a deployment, with what it can see; `None` if it is elsewhere.
    pub(super) fn nested(&self, deployment: &'a Node) -> Option<Nested<'a>> {
        let properties = at(deployment, "properties")?;
        let template = at(properties, "template")?;
        let NodeValue::Map(_) = &template.value else { return None };
        let option = at(properties, "expressionEvaluationOptions").and_then(|it| at(it, "scope"));
        let option = option.map(|it| self.value(it));
        if !option.as_ref().and_then(Node::word).is_some_and(|it| it.eq_ignore_ascii_case("inner"))
        {
            return Some(Nested::Outer(template));
        }
        let given = at(properties, "parameters").map(|it| self.value(it));
        let given = given.as_ref().map(given_values).unwrap_or_default();
        let name = at(deployment, "name").map(|it| self.value(it));
        let name = name.as_ref().and_then(Node::word).unwrap_or_default().to_owned();
        let loops: Vec<i64> = self.loops.iter().map(|it| it.index).collect();
        let id = (self.scope.id, deployment.at.line, deployment.at.column, loops);
        let id = NotKnown::new("", "", "").made_of(&id).which;
        let target = self.target(deployment, &self.scope.target);
        Some(Nested::Inner(Box::new(Scope::new(id, template, given, target, name))))
    }

    /// Where a deployment deploys to.
    pub(super) fn target(&self, deployment: &Node, around: &ResourceScope) -> ResourceScope {
        let said = |key: &str| {
            let value = self.value(at(deployment, key)?);
            value.word().map(str::to_owned)
        };
        ResourceScope {
            subscription: said("subscriptionId").unwrap_or_else(|| around.subscription.clone()),
            group: said("resourceGroup").unwrap_or_else(|| around.group.clone()),
        }
    }
}

/// A template within a deployment.
pub(super) enum Nested<'a> {
    /// It sees its own parameters and variables.
    Inner(Box<Scope<'a>>),
    /// It sees those around it.
    Outer(&'a Node),
}

pub(super) fn is_deployment(resource: &Node) -> bool {
    let kind = at(resource, "type").and_then(Node::word);
    kind.is_some_and(|it| it.eq_ignore_ascii_case(DEPLOYMENT))
}

/// The values of a parameters object, by their names in lower case.
pub(super) fn given_values(parameters: &Node) -> BTreeMap<String, Rc<Node>> {
    let NodeValue::Map(entries) = &parameters.value else { return BTreeMap::new() };
    let values = entries.iter().filter_map(|(key, node)| {
        let NodeValue::Map(said) = &node.value else { return None };
        let name = key.text.to_ascii_lowercase();
        if let Some((_, value)) = super::call::entry(said, "value") {
            return Some((name, Rc::new(value.clone())));
        }
        let why = format!("the value of the parameter `{}` is in a key vault", key.text);
        let secret = NotKnown::new(&key.text, why, "").made_of(&(node.at.line, node.at.column));
        Some((name, plain(NodeValue::Text(secret.text()), node.at)))
    });
    values.collect()
}

/// The words before the type, and the type with the names: `/providers/Microsoft.Network/…`.
fn typed(call: &Call<'_>, most_before: usize) -> Result<(Vec<String>, String), NotKnown> {
    let words = (0..call.len()).map(|at| call.word(at)).collect::<Result<Vec<_>, _>>()?;
    let is_type = |word: &String| word.contains('/') && NotKnown::of(word).is_none();
    let Some(at) = words.iter().position(is_type).filter(|at| *at <= most_before) else {
        return Err(call.wrong("no argument is the type of a resource"));
    };
    let (before, rest) = words.split_at(at);
    let (kind, names) = rest.split_first().ok_or_else(|| call.wrong("the type is missing"))?;
    let mut kinds = kind.split('/');
    let mut text = format!("/providers/{}", kinds.next().unwrap_or_default());
    let mut names = names.iter().flat_map(|it| it.split('/'));
    for kind in kinds {
        let name = names.next().ok_or_else(|| call.wrong("a name is missing for the type"))?;
        text = format!("{text}/{kind}/{name}");
    }
    Ok((before.to_vec(), text))
}
