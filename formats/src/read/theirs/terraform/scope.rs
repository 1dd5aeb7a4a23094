//! Folders of code, the modules they make, and the names that are known in them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body, Structure};

use super::address::{InstanceAddress, Step};
use super::value::{At, Object, TerraformValue};
use crate::read::syntax::tree::Lines;

/// How much is computed before it is too much.
const STEPS: u64 = 3_000_000;

/// How deep expressions and what they refer to may nest.
const DEEPEST: usize = 160;

/// How deep modules may nest.
const MODULES: usize = 12;

/// Everything that is defined in a folder, by name, with its file.
#[derive(Default)]
pub(super) struct Folder<'w> {
    pub(super) path: String,
    pub(super) variables: BTreeMap<&'w str, (usize, &'w Block)>,
    pub(super) locals: BTreeMap<&'w str, (usize, &'w Expression)>,
    /// By `azurerm_subnet.web` or `data.azurerm_subnet.web`.
    pub(super) resources: BTreeMap<String, (usize, &'w Block)>,
    pub(super) modules: BTreeMap<&'w str, (usize, &'w Block)>,
    pub(super) outputs: BTreeMap<&'w str, (usize, &'w Block)>,
}

impl<'w> Folder<'w> {
    pub(super) fn add(&mut self, file: usize, body: &'w Body) {
        for block in body.blocks() {
            let mut labels = block.labels.iter().map(hcl_edit::structure::BlockLabel::as_str);
            match (block.ident.as_str(), labels.next(), labels.next()) {
                ("variable", Some(name), _) => drop(self.variables.insert(name, (file, block))),
                ("output", Some(name), _) => drop(self.outputs.insert(name, (file, block))),
                ("module", Some(name), _) => drop(self.modules.insert(name, (file, block))),
                ("resource", Some(kind), Some(name)) => {
                    self.resources.insert(format!("{kind}.{name}"), (file, block));
                }
                ("data", Some(kind), Some(name)) => {
                    self.resources.insert(format!("data.{kind}.{name}"), (file, block));
                }
                ("locals", ..) => {
                    let locals = block.body.attributes();
                    self.locals.extend(locals.map(|it| (it.key.as_str(), (file, &it.value))));
                }
                _ => {}
            }
        }
    }

    /// The folder that the source of a module means; `None` for one of a registry.
    pub(super) fn source(&self, source: &str) -> Option<String> {
        let local = source.starts_with("./")
            || source.starts_with("../")
            || source == "."
            || source == "..";
        let mut parts: Vec<&str> = self.path.split('/').filter(|it| !it.is_empty()).collect();
        for part in source.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|it| *it != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        local.then(|| parts.join("/"))
    }
}

/// How an expression is evaluated. The evaluator looks names up here, so it is given rather than used.
pub(super) type Evaluate = fn(&Expression, &CodeScope<'_>) -> Result<TerraformValue, String>;

/// How a value becomes one of the type that an expression states, likewise.
pub(super) type Convert = fn(TerraformValue, &Expression, &CodeScope<'_>) -> TerraformValue;

/// All the code there is.
pub(super) struct World<'w> {
    pub(super) evaluate: Evaluate,
    pub(super) convert: Convert,
    pub(super) folders: BTreeMap<String, Folder<'w>>,
    /// By file.
    pub(super) lines: Vec<Option<Lines<'w>>>,
    pub(super) steps: Cell<u64>,
    pub(super) depth: Cell<usize>,
}

impl World<'_> {
    pub(super) fn at(&self, file: usize, what: &impl Span) -> Option<At> {
        let span = what.span()?;
        let lines = self.lines.get(file)?.as_ref()?;
        Some(At::of(file, lines.spot(span.start, span.end)))
    }

    /// Counts work that is done.
    pub(super) fn spend(&self, steps: u64) -> Result<(), String> {
        self.steps.set(self.steps.get().saturating_add(steps));
        if self.steps.get() > STEPS {
            return Err("the code computes too long".to_owned());
        }
        Ok(())
    }

    /// Goes one level deeper.
    pub(super) fn nested<T>(&self, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        self.spend(1)?;
        let depth = self.depth.get();
        if depth > DEEPEST {
            return Err("the code nests too deep".to_owned());
        }
        self.depth.set(depth + 1);
        let done = work();
        self.depth.set(depth);
        done
    }
}

