//! Evaluates what a template says: texts with expressions, copy loops, parameters and variables.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};
use crate::read::theirs::unknown::NotKnown;

use super::call::{Call, entry, number, weight};
use super::expression::{Expression, Written, written};
use super::functions;
use super::functions::put;
use super::scope::{Machine, Scope, at};

/// How often a loop may run, as Azure bounds it.
pub(super) const MOST_COPIES: i64 = 10_000;
const GIVE: &str = "give its parameters file beside the template";

pub(super) type Evaluated = Result<Rc<Node>, NotKnown>;

/// A loop that runs.
#[derive(Clone)]
pub(super) struct Loop {
    pub(super) name: String,
    pub(super) index: i64,
    /// Whether it makes resources; those of properties are within.
    pub(super) of_resources: bool,
}

/// Where an expression is evaluated.
#[derive(Clone)]
pub(super) struct Env<'e, 'a> {
    pub(super) machine: &'e Machine,
    pub(super) scope: &'e Scope<'a>,
    pub(super) loops: Vec<Loop>,
    /// The variables of lambdas around it.
    pub(super) lambdas: Vec<(String, Rc<Node>)>,
    /// The arguments, within a function that the template defines.
    pub(super) arguments: Option<Rc<BTreeMap<String, Rc<Node>>>>,
}

impl<'e, 'a> Env<'e, 'a> {
    pub(super) fn new(machine: &'e Machine, scope: &'e Scope<'a>) -> Env<'e, 'a> {
        Env { machine, scope, loops: Vec::new(), lambdas: Vec::new(), arguments: None }
    }

    /// The same, in one more loop.
    pub(super) fn in_loop(&self, name: &str, index: i64, of_resources: bool) -> Env<'e, 'a> {
        let mut env = self.clone();
        env.loops.push(Loop { name: name.to_owned(), index, of_resources });
        env
    }

    /// A value with everything in it evaluated. Unknown values become text that says so.
    pub(super) fn value(&self, node: &Node) -> Node {
        let value = self.machine.deeper(|| {
            self.machine.spend(1)?;
            Ok(match &node.value {
                NodeValue::Text(text) => return Ok(self.written(text, node.at)),
                NodeValue::List(items) => {
                    NodeValue::List(items.iter().map(|it| self.value(it)).collect())
                }
                NodeValue::Map(entries) => NodeValue::Map(self.entries(entries)?),
                other => other.clone(),
            })
            .map(|value| Node { at: node.at, value })
        });
        value.unwrap_or_else(|why| missing(&why, node.at))
    }

    fn written(&self, text: &str, place: Spot) -> Node {
        match written(text) {
            Written::Literal(text) => Node { at: place, value: NodeValue::Text(text.to_owned()) },
            Written::Expression(text) => match self.expression(text, place) {
                // Plain values are where they are used; others, where they are written.
                Ok(node) => match &node.value {
                    NodeValue::List(_) | NodeValue::Map(_) => (*node).clone(),
                    plain => Node { at: place, value: plain.clone() },
                },
                Err(why) => missing(&why, place),
            },
        }
    }

    fn expression(&self, text: &str, place: Spot) -> Evaluated {
        match &*self.machine.parsed(text) {
            Ok(expression) => self.evaluate(expression, place),
            Err(why) => Err(NotKnown::new("expression", why.as_str(), "").made_of(&text)),
        }
    }

    /// The entries of an object, with those that its loops make.
    fn entries(&self, entries: &[(Key, Node)]) -> Result<Vec<(Key, Node)>, NotKnown> {
        let mut made = Vec::new();
        for (key, node) in entries {
            let loops = node.items();
            let is_loop = |it: &Node| at(it, "count").is_some() && at(it, "input").is_some();
            if key.text.eq_ignore_ascii_case("copy")
                && !loops.is_empty()
                && loops.iter().all(is_loop)
            {
                for each in loops {
                    let name = at(each, "name").map(|it| self.value(it));
                    let name = name.as_ref().and_then(Node::word).unwrap_or_default().to_owned();
                    let items = self.copies(each, &name)?;
                    put(&mut made, Key { text: name, at: each.at }, items);
                }
                continue;
            }
            let text = match written(&key.text) {
                Written::Expression(text) => self.expression(text, key.at)?,
                Written::Literal(text) => {
                    let key = Key { text: text.to_owned(), at: key.at };
                    made.push((key, self.value(node)));
                    continue;
                }
            };
            let text = text.word().unwrap_or_default().to_owned();
            made.push((Key { text, at: key.at }, self.value(node)));
        }
        Ok(made)
    }

