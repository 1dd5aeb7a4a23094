//! Checks the proof of a plan, or of the answer that it does not fit, without trusting the planner.
//!
//! `docs/proof.md` lists the statements. Blocks are aligned to their size and every size divides every
//! larger one. So blocks fit if and only if, at every size, no more is wanted in blocks of that size or
//! larger than is free in them.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use serde::Deserialize;

/// The conclusion of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every subnet has its place, and no two share an address.
    Fits,
    /// There is no room in any arrangement.
    DoesNotFit,
}

/// The line that is wrong, from 1, and why.
pub type Refused = (usize, String);

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Statement<'a> {
    Proof { version: u32 },
    Sum(#[serde(borrow)] Terms<'a>),
    Space { name: String, prefix: Net, within: Option<Net>, isolated: Option<String> },
    Subnet { at: Net, name: &'a str, sum: &'a str },
    Kept { at: Net, why: String },
    Free { at: Net },
    Wanted { name: String, sum: Option<String>, members: Vec<u32>, prefix_length: u32 },
    Count { prefix_length: u32, wanted: u128, free: u128 },
    Verdict(Verdict),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms<'a> {
    name: &'a str,
    /// The terms of the sum: the name, the count, the addresses for each, and the page that states
    /// them.
    sum: Vec<(String, u128, u128, String)>,
    need: u128,
    minimum: Option<(u32, String)>,
    fixed: bool,
    prefix_length: u32,
}

/// The first and the last address of a prefix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "&str")]
struct Net {
    v6: bool,
    first: u128,
    last: u128,
}

/// The need of a sum, and the prefix length that follows from it.
#[derive(Clone, Copy)]
struct Sum(u128, u32);

#[derive(Default)]
struct Checker<'a> {
    begun: bool,
    sums: HashMap<&'a str, Sum>,
    /// The space that is read: its name, its prefix, and the next address to say something about.
    name: String,
    open: Option<(Net, Option<u128>)>,
    /// Every prefix: where it is, whose it is, whether it may be elsewhere too, its line.
    spaces: Vec<(Net, String, bool, usize)>,
    /// Of every subnet of the space that is read: its addresses, the blocks they are in, its sum, and the line of the last.
    subnets: HashMap<&'a str, (u128, u32, Sum, usize)>,
    /// The free blocks of the space that is read; the number wanted of each size, where 64 is that
    /// of IPv6; and whether each size that is counted is short.
    free: Vec<Net>,
    wanted: BTreeMap<u32, u128>,
    counted: BTreeMap<u32, bool>,
    short: bool,
    verdict: Option<Verdict>,
}

/// Checks a proof; the error is the first line that is wrong, and why.
pub fn check(proof: &str) -> Result<Verdict, Refused> {
    let (mut checker, mut last) = (Checker::default(), 0);
    for (line, text) in (1..).zip(proof.lines()) {
        last = line;
        let text = text.trim().trim_end_matches(',');
        if !matches!(text, "" | "[" | "]") {
            let statement = serde_json::from_str(text).map_err(|it| (line, it.to_string()))?;
            checker.read(statement, line).map_err(|why| (line, why))?;
        }
    }
    checker.end(last)
}

