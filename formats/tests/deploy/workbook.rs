//! A plan as a workbook: read back by our own reader and by the library for such files, with its formulas
//! calculated again.
#![cfg(feature = "workbooks")]

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use ipplan::{Lock, Plan, plan};
use ipplan_formats::{WORKBOOK, read};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;

use super::names::{Names, named, names, plain, shown};

fn write(plan: &Plan) -> Vec<u8> {
    (WORKBOOK.write)(plan).unwrap()
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(file: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(file)).unwrap()
}

/// Our reader takes it for what exists: the same networks, regions, spaces, names, prefixes, delegations.
#[test]
fn a_workbook_is_read_back() {
    let plan = super::estate();
    let file = write(&plan);
    let (inventory, problems) = read::inventory(&[("plan.xlsx", &file)]);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(inventory.notices.is_empty(), "{:?}", inventory.notices);
    assert!(inventory.files.iter().all(|file| file.not_read.is_empty()), "{:?}", inventory.files);
    let mut found = super::Subnets::new();
    for network in &inventory.networks {
        let planned = &plan.networks[&network.name];
        assert_eq!((&network.space, &network.region), (&planned.prefixes, &planned.region));
        for subnet in &network.subnets {
            let place = (network.name.clone(), subnet.name.clone());
            found.insert(place, (subnet.prefixes.clone(), subnet.delegations.clone()));
        }
    }
    assert_eq!(found, super::planned(&plan));
    assert_eq!(inventory.networks.len(), 3);
}

#[test]
fn the_same_plan_is_the_same_file() {
    let (one, other) = (write(&super::estate()), write(&super::estate()));
    assert_eq!(one, other);
    let text = String::from_utf8_lossy(&one);
    assert!(text.contains("docProps/core.xml"), "what says when it was made is in it");
}

/// A formula of those that are written, calculated from the cells of the book.
fn calculated(formula: &str, here: &str, book: &BTreeMap<String, Range<Data>>) -> f64 {
    let cells = |range: &str| {
        let (sheet, range) = range.rsplit_once('!').unwrap_or((here, range));
        let sheet = sheet.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')).unwrap_or(sheet);
        let sheet = &book[&sheet.replace("''", "'")];
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let place = |cell: &str| {
            let column = u32::from(cell.as_bytes()[0] - b'A');
            (cell[1..].parse::<u32>().unwrap() - 1, column)
        };
        let ((first, column), (last, _)) = (place(first), place(last));
        let found = (first..=last).filter_map(|row| sheet.get_value((row, column)).cloned());
        found.filter(|cell| *cell != Data::Empty).collect::<Vec<_>>()
    };
    let number = |text: &str| {
        text.parse().unwrap_or_else(|_| match &cells(text)[..] {
            [Data::Float(number)] => *number,
            other => panic!("{text} is {other:?}"),
        })
    };
    if let Some(range) = formula.strip_prefix("SUM(").and_then(|it| it.strip_suffix(')')) {
        let numbers = cells(range).into_iter().filter_map(|cell| match cell {
            Data::Float(number) => Some(number),
            _ => None,
        });
        numbers.sum()
    } else if let Some(range) = formula.strip_prefix("COUNTA(").and_then(|it| it.strip_suffix(')'))
    {
        f64::from(u32::try_from(cells(range).len()).unwrap())
    } else if let Some(rest) = formula.strip_prefix("2^(32-VALUE(MID(") {
        let (cell, rest) = rest.split_once(',').unwrap();
        assert_eq!(rest, format!("FIND(\"/\",{cell})+1,2)))"));
        let Data::String(prefix) = &cells(cell)[0] else { panic!("{cell}") };
        let length: u32 =
            prefix.split_once('/').unwrap().1.chars().take(2).collect::<String>().parse().unwrap();
        2_f64.powi(i32::try_from(32 - length).unwrap())
    } else {
        let (one, other) = formula.split_once('-').unwrap();
        number(one) - number(other)
    }
}

#[test]
fn formulas_have_the_results_that_they_say() {
    let mut book = open(write(&super::estate()));
    let names = book.sheet_names();
    assert_eq!(names, ["Networks", "hub", "vnet.shop"]);
    let sheets: BTreeMap<String, Range<Data>> =
        names.iter().map(|name| (name.clone(), book.worksheet_range(name).unwrap())).collect();
    let mut count = 0;
    for name in &names {
        let formulas = book.worksheet_formula(name).unwrap();
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            let result = sheets[name].get_value(at).unwrap();
            assert_eq!(
                *result,
                Data::Float(calculated(formula, name, &sheets)),
                "{name}: {formula}"
            );
            count += 1;
        }
    }
    // Four for each network, one of which has no subnets, and four sums; three for each of 7
    // subnets, three of which have a fixed size, and four sums for each of two networks.
    assert_eq!(count, (3 * 4 - 2) + 4 + (7 * 3 - 3) + 2 * 4);
    // By hand: a /23.
    let hub = &sheets["Networks"];
    let row = (1..5).find(|row| hub.get_value((*row, 0)) == Some(&Data::String("hub".into())));
    assert_eq!(hub.get_value((row.unwrap(), 4)), Some(&Data::Float(512.0)));
}

#[test]
fn sheets_have_names_that_excel_accepts() {
    let long = "n".repeat(40);
    let web = "subnets: { web: { service: hosts, addresses: 9 } }";
    let request = format!(
        "{{ networks: {{ history: {{ space: 10.0.0.0/24, {web} }}, networks: {{ space: 10.0.1.0/24, {web} }},
            {long}a: {{ space: 10.0.2.0/24, {web} }}, {long}b: {{ space: 10.0.3.0/24, {web} }} }} }}"
    );
    let plan = plan(&super::request(&request), &Lock::default()).unwrap();
    let book = open(write(&plan));
    let cut = "n".repeat(31);
    let second = format!("{} (2)", "n".repeat(27));
    let names = ["Networks", "network history", "networks (2)", cut.as_str(), second.as_str()];
    assert_eq!(book.sheet_names(), names);
}

/// The texts of all cells, and every formula.
fn content(names: &Names) -> (Vec<String>, Vec<String>) {
    let mut book = open(write(&named(names)));
    let (mut texts, mut formulas) = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let cells = book.worksheet_range(&name).unwrap();
        texts.extend(cells.used_cells().filter_map(|(.., cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
        let found = book.worksheet_formula(&name).unwrap();
        // What is before `!` is the name of a sheet.
        let plain = |it: &str| it.rsplit('!').next().unwrap_or_default().to_owned();
        formulas.extend(found.used_cells().map(|(.., formula)| plain(formula)));
    }
    (texts, formulas)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_name_is_a_formula(names in names()) {
        let (texts, formulas) = content(&names);
        prop_assert_eq!(formulas, content(&plain()).1);
        for name in [&names.network, &names.key, &names.azure, &names.region] {
            let name = shown(name);
            prop_assert!(name.is_empty() || texts.contains(&name), "{name:?} {texts:?}");
        }
    }
}
