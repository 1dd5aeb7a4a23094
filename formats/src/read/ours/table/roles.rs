//! The role of each column of a table: by its name, and by its content.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ipplan::IpNet;

use super::cells::{Row, Rows, without_remarks};
use super::meaning::{Detail, Meaning, Of};
use crate::read::syntax::ranges::{Said, mask, ranges};

/// How many rows are looked at.
const SAMPLE: usize = 500;

/// The columns that matter, by their index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    /// Ranges of networks, which hold subnets.
    pub(super) networks: Vec<usize>,
    /// Ranges of subnets; if no column has ranges of networks, of the subject of the row in
    /// general.
    pub(super) ranges: Vec<usize>,
    /// The columns of masks and lengths.
    pub(super) masks: Vec<usize>,
    /// Which of them belong to a column of ranges, by its index.
    masks_of: BTreeMap<usize, Vec<usize>>,
    /// The columns of the first and the last address.
    pub(super) ends: Option<(usize, usize)>,
    pub(super) network_name: Option<usize>,
    pub(super) subnet_name: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) world: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) scopes: Vec<usize>,
    /// Further details of a row.
    pub(super) details: Vec<(Detail, usize)>,
    /// Columns that were taken for ranges without one holding the other.
    pub(super) beside: bool,
    /// Where cells hold the names of types, as an export writes them where lists were.
    pub(super) types: bool,
}

/// Counts of the content of a column.
#[derive(Clone, Copy, Default)]
struct Seen {
    filled: usize,
    networks: usize,
    addresses: usize,
    masks: usize,
    numbers: usize,
    types: usize,
}

impl Seen {
    fn count(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let length = cell.strip_prefix('/').unwrap_or(cell);
        let number = length.parse::<u8>().is_ok_and(|it| it <= 128);
        if is_type(cell) {
            self.types += 1;
        } else if mask(cell).is_some() || (number && cell.starts_with('/')) {
            self.masks += 1;
        } else if number {
            self.numbers += 1;
        } else if let Ok(said) = ranges(&without_remarks(cell)) {
            let bare = said.iter().all(|it| matches!(it, Said::Address(_)));
            *(if bare { &mut self.addresses } else { &mut self.networks }) += 1;
        } else if looks_meant(cell) {
            self.networks += 1;
        }
    }

    fn all(&self, count: usize) -> bool {
        self.filled > 0 && count == self.filled
    }

    /// Whether half of it or more are ranges.
    fn mostly_ranges(&self) -> bool {
        let ranges = self.networks + self.addresses;
        ranges > 0 && ranges * 2 >= self.filled
    }
}

/// Whether a text was meant as a range: `10.0.0/24`.
pub(super) fn looks_meant(cell: &str) -> bool {
    let numbers = cell.split(['.', '/']).filter(|it| it.parse::<u16>().is_ok()).count();
    numbers > 2 && !cell.contains(char::is_alphabetic)
}

/// Whether a cell holds the name of a type where a list was: PowerShell writes these.
pub(super) fn is_type(cell: &str) -> bool {
    cell.starts_with("System.") || cell.starts_with("Microsoft.Azure.Commands.")
}

