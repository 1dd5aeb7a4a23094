//! Functions that look at more than their arguments, or not at all of them: conditions, lambdas, loops.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};
use crate::read::theirs::unknown::NotKnown;

use super::call::{Call, number, same};
use super::evaluate::{Env, Evaluated, plain};
use super::expression::Expression;
use super::functions::put;

impl Env<'_, '_> {
    /// The answer of a function by its name in lower case, if it is one of these.
    pub(super) fn special(
        &self,
        name: &str,
        arguments: &[Expression],
        place: Spot,
    ) -> Option<Evaluated> {
        let given = |at: usize| -> Evaluated {
            let none = || NotKnown::new(name, format!("`{name}`: an argument is missing"), "");
            self.evaluate(arguments.get(at).ok_or_else(none)?, place)
        };
        let word = |at: usize| -> Result<String, NotKnown> {
            Ok(Call { name, arguments: &[given(at)?], at: place }.text(0)?.to_owned())
        };
        Some(match name {
            "parameters" => word(0).and_then(|name| self.parameter(&name)),
            "variables" => word(0).and_then(|name| self.variable(&name)),
            "lambdavariables" => word(0).and_then(|name| {
                let mut inner = self.lambdas.iter().rev();
                let found = inner.find(|(it, _)| it.eq_ignore_ascii_case(&name));
                let none =
                    || NotKnown::new(&name, format!("no lambda has a variable `{name}`"), "");
                found.map(|(_, value)| Rc::clone(value)).ok_or_else(none)
            }),
            "copyindex" => self.copy_index(arguments, place),
            "if" => Self::either(arguments, &given),
            "and" => self.joined(arguments, false, place),
            "or" => self.joined(arguments, true, place),
            "coalesce" => self.coalesce(arguments, place),
            "map" | "filter" | "sort" | "reduce" | "toobject" | "groupby" | "mapvalues" => {
                self.with_lambda(name, arguments, place, &given)
            }
            _ => return None,
        })
    }

    /// The number of a loop: of the one that is named, else of the resource, else the innermost.
    fn copy_index(&self, arguments: &[Expression], place: Spot) -> Evaluated {
        let (mut called, mut offset) = (None, 0);
        for argument in arguments {
            let value = self.evaluate(argument, place)?;
            match &value.value {
                NodeValue::Text(text) => called = Some(text.clone()),
                NodeValue::Number(text) => offset = text.parse().unwrap_or(0),
                _ => {}
            }
        }
        let mut inner = self.loops.iter().rev();
        let found = match &called {
            Some(name) => inner.find(|it| it.name.eq_ignore_ascii_case(name)),
            None => inner.find(|it| it.of_resources).or(self.loops.last()),
        };
        let Some(found) = found else {
            let name = called.unwrap_or_default();
            let why = format!("`copyIndex`: there is no loop `{name}` around it");
            return Err(NotKnown::new("copyIndex", why, "").made_of(&name));
        };
        Ok(plain(number(found.index.saturating_add(offset)), place))
    }

    fn either(arguments: &[Expression], given: &dyn Fn(usize) -> Evaluated) -> Evaluated {
        let condition = given(0).and_then(|it| {
            let at = it.at;
            Call { name: "if", arguments: &[it], at }.bool(0)
        });
        match condition {
            Ok(true) => given(1),
            Ok(false) if arguments.len() == 2 => Ok(plain(NodeValue::Null, given(0)?.at)),
            Ok(false) => given(2),
            // What comes out either way does not depend on the condition.
            Err(why) => match (given(1), given(2)) {
                (Ok(yes), Ok(no)) if same(&yes.value, &no.value) == Ok(true) => Ok(yes),
                (yes, no) => {
                    let both = [yes, no].map(|it| match it {
                        Ok(node) => super::evaluate::Hashed(&[node]).as_number(),
                        Err(why) => why.which,
                    });
                    Err(why.made_of(&("if", both)))
                }
            },
        }
    }

    /// `and` or `or`: one that decides does so, even where others are not known.
    fn joined(&self, arguments: &[Expression], decides: bool, place: Spot) -> Evaluated {
        let mut unknown = None;
        for argument in arguments {
            let value = self.evaluate(argument, place).and_then(|it| {
                Call { name: if decides { "or" } else { "and" }, arguments: &[it], at: place }
                    .bool(0)
            });
            match value {
                Ok(it) if it == decides => return Ok(plain(NodeValue::Bool(decides), place)),
                Ok(_) => {}
                Err(why) => unknown = Some(why),
            }
        }
        unknown.map_or_else(|| Ok(plain(NodeValue::Bool(!decides), place)), Err)
    }

    fn coalesce(&self, arguments: &[Expression], place: Spot) -> Evaluated {
        for argument in arguments {
            let value = self.evaluate(argument, place)?;
            if let NodeValue::Text(text) = &value.value
                && let Some(why) = NotKnown::all(text)
            {
                return Err(why.made_of(&"coalesce"));
            }
            if value.value != NodeValue::Null {
                return Ok(value);
            }
        }
        Ok(plain(NodeValue::Null, place))
    }

