//! The order of the functions in a file: like beside like, because what stood there a moment ago is what
//! packs best. Nothing else of the file depends on it.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{
    BinaryReaderError, CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// A piece of code of four bytes: two functions are the more alike, the more of these they share.
type Piece = [u8; 4];

/// A piece in more functions than this says nothing of their likeness.
const COMMON: usize = 400;

/// Writes a module again, its functions so ordered that they pack well.
pub(crate) fn pack(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = alike(&bodies);
    let mut places = vec![0; order.len()];
    for (place, at) in (imported..).zip(&order) {
        if let Some(it) = places.get_mut(*at) {
            *it = place;
        }
    }
    let mut packed = wasm_encoder::Module::new();
    Ordered { imported, order, places }
        .parse_core_module(&mut packed, Parser::new(0), module)
        .map_err(|error| anyhow!("{error}"))?;
    Ok(packed.finish())
}

/// An order in which each is followed by the one that is most like it, of those that are left.
fn alike(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<Piece>> = bodies
        .iter()
        .map(|body| body.windows(4).filter_map(|piece| piece.try_into().ok()).collect())
        .collect();
    let mut having: HashMap<Piece, Vec<usize>> = HashMap::new();
    for (at, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            having.entry(*piece).or_default().push(at);
        }
    }
    having.retain(|_, functions| functions.len() <= COMMON);

    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut next = left.pop_first();
    while let Some(at) = next {
        order.push(at);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for piece in pieces.get(at).into_iter().flatten() {
            for other in having.get(piece).into_iter().flatten().filter(|it| left.contains(it)) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        // The share of what both have; of equals the first, so that the same input gives the same file.
        let size = |it: usize| pieces.get(it).map_or(0, BTreeSet::len);
        let most = shared.into_iter().max_by(|(a, a_shares), (b, b_shares)| {
            let (a_of, b_of) = (size(at) + size(*a), size(at) + size(*b));
            (a_shares * b_of).cmp(&(b_shares * a_of)).then(b.cmp(a))
        });
        next = most.map(|(other, _)| other).or_else(|| left.first().copied());
        next.map(|it| left.remove(&it));
    }
    order
}

/// A module on its way to another order.
struct Ordered {
    imported: u32,
    /// Which function comes when.
    order: Vec<usize>,
    /// Where each function goes.
    places: Vec<u32>,
}

impl Ordered {
    fn in_order<T: Clone>(
        &self,
        of: impl IntoIterator<Item = Result<T, BinaryReaderError>>,
    ) -> Result<Vec<T>, Error> {
        let of: Vec<T> = of.into_iter().collect::<Result<_, _>>()?;
        Ok(self.order.iter().filter_map(|at| of.get(*at).cloned()).collect())
    }
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let place = function.checked_sub(self.imported).and_then(|at| self.places.get(at as usize));
        Ok(place.copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for ty in self.in_order(section)? {
            functions.function(self.type_index(ty)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for body in self.in_order(section)? {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 5] =
            [b"one two three", b"alpha beta", b"one two four", b"", b"beta gamma"];
        assert_eq!(alike(&bodies), [0, 2, 1, 4, 3]);
        assert_eq!(alike(&[]), [0; 0]);
    }

    #[test]
    fn calls_follow_what_they_call() {
        use wasm_encoder::{
            CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection,
            ValType,
        };
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], [ValType::I64]);
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        exports.export("last", ExportKind::Func, 2);
        // The first and the last are alike; the last calls the first.
        for constant in [i64::MAX, 7, i64::MAX] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i64_const(constant).drop().call(0).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        let packed = pack(&module.finish()).unwrap();
        let (mut last, mut called) = (None, Vec::new());
        for payload in Parser::new(0).parse_all(&packed) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    last = exports.into_iter().next().map(|export| export.unwrap().index);
                }
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader().unwrap().into_iter();
                    called.extend(operators.filter_map(|operator| match operator.unwrap() {
                        wasmparser::Operator::Call { function_index } => Some(function_index),
                        _ => None,
                    }));
                }
                _ => {}
            }
        }
        // What was the last is the second now, and all still call the first.
        assert_eq!((last, called), (Some(1), vec![0, 0, 0]));
    }
}