    /// The list that a loop of a property or a variable makes.
    fn copies(&self, copy: &Node, name: &str) -> Result<Node, NotKnown> {
        let (Some(count), Some(input)) = (at(copy, "count"), at(copy, "input")) else {
            return Ok(Node { at: copy.at, value: NodeValue::Null });
        };
        let count = match self.count(count) {
            Ok(count) => count,
            Err(why) => return Ok(missing(&why, count.at)),
        };
        let mut items = Vec::new();
        for index in 0..count {
            self.machine.spend(1)?;
            items.push(self.in_loop(name, index, false).value(input));
        }
        Ok(Node { at: copy.at, value: NodeValue::List(items) })
    }

    /// How often a loop runs.
    pub(super) fn count(&self, node: &Node) -> Result<i64, NotKnown> {
        let value = [Rc::new(self.value(node))];
        let call = Call { name: "copy", arguments: &value, at: node.at };
        let count = call.number(0)?;
        if (0..=MOST_COPIES).contains(&count) {
            Ok(count)
        } else {
            Err(call.wrong(format_args!("it runs {count} times; 0 to {MOST_COPIES} is possible")))
        }
    }

    pub(super) fn evaluate(&self, expression: &Expression, place: Spot) -> Evaluated {
        self.machine.deeper(|| {
            self.machine.spend(1)?;
            match expression {
                Expression::Text(text) => Ok(plain(NodeValue::Text(text.clone()), place)),
                Expression::Number(it) => Ok(plain(number(*it), place)),
                Expression::Call(name, arguments) => self.call(name, arguments, place),
                Expression::Member { of, key, optional } => {
                    if let Some(found) = self.referenced(expression, place) {
                        return found;
                    }
                    let (of, key) = (self.or_missing(of, place), self.evaluate(key, place)?);
                    member(&of, &key, *optional, place)
                }
            }
        })
    }

    fn call(&self, name: &str, arguments: &[Expression], place: Spot) -> Evaluated {
        let lower = name.to_ascii_lowercase();
        if let Some(answer) = self.special(&lower, arguments, place) {
            return answer;
        }
        let values: Vec<Rc<Node>> = arguments.iter().map(|it| self.or_missing(it, place)).collect();
        let call = Call { name, arguments: &values, at: place };
        let answer = if let Some(answer) = self.of_deployment(&lower, &call) {
            answer
        } else if lower.contains('.') {
            return self.defined(&lower, &call);
        } else if let Some(function) = functions::find(&lower) {
            function(&call)
        } else {
            Err(call.wrong("only a deployment can tell, or this function is not supported"))
        };
        let value = answer.map_err(|why| why.made_of(&(lower, Hashed(&values))))?;
        self.machine.spend(weight(&value))?;
        Ok(plain(value, place))
    }

    /// The value, or text that says why there is none.
    pub(super) fn or_missing(&self, expression: &Expression, place: Spot) -> Rc<Node> {
        self.evaluate(expression, place).unwrap_or_else(|why| Rc::new(missing(&why, place)))
    }

    pub(super) fn parameter(&self, name: &str) -> Evaluated {
        let lower = name.to_ascii_lowercase();
        if let Some(arguments) = &self.arguments {
            let none =
                || NotKnown::new(name, format!("the function has no parameter `{name}`"), "");
            return arguments.get(&lower).cloned().ok_or_else(none);
        }
        if let Some(given) = self.scope.given.get(&lower) {
            return Ok(Rc::clone(given));
        }
        let Some(declared) = self.scope.part("parameters", name) else {
            let why = format!("the template declares no parameter `{name}`");
            return Err(NotKnown::new(name, why, "").made_of(&self.scope.id));
        };
        if let NodeValue::Map(entries) = &declared.value
            && let Some((_, default)) = entry(entries, "defaultValue")
        {
            let env = Env::new(self.machine, self.scope);
            return self
                .scope
                .once(format!("parameter {lower}"), || Ok(Rc::new(env.value(default))));
        }
        if at(declared, "nullable").is_some_and(|it| it.value == NodeValue::Bool(true)) {
            return Ok(plain(NodeValue::Null, declared.at));
        }
        let why = format!("the parameter `{name}` has no default value");
        Err(NotKnown::new(name, why, GIVE).made_of(&(lower, self.scope.id)))
    }

