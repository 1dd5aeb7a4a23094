//! One module becomes two files: what is needed first, and what comes later into the same instance.
//!
//! The first exports what the later one refers to, under numbers. The later one puts its functions into
//! the table of the first and exports nothing: where JavaScript may call one of them, the first has a
//! function that calls what stands in the table. So the JavaScript around them knows of one module.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, Data, DataKind, ElementItems, ElementKind, Export, ExportId, ExportItem,
    FunctionBuilder, FunctionId, FunctionKind, Global, GlobalKind, ImportKind, ImportedFunction,
    LocalFunction, Module, ModuleConfig, TableId, passes,
};

use crate::panics;
use crate::reach::Reached;

/// The name by which the later file knows the first.
const FIRST: &str = "first";

/// The two files: what is needed first, and what comes later.
pub(crate) fn split(module: &[u8], first: &Reached, later: &Reached) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let (mut one, mut two) = (config.parse(module)?, config.parse(module)?);
    let (of_one, of_two) = parts(&one, first, later)?;
    let is_first = |function: FunctionId| of_one.contains(&function.index());
    let is_late = |function: FunctionId| of_two.contains(&function.index());

    keep_elements(&mut one, is_first)?;
    keep_elements(&mut two, is_late)?;
    keep_memory(&mut one, &first.memory)?;
    keep_memory(&mut two, &later.memory)?;
    let seats_of_one = seats(&mut one, is_late)?;
    call_through_table(&mut one, &seats_of_one)?;
    let seats_of_two = seats(&mut two, is_late)?;
    sit_down(&mut two, &seats_of_two)?;

    import_all_but(&mut two, is_late);
    clean(&mut two);
    for (number, import) in two.imports.iter_mut().enumerate() {
        FIRST.clone_into(&mut import.module);
        import.name = number.to_string();
        let item = the_same(&import.kind, &one).context("an import of unknown kind")?;
        one.exports.add(&import.name, item);
    }
    clean(&mut one);
    Ok((one.emit_wasm(), two.emit_wasm()))
}

/// A linked module as it is split: without reports of panics, and every function marked with its index.
/// Names alone are not unique, and indices change with every tool. Beside it, what was taken away.
pub(crate) fn marked(linked: &[u8]) -> Result<(Vec<u8>, Vec<Range<usize>>)> {
    let mut config = ModuleConfig::new();
    config.on_parse(|module, ids| {
        for index in 0.. {
            let Ok(id) = ids.get_func(index) else { break };
            let name = &mut module.funcs.get_mut(id).name;
            *name = Some(format!("{}#{index}", name.as_deref().unwrap_or_default()));
        }
        Ok(())
    });
    let mut module = config.parse(linked)?;
    let taken = panics::cut(&mut module)?;
    // Each ends with the code of a call, if places in the file are what they are taken for.
    ensure!(taken.iter().all(|range| linked.get(range.end - 1) == Some(&0x10)), "not the calls");
    Ok((module.emit_wasm(), taken))
}

/// The index that a function was marked with; none if it was made since.
fn mark(module: &Module, function: FunctionId) -> Option<u32> {
    module.funcs.get(function).name.as_ref()?.rsplit_once('#')?.1.parse().ok()
}

/// The functions of the two files: those that are reached; and of those made since, the ones that call
/// such a function of the later file come later.
fn parts(
    module: &Module,
    first: &Reached,
    later: &Reached,
) -> Result<(HashSet<usize>, HashSet<usize>)> {
    let (mut of_one, mut of_two, mut made_since) = (HashSet::new(), HashSet::new(), Vec::new());
    for function in module.funcs.iter() {
        let id = function.id();
        match (mark(module, id), &function.kind) {
            (Some(index), _) if first.functions.contains(&index) => _ = of_one.insert(id.index()),
            (Some(index), _) if later.functions.contains(&index) => _ = of_two.insert(id.index()),
            (Some(_), _) => {}
            (None, FunctionKind::Local(local)) => made_since.push((id, called(local))),
            (None, _) => _ = of_one.insert(id.index()),
        }
    }
    let calls_two = |called: &[FunctionId], of_two: &HashSet<usize>| {
        called.iter().any(|function| of_two.contains(&function.index()))
    };
    while let Some(at) = made_since.iter().position(|(_, called)| calls_two(called, &of_two)) {
        of_two.insert(made_since.swap_remove(at).0.index());
    }
    of_one.extend(made_since.iter().map(|(id, _)| id.index()));
    for (id, function) in module.funcs.iter_local() {
        let is_known = |it: &FunctionId| {
            of_one.contains(&it.index())
                || of_two.contains(&it.index()) && of_two.contains(&id.index())
        };
        let is_kept = of_one.contains(&id.index()) || of_two.contains(&id.index());
        if is_kept && !called(function).iter().all(is_known) {
            bail!("{:?} calls what is not there", module.funcs.get(id).name);
        }
    }
    Ok((of_one, of_two))
}

/// The functions that a function calls or refers to.
fn called(function: &LocalFunction) -> Vec<FunctionId> {
    struct Called(Vec<FunctionId>);
    impl Visitor<'_> for Called {
        fn visit_function_id(&mut self, function: &FunctionId) {
            self.0.push(*function);
        }
    }
    let mut called = Called(Vec::new());
    dfs_in_order(&mut called, function, function.entry_block());
    called.0
}

/// A function that comes later and that JavaScript may call: its place in the table.
struct Seat {
    export: ExportId,
    function: FunctionId,
    slot: u32,
}

