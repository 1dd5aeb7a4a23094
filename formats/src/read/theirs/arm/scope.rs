//! The scope of expressions: the parameters and variables of a template, and where they are evaluated.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::unknown::NotKnown;

use super::call::entry;
use super::expression::{Expression, parse};

/// How many values one file may make, and how deep they may refer to each other.
const STEPS: u64 = 3_000_000;
const DEEPEST: usize = 120;

/// The value of a key, in any case of letters; `None` also for null.
pub(super) fn at<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let NodeValue::Map(entries) = &node.value else { return None };
    entry(entries, key).map(|(_, node)| node).filter(|node| node.value != NodeValue::Null)
}

/// The state that all evaluations of a file share.
#[derive(Default)]
pub(super) struct Machine {
    steps: Cell<u64>,
    depth: Cell<usize>,
    parsed: RefCell<HashMap<String, Rc<Result<Expression, String>>>>,
}

impl Machine {
    /// # Errors
    ///
    /// That it is too much.
    pub(super) fn spend(&self, steps: u64) -> Result<(), NotKnown> {
        let spent = self.steps.get().saturating_add(steps);
        self.steps.set(spent);
        if spent > STEPS {
            let why = format!("the template computes more than {STEPS} values");
            return Err(NotKnown::new("too many values", why, ""));
        }
        Ok(())
    }

    /// # Errors
    ///
    /// Those of the computation, and that it is too deep.
    pub(super) fn deeper<T>(
        &self,
        compute: impl FnOnce() -> Result<T, NotKnown>,
    ) -> Result<T, NotKnown> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            let why = format!("expressions refer to each other more than {DEEPEST} levels deep");
            return Err(NotKnown::new("too deep", why, ""));
        }
        self.depth.set(depth + 1);
        let answer = compute();
        self.depth.set(depth);
        answer
    }

    pub(super) fn parsed(&self, text: &str) -> Rc<Result<Expression, String>> {
        if let Some(known) = self.parsed.borrow().get(text) {
            return Rc::clone(known);
        }
        let parsed = Rc::new(parse(text));
        self.parsed.borrow_mut().insert(text.to_owned(), Rc::clone(&parsed));
        parsed
    }
}

/// Where resources are deployed.
#[derive(Clone)]
pub(super) struct ResourceScope {
    pub(super) subscription: String,
    pub(super) group: String,
}

impl ResourceScope {
    /// The scope of a deployment that is not known yet.
    pub(super) fn unknown() -> ResourceScope {
        let why = "only a deployment says which subscription and resource group it is for";
        let part = |name: &str| NotKnown::new(name, why, "").text();
        ResourceScope { subscription: part("subscription"), group: part("resourceGroup") }
    }

    pub(super) fn id(&self) -> String {
        format!("/subscriptions/{}/resourceGroups/{}", self.subscription, self.group)
    }
}

/// A template that is deployed, with the values of its parameters.
pub(super) struct Scope<'a> {
    /// Another number for each deployment.
    pub(super) id: u64,
    pub(super) template: &'a Node,
    /// The values given, by the names of the parameters in lower case.
    pub(super) given: BTreeMap<String, Rc<Node>>,
    pub(super) target: ResourceScope,
    /// The name of the deployment.
    pub(super) name: String,
    /// Values that were computed; nothing while they are.
    values: RefCell<HashMap<String, Option<Rc<Node>>>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        id: u64,
        template: &'a Node,
        given: BTreeMap<String, Rc<Node>>,
        target: ResourceScope,
        name: String,
    ) -> Scope<'a> {
        Scope { id, template, given, target, name, values: RefCell::default() }
    }

    /// A part of the template by its section and name: `variables`, `parameters`, `outputs`.
    pub(super) fn part(&self, section: &str, name: &str) -> Option<&'a Node> {
        let NodeValue::Map(entries) = &at(self.template, section)?.value else { return None };
        entry(entries, name).map(|(_, node)| node)
    }

    /// A value that is computed once.
    ///
    /// # Errors
    ///
    /// That it refers to itself, or what computing it says.
    pub(super) fn once(
        &self,
        key: String,
        compute: impl FnOnce() -> Result<Rc<Node>, NotKnown>,
    ) -> Result<Rc<Node>, NotKnown> {
        match self.values.borrow().get(&key) {
            Some(Some(value)) => return Ok(Rc::clone(value)),
            Some(None) => {
                let name = key.split_once(' ').map_or("", |(_, name)| name);
                return Err(NotKnown::new(name, format!("`{name}` refers to itself"), ""));
            }
            None => {}
        }
        self.values.borrow_mut().insert(key.clone(), None);
        let computed = compute();
        let mut values = self.values.borrow_mut();
        match &computed {
            Ok(value) => values.insert(key, Some(Rc::clone(value))),
            Err(_) => values.remove(&key),
        };
        computed
    }
}