    pub(super) fn variable(&self, name: &str) -> Evaluated {
        let lower = name.to_ascii_lowercase();
        let env = Env::new(self.machine, self.scope);
        self.scope.once(format!("variable {lower}"), || {
            if let Some(node) = self.scope.part("variables", name) {
                return Ok(Rc::new(env.value(node)));
            }
            let loops = self.scope.part("variables", "copy").map(Node::items).unwrap_or_default();
            for each in loops {
                let called = at(each, "name").and_then(Node::word);
                if let Some(called) = called.filter(|it| it.eq_ignore_ascii_case(name)) {
                    return env.copies(each, called).map(Rc::new);
                }
            }
            let why = format!("the template has no variable `{name}`");
            Err(NotKnown::new(name, why, "").made_of(&self.scope.id))
        })
    }

    /// A function that the template defines.
    fn defined(&self, lower: &str, call: &Call<'_>) -> Evaluated {
        let (space, name) = lower.split_once('.').unwrap_or(("", lower));
        let spaces = at(self.scope.template, "functions").map(Node::items).unwrap_or_default();
        let is = |node: &&Node| {
            let said = at(node, "namespace").and_then(Node::word);
            said.is_some_and(|it| it.eq_ignore_ascii_case(space))
        };
        let function = spaces.iter().filter(is).find_map(|it| at(at(it, "members")?, name));
        let output = function.and_then(|it| at(at(it, "output")?, "value"));
        let (Some(function), Some(output)) = (function, output) else {
            return Err(call.wrong("the template defines no such function"));
        };
        let names = at(function, "parameters").map(Node::items).unwrap_or_default();
        let names = names.iter().filter_map(|it| at(it, "name")?.word());
        let arguments = names.zip(call.arguments);
        let arguments = arguments.map(|(name, it)| (name.to_ascii_lowercase(), Rc::clone(it)));
        let mut env = Env::new(self.machine, self.scope);
        env.arguments = Some(Rc::new(arguments.collect()));
        Ok(Rc::new(env.value(output)))
    }
}

/// A property of an object, or an item of a list.
pub(super) fn member(of: &Node, key: &Node, optional: bool, place: Spot) -> Evaluated {
    let name = super::call::word(&key.value).unwrap_or_default();
    if let Some(why) = NotKnown::of(&name) {
        return Err(why.made_of(&"member"));
    }
    let found = match &of.value {
        NodeValue::Map(entries) => entry(entries, &name).map(|(_, node)| node),
        NodeValue::List(items) => name.parse::<usize>().ok().and_then(|at| items.get(at)),
        NodeValue::Text(text) => {
            if let Some(why) = NotKnown::of(text) {
                let longer = format!("{}.{name}", why.name);
                return Err(NotKnown { name: longer, ..why.made_of(&name) });
            }
            None
        }
        _ => None,
    };
    match found {
        Some(node) => Ok(Rc::new(node.clone())),
        None if optional => Ok(plain(NodeValue::Null, place)),
        None => {
            let why = match &of.value {
                NodeValue::List(items) => {
                    format!("the list has {} items, and no item {name}", items.len())
                }
                NodeValue::Map(_) => format!("the object has no property `{name}`"),
                _ => format!("`{name}` of {}, which has no properties", of.kind()),
            };
            Err(NotKnown::new(&name, why, ""))
        }
    }
}

pub(super) fn plain(value: NodeValue, place: Spot) -> Rc<Node> {
    Rc::new(Node { at: place, value })
}

pub(super) fn missing(why: &NotKnown, place: Spot) -> Node {
    Node { at: place, value: NodeValue::Text(why.text()) }
}

/// Values by what they are, wherever they stand.
pub(super) struct Hashed<'a>(pub(super) &'a [Rc<Node>]);

impl Hash for Hashed<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.iter().for_each(|it| hash(&it.value, hasher));
    }
}

impl Hashed<'_> {
    pub(super) fn as_number(&self) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

fn hash(value: &NodeValue, hasher: &mut impl Hasher) {
    std::mem::discriminant(value).hash(hasher);
    match value {
        NodeValue::Null => {}
        NodeValue::Bool(it) => it.hash(hasher),
        NodeValue::Number(text) | NodeValue::Text(text) => text.hash(hasher),
        NodeValue::List(items) => items.iter().for_each(|it| hash(&it.value, hasher)),
        NodeValue::Map(entries) => {
            for (key, node) in entries {
                key.text.hash(hasher);
                hash(&node.value, hasher);
            }
        }
    }
}
