//! The value of an expression.

use std::collections::BTreeMap;
use std::rc::Rc;

use hcl_edit::expr::{
    BinaryOp, BinaryOperator, Conditional, Expression, ForExpr, FuncCall, Object, ObjectKey,
    Traversal, TraversalOperator, UnaryOperator,
};
use hcl_edit::template::{Directive, Element, Strip, Template};

use super::functions::{self, text_of};
use super::scope::{CodeScope, pairs};
use super::value::{TerraformValue, Unknown};

type Answer = Result<TerraformValue, String>;

/// How large a value may be.
const MOST: usize = 100_000;

/// The value; an error is what Terraform itself would refuse, or what is not computed here.
pub(super) fn eval(expression: &Expression, env: &CodeScope<'_>) -> Answer {
    env.module.world.nested(|| match expression {
        Expression::Null(_) => Ok(TerraformValue::Null),
        Expression::Bool(it) => Ok(TerraformValue::Bool(*it.value())),
        Expression::Number(it) => number(it.value()),
        Expression::String(it) => Ok(TerraformValue::text_of(it.value())),
        Expression::Array(items) => {
            let items = items.iter().map(|it| eval(it, env)).collect::<Result<_, _>>()?;
            bounded(TerraformValue::list(items), env)
        }
        Expression::Object(it) => object(it, env),
        Expression::StringTemplate(it) => template(it.iter(), env),
        Expression::HeredocTemplate(it) => {
            let mut plain = it.clone();
            plain.dedent();
            template(plain.template.iter(), env)
        }
        Expression::Parenthesis(it) => eval(it.inner(), env),
        Expression::Variable(it) => root(it.as_str(), &[], env).map(|(value, _)| value),
        Expression::Conditional(it) => conditional(it, env),
        Expression::FuncCall(it) => call(it, env),
        Expression::Traversal(it) => traversal(it, env),
        Expression::UnaryOp(it) => match (it.operator.value(), eval(&it.expr, env)?) {
            (_, unknown @ TerraformValue::Unknown(_)) => Ok(unknown),
            (UnaryOperator::Neg, value) => Ok(TerraformValue::Number(
                -value.number().ok_or("- stands before what is not a number")?,
            )),
            (UnaryOperator::Not, value) => Ok(TerraformValue::Bool(!truth(&value)?)),
        },
        Expression::BinaryOp(it) => binary(it, env),
        Expression::ForExpr(it) => for_each(it, env),
    })
}

fn number(number: &hcl_edit::Number) -> Answer {
    let value = number.as_f64().filter(|it| it.abs() <= 9e15 || it.fract() != 0.0);
    value
        .map(TerraformValue::Number)
        .ok_or_else(|| "the number is too large to be exact".to_owned())
}

/// Refuses what is too large to walk, as a few lines that double each other make it.
fn bounded(value: TerraformValue, env: &CodeScope<'_>) -> Answer {
    let mut left = MOST;
    let fits = weigh(&value, &mut left);
    env.module.world.spend((MOST - left) as u64)?;
    if fits { Ok(value) } else { Err("the code makes too much of it".to_owned()) }
}

fn weigh(value: &TerraformValue, left: &mut usize) -> bool {
    let Some(less) = left.checked_sub(1) else { return false };
    *left = less;
    match value {
        TerraformValue::Map(object) if object.resource.is_some() => true,
        TerraformValue::Map(object) => object.entries.values().all(|it| weigh(it, left)),
        _ => value.items().iter().all(|it| weigh(it, left)),
    }
}

fn truth(value: &TerraformValue) -> Result<bool, String> {
    match value {
        TerraformValue::Bool(it) => Ok(*it),
        TerraformValue::Text(it) if &**it == "true" => Ok(true),
        TerraformValue::Text(it) if &**it == "false" => Ok(false),
        other => Err(format!("{} stands where true or false is expected", other.kind())),
    }
}

fn object(object: &Object, env: &CodeScope<'_>) -> Answer {
    let mut entries = BTreeMap::new();
    for (key, value) in object {
        let key = match key {
            ObjectKey::Ident(name) | ObjectKey::Expression(Expression::Variable(name)) => {
                name.as_str().to_owned()
            }
            ObjectKey::Expression(it) => match eval(it, env)? {
                unknown @ TerraformValue::Unknown(_) => return Ok(unknown),
                key => text_of(&key)?,
            },
        };
        entries.insert(key, eval(value.expr(), env)?);
    }
    bounded(TerraformValue::map(entries, env.module.world.at(env.file, object)), env)
}

