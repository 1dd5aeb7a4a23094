//! What is needed first: the functions that some exports come to, and the memory these speak of.
//!
//! The linker's record (`--emit-relocs`) says for every place in code and in memory which symbol it
//! means. So a function whose address is only taken is found as well as one that is called.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{
    Data, DataKind, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationEntry,
    SymbolInfo, TypeRef,
};

use crate::panics::reports;

/// Functions by their indices in the linked module, and the memory these speak of from low to high.
pub(crate) struct Reached {
    pub(crate) functions: HashSet<u32>,
    pub(crate) memory: Vec<Range<u32>>,
}

/// A function by its index, or data by its address.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Node {
    Function(u32),
    Data(u32),
}

/// What the exports `first` is true of come to, and what only those come to that `later` is true of. What
/// stands in the ranges `taken` of the file, from low to high, does not count.
pub(crate) fn reach(
    module: &[u8],
    taken: &[Range<usize>],
    first: impl Fn(&str) -> bool,
    later: impl Fn(&str) -> bool,
) -> Result<(Reached, Reached)> {
    let linked = Linked::read(module, taken)?;
    ensure!(!linked.refers.is_empty(), "the linker left no record: `--emit-relocs` is missing");
    let mut seen = HashSet::new();
    linked.follow(first, &mut seen);
    let first = linked.reached(&seen);
    let before = seen.clone();
    linked.follow(later, &mut seen);
    let only: HashSet<Node> = seen.difference(&before).copied().collect();
    Ok((first, linked.reached(&only)))
}

/// A linked module and the linker's record.
#[derive(Default)]
struct Linked<'a> {
    module: &'a [u8],
    taken: &'a [Range<usize>],
    exports: Vec<(&'a str, u32)>,
    /// What the symbols of the record are.
    symbols: Vec<Option<Node>>,
    /// The functions that only report a panic.
    reports: HashSet<u32>,
    /// Where data begins, and where it ends.
    data: BTreeMap<u32, u32>,
    places: Places,
    refers: HashMap<Node, Vec<Node>>,
}

/// What is where in the file.
#[derive(Default)]
struct Places {
    imported: u32,
    code: usize,
    /// Where each function begins, in their order.
    functions: Vec<usize>,
    memory: usize,
    /// Where each segment of memory begins, and its address, in their order.
    segments: Vec<(usize, u32)>,
}

