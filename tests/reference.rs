//! The reference page is what the tables say: `cargo xtask bless` rewrites it.

use ipplan::services;
use snapbox::{Data, assert_data_eq};

#[test]
fn the_reference_page_is_what_the_tables_say() {
    let path = xtask::root().join("docs/services.md");
    let page = ipplan_formats::markdown::services(services::ALL);
    assert_data_eq!(page, Data::read_from(&path, None).raw());
}