/// Text with values in it. A template of one value is that value.
fn template<'t>(elements: impl Iterator<Item = &'t Element>, env: &CodeScope<'_>) -> Answer {
    let elements: Vec<&Element> = elements.collect();
    if let [Element::Interpolation(only)] = elements.as_slice() {
        return eval(&only.expr, env);
    }
    let (mut text, mut unknown) = (String::new(), None);
    fill(&elements, env, &mut text, &mut unknown)?;
    Ok(unknown
        .map_or_else(|| TerraformValue::text_of(text), |it| TerraformValue::Unknown(Rc::new(it))))
}

fn fill(
    elements: &[&Element],
    env: &CodeScope<'_>,
    text: &mut String,
    unknown: &mut Option<Unknown>,
) -> Result<(), String> {
    env.module.world.nested(|| {
        let mut strip = false;
        for (at, element) in elements.iter().enumerate() {
            let next = elements.get(at + 1).map(|it| strips(it).0);
            match element {
                Element::Literal(it) => {
                    let mut part = it.value().as_str();
                    part = if strip { part.trim_start() } else { part };
                    part = if next == Some(true) { part.trim_end() } else { part };
                    text.push_str(part);
                }
                Element::Interpolation(it) => push(&eval(&it.expr, env)?, text, unknown)?,
                Element::Directive(it) => directive(it, env, text, unknown)?,
            }
            strip = strips(element).1;
            if text.len() > MOST {
                return Err("the text is too long".to_owned());
            }
        }
        Ok(())
    })
}

/// Whether an element removes the space before and after it.
fn strips(element: &Element) -> (bool, bool) {
    let of = |strip: Strip| {
        (matches!(strip, Strip::Start | Strip::Both), matches!(strip, Strip::End | Strip::Both))
    };
    match element {
        Element::Literal(_) => (false, false),
        Element::Interpolation(it) => of(it.strip),
        Element::Directive(it) => match &**it {
            Directive::If(it) => (of(it.if_expr.strip).0, of(it.endif_expr.strip).1),
            Directive::For(it) => (of(it.for_expr.strip).0, of(it.endfor_expr.strip).1),
        },
    }
}

fn push(
    value: &TerraformValue,
    text: &mut String,
    unknown: &mut Option<Unknown>,
) -> Result<(), String> {
    if let TerraformValue::Unknown(part) = value {
        let all = unknown.get_or_insert_with(|| Unknown { why: part.why.clone(), of: Vec::new() });
        all.of.extend(part.of.iter().cloned());
        return Ok(());
    }
    text.push_str(&text_of(value)?);
    Ok(())
}

fn directive(
    directive: &Directive,
    env: &CodeScope<'_>,
    text: &mut String,
    unknown: &mut Option<Unknown>,
) -> Result<(), String> {
    let inside = |template: &Template,
                  env: &CodeScope<'_>,
                  text: &mut String,
                  unknown: &mut Option<Unknown>| {
        fill(&template.iter().collect::<Vec<_>>(), env, text, unknown)
    };
    match directive {
        Directive::If(it) => match eval(&it.if_expr.cond_expr, env)? {
            value @ TerraformValue::Unknown(_) => push(&value, text, unknown),
            value if truth(&value)? => inside(&it.if_expr.template, env, text, unknown),
            _ => {
                it.else_expr.as_ref().map_or(Ok(()), |it| inside(&it.template, env, text, unknown))
            }
        },
        Directive::For(it) => {
            let all = eval(&it.for_expr.collection_expr, env)?;
            if let TerraformValue::Unknown(_) = all {
                return push(&all, text, unknown);
            }
            for (key, value) in pairs(&all)? {
                let mut env = env.with(it.for_expr.value_var.as_str(), value);
                if let Some(name) = &it.for_expr.key_var {
                    env = env.with(name.as_str(), key);
                }
                inside(&it.for_expr.template, &env, text, unknown)?;
            }
            Ok(())
        }
    }
}