impl<'a> Linked<'a> {
    fn read(module: &'a [u8], taken: &'a [Range<usize>]) -> Result<Linked<'a>> {
        let mut linked = Linked { module, taken, ..Linked::default() };
        for payload in Parser::new(0).parse_all(module) {
            linked.take(payload?)?;
        }
        Ok(linked)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.places.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.exports.push((export.name, export.index));
                    }
                }
            }
            Payload::CodeSectionStart { range, .. } => self.places.code = range.start,
            Payload::CodeSectionEntry(body) => self.places.functions.push(body.range().start),
            Payload::DataSection(segments) => {
                self.places.memory = segments.range().start;
                for segment in segments {
                    self.places.segments.push(begins(&segment?)?);
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = part? {
                            for symbol in symbols {
                                self.symbol(&symbol?);
                            }
                        }
                    }
                }
                KnownCustom::Reloc(places) => {
                    for place in places.entries() {
                        self.refer(section.name(), &place?);
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn symbol(&mut self, symbol: &SymbolInfo<'_>) {
        let node = match *symbol {
            SymbolInfo::Func { index, name, .. } => {
                if name.is_some_and(reports) {
                    self.reports.insert(index);
                }
                Some(Node::Function(index))
            }
            SymbolInfo::Data { symbol: Some(data), .. } => {
                self.places.segments.get(data.index as usize).map(|(_, address)| {
                    let start = address + data.offset;
                    let end = self.data.entry(start).or_default();
                    *end = (start + data.size).max(*end);
                    Node::Data(start)
                })
            }
            _ => None,
        };
        self.symbols.push(node);
    }

    /// One line of the record: at this place of the section stands that symbol.
    fn refer(&mut self, section: &str, place: &RelocationEntry) {
        let offset = place.offset as usize;
        let from = match section {
            "reloc.CODE" if is_in(self.taken, self.places.code + offset) => None,
            "reloc.CODE" => self.places.function(offset).map(Node::Function),
            "reloc.DATA" => self.places.address(offset).and_then(|address| {
                self.data.range(..=address).next_back().map(|(start, _)| Node::Data(*start))
            }),
            _ => None,
        };
        // The index of what is neither function nor data counts something else, and is not asked for.
        let to = self.symbols.get(place.index as usize).copied().flatten();
        if let (Some(from), Some(to)) = (from, to) {
            self.refers.entry(from).or_default().push(to);
        }
    }

    /// Adds what these exports come to.
    fn follow(&self, exports: impl Fn(&str) -> bool, seen: &mut HashSet<Node>) {
        let roots = self.exports.iter().filter(|(name, _)| exports(name));
        let mut ahead: Vec<Node> = roots.map(|(_, index)| Node::Function(*index)).collect();
        while let Some(node) = ahead.pop() {
            if !self.is_place(node) && seen.insert(node) && !self.is_report(node) {
                ahead.extend(self.refers.get(&node).into_iter().flatten());
            }
        }
    }

    /// Whether a function only reports a panic. What it needs is not needed.
    fn is_report(&self, node: Node) -> bool {
        matches!(node, Node::Function(index) if self.reports.contains(&index))
    }

    /// Whether this is a place in the sources: the name of a file, a line and a column. Functions that
    /// may panic are given one, and only a report would read it.
    fn is_place(&self, node: Node) -> bool {
        let Node::Data(start) = node else { return false };
        let is_as_long = self.data.get(&start).is_some_and(|end| end - start == 16);
        let refers = self.refers.get(&node).map(Vec::as_slice);
        is_as_long
            && matches!(refers, Some([Node::Data(name)]) if self.bytes(*name).ends_with(b".rs\0"))
    }

    /// What the memory begins with where this data is.
    fn bytes(&self, start: u32) -> &'a [u8] {
        let end = self.data.get(&start).copied().unwrap_or(start);
        let Some(position) = self.places.position(start) else { return &[] };
        self.module.get(position..position + (end - start) as usize).unwrap_or_default()
    }

    fn reached(&self, nodes: &HashSet<Node>) -> Reached {
        let functions = nodes.iter().filter_map(|node| match node {
            Node::Function(index) => Some(*index),
            Node::Data(_) => None,
        });
        let mut memory: Vec<Range<u32>> = Vec::new();
        for (&start, &end) in
            self.data.iter().filter(|(start, _)| nodes.contains(&Node::Data(**start)))
        {
            match memory.last_mut() {
                // What may lie between two and belongs to nobody is there for alignment.
                Some(last) if self.data.range(last.end..start.max(last.end)).next().is_none() => {
                    last.end = end.max(last.end);
                }
                _ => memory.push(start..end),
            }
        }
        Reached { functions: functions.collect(), memory }
    }
}

impl Places {
    fn function(&self, offset: usize) -> Option<u32> {
        let position = self.code + offset;
        let index = self.functions.partition_point(|start| *start <= position).checked_sub(1)?;
        u32::try_from(index).ok().map(|index| self.imported + index)
    }

    fn position(&self, address: u32) -> Option<usize> {
        let segment = self.segments.partition_point(|(_, it)| *it <= address).checked_sub(1)?;
        let (start, from) = self.segments.get(segment)?;
        Some(start + (address - from) as usize)
    }

    fn address(&self, offset: usize) -> Option<u32> {
        let position = self.memory + offset;
        let segment =
            self.segments.partition_point(|(start, _)| *start <= position).checked_sub(1)?;
        let (start, address) = self.segments.get(segment)?;
        u32::try_from(position - start).ok().map(|into| address + into)
    }
}

fn is_in(ranges: &[Range<usize>], position: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= position);
    before
        .checked_sub(1)
        .and_then(|at| ranges.get(at))
        .is_some_and(|range| range.contains(&position))
}

/// Where in the file the bytes of a segment begin, and their address.
fn begins(segment: &Data<'_>) -> Result<(usize, u32)> {
    let DataKind::Active { offset_expr, .. } = &segment.kind else {
        anyhow::bail!("a segment of memory has no address");
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        anyhow::bail!("the address of a segment is not a number");
    };
    let address = u32::try_from(value).context("an address below 0")?;
    Ok((segment.range.end - segment.data.len(), address))
}