impl Roles {
    /// `None` when no column can be one of networks.
    pub(super) fn of(names: &[String], rows: Rows<'_>) -> Option<Roles> {
        let rows: Vec<Row<'_>> = rows.take(SAMPLE).collect();
        let mut seen = vec![Seen::default(); names.len()];
        for row in &rows {
            for (seen, cell) in seen.iter_mut().zip(&row.cells) {
                seen.count(cell);
            }
        }
        let means: Vec<Meaning> = names.iter().map(|name| Meaning::of(name)).collect();
        let masks = all(&means, |index, means| {
            let seen = seen.get(index).copied().unwrap_or_default();
            let name = names.get(index).map_or("", String::as_str);
            let may = ["cidr", "prefix", "prafix"].contains(&name);
            let numbers = seen.all(seen.masks + seen.numbers);
            // A mask with a typo looks like an address, and is reported.
            let by_name = means == Meaning::Mask && seen.networks == 0;
            by_name || (may && numbers) || (seen.all(seen.masks) && means != Meaning::Other)
        });
        let mut roles = Roles { masks, ..Roles::default() };
        let is_mask = |index: &usize| roles.masks.contains(index);
        let mut ranges = all(&means, |index, means| {
            let seen = seen.get(index).copied().unwrap_or_default();
            match means {
                Meaning::Ranges => true,
                Meaning::PerhapsRanges => seen.mostly_ranges(),
                Meaning::Unknown | Meaning::Name | Meaning::Scope => seen.all(seen.networks),
                _ => false,
            }
        });
        ranges.retain(|index| !is_mask(index));
        let of = |index: usize| seen.get(index).copied().unwrap_or_default();
        if ranges.iter().any(|index| of(*index).networks > 0) {
            // Beside ranges, numbers are no ranges; nor are the single addresses of gateways and hosts,
            // unless a column of masks makes networks of them.
            ranges.retain(|index| {
                let seen = of(*index);
                let single = roles.masks.is_empty()
                    && means.get(*index) == Some(&Meaning::PerhapsRanges)
                    && seen.addresses > 0
                    && seen.networks == 0;
                !single && (seen.filled == 0 || seen.numbers != seen.filled)
            });
        }
        let first = |wanted| means.iter().position(|it| *it == wanted);
        let ends = first(Meaning::First).zip(first(Meaning::Last));
        if ranges.is_empty() && ends.is_none() {
            // Then a slip in every row would hide the column.
            let exact = names.iter().position(|name| super::meaning::is_exact(name));
            ranges.extend(exact.filter(|index| !is_mask(index)));
        }
        if ranges.is_empty() && ends.is_none() {
            return None;
        }
        roles.ends = ends.filter(|_| ranges.is_empty());
        let bare = ranges.iter().copied().filter(|index| of(*index).addresses > 0);
        roles.pair_masks(names, &bare.collect::<Vec<usize>>(), &ranges);
        roles.types = seen.iter().any(|seen| seen.types > 0 && seen.networks == 0);
        roles.status = first(Meaning::Status);
        roles.world = first(Meaning::World).filter(|index| !ranges.contains(index));
        roles.kind = first(Meaning::Kind);
        roles.scopes = all(&means, |_, means| means == Meaning::Scope);
        roles.split(names, &means, &ranges, &rows);
        roles.name(names, &means);
        let details = names.iter().enumerate();
        let details = details.filter_map(|(index, name)| Some((Detail::of(name)?, index)));
        roles.details = details.filter(|(_, index)| !ranges.contains(index)).collect();
        Some(roles)
    }

    /// Assigns the columns of masks: to addresses without a length rather than to whole ranges, to the
    /// column with the same word in its name, and among several masks to the column to their left.
    fn pair_masks(&mut self, names: &[String], bare: &[usize], all: &[usize]) {
        let of = |index: usize| names.get(index).map_or(Of::Either, |name| Of::name(name));
        for mask in self.masks.iter().copied() {
            let mut columns = if bare.is_empty() { all.to_vec() } else { bare.to_vec() };
            if columns.iter().any(|column| of(*column) == of(mask)) {
                columns.retain(|column| of(*column) == of(mask));
            }
            if self.masks.len() > 1 {
                let left = columns.iter().copied().filter(|column| *column < mask).max();
                columns.retain(|column| left.is_none_or(|left| *column == left));
            }
            for column in columns {
                self.masks_of.entry(column).or_default().push(mask);
            }
        }
    }

    /// The columns of masks and lengths that belong to one of ranges.
    pub(super) fn masks_of(&self, column: usize) -> &[usize] {
        self.masks_of.get(&column).map_or(&[], Vec::as_slice)
    }

    /// Whether any column has names.
    pub(super) fn has_names(&self) -> bool {
        let described = self.details.iter().any(|(detail, _)| *detail == Detail::Description);
        self.network_name.is_some() || self.subnet_name.is_some() || described
    }

    /// Whether there is a column that only subnets have, and none that says which rows are.
    pub(super) fn is_of_subnets(&self) -> bool {
        let of_subnets = self.details.iter().any(|(detail, _)| detail.is_of_subnets());
        of_subnets && self.networks.is_empty() && self.kind.is_none()
    }