fn hold(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

impl<'a> Checker<'a> {
    fn read(&mut self, statement: Statement<'a>, line: usize) -> Result<(), String> {
        let head = matches!(statement, Statement::Proof { version: 1 });
        hold(self.begun != head, || "a proof begins with version 1, once".into())?;
        hold(self.verdict.is_none(), || "nothing follows the verdict".into())?;
        match statement {
            Statement::Proof { .. } => self.begun = true,
            Statement::Sum(terms) => {
                let sum = terms.check()?;
                let new = self.sums.insert(terms.name, sum).is_none();
                hold(new, || "two sums of one name".into())?;
            }
            Statement::Space { name, prefix, within, isolated } => {
                let inside = within.is_none_or(|it| it.holds(prefix));
                hold(inside, || format!("`{name}` is outside its pool"))?;
                self.close(Some(&name))?;
                self.spaces.push((prefix, name.clone(), isolated.is_some(), line));
                (self.name, self.open) = (name, Some((prefix, Some(prefix.first))));
            }
            Statement::Subnet { at, name, sum } => {
                self.tile(at)?;
                let sum = self.sum(sum)?;
                let of = self.subnets.entry(name).or_insert((0, 0, sum, line));
                let size = (at.last - at.first).saturating_add(1);
                hold(!at.v6 || size == 1 << 64, || "an IPv6 range is a /64".into())?;
                if !at.v6 {
                    *of = (of.0 + size, of.1 + 1, sum, line);
                }
            }
            Statement::Kept { at, why } => {
                hold(!why.is_empty(), || "no reason why it is kept".into())?;
                self.tile(at)?;
            }
            Statement::Free { at } => {
                self.tile(at)?;
                match self.free.last_mut() {
                    Some(it) if it.v6 == at.v6 && it.last + 1 == at.first => it.last = at.last,
                    _ => self.free.push(at),
                }
            }
            Statement::Wanted { name, sum, members, prefix_length } => {
                let all = members.iter().map(|it| 1_u128 << 32_u32.saturating_sub(*it)).sum();
                let least = match sum {
                    Some(sum) => self.sum(&sum)?.1.min(holding(all)),
                    None if members == [64] => 64,
                    None => holding(all),
                };
                hold(prefix_length == least, || format!("`{name}` wants a /{least}"))?;
                *self.wanted.entry(prefix_length).or_default() += 1;
            }
            Statement::Count { prefix_length: length, wanted, free } => {
                let v6 = length == 64;
                hold(v6 || length <= 32, || "neither a prefix length of IPv4 nor /64".into())?;
                let larger = self.wanted.range(if v6 { length } else { 0 }..=length);
                let all: u128 = larger.map(|(larger, count)| count << (length - larger)).sum();
                hold(all == wanted, || format!("{all} are wanted, not {wanted}"))?;
                let size = 1_u128 << if v6 { 64 } else { 32_u32.saturating_sub(length) };
                let blocks =
                    |it: &Net| ((it.last + 1) / size).saturating_sub(it.first.div_ceil(size));
                let all: u128 = self.free.iter().filter(|it| it.v6 == v6).map(blocks).sum();
                hold(all == free, || format!("{all} are free, not {free}"))?;
                self.counted.insert(length, wanted > free);
            }
            Statement::Verdict(verdict) => {
                self.close(None)?;
                self.verdict = Some(verdict);
                let right = (verdict == Verdict::DoesNotFit) == self.short;
                hold(right, || "the lines before show the opposite".into())?;
            }
        }
        Ok(())
    }

    fn sum(&self, name: &str) -> Result<Sum, String> {
        self.sums.get(name).copied().ok_or_else(|| format!("there is no sum `{name}`"))
    }

    /// Ends a prefix, and its space where another one follows.
    fn close(&mut self, next: Option<&String>) -> Result<(), String> {
        let whole = self.open.is_none_or(|(_, next)| next.is_none());
        hold(whole, || format!("the last addresses of `{}` are not covered", self.name))?;
        if next != Some(&self.name) {
            let counted = self.wanted.keys().all(|length| self.counted.contains_key(length));
            let short = self.counted.values().any(|short| *short);
            let shown = counted && short != self.wanted.is_empty();
            hold(shown, || format!("it is not shown that `{}` is too small", self.name))?;
            self.short |= short;
            (self.free, self.wanted, self.counted) = Default::default();
            for (name, (addresses, blocks, Sum(need, length), line)) in self.subnets.drain() {
                let one = blocks == 1 && addresses == 1 << (32 - length);
                let several = blocks > 1 && addresses >= need;
                let why =
                    || format!("line {line}: `{name}` has {addresses}, and wants a /{length}");
                hold(one || several, why)?;
            }
        }
        Ok(())
    }

    /// The block has to begin where the one before it ends, inside the same prefix.
    fn tile(&mut self, at: Net) -> Result<(), String> {
        let (prefix, next) = self.open.as_mut().ok_or("this block is in no prefix")?;
        let follows = *next == Some(at.first) && prefix.holds(at);
        *next = at.last.checked_add(1).filter(|_| at.last < prefix.last);
        hold(follows, || "the block does not begin where the one before it ends".into())
    }

    /// The checks that need all lines.
    fn end(mut self, last: usize) -> Result<Verdict, Refused> {
        self.spaces.sort();
        let mut before: Option<(Net, &str)> = None;
        for (net, name, isolated, line) in &self.spaces {
            let meets = before.filter(|(it, _)| it.v6 == net.v6 && net.first <= it.last);
            match meets {
                Some((_, other)) if !isolated || other == name => {
                    return Err((*line, format!("`{name}` and `{other}` share addresses")));
                }
                _ if !isolated => before = Some((*net, name)),
                _ => {}
            }
        }
        self.verdict.ok_or((last, "there is no verdict".into()))
    }
}

impl Terms<'_> {
    fn check(&self) -> Result<Sum, String> {
        let mut total: u128 = 0;
        for (what, count, each, source) in &self.sum {
            hold(is_source(source), || format!("no page for `{what}`"))?;
            total = total.saturating_add(count.saturating_mul(*each));
        }
        let (minimum, length) = (self.minimum.as_ref(), self.prefix_length);
        hold(minimum.is_none_or(|it| is_source(&it.1)), || "no page for the minimum".into())?;
        hold(total == self.need && total <= 1 << 32, || format!("the terms add up to {total}"))?;
        let least = minimum.map_or(32, |it| it.0).min(holding(total));
        let right = length == least || (self.fixed && length < least);
        hold(right, || format!("{total} addresses want a /{least}, not a /{length}"))?;
        Ok(Sum(total, length))
    }
}

/// A date and an address, or that the request asks for it.
fn is_source(text: &str) -> bool {
    let date = text.bytes().take(10).map(|it| if it.is_ascii_digit() { b'0' } else { it });
    text == "the request" || (date.eq(*b"0000-00-00") && text.contains(" https://"))
}

/// The prefix length of the smallest IPv4 block with at least this many addresses.
fn holding(addresses: u128) -> u32 {
    let size = addresses.checked_next_power_of_two().unwrap_or(1 << 127);
    32_u32.saturating_sub(size.trailing_zeros())
}

impl Net {
    fn holds(self, other: Net) -> bool {
        self.v6 == other.v6 && self.first <= other.first && other.last <= self.last
    }
}

impl TryFrom<&str> for Net {
    type Error = String;

    fn try_from(text: &str) -> Result<Net, String> {
        let wrong = || format!("`{text}` is not a prefix");
        let (ip, length) = text.split_once('/').ok_or_else(wrong)?;
        let length: u32 = length.parse().map_err(|_| wrong())?;
        let (v6, first, width): (bool, u128, u32) = match ip.parse().map_err(|_| wrong())? {
            IpAddr::V4(ip) => (false, u32::from(ip).into(), 32),
            IpAddr::V6(ip) => (true, ip.into(), 128),
        };
        let bits = width.checked_sub(length).ok_or_else(wrong)?;
        let host = 1_u128.checked_shl(bits).map_or(u128::MAX, |size| size - 1);
        // Nothing ends at the last address of IPv6, so that every end can be counted from.
        hold(first & host == 0 && (first | host) < u128::MAX, wrong)?;
        Ok(Net { v6, first, last: first | host })
    }
}
