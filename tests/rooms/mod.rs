//! The rooms of every crate: no loop among files or folders, and in the core no arrow up.

mod graph;
mod names;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use graph::{drawing, loops, upward};
use names::types;
use snapbox::{Data, assert_data_eq};
use source::{Arrows, Source, arrows, is_head, source_of};

/// Every member of the workspace with a folder of sources: where it is, and its name.
fn crates() -> Vec<(PathBuf, String)> {
    let manifest = |folder: &Path| fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let text = manifest(&xtask::root());
    let (_, members) = text.split_once("members = [").unwrap();
    let (members, _) = members.split_once(']').unwrap();
    let members = members.split(',').map(|it| it.trim().trim_matches('"'));
    let folders = members.map(|it| xtask::root().join(it)).filter(|it| it.join("src").is_dir());
    let name = |folder: &Path| {
        let text = manifest(folder);
        let (_, name) = text.split_once("name = \"").unwrap();
        name.split_once('"').unwrap().0.to_owned()
    };
    folders.map(|folder| (folder.clone(), name(&folder))).collect()
}

/// The rooms of the core, from the bottom up: a room uses those before it.
const ORDER: &[&str] = &[
    "address",
    "fact",
    "problem",
    "space",
    "service",
    "services",
    "size",
    "links",
    "plan",
    "inventory",
    "audit",
];

fn arrows_of(folder: &str) -> Arrows {
    let root = xtask::root().join(folder);
    let (_, name) = crates().into_iter().find(|(folder, _)| *folder == root).unwrap();
    arrows(&name, &source_of(&root.join("src")))
}

