//! Code of Terraform, as far as it says its ranges without a provider, and files of values alone.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hcl_edit::Span;
use hcl_edit::structure::{Block, Body};
use ipplan::{Inventory, NotRead, Notice, Origin, SubnetState, codes};

use super::address::{InstanceAddress, Step};
use super::azurerm;
use super::eval;
use super::looks::{is_code, is_values};
use super::resource::{Resource, elsewhere, is_network_elsewhere};
use super::scope::{CodeScope, Folder, Module, World};
use super::shape::{Shape, Shaped};
use super::syntax;
use super::types;
use super::value::{At, TerraformValue};
use crate::read::syntax::tree::Lines;
use crate::read::theirs::foreign::Foreign;
use crate::read::theirs::look::Look;

pub(crate) static CODE: Foreign = Foreign {
    name: "Terraform code",
    extensions: &["tf", "tofu"],
    knows: is_code,
    takes: |_, other| is_code(other) || is_values(other),
    read,
    ..Foreign::ALONE
};

pub(crate) static VALUES: Foreign = Foreign {
    name: "Terraform variables",
    extensions: &["tfvars"],
    knows: is_values,
    only_taken: true,
    read,
    ..Foreign::ALONE
};

const HINT: &str = "`terraform show -json` of a plan has it";

/// Resources that are shown once, with a remark, if their number is not known.
const COUNTED: &[&str] = &["azurerm_virtual_network", "azurerm_subnet"];

/// Arguments of a module that are not inputs.
const META: &[&str] = &["source", "version", "providers", "count", "for_each", "depends_on"];

fn read(files: &[Look<'_>], inventory: &mut Inventory) {
    let texts: Vec<_> = files.iter().map(|it| String::from_utf8_lossy(it.bytes)).collect();
    let mut bodies = Vec::new();
    for (file, (look, text)) in files.iter().zip(&texts).enumerate() {
        let values = is_values(look) && !is_code(look);
        let body = match look.root.filter(|_| look.begins(&["{"])) {
            Some(root) => Ok(syntax::of_json(root, !values)),
            None => syntax::parse(text),
        };
        match body {
            Ok(body) => bodies.push((file, values, body)),
            Err(wrong) => {
                let (line, column) = (wrong.line, wrong.column);
                let origin = Origin { file, path: String::new(), line, column };
                let why = format!("not valid Terraform: {}", wrong.message);
                inventory.not_read(NotRead { origin, why, hint: None });
            }
        }
    }
    let mut folders = BTreeMap::<String, Folder<'_>>::new();
    for (file, _, body) in bodies.iter().filter(|(_, values, _)| !values) {
        let path = folder_of(files.get(*file).map_or("", |it| it.file));
        let folder = folders.entry(path.clone()).or_default();
        folder.path = path;
        folder.add(*file, body);
    }
    let lines = texts.iter().map(|it| Some(Lines::of(it))).collect();
    let world = World {
        evaluate: eval::eval,
        convert: types::convert,
        folders,
        lines,
        steps: Cell::new(0),
        depth: Cell::new(0),
    };
    let values: Vec<Values<'_>> = bodies
        .iter()
        .filter(|(_, values, _)| *values)
        .map(|it| Values::of(it, files, &world))
        .collect();
    let called: BTreeSet<String> = world.folders.values().flat_map(called).collect();
    let mut reader = CodeReader {
        world: &world,
        resources: Vec::new(),
        others: BTreeMap::new(),
        uncounted: Vec::new(),
    };
    let mut used = BTreeSet::new();
    let no_code = world.folders.is_empty();
    for (path, folder) in &world.folders {
        if called.contains(path) && called.len() < world.folders.len() {
            continue;
        }
        let given = given(folder, &values, &mut used, inventory);
        reader.module(&Module::root(&world, folder, given), inventory);
    }
    for values in values.iter().filter(|it| no_code || !used.contains(&it.file)) {
        reader.shape(&values.map(), "", &[], values.file, true, inventory);
    }
    azurerm::add(&reader.resources, inventory);
    reader.uncounted.into_iter().for_each(|part| inventory.not_read(part));
    elsewhere(reader.others, inventory);
}

fn folder_of(name: &str) -> String {
    let name = name.replace('\\', "/");
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parts = folder.split('/').filter(|it| !it.is_empty() && *it != ".");
    parts.collect::<Vec<_>>().join("/")
}

/// The folders that modules of a folder are in.
fn called(folder: &Folder<'_>) -> Vec<String> {
    let sources = folder.modules.values().filter_map(|(_, block)| source(block));
    sources.filter_map(|it| folder.source(it)).collect()
}

fn source(block: &Block) -> Option<&str> {
    block.body.get_attribute("source").and_then(|it| it.value.as_str())
}

/// A file of values.
struct Values<'w> {
    file: usize,
    name: &'w str,
    folder: String,
    variables: BTreeMap<String, TerraformValue>,
}

