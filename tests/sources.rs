//! `docs/sources.tsv` lists what the catalogue cites, and the day each page was last checked.

use std::collections::BTreeMap;
use std::fmt::Write;

use ipplan::{AnyFact, platform, services};
use snapbox::{Data, assert_data_eq};
use xtask::numbers::{self, NumberRow};
use xtask::sources::{Day, HEAD, PATH, SourceRow, read};

/// Every source of the catalogue, ordered by the date of the page, with the day the file gives it.
fn rows() -> Vec<SourceRow> {
    let key = |row: &SourceRow| (row.date, row.url.clone(), row.title.clone());
    let checked: BTreeMap<_, _> =
        read().unwrap_or_default().iter().map(|row| (key(row), row.checked)).collect();
    let facts = platform::FACTS.iter().flat_map(|fact| fact.entries()).map(|entry| entry.source);
    let forbidden = platform::FORBIDDEN.iter().map(|avoid| avoid.source);
    let services = services::ALL.iter().flat_map(|service| service.sources());
    let mut rows: Vec<SourceRow> = services
        .chain(facts)
        .chain(forbidden)
        .map(|source| {
            let date = Day::parse(&source.date.to_string()).unwrap();
            let (url, title) = (source.url.to_owned(), source.title.to_owned());
            let row = SourceRow { date, checked: None, url, title };
            SourceRow { checked: checked.get(&key(&row)).copied().flatten(), ..row }
        })
        .collect();
    rows.sort_by_key(key);
    rows.dedup();
    rows
}

/// `cargo xtask bless` adds what is new, without a day, and removes what is cited no more.
#[test]
fn the_list_is_what_the_catalogue_cites() {
    let mut text = HEAD.to_owned();
    for row in rows() {
        writeln!(text, "{row}").unwrap();
    }
    assert_data_eq!(text, Data::read_from(&xtask::root().join(PATH), None).raw());
}

/// The values of today, each with its page: `cargo xtask watch` looks for them there.
#[test]
fn the_numbers_are_those_of_the_catalogue() {
    let mut rows = Vec::new();
    let mut add = |of: &str, fact: &dyn AnyFact| {
        let Some(newest) = fact.entries().pop() else { return };
        // Words such as `true` stand on no page.
        if newest.value.contains(|it: char| it.is_ascii_digit()) || newest.value.contains('/') {
            let fact = format!("{of}: {}", fact.what());
            let (url, date) = (newest.source.url.to_owned(), newest.source.date.to_string());
            rows.push(NumberRow { url, date, value: newest.value, fact });
        }
    };
    for fact in platform::FACTS {
        add("every subnet", *fact);
    }
    for service in services::ALL {
        for fact in service.facts {
            add(service.id, *fact);
        }
    }
    rows.sort();
    rows.dedup();
    let mut text = numbers::HEAD.to_owned();
    for row in rows {
        writeln!(text, "{row}").unwrap();
    }
    assert_data_eq!(text, Data::read_from(&xtask::root().join(numbers::PATH), None).raw());
}

#[test]
fn somebody_has_read_every_source() {
    let unread: Vec<String> =
        rows().iter().filter(|row| row.checked.is_none()).map(ToString::to_string).collect();
    assert!(
        unread.is_empty(),
        "compare these pages with the catalogue and write the day into {PATH}:\n{}",
        unread.join("\n")
    );
}

/// Two titles of one page on one day would be two sources where there is one.
#[test]
fn a_page_has_one_title_a_day() {
    let rows = rows();
    for pair in rows.windows(2) {
        let same = (pair[0].date, &pair[0].url) == (pair[1].date, &pair[1].url);
        assert!(!same, "{}\n{}", pair[0], pair[1]);
    }
}