#[test]
fn no_crate_has_a_loop_of_files_or_folders() {
    let mut found = Vec::new();
    let crates = crates();
    assert!(crates.len() >= 5, "only {} crates", crates.len());
    for (folder, name) in crates {
        let source = source_of(&folder.join("src"));
        let arrows = arrows(&name, &source);
        assert!(source.len() == 1 || !arrows.is_empty(), "no arrow in {name}");
        found.extend(loops(&arrows).into_iter().map(|it| format!("{name}: {it}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_core_has_no_arrow_up() {
    let up = upward(ORDER, &arrows_of("core"));
    assert!(up.is_empty(), "{}", up.join("\n"));
}

/// A head page that defines something is used by the files below it, and that is a loop in the making.
#[test]
fn the_head_pages_of_the_core_only_say_what_their_rooms_hold() {
    for (path, text) in source_of(&xtask::root().join("core/src")) {
        if is_head(&path) {
            assert!(text.starts_with("//! "), "{path} does not say what the room is");
            for item in syn::parse_file(&text).unwrap().items {
                let fits = matches!(
                    &item,
                    syn::Item::Use(_)
                        | syn::Item::ExternCrate(_)
                        | syn::Item::Mod(syn::ItemMod { content: None, .. })
                );
                assert!(fits, "{path} defines something");
            }
        }
    }
}

/// The names of types that stand in several files, each with its files.
fn names_of_several(types: &[(String, String)]) -> Vec<String> {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, file) in types {
        files.entry(name).or_default().push(file);
    }
    files.retain(|_, files| files.len() > 1);
    files.iter().map(|(name, files)| format!("{name} is in {}", files.join(" and "))).collect()
}

/// Across all crates: who reads two of them would take one type for the other.
#[test]
fn no_two_types_that_files_share_have_one_name() {
    let mut all = Vec::new();
    for (folder, name) in crates() {
        let found = types(&source_of(&folder.join("src")));
        all.extend(found.into_iter().map(|(it, file)| (it, format!("{name}: {file}"))));
    }
    assert!(all.len() > 100, "only {} types", all.len());
    let twice = names_of_several(&all);
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

const BEGIN: &str = "<!-- Drawn from the imports by `cargo xtask bless`. -->\n";
const END: &str = "<!-- End of the drawing. -->\n";

#[test]
fn the_drawing_is_what_the_imports_say() {
    let path = xtask::root().join("ARCHITECTURE.md");
    let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let drawing = drawing("", &arrows_of("core"));
    let now = format!("{before}{BEGIN}\n{drawing}\n{END}{after}");
    assert_data_eq!(now, Data::read_from(&path, None).raw());
}

fn made_up(files: &[(&str, &str)]) -> Arrows {
    let source: Source =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    arrows("made-up", &source)
}

fn drawn(arrows: &Arrows) -> BTreeSet<String> {
    arrows.iter().map(|(from, to)| format!("{from} -> {to}")).collect()
}

#[test]
fn a_path_leads_to_the_file_that_defines_what_it_names() {
    let found = made_up(&[
        ("lib.rs", "mod a; mod b; mod c; mod d; mod e; pub use a::A; pub use b::deep::B;"),
        ("a.rs", "pub struct A; #[cfg(test)] mod tests { use crate::c::C; }"),
        ("b/mod.rs", "pub mod deep; mod other; pub(crate) use other::*;"),
        ("b/deep.rs", "use super::super::A; pub struct B(A); pub(super) fn f() {}"),
        ("b/other.rs", "pub struct Other; fn f() { super::deep::f(); }"),
        // Through the root, in place, in a macro, through a glob, by an alias and by its own name.
        (
            "c.rs",
            "use crate::B; use crate::b as room; pub struct C;
             fn f(_: crate::A) { format!(\"{}\", room::Other); }
             fn g() -> made_up::A { todo!() }",
        ),
        // A function that another file adds to a type.
        ("d.rs", "use crate::A; impl A { pub fn new() -> A { todo!() } }"),
        ("e.rs", "use crate::A; fn f() { A::new(); }"),
    ]);
    let expected = [
        "lib.rs -> a.rs",
        "lib.rs -> b/deep.rs",
        "b/mod.rs -> b/other.rs",
        "b/deep.rs -> a.rs",
        "b/other.rs -> b/deep.rs",
        "c.rs -> a.rs",
        "c.rs -> b/deep.rs",
        "c.rs -> b/mod.rs", // the alias itself
        "c.rs -> b/other.rs",
        "d.rs -> a.rs",
        "e.rs -> a.rs",
        "e.rs -> d.rs",
    ];
    assert_eq!(drawn(&found), expected.map(str::to_owned).into());
    assert_eq!(loops(&found), [""; 0]);
}

#[test]
fn loops_are_found_and_named() {
    let files = made_up(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "pub struct A(crate::b::B);"),
        ("b.rs", "use crate::c::C; pub struct B(C);"),
        ("c.rs", "pub struct C; fn f() { let _ = size_of::<super::a::A>(); }"),
    ]);
    let found = loops(&files);
    assert_eq!(found[0], "loop of files: a.rs -> b.rs -> c.rs -> a.rs");

    // No file is in a loop, but the folders are.
    let folders = made_up(&[
        ("lib.rs", "mod up; mod down;"),
        ("up/mod.rs", "pub mod one; pub mod two;"),
        ("up/one.rs", "use crate::down::low::Low; pub struct One(Low);"),
        ("up/two.rs", "pub struct Two;"),
        ("down/mod.rs", "pub mod low; pub mod lower;"),
        ("down/low.rs", "pub struct Low;"),
        ("down/lower.rs", "use crate::up::two::Two; pub struct Lower(Two);"),
    ]);
    let expected = "loop of folders: down -> (down/lower.rs uses up/two.rs) up -> \
                    (up/one.rs uses down/low.rs) down";
    assert_eq!(loops(&folders), [expected]);

    // A file that uses a definition in the page above it.
    let head = made_up(&[
        ("lib.rs", "mod room;"),
        ("room/mod.rs", "mod part; pub struct Room(part::Part);"),
        ("room/part.rs", "pub struct Part(*const super::Room);"),
    ]);
    assert_eq!(loops(&head), ["loop of files: room/mod.rs -> room/part.rs -> room/mod.rs"]);
}

#[test]
fn an_arrow_up_is_found_and_named() {
    let files = made_up(&[
        ("lib.rs", "mod high; mod low;"),
        ("high/mod.rs", "pub struct High;"),
        ("low/mod.rs", "pub mod it;"),
        ("low/it.rs", "use crate::high::High; pub struct Low(High);"),
    ]);
    let expected = ["low uses high: low/it.rs uses high/mod.rs"];
    assert_eq!(upward(&["low", "high"], &files), expected);
    assert_eq!(upward(&["high", "low"], &files), [""; 0]);
    assert_eq!(upward(&["low"], &files).len(), 1); // a room that nobody gave a place
}

#[test]
fn a_name_of_two_types_is_found_unless_one_is_private_or_of_a_test() {
    let files = [
        (
            "a.rs",
            "pub struct Twice; struct Own; pub(super) enum Shared {} pub(crate) type Once = u8;",
        ),
        (
            "b.rs",
            "pub(crate) trait Twice {} pub struct Own; mod inner { pub(super) union Shared { a: u8 } }",
        ),
        ("c.rs", "#[cfg(test)] mod tests { pub struct Once; }"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let expected = ["Shared is in a.rs and b.rs", "Twice is in a.rs and b.rs"];
    assert_eq!(names_of_several(&types(&files.into())), expected);
}