impl<'w> Values<'w> {
    fn of(
        (file, _, body): &'w (usize, bool, Body),
        files: &[Look<'w>],
        world: &'w World<'w>,
    ) -> Values<'w> {
        let name = files.get(*file).map_or("", |it| it.file);
        let empty: &'w Folder<'w> = world.folders.values().next().unwrap_or(&NOTHING);
        let env = Module::root(world, empty, BTreeMap::new()).env(*file);
        let variables = env.body(body, &[]);
        Values { file: *file, name, folder: folder_of(name), variables }
    }

    fn map(&self) -> TerraformValue {
        TerraformValue::map(
            self.variables.clone(),
            Some(At { file: self.file, line: 1, column: 1 }),
        )
    }

    /// Terraform reads some on its own, before those it is given.
    fn rank(&self) -> (usize, &str) {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let auto = name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json");
        match name {
            "terraform.tfvars" | "terraform.tfvars.json" => (0, name),
            _ if auto => (1, name),
            _ => (2, ""),
        }
    }
}

static NOTHING: Folder<'static> = Folder {
    path: String::new(),
    variables: BTreeMap::new(),
    locals: BTreeMap::new(),
    resources: BTreeMap::new(),
    modules: BTreeMap::new(),
    outputs: BTreeMap::new(),
};

/// The values of the variables of a folder: of files next to its code, and of files with no code
/// next to them.
fn given(
    folder: &Folder<'_>,
    all: &[Values<'_>],
    used: &mut BTreeSet<usize>,
    inventory: &mut Inventory,
) -> BTreeMap<String, TerraformValue> {
    let declares = |it: &&Values<'_>| {
        it.variables.keys().any(|key| folder.variables.contains_key(key.as_str()))
    };
    let mut files: Vec<&Values<'_>> = all.iter().filter(declares).collect();
    files.sort_by_key(|it| it.rank());
    let mut given = BTreeMap::<String, (TerraformValue, &str)>::new();
    for values in files.into_iter().filter(|it| it.folder == folder.path || it.rank().0 == 2) {
        used.insert(values.file);
        for (key, value) in &values.variables {
            let before = given.insert(key.clone(), (value.clone(), values.name));
            if let Some((_, first)) = before.filter(|(before, _)| before != value) {
                let message = format!(
                    "the variable `{key}` has a value in `{first}` and another in `{}`, which counts",
                    values.name
                );
                let message = message.into();
                inventory.notices.push(Notice {
                    code: &codes::PART_NOT_READ,
                    message,
                    source: None,
                });
            }
        }
    }
    given.into_iter().map(|(key, (value, _))| (key, value)).collect()
}

struct CodeReader<'w> {
    world: &'w World<'w>,
    resources: Vec<Resource>,
    others: BTreeMap<String, usize>,
    /// Resources whose number is not known.
    uncounted: Vec<NotRead>,
}