fn conditional(it: &Conditional, env: &CodeScope<'_>) -> Answer {
    match eval(&it.cond_expr, env)? {
        unknown @ TerraformValue::Unknown(_) => {
            let either = (eval(&it.true_expr, env), eval(&it.false_expr, env));
            match either {
                (Ok(a), Ok(b)) if a == b => Ok(a),
                _ => Ok(unknown),
            }
        }
        value if truth(&value)? => eval(&it.true_expr, env),
        _ => eval(&it.false_expr, env),
    }
}

fn binary(it: &BinaryOp, env: &CodeScope<'_>) -> Answer {
    let (left, right) = (eval(&it.lhs_expr, env)?, eval(&it.rhs_expr, env)?);
    let operator = *it.operator.value();
    // One side may be enough.
    match (operator, &left, &right) {
        (BinaryOperator::And, TerraformValue::Bool(false), _)
        | (BinaryOperator::And, _, TerraformValue::Bool(false)) => {
            return Ok(TerraformValue::Bool(false));
        }
        (BinaryOperator::Or, TerraformValue::Bool(true), _)
        | (BinaryOperator::Or, _, TerraformValue::Bool(true)) => {
            return Ok(TerraformValue::Bool(true));
        }
        (_, unknown @ TerraformValue::Unknown(_), _)
        | (_, _, unknown @ TerraformValue::Unknown(_)) => {
            return Ok(unknown.clone());
        }
        _ => {}
    }
    let numbers = || {
        let pair = left.number().zip(right.number());
        pair.ok_or_else(|| "a number is expected on both sides".to_owned())
    };
    Ok(match operator {
        BinaryOperator::Eq => TerraformValue::Bool(left == right),
        BinaryOperator::NotEq => TerraformValue::Bool(left != right),
        BinaryOperator::And => TerraformValue::Bool(truth(&left)? && truth(&right)?),
        BinaryOperator::Or => TerraformValue::Bool(truth(&left)? || truth(&right)?),
        BinaryOperator::Less => TerraformValue::Bool(numbers()?.0 < numbers()?.1),
        BinaryOperator::LessEq => TerraformValue::Bool(numbers()?.0 <= numbers()?.1),
        BinaryOperator::Greater => TerraformValue::Bool(numbers()?.0 > numbers()?.1),
        BinaryOperator::GreaterEq => TerraformValue::Bool(numbers()?.0 >= numbers()?.1),
        BinaryOperator::Plus => TerraformValue::Number(numbers()?.0 + numbers()?.1),
        BinaryOperator::Minus => TerraformValue::Number(numbers()?.0 - numbers()?.1),
        BinaryOperator::Mul => TerraformValue::Number(numbers()?.0 * numbers()?.1),
        BinaryOperator::Div => match numbers()? {
            (_, 0.0) => return Err("division by zero".to_owned()),
            (a, b) => TerraformValue::Number(a / b),
        },
        BinaryOperator::Mod => match numbers()? {
            (_, 0.0) => return Err("division by zero".to_owned()),
            (a, b) => TerraformValue::Number(a % b),
        },
    })
}

fn call(call: &FuncCall, env: &CodeScope<'_>) -> Answer {
    let name = call.name.name.as_str();
    if call.name.is_namespaced() {
        return Err(format!("`{name}` is a function of a provider"));
    }
    match name {
        "try" => {
            let mut last = "`try` has no arguments".to_owned();
            for arg in &call.args {
                match eval(arg, env) {
                    Ok(value) => return Ok(value),
                    Err(why) => last = why,
                }
            }
            return Err(last);
        }
        "can" => {
            let value = call.args.iter().next().map(|it| eval(it, env));
            return Ok(TerraformValue::Bool(value.is_some_and(|it| it.is_ok())));
        }
        _ => {}
    }
    let mut args: Vec<TerraformValue> =
        call.args.iter().map(|it| eval(it, env)).collect::<Result<_, _>>()?;
    if call.args.expand_final()
        && let Some(last) = args.pop()
    {
        if let TerraformValue::Unknown(_) = last {
            return Ok(last);
        }
        args.extend_from_slice(last.items());
    }
    bounded(functions::call(name, &args)?, env)
}