/// An instance of a folder of code.
pub(super) struct Module<'w> {
    pub(super) world: &'w World<'w>,
    pub(super) folder: &'w Folder<'w>,
    pub(super) path: Vec<Step>,
    /// The call that made it, and what is known there.
    caller: Option<(CodeScope<'w>, &'w Body)>,
    /// Values of variables from files.
    given: BTreeMap<String, TerraformValue>,
    /// The values computed so far; `None` for one being computed.
    known: RefCell<BTreeMap<String, Option<TerraformValue>>>,
    calls: RefCell<BTreeMap<String, Calls<'w>>>,
}

/// The instances of a module by their keys, or why they are not known.
pub(super) type Calls<'w> = Result<Rc<Vec<(Option<String>, Rc<Module<'w>>)>>, String>;

/// Where an expression is evaluated.
#[derive(Clone)]
pub(super) struct CodeScope<'w> {
    pub(super) module: Rc<Module<'w>>,
    pub(super) file: usize,
    /// Names of `for` expressions, `each` and `count`; the last counts.
    pub(super) names: Vec<(String, TerraformValue)>,
}

impl<'w> CodeScope<'w> {
    pub(super) fn with(&self, name: &str, value: TerraformValue) -> CodeScope<'w> {
        let mut env = self.clone();
        env.names.push((name.to_owned(), value));
        env
    }

    /// The value of an expression; what cannot be computed is not known.
    pub(super) fn value(&self, expression: &Expression) -> TerraformValue {
        (self.module.world.evaluate)(expression, self)
            .unwrap_or_else(|why| TerraformValue::unknown(why, Vec::new()))
    }

    /// The content of a body: its attributes, and the blocks in it as lists.
    pub(super) fn body(&self, body: &'w Body, skip: &[&str]) -> BTreeMap<String, TerraformValue> {
        let mut entries = BTreeMap::<String, TerraformValue>::new();
        let mut blocks = BTreeMap::<String, Vec<TerraformValue>>::new();
        for structure in body {
            match structure {
                Structure::Attribute(it) if skip.contains(&it.key.as_str()) => {}
                Structure::Attribute(it) => {
                    entries.insert(it.key.to_string(), self.value(&it.value));
                }
                Structure::Block(it) if it.has_ident("dynamic") => self.dynamic(it, &mut blocks),
                Structure::Block(it) => {
                    let values = self.object(it);
                    blocks.entry(it.ident.to_string()).or_default().push(values);
                }
            }
        }
        entries.extend(blocks.into_iter().map(|(key, items)| (key, TerraformValue::list(items))));
        entries
    }

    fn object(&self, block: &'w Block) -> TerraformValue {
        let at = self.module.world.at(self.file, &block.ident);
        let entries = self.module.world.nested(|| Ok(self.body(&block.body, &[])));
        entries.map_or_else(
            |why| TerraformValue::unknown(why, Vec::new()),
            |it| TerraformValue::map(it, at),
        )
    }

    fn dynamic(&self, block: &'w Block, blocks: &mut BTreeMap<String, Vec<TerraformValue>>) {
        let Some(name) = block.labels.first().map(hcl_edit::structure::BlockLabel::as_str) else {
            return;
        };
        let content = block.body.get_blocks("content").next();
        let each = block.body.get_attribute("for_each").map(|it| self.value(&it.value));
        let iterator = block.body.get_attribute("iterator");
        let iterator =
            iterator.map_or(name.to_owned(), |it| it.value.to_string().trim().to_owned());
        let all = blocks.entry(name.to_owned()).or_default();
        match each.as_ref().map(pairs) {
            Some(Ok(pairs)) => {
                for (key, value) in pairs {
                    let entries = [("key".to_owned(), key), ("value".to_owned(), value)];
                    let item = TerraformValue::map(entries.into_iter().collect(), None);
                    all.extend(content.map(|it| self.with(&iterator, item).object(it)));
                }
            }
            Some(Err(why)) => all.push(TerraformValue::unknown(why, Vec::new())),
            None => {}
        }
    }

    /// The instances that `count` or `for_each` of a body make: the key of each, and what is known in it.
    pub(super) fn instances(
        &self,
        body: &Body,
    ) -> Result<Vec<(Option<String>, CodeScope<'w>)>, String> {
        if let Some(count) = body.get_attribute("count") {
            let count = match self.value(&count.value) {
                TerraformValue::Unknown(unknown) => {
                    return Err(format!("`count` is not known: {}", unknown.why));
                }
                count => count.count().ok_or("`count` is not a number")?,
            };
            self.module.world.spend(count)?;
            #[allow(clippy::cast_precision_loss)]
            let one = |index: u64| {
                let entries = [("index".to_owned(), TerraformValue::Number(index as f64))];
                let env =
                    self.with("count", TerraformValue::map(entries.into_iter().collect(), None));
                (Some(index.to_string()), env)
            };
            return Ok((0..count).map(one).collect());
        }
        let Some(each) = body.get_attribute("for_each") else {
            return Ok(vec![(None, self.clone())]);
        };
        let each = pairs(&self.value(&each.value))
            .map_err(|why| format!("`for_each` is not known: {why}"))?;
        self.module.world.spend(each.len() as u64)?;
        let instances = each.into_iter().map(|(key, value)| {
            let name = key.word().unwrap_or_default().to_owned();
            let key = if key.word().is_none() { value.clone() } else { key };
            let entries = [("key".to_owned(), key), ("value".to_owned(), value)];
            let env = self.with("each", TerraformValue::map(entries.into_iter().collect(), None));
            (Some(format!("\"{name}\"")), env)
        });
        Ok(instances.collect())
    }
}

