//! Values as words: in a message, beside text in code, and where a test prints them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::services::app_service;
use ipplan::{AnyFact, Edition, Hint, Notice, Where, codes};

#[test]
fn a_hint_is_compared_by_its_words() {
    assert_eq!(Hint::from("use a /26"), "use a /26");
    assert_ne!(Hint::from("use a /26"), "use a /25");
}

#[test]
fn a_key_inside_the_whole_document_is_a_path_of_its_own() {
    let inside = Where::Inside("at".into());
    assert_eq!(inside.from(""), "at");
    assert_eq!(inside.from("networks.hub"), "networks.hub.at");
}

#[test]
fn a_notice_is_its_message() {
    let notice = Notice { code: &codes::RETIRED, message: "it is retired".into(), source: None };
    assert_eq!(notice.to_string(), "it is retired");
}

#[test]
fn an_edition_and_a_fact_are_short_where_a_test_prints_them() {
    assert_eq!(format!("{:?}", Edition::new(2026, 1, 30)), "2026-01-30");
    let fact: &dyn AnyFact = app_service::SERVICE.facts[0];
    assert_eq!(format!("{fact:?}"), fact.what());
}