    fn with_lambda(
        &self,
        name: &str,
        arguments: &[Expression],
        place: Spot,
        given: &dyn Fn(usize) -> Evaluated,
    ) -> Evaluated {
        let input = [given(0)?];
        let call = Call { name, arguments: &input, at: place };
        let lambda = |at: usize| match arguments.get(at) {
            Some(Expression::Call(name, parts)) if name.eq_ignore_ascii_case("lambda") => {
                parts.split_last().ok_or_else(|| call.wrong("the lambda is empty"))
            }
            _ => Err(call.wrong("a lambda is missing")),
        };
        if name == "mapvalues" {
            let (body, names) = lambda(1)?;
            let mut made = Vec::new();
            for (key, node) in call.map(0)? {
                let value = self.applied(body, names, &[Rc::new(node.clone())], place)?;
                made.push((key.clone(), (*value).clone()));
            }
            return Ok(plain(NodeValue::Map(made), place));
        }
        let items: Vec<Rc<Node>> = call.list(0)?.iter().map(|it| Rc::new(it.clone())).collect();
        let with_index = |at: usize, item: &Rc<Node>| {
            let index = plain(number(i64::try_from(at).unwrap_or(i64::MAX)), place);
            [Rc::clone(item), index]
        };
        let value = match name {
            "map" => {
                let (body, names) = lambda(1)?;
                let made = items.iter().enumerate().map(|(at, item)| {
                    // An item that is not known leaves the others as they are.
                    let made = self.applied(body, names, &with_index(at, item), place);
                    made.map_or_else(
                        |why| super::evaluate::missing(&why, place),
                        |it| (*it).clone(),
                    )
                });
                NodeValue::List(made.collect())
            }
            "filter" => {
                let (body, names) = lambda(1)?;
                let mut kept = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let keeps = [self.applied(body, names, &with_index(at, item), place)?];
                    if (Call { arguments: &keeps, ..call }).bool(0)? {
                        kept.push((**item).clone());
                    }
                }
                NodeValue::List(kept)
            }
            "sort" => {
                let (body, names) = lambda(1)?;
                let mut unknown = None;
                let mut before = |a: &Rc<Node>, b: &Rc<Node>| {
                    let both = [Rc::clone(a), Rc::clone(b)];
                    let is = self
                        .applied(body, names, &both, place)
                        .and_then(|it| Call { name, arguments: &[it], at: place }.bool(0));
                    is.unwrap_or_else(|why| {
                        unknown = Some(why);
                        false
                    })
                };
                let sorted = sorted(items, &mut before);
                if let Some(why) = unknown {
                    return Err(why);
                }
                NodeValue::List(sorted.iter().map(|it| (**it).clone()).collect())
            }
            "reduce" => {
                let (body, names) = lambda(2)?;
                let mut sum = given(1)?;
                for item in &items {
                    sum = self.applied(body, names, &[sum, Rc::clone(item)], place)?;
                }
                return Ok(sum);
            }
            _ => {
                let (body, names) = lambda(1)?;
                let mut made: Vec<(Key, Node)> = Vec::new();
                for item in &items {
                    let key = [self.applied(body, names, &[Rc::clone(item)], place)?];
                    let key = call.key(Call { arguments: &key, ..call }.word(0)?);
                    let value = if arguments.len() > 2 {
                        let (body, names) = lambda(2)?;
                        self.applied(body, names, &[Rc::clone(item)], place)?
                    } else {
                        Rc::clone(item)
                    };
                    let value = (*value).clone();
                    if name == "toobject" {
                        put(&mut made, key, value);
                        continue;
                    }
                    let group = made.iter_mut().find(|(it, _)| it.text == key.text);
                    match group {
                        Some((_, Node { value: NodeValue::List(items), .. })) => items.push(value),
                        _ => made.push((key, call.node(NodeValue::List(vec![value])))),
                    }
                }
                NodeValue::Map(made)
            }
        };
        Ok(plain(value, place))
    }

    /// The value of a lambda for these arguments.
    fn applied(
        &self,
        body: &Expression,
        names: &[Expression],
        values: &[Rc<Node>],
        place: Spot,
    ) -> Evaluated {
        let mut env = self.clone();
        for (name, value) in names.iter().zip(values) {
            if let Expression::Text(name) = name {
                env.lambdas.push((name.clone(), Rc::clone(value)));
            }
        }
        env.evaluate(body, place)
    }
}

/// By merging, since the comparison is that of the file and may be of any kind.
fn sorted(
    mut items: Vec<Rc<Node>>,
    before: &mut dyn FnMut(&Rc<Node>, &Rc<Node>) -> bool,
) -> Vec<Rc<Node>> {
    if items.len() < 2 {
        return items;
    }
    let right = items.split_off(items.len() / 2);
    let mut left = sorted(items, before).into_iter().peekable();
    let mut right = sorted(right, before).into_iter().peekable();
    let mut merged = Vec::new();
    loop {
        let order = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if before(b, a) && !before(a, b) => Ordering::Greater,
            (Some(_), _) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return merged,
        };
        merged.extend(if order.is_gt() { right.next() } else { left.next() });
    }
}