impl<'w> CodeReader<'w> {
    fn module(&mut self, module: &Rc<Module<'w>>, inventory: &mut Inventory) {
        let mut resources: Vec<(&String, usize, &'w Block)> = module
            .folder
            .resources
            .iter()
            .map(|(name, (file, block))| (name, *file, *block))
            .collect();
        resources.sort_by_key(|(_, file, block)| (*file, block.span().map(|it| it.start)));
        for (name, file, block) in resources {
            let Some(address) = module.address(name, None) else { continue };
            if is_network_elsewhere(&address.kind) {
                *self.others.entry(address.kind).or_default() += 1;
            } else if address.kind.starts_with("azurerm_") || address.kind.starts_with("azapi_") {
                let value = module.resource(name);
                let value = value.unwrap_or_else(|why| TerraformValue::unknown(why, Vec::new()));
                self.instances(&address, file, block, &value, &module.env(file));
            }
        }
        let mut modules: Vec<(&str, usize, &'w Block)> = module
            .folder
            .modules
            .iter()
            .map(|(name, (file, block))| (*name, *file, *block))
            .collect();
        modules.sort_by_key(|(_, file, block)| (*file, block.span().map(|it| it.start)));
        for (name, file, block) in modules {
            match module.calls(name) {
                Ok(calls) => {
                    for (_, module) in calls.iter() {
                        self.module(module, inventory);
                    }
                }
                Err(why) => self.outside(module, (name, file, block), &why, inventory),
            }
        }
    }

    /// Every instance of a resource.
    fn instances(
        &mut self,
        address: &InstanceAddress,
        file: usize,
        block: &'w Block,
        value: &TerraformValue,
        env: &CodeScope<'w>,
    ) {
        match value {
            TerraformValue::Map(object) if object.resource.is_some() => {
                let own = object.resource.as_deref().and_then(InstanceAddress::of);
                self.push(own.unwrap_or_else(|| address.clone()), file, block, value.clone());
            }
            TerraformValue::Map(object) => {
                for value in object.entries.values() {
                    self.instances(address, file, block, value, env);
                }
            }
            TerraformValue::Unknown(unknown) => {
                let open = TerraformValue::unknown(unknown.why.clone(), Vec::new());
                let env = env.with("each", open.clone()).with("count", open);
                let entries =
                    env.body(&block.body, &["count", "for_each", "provider", "depends_on"]);
                // If the name is not known either, that is reported instead.
                let named = !matches!(entries.get("name"), Some(TerraformValue::Unknown(_)));
                if named && COUNTED.contains(&address.kind.as_str()) {
                    let at = self.world.at(file, &block.ident);
                    let origin = origin(file, address.to_string(), at);
                    let why = format!("how many there are is not known: {}", unknown.why);
                    let hint = Some(HINT.to_owned());
                    self.uncounted.push(NotRead { origin, why, hint });
                }
                self.push(address.clone(), file, block, TerraformValue::map(entries, None));
            }
            _ => {
                for value in value.items() {
                    self.instances(address, file, block, value, env);
                }
            }
        }
    }

    fn push(
        &mut self,
        address: InstanceAddress,
        file: usize,
        block: &Block,
        values: TerraformValue,
    ) {
        let at = self.world.at(file, &block.ident);
        let origin = origin(file, address.to_string(), at);
        let state = SubnetState::Used;
        self.resources.push(Resource {
            address,
            values,
            origin,
            state,
            hint: Some(HINT),
            alias: None,
        });
    }

    /// A module whose code is not here: what it is given may say it all.
    fn outside(
        &mut self,
        module: &Rc<Module<'w>>,
        (name, file, block): (&str, usize, &'w Block),
        why: &str,
        inventory: &mut Inventory,
    ) {
        let env = module.env(file);
        let at = self.world.at(file, &block.ident);
        let path = |key: &Option<String>| {
            let mut path = module.path.clone();
            path.push(Step { name: name.to_owned(), key: key.clone() });
            path
        };
        let mut found = false;
        let instances = env.instances(&block.body).unwrap_or_else(|why| {
            let open = TerraformValue::unknown(why, Vec::new());
            vec![(None, env.with("each", open.clone()).with("count", open))]
        });
        for (key, env) in instances {
            let values = TerraformValue::map(env.body(&block.body, META), at);
            let modules = path(&key);
            let label: Vec<String> = modules.iter().map(|step| format!("module.{step}")).collect();
            found |= self.shape(&values, &label.join("."), &modules, file, false, inventory);
        }
        let is_local = source(block).is_some_and(|it| module.folder.source(it).is_some());
        if !found && is_local {
            let label: Vec<String> =
                path(&None).iter().map(|step| format!("module.{step}")).collect();
            let origin = origin(file, label.join("."), at);
            let hint = "give the files of that folder as well".to_owned();
            inventory.not_read(NotRead { origin, why: why.to_owned(), hint: Some(hint) });
        }
    }

    /// Networks by the shape of values; whether there are any.
    fn shape(
        &mut self,
        values: &TerraformValue,
        label: &str,
        modules: &[Step],
        file: usize,
        alone: bool,
        inventory: &mut Inventory,
    ) -> bool {
        let shape = Shape::of(values, label);
        let found = !shape.networks.is_empty() || !shape.subnets.is_empty();
        for (path, why, hint) in shape.open {
            if alone || found {
                let origin = origin(file, path, values.at());
                inventory.not_read(NotRead { origin, why, hint: Some(hint) });
            }
        }
        let is_one = shape.networks.len() == 1;
        let networks = shape.networks.into_iter().map(|it| ("azurerm_virtual_network", it));
        let subnets = shape.subnets.into_iter().map(|it| ("azurerm_subnet", it));
        for (kind, Shaped { values, path, at }) in networks.chain(subnets) {
            let address = InstanceAddress {
                modules: modules.to_vec(),
                data: false,
                kind: kind.to_owned(),
                name: "this".to_owned(),
                key: None,
            };
            let alias = if is_one && kind == "azurerm_virtual_network" { label } else { &path };
            self.resources.push(Resource {
                address,
                values: TerraformValue::map(values, at),
                origin: origin(file, path.clone(), at),
                state: SubnetState::Used,
                hint: Some(HINT),
                alias: Some(alias.to_owned()),
            });
        }
        found
    }
}

fn origin(file: usize, path: String, at: Option<At>) -> Origin {
    let (line, column) = at.map_or((0, 0), |at| (at.line, at.column));
    Origin { file: at.map_or(file, |at| at.file), path, line, column }
}