/// The keys and values that are walked: those of a map; of a set, each is both; of a list, the number.
pub(super) fn pairs(
    value: &TerraformValue,
) -> Result<Vec<(TerraformValue, TerraformValue)>, String> {
    #[allow(clippy::cast_precision_loss)]
    match value {
        TerraformValue::Map(object) => {
            let entries = object.entries.iter();
            Ok(entries.map(|(key, value)| (TerraformValue::text_of(key), value.clone())).collect())
        }
        TerraformValue::Set(items) => Ok(items.iter().map(|it| (it.clone(), it.clone())).collect()),
        TerraformValue::List(items) => {
            let items = items.iter().enumerate();
            Ok(items.map(|(at, it)| (TerraformValue::Number(at as f64), it.clone())).collect())
        }
        TerraformValue::Unknown(unknown) => Err(unknown.why.clone()),
        other => Err(format!("{} cannot be walked", other.kind())),
    }
}

impl<'w> Module<'w> {
    pub(super) fn root(
        world: &'w World<'w>,
        folder: &'w Folder<'w>,
        given: BTreeMap<String, TerraformValue>,
    ) -> Rc<Module<'w>> {
        Rc::new(Module {
            world,
            folder,
            path: Vec::new(),
            caller: None,
            given,
            known: RefCell::default(),
            calls: RefCell::default(),
        })
    }

    pub(super) fn env(self: &Rc<Self>, file: usize) -> CodeScope<'w> {
        CodeScope { module: Rc::clone(self), file, names: Vec::new() }
    }

    /// Computes a thing once. One that needs itself is an error.
    fn once(
        &self,
        key: &str,
        compute: impl FnOnce() -> TerraformValue,
    ) -> Result<TerraformValue, String> {
        match self.known.borrow().get(key) {
            Some(Some(value)) => return Ok(value.clone()),
            Some(None) => return Err(format!("`{key}` refers to itself")),
            None => {}
        }
        self.known.borrow_mut().insert(key.to_owned(), None);
        let value = compute();
        self.known.borrow_mut().insert(key.to_owned(), Some(value.clone()));
        Ok(value)
    }

    pub(super) fn variable(self: &Rc<Self>, name: &str) -> Result<TerraformValue, String> {
        let declared = self.folder.variables.get(name);
        let (file, block) = *declared.ok_or_else(|| format!("no variable `{name}` is declared"))?;
        self.once(&format!("var.{name}"), || {
            let env = self.env(file);
            let from_call = self
                .caller
                .as_ref()
                .map(|(env, body)| body.get_attribute(name).map(|it| env.value(&it.value)));
            let given = from_call.unwrap_or_else(|| self.given.get(name).cloned());
            let default = block.body.get_attribute("default").map(|it| env.value(&it.value));
            let nullable = block.body.get_attribute("nullable").map(|it| env.value(&it.value));
            let given = given.filter(|it| {
                nullable != Some(TerraformValue::Bool(false)) || !matches!(it, TerraformValue::Null)
            });
            let Some(value) = given.or(default) else {
                let why = format!("the variable `{name}` has no value and no default");
                return TerraformValue::unknown(why, Vec::new());
            };
            match block.body.get_attribute("type") {
                Some(kind) => (self.world.convert)(value, &kind.value, &env),
                None => value,
            }
        })
    }

    pub(super) fn local(self: &Rc<Self>, name: &str) -> Result<TerraformValue, String> {
        let declared = self.folder.locals.get(name);
        let (file, expression) =
            *declared.ok_or_else(|| format!("no local `{name}` is declared"))?;
        self.once(&format!("local.{name}"), || self.env(file).value(expression))
    }

    /// The address of an instance of a resource of this module.
    pub(super) fn address(&self, resource: &str, key: Option<&str>) -> Option<InstanceAddress> {
        let mut address = InstanceAddress::of(resource)?;
        address.modules.clone_from(&self.path);
        address.key = key.map(str::to_owned);
        Some(address)
    }

    /// A resource: an object, or with `count` a list of them, or with `for_each` a map.
    pub(super) fn resource(self: &Rc<Self>, name: &str) -> Result<TerraformValue, String> {
        let declared = self.folder.resources.get(name);
        let (file, block) = *declared.ok_or_else(|| format!("no resource `{name}` is declared"))?;
        self.once(name, || {
            let instances = match self.env(file).instances(&block.body) {
                Ok(instances) => instances,
                Err(why) => {
                    let address = self.address(name, None).map(|it| it.to_string());
                    return TerraformValue::unknown(why, address.into_iter().collect());
                }
            };
            let mut all = Vec::new();
            for (key, env) in instances {
                let address = self.address(name, key.as_deref()).map(|it| it.to_string());
                let value = TerraformValue::Map(Rc::new(Object {
                    entries: env
                        .body(&block.body, &["count", "for_each", "provider", "depends_on"]),
                    at: self.world.at(file, &block.ident),
                    resource: address,
                }));
                all.push((key, value));
            }
            if block.body.has_attribute("count") {
                TerraformValue::list(all.into_iter().map(|(_, value)| value).collect())
            } else if block.body.has_attribute("for_each") {
                let entries = all
                    .into_iter()
                    .filter_map(|(key, value)| Some((key?.trim_matches('"').to_owned(), value)));
                TerraformValue::map(entries.collect(), None)
            } else {
                all.pop().map_or(TerraformValue::Null, |(_, value)| value)
            }
        })
    }

    /// The instances of a module that this one calls; why not, where its folder is not here.
    pub(super) fn calls(self: &Rc<Self>, name: &str) -> Calls<'w> {
        if let Some(known) = self.calls.borrow().get(name) {
            return known.clone();
        }
        self.calls
            .borrow_mut()
            .insert(name.to_owned(), Err(format!("module `{name}` refers to itself")));
        let calls = self.call(name);
        self.calls.borrow_mut().insert(name.to_owned(), calls.clone());
        calls
    }

    fn call(self: &Rc<Self>, name: &str) -> Calls<'w> {
        let declared = self.folder.modules.get(name);
        let (file, block) = *declared.ok_or_else(|| format!("no module `{name}` is declared"))?;
        let env = self.env(file);
        let source =
            block.body.get_attribute("source").and_then(|it| it.value.as_str()).unwrap_or_default();
        let folder = self.folder.source(source).and_then(|it| self.world.folders.get(&it));
        let folder = folder
            .ok_or_else(|| format!("the code of module `{name}` (`{source}`) is not here"))?;
        if self.path.len() >= MODULES {
            return Err("modules nest too deep".to_owned());
        }
        let instances = env.instances(&block.body)?;
        let instances = instances.into_iter().map(|(key, env)| {
            let mut path = self.path.clone();
            path.push(Step { name: name.to_owned(), key: key.clone() });
            let module = Module {
                world: self.world,
                folder,
                path,
                caller: Some((env, &block.body)),
                given: BTreeMap::new(),
                known: RefCell::default(),
                calls: RefCell::default(),
            };
            (key, Rc::new(module))
        });
        Ok(Rc::new(instances.collect()))
    }

    pub(super) fn output(self: &Rc<Self>, name: &str) -> Result<TerraformValue, String> {
        let declared = self.folder.outputs.get(name);
        let (file, block) = *declared.ok_or_else(|| format!("no output `{name}` is declared"))?;
        self.once(&format!("output {name}"), || {
            let value = block.body.get_attribute("value").map(|it| self.env(file).value(&it.value));
            value.unwrap_or(TerraformValue::Null)
        })
    }
}