/// The value of a name, and how many of the following steps it takes.
fn root(
    name: &str,
    steps: &[&TraversalOperator],
    env: &CodeScope<'_>,
) -> Result<(TerraformValue, usize), String> {
    if let Some((_, value)) = env.names.iter().rev().find(|(known, _)| known == name) {
        return Ok((value.clone(), 0));
    }
    let attribute = |at: usize| match steps.get(at) {
        Some(TraversalOperator::GetAttr(name)) => Some(name.as_str()),
        _ => None,
    };
    let module = &env.module;
    match (name, attribute(0), attribute(1)) {
        ("var", Some(name), _) => Ok((module.variable(name)?, 1)),
        ("local", Some(name), _) => Ok((module.local(name)?, 1)),
        ("path", Some("module" | "root" | "cwd"), _) => Ok((TerraformValue::text_of("."), 1)),
        ("module", Some(name), _) => output(name, steps, env),
        ("data", Some(kind), Some(name)) => {
            Ok((module.resource(&format!("data.{kind}.{name}"))?, 2))
        }
        ("terraform" | "self" | "each" | "count", ..) => Err(format!("`{name}` is not known here")),
        (kind, Some(name), _) => Ok((module.resource(&format!("{kind}.{name}"))?, 1)),
        _ => Err(format!("`{name}` is not known here")),
    }
}

/// `module.name.output`, or with a key `module.name["key"].output`.
fn output(
    name: &str,
    steps: &[&TraversalOperator],
    env: &CodeScope<'_>,
) -> Result<(TerraformValue, usize), String> {
    let instances = match env.module.calls(name) {
        Ok(instances) => instances,
        // What is read of such a module is at its address.
        Err(why) => {
            let path = env.module.path.iter().map(|step| format!("module.{step}"));
            let path: Vec<String> = path.chain([format!("module.{name}")]).collect();
            let address = path.join(".");
            return Ok((TerraformValue::unknown(why, vec![address]), steps.len()));
        }
    };
    let all = || -> Result<Vec<(String, TerraformValue)>, String> {
        let one = |(key, module): &(Option<String>, Rc<super::scope::Module<'_>>)| {
            let outputs = module.folder.outputs.keys();
            let outputs = outputs.map(|it| Ok(((*it).to_owned(), module.output(it)?)));
            let outputs: BTreeMap<String, TerraformValue> =
                outputs.collect::<Result<_, String>>()?;
            let key = key.as_deref().unwrap_or_default().trim_matches('"').to_owned();
            Ok((key, TerraformValue::map(outputs, None)))
        };
        instances.iter().map(one).collect()
    };
    let get = |key: Option<&str>, output: &str| {
        let found = instances.iter().find(|(it, _)| it.as_deref() == key);
        let (_, module) = found.ok_or_else(|| format!("module `{name}` has no such instance"))?;
        module.output(output)
    };
    match (steps.get(1), steps.get(2)) {
        (Some(TraversalOperator::GetAttr(output)), _) => Ok((get(None, output.as_str())?, 2)),
        (Some(TraversalOperator::Index(key)), Some(TraversalOperator::GetAttr(output))) => {
            let key = match eval(key, env)? {
                TerraformValue::Text(text) => format!("\"{text}\""),
                other => text_of(&other)?,
            };
            Ok((get(Some(&key), output.as_str())?, 3))
        }
        _ => {
            let all = all()?;
            let numbered = instances
                .iter()
                .any(|(key, _)| key.as_ref().is_some_and(|it| !it.starts_with('"')));
            let value = if numbered {
                TerraformValue::list(all.into_iter().map(|(_, value)| value).collect())
            } else {
                TerraformValue::map(all.into_iter().collect(), None)
            };
            Ok((value, 1))
        }
    }
}

fn traversal(it: &Traversal, env: &CodeScope<'_>) -> Answer {
    let steps: Vec<&TraversalOperator> =
        it.operators.iter().map(hcl_edit::Decorated::value).collect();
    let (value, taken) = match &it.expr {
        Expression::Variable(name) => root(name.as_str(), &steps, env)?,
        other => (eval(other, env)?, 0),
    };
    follow(value, steps.get(taken..).unwrap_or_default(), env)
}

