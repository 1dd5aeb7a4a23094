//! What is needed first: the functions that some exports come to, and the memory these speak of.
//!
//! The linker's record (`--emit-relocs`) says for every place in code and in memory which symbol it
//! means. So a function whose address is only taken is found as well as one that is called.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    Data, DataKind, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, SymbolInfo,
};

/// What is needed first, and what is not.
pub(crate) struct Reached {
    /// The functions that are needed first, by their indices in the linked module.
    pub(crate) functions: HashSet<u32>,
    /// The addresses of which only the others speak, from low to high.
    pub(crate) memory: Vec<Range<u32>>,
}

/// A function by its index, or data by its address.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Node {
    Function(u32),
    Data(u32),
}

/// Follows those exports of a linked module that `first` is true of.
pub(crate) fn reach(module: &[u8], first: impl Fn(&str) -> bool) -> Result<Reached> {
    let linked = Linked::read(module)?;
    let roots = linked.exports.iter().filter(|(name, _)| first(name));
    let mut ahead: Vec<Node> = roots.map(|(_, index)| Node::Function(*index)).collect();
    let mut seen = HashSet::new();
    while let Some(node) = ahead.pop() {
        if seen.insert(node) {
            ahead.extend(linked.refers.get(&node).into_iter().flatten());
        }
    }
    let functions = seen.iter().filter_map(|node| match node {
        Node::Function(index) => Some(*index),
        Node::Data(_) => None,
    });
    Ok(Reached { functions: functions.collect(), memory: linked.unseen(&seen) })
}

/// A linked module and the linker's record.
#[derive(Default)]
struct Linked<'a> {
    exports: Vec<(&'a str, u32)>,
    /// What the symbols of the record are.
    symbols: Vec<Option<Node>>,
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
    fn read(module: &'a [u8]) -> Result<Linked<'a>> {
        let mut linked = Linked::default();
        for payload in Parser::new(0).parse_all(module) {
            linked.take(payload?)?;
        }
        Ok(linked)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.places.imported +=
                        u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
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
                        let place = place?;
                        self.refer(section.name(), place.offset as usize, place.index as usize);
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
            SymbolInfo::Func { index, .. } => Some(Node::Function(index)),
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
    fn refer(&mut self, section: &str, offset: usize, symbol: usize) {
        let from = match section {
            "reloc.CODE" => self.places.function(offset).map(Node::Function),
            "reloc.DATA" => self.places.address(offset).and_then(|address| {
                self.data.range(..=address).next_back().map(|(start, _)| Node::Data(*start))
            }),
            _ => None,
        };
        // The index of what is no function and no data counts something else, and is not asked for.
        let to = self.symbols.get(symbol).copied().flatten();
        if let (Some(from), Some(to)) = (from, to) {
            self.refers.entry(from).or_default().push(to);
        }
    }

    /// The memory of what was not seen, what is side by side in one piece. What no symbol names was
    /// never spoken of, and goes with its neighbours.
    fn unseen(&self, seen: &HashSet<Node>) -> Vec<Range<u32>> {
        let mut pieces: Vec<Range<u32>> = Vec::new();
        let (mut seen_to, mut joins) = (0, false);
        for (&start, &end) in &self.data {
            if seen.contains(&Node::Data(start)) {
                seen_to = end.max(seen_to);
                joins = false;
                if let Some(last) = pieces.last_mut() {
                    last.end = last.end.min(start);
                }
            } else if let (true, Some(last)) = (joins, pieces.last_mut()) {
                last.end = end.max(last.end);
            } else {
                let start = start.max(seen_to);
                pieces.push(start..end.max(start));
                joins = true;
            }
        }
        pieces
    }
}

impl Places {
    fn function(&self, offset: usize) -> Option<u32> {
        let position = self.code + offset;
        let index = self.functions.partition_point(|start| *start <= position).checked_sub(1)?;
        u32::try_from(index).ok().map(|index| self.imported + index)
    }

    fn address(&self, offset: usize) -> Option<u32> {
        let position = self.memory + offset;
        let segment =
            self.segments.partition_point(|(start, _)| *start <= position).checked_sub(1)?;
        let (start, address) = self.segments.get(segment)?;
        u32::try_from(position - start).ok().map(|into| address + into)
    }
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
