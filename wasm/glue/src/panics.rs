//! A panic that would be reported becomes the trap that it ends in anyway.
//!
//! A panic is a defect, and its report is written to the standard error, which a WebAssembly module does
//! not have. So its text, its place and all that prints them are weight that nobody ever sees.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use walrus::ir::{Instr, InstrLocId, InstrSeq, Unreachable, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionId, FunctionKind, Module};

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

/// Puts a trap where a report is called, and in the reports themselves.
pub(crate) fn cut(module: &mut Module) -> Result<()> {
    // How many values each takes.
    let mut reporters = HashMap::new();
    for function in module.funcs.iter() {
        if function.name.as_deref().is_some_and(reports) {
            let (params, results) = module.types.params_results(function.ty());
            ensure!(results.is_empty(), "{:?} returns", function.name);
            reporters.insert(function.id(), params.len());
        }
    }
    for function in module.funcs.iter_mut() {
        let id = function.id();
        let FunctionKind::Local(local) = &mut function.kind else { continue };
        let entry = local.entry_block();
        if reporters.contains_key(&id) {
            local.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
        } else {
            dfs_pre_order_mut(&mut Trap(&reporters), local, entry);
        }
    }
    Ok(())
}

struct Trap<'a>(&'a HashMap<FunctionId, usize>);

impl VisitorMut for Trap<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let instrs = &mut sequence.instrs;
        let call = instrs.iter().enumerate().find_map(|(at, (instr, _))| match instr {
            Instr::Call(call) => self.0.get(&call.func).map(|params| (at, *params)),
            _ => None,
        });
        let Some((at, params)) = call else { return };
        instrs.truncate(at);
        // What was only fetched for the report.
        for _ in 0..params {
            let fetched = |(instr, _): &mut (Instr, _)| {
                matches!(instr, Instr::Const(_) | Instr::LocalGet(_) | Instr::GlobalGet(_))
            };
            if instrs.pop_if(fetched).is_none() {
                break;
            }
        }
        instrs.push((Unreachable {}.into(), InstrLocId::default()));
    }
}