    /// Which of several columns of ranges are those of networks.
    fn split(&mut self, names: &[String], means: &[Meaning], all: &[usize], rows: &[Row<'_>]) {
        let of = |index: &usize| names.get(*index).map_or(Of::Either, |name| Of::name(name));
        let [first, others @ ..] = all else { return };
        if others.is_empty() {
            self.ranges = vec![*first];
            return;
        }
        let strong = |index: &usize| means.get(*index) == Some(&Meaning::Ranges);
        let mut inner: Vec<usize> = all.iter().copied().filter(|it| of(it) == Of::Subnet).collect();
        let outer: Vec<usize> = all.iter().copied().filter(|it| of(it) == Of::Network).collect();
        let mut rest: Vec<usize> = all.iter().copied().filter(|it| of(it) == Of::Either).collect();
        if inner.is_empty() && !outer.is_empty() {
            inner = rest.iter().copied().filter(strong).collect();
            rest.retain(|index| !inner.contains(index));
        }
        // What is left is judged by what stands in it, as is everything where no name says it.
        if inner.is_empty() {
            for column in all {
                let mut others = all.iter().filter(|it| *it != column);
                let holds = others.any(|it| self.holds(rows, *column, *it) == Held::Strictly);
                if holds { self.networks.push(*column) } else { inner.push(*column) }
            }
        } else {
            self.networks = outer;
            for column in rest {
                let holds = inner.iter().any(|it| self.holds(rows, column, *it) == Held::Strictly);
                if holds { self.networks.push(column) } else { inner.push(column) }
            }
        }
        // A range that is written twice in a row is one.
        let networks = std::mem::take(&mut self.networks);
        let same = |column: &usize| {
            !networks.is_empty()
                && inner.iter().all(|it| self.holds(rows, *column, *it) == Held::Same)
        };
        let kept: Vec<usize> = networks.iter().copied().filter(|column| !same(column)).collect();
        self.networks = kept;
        self.beside = self.networks.is_empty() && inner.len() > 1;
        self.ranges = inner;
    }

    /// How the ranges of one column hold those of another.
    fn holds(&self, rows: &[Row<'_>], outer: usize, inner: usize) -> Held {
        let (mut strictly, mut seen) = (false, false);
        for row in rows {
            let (outer, inner) = (self.of_cell(row, outer), self.of_cell(row, inner));
            for inner in inner.iter().filter(|_| !outer.is_empty()) {
                seen = true;
                match outer.iter().find(|it| it.contains(inner)) {
                    None => return Held::Not,
                    Some(outer) => strictly |= outer != inner,
                }
            }
        }
        match (seen, strictly) {
            (false, _) => Held::Not,
            (true, true) => Held::Strictly,
            (true, false) => Held::Same,
        }
    }

    fn of_cell(&self, row: &Row<'_>, column: usize) -> Vec<IpNet> {
        let length = self.masks_of(column).iter().find_map(|it| length(row.cell(*it)));
        let said = ranges(&without_remarks(row.cell(column))).unwrap_or_default().into_iter();
        let read = said.flat_map(|said| match (said, length) {
            (Said::Address(address @ IpAddr::V4(_)), Some(length)) => {
                IpNet::new(address, length).into_iter().collect()
            }
            (said, _) => said.networks(),
        });
        read.collect()
    }

    /// The columns with names of networks and of subnets.
    fn name(&mut self, names: &[String], means: &[Meaning]) {
        let taken = |index: &usize| {
            let ranges = self.networks.iter().chain(&self.ranges).chain(&self.masks);
            ranges.chain(self.kind.iter()).chain(self.status.iter()).any(|it| it == index)
        };
        let columns = |of: Of| {
            let known = means.iter().enumerate().filter(move |(index, means)| {
                let names_it = matches!(
                    means,
                    Meaning::Name | Meaning::PerhapsRanges | Meaning::Ranges | Meaning::Unknown
                );
                names_it && names.get(*index).is_some_and(|name| Of::name(name) == of)
            });
            known.map(|(index, _)| index).find(|index| !taken(index))
        };
        let plain = |index: &usize| !taken(index);
        let name = names.iter().position(|name| ["name", "bezeichnung"].contains(&name.as_str()));
        let name = name.filter(plain);
        let (network, subnet) = (columns(Of::Network), columns(Of::Subnet));
        self.network_name = network.or(name.filter(|_| subnet.is_some()));
        self.subnet_name = subnet.or(name.filter(|it| Some(*it) != self.network_name));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Not,
    Same,
    Strictly,
}

/// The length that a cell of a mask means.
pub(super) fn length(cell: &str) -> Option<u8> {
    let digits = cell.strip_prefix('/').unwrap_or(cell);
    match digits.parse::<u8>() {
        Ok(length) if !digits.starts_with('+') => Some(length),
        _ if cell == "0.0.0.0" => Some(0),
        _ => mask(cell).or_else(|| {
            // Masks shorter than /8, which could be addresses elsewhere.
            let bits = u32::from(cell.parse::<std::net::Ipv4Addr>().ok()?);
            let ones = bits.leading_ones();
            (ones + bits.trailing_zeros() >= 32).then_some(u8::try_from(ones).ok()?)
        }),
    }
}

/// The indices of columns that are so.
fn all(means: &[Meaning], is: impl Fn(usize, Meaning) -> bool) -> Vec<usize> {
    let columns = means.iter().enumerate().filter(|(index, means)| is(*index, **means));
    columns.map(|(index, _)| index).collect()
}