fn follow(value: TerraformValue, steps: &[&TraversalOperator], env: &CodeScope<'_>) -> Answer {
    let Some((step, rest)) = steps.split_first() else { return Ok(value) };
    if let TerraformValue::Unknown(_) = value {
        return Ok(value);
    }
    let next = match step {
        TraversalOperator::GetAttr(name) => attribute(&value, name.as_str())?,
        TraversalOperator::LegacyIndex(index) => {
            let index = usize::try_from(*index.value()).ok();
            index.and_then(|it| value.items().get(it)).cloned().ok_or("no such item")?
        }
        TraversalOperator::Index(key) => match eval(key, env)? {
            unknown @ TerraformValue::Unknown(_) => unknown,
            key => index(&value, &key)?,
        },
        TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_) => {
            let items = match &value {
                TerraformValue::Null => Vec::new(),
                TerraformValue::List(items) | TerraformValue::Set(items) => items.to_vec(),
                other => vec![other.clone()],
            };
            env.module.world.spend(items.len() as u64)?;
            let items = items.into_iter().map(|it| follow(it, rest, env));
            return Ok(TerraformValue::list(items.collect::<Result<_, _>>()?));
        }
    };
    follow(next, rest, env)
}

fn attribute(value: &TerraformValue, name: &str) -> Answer {
    let TerraformValue::Map(object) = value else {
        return Err(format!("{} has no attribute `{name}`", value.kind()));
    };
    match (object.entries.get(name), &object.resource) {
        (Some(TerraformValue::Unknown(unknown)), Some(address)) => {
            let of = [address].into_iter().chain(&unknown.of).cloned().collect();
            Ok(TerraformValue::unknown(unknown.why.clone(), of))
        }
        (Some(value), _) => Ok(value.clone()),
        (None, Some(address)) => {
            let is_data = address.starts_with("data.") || address.contains(".data.");
            let when = if is_data { "read from Azure" } else { "known after apply" };
            let why = format!("`{address}.{name}` is {when}");
            Ok(TerraformValue::unknown(why, vec![address.clone()]))
        }
        (None, None) => Err(format!("no attribute `{name}`")),
    }
}

fn index(value: &TerraformValue, key: &TerraformValue) -> Answer {
    match value {
        TerraformValue::Map(_) => attribute(value, &text_of(key)?),
        TerraformValue::List(items) => {
            let index = key.count().and_then(|it| usize::try_from(it).ok());
            let item = index.and_then(|it| items.get(it)).cloned();
            item.ok_or_else(|| "the list has no such item".to_owned())
        }
        other => Err(format!("{} has no items to pick", other.kind())),
    }
}

fn for_each(it: &ForExpr, env: &CodeScope<'_>) -> Answer {
    let all = eval(&it.intro.collection_expr, env)?;
    if let TerraformValue::Unknown(_) = all {
        return Ok(all);
    }
    let (mut list, mut map) = (Vec::new(), BTreeMap::<String, TerraformValue>::new());
    let mut groups = BTreeMap::<String, Vec<TerraformValue>>::new();
    for (key, value) in pairs(&all)? {
        env.module.world.spend(1)?;
        let mut env = env.with(it.intro.value_var.as_str(), value);
        if let Some(name) = &it.intro.key_var {
            env = env.with(name.as_str(), key);
        }
        if let Some(cond) = &it.cond {
            match eval(&cond.expr, &env)? {
                unknown @ TerraformValue::Unknown(_) => return Ok(unknown),
                value if !truth(&value)? => continue,
                _ => {}
            }
        }
        let key = it.key_expr.as_ref().map(|key| eval(key, &env)).transpose()?;
        let value = eval(&it.value_expr, &env)?;
        match key {
            Some(unknown @ TerraformValue::Unknown(_)) => return Ok(unknown),
            Some(key) if it.grouping => groups.entry(text_of(&key)?).or_default().push(value),
            Some(key) => drop(map.insert(text_of(&key)?, value)),
            None => list.push(value),
        }
    }
    let value = match (&it.key_expr, it.grouping) {
        (None, _) => TerraformValue::list(list),
        (Some(_), true) => TerraformValue::map(
            groups.into_iter().map(|(key, it)| (key, TerraformValue::list(it))).collect(),
            None,
        ),
        (Some(_), false) => TerraformValue::map(map, None),
    };
    bounded(value, env)
}
