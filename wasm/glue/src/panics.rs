//! A panic that would be reported becomes the trap that it ends in anyway.
//!
//! A panic is a defect, and its report is written to the standard error, which a WebAssembly module does
//! not have. So its text, its place and all that prints them are weight that nobody ever sees.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Result, ensure};
use walrus::ir::{Instr, InstrLocId, InstrSeq, Unreachable, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionId, Module};

/// What these are called, as a linker writes it: the functions that report a panic and never return.
const REPORTS: &[&str] = &[
    "4core9panicking",
    "4core6option13expect_failed",
    "4core6option13unwrap_failed",
    "4core6result13unwrap_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core3str16slice_error_fail",
    "5slice5index16slice_index_fail",
    "13assert_failed",
    "17len_mismatch_fail",
    "21panic_on_ord_violation",
    "7raw_vec17capacity_overflow",
    "5local18panic_access_error",
];

/// Whether a function of this name only reports a panic.
pub(crate) fn reports(name: &str) -> bool {
    REPORTS.iter().any(|report| name.contains(report))
}

/// Puts a trap where a report is called, and in the reports themselves. Gives what it took away, as ranges
/// of the file the module was read from, from low to high.
pub(crate) fn cut(module: &mut Module) -> Result<Vec<Range<usize>>> {
    let mut reporters = HashSet::new();
    for function in module.funcs.iter() {
        if function.name.as_deref().is_some_and(reports) {
            let (_, results) = module.types.params_results(function.ty());
            ensure!(results.is_empty(), "{:?} returns", function.name);
            reporters.insert(function.id());
        }
    }
    let mut traps = Traps { reporters, taken: Vec::new() };
    for (id, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        if traps.reporters.contains(&id) {
            function.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
        } else {
            dfs_pre_order_mut(&mut traps, function, entry);
        }
    }
    traps.taken.sort_by_key(|range| range.start);
    Ok(traps.taken)
}

struct Traps {
    reporters: HashSet<FunctionId>,
    taken: Vec<Range<usize>>,
}

impl VisitorMut for Traps {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let calls_report = |(instr, _): &(Instr, _)| matches!(instr, Instr::Call(call) if self.reporters.contains(&call.func));
        let instrs = &mut sequence.instrs;
        let Some(call) = instrs.iter().position(calls_report) else { return };
        // What only made ready for the report: nobody can see it after the trap.
        let ready =
            instrs.iter().take(call).rev().take_while(|(instr, _)| only_computes(instr)).count();
        let place = |at: usize| instrs.get(at).map_or(0, |(_, place)| place.data() as usize);
        self.taken.push(place(call - ready)..place(call) + 1);
        instrs.truncate(call - ready);
        instrs.push((Unreachable {}.into(), InstrLocId::default()));
    }
}

/// Whether an instruction does nothing that outlives a trap, and leads nowhere else.
fn only_computes(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Load(_)
            | Instr::Store(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
    )
}
