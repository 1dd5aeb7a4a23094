//! Which file of a crate uses which: read from its source, wherever a path stands in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as FilePath;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Attribute, Item, UseTree, Visibility};

/// A module, as the names that lead to it; the root of the crate is empty.
pub(super) type Module = Vec<String>;

/// The source of one crate: each file by its path below `src`, such as `space/pool.rs`.
pub(super) type Source = BTreeMap<String, String>;

/// Arrows from file to file.
pub(super) type Arrows = BTreeSet<(String, String)>;

/// Every Rust file in a folder.
pub(super) fn source_of(folder: &FilePath) -> Source {
    fn collect(folder: &FilePath, below: &str, source: &mut Source) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                collect(&path, &format!("{below}{name}/"), source);
            } else if path.extension().is_some_and(|it| it == "rs") {
                source.insert(format!("{below}{name}"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut source = Source::new();
    collect(folder, "", &mut source);
    source
}

/// Whether a file is the page at the head of a folder.
pub(super) fn is_head(file: &str) -> bool {
    matches!(file.rsplit('/').next(), Some("mod.rs" | "lib.rs" | "main.rs"))
}

/// The arrows between the files of a crate of that name. Unit tests have none: they may use anything.
///
/// An arrow leads to the file that defines what a path names, through all re-exports.
pub(super) fn arrows(name: &str, source: &Source) -> Arrows {
    let parsed = source.iter().map(|(path, text)| {
        (path, syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}")))
    });
    let parsed: Vec<(&String, syn::File)> = parsed.collect();
    let mut code = Crate { name: name.replace('-', "_"), ..Crate::default() };
    for (path, file) in &parsed {
        code.add(&module_of(path), path, &file.items);
    }
    for (path, file) in &parsed {
        code.add_functions(&module_of(path), path, &file.items);
    }
    let mut arrows = Arrows::new();
    for (path, file) in &parsed {
        let mut used = Used { module: module_of(path), paths: Vec::new() };
        used.visit_file(file);
        for (module, path_used) in used.paths {
            if let Some(target) = code.file_of(&module, &path_used)
                && target != **path
            {
                arrows.insert(((*path).clone(), target));
            }
        }
    }
    arrows
}

fn module_of(path: &str) -> Module {
    let mut names: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if is_head(path) {
        names.pop();
    }
    names
}

/// The content of a module.
#[derive(Default)]
struct Scope {
    /// The files that its definitions are in: the root has two where a crate is also a program.
    file: String,
    /// The names it defines, with the file of each.
    defines: BTreeMap<String, String>,
    /// The names it imports, and what they stand for.
    imports: BTreeMap<String, Module>,
    /// The modules from which it imports everything.
    globs: Vec<Module>,
}

#[derive(Default)]
struct Crate {
    name: String,
    modules: BTreeMap<Module, Scope>,
    /// Functions of types that another file adds to them: the file and name of the type and the name
    /// of the function, with the file that adds it.
    functions: BTreeMap<(String, String, String), String>,
}

impl Crate {
    fn add(&mut self, module: &Module, path: &str, items: &[Item]) {
        let scope = self.modules.entry(module.clone()).or_default();
        path.clone_into(&mut scope.file);
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            let scope = self.modules.entry(module.clone()).or_default();
            match item {
                Item::Use(import) => {
                    let mut found = Vec::new();
                    flatten(&import.tree, &mut Vec::new(), &mut found);
                    for (path, alias) in found {
                        match alias.as_str() {
                            "*" => scope.globs.push(path),
                            "_" => {}
                            _ => drop(scope.imports.insert(alias, path)),
                        }
                    }
                }
                Item::Mod(inner) => {
                    if let Some((_, items)) = &inner.content {
                        let mut below = module.clone();
                        below.push(inner.ident.to_string());
                        self.add(&below, path, items);
                    }
                }
                item => {
                    if let Some(name) = name_of(item) {
                        scope.defines.insert(name, path.to_owned());
                    }
                }
            }
        }
    }

    /// Notes the functions that a file adds to types of others.
    fn add_functions(&mut self, module: &Module, path: &str, items: &[Item]) {
        for item in items {
            if let Item::Impl(syn::ItemImpl { trait_: None, self_ty, items, .. }) = item
                && let syn::Type::Path(of) = &**self_ty
            {
                let names: Module =
                    of.path.segments.iter().map(|it| it.ident.to_string()).collect();
                let Some(file) = self.file_of(module, &names).filter(|it| it != path) else {
                    continue;
                };
                let functions = items.iter().filter_map(|it| match it {
                    syn::ImplItem::Fn(it) => Some(it.sig.ident.to_string()),
                    _ => None,
                });
                for function in functions {
                    let name = names.last().cloned().unwrap_or_default();
                    self.functions.insert((file.clone(), name, function), path.to_owned());
                }
            }
        }
    }

    /// The file that defines what a path names where it stands in a module.
    fn file_of(&self, module: &Module, path: &[String]) -> Option<String> {
        self.resolve(module, path, &mut BTreeSet::new())
    }

    fn resolve(
        &self,
        module: &Module,
        path: &[String],
        seen: &mut BTreeSet<(Module, Module)>,
    ) -> Option<String> {
        // Names of other crates may lead round in a circle that grows.
        if path.len() > 16 || !seen.insert((module.clone(), path.to_vec())) {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.below(&Module::new(), rest, seen),
            "self" => self.below(module, rest, seen),
            "super" => {
                let (_, above) = module.split_last()?;
                if rest.first().is_some_and(|next| next == "super") {
                    self.resolve(&above.to_vec(), rest, seen)
                } else {
                    self.below(&above.to_vec(), rest, seen)
                }
            }
            name => {
                let scope = self.modules.get(module)?;
                let mut child = module.clone();
                child.push(name.to_owned());
                if let Some(file) = scope.defines.get(name) {
                    let function = rest.first().cloned().unwrap_or_default();
                    let added = self.functions.get(&(file.clone(), name.to_owned(), function));
                    Some(added.unwrap_or(file).clone())
                } else if self.modules.contains_key(&child) {
                    self.below(&child, rest, seen)
                } else if let Some(import) = scope.imports.get(name).filter(|it| it[0] != name) {
                    let whole: Module = import.iter().chain(rest).cloned().collect();
                    self.resolve(module, &whole, seen)
                } else if name == self.name {
                    self.below(&Module::new(), rest, seen)
                } else {
                    scope.globs.iter().find_map(|glob| {
                        let whole: Module = glob.iter().chain(path).cloned().collect();
                        self.resolve(module, &whole, seen)
                    })
                }
            }
        }
    }

    /// The file of what a path names below a module; the module's own where it names the module.
    fn below(
        &self,
        module: &Module,
        path: &[String],
        seen: &mut BTreeSet<(Module, Module)>,
    ) -> Option<String> {
        let scope = self.modules.get(module)?;
        if path.is_empty() || path == ["*"] || path == ["self"] {
            return Some(scope.file.clone());
        }
        self.resolve(module, path, seen)
    }
}

/// The paths in a file, each with the module it stands in.
struct Used {
    module: Module,
    paths: Vec<(Module, Module)>,
}

impl Used {
    /// A macro's words may hold paths as well.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = (Module::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
                TokenTree::Ident(it) => {
                    if colons != 2 {
                        self.found(&mut path);
                    }
                    path.push(it.to_string());
                    colons = 0;
                }
                other => {
                    self.found(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.found(&mut path);
    }

    fn found(&mut self, path: &mut Module) {
        if !path.is_empty() {
            self.paths.push((self.module.clone(), std::mem::take(path)));
        }
    }
}

impl Visit<'_> for Used {
    fn visit_item(&mut self, item: &Item) {
        if !is_test(attributes(item)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        self.module.push(item.ident.to_string());
        syn::visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        let mut found = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut found);
        self.paths.extend(found.into_iter().map(|(path, _)| (self.module.clone(), path)));
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let names = path.segments.iter().map(|segment| segment.ident.to_string());
        self.paths.push((self.module.clone(), names.collect()));
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &syn::Macro) {
        self.visit_path(&it.path);
        self.tokens(it.tokens.clone());
    }

    /// `pub(super)` uses nothing.
    fn visit_visibility(&mut self, _: &Visibility) {}

    /// Nor does the name of an attribute.
    fn visit_attribute(&mut self, _: &Attribute) {}
}

/// The paths that a use declares, each with the name it has from then on; `*` for everything.
fn flatten(tree: &UseTree, before: &mut Module, found: &mut Vec<(Module, String)>) {
    let whole = |last: &str| before.iter().cloned().chain([last.to_owned()]).collect::<Module>();
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            found.push((before.clone(), before.last().cloned().unwrap_or_default()));
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push((whole(&name), name));
        }
        UseTree::Rename(it) if it.ident == "self" => {
            found.push((before.clone(), it.rename.to_string()));
        }
        UseTree::Rename(it) => found.push((whole(&it.ident.to_string()), it.rename.to_string())),
        UseTree::Glob(_) => found.push((before.clone(), "*".to_owned())),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, found);
            }
        }
    }
}

/// Whether an item is there for tests alone.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        it.path().is_ident("cfg")
            && it.parse_args::<syn::Ident>().is_ok_and(|word| word == "test" || word == "doctest")
    })
}

pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Union(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}