/// Enlarges the table by a place for each export that comes later.
fn seats(module: &mut Module, is_late: impl Fn(FunctionId) -> bool) -> Result<Vec<Seat>> {
    let table = functions(module)?;
    let table = module.tables.get_mut(table);
    let mut seats = Vec::new();
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item
            && is_late(function)
        {
            let slot = u32::try_from(table.initial)?;
            seats.push(Seat { export: export.id(), function, slot });
            table.initial += 1;
            table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
        }
    }
    Ok(seats)
}

/// Exports that come later become calls of what will stand in the table.
fn call_through_table(module: &mut Module, seats: &[Seat]) -> Result<()> {
    let table = functions(module)?;
    for seat in seats {
        let ty = module.funcs.get(seat.function).ty();
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        let params: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
        let mut body = builder.func_body();
        for param in &params {
            body.local_get(*param);
        }
        body.i32_const(seat.slot.cast_signed()).call_indirect(ty, table);
        let call = builder.finish(params, &mut module.funcs);
        module.exports.get_mut(seat.export).item = ExportItem::Function(call);
    }
    Ok(())
}

/// JavaScript has nothing to call here; what it may call sits in the table.
fn sit_down(module: &mut Module, seats: &[Seat]) -> Result<()> {
    let exports: Vec<_> = module.exports.iter().map(Export::id).collect();
    for export in exports {
        module.exports.delete(export);
    }
    module.start = None;
    let table = functions(module)?;
    for seat in seats {
        put(module, table, seat.slot, vec![seat.function]);
    }
    Ok(())
}

/// Of what the table begins with, keeps these functions.
fn keep_elements(module: &mut Module, keeps: impl Fn(FunctionId) -> bool) -> Result<()> {
    let table = functions(module)?;
    for id in std::mem::take(&mut module.tables.get_mut(table).elem_segments) {
        let element = module.elements.get(id);
        let (ElementKind::Active { offset, .. }, ElementItems::Functions(items)) =
            (&element.kind, &element.items)
        else {
            bail!("a table that does not begin with functions");
        };
        let ConstExpr::Value(Value::I32(offset)) = offset else { bail!("a table without a start") };
        let (offset, items) = (offset.cast_unsigned(), items.clone());
        module.elements.delete(id);
        let mut slot = offset;
        for run in items.chunk_by(|a, b| keeps(*a) == keeps(*b)) {
            if run.first().is_some_and(|function| keeps(*function)) {
                put(module, table, slot, run.to_vec());
            }
            slot += u32::try_from(run.len())?;
        }
    }
    Ok(())
}

fn put(module: &mut Module, table: TableId, slot: u32, functions: Vec<FunctionId>) {
    let kind = ElementKind::Active { table, offset: number(slot) };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

/// Of what the memory begins with, keeps these pieces.
fn keep_memory(module: &mut Module, pieces: &[Range<u32>]) -> Result<()> {
    let segments: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in segments {
        let data = module.data.get(id);
        let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(start)) } = data.kind
        else {
            bail!("a segment of memory without an address");
        };
        let (start, bytes) = (start.cast_unsigned(), data.value.clone());
        let end = start + u32::try_from(bytes.len())?;
        module.data.delete(id);
        module.memories.get_mut(memory).data_segments.remove(&id);
        for piece in pieces {
            let (from, to) = (piece.start.max(start), piece.end.min(end));
            let kept = bytes.get((from - start) as usize..to.saturating_sub(start) as usize);
            // Memory is zero before anything is put there.
            if let Some(kept) = kept.filter(|kept| kept.iter().any(|byte| *byte != 0)) {
                let kind = DataKind::Active { memory, offset: number(from) };
                let data = module.data.add(kind, kept.to_vec());
                module.memories.get_mut(memory).data_segments.insert(data);
            }
        }
    }
    Ok(())
}

/// All but these functions, and the memory, the tables and the globals, come from elsewhere.
fn import_all_but(module: &mut Module, is_ours: impl Fn(FunctionId) -> bool) {
    let Module { funcs, tables, memories, globals, imports, .. } = module;
    let mut import = |kind: ImportKind| imports.add(FIRST, "", kind);
    for function in funcs.iter_mut() {
        let id = function.id();
        if let (FunctionKind::Local(_), false) = (&function.kind, is_ours(id)) {
            let ty = function.ty();
            function.kind =
                FunctionKind::Import(ImportedFunction { import: import(id.into()), ty });
        }
    }
    for table in tables.iter_mut() {
        table.import = Some(import(table.id().into()));
    }
    for memory in memories.iter_mut() {
        memory.import = Some(import(memory.id().into()));
    }
    let all: Vec<_> = globals.iter().map(Global::id).collect();
    for id in all {
        globals.get_mut(id).kind = GlobalKind::Import(import(id.into()));
    }
}

/// What the first file has in the place of what the later one imports.
fn the_same(import: &ImportKind, first: &Module) -> Option<ExportItem> {
    match import {
        ImportKind::Function(id) => {
            let same = first.funcs.iter().find(|it| it.id().index() == id.index())?;
            Some(same.id().into())
        }
        ImportKind::Table(id) => {
            let same = first.tables.iter().find(|it| it.id().index() == id.index())?;
            Some(same.id().into())
        }
        ImportKind::Memory(id) => {
            let same = first.memories.iter().find(|it| it.id().index() == id.index())?;
            Some(same.id().into())
        }
        ImportKind::Global(id) => {
            let same = first.globals.iter().find(|it| it.id().index() == id.index())?;
            Some(same.id().into())
        }
        ImportKind::Tag(_) => None,
    }
}

/// Takes away what nothing refers to any more, and the linker's record.
fn clean(module: &mut Module) {
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for custom in customs {
        module.customs.delete(custom);
    }
    passes::gc::run(module);
}

/// The table of functions.
fn functions(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("a module without a table of functions")
}

fn number(value: u32) -> ConstExpr {
    ConstExpr::Value(Value::I32(value.cast_signed()))
}
